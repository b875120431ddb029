import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import type { Origin } from '../model/origin.ts'
import type { OutputOptions } from '../model/package.ts'
import { identityKey, type Identity } from '../model/resource.ts'
import { isRendered, type Build, type BuildEntry, type Unit, type UnitEntry } from '../model/unit.ts'
import type { Finding } from './finding.ts'

/** One file of the output folder. */
export interface OutputFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string
  readonly text: string
  /** SHA-256 of the text, where that is known. */
  readonly digest?: string
  /** The units whose resources it holds, as positions in Build.units, ascending. */
  readonly units: readonly number[]
}

/** What decides the files: the package's output options, and which kinds it declares itself. */
export interface LayoutOptions {
  readonly layout: OutputOptions['layout']
  readonly format: OutputOptions['format']
  readonly isDeclared: (group: string, kind: string) => boolean
}

/**
 * A build as files, sorted by path. `composite` makes a file per source object, `resource` one per resource, `single`
 * one for all. Units without text (those with errors) make none.
 */
export function layOut(build: Build, options: LayoutOptions): readonly OutputFile[] {
  const files = options.layout === 'composite' ? unitFiles(build, options) : slotFiles(build, options)
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** A file for each unit; in YAML it is the unit's text as it stands. */
function unitFiles(build: Build, options: LayoutOptions): OutputFile[] {
  const files: OutputFile[] = []
  build.units.forEach((unit, position) => {
    if (!isRendered(unit)) return
    const { identity, scope, digest, index } = unit
    const path = outputPath(identity, scope, options)
    const units = [position]
    const isWhole = options.format === 'yaml' || index.length === 1
    if (!isWhole) {
      const entries = index.map((_, entry) => ({ unit: position, entry }))
      files.push({ path, text: joined(build, entries, options.format), units })
    } else if (digest === undefined) files.push({ path, text: unit.text, units })
    else files.push(keptFile({ path, digest, units }, unit))
  })
  return files
}

/** A file whose text is read when it is asked for. */
function keptFile(file: Required<Omit<OutputFile, 'text'>>, unit: Unit): OutputFile {
  return {
    ...file,
    get text() {
      return unit.text
    },
  }
}

function slotFiles(build: Build, options: LayoutOptions): OutputFile[] {
  return slotsOf(build, options).map(({ path, entries }) => ({
    path,
    text: joined(build, entries, options.format),
    units: [...new Set(entries.map(({ unit }) => unit))].sort((a, b) => a - b),
  }))
}

/**
 * The paths that belong to the units at `failed`, which a run that keeps going neither changes nor removes. With one
 * file per resource nobody can tell which those would be: then only what the units still render counts.
 */
export function pathsOf(
  units: readonly Unit[],
  failed: ReadonlySet<number>,
  options: LayoutOptions,
): ReadonlySet<string> {
  if (options.layout === 'single') return new Set(failed.size > 0 ? [singlePath(options)] : [])
  return new Set(
    [...failed].flatMap((position) => {
      const unit = units[position]
      return unit ? ownersOf(unit, options).map(({ path }) => path) : []
    }),
  )
}

/**
 * What is wrong with the names of the files, in the order of the units: link/long-name where a file system would refuse
 * one, link/same-file for every two objects that would share one. The same object twice is said by link/duplicate, unless
 * it is a composite, which is itself no resource.
 */
export function fileFindings(
  units: readonly Unit[],
  output: Pick<OutputOptions, 'layout' | 'format'>,
  { isDeclared, locate }: { readonly isDeclared: LayoutOptions['isDeclared']; readonly locate: (unit: Unit) => Origin },
): Finding[] {
  if (output.layout === 'single') return []
  const owners = new Map<string, Owner>()
  return units.flatMap((unit) =>
    ownersOf(unit, { layout: output.layout, format: output.format, isDeclared }).flatMap((owner) => {
      const { path } = owner
      const long = path.length > MAX_FILE_NAME ? path.split('/').find((part) => part.length > MAX_FILE_NAME) : undefined
      if (long !== undefined) return [{ diagnostic: longName(owner, long, locate), units: [unit] }]
      const first = owners.get(owner.path)
      if (!first) owners.set(owner.path, owner)
      if (!first || isSaidElsewhere(first, owner)) return []
      return [{ diagnostic: sameFile(first, owner, locate), units: [first.unit, unit] }]
    }),
  )
}

/** In bytes: what ext4, APFS and NTFS take. Paths are ASCII, so that characters are bytes. */
const MAX_FILE_NAME = 255

function longName(owner: Owner, part: string, locate: (unit: Unit) => Origin): Diagnostic {
  const message = `${titleOf(owner)} would be written to a file whose name has ${part.length} characters; a file system takes ${MAX_FILE_NAME}.`
  return diagnostic('link/long-name', message, {
    origin: locate(owner.unit),
    help: 'give it a shorter name, or set spec.output.layout in motif.yaml to single.',
  })
}

function isSaidElsewhere(first: Owner, second: Owner): boolean {
  return identityKey(first.identity) === identityKey(second.identity) && !(first.isComposite && second.isComposite)
}

function sameFile(first: Owner, second: Owner, locate: (unit: Unit) => Origin): Diagnostic {
  const isSame = identityKey(first.identity) === identityKey(second.identity)
  const message = isSame
    ? `${titleOf(second)} is declared twice, and both would be written to ${second.path}.`
    : `${titleOf(first)} and ${titleOf(second)} would both be written to ${second.path}.`
  return diagnostic('link/same-file', message, {
    origin: locate(second.unit),
    related: [{ message: 'the other one is here', origin: locate(first.unit) }],
    help: isSame ? 'delete one of the two, or give it another name.' : 'Give one of the two another name.',
  })
}

function titleOf({ identity }: Owner): string {
  const group = identity.group === '' ? '' : ` of ${identity.group}`
  const namespace = identity.namespace === '' ? '' : ` in namespace ${identity.namespace}`
  return `${identity.kind}${group} "${identity.name}"${namespace}`
}

/**
 * The file name of an object: `<namespace>/<kind>[.<group>]-<name>.<format>`. It is lower-case ASCII whatever the names
 * are, so that no file system takes two of them for one.
 */
export function outputPath(
  identity: Identity,
  scope: Unit['scope'],
  options: Pick<LayoutOptions, 'format' | 'isDeclared'>,
): string {
  const { group, kind, name } = identity
  const suffix = group === '' || options.isDeclared(group, kind) ? '' : `.${escapeBytes(group)}`
  const folder = scope === 'Cluster' ? '_cluster' : folderOf(identity.namespace)
  return `${folder}/${escapeBytes(kind.toLowerCase())}${suffix}-${escapeBytes(name)}.${options.format}`
}

function folderOf(namespace: string): string {
  // No namespace begins with a dot; if one did, `..` would lead out and `.motif` into the inventory.
  return namespace === '' ? '_none' : escapeBytes(namespace).replace(/^\./, '~2e')
}

function escapeBytes(text: string): string {
  return /^[a-z0-9.-]*$/.test(text)
    ? text
    : Array.from(new TextEncoder().encode(text), (byte) => {
        const character = String.fromCharCode(byte)
        return /[a-z0-9.-]/.test(character) ? character : `~${byte.toString(16).padStart(2, '0')}`
      }).join('')
}

interface Slot {
  readonly path: string
  readonly entries: readonly BuildEntry[]
}

function slotsOf(build: Build, options: LayoutOptions): Slot[] {
  if (options.layout === 'resource') {
    return build.units.flatMap((unit, position) => resourceSlots(unit, position, options))
  }
  const entries = build.order.filter(({ unit }) => isRenderedAt(build, unit))
  return entries.length > 0 ? [{ path: singlePath(options), entries }] : []
}

function isRenderedAt({ units }: Build, position: number): boolean {
  const unit = units[position]
  return unit !== undefined && isRendered(unit)
}

function singlePath({ format }: LayoutOptions): string {
  return `manifests.${format}`
}

function resourceSlots(unit: Unit, position: number, options: LayoutOptions): Slot[] {
  if (!isRendered(unit)) return []
  return unit.index.map((resource, entry) => ({
    path: outputPath(resource.identity, resource.scope, options),
    entries: [{ unit: position, entry }],
  }))
}

function joined(build: Build, entries: readonly BuildEntry[], format: LayoutOptions['format']): string {
  const documents = entries.map(({ unit, entry }) => textOf(build.units[unit], entry))
  return format === 'yaml' ? documents.join('---\n') : listOf(documents)
}

function textOf(unit: Unit | undefined, entry: number): string {
  const { offset, length }: Pick<UnitEntry, 'offset' | 'length'> = unit?.index[entry] ?? { offset: 0, length: 0 }
  return unit?.text.slice(offset, offset + length) ?? ''
}

/**
 * Several JSON documents as the items of one v1 List. No string of JSON holds a raw newline, so lines can be shifted; a raw
 * U+2028 one may hold, and `^` would stand behind it.
 */
function listOf(documents: readonly string[]): string {
  if (documents.length === 1) return documents[0] ?? ''
  const items = documents.map((document) => `    ${document.trimEnd().replaceAll('\n', '\n    ')}`)
  return `{\n  "apiVersion": "v1",\n  "kind": "List",\n  "items": [\n${items.join(',\n')}\n  ]\n}\n`
}

/** Whose file it is: a source object, or one of its resources. */
interface Owner {
  readonly path: string
  readonly identity: Identity
  readonly unit: Unit
  readonly isComposite: boolean
}

/** The files one unit would fill. A source object's own is known even where the object has errors. */
function ownersOf(unit: Unit, options: LayoutOptions): readonly Owner[] {
  if (options.layout === 'composite') {
    const path = outputPath(unit.identity, unit.scope, options)
    return [{ path, identity: unit.identity, unit, isComposite: unit.role === 'composite' }]
  }
  return unit.index.map(({ identity, scope }) => {
    return { path: outputPath(identity, scope, options), identity, unit, isComposite: false }
  })
}
