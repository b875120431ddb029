import { hash } from 'node:crypto'
import { join, relative } from 'node:path'
import type { Host } from '../host.ts'
import type { Composition } from '../model/composition.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { kindKey } from '../model/kind.ts'
import type { Package } from '../model/package.ts'
import { isRendered, type Unit } from '../model/unit.ts'
import { ownText } from '../model/value.ts'
import type { Program } from './1-load.ts'
import type { SourceFile, SourceObject } from './source-files.ts'
import type { Compiled, Task } from './compile-all.ts'
import { digestOf, type Head } from './heads.ts'
import { fileDigest, inputsOf, type Inputs } from './inputs.ts'
import { repositoryOf } from './inside.ts'
import { PASSING } from './passing.ts'
import { loadShelf, saveShelf, type Kept, type Shelf, type UsedHeads } from './shelf.ts'

/**
 * Units that earlier runs compiled. One is found by the digest of everything that went into it: its source object, the
 * options, the code of motif, the overrides that may mean its resources, and every kind that was looked up with its schema
 * and composition. A unit with diagnostics, which name lines, is also held to the file that its object stands in.
 */
export interface UnitCache {
  find(task: Task): Unit | undefined
  keep(task: Task, compiled: Compiled): void
  /** Keeps what a source file holds. */
  learn(file: SourceFile): void
  /** True where earlier runs have loaded every composition of the program without a word. */
  readonly knowsAll: boolean
  /** Writes what was kept, if anything was. A failure to write is no error. `said`: by compositions that were put off. */
  save(said: readonly Diagnostic[]): void
}

/** What decides a unit beside its source object and the kinds. */
export interface CacheOptions {
  /** What the code at hand was built from. */
  readonly build: string
  readonly format: 'yaml' | 'json'
}

/** What is kept below `folder` for this package, by this or another checkout. */
export function openShelf(host: Host, found: Package, folder: string): Shelf {
  return loadShelf(host, join(folder, folderName(host, found)))
}

/** True for a composition that an earlier run has loaded without a word. */
export function isTried(shelf: Shelf, composition: Pick<Composition, 'file' | 'digest'>): boolean {
  return shelf.tried.has(nameOf(composition))
}

/** The units of a shelf, for one program. */
export function cacheOf(program: Program, shelf: Shelf, options: CacheOptions): UnitCache {
  const { host } = program
  const inputs = inputsOf(program)
  const tried = triedIn(program)
  const keyOf = keysOf(program, options)
  // Looked up only where packs are made one.
  const used: (readonly [string, Kept])[] = []
  const added: (readonly [string, Kept, position: number])[] = []
  const heads = learnedHeads(program, shelf, options)
  return {
    knowsAll: tried.every((each) => shelf.tried.has(each)),
    find(task) {
      const key = keyOf(task)
      const kept = key === undefined ? undefined : validIn(shelf, { key, task, inputs })
      if (key === undefined || kept === undefined) return undefined
      used.push([key, kept])
      return kept.unit
    },
    keep(task, { unit, kinds }) {
      const key = keyOf(task)
      if (key === undefined || unit.diagnostics.some(({ code }) => PASSING.has(code))) return
      // Lines of overrides stand in other files.
      if (task.overrides !== undefined && unit.diagnostics.length > 0) return
      if (!isRendered(unit) && unit.diagnostics.length === 0) return
      const reads = inputs.reads(task, kinds, unit)
      if (reads === undefined) return
      added.push([key, { reads, unit }, task.position])
    },
    learn: heads.learn,
    save(said) {
      // Whose it was cannot be told by the file that is named: the next run loads them all once more.
      const silent = said.length === 0 ? tried : []
      const isChanged = silent.some((each) => !shelf.tried.has(each))
      if (!isChanged && added.length === 0 && heads.added.size === 0) return
      // Jobs end in any order, and equal packs have equal names.
      const inOrder = new Map(added.sort(([, , a], [, , b]) => a - b).map(([key, kept]) => [key, kept]))
      const units = (): ReadonlyMap<string, Kept> => new Map([...used, ...inOrder])
      saveShelf(host, shelf, { units, count: used.length + added.length, added: inOrder, heads, tried: silent })
    },
  }
}

/** What this run learns of the files of the program, and what is known of them. Only a host that knows digests can tell. */
function learnedHeads(program: Program, shelf: Shelf, { build }: CacheOptions): UsedHeads & Pick<UnitCache, 'learn'> {
  const { host, files, package: found } = program
  const known = shelf.heads(build)
  const digestIn = (file: string): string => fileDigest(host, join(found.root, file))
  const added = new Map<string, readonly Head[]>()
  return {
    build,
    added,
    learn({ file, objects, isPlain }) {
      if (host.digest === undefined || !isPlain || objects.length === 0) return
      const digest = digestIn(file)
      const heads = known.get(digest) === undefined ? headsIn(objects) : undefined
      if (heads !== undefined) added.set(digest, heads)
    },
    all() {
      const heads = new Map(added)
      if (host.digest === undefined) return heads
      for (const file of files) {
        const digest = digestIn(file)
        const before = known.get(digest)
        if (before !== undefined) heads.set(digest, before)
      }
      return heads
    },
  }
}

/** Undefined where the digest of one of them cannot be taken. */
function headsIn(sources: readonly SourceObject[]): readonly Head[] | undefined {
  const heads = sources.flatMap((source): Head[] => {
    const { ref, manifest } = source
    const digest = digestIn(source)
    const place = ref.item === undefined ? { document: ref.document } : { document: ref.document, item: ref.item }
    const named = { apiVersion: ownText(manifest, 'apiVersion'), kind: ownText(manifest, 'kind') }
    return digest === undefined ? [] : [{ ...place, ...named, digest }]
  })
  return heads.length === sources.length ? heads : undefined
}

function validIn(
  shelf: Shelf,
  { key, task, inputs }: { readonly key: string; readonly task: Task; readonly inputs: Inputs },
): Kept | undefined {
  try {
    const kept = shelf.find(key, task.source.ref, (reads) => inputs.hold(task, reads))
    return kept !== undefined && isMeant(kept.unit, task) && isInsidePackage(kept.unit) ? kept : undefined
  } catch {
    return undefined
  }
}

/** Lines of the files that diagnostics name are printed: a cache folder must not choose files elsewhere. */
function isInsidePackage({ diagnostics }: Kept['unit']): boolean {
  if (diagnostics.length === 0) return true
  const files = diagnostics.flatMap(({ origin, related = [] }) => [origin, ...related.map((each) => each.origin)])
  return files.every(
    (origin) => origin === undefined || !/^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(origin.file),
  )
}

/** True where the unit tells of no overrides but those that may mean it. */
function isMeant({ overrides: uses = [] }: Unit, { overrides }: Task): boolean {
  const meant = overrides === undefined || overrides === 'unknown' ? NONE : overrides.positions
  return uses.every(({ override }) => meant.includes(override))
}

const NONE: readonly number[] = []

/** By what a unit is kept: everything but the object goes into the first part, which few values have. */
function keysOf(program: Program, options: CacheOptions): (task: Task) => string | undefined {
  const settings = settingsOf(program, options)
  const firsts = new Map<string, string>()
  return ({ source, isTwice, overrides }) => {
    const { role, kind, version } = source
    const digest = digestIn(source)
    if (digest === undefined || overrides === 'unknown') return undefined
    const made = overrides === undefined ? '' : JSON.stringify([overrides.positions, overrides.keys])
    const name = kind === undefined ? '' : kindKey(kind.group, kind.kind)
    const circumstances = `${role} ${name} ${version} ${isTwice} ${made}`
    let first = firsts.get(circumstances)
    if (first === undefined) {
      first = hash('sha256', JSON.stringify([settings, circumstances]), 'base64url')
      firsts.set(circumstances, first)
    }
    return first + digest
  }
}

const DIGESTS = new WeakMap<SourceObject, string | undefined>()

/** Taken once of each object. */
function digestIn(source: SourceObject): string | undefined {
  if (source.digest !== undefined) return source.digest
  if (!DIGESTS.has(source)) DIGESTS.set(source, digestOf(source.manifest))
  return DIGESTS.get(source)
}

function settingsOf({ package: { namespace, unchecked } }: Program, { build, format }: CacheOptions): string {
  const node = process.version.split('.')[0]
  return hash('sha256', JSON.stringify([build, node, format, namespace ?? null, unchecked]), 'base64url')
}

function triedIn({ compositions, diagnostics }: Program): readonly string[] {
  const faulty = new Set(diagnostics.map(({ origin }) => origin?.file))
  return [...compositions.values()].filter(({ file }) => !faulty.has(file)).map(nameOf)
}

function nameOf({ file, digest }: Pick<Composition, 'file' | 'digest'>): string {
  return `${file} ${digest}`
}

/** The same in every checkout of a repository. */
function folderName(host: Host, { name, root }: Package): string {
  const place = relative(repositoryOf(host, root), host.realPath(root))
  return hash('sha256', JSON.stringify([name, place])).slice(0, 32)
}
