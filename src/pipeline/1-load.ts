import { posix } from 'node:path'
import type { Host } from '../host.ts'
import { closest } from '../model/closest.ts'
import type { Composition } from '../model/composition.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import type { Kind } from '../model/kind.ts'
import { startOf } from '../model/origin.ts'
import type { Package } from '../model/package.ts'
import { groupVersion } from '../model/resource.ts'
import type { SourceRef } from '../model/unit.ts'
import { isMapping, own, ownText, type Mapping, type Value } from '../model/value.ts'
import type { Converters } from '../schema/convert.ts'
import { read } from '../yaml/read.ts'
import { loadCompositions, type Compositions } from './compositions.ts'
import { loadConverters, type LoadedConverters } from './converters.ts'
import { headsOf, isListObject, itemsOf, objectOf, type Head, type KnownHeads } from './heads.ts'
import { discoverSources, type Discovered } from './discover.ts'
import { readText } from './files.ts'
import { readKinds, type Kinds } from './kinds.ts'
import { schemaCache } from './schema-cache.ts'
import { locator, type Locate } from './locate.ts'
import { collectOverrides, type OverrideCollector, type Overrides } from './overrides.ts'

/** One object of the sources: a composite of a declared kind, or a raw resource. */
export interface SourceObject {
  readonly ref: SourceRef
  /** Read when it is asked for, where an earlier run has told all that its unit is found by. */
  readonly manifest: Mapping
  /** What heads.ts takes of the manifest, where an earlier run has taken it. */
  readonly digest?: string
  readonly role: 'composite' | 'raw'
  /** Absent for a raw resource of an unchecked group. */
  readonly kind?: Kind | undefined
  /** The version it is written in. */
  readonly version: string
}

/** Everything that render works on: the package, its kinds and compositions, and its source objects. */
export interface Program {
  readonly package: Package
  readonly host: Host
  readonly kinds: Kinds
  /** By kindKey. */
  readonly compositions: ReadonlyMap<string, Composition>
  /** The modules of Conversions. */
  readonly converters: Converters
  /** Loads the compositions that were put off (LoadOptions.mayWait); what was wrong with them. */
  readonly ready: Compositions['ready']
  /** By file, document and item. */
  readonly sources: readonly SourceObject[]
  readonly overrides: Overrides
  /** Every source file, read or not, by code unit. */
  readonly files: readonly string[]
  readonly locate: Locate
  /** The files that were read now, and hold nothing but source objects. */
  readonly readable: ReadonlySet<string>
  /** True where every source file was read whole: only then may outputs be removed. */
  readonly isWhole: boolean
  readonly diagnostics: readonly Diagnostic[]
}

/** How to load. */
export interface LoadOptions {
  /** False under `--no-code`: no composition is loaded. */
  readonly mayRunCode: boolean
  /** True where someone else reads the sources, and overrides with them. */
  readonly isWithoutSources?: boolean
  /** A private folder for compiled compositions. */
  readonly codeCache?: string
  /** A private folder for schemas that were checked. */
  readonly schemaFolder?: string | undefined
  /** What earlier runs found in files: those are read only where an object is asked for. */
  readonly heads?: KnownHeads | undefined
  /** Called with the number of source files before they are read. */
  readonly expect?: ((files: number) => void) | undefined
  /** True for a composition that is put off until ready(). */
  readonly mayWait?: (composition: Pick<Composition, 'file' | 'digest'>) => boolean
}

/** Stage 1: files to kinds, compositions and source objects. One bad file never hides another's errors. */
export async function load(host: Host, found: Package, options: LoadOptions): Promise<Program> {
  const { schemaFolder } = options
  const kinds = readKinds(host, found, schemaFolder === undefined ? undefined : schemaCache(host, schemaFolder))
  const compositions = options.mayRunCode
    ? await loadCompositions(host, found, { kinds: kinds.declared, ...options })
    : NO_COMPOSITIONS
  const modules = options.mayRunCode
    ? await loadConverters(host, found, { kinds: kinds.declared, ...options })
    : NO_MODULES
  const discovered = options.isWithoutSources === true ? NO_FILES : discoverSources(host, found)
  options.expect?.(discovered.files.length)
  const locate = locator(host, found.root)
  const overrides = collectOverrides(locate, () => host.now())
  const { heads = NO_HEADS } = options
  const read = readSources({ host, found, kinds, locate, overrides, heads }, discovered.files)
  return {
    package: found,
    host,
    kinds,
    compositions: compositions.byKind,
    converters: modules.converters,
    ready: compositions.ready,
    sources: read.sources,
    overrides: overrides.overrides(),
    files: discovered.files,
    locate,
    readable: read.readable,
    isWhole: read.isWhole && !discovered.diagnostics.some(({ severity }) => severity === 'error'),
    diagnostics: [
      ...kinds.diagnostics(),
      ...compositions.diagnostics,
      ...modules.diagnostics,
      ...discovered.diagnostics,
      ...read.diagnostics,
      ...overrides.diagnostics(),
    ],
  }
}

const NO_COMPOSITIONS: Compositions = { byKind: new Map(), diagnostics: [], ready: () => Promise.resolve([]) }

const NO_MODULES: LoadedConverters = { converters: {}, diagnostics: [] }

const NO_HEADS: KnownHeads = new Map<string, readonly Head[]>()

const NO_FILES = { files: [], diagnostics: [] } as const satisfies Discovered

interface Reading {
  readonly host: Host
  readonly found: Package
  readonly kinds: Kinds
  readonly locate: Locate
  readonly overrides: OverrideCollector
  readonly heads: KnownHeads
}

interface ReadSources {
  readonly sources: SourceObject[]
  readonly diagnostics: Diagnostic[]
  readonly readable: Set<string>
  isWhole: boolean
}

function readSources(reading: Reading, files: readonly string[]): ReadSources {
  const result: ReadSources = { sources: [], diagnostics: [], readable: new Set(), isWhole: true }
  for (const file of files) {
    const known = recalled(reading, file)
    if (known === undefined) readSource(reading, file, result)
    else for (const source of known) result.sources.push(source)
  }
  let unchecked = 0
  for (const { kind } of result.sources) if (kind === undefined) unchecked++
  if (unchecked > 0) result.diagnostics.push(uncheckedNote(unchecked, reading.found))
  return result
}

/** The objects of a file that need not be read: all of it is known, and all that it holds is as good as it was. */
function recalled(reading: Reading, file: string): readonly SourceObject[] | undefined {
  const { host, found, heads } = reading
  const options = { host, root: found.root, heads }
  const sources: SourceObject[] = []
  for (const { document, item, apiVersion, kind, digest } of headsOf(file, options) ?? NOT_KNOWN) {
    const ref: SourceRef = item === undefined ? { file, document } : { file, document, item }
    const sorted = classify(reading, ref, { apiVersion, kind })
    if (sorted === undefined || sorted === 'broken' || 'code' in sorted) return undefined
    sources.push(recalledSource(sorted, digest, () => objectOf(ref, digest, options)))
  }
  return sources.length === 0 ? undefined : sources
}

const NOT_KNOWN: readonly Head[] = []

/** Written out: a spread with a getter beside it takes V8 some microseconds. */
function recalledSource(
  { ref, role, kind, version }: SourceObject,
  digest: string,
  manifestOf: () => Mapping,
): SourceObject {
  let read: Mapping | undefined
  return {
    ref,
    role,
    kind,
    version,
    digest,
    get manifest() {
      return (read ??= manifestOf())
    },
  }
}

function readSource(reading: Reading, file: string, result: ReadSources): void {
  const text = readText(reading.host, reading.found.root, file)
  const { documents, diagnostics } = text.ok ? read(file, text.text) : { documents: [], diagnostics: [text.diagnostic] }
  let isReadable = diagnostics.length === 0
  result.diagnostics.push(...diagnostics)
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    result.isWhole = false
    if (text.ok) reading.overrides.unread(text.text)
  }
  for (const { index, value } of documents) {
    for (const [ref, manifest] of itemsOf({ file, document: index }, value)) {
      const sorted = classify(reading, ref, manifest)
      if (sorted !== undefined && sorted !== 'broken' && !('code' in sorted)) {
        result.sources.push(sorted)
        continue
      }
      isReadable = false
      if (sorted === undefined) continue
      if (sorted !== 'broken') result.diagnostics.push(sorted)
      result.isWhole = false
    }
  }
  if (isReadable) result.readable.add(file)
}

const OWN_KINDS = ['Package', 'Conversion', 'Override', 'Refactor']
const LOCAL_GROUPS = new Set(['kpt.dev', 'kustomize.config.k8s.io'])

/** Undefined for what is no source of ours; `broken` where the schema of its kind has errors of its own. */
function classify(reading: Reading, ref: SourceRef, manifest: Value): SourceObject | Diagnostic | 'broken' | undefined {
  // As kubectl does, which takes a document that is null for an empty one.
  if (manifest === null && ref.item === undefined) return undefined
  const apiVersion = own(manifest, 'apiVersion')
  const name = own(manifest, 'kind')
  if (!isMapping(manifest) || typeof apiVersion !== 'string' || typeof name !== 'string' || !apiVersion || !name) {
    const help =
      'every document of a source is an object with apiVersion and kind; leave other files out of spec.sources.'
    const origin = reading.locate(ref, [])
    return diagnostic('source/no-kind', 'A document has no apiVersion or no kind.', { origin, help })
  }
  if (isListObject(manifest)) return misplacedList(reading, ref)
  const { group, version } = groupVersion(apiVersion)
  if (group === 'motif.dev') return ownDocument(reading, ref, { manifest, name })
  const annotations = own(own(manifest, 'metadata'), 'annotations')
  if (LOCAL_GROUPS.has(group) || own(annotations, 'config.kubernetes.io/local-config') === 'true') return undefined
  const kind = reading.kinds.find(group, name)
  if (kind === undefined) {
    if (reading.kinds.isBroken(group, name)) return 'broken'
    if (reading.found.unchecked.includes(group)) return { ref, manifest, role: 'raw', version }
    const message = `Nothing declares ${name} of ${group || 'the core group'}.`
    const help = kindHelp(reading, group, name)
    return diagnostic('source/unknown-kind', message, { origin: reading.locate(ref, ['kind']), help })
  }
  const role = kind.ships === 'package' ? 'composite' : 'raw'
  if (!kind.versions.some((each) => each.name === version && each.served)) {
    const { message, help } = unservedVersion(kind, manifest, version)
    return diagnostic('source/unknown-version', message, { origin: reading.locate(ref, ['apiVersion']), help })
  }
  return { ref, manifest, role, kind, version }
}

function misplacedList({ locate }: Reading, ref: SourceRef): Diagnostic {
  const isInside = ref.item !== undefined
  const message = isInside ? 'A List stands inside a List.' : 'The items of a List are not a list.'
  const help = isInside ? 'put its items into the outer List.' : 'write items: as a list of objects.'
  return diagnostic('source/list', message, { origin: locate(ref, isInside ? ['kind'] : ['items']), help })
}

/** A document of the compiler's own group: an Override is gathered, the others stand for themselves. */
function ownDocument(
  { overrides, locate }: Reading,
  ref: SourceRef,
  { manifest, name }: { readonly manifest: Mapping; readonly name: string },
): Diagnostic | undefined {
  if (name === 'Override') overrides.add(ref, manifest)
  if (OWN_KINDS.includes(name)) return undefined
  const near = closest(name, OWN_KINDS)
  if (near === 'Override') overrides.hold()
  const help = near === undefined ? `it has ${OWN_KINDS.join(', ')}.` : `the closest kind is ${near}.`
  return diagnostic('source/unknown-kind', `motif.dev has no kind ${name}.`, { origin: locate(ref, ['kind']), help })
}

/** A version that a cluster would not take: none of the kind's, or one that is switched off. */
function unservedVersion(kind: Kind, manifest: Mapping, version: string): { message: string; help: string } {
  const { kind: name, group, storage, versions, ships } = kind
  if (ships === 'package' && versions.some((each) => each.name === version)) {
    const object = `${name} "${ownText(own(manifest, 'metadata'), 'name')}"`
    const message = `${object} is written in ${version}, which is switched off: it is not served.`
    return { message, help: `\`motif migrate ${name} --write\` rewrites it in ${storage}.` }
  }
  const known = versions.filter(({ served }) => served).map((each) => each.name)
  const near = closest(version, known) ?? storage
  const help = `write apiVersion: ${group === '' ? near : `${group}/${near}`}; ${name} has ${known.join(', ')}.`
  return { message: `${name} has no version ${version}.`, help }
}

function kindHelp({ kinds, found }: Reading, group: string, name: string): string {
  const names = kinds.names()
  const wanted = name.toLowerCase()
  const near = closest(
    wanted,
    names.map(({ kind }) => kind.toLowerCase()),
  )
  const match = names.find(({ kind }) => kind.toLowerCase() === near)
  const spelling = match?.spelling?.() ?? match?.kind
  const place = match?.group === '' ? 'the core group' : match?.group
  if (match !== undefined && spelling === name) return `${name} is declared in ${place ?? ''}: mend its apiVersion.`
  if (match !== undefined) return `the closest kind is ${spelling ?? ''} of ${place ?? ''}.`
  const folder = posix.join(found.schemas, 'crds')
  return `import its CRD into ${folder} with \`motif import crds\`, or list "${group}" under spec.unchecked in motif.yaml.`
}

function uncheckedNote(count: number, found: Package): Diagnostic {
  const what = count === 1 ? '1 raw resource' : `${count} raw resources`
  return diagnostic('source/unchecked', `${what} of ${found.unchecked.join(', ')} passed without a schema.`, {
    origin: startOf('motif.yaml'),
  })
}
