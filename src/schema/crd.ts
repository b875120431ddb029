import type { Problem } from '../model/diagnostic.ts'
import type { Kind, KindVersion, Schema } from '../model/kind.ts'
import { isList, isMapping, own, textOf, type Mapping, type Value, type ValuePath } from '../model/value.ts'
import { checkMetadata, OBJECT_META, type MetadataRules } from './check/metadata.ts'
import { compileNode, topContext } from './check/node.ts'
import { startWalk } from './check/walk.ts'
import { CRD_SHAPE } from './crd-shape.ts'
import { checkDefaults } from './defaults.ts'
import { checkEnvelope } from './envelope.ts'
import { checkExpressions } from './expressions.ts'
import { readNotes, type Notes } from './notes.ts'
import { checkShape } from './shape.ts'
import { checkStructural } from './structural.ts'

/** What reading a declaration gave. */
export interface ReadKind {
  /** There only where nothing is wrong but what a rule may cost, so that whoever holds a Kind can lean on its types. */
  readonly kind?: Kind
  /** Which kind the document means to declare, even where something is wrong with it. */
  readonly declares?: { readonly group: string; readonly kind: string }
  /** Problems with code kind/schema or schema/rule-expensive; paths start at the document's top. */
  readonly problems: readonly Problem[]
}

/** True for a document that says it is an apiextensions.k8s.io/v1 CustomResourceDefinition. */
export function isCrd(document: unknown): document is Mapping {
  return (
    own(document, 'apiVersion') === 'apiextensions.k8s.io/v1' && own(document, 'kind') === 'CustomResourceDefinition'
  )
}

/**
 * The kind that a CustomResourceDefinition declares, or what keeps an API server from taking it: wrong types, unknown
 * fields, names, versions, a schema that isn't structural; in a kind of the package also rules that don't compile,
 * and defaults that aren't what their schema says. Rules that may cost too much come as a warning.
 */
export function readKind(document: Mapping, file: string, ships: Kind['ships']): ReadKind {
  if (!isCrd(document)) return { problems: [notCrd(document)] }
  const declares = declaredBy(document)
  const shape = checkShape(document, CRD_SHAPE)
  const notes = readNotes(document)
  const problems = [...shape.problems, ...notes.problems]
  if (shape.problems.length > 0) return { ...declares, problems: [...problems, ...checkOwnMetadata(document)] }
  const source = shape.hasNulls || shape.hasLongNumbers ? asServersRead(document) : document
  problems.push(...checkEnvelope(source), ...checkOwnMetadata(source))
  const versions = readVersions(source, notes)
  problems.push(...versions.flatMap((version, index) => placed(checkSchema(version, ships), schemaPath(index))))
  problems.push(...checkRoots(source))
  if (problems.some(({ code }) => code !== 'schema/rule-expensive')) return { ...declares, problems }
  return { kind: kindOf(source, { file, ships, versions }), ...declares, problems }
}

/** What readKind() gave, from the `source` of its kind, for a document that it had nothing to say of: nothing is asked again. */
export function readKnownKind(document: Mapping, file: string, ships: Kind['ships']): ReadKind {
  return {
    kind: kindOf(document, { file, ships, versions: readVersions(document, readNotes(document)) }),
    problems: [],
  }
}

/** Beside a status of its own the root of a schema says only what holds for an object without its status as well. */
function checkRoots(document: Mapping): readonly Problem[] {
  const versions = own(own(document, 'spec'), 'versions')
  return (isList(versions) ? versions : []).flatMap((version, index) => {
    const schema = own(own(version, 'schema'), 'openAPIV3Schema')
    if (!isMapping(own(own(version, 'subresources'), 'status')) || !isMapping(schema)) return []
    const others = Object.entries(schema).filter(([key, value]) => !AT_ROOT.has(key) && value !== false && value !== '')
    return others.map(([key]) => ({
      code: 'kind/schema',
      message: `The schema has ${key} at its root, where a kind with the status subresource cannot have it.`,
      path: [...schemaPath(index), key],
      at: 'key',
    }))
  })
}

/** apiextensions validation.go, allowedFieldsAtRootSchema; what else is wrong at a root is said elsewhere. */
const AT_ROOT: ReadonlySet<string> = new Set([
  ...['description', 'type', 'format', 'title', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum'],
  ...['maxLength', 'minLength', 'pattern', 'maxItems', 'minItems', 'uniqueItems', 'multipleOf', 'required', 'items'],
  ...['properties', 'externalDocs', 'example', 'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-validations'],
])

/** The metadata of the declaration itself, its name apart. */
function checkOwnMetadata(document: Mapping): readonly Problem[] {
  const metadata = own(document, 'metadata')
  if (!isMapping(metadata)) return []
  const walk = startWalk()
  walk.path.push('metadata')
  const types = compileNode(OBJECT_META, topContext('core'))
  const prepared = types.prepare?.(metadata) ?? metadata
  types.check(prepared, walk)
  if (isMapping(prepared)) checkMetadata(prepared, walk, OWN_METADATA)
  return walk.problems.map((problem) => ({ ...problem, code: 'kind/schema' }))
}

const OWN_METADATA: MetadataRules = { nameRule: () => undefined, scope: 'Cluster', finalizers: 'qualified' }

function notCrd(document: Mapping): Problem {
  const isOldCrd = own(document, 'apiVersion') === 'apiextensions.k8s.io/v1beta1'
  return {
    code: 'kind/schema',
    message: isOldCrd
      ? 'This CustomResourceDefinition has the apiVersion apiextensions.k8s.io/v1beta1, which clusters no longer serve.'
      : 'This document is not a CustomResourceDefinition.',
    path: [],
    help: 'a kind is declared by apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition.',
  }
}

function declaredBy(document: Mapping): Pick<ReadKind, 'declares'> {
  const spec = own(document, 'spec')
  const group = own(spec, 'group')
  const kind = own(own(spec, 'names'), 'kind')
  return typeof group === 'string' && typeof kind === 'string' ? { declares: { group, kind } } : {}
}

/** Rules and defaults are looked at once the schema is structural, and not where a cluster has taken them already. */
function checkSchema({ schema }: KindVersion, ships: Kind['ships']): readonly Problem[] {
  const problems = checkStructural(schema)
  if (problems.length > 0 || ships !== 'package') return problems
  return [...checkExpressions(schema), ...checkDefaults(schema)]
}

function schemaPath(version: number): ValuePath {
  return ['spec', 'versions', version, 'schema', 'openAPIV3Schema']
}

function placed(problems: readonly Problem[], path: ValuePath): readonly Problem[] {
  return problems.map((problem) => ({ ...problem, path: [...path, ...problem.path] }))
}

const EMPTY_SCHEMA: Schema = { type: 'object' }

/** The shape has been checked; what checkEnvelope finds missing is filled in, and the problem keeps the kind back. */
function readVersions(document: Mapping, notes: Notes): readonly KindVersion[] {
  const versions = own(own(document, 'spec'), 'versions')
  if (!isList(versions)) return []
  return versions.map((version) => {
    const name = textOf(own(version, 'name'))
    const schema = own(own(version, 'schema'), 'openAPIV3Schema')
    return {
      name,
      served: own(version, 'served') === true,
      storage: own(version, 'storage') === true,
      ...(own(version, 'deprecated') === true ? { deprecated: true } : {}),
      schema: isMapping(schema) ? schema : EMPTY_SCHEMA,
      references: notes.references.get(name) ?? new Map(),
      immutable: notes.immutable.get(name) ?? [],
    }
  })
}

function kindOf(source: Mapping, more: Pick<Kind, 'file' | 'ships' | 'versions'>): Kind {
  const spec = own(source, 'spec')
  const names = own(spec, 'names')
  return {
    group: textOf(own(spec, 'group')),
    kind: textOf(own(names, 'kind')),
    plural: textOf(own(names, 'plural')),
    scope: own(spec, 'scope') === 'Cluster' ? 'Cluster' : 'Namespaced',
    storage: more.versions.find(({ storage }) => storage)?.name ?? '',
    source,
    ...more,
  }
}

/** Keys that hold null are keys that are absent, and bounds are doubles, except where a value stands for itself. */
function asServersRead<V extends Value>(value: V): V {
  if (typeof value === 'bigint') return Number(value) as Value as V
  if (isList(value)) return value.map(asServersRead) as readonly Value[] as V
  if (!isMapping(value)) return value
  const kept = Object.entries(value).filter(([, item]) => item !== null)
  return Object.fromEntries(kept.map(([key, item]) => [key, LITERAL.has(key) ? item : asServersRead(item)])) as V
}

const LITERAL: ReadonlySet<string> = new Set(['default', 'example', 'enum'])
