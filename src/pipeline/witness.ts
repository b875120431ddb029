import { hash } from 'node:crypto'
import { resolve } from 'node:path'
import type { Host } from '../host.ts'
import { isSameFile, isUnchanged, stampOf, type Stamp, type Stamps } from './stamps.ts'

/** A question about the machine that is no file's content, and its answer as text. */
export type Question = readonly [
  ask: 'stat' | 'entry' | 'list' | 'realPath' | 'env',
  subject: string,
  answer: string | null,
]

/** Everything that a run asked the machine, with the answers. */
export interface Testimony {
  /** By absolute path: the files whose content was asked for. */
  readonly stamps: Stamps
  readonly questions: readonly Question[]
  /** True where asking again says whether the run would go the same way: it tried to change nothing, and looked at no clock. */
  readonly isRepeatable: boolean
}

/** A Host that remembers what it was asked. */
export interface Witness {
  readonly host: Host
  /** What was asked so far. Files that were written are looked at once more. */
  readonly testimony: () => Testimony
}

/** Files of an earlier run that were looked at again: 1, at a file's position in its stamps, where it is as it was. */
export type Seen = Uint8Array

/** What a witness goes by. */
export interface Acquaintance {
  /** What earlier runs know of files: one that is still as it was, by its metadata, is not read for its digest. */
  readonly known: Stamps
  /** Those of them that were looked at just now, and are as they were. */
  readonly seen?: Seen | undefined
  /** What is written or asked below these folders (absolute) is the caller's own business. */
  readonly apart: readonly string[]
}

/** A witness of `host`. */
export function witness(host: Host, acquaintance: Acquaintance): Witness {
  const memory = memoryOf(host, acquaintance)
  return { host: watchedHost(host, memory), testimony: () => testimonyOf(host, memory) }
}

interface Memory {
  readonly known: Stamps
  /** True for a path of `known` that needs no look. */
  readonly isSeen: (path: string) => boolean
  readonly stamps: Map<string, Stamp>
  /** The digests of what was written, by path, and when. */
  readonly written: Map<string, { readonly digest: string; readonly writtenMs: number }>
  /** Paths that it tried to write or remove: what was known of them is over. */
  readonly changed: Set<string>
  readonly answers: Map<string, Question>
  readonly at: (path: string) => string
  readonly isApart: (path: string) => boolean
  isRepeatable: boolean
}

function memoryOf({ cwd }: Host, { known, seen, apart }: Acquaintance): Memory {
  // Asked for every file: a path that is whole already stays as it is.
  const at = (path: string): string => (/^\/(?!.*(?:\/\/|\/\.))/.test(path) ? path : resolve(cwd, path))
  return {
    known,
    isSeen: seen === undefined ? () => false : seenIn(known, seen),
    stamps: new Map(),
    written: new Map(),
    changed: new Set(),
    answers: new Map(),
    at,
    isApart(path) {
      const where = at(path)
      return apart.some((folder) => where.startsWith(`${folder}/`) || where === folder)
    },
    isRepeatable: true,
  }
}

function seenIn(known: Stamps, seen: Seen): Memory['isSeen'] {
  const positions = new Map<string, number>()
  for (const path of known.keys()) positions.set(path, positions.size)
  // Asked anew each time: whoever looks may not be done.
  return (path) => seen[positions.get(path) ?? -1] === 1
}

function watchedHost(host: Host, memory: Memory): Host {
  const asked = <T>(ask: Question[0], subject: string, answer: () => T): T => askedOf(memory, [ask, subject], answer)
  const unrepeatable = <T>(answer: T): T => {
    memory.isRepeatable = false
    return answer
  }
  return {
    ...host,
    read: (path) => readFor(host, memory, path).bytes,
    digest: (path) => digestFor(host, memory, path),
    stat: (path) => asked('stat', path, () => host.stat(path)),
    entry: (path) => asked('entry', path, () => host.entry(path)),
    list: (path) => asked('list', path, () => host.list(path)),
    realPath: (path) => asked('realPath', path, () => host.realPath(path)),
    env: (name) => asked('env', name, () => host.env(name)),
    write(path, bytes, place) {
      noteChange(memory, path)
      host.write(path, bytes, place)
      if (memory.isApart(path)) return
      memory.written.set(memory.at(path), { digest: hash('sha256', bytes), writtenMs: host.now() })
    },
    remove(path) {
      noteChange(memory, path)
      host.remove(path)
    },
    exec: (command, args, options) => unrepeatable(host.exec(command, args, options)),
    fetch: (url) => unrepeatable(host.fetch(url)),
    readStdin: () => unrepeatable(host.readStdin()),
    now: () => unrepeatable(host.now()),
  }
}

interface ReadFile {
  readonly bytes: Uint8Array
  readonly stamp: Stamp | undefined
}

function readFor(host: Host, memory: Memory, path: string): ReadFile {
  const { stamps, at } = memory
  const readMs = host.now()
  const stat = host.stat(path)
  const given = failing(() => host.read(path))
  if (!given.ok) {
    memory.isRepeatable = false
    throw given.error
  }
  const bytes = given.value
  if (stat === undefined || memory.isApart(path)) return { bytes, stamp: undefined }
  const before = knownOf(memory, at(path))
  const isKnown = before !== undefined && !before.isRacy && isSameFile(before, stat)
  const stamp = isKnown ? before : stampOf(stat, hash('sha256', bytes), readMs)
  stamps.set(at(path), stamp)
  return { bytes, stamp }
}

function knownOf({ known, changed }: Memory, where: string): Stamp | undefined {
  return changed.has(where) ? undefined : known.get(where)
}

function digestFor(host: Host, memory: Memory, path: string): string {
  const { isSeen, stamps } = memory
  const where = memory.at(path)
  const seen = stamps.get(where)
  if (seen !== undefined) return seen.digest
  const before = knownOf(memory, where)
  if (before !== undefined && (isSeen(where) || (!before.isRacy && isSameFile(before, host.stat(path))))) {
    stamps.set(where, before)
    return before.digest
  }
  const { bytes, stamp } = readFor(host, memory, path)
  return stamp?.digest ?? hash('sha256', bytes)
}

function askedOf<T>(memory: Memory, [ask, subject]: readonly [Question[0], string], answer: () => T): T {
  const given = failing(answer)
  const where = ask === 'env' ? subject : memory.at(subject)
  if (ask === 'env' || !memory.isApart(subject)) {
    memory.answers.set(`${ask} ${where}`, [ask, where, given.ok ? said(ask, given.value) : FAILED])
  }
  if (given.ok) return given.value
  throw given.error
}

/** Before the attempt: a run that tried is not to be repeated, whether or not it could. */
function noteChange(memory: Memory, path: string): void {
  if (memory.isApart(path)) return
  const where = memory.at(path)
  memory.isRepeatable = false
  memory.changed.add(where)
  memory.stamps.delete(where)
  memory.written.delete(where)
}

/** A clock that counts whole milliseconds. */
const CLOCK_MS = 1

function testimonyOf(host: Host, { stamps, written, answers, isRepeatable }: Memory): Testimony {
  const endMs = host.now()
  for (const [path, { digest, writtenMs }] of written) {
    const stat = host.stat(path)
    // Later than our own write: somebody else has been there since.
    const isOurs = stat !== undefined && Math.max(stat.modifiedMs, stat.changedMs) <= writtenMs + CLOCK_MS
    if (isOurs) stamps.set(path, stampOf(stat, digest, endMs))
  }
  return { stamps, questions: [...answers.values()], isRepeatable }
}

/** A second look at the files of an earlier run. */
export interface Look {
  /** What was found so far. Another thread may look into it meanwhile. */
  readonly seen: Seen
  /** Looks at one file more at each step, and says whether it is as it was. They are read only where their stamps are racy. */
  readonly looking: Iterator<boolean>
}

/** A look that has not begun. */
export function lookAgain(host: Host, stamps: Stamps): Look {
  const seen = new Uint8Array(new SharedArrayBuffer(stamps.size))
  return { seen, looking: lookingAt(host, stamps, seen) }
}

/** True where every question has the answer that it had, and every file is as it was; looks no further than to the first that is not. */
export function stillHolds(host: Host, questions: readonly Question[], { looking }: Look): boolean {
  if (!answersHold(host, questions)) return false
  for (;;) {
    const step = looking.next()
    if (step.done === true) return true
    if (!step.value) return false
  }
}

function answersHold(host: Host, questions: readonly Question[]): boolean {
  return questions.every(([ask, subject, answer]) => {
    const given = failing<unknown>(() => host[ask](subject))
    return (given.ok ? said(ask, given.value) : FAILED) === answer
  })
}

function* lookingAt(host: Host, stamps: Stamps, seen: Seen): Generator<boolean> {
  let position = 0
  for (const [path, stamp] of stamps) {
    const isSame = failing(() => isUnchanged(host, path, stamp)).value === true
    if (isSame) seen[position] = 1
    position++
    yield isSame
  }
}

const FAILED = '\0failed'

type Given<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown; readonly value?: undefined }

function failing<T>(action: () => T): Given<T> {
  try {
    return { ok: true, value: action() }
  } catch (error) {
    return { ok: false, error }
  }
}

/** An answer as text: of a stat what the pipeline goes by, of a list its digest. */
function said(ask: Question[0], answer: unknown): string | null {
  if (answer === undefined) return null
  if (ask === 'list') return listDigest(answer as ReturnType<Host['list']>)
  if (ask !== 'stat') return answer as string
  const { type, uid } = answer as NonNullable<ReturnType<Host['stat']>>
  return `${type} ${uid}`
}

function listDigest(entries: ReturnType<Host['list']>): string {
  let text = ''
  for (const { name, type } of entries) text += `${name}\0${type}\0`
  return hash('sha256', text)
}
