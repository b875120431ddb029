import colors from 'picocolors'

import type { Severity } from '../model/codes.ts'
import type { Diagnostic, Related } from '../model/diagnostic.ts'
import type { Origin } from '../model/origin.ts'
import { codeFrame } from './code-frame.ts'
import { visible, visibleLines } from './escape.ts'
import { hidesSecret } from './secret.ts'
import type { LinesOf } from './source.ts'

/** How diagnostics are drawn. */
export interface TextStyle {
  readonly linesOf: LinesOf
  /** Columns of the terminal. */
  readonly width: number
  readonly colour: 'colour' | 'plain'
}

type Paint = ReturnType<typeof colors.createColors>

/** The lines of one diagnostic: head, place, code frame, notes, help. No line of a secret is shown. */
export function diagnosticLines(found: Diagnostic, style: TextStyle): string[] {
  const paint = colors.createColors(style.colour === 'colour')
  const tint = { error: paint.red, warning: paint.yellow, info: paint.cyan }[found.severity]
  const lines = [`${tint(paint.bold(`${found.severity}[${found.code}]`))}: ${paint.bold(visible(found.message))}`]
  if (found.origin) lines.push(...placeLines(found, found.origin, { style, paint, tint }))
  for (const related of found.related ?? []) lines.push(...noteLines(related, paint))
  if (found.help !== undefined) lines.push(...helpLines(found.help, paint))
  return lines
}

/** Diagnostics with a blank line between, and what they come to: `2 errors, 1 warning`. '' for none. */
export function diagnosticsText(diagnostics: readonly Diagnostic[], style: TextStyle): string {
  if (diagnostics.length === 0) return ''
  const blocks = diagnostics.map((found) => diagnosticLines(found, style).join('\n') + '\n')
  return [...blocks, countText(diagnostics) + '\n'].join('\n')
}

/** How many of each severity, worst first: `2 errors, 1 warning`. */
export function countText(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity): number => diagnostics.filter((found) => found.severity === severity).length
  const parts: string[] = []
  for (const [severity, word] of [
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'note'],
  ] as const) {
    const number = count(severity)
    if (number > 0) parts.push(`${number} ${word}${number === 1 ? '' : 's'}`)
  }
  return parts.join(', ')
}

/** `specs/orders.yaml:8:11`, visible. */
export function placeText(origin: Origin): string {
  return `${visible(origin.file)}:${origin.line}:${origin.column}`
}

function placeLines(
  found: Diagnostic,
  origin: Origin,
  { style, paint, tint }: { style: TextStyle; paint: Paint; tint: (text: string) => string },
): string[] {
  const place = ` ${paint.blue('-->')} ${placeText(origin)}`
  const lines = style.linesOf(origin.file)
  const line = lines?.[origin.line - 1]
  if (lines === undefined || line === undefined || isWholeFile(origin)) return [place]
  const gutter = String(origin.line)
  const blank = ' '.repeat(gutter.length)
  const bar = paint.blue('|')
  if (hidesSecret(lines, origin.line, found)) {
    const indent = ' '.repeat(Math.min(line.search(/\S|$/), 40))
    return [place, `${paint.blue(gutter)} ${bar} ${indent}***`]
  }
  const frame = codeFrame(line, origin, style.width - gutter.length - 3)
  return [
    place,
    `${paint.blue(gutter)} ${bar} ${frame.text}`.trimEnd(),
    `${blank} ${bar} ${tint(paint.bold(frame.underline))}`,
  ]
}

/** The very start of a file stands for the file as a whole (startOf): its first line would tell nothing. */
function isWholeFile(origin: Origin): boolean {
  return origin.line === 1 && origin.column === 1 && origin.endLine === 1 && origin.endColumn === 1
}

function noteLines(related: Related, paint: Paint): string[] {
  return [`  ${paint.bold('note')}: ${visible(related.message)}`, `  ${paint.blue('-->')} ${placeText(related.origin)}`]
}

function helpLines(help: string, paint: Paint): string[] {
  const [first = '', ...rest] = visibleLines(help)
  return [`  ${paint.bold('help')}: ${first}`, ...rest.map((line) => `        ${line}`)]
}
