import { relative, resolve } from 'node:path'
import type { Outcome } from '../model/outcome.ts'
import type { Build } from '../model/unit.ts'
import type { Program } from '../pipeline/1-load.ts'
import { layoutOf } from '../pipeline/6-link.ts'
import { emit, type Emitted } from '../pipeline/7-emit.ts'
import { layOut, pathsOf } from '../pipeline/layout.ts'
import { BrokenTexts, discardBroken } from '../pipeline/shelf.ts'
import { outputDirProblem } from '../pipeline/package-paths.ts'
import { buildPackage, counted, countsOf, hasErrors, isFailed, selectFiles, sorted } from './build.ts'
import { UsageError, type Invocation } from './verb.ts'

const REPORT = 'RenderReport'

/** Stages 1 to 7 for the package that the command line means: the RenderReport. */
export async function renderPackage(invocation: Invocation): Promise<Outcome> {
  try {
    return await renderOnce(invocation)
  } catch (error) {
    if (!(error instanceof BrokenTexts)) throw error
    discardBroken(invocation.host, error)
    return renderOnce(invocation)
  }
}

async function renderOnce(invocation: Invocation): Promise<Outcome> {
  refuseContradictions(invocation)
  const built = await buildPackage(invocation, { report: REPORT, twice: 'first', isUnitsOnly: true, mayForget: true })
  if (!built.ok) return built.outcome
  const { program, build } = built
  const chosen = selectFiles(invocation, program)
  const isBlocked = hasErrors(build.diagnostics) && invocation.values['keep-going'] !== true
  if (invocation.values['stdout'] === true) return printed(program, build, { chosen, isBlocked })
  if (isBlocked) {
    const lines = ['Nothing was written.']
    return outcome(program, build, { emitted: { files: [], diagnostics: [] }, lines })
  }
  const emitted = emitChosen(invocation, { program, build, chosen })
  const isCheck = invocation.values['check'] === true
  return outcome(program, build, { emitted, ...(isCheck ? { lines: [comparison(emitted)] } : {}) })
}

function comparison({ files }: Emitted): string {
  const differing = files.filter(({ action }) => action === 'written' || action === 'removed').length
  return `Compared ${counted(files.length, 'file')} with what render would write: ${differing === 0 ? 'no difference' : `${counted(differing, 'file')} out of date`}.`
}

function refuseContradictions({ values }: Invocation): void {
  const isSet = (name: string) => values[name] !== undefined && values[name] !== false
  for (const other of ['check', 'output-dir', 'discard-edits', 'allow-empty']) {
    if (isSet('stdout') && isSet(other))
      throw new UsageError(`--stdout writes no files, so it does not go with --${other}.`)
  }
}

interface Job {
  readonly program: Program
  readonly build: Build
  readonly chosen: ReadonlySet<string>
}

function emitChosen(invocation: Invocation, { program, build, chosen }: Job): Emitted {
  const { host, values, positionals } = invocation
  const layout = layoutOf(program)
  const isPartial = positionals.length > 0
  const all = layOut(build, layout)
  const isChosen = (unit: number) => chosen.has(build.units[unit]?.source.file ?? '')
  const failed = new Set(build.units.flatMap((unit, position) => (isFailed(unit) ? [position] : [])))
  const outputDir = outputDirOf(invocation, program)
  return emit(isPartial ? all.filter(({ units }) => units.some(isChosen)) : all, {
    host,
    root: program.package.root,
    outputDir,
    isPartial,
    mayRemove: !isPartial && failed.size === 0 && program.isWhole,
    discardEdits: values['discard-edits'] === true,
    allowEmpty: values['allow-empty'] === true,
    isCheck: values['check'] === true,
    // A file that cannot be read makes no unit, and all units share the one file of this layout.
    failed: pathsOf(build.units, program.isWhole ? failed : new Set([...failed, -1]), layout),
  })
}

function outputDirOf({ host, values }: Invocation, { package: found }: Program): string {
  const folder = values['output-dir']
  if (typeof folder !== 'string') return resolve(found.root, found.output.dir)
  const path = resolve(host.cwd, folder)
  const inside = relative(found.root, path)
  if (inside === '..' || inside.startsWith('../')) return path
  const problem = outputDirProblem(host, found, inside || '.')
  if (problem === undefined) return path
  throw new UsageError(`--output-dir "${folder}" ${problem}.`, 'name a folder of its own.')
}

function printed(
  program: Program,
  build: Build,
  { chosen, isBlocked }: { readonly chosen: ReadonlySet<string>; readonly isBlocked: boolean },
): Outcome {
  const order = build.order.filter(({ unit }) => chosen.has(build.units[unit]?.source.file ?? ''))
  const [file] = isBlocked ? [] : layOut({ ...build, order }, { ...layoutOf(program), layout: 'single' })
  const emitted: Emitted = { files: [], diagnostics: [] }
  return { ...outcome(program, build, { emitted, lines: [] }), output: file?.text ?? '' }
}

function outcome(
  program: Program,
  build: Build,
  { emitted, lines }: { readonly emitted: Emitted; readonly lines?: readonly string[] },
): Outcome {
  const diagnostics = sorted([...build.diagnostics, ...emitted.diagnostics])
  const count = (action: string) => emitted.files.filter((file) => file.action === action).length
  const composites = build.units.filter(({ role }) => role === 'composite').length
  const resources = build.units.reduce((sum, { index }) => sum + index.length, 0)
  const summary = {
    composites,
    resources,
    written: count('written'),
    unchanged: count('unchanged'),
    removed: count('removed'),
    kept: count('kept'),
    ...countsOf(diagnostics),
  }
  const done = `Rendered ${counted(composites, 'composite')} to ${counted(resources, 'resource')}: ${counted(summary.written, 'file')} written, ${summary.unchanged} unchanged, ${summary.removed} removed.`
  return {
    report: REPORT,
    exitCode: hasErrors(diagnostics) ? 1 : 0,
    root: program.package.root,
    summary,
    diagnostics,
    details: { files: emitted.files.map(({ path, action }) => ({ path, action })) },
    lines: lines ?? [done],
  }
}
