import { posix } from 'node:path'
import type { Host } from '../host.ts'
import { closest } from '../model/closest.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import type { Kind } from '../model/kind.ts'
import type { Package } from '../model/package.ts'
import { groupVersion } from '../model/resource.ts'
import type { SourceRef } from '../model/unit.ts'
import { isMapping, own, ownText, type Mapping, type Value } from '../model/value.ts'
import { read } from '../yaml/read.ts'
import { readText } from './files.ts'
import { headsOf, isListObject, itemsOf, objectOf, type Head, type KnownHeads } from './heads.ts'
import type { Kinds } from './kinds.ts'
import type { Locate } from './locate.ts'
import type { OverrideCollector } from './overrides.ts'

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

/** What a source file holds. */
export interface SourceFile {
  /** Relative to the package. */
  readonly file: string
  /** By document and item. */
  readonly objects: readonly SourceObject[]
  /** True for a file that was read now, and holds nothing but source objects. */
  readonly isPlain: boolean
  /** True where all of it could be read. */
  readonly isWhole: boolean
  readonly diagnostics: readonly Diagnostic[]
}

/** What a source file is read with. */
export interface Reading {
  readonly host: Host
  readonly found: Package
  readonly kinds: Kinds
  readonly locate: Locate
  /** Takes the overrides that stand in source files. */
  readonly overrides: OverrideCollector
  /** What earlier runs found in files: those are read only where an object is asked for. */
  readonly heads: KnownHeads
}

/** Reads a source file, or recalls what is in it. */
export function readSourceFile(reading: Reading, file: string): SourceFile {
  const objects = recalled(reading, file)
  if (objects === undefined) return readNow(reading, file)
  return { file, objects, isPlain: false, isWhole: true, diagnostics: NO_DIAGNOSTICS }
}

const NO_DIAGNOSTICS: readonly Diagnostic[] = []

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

function readNow(reading: Reading, file: string): SourceFile {
  const text = readText(reading.host, reading.found.root, file)
  const { documents, diagnostics } = text.ok ? read(file, text.text) : { documents: [], diagnostics: [text.diagnostic] }
  const isBroken = diagnostics.some(({ severity }) => severity === 'error')
  if (isBroken && text.ok) reading.overrides.unread(text.text)
  const objects: SourceObject[] = []
  const said = [...diagnostics]
  let isPlain = diagnostics.length === 0
  let isWhole = !isBroken
  for (const { index, value } of documents) {
    for (const [ref, manifest] of itemsOf({ file, document: index }, value)) {
      const sorted = classify(reading, ref, manifest)
      if (sorted !== undefined && sorted !== 'broken' && !('code' in sorted)) {
        objects.push(sorted)
        continue
      }
      isPlain = false
      if (sorted === undefined) continue
      if (sorted !== 'broken') said.push(sorted)
      isWhole = false
    }
  }
  return { file, objects, isPlain, isWhole, diagnostics: said }
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
