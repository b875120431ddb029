import { join, resolve } from 'node:path'
import { compareDiagnostics, diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Package } from '../model/package.ts'
import type { Build, Unit } from '../model/unit.ts'
import { load, type Program } from '../pipeline/1-load.ts'
import { link } from '../pipeline/6-link.ts'
import { atCauses } from '../pipeline/blame.ts'
import { cacheFolder } from '../pipeline/cache-folder.ts'
import { compileAll, type CompileOptions } from '../pipeline/compile.ts'
import { findPackage } from '../pipeline/package.ts'
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
}

const DEFAULT_LIMIT_SECONDS = 10

/** Stages 1 to 6 for the package that the command line means. */
export async function buildPackage(invocation: Invocation, { report, twice }: BuildRequest): Promise<Built> {
  const { host, mayRunCode } = invocation
  const limitMs = limitOf(invocation)
  const found = findPackage(host, invocation.packageFolder)
  if (found.package === undefined) return { ok: false, outcome: failure(report, found.diagnostics, found.root) }
  if (!mayRunCode) return { ok: false, outcome: failure(report, [codeRefused(report)], found.package.root) }
  const codeCache = cacheFolder(host, 'code')
  const program = await load(host, found.package, { mayRunCode, ...(codeCache === undefined ? {} : { codeCache }) })
  const { format } = found.package.output
  const units = compileAll(program, {
    format,
    twice,
    limitMs,
    progress: (done, total) => invocation.progress(done, total, 'composites'),
  })
  // What compositions left behind fails now, before anything is written.
  await new Promise((resolve) => setImmediate(resolve))
  const build = link(program, units)
  // Finding causes is dear, and only a complaint about a rendered resource asks for one.
  if (!build.diagnostics.some(({ about }) => about !== undefined))
    return { ok: true, package: found.package, program, build }
  const { tracerOf } = await import('../trace/cause.ts')
  return { ok: true, package: found.package, program, build: atCauses(build, tracerOf(program).causeOf) }
}

function codeRefused(report: string): Diagnostic {
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
export function selectFiles(invocation: Invocation, program: Program): ReadonlySet<string> {
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
  return unit.text === ''
}
