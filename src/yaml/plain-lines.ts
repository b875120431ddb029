import { COLON, DOUBLE_QUOTE, HASH, isBlank, NEWLINE, SINGLE_QUOTE, SPACE, TAB, type Cursor } from './plain-cursor.ts'
import { plainLine, quoted } from './plain-scalar.ts'
import type { Scalar } from './scalar.ts'

const BACKSLASH = 92
// Spaces and tabs alone: a no-break space is a character like any other.
const BLANKS_BEHIND = /(?<![ \t])[ \t]+$/

/**
 * A plain scalar behind a key or dash in `column`, with the lines on which it goes on, folded; the cursor is left behind
 * it. Undefined where the fast reader gives up.
 */
export function plainLines(cursor: Cursor, column: number): Scalar | undefined {
  const { text, at: start } = cursor
  const first = plainLine(cursor)
  if (first === undefined) return undefined
  let folded: string | undefined
  for (;;) {
    const next = continuation(text, cursor.at, column)
    if (next === undefined) return undefined
    if (next.at < 0) return folded ?? first
    const end = lineOf(text, next.at)
    if (end === undefined) return undefined
    folded = (folded ?? text.slice(start, cursor.at)) + fold(next.blank) + text.slice(next.at, end)
    cursor.at = end
  }
}

/** A text in quotes behind a key or dash in `column`, over as many lines as it takes. */
export function quotedLines(cursor: Cursor, column: number): string | undefined {
  const { text, at: start } = cursor
  const code = text.charCodeAt(start)
  const end = closing(text, start, code)
  if (end < 0) return undefined
  if (text.indexOf('\n', start) > end) return quoted(cursor)
  const inner = text.slice(start + 1, end)
  // A blank behind a backslash may be one that stays at the end of its line.
  if (code === DOUBLE_QUOTE && /(?<!\\)(?:\\\\)*\\[ \t]/.test(inner)) return undefined
  const lines = inner.split('\n')
  let value = (lines[0] ?? '').replace(BLANKS_BEHIND, '')
  let blank = 0
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] ?? ''
    const isLast = i === lines.length - 1
    const content = line.replace(/^ +/, '')
    if (content === '' && !isLast) blank++
    else {
      // A line that is not indented, or by tabs, is for the exact reader to judge.
      if (line.length - content.length <= column || line.includes('\t')) return undefined
      value += fold(blank) + (isLast ? content : content.replace(BLANKS_BEHIND, ''))
      blank = 0
    }
  }
  cursor.at = end + 1
  return code === SINGLE_QUOTE ? value.replaceAll("''", "'") : unescaped(value)
}

function fold(blank: number): string {
  return blank === 0 ? ' ' : '\n'.repeat(blank)
}

/** Where the next line of a plain scalar begins, -1 where it has none, and the blank lines before it. */
function continuation(text: string, from: number, column: number): { at: number; blank: number } | undefined {
  let at = from
  while (text.charCodeAt(at) === SPACE) at++
  if (text.charCodeAt(at) !== NEWLINE) return { at: -1, blank: 0 }
  for (let blank = 0; ; blank++) {
    const line = at + 1
    at = line
    while (text.charCodeAt(at) === SPACE) at++
    const code = text.charCodeAt(at)
    if (code === NEWLINE) continue
    if (code === TAB) return undefined
    return at >= text.length || at - line <= column || code === HASH ? { at: -1, blank: 0 } : { at, blank }
  }
}

/** Where a further line of a plain scalar ends, without its spaces; undefined where it may hold a key. */
function lineOf(text: string, start: number): number | undefined {
  let at = start
  for (let code = text.charCodeAt(at); code !== NEWLINE; code = text.charCodeAt(++at)) {
    const next = text.charCodeAt(at + 1)
    if (code === TAB || (code === COLON && isBlank(next))) return undefined
    if (code === SPACE && next === HASH) break
  }
  while (text.charCodeAt(at - 1) === SPACE) at--
  return at
}

/** The offset of the quote that closes the one at `start`; -1 where there is none, or a line ends in a backslash. */
function closing(text: string, start: number, quote: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH && quote === DOUBLE_QUOTE) {
      if (text.charCodeAt(++at) === NEWLINE) return -1
    } else if (code === quote) {
      if (quote === DOUBLE_QUOTE || text.charCodeAt(at + 1) !== SINGLE_QUOTE) return at
      at++
    }
  }
  return -1
}

function unescaped(value: string): string | undefined {
  try {
    return JSON.parse(`"${value.replaceAll('\n', '\\n')}"`) as string
  } catch {
    return undefined
  }
}
