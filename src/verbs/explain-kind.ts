import { fieldRows, type FieldRow } from '../docs/fields.ts'
import { closest } from '../model/closest.ts'
import type { Kind, KindVersion, Schema } from '../model/kind.ts'
import type { Origin } from '../model/origin.ts'
import type { Outcome } from '../model/outcome.ts'
import { formatPath, parsePath, type Step } from '../model/path.ts'
import type { Mapping } from '../model/value.ts'
import type { Kinds } from '../pipeline/kinds.ts'
import { readKinds } from '../pipeline/kinds.ts'
import { locator } from '../pipeline/locate.ts'
import { findPackage } from '../pipeline/package.ts'
import { failure } from './build.ts'
import { UsageError, type Invocation } from './verb.ts'

const REPORT = 'ExplainReport'
/** How the group without a name is said. */
const CORE = 'core'

/**
 * `motif explain ManagedDatabase.spec.size`: what a kind takes there, as its schema says, like `kubectl explain`. Runs no code. Kinds of
 * one name in several groups are listed; `Kind.group`, with the field after a space, is one of them.
 */
export function explainKind(invocation: Invocation, what: string, field: string | undefined): Outcome {
  const { host, packageFolder } = invocation
  const found = findPackage(host, packageFolder)
  if (found.package === undefined) return failure(REPORT, found.diagnostics, found.root)
  const kinds = readKinds(host, found.package)
  const asked = askedFor(kinds, what, field)
  if (asked.kinds.length > 1) return severalKinds(found.root, what, asked.kinds)
  const kind = asked.kinds[0]
  if (kind === undefined) throw unknownKind(kinds, what)
  const version = kind.versions.find(({ name }) => name === kind.storage) ?? kind.versions[0]
  if (version === undefined) throw unknownKind(kinds, what)
  const place = fieldIn(kind, version, asked.path)
  const locate = locator(host, found.root)
  const origin = kind.ships === 'core' ? undefined : locate({ file: kind.file, document: 0 }, place.keywords, 'key')
  return {
    report: REPORT,
    exitCode: 0,
    root: found.root,
    summary: { errors: 0, warnings: 0 },
    diagnostics: [],
    details: { answers: [], schema: schemaJson({ kind, version, place, origin }) },
    lines: schemaLines({ kind, version, place, origin }),
  }
}

interface Asked {
  readonly kinds: readonly Kind[]
  readonly path: string
}

/** The group and the field both follow a dot: what is a group of such a kind is the group. */
function askedFor(kinds: Kinds, what: string, field: string | undefined): Asked {
  const [name = '', ...rest] = what.split('.')
  const all = kindsNamed(kinds, name)
  const said = rest.join('.')
  const grouped = all.filter((kind) => said === groupOf(kind) || said.startsWith(`${groupOf(kind)}.`))
  if (grouped[0] !== undefined) {
    const after = said.slice(groupOf(grouped[0]).length + 1)
    return { kinds: grouped, path: field ?? after }
  }
  if (field !== undefined && rest.length > 0) return { kinds: all, path: `${rest.join('.')}.${field}` }
  const ours = all.filter(({ ships }) => ships === 'package')
  return { kinds: ours.length === 1 ? ours : all, path: field ?? what.slice(name.length + 1) }
}

function groupOf({ group }: Kind): string {
  return group === '' ? CORE : group
}

function kindsNamed(kinds: Kinds, name: string): readonly Kind[] {
  const wanted = [name.toLowerCase(), name.toLowerCase().replace(/s$/, ''), name.toLowerCase().replace(/es$/, '')]
  const names = kinds.names().filter(({ kind }) => wanted.includes(kind.toLowerCase()))
  const found = names.flatMap(({ group, kind, spelling }) => kinds.find(group, spelling?.() ?? kind) ?? [])
  return [...new Set(found)]
}

function unknownKind(kinds: Kinds, what: string): UsageError {
  const name = what.split('.')[0] ?? ''
  const near = closest(name, new Set(kinds.names().map(({ kind }) => kind)))
  const slash = 'a resource is named by kind and name: SQLInstance/orders.'
  return new UsageError(`There is no kind ${name} here.`, near === undefined ? slash : `the closest kind is ${near}.`)
}

function severalKinds(root: string, what: string, kinds: readonly Kind[]): Outcome {
  const names = kinds.map((kind) => `${kind.kind}.${groupOf(kind)}`)
  return {
    report: REPORT,
    exitCode: 1,
    root,
    summary: { matches: kinds.length, errors: 0, warnings: 0 },
    diagnostics: [],
    details: { answers: [], matches: kinds.map(({ group, kind }) => ({ group, kind })) },
    lines: [
      `${what} means ${kinds.length} kinds; name its group, and the field after a space:`,
      ...names.map((name) => `  ${name}`),
    ],
  }
}

interface FieldPlace {
  readonly schema: Schema
  readonly path: string
  /** The way to the schema inside its file. */
  readonly keywords: readonly (string | number)[]
  readonly isRequired: boolean
}

interface Explained {
  readonly kind: Kind
  readonly version: KindVersion
  readonly place: FieldPlace
  readonly origin: Origin | undefined
}

function fieldIn(kind: Kind, version: KindVersion, path: string): FieldPlace {
  const steps = path === '' ? [] : parsePath(path)
  if (steps === undefined)
    throw new UsageError(`${path} is no path of a field.`, 'write keys joined by dots: spec.size.')
  const index = kind.versions.indexOf(version)
  let at: FieldPlace = {
    schema: version.schema,
    path: '',
    keywords: ['spec', 'versions', index, 'schema', 'openAPIV3Schema'],
    isRequired: false,
  }
  for (const step of steps) at = stepInto(kind, at, step)
  return at
}

/** One step down; lists and maps are gone through without a step of their own, as kubectl does. */
function stepInto(kind: Kind, at: FieldPlace, step: Step): FieldPlace {
  const inner = withItems(at)
  if (step.type !== 'key') return inner === at ? withItems(at) : inner
  const { properties = {}, additionalProperties, required = [] } = inner.schema
  const below = Object.hasOwn(properties, step.key) ? properties[step.key] : undefined
  const path = at.path === '' ? formatPath([step.key]) : `${at.path}.${formatPath([step.key])}`
  if (below !== undefined) {
    return {
      schema: below,
      path,
      keywords: [...inner.keywords, 'properties', step.key],
      isRequired: required.includes(step.key),
    }
  }
  if (typeof additionalProperties === 'object') {
    return {
      schema: additionalProperties,
      path,
      keywords: [...inner.keywords, 'additionalProperties'],
      isRequired: false,
    }
  }
  const known = Object.keys(properties)
  const near = closest(step.key, known)
  const help =
    near === undefined ? `there is ${known.slice(0, 12).join(', ') || 'nothing below it'}.` : `the closest is ${near}.`
  throw new UsageError(`${kind.kind} has no ${path}.`, help)
}

function withItems(at: FieldPlace): FieldPlace {
  const { items } = at.schema
  return items === undefined ? at : { ...at, schema: items, keywords: [...at.keywords, 'items'] }
}

function schemaLines({ kind, version, place, origin }: Explained): readonly string[] {
  const { schema, path, isRequired } = place
  const rows = fieldRows(withItems(place).schema).filter((row) => !/[.[]/.test(row.path.replace(/^\["[^"]*"\]/, '')))
  const facts = [
    `KIND:     ${kind.kind}`,
    `VERSION:  ${kind.group === '' ? '' : `${kind.group}/`}${version.name}`,
    ...(path === '' ? [] : [`FIELD:    ${path} <${typeOf(schema)}>${isRequired ? ' -required-' : ''}`]),
    ...(origin === undefined ? [] : [`SCHEMA:   ${origin.file}:${origin.line}`]),
    ...(schema.default === undefined ? [] : [`DEFAULT:  ${JSON.stringify(schema.default)}`]),
    ...(schema.enum === undefined ? [] : [`ENUM:     ${schema.enum.map((each) => JSON.stringify(each)).join(', ')}`]),
    ...(schema.pattern === undefined ? [] : [`PATTERN:  ${schema.pattern}`]),
    ...(schema['x-kubernetes-validations'] ?? []).map(({ rule, message }) => `RULE:     ${message ?? rule}`),
  ]
  const about = schema.description === undefined ? [] : ['', 'DESCRIPTION:', ...indented(schema.description, '  ')]
  const fields = rows.length === 0 ? [] : ['', 'FIELDS:', ...rows.flatMap(rowLines)]
  return [...facts, ...about, ...fields]
}

function rowLines({ path, type, isRequired, default: given, description }: FieldRow): readonly string[] {
  const more = `${isRequired ? ' -required-' : ''}${given === undefined ? '' : `, ${JSON.stringify(given)} if absent`}`
  return [`  ${path} <${type}>${more}`, ...indented(description, '    ')]
}

function indented(text: string, indent: string): readonly string[] {
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => indent + line)
}

function typeOf({ type, items, additionalProperties }: Schema): string {
  if (type === 'array') return `[]${items?.type ?? 'any'}`
  return type === 'object' && typeof additionalProperties === 'object'
    ? `map[string]${additionalProperties.type ?? 'any'}`
    : (type ?? 'any')
}

function schemaJson({ kind, version, place, origin }: Explained): Mapping {
  const { schema, path, isRequired } = place
  const rows = fieldRows(withItems(place).schema)
  return {
    apiVersion: kind.group === '' ? version.name : `${kind.group}/${version.name}`,
    kind: kind.kind,
    path,
    type: typeOf(schema),
    required: isRequired,
    description: schema.description ?? '',
    ...(schema.default === undefined ? {} : { default: schema.default }),
    ...(schema.enum === undefined ? {} : { enum: schema.enum }),
    ...(origin === undefined ? {} : { file: origin.file, line: origin.line }),
    fields: rows.map((row) => ({
      path: row.path,
      type: row.type,
      required: row.isRequired,
      description: row.description,
      ...(row.default === undefined ? {} : { default: row.default }),
    })),
  }
}
