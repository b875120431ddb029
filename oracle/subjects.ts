import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { kindKey, type Kind } from '../src/model/kind.ts'
import { groupVersion } from '../src/model/resource.ts'
import { isList, isMapping, own, ownText, type Mapping, type Value, type ValuePath } from '../src/model/value.ts'
import { nodeHost } from '../src/node-host.ts'
import { coreKinds } from '../src/schema/core.ts'
import { isCrd, readKind } from '../src/schema/crd.ts'
import { read } from '../src/yaml/read.ts'
import { fieldOf } from './paths.ts'

/** An object to mutate, and the kind that it is of. */
export interface Subject {
  readonly kind: Kind
  readonly version: string
  readonly base: Mapping
  /** Where it comes from, for whoever reads of a difference. */
  readonly from: string
}

/** A CustomResourceDefinition as its file holds it. */
export interface Declaration {
  readonly file: string
  readonly document: Mapping
  /** Undefined where we do not take it. */
  readonly kind: Kind | undefined
}

/** Everything that the oracle reads. */
export interface Material {
  readonly declarations: readonly Declaration[]
  readonly subjects: readonly Subject[]
  /** fieldOf() of every field of core kinds that our own examples render to. */
  readonly rendered: ReadonlySet<string>
}

/** CRDs first, then the objects of the kinds they declare, and of Kubernetes' own. `made` are further CRDs and objects. */
export function readMaterial(
  folders: { readonly crds: string; readonly samples: string },
  made: readonly Mapping[],
): Material {
  const own = ['schemas', 'oracle/kinds'].flatMap((folder) => documentsBelow(resolve(folder)))
  const declarations = [...documentsBelow(folders.crds), ...own, ...named(made)]
    .filter(({ document }) => isCrd(document))
    .map(({ file, document }) => ({ file, document, kind: kindOf(document, file) }))
  const kinds = new Map(declarations.flatMap(({ kind }) => (kind ? [[kindKey(kind.group, kind.kind), kind]] : [])))
  const host = nodeHost(process.cwd())
  const core = coreKinds((path) => host.asset(path))
  const find = (group: string, kind: string): Kind | undefined =>
    kinds.get(kindKey(group, kind)) ?? core.find(group, kind)
  const manifests = documentsBelow(resolve('examples/manifests'))
  const documents = [
    ...manifests,
    ...['examples/specs', 'oracle/kinds'].flatMap((folder) => documentsBelow(resolve(folder))),
    ...documentsBelow(folders.samples),
    ...named(made),
    ...coreObjects(),
  ]
  return {
    declarations: withoutDoubles(declarations),
    subjects: documents.flatMap(({ file, document }) => subjectOf(document, file, find)),
    rendered: new Set(manifests.flatMap(({ document, file }) => fieldsOf(subjectOf(document, file, find)))),
  }
}

/** A kind that was made is one only where nothing is said of it. */
function kindOf(document: Mapping, file: string): Kind | undefined {
  if (file !== MADE) return readKind(document, file, 'crd').kind
  const { kind, problems } = readKind(document, file, 'package')
  return problems.length === 0 ? kind : undefined
}

/** An object of every core kind, which the tests hold. */
function coreObjects(): readonly Found[] {
  const file = 'test/fixtures/core/objects.json'
  const objects = JSON.parse(readFileSync(file, 'utf8')) as Value
  return isList(objects) ? objects.filter(isMapping).map((document) => ({ file, document })) : []
}

const MADE = 'made'

interface Found {
  readonly file: string
  readonly document: Mapping
}

function named(documents: readonly Mapping[]): readonly Found[] {
  return documents.map((document) => ({ file: MADE, document }))
}

function documentsBelow(folder: string): readonly Found[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => /\.ya?ml$/.test(file) && !file.includes('yaml-test-suite'))
    .sort()
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile())
    .flatMap((file) => valuesOf(file).map((value) => ({ file, value })))
    .flatMap(({ file, value }) => itemsOf(value).map((document) => ({ file: relative(process.cwd(), file), document })))
}

/** The documents of a file. @throws Error where a file of this repository cannot be read: it would be left out unseen. */
function valuesOf(file: string): readonly Value[] {
  const { documents, diagnostics } = read(file, readFileSync(file, 'utf8'))
  const [first] = diagnostics.filter(({ severity }) => severity === 'error')
  if (first !== undefined && !relative(process.cwd(), file).startsWith('..'))
    throw new Error(`${file}: ${first.message}`)
  return documents.map(({ value }) => value)
}

function itemsOf(value: Value): readonly Mapping[] {
  if (!isMapping(value)) return []
  const items = own(value, 'items')
  return ownText(value, 'kind') === 'List' && isList(items) ? items.filter(isMapping) : [value]
}

function fieldsOf(subjects: readonly Subject[]): readonly string[] {
  return subjects.flatMap((subject) => pathsBelow(subject.base, []).map((path) => fieldOf(subject, path)))
}

function pathsBelow(value: Value, path: ValuePath): readonly ValuePath[] {
  const inside = isList(value)
    ? value.flatMap((item, index) => pathsBelow(item, [...path, index]))
    : isMapping(value)
      ? Object.entries(value).flatMap(([key, item]) => pathsBelow(item, [...path, key]))
      : []
  return [path, ...inside]
}

function withoutDoubles(declarations: readonly Declaration[]): readonly Declaration[] {
  const byName = new Map(declarations.map((one) => [ownText(own(one.document, 'metadata'), 'name'), one]))
  return [...byName.values()]
}

/** Nothing for an object of an unknown kind or version, and for CRDs, which are judged by themselves. */
function subjectOf(
  document: Mapping,
  file: string,
  find: (group: string, kind: string) => Kind | undefined,
): readonly Subject[] {
  const { group, version } = groupVersion(ownText(document, 'apiVersion'))
  const kind = find(group, ownText(document, 'kind'))
  const isServed = kind?.versions.some(({ name, served }) => name === version && served)
  if (kind === undefined || isServed !== true || isCrd(document)) return []
  return [{ kind, version, base: document, from: `${file} ${kind.kind}` }]
}
