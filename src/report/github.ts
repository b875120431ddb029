import type { Diagnostic } from '../model/diagnostic.ts'
import type { Outcome } from '../model/outcome.ts'
import { visible, visibleLines } from './escape.ts'
import type { Printed } from './printed.ts'
import { placeText } from './text.ts'

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const

/**
 * Workflow commands of GitHub Actions, one a diagnostic: they become annotations of the changed files. `prefix` makes
 * a path of the report one of the repository.
 */
export function githubReport({ diagnostics, lines, output }: Outcome, prefix: string): Printed {
  const commands = diagnostics.map((found) => command(found, prefix) + '\n').join('')
  // The runner reads both streams; stdout stays the output's own where there is one.
  if (output !== undefined) return { stdout: output, stderr: commands }
  return { stdout: commands + lines.map((line) => visibleLines(line).join('\n') + '\n').join(''), stderr: '' }
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
