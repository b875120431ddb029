import { join, resolve } from 'node:path'
import { compareDiagnostics, diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import type { Composition } from '../model/composition.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Package } from '../model/package.ts'
import { isRendered, type Build, type Unit } from '../model/unit.ts'
import { BUILD } from '../model/version.ts'
import { open, type Program } from '../pipeline/1-load.ts'
import { link } from '../pipeline/6-link.ts'
import { atCauses } from '../pipeline/blame.ts'
import { cacheFolder } from '../pipeline/cache-folder.ts'
import { cacheOf, isTried, openShelf } from '../pipeline/cache.ts'
import type { CompileOptions } from '../pipeline/compile-all.ts'
import { findPackage } from '../pipeline/package.ts'
import { StaleHead } from '../pipeline/heads.ts'
import { BrokenTexts, discardBroken } from '../pipeline/shelf.ts'
import { openShare } from '../pipeline/share.ts'
import { compileUnits, type Units, type UnitsOptions } from '../pipeline/units.ts'
import type { Beginning } from '../pipeline/workers.ts'
import { unitFolder } from './unit-folder.ts'
import { UsageError, type Invocation } from './verb.ts'

/** A package built from load to link, or the Outcome that says why it could not even begin. */
export type Built =
  | { readonly ok: true; readonly package: Package; readonly program: Program; readonly build: Build }
  | { readonly ok: false; readonly outcome: Outcome }

/** What validate and render ask of a build. */
export interface BuildRequest {
  /** The kind of the report: RenderReport. */
  readonly report: string
  readonly twice: CompileOptions['twice']
  /** True for a verb that composes nothing beyond the units: compositions that it does not need are not loaded. */
  readonly isUnitsOnly?: boolean
  /** True for a verb that is done with a source object when it has its unit. */
  readonly mayForget?: boolean
}

const DEFAULT_LIMIT_SECONDS = 10

/** Stages 1 to 6 for the package that the command line means. */
export async function buildPackage(invocation: Invocation, request: BuildRequest): Promise<Built> {
  const { host, mayRunCode } = invocation
  const { report } = request
  const limitMs = limitOf(invocation)
  const found = findPackage(host, invocation.packageFolder)
  if (found.package === undefined) return { ok: false, outcome: failure(report, found.diagnostics, found.root) }
  if (!mayRunCode) return { ok: false, outcome: failure(report, [codeRefused(report)], found.package.root) }
  const compiled = await compileReadable(invocation, found.package, { ...request, limitMs })
  // What compositions left behind fails now, before anything is written.
  await new Promise((resolve) => setImmediate(resolve))
  const { program, units } = compiled
  const build = link(program, units)
  // Finding causes is dear, and only a complaint about a rendered resource asks for one.
  if (!build.diagnostics.some(({ about }) => about !== undefined))
    return { ok: true, package: found.package, program, build }
  await program.ready()
  const { tracerOf } = await import('../trace/cause.ts')
  return { ok: true, package: found.package, program, build: atCauses(build, tracerOf(program).causeOf) }
}

/** Stages 1 to 5, and where every text will be wanted, a look that those of kept units can be read. */
async function compileReadable(
  invocation: Invocation,
  found: Package,
  request: BuildRequest & { readonly limitMs: number },
): Promise<Units> {
  try {
    const compiled = await compilePackage(invocation, found, request)
    if (request.isUnitsOnly !== true) compiled.units.forEach(({ text }) => text)
    return compiled
  } catch (error) {
    if (error instanceof BrokenTexts) discardBroken(invocation.host, error)
    else if (!(error instanceof StaleHead)) throw error
    return compilePackage({ ...invocation, values: { ...invocation.values, 'no-cache': true } }, found, request)
  }
}

/** Stages 1 to 5. */
async function compilePackage(
  invocation: Invocation,
  found: Package,
  { twice, limitMs, isUnitsOnly = false, mayForget = false }: BuildRequest & { readonly limitMs: number },
): Promise<Units> {
  const { host } = invocation
  const codeCache = cacheFolder(host, 'code')
  const schemaFolder = schemaFolderOf(invocation)
  const { format } = found.output
  const folder = unitFolder(invocation, found)
  const shelf = folder === undefined ? undefined : openShelf(host, found, folder)
  const build = BUILD ?? 'sources'
  const beginning: Beginning = { cwd: host.cwd, root: found.root, codeCache, schemaFolder, format, limitMs }
  const { share, pool } = threadsOf(invocation, beginning)
  const mayWait = (composition: Pick<Composition, 'file' | 'digest'>): boolean =>
    isUnitsOnly && (share !== undefined || pool !== undefined || (shelf !== undefined && isTried(shelf, composition)))
  const opened = await open(host, found, {
    mayRunCode: true,
    ...(codeCache === undefined ? {} : { codeCache }),
    schemaFolder,
    mayWait,
    heads: shelf?.heads(build),
    // What is kept may be all that is needed.
    expect: shelf === undefined || shelf.packs.length === 0 ? share?.expect : undefined,
  })
  return compileUnits(opened, {
    format,
    twice,
    limitMs,
    mayForget,
    progress: (done, total) => invocation.progress(done, total, 'composites'),
    cache: shelf && cacheOf(opened.program, shelf, { build, format }),
    share,
    pool,
  })
}

/** Where units are compiled: here and on workers that share the work, or on those alone where somebody is looked for. */
function threadsOf({ values, supervision }: Invocation, beginning: Beginning): Pick<UnitsOptions, 'share' | 'pool'> {
  const said = values['jobs']
  const jobs = typeof said === 'string' && /^[1-9]\d{0,2}$/.test(said) ? Number(said) : undefined
  if (said !== undefined && jobs === undefined) throw new UsageError('--jobs takes a number of threads from 1 to 999.')
  if (supervision === undefined) return {}
  if (supervision.isCareful) return { pool: { beginning, jobs, heapMb: supervision.heapMb } }
  return { share: openShare({ beginning, jobs, supervision }) }
}

/** Where checked schemas are kept: not in a folder that others share, and not by code that runs from its sources. */
export function schemaFolderOf({ host, values }: Pick<Invocation, 'host' | 'values'>): string | undefined {
  return values['no-cache'] === true || BUILD === undefined ? undefined : cacheFolder(host, 'schemas')
}

/** Why a verb that runs compositions does not begin under --no-code. */
export function codeRefused(report: string): Diagnostic {
  const word = report.replace(/Report$/, '').toLowerCase()
  return diagnostic('code/refused', `motif ${word} runs compositions, and --no-code refuses that.`, {
    help: 'leave --no-code out for a package that you trust; import crds, generate and new run no code of a package.',
  })
}

/** `--limit` in milliseconds. */
export function limitOf({ values }: Invocation): number {
  const { limit } = values
  if (limit === undefined) return DEFAULT_LIMIT_SECONDS * 1000
  const seconds = typeof limit === 'string' && /^\d{1,6}(\.\d+)?$/.test(limit) ? Number(limit) : 0
  if (seconds <= 0) throw new UsageError('--limit takes a number of seconds above 0.')
  return seconds * 1000
}

/** The Outcome of a verb that could not begin: exit 1, with what is wrong. */
export function failure(report: string, diagnostics: readonly Diagnostic[], root: string): Outcome {
  return { report, exitCode: 1, summary: countsOf(diagnostics), diagnostics, details: {}, lines: [], root }
}

/** `errors` and `warnings`, as every summary has them. */
export function countsOf(diagnostics: readonly Diagnostic[]): { readonly errors: number; readonly warnings: number } {
  const count = (wanted: Diagnostic['severity']) => diagnostics.filter(({ severity }) => severity === wanted).length
  return { errors: count('error'), warnings: count('warning') }
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** True where the units hold an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error')
}

/** Sorted as every report has them. */
export function sorted(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(compareDiagnostics)
}

/**
 * The source files that `paths` (files or folders, relative to the current folder) name; all without paths.
 * @throws UsageError for a path that matches no source.
 */
export function selectFiles(
  invocation: Pick<Invocation, 'host' | 'positionals'>,
  program: Pick<Program, 'files' | 'package'>,
): ReadonlySet<string> {
  const { host, positionals } = invocation
  if (positionals.length === 0) return new Set(program.files)
  const chosen = new Set<string>()
  for (const path of positionals) {
    const wanted = resolve(host.cwd, path)
    const matches = program.files.filter((file) => {
      const absolute = join(program.package.root, file)
      return absolute === wanted || absolute.startsWith(wanted.endsWith('/') ? wanted : `${wanted}/`)
    })
    if (matches.length === 0) {
      const help = 'paths are files or folders among spec.sources of motif.yaml, relative to the current folder.'
      throw new UsageError(`${path} is no source of ${program.package.name}.`, help)
    }
    for (const file of matches) chosen.add(file)
  }
  return chosen
}

/** True for a unit whose source could not be compiled. */
export function isFailed(unit: Unit): boolean {
  return !isRendered(unit)
}
