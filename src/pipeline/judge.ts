import { posix } from 'node:path'

import { HostError, type Host } from '../host.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf } from '../model/origin.ts'
import { digestOf, type Recorded } from './inventory.ts'
import type { OutputFile } from './layout.ts'
import type { OutputFolder } from './output-folder.ts'

/** What is to be done with one path of the output folder. */
export interface Step {
  readonly path: string
  /** `gone`: the inventory names it, nothing renders it, and it is not there. */
  readonly action: 'written' | 'unchanged' | 'removed' | 'kept' | 'gone'
  /** What the inventory says of it afterwards; none for no line. */
  readonly digests: readonly string[]
  /** What to write: a text that may be read only when it is asked for. */
  readonly content?: Pick<OutputFile, 'text'>
  /** Nothing was there to be replaced. */
  readonly isNew?: true
  /** Why it is kept, where it should not be. */
  readonly problem?: Diagnostic
}

/** What the judgement rests on. */
export interface Evidence {
  readonly host: Host
  readonly folder: OutputFolder
  readonly recorded: Recorded
  readonly isPartial: boolean
  readonly mayRemove: boolean
  readonly discardEdits: boolean
  readonly failed: ReadonlySet<string>
  /** What the inventory, and then the folder, say now; undefined where they can no longer be read. */
  readonly lookAgain: () => Pick<Evidence, 'folder' | 'recorded'> | undefined
}

/**
 * So often a doubtful path is looked at again. Another run names what it writes before it writes it, so a file that is
 * newer than the inventory of one look is in that of the next.
 */
const SECOND_LOOKS = 2

/**
 * Compares what is wanted with what is there and with what motif wrote; one step for each wanted or recorded path,
 * sorted by path. Nothing is changed. What seems edited, or not motif's own, is looked at again before that is said. In a
 * partial run recorded paths that are not wanted have no step.
 */
export function judge(files: readonly OutputFile[], evidence: Evidence): readonly Step[] {
  let steps = judgeOnce(files, { ...evidence, digestOf: knownDigest(evidence.host) })
  for (let looks = 0; looks < SECOND_LOOKS; looks++) {
    const doubtful = new Set(steps.filter(isDoubtful).map(({ path }) => path))
    const now = doubtful.size === 0 ? undefined : evidence.lookAgain()
    if (now === undefined) break
    const recorded = new Map([...now.recorded].filter(([path]) => doubtful.has(path)))
    const digestOf = readDigest(evidence.host)
    const wanted = files.filter(({ path }) => doubtful.has(path))
    const again = judgeOnce(wanted, { ...evidence, ...now, recorded, digestOf })
    steps = [...steps.filter(({ path }) => !doubtful.has(path)), ...again]
  }
  return [...steps].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Another run may have written the file, or the inventory, since this one looked at it. */
function isDoubtful({ problem }: Step): boolean {
  return problem?.code === 'emit/edited' || problem?.code === 'emit/foreign'
}

/** One look. */
interface Look extends Evidence {
  /** The digest of a file; it may throw a HostError. */
  readonly digestOf: (file: string) => string
}

/** The host may know a digest from a little earlier. */
function knownDigest(host: Host): Look['digestOf'] {
  return (file) => host.digest?.(file) ?? digestOf(host.read(file))
}

function readDigest(host: Host): Look['digestOf'] {
  return (file) => digestOf(host.read(file))
}

function judgeOnce(files: readonly OutputFile[], look: Look): readonly Step[] {
  const wanted = new Set(files.map(({ path }) => path))
  const others = look.isPartial ? [] : [...look.recorded.keys()].filter((path) => !wanted.has(path))
  const steps = [...files.map((file) => judgeWanted(file, look)), ...others.map((path) => judgeOld(path, look))]
  return steps.filter((step) => step !== undefined)
}

function judgeWanted(file: OutputFile, evidence: Look): Step | undefined {
  const { path } = file
  const { folder, recorded, discardEdits } = evidence
  if (evidence.failed.has(path)) return untouched(path, evidence)
  const ours = recorded.get(path)
  const digest = (): string => file.digest ?? digestOf(file.text)
  const write = (): Step => ({ path, action: 'written', digests: [digest()], content: readable(file) })
  const keep = (problem: Diagnostic): Step => ({ path, action: 'kept', digests: ours ?? [], problem })
  const state = folder.stateOf(path)
  if (state === 'absent') return { path, action: 'written', digests: [digest()], content: readable(file), isNew: true }
  if (state === 'blocked' || state === 'other') return keep(inTheWay(folder, path))
  const found = state === 'file' ? digestAt(evidence, path) : undefined
  if (found === 'gone') return write()
  if (typeof found === 'object') return keep(found)
  const wanted = digest()
  if (found === wanted) return { path, action: 'unchanged', digests: [wanted] }
  if (!ours) return keep(inTheWay(folder, path))
  if (discardEdits || (found !== undefined && ours.includes(found))) return write()
  return keep(edited(folder, path, EDITED))
}

/** The file; where its text was kept and is broken, that is known (BrokenTexts) before anything is written. */
function readable(file: OutputFile): OutputFile {
  Reflect.get(file, 'text')
  return file
}

function judgeOld(path: string, evidence: Look): Step | undefined {
  const { folder, recorded, mayRemove, discardEdits } = evidence
  if (!mayRemove || evidence.failed.has(path)) return untouched(path, evidence)
  const ours = recorded.get(path) ?? []
  const keep = (problem: Diagnostic): Step => ({ path, action: 'kept', digests: ours, problem })
  const state = folder.stateOf(path)
  if (state === 'absent' || state === 'other') return { path, action: 'gone', digests: [] }
  if (state === 'blocked') return keep(inTheWay(folder, path))
  const found = state === 'file' ? digestAt(evidence, path) : undefined
  if (found === 'gone') return { path, action: 'gone', digests: [] }
  if (typeof found === 'object') return keep(found)
  if (discardEdits || (found !== undefined && ours.includes(found))) return { path, action: 'removed', digests: [] }
  return keep(edited(folder, path, EDITED_AND_OLD))
}

/** A path that this run has no say in. */
function untouched(path: string, { folder, recorded }: Evidence): Step | undefined {
  if (folder.stateOf(path) === 'absent') return undefined
  return { path, action: 'kept', digests: recorded.get(path) ?? [] }
}

/** The digest of what stands there; `gone` where another run has removed it since the folder was listed. */
function digestAt({ digestOf, folder }: Look, path: string): string | Diagnostic {
  const file = `${folder.real}/${path}`
  try {
    return digestOf(file)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    if (error.code === 'ENOENT') return 'gone'
    const shown = posix.join(folder.shown, path)
    const message = `${shown} cannot be read, so it stays: ${error.code}.`
    return diagnostic('emit/write', message, { origin: startOf(shown) })
  }
}

const EDITED = {
  what: 'was edited since motif wrote it, so it stays',
  help: 'make the change in the spec or the composition; `motif render --discard-edits` overwrites the file.',
}
const EDITED_AND_OLD = {
  what: 'is rendered by no source any more, but was edited since motif wrote it, so it stays',
  help: 'delete it, or run `motif render --discard-edits`.',
}

function edited(folder: OutputFolder, path: string, { what, help }: typeof EDITED): Diagnostic {
  const shown = posix.join(folder.shown, path)
  return diagnostic('emit/edited', `${shown} ${what}.`, { origin: startOf(shown), help })
}

function inTheWay(folder: OutputFolder, path: string): Diagnostic {
  const shown = posix.join(folder.shown, path)
  const what = {
    absent: 'is in the way',
    file: 'is in the way, and motif did not write it',
    link: 'is a link, and motif did not write it',
    other: 'is not a file',
    blocked: 'is below something that is not a folder of its own',
  }[folder.stateOf(path)]
  const help = 'move what is there away, then render again.'
  return diagnostic('emit/foreign', `${shown} ${what}, so it stays as it is.`, { origin: startOf(shown), help })
}
