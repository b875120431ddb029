import type { Diagnostic } from '../model/diagnostic.ts'
import type { Outcome } from '../model/outcome.ts'
import { visible, visibleLines } from './escape.ts'
import { planFindings, type PlanFinding } from './plan-findings.ts'
import { countsText } from './plan-view.ts'
import type { Printed } from './printed.ts'
import { placeText } from './text.ts'

/** A step shows ten annotations of each level: these are the gravest. */
const MOST_GROUPS = 50
const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const

/**
 * Workflow commands of GitHub Actions, one a diagnostic: they become annotations of the changed files. `prefix` makes
 * a path of the report one of the repository.
 */
export function githubReport({ diagnostics, lines: said, output, plan }: Outcome, prefix: string): Printed {
  const findings = plan === undefined ? [] : planFindings(plan, MOST_GROUPS)
  const all = [...diagnostics.map((found) => command(found, prefix)), ...findings.map((found) => notice(found, prefix))]
  const commands = all.map((each) => each + '\n').join('')
  const lines = plan === undefined ? said : [...said, `Compared with ${plan.against}: ${countsText(plan)}.`]
  // The runner reads both streams; stdout stays the output's own where there is one.
  if (output !== undefined) return { stdout: output, stderr: commands }
  return { stdout: commands + lines.map((line) => visibleLines(line).join('\n') + '\n').join(''), stderr: '' }
}

function notice({ rule, level, message, cause }: PlanFinding, prefix: string): string {
  const place =
    cause === undefined ? '' : `file=${property(prefix + cause.file)},line=${cause.line},col=${cause.column},`
  return `::${level === 'note' ? 'notice' : level} ${place}title=${property(rule)}::${data(message)}`
}

function command({ severity, code, message, origin, related, help }: Diagnostic, prefix: string): string {
  const place: [string, string | number][] = origin
    ? [
        ['file', prefix + origin.file],
        ['line', origin.line],
        ['endLine', origin.endLine],
        ['col', origin.column],
        ['endColumn', origin.endColumn],
      ]
    : []
  const properties = [...place, ['title', code] as const].map(([key, value]) => `${key}=${property(String(value))}`)
  const notes = (related ?? []).map((note) => `note: ${visible(note.message)} (${placeText(note.origin)})`)
  const rest = help === undefined ? notes : [...notes, `help: ${visibleLines(help).join('\n')}`]
  return `::${COMMAND[severity]} ${properties.join(',')}::${data([visible(message), ...rest].join('\n'))}`
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\n/g, '%0A')
}

function property(text: string): string {
  return data(visible(text)).replace(/:/g, '%3A').replace(/,/g, '%2C')
}
