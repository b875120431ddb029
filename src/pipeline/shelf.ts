import { hash } from 'node:crypto'
import { join } from 'node:path'
import { HostError, isTemporary, type Host } from '../host.ts'
import type { SourceRef, Unit } from '../model/unit.ts'
import { packHeads, unpackHeads, type Heads, type KnownHeads, type PackedHeads } from './heads.ts'
import { openPack, pack, type OpenPack } from './pack.ts'
import type { Reads } from './inputs.ts'
import { seal, unseal } from './seal.ts'

/** A unit as it is kept. */
export interface Kept {
  readonly reads: Reads
  readonly unit: Unit
}

/** What a run used: units by key, and compositions as Shelf.tried has them. */
export interface Used {
  /** Asked for only where all of them are packed anew. */
  readonly units: () => ReadonlyMap<string, Kept>
  /** How many they are. */
  readonly count: number
  /** Those of them that are not on the shelf. */
  readonly added: ReadonlyMap<string, Kept>
  readonly heads: UsedHeads
  readonly tried: readonly string[]
}

/** What this build of motif found in the source files of a run. */
export interface UsedHeads {
  readonly build: string
  /** Asked for with all the units. */
  readonly all: () => Heads
  /** Those of them that are not on the shelf. */
  readonly added: Heads
}

/** The packs of one folder. A pack is two files that never change: an index, and the texts it names. */
export interface Shelf {
  readonly folder: string
  /**
   * The newest that is kept by that key and rests on what holds, as the unit of that source object.
   *
   * @throws Error where a pack is not what it should be.
   */
  find(key: string, source: SourceRef, holds: (reads: Reads) => boolean): Kept | undefined
  /** Every unit once, of equal keys the newest. They are opened one by one; what is broken is left out. */
  units(): Iterable<readonly [key: string, kept: Kept]>
  /** Compositions that a run has loaded without a word, each `<file> <digest>`. */
  readonly tried: ReadonlySet<string>
  /** What a build of motif found in files: others may read them otherwise. */
  heads(build: string): KnownHeads
  /** The names of its packs, oldest first. */
  readonly packs: readonly string[]
}

const FORMAT = 'motif-units/3'
const INDEX = '.units'
const TEXTS = '.text'
/** A pack holds no more: all of it is in memory while it is written. */
export const MOST_UNITS = 16_384
/** So many packs beside full ones are read as they are; with more, all are made as few as can be. */
const MOST_PACKS = 12
/** Units that this run did not use are kept up to as many as it used, or this many. */
const SPARE_UNITS = 1000
const STALE_MS = 30 * 24 * 3600 * 1000
const HOUR_MS = 3600 * 1000

/** Opens a folder of packs. What cannot be read, or is not whole, is as good as absent. */
export function loadShelf(host: Host, folder: string): Shelf {
  const names = packsIn(host, folder)
  // The newest first: what is looked for is mostly there, or in the large ones.
  const packs = names.flatMap((name) => openFile(host, join(folder, name)) ?? []).reverse()
  return {
    folder,
    find(key, source, holds) {
      for (const pack of packs) {
        const position = pack.positions.get(key)
        if (position !== undefined && holds(pack.readsAt(position))) return keptAt(pack, position, source)
      }
      return undefined
    },
    units: () => unitsOf(packs),
    tried: new Set(packs.flatMap(({ tried }) => tried.map(String))),
    heads(build) {
      const ours = packs.filter((pack) => pack.build === build && pack.heads.size > 0)
      return {
        size: ours.length,
        get(digest) {
          for (const { heads } of ours) {
            const found = heads.get(digest)
            if (found !== undefined) return found
          }
          return undefined
        },
      }
    },
    packs: names,
  }
}

function keptAt({ readsAt, opened }: OpenFile, position: number, source: SourceRef): Kept {
  return { reads: readsAt(position), unit: opened.unit(position, source) }
}

/** Of a unit that only goes from pack to pack. */
const NOWHERE: SourceRef = { file: '', document: 0 }

function* unitsOf(packs: readonly OpenFile[]): Generator<readonly [string, Kept]> {
  const seen = new Set<string>()
  for (const pack of packs) {
    for (const [key, position] of pack.positions) {
      if (seen.has(key)) continue
      seen.add(key)
      try {
        yield [key, keptAt(pack, position, NOWHERE)]
      } catch {
        continue
      }
    }
  }
}

/**
 * Adds what is used and not on the shelf as a pack. With many packs, all that is used is packed anew, with some of the
 * rest, and the others go: so a shelf holds a small multiple of what one run uses.
 */
export function saveShelf(host: Host, shelf: Shelf, { units, count, added, heads, tried }: Used): void {
  try {
    if (shelf.packs.length < mostPacks(count)) {
      write(host, shelf.folder, { units: added, heads: heads.added, build: heads.build, tried })
      return
    }
    const used = units()
    const whole = new Map([...spare(shelf, used), ...used])
    const names = write(host, shelf.folder, { units: whole, heads: heads.all(), build: heads.build, tried })
    for (const old of shelf.packs.filter((each) => !names.has(each))) discardPack(host, shelf.folder, old)
    sweep(host, shelf.folder)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
  }
}

/** Where a run uses so many units: with the spare ones there are twice as many. */
function mostPacks(count: number): number {
  return MOST_PACKS + Math.floor((2 * count) / MOST_UNITS)
}

function packsIn(host: Host, folder: string): readonly string[] {
  try {
    const names = host.list(folder).flatMap(({ name, type }) => (type === 'file' && name.endsWith(INDEX) ? name : []))
    const aged = names.map((name) => ({ name, ms: host.stat(join(folder, name))?.modifiedMs ?? 0 }))
    return aged
      .sort((a, b) => a.ms - b.ms || (a.name < b.name ? -1 : 1))
      .map(({ name }) => name.slice(0, -INDEX.length))
  } catch {
    return []
  }
}

/** What stands in the index of a pack beside the units: for each its key, and the position of what it rests on. */
interface Head {
  readonly keys: readonly string[]
  readonly reads: readonly Reads[]
  readonly rests: readonly number[]
  readonly tried: readonly string[]
  readonly textDigest: string
  readonly textSize: number
  readonly build: string
  readonly files: PackedHeads
}

/** A pack of the folder. */
interface OpenFile {
  /** Where each unit is, by its key. */
  readonly positions: ReadonlyMap<string, number>
  readonly readsAt: (position: number) => Reads
  readonly opened: OpenPack
  readonly tried: readonly unknown[]
  readonly build: string
  readonly heads: KnownHeads
}

function openFile(host: Host, path: string): OpenFile | undefined {
  try {
    const body = unseal(FORMAT, host.read(path + INDEX))?.body
    if (body === undefined) return undefined
    const headEnd = body.indexOf('\n')
    const head = JSON.parse(body.toString('utf8', 0, headEnd)) as Head
    if (host.stat(path + TEXTS)?.size !== head.textSize) return undefined
    const { keys, reads, rests, tried, build } = head
    return {
      positions: new Map(keys.map((key, position) => [key, position])),
      readsAt: (position) => String(reads[rests[position] ?? -1]),
      opened: openPack(body.toString('utf8', headEnd + 1), () => readTexts(host, path, head.textDigest)),
      tried,
      build,
      heads: unpackHeads(head.files),
    }
  } catch {
    return undefined
  }
}

function readTexts(host: Host, path: string, digest: string): Uint8Array {
  try {
    const texts = host.read(path + TEXTS)
    if (hash('sha256', texts) === digest) return texts
  } catch (error) {
    // Another run may have made many packs one.
    if (!(error instanceof HostError)) throw error
  }
  throw new BrokenTexts(path)
}

/** The texts of a pack are not those that were written. Found late: when the first of them is asked for. */
export class BrokenTexts extends Error {
  readonly path: string
  constructor(path: string) {
    super(`${path} is broken`)
    this.name = 'BrokenTexts'
    this.path = path
  }
}

/** Takes a broken pack away. */
export function discardBroken(host: Host, { path }: BrokenTexts): void {
  discard(host, path + INDEX)
  discard(host, path + TEXTS)
}

/** What packs are to hold. */
interface Content {
  readonly units: ReadonlyMap<string, Kept>
  readonly heads: Heads
  readonly build: string
  readonly tried: readonly string[]
}

/** Writes as many packs as it takes, and gives their names. What is no unit's stands in the first. */
function write(host: Host, folder: string, { units, heads, build, tried }: Content): ReadonlySet<string> {
  const all = [...units]
  const first = writePack(host, folder, { units: new Map(all.slice(0, MOST_UNITS)), heads, build, tried })
  const names = new Set([first])
  for (let from = MOST_UNITS; from < all.length; from += MOST_UNITS) {
    const some = new Map(all.slice(from, from + MOST_UNITS))
    names.add(writePack(host, folder, { units: some, heads: new Map(), build, tried: [] }))
  }
  return names
}

/** The texts first: an index without them would be of no use. Equal packs have equal names. */
function writePack(host: Host, folder: string, { units: kept, heads, build, tried }: Content): string {
  const units = [...kept.values()]
  const packed = pack(units.map(({ unit }) => unit))
  const reads = [...new Set(units.map((each) => each.reads))]
  const position = new Map(reads.map((each, at) => [each, at]))
  const head: Head = {
    keys: [...kept.keys()],
    reads,
    rests: units.map((each) => position.get(each.reads) ?? 0),
    tried,
    textDigest: hash('sha256', packed.texts),
    textSize: packed.texts.length,
    build,
    files: packHeads(heads),
  }
  const index = seal(FORMAT, Buffer.from(`${JSON.stringify(head)}\n`), Buffer.from(packed.index))
  const name = hash('sha256', index).slice(0, 32)
  host.write(join(folder, name + TEXTS), packed.texts)
  host.write(join(folder, name + INDEX), index)
  return name
}

/** Units that this run did not use. */
function spare(shelf: Shelf, used: ReadonlyMap<string, Kept>): readonly (readonly [string, Kept])[] {
  const most = Math.max(used.size, SPARE_UNITS)
  const found: (readonly [string, Kept])[] = []
  for (const [key, kept] of shelf.units()) {
    if (found.length === most) break
    // Its text is read now, while its pack is there.
    if (!used.has(key) && hasText(kept)) found.push([key, kept])
  }
  return found
}

function hasText({ unit }: Kept): boolean {
  try {
    return unit.text.length >= 0
  } catch {
    return false
  }
}

function discardPack(host: Host, folder: string, name: string): void {
  for (const ending of [INDEX, TEXTS]) discard(host, join(folder, name + ending))
}

/** What killed runs left in this folder, and the folders of packages that nobody has rendered for a month. */
function sweep(host: Host, folder: string): void {
  const nowMs = host.now()
  const ageMs = (path: string): number => nowMs - (host.stat(path)?.modifiedMs ?? nowMs)
  for (const { name } of host.list(folder)) {
    const path = join(folder, name)
    if ((isTemporary(name) || name.endsWith(TEXTS)) && ageMs(path) > HOUR_MS && isOrphan(host, path))
      discard(host, path)
  }
  for (const { name, type } of host.list(join(folder, '..'))) {
    const other = join(folder, '..', name)
    if (type !== 'folder' || !/^[0-9a-f]{32}$/.test(name) || ageMs(other) < STALE_MS) continue
    for (const old of host.list(other)) discard(host, join(other, old.name))
    discard(host, other)
  }
}

function isOrphan(host: Host, path: string): boolean {
  return !path.endsWith(TEXTS) || host.entry(`${path.slice(0, -TEXTS.length)}${INDEX}`) === undefined
}

/** Another run may have been quicker. */
function discard(host: Host, path: string): void {
  try {
    host.remove(path)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
  }
}
