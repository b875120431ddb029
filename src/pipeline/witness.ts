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
  /** True where asking again says whether the run would go the same way: it changed nothing, and looked at no clock. */
  readonly isRepeatable: boolean
}

/** A Host that remembers what it was asked. */
export interface Witness {
  readonly host: Host
  /** What was asked so far. Files that were written are looked at once more. */
  readonly testimony: () => Testimony
}

/**
 * A witness of `host`. A file that is, by its metadata, still as `known` has it is not read for its digest. What is
 * written or asked below `apart` (absolute) is the caller's own business.
 */
export function witness(host: Host, known: Stamps, apart: string): Witness {
  const stamps = new Map<string, Stamp>()
  const written = new Map<string, string>()
  const answers = new Map<string, Question>()
  const state = { isRepeatable: true }
  // Asked for every file: a path that is whole already stays as it is.
  const at = (path: string): string => (/^\/(?!.*(?:\/\/|\/\.))/.test(path) ? path : resolve(host.cwd, path))
  const isApart = (path: string): boolean => at(path).startsWith(`${apart}/`) || at(path) === apart
  const unrepeatable = <T>(answer: T): T => {
    state.isRepeatable = false
    return answer
  }
  const read = (path: string): { readonly bytes: Uint8Array; readonly stamp: Stamp | undefined } => {
    const readMs = host.now()
    const stat = host.stat(path)
    const given = failing(() => host.read(path))
    if (!given.ok) throw unrepeatable(given.error)
    const bytes = given.value
    if (stat === undefined || isApart(path)) return { bytes, stamp: undefined }
    const before = known.get(at(path))
    const isKnown = before !== undefined && !before.isRacy && isSameFile(before, stat)
    const stamp = isKnown ? before : stampOf(stat, hash('sha256', bytes), readMs)
    stamps.set(at(path), stamp)
    return { bytes, stamp }
  }
  const changed = (path: string, digest?: string): void => {
    if (isApart(path)) return
    state.isRepeatable = false
    stamps.delete(at(path))
    if (digest === undefined) written.delete(at(path))
    else written.set(at(path), digest)
  }
  const asked = <T>(ask: Question[0], subject: string, answer: () => T): T => {
    const given = failing(answer)
    const where = ask === 'env' ? subject : at(subject)
    if (ask === 'env' || !isApart(subject)) {
      answers.set(`${ask} ${where}`, [ask, where, given.ok ? said(ask, given.value) : FAILED])
    }
    if (given.ok) return given.value
    throw given.error
  }
  return {
    host: {
      ...host,
      read: (path) => read(path).bytes,
      digest(path) {
        const seen = stamps.get(at(path))
        if (seen !== undefined) return seen.digest
        const before = known.get(at(path))
        if (before !== undefined && !before.isRacy && isSameFile(before, host.stat(path))) {
          stamps.set(at(path), before)
          return before.digest
        }
        const { bytes, stamp } = read(path)
        return stamp?.digest ?? hash('sha256', bytes)
      },
      stat: (path) => asked('stat', path, () => host.stat(path)),
      entry: (path) => asked('entry', path, () => host.entry(path)),
      list: (path) => asked('list', path, () => host.list(path)),
      realPath: (path) => asked('realPath', path, () => host.realPath(path)),
      env: (name) => asked('env', name, () => host.env(name)),
      write(path, bytes) {
        host.write(path, bytes)
        changed(path, hash('sha256', bytes))
      },
      remove(path) {
        host.remove(path)
        changed(path)
      },
      exec: (command, args, options) => unrepeatable(host.exec(command, args, options)),
      fetch: (url) => unrepeatable(host.fetch(url)),
      readStdin: () => unrepeatable(host.readStdin()),
      now: () => unrepeatable(host.now()),
    },
    testimony() {
      const endMs = host.now()
      for (const [path, digest] of written) {
        const stat = host.stat(path)
        if (stat !== undefined) stamps.set(path, stampOf(stat, digest, endMs))
      }
      return { stamps, questions: [...answers.values()], isRepeatable: state.isRepeatable }
    },
  }
}

/** True where every question, asked again, has the answer it had. Files are read only where their stamps are racy. */
export function stillHolds(host: Host, { stamps, questions }: Pick<Testimony, 'stamps' | 'questions'>): boolean {
  const holds = ([ask, subject, answer]: Question): boolean => {
    const given = failing<unknown>(() => host[ask](subject))
    return (given.ok ? said(ask, given.value) : FAILED) === answer
  }
  if (!questions.every(holds)) return false
  for (const [path, stamp] of stamps) if (!failing(() => isUnchanged(host, path, stamp)).value) return false
  return true
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
