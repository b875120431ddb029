import { join, posix } from 'node:path'
import type { Host } from '../host.ts'
import { diagnostic, diagnosticOf, type Diagnostic } from '../model/diagnostic.ts'
import { startOf } from '../model/origin.ts'
import type { Package } from '../model/package.ts'
import { kindKey, type Kind } from '../model/kind.ts'
import { groupVersion, type Manifest } from '../model/resource.ts'
import { isMapping, own, ownText, textOf, type Value } from '../model/value.ts'
import { coreKinds, type CoreKinds } from '../schema/core.ts'
import { isConversion } from '../schema/conversions.ts'
import { readKind, readKnownKind } from '../schema/crd.ts'
import type { ReadDocument } from '../yaml/document.ts'
import { positions } from '../yaml/positions.ts'
import { read } from '../yaml/read.ts'
import { withConversions, type ConversionDocument } from './conversions.ts'
import { readText } from './files.ts'
import type { SchemaCache } from './schema-cache.ts'

/** Every kind a package may use: its own, read at once; the cluster's, read when one is asked for. */
export interface Kinds {
  /** The package's own kinds, by file. */
  readonly declared: readonly Kind[]
  readonly core: CoreKinds
  find(group: string, kind: string): Kind | undefined
  /** Every kind that find() knows, for suggestions. */
  names(): readonly KindName[]
  /** True where a kind is declared twice, or in a schema that has errors of its own, or may be in one that can't be read. */
  isBroken(group: string, kind: string): boolean
  /** The file that declares a kind, relative to the package; undefined for a kind of Kubernetes' own, or none. */
  fileOf(group: string, kind: string): string | undefined
  /** What was wrong with the schemas read so far. */
  diagnostics(): readonly Diagnostic[]
}

/** A kind by name. That of a CRD is taken from its file, in lower case; `find` knows the spelling. */
export interface KindName {
  readonly group: string
  readonly kind: string
  readonly spelling?: () => string
}

/** What readKindFile gives: the kinds of one file, and what is wrong with it. */
interface KindFile {
  readonly kinds: readonly Kind[]
  readonly diagnostics: readonly Diagnostic[]
  readonly conversions: readonly ConversionDocument[]
  /** The kindKeys that its faulty documents seem to declare; undefined in it for a document that can't be read. */
  readonly broken: readonly (string | undefined)[]
}

/** The kind that a manifest says it is; undefined where nothing declares it. */
export function kindOf(kinds: Pick<Kinds, 'find'>, manifest: Manifest): Kind | undefined {
  const kind = textOf(manifest.kind)
  return kind === '' ? undefined : kinds.find(groupVersion(textOf(manifest.apiVersion)).group, kind)
}

/** Where schemas are read from. */
interface Schemas {
  readonly host: Host
  readonly found: Package
  /** Those that need not be checked again. */
  readonly cache?: SchemaCache | undefined
}

/**
 * The kinds of a package. A CRD is found by its place: schemas/crds/<group>/<kind in lower case>.yaml.
 *
 * @param cache for schemas that were checked before; all are checked without one.
 */
export function readKinds(host: Host, found: Package, cache?: SchemaCache): Kinds {
  const problems: Diagnostic[] = []
  const schemas: Schemas = { host, found, cache }
  const { declared, broken } = declaredKinds(schemas, problems)
  const core = coreKinds((path) => host.asset(path))
  let crds: readonly KindName[] | undefined
  const table = tableOf(declared)
  const lookUp = (group: string, kind: string): Kind | undefined =>
    readCrd(schemas, { group, kind }, problems) ?? core.find(group, kind)
  return {
    declared,
    core,
    diagnostics: () => problems,
    names: () => [...declared, ...(crds ??= crdNames(host, found)), ...core.names],
    fileOf: (group, kind) =>
      declared.find((each) => each.group === group && each.kind === kind)?.file ??
      crdFile(host, found, { group, kind }),
    isBroken: (group, kind) => broken.has(undefined) || broken.has(kindKey(group, kind)),
    find: (group, kind) => table(group, kind, lookUp),
  }
}

/** Two maps deep: find() is asked for every resource, and a text made for the question would have to be hashed each time. */
function tableOf(declared: readonly Kind[]) {
  const groups = new Map<string, Map<string, Kind | undefined>>()
  const kindsOf = (group: string): Map<string, Kind | undefined> => {
    let kinds = groups.get(group)
    if (kinds === undefined) groups.set(group, (kinds = new Map<string, Kind | undefined>()))
    return kinds
  }
  for (const kind of declared) kindsOf(kind.group).set(kind.kind, kind)
  return (group: string, kind: string, lookUp: (group: string, kind: string) => Kind | undefined): Kind | undefined => {
    const kinds = kindsOf(group)
    const found = kinds.get(kind)
    if (found !== undefined || kinds.has(kind)) return found
    const made = lookUp(group, kind)
    kinds.set(kind, made)
    return made
  }
}

/** Every CRD under schemas/crds, by path: for verbs that need them all. */
export function readAllCrds(host: Host, found: Package): Pick<KindFile, 'kinds' | 'diagnostics'> {
  const files = crdFiles(host, found).map(({ file }) => readKindFile({ host, found }, file, 'crd'))
  return { kinds: files.flatMap((file) => file.kinds), diagnostics: files.flatMap((file) => file.diagnostics) }
}

interface DeclaredKinds {
  readonly declared: readonly Kind[]
  readonly broken: ReadonlySet<string | undefined>
}

function declaredKinds(schemas: Schemas, problems: Diagnostic[]): DeclaredKinds {
  const { host, found } = schemas
  const folder = join(found.root, found.schemas)
  const broken = new Set<string | undefined>()
  if (host.stat(folder)?.type !== 'folder') return { declared: [], broken }
  const kinds = new Map<string, Kind>()
  const firsts = new Map<string, Kind>()
  const conversions: ConversionDocument[] = []
  for (const { name, type } of host.list(folder)) {
    if (type === 'folder' || !/\.ya?ml$|\.json$/.test(name) || name.startsWith('.')) continue
    const read = readKindFile(schemas, posix.join(found.schemas, name), 'package')
    problems.push(...read.diagnostics)
    conversions.push(...read.conversions)
    for (const key of read.broken) broken.add(key)
    for (const kind of read.kinds) {
      const key = kindKey(kind.group, kind.kind)
      const first = firsts.get(key)
      if (first === undefined) {
        firsts.set(key, kind)
        kinds.set(key, kind)
        continue
      }
      problems.push(duplicate(kind, first))
      // Nobody can tell which of the two is meant.
      kinds.delete(key)
      broken.add(key)
    }
  }
  const isBroken = (key: string): boolean => broken.has(undefined) || broken.has(key)
  const converted = withConversions({ host, found, kinds: [...kinds.values()], isBroken }, conversions)
  problems.push(...converted.diagnostics)
  return { declared: converted.kinds, broken }
}

function duplicate(kind: Kind, other: Kind): Diagnostic {
  return diagnostic('kind/duplicate', `${kind.kind} of ${kind.group} is declared in ${other.file} already.`, {
    origin: startOf(kind.file),
    related: [{ message: 'declared here first', origin: startOf(other.file) }],
    help: 'keep one of the two: a kind is one file, with all its versions.',
  })
}

function readKindFile({ host, found, cache }: Schemas, file: string, ships: 'package' | 'crd'): KindFile {
  const text = readText(host, found.root, file)
  if (!text.ok) return { kinds: [], conversions: [], diagnostics: [text.diagnostic], broken: [undefined] }
  const known = cache?.find(ships, text.text)
  const { documents, diagnostics } = known === undefined ? read(file, text.text) : { documents: known, diagnostics: [] }
  const readOne = known === undefined ? readKind : readKnownKind
  const kinds: Kind[] = []
  const conversions: ConversionDocument[] = []
  const kept: ReadDocument[] = []
  const wrong: Diagnostic[] = [...diagnostics]
  const broken: (string | undefined)[] = diagnostics.length > 0 ? [undefined] : []
  for (const { index, value } of documents) {
    if (isConversion(value)) conversions.push({ file, document: index, value })
    if (isOurOwn(value)) {
      kept.push({ index, value })
      continue
    }
    const result = readOne(isMapping(value) ? value : {}, file, ships)
    if (result.kind) {
      kinds.push(result.kind)
      kept.push({ index, value: result.kind.source })
    } else broken.push(nameOf(value))
    if (result.problems.length === 0) continue
    const places = positions(file, text.text)
    wrong.push(
      ...result.problems.map((problem) =>
        diagnosticOf(problem, { origin: places.locate(index, problem.path, problem.at) }),
      ),
    )
  }
  const isSound = wrong.length === 0 && broken.length === 0
  if (known === undefined && isSound) cache?.keep(ships, text.text, kept)
  return { kinds, conversions, diagnostics: wrong, broken }
}

/** True for a document that declares no kind, but says something of one to motif. */
function isOurOwn(document: Value): boolean {
  return isMapping(document) && groupVersion(ownText(document, 'apiVersion')).group === 'motif.dev'
}

/** The kind that a document means to declare, if it says so much. */
function nameOf(document: Value): string | undefined {
  const spec = own(document, 'spec')
  const [group, kind] = [ownText(spec, 'group'), ownText(own(spec, 'names'), 'kind')]
  return group === '' || kind === '' ? undefined : kindKey(group, kind)
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9.-]*$/

function readCrd(schemas: Schemas, name: { group: string; kind: string }, problems: Diagnostic[]): Kind | undefined {
  const file = crdFile(schemas.host, schemas.found, name)
  if (file === undefined) return undefined
  const read = readKindFile(schemas, file, 'crd')
  problems.push(...read.diagnostics)
  return read.kinds.find((kind) => kind.group === name.group && kind.kind === name.kind)
}

function crdFile(host: Host, found: Package, name: { group: string; kind: string }): string | undefined {
  if (!NAME.test(name.group) || !NAME.test(name.kind) || name.group.includes('..')) return undefined
  const file = posix.join(found.schemas, 'crds', name.group, `${name.kind.toLowerCase()}.yaml`)
  return host.stat(join(found.root, file))?.type === 'file' ? file : undefined
}

function crdNames(host: Host, found: Package): KindName[] {
  return crdFiles(host, found).map(({ group, file }) => {
    const kind = posix.basename(file, '.yaml')
    return { group, kind, spelling: () => readKindFile({ host, found }, file, 'crd').kinds[0]?.kind ?? kind }
  })
}

function crdFiles(host: Host, found: Package): { group: string; file: string }[] {
  const folder = posix.join(found.schemas, 'crds')
  if (host.stat(join(found.root, folder))?.type !== 'folder') return []
  return host
    .list(join(found.root, folder))
    .filter(({ type }) => type === 'folder')
    .flatMap(({ name: group }) =>
      host
        .list(join(found.root, folder, group))
        .filter(({ name }) => name.endsWith('.yaml'))
        .map(({ name }) => ({ group, file: posix.join(folder, group, name) })),
    )
}
