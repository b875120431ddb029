import { posix } from 'node:path'

import { HostError, type Host } from '../host.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf } from '../model/origin.ts'
import {
  formatInventory,
  INVENTORY,
  inventoryText,
  merged,
  NEXT_INVENTORY,
  readInventory,
  union,
  type Inventory,
  type Recorded,
} from './inventory.ts'
import { judge, type Evidence, type Step } from './judge.ts'
import type { OutputFile } from './layout.ts'
import { openOutput, type OutputFolder } from './output-folder.ts'

/** How to write the output. */
export interface EmitOptions {
  readonly host: Host
  /** The package's folder, absolute. */
  readonly root: string
  /** Absolute, or relative to the package. */
  readonly outputDir: string
  /** Only some sources were asked for: what else the inventory names is left alone. */
  readonly isPartial: boolean
  /** Every source was read and compiled, and none was singled out: files that nothing renders any more may go. */
  readonly mayRemove: boolean
  readonly discardEdits: boolean
  readonly allowEmpty: boolean
  /** Compare only: emit/stale for each file that would be written or removed. */
  readonly isCheck: boolean
  /** Paths in the output folder that belong to sources with errors: neither changed nor removed. */
  readonly failed: ReadonlySet<string>
}

/** One file of the output folder, and what was (under isCheck: would be) done with it. */
export interface EmittedFile {
  /** Relative to the package, with forward slashes. */
  readonly path: string
  readonly action: 'written' | 'unchanged' | 'removed' | 'kept'
}

/** What emit did. */
export interface Emitted {
  /** Sorted by path. */
  readonly files: readonly EmittedFile[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Stage 7: files into the output folder. Each is replaced in one step; a run that is killed leaves every file old or
 * new, and what it has begun is known to the next run by `.motif/inventory.next`. Only what the inventory names is ever
 * removed, only bytes that motif wrote are ever replaced. Codes: emit/*, package/path, package/no-sources.
 */
export function emit(files: readonly OutputFile[], options: EmitOptions): Emitted {
  const folder = openOutput(options.host, options.root, options.outputDir)
  if ('code' in folder) return { files: [], diagnostics: [folder] }
  const inventory = readInventory(options.host, folder.real, folder.shown)
  if (inventory.diagnostics.length > 0) return { files: [], diagnostics: inventory.diagnostics }
  const { isPartial, mayRemove, allowEmpty } = options
  if (files.length === 0 && !isPartial && mayRemove && !allowEmpty && inventory.recorded.size > 0) {
    return { files: [], diagnostics: [nothingLeft(folder, inventory)] }
  }
  const run: Run = { host: options.host, folder, inventory }
  const lookAgain = (): ReturnType<Evidence['lookAgain']> => lookAt(options, folder)
  const steps = judge(files, { ...options, folder, recorded: inventory.recorded, lookAgain })
  return options.isCheck ? compare(run, steps) : carryOut(run, steps)
}

interface Run {
  readonly host: Host
  readonly folder: OutputFolder
  readonly inventory: Inventory
}

/** First the inventory: what a run under way has yet to write stands there as it was. */
function lookAt(
  { host, root, outputDir }: EmitOptions,
  { real, shown }: OutputFolder,
): ReturnType<Evidence['lookAgain']> {
  const { recorded, diagnostics } = readInventory(host, real, shown)
  const folder = openOutput(host, root, outputDir)
  return 'code' in folder || diagnostics.length > 0 ? undefined : { folder, recorded }
}

function nothingLeft(folder: OutputFolder, { recorded }: Inventory): Diagnostic {
  const count = recorded.size === 1 ? '1 file' : `${recorded.size} files`
  return diagnostic('package/no-sources', `There is nothing to render, but ${folder.shown} holds ${count} of it.`, {
    origin: startOf('motif.yaml'),
    help: 'see that spec.sources names your specs; `motif render --allow-empty` removes the files.',
  })
}

function compare(run: Run, steps: readonly Step[]): Emitted {
  const stale = steps.flatMap((step) => staleness(run.folder, step))
  const diagnostics = [...steps.flatMap(({ problem }) => problem ?? []), ...stale]
  const isRecorded = formatInventory(linesAfter(run, steps)) === (run.inventory.text ?? '') && !run.inventory.hasNext
  if (diagnostics.length === 0 && !isRecorded) diagnostics.push(isStale(run.folder, INVENTORY, NOT_THE_SAME))
  return reported(run, steps, diagnostics)
}

const NOT_THE_SAME = 'is not what render would write'

function staleness(folder: OutputFolder, { path, action }: Step): Diagnostic[] {
  if (action === 'removed') return [isStale(folder, path, 'is rendered by no source any more')]
  if (action !== 'written') return []
  return [isStale(folder, path, folder.stateOf(path) === 'absent' ? 'is missing' : NOT_THE_SAME)]
}

function isStale(folder: OutputFolder, path: string, what: string): Diagnostic {
  const shown = posix.join(folder.shown, path)
  const help = 'run `motif render` and commit what it writes.'
  return diagnostic('emit/stale', `${shown} ${what}.`, { origin: startOf(shown), help })
}

function carryOut(run: Run, steps: readonly Step[]): Emitted {
  const { host, folder, inventory } = run
  for (const path of folder.leftovers()) discard(host, `${folder.real}/${path}`)
  const isChange = steps.some(({ action }) => action === 'written' || action === 'removed')
  if (isChange) {
    const intended = new Map(steps.map(({ path, digests }) => [path, digests]))
    const problem = write(run, NEXT_INVENTORY, { text: formatInventory(union(inventory.recorded, intended)) })
    if (problem) return { files: [], diagnostics: [problem] }
  }
  const done = steps.map((step) => perform(run, step))
  removeEmptyFolders(run, done)
  const after = linesAfter(run, done)
  const text = formatInventory(after)
  const isRecorded = text === (inventory.text ?? '')
  const problem = isRecorded ? undefined : write(run, INVENTORY, { text: textNow(run, after) ?? text })
  if (!problem && (isChange || inventory.hasNext)) discard(host, `${folder.real}/${NEXT_INVENTORY}`)
  return reported(run, done, [...done.flatMap((step) => step.problem ?? []), ...(problem ? [problem] : [])])
}

function perform(run: Run, step: Step): Step {
  const problem = problemOf(run, step)
  if (problem === undefined) return step
  const { path } = step
  return { path, action: 'kept', digests: run.inventory.recorded.get(path) ?? [], problem }
}

function problemOf(run: Run, { path, action, content, isNew }: Step): Diagnostic | undefined {
  if (content !== undefined) return write(run, path, { text: content.text, isNew })
  return action === 'removed' ? remove(run, path) : undefined
}

function write({ host, folder }: Run, path: string, { text, isNew }: Writing): Diagnostic | undefined {
  try {
    host.write(`${folder.real}/${path}`, text, isNew && 'new')
    return undefined
  } catch (error) {
    return failure(folder, path, { error, what: 'written' })
  }
}

interface Writing {
  readonly text: string
  readonly isNew?: Step['isNew'] | undefined
}

function remove({ host, folder }: Run, path: string): Diagnostic | undefined {
  try {
    host.remove(`${folder.real}/${path}`)
    return undefined
  } catch (error) {
    // Another run was quicker.
    if (error instanceof HostError && error.code === 'ENOENT') return undefined
    return failure(folder, path, { error, what: 'removed' })
  }
}

function failure(folder: OutputFolder, path: string, { error, what }: { error: unknown; what: string }): Diagnostic {
  if (!(error instanceof HostError)) throw error
  const shown = posix.join(folder.shown, path)
  const help = 'what it was before is still there; render again once that is mended.'
  return diagnostic('emit/write', `${shown} cannot be ${what}: ${error.code}.`, { origin: startOf(shown), help })
}

/** Removes what is of no use to anyone; another run may have been quicker. */
function discard(host: Host, path: string): void {
  try {
    host.remove(path)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
  }
}

function removeEmptyFolders({ host, folder }: Run, steps: readonly Step[]): void {
  const folders = new Set<string>()
  for (const { path, action } of steps) {
    if (action !== 'removed' && action !== 'gone') continue
    for (let above = posix.dirname(path); above !== '.'; above = posix.dirname(above)) folders.add(above)
  }
  // The deepest first; the system refuses to remove a folder that is not empty. None is a link: what is below one stays.
  for (const path of [...folders].sort().reverse()) discard(host, `${folder.real}/${path}`)
}

/** The inventory with what another run has recorded since this one read it; undefined where none has. */
function textNow({ host, folder, inventory }: Run, after: Recorded): string | undefined {
  if (inventoryText(host, folder.real) === inventory.text) return undefined
  const now = readInventory(host, folder.real, folder.shown)
  const isUsable = now.text !== undefined && now.diagnostics.length === 0
  return isUsable ? formatInventory(merged(inventory.lines, after, now.lines)) : undefined
}

/** What the steps leave, and the lines of files they don't speak of. */
function linesAfter({ inventory }: Run, steps: readonly Step[]): Recorded {
  const lines = new Map(inventory.recorded)
  for (const { path, digests } of steps) lines.set(path, digests)
  return lines
}

function reported({ folder }: Run, steps: readonly Step[], diagnostics: readonly Diagnostic[]): Emitted {
  const above = folder.shown === '.' ? '' : `${folder.shown}/`
  const files: EmittedFile[] = []
  for (const { path, action } of steps) if (action !== 'gone') files.push({ path: `${above}${path}`, action })
  return { files, diagnostics }
}
