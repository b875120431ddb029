import type { Diagnostic } from '../model/diagnostic.ts'
import type { Outcome } from '../model/outcome.ts'
import { visibleJson } from './escape.ts'

/** The `--json` report: one object, ending in a newline. Whole numbers beyond 2^53 keep every digit. */
export function jsonReport(outcome: Outcome): string {
  const head = { apiVersion: 'motif.dev/v1alpha1', kind: outcome.report, ok: outcome.exitCode === 0 }
  const diagnostics = outcome.diagnostics.map(flatDiagnostic)
  return visibleJson(jsonText({ ...head, summary: outcome.summary, diagnostics, ...outcome.details }, '')) + '\n'
}

/** JSON as JSON.stringify indents it by two spaces, bigints as numbers. `undefined` members are left out. */
export function jsonText(value: unknown, indent: string): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const inner = `${indent}  `
  const [open, close, members] = Array.isArray(value)
    ? ['[', ']', value.map((item) => jsonText(item, inner))]
    : ['{', '}', membersOf(value, inner)]
  if (members.length === 0) return open + close
  return `${open}\n${inner}${members.join(`,\n${inner}`)}\n${indent}${close}`
}

function membersOf(value: object, indent: string): string[] {
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${JSON.stringify(key)}: ${jsonText(member, indent)}`)
}

function flatDiagnostic({ code, severity, message, origin, path, related, help }: Diagnostic): object {
  return {
    code,
    severity,
    message,
    file: origin?.file,
    line: origin?.line,
    column: origin?.column,
    endLine: origin?.endLine,
    endColumn: origin?.endColumn,
    path,
    related: related?.map(({ message, origin: { file, line, column } }) => ({ message, file, line, column })),
    help,
  }
}
