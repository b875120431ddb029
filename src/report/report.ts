import type { Printed } from './printed.ts'
import type { Host } from '../host.ts'
import { compareDiagnostics } from '../model/diagnostic.ts'
import type { Outcome } from '../model/outcome.ts'
import { DEFAULT_WIDTH } from './code-frame.ts'
import { visibleLines } from './escape.ts'
import { linesBelow } from './source.ts'
import type { TextStyle } from './text.ts'

/** The forms a report can take (`--report`), in the order that help shows them. */
export const REPORTS = ['text', 'json', 'github', 'markdown', 'sarif'] as const

/** One of the forms. */
export type ReportForm = (typeof REPORTS)[number]

/** How to report an outcome. */
export interface ReportOptions {
  readonly host: Host
  readonly form: ReportForm
  /** `quiet` leaves errors and the output alone. */
  readonly volume: 'normal' | 'quiet'
  readonly colour: 'colour' | 'plain'
  /** Columns of the terminal; 100 where it isn't one. */
  readonly width?: number
}

/** An outcome in the form asked for, its diagnostics sorted. Only that form's code is loaded. */
export async function report(outcome: Outcome, options: ReportOptions): Promise<Printed> {
  const sorted = [...outcome.diagnostics].sort(compareDiagnostics)
  const isQuiet = options.volume === 'quiet'
  const diagnostics = isQuiet ? sorted.filter(({ severity }) => severity === 'error') : sorted
  const lines = isQuiet ? [] : outcome.lines
  // With the details, which are dear to ask for.
  const whole = (): Outcome => ({ ...outcome, lines, diagnostics })
  const style: TextStyle = {
    linesOf: linesBelow(options.host, outcome.root ?? options.host.cwd),
    width: options.width ?? DEFAULT_WIDTH,
    colour: options.colour,
  }
  switch (options.form) {
    case 'text':
      return textReport(outcome, { lines, diagnostics, style })
    case 'json':
      return { stdout: (await import('./json.ts')).jsonReport(whole()), stderr: '' }
    case 'github':
      return (await import('./github.ts')).githubReport(whole(), prefixOf(outcome, options.host))
    case 'markdown':
      return { stdout: (await import('./markdown.ts')).markdownReport(whole(), style), stderr: '' }
    case 'sarif':
      return { stdout: (await import('./sarif.ts')).sarifReport(whole(), prefixOf(outcome, options.host)), stderr: '' }
  }
}

interface Shown extends Pick<Outcome, 'lines' | 'diagnostics'> {
  readonly style: TextStyle
}

async function textReport(
  { output, plan }: Pick<Outcome, 'output' | 'plan'>,
  { lines, diagnostics, style }: Shown,
): Promise<Printed> {
  const shown = plan === undefined ? linesText(lines) : (await import('./plan-text.ts')).planText(plan, style)
  const stdout = output ?? shown
  // Beside an output the lines for a person go where they are in nobody's way.
  const closing = output === undefined || shown === '' ? {} : { closing: shown }
  if (diagnostics.length === 0) return { stdout, stderr: '', ...closing }
  const { diagnosticsText } = await import('./text.ts')
  return { stdout, stderr: diagnosticsText(diagnostics, style), ...closing }
}

function linesText(lines: readonly string[]): string {
  return lines.map((line) => visibleLines(line).join('\n') + '\n').join('')
}

/**
 * What stands before a path of the report in a path below the repository, '' or `envs/prod/`: forges place what a
 * report says by paths of the repository, which is where a pipeline runs (GITHUB_WORKSPACE, or the current folder).
 */
function prefixOf(outcome: Outcome, host: Host): string {
  const top = (host.env('GITHUB_WORKSPACE') ?? host.cwd).replace(/\/+$/, '')
  const root = outcome.root ?? host.cwd
  return root.startsWith(`${top}/`) ? `${root.slice(top.length + 1)}/` : ''
}
