import { DASH, GREATER, HASH, NEWLINE, SPACE, TAB, toContent, type Cursor } from './plain-cursor.ts'

const PLUS = 43

/**
 * A literal or folded block, the cursor at its indicator and left at the content below; `parent` is the column of the
 * collection around it. Undefined where the block says its own indentation, or its blank lines are not simply blank.
 */
export function plainBlock(cursor: Cursor, parent: number): string | undefined {
  const { text } = cursor
  const isFolded = text.charCodeAt(cursor.at) === GREATER
  const chomping = text.charCodeAt(++cursor.at)
  if (chomping === DASH || chomping === PLUS) cursor.at++
  const first = nextLine(text, cursor.at)
  if (first === undefined) return undefined
  const lines = blockLines(text, first, parent)
  if (lines === undefined) return undefined
  cursor.at = lines.end
  toContent(cursor)
  const body = isFolded ? fold(lines.content) : lines.content.join('\n')
  if (body === undefined) return undefined
  if (chomping === DASH) return body
  return chomping === PLUS ? body + '\n'.repeat(lines.trailing + 1) : `${body}\n`
}

interface BlockLines {
  /** The lines up to the last that is not blank, without their indentation. */
  readonly content: readonly string[]
  /** How many blank lines follow. */
  readonly trailing: number
  readonly end: number
}

function blockLines(text: string, first: number, parent: number): BlockLines | undefined {
  const content: string[] = []
  let indent = 0
  let blank = 0
  let start = first
  while (start < text.length) {
    let at = start
    const limit = indent === 0 ? Infinity : start + indent
    while (at < limit && text.charCodeAt(at) === SPACE) at++
    const code = text.charCodeAt(at)
    if (code === NEWLINE) {
      // Spaces on a blank line that come before the indentation is known, or go beyond it, may count.
      if (indent === 0 && at > start) return undefined
      blank++
    } else {
      if (indent === 0) indent = at - start
      if (at - start < indent || indent <= parent) {
        if (at - start > parent || code === TAB) return undefined
        break
      }
      const end = text.indexOf('\n', at)
      if (isBlankLine(text, at, end)) return undefined
      for (; blank > 0; blank--) content.push('')
      content.push(text.slice(at, end))
      at = end
    }
    start = at + 1
  }
  return content.length === 0 ? undefined : { content, trailing: blank, end: start }
}

/** Where the line behind a block's header begins; undefined if more than a comment stands on the header's line. */
function nextLine(text: string, at: number): number | undefined {
  let end = at
  while (text.charCodeAt(end) === SPACE) end++
  const code = text.charCodeAt(end)
  if (code === HASH && end > at) return text.indexOf('\n', end) + 1
  return code === NEWLINE ? end + 1 : undefined
}

function isBlankLine(text: string, start: number, end: number): boolean {
  let at = start
  while (at < end && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB)) at++
  return at === end
}

/** Folded lines: one newline becomes a space, a blank line a newline. Lines indented further are not read here. */
function fold(lines: readonly string[]): string | undefined {
  let body = ''
  let isAfterBlank = true
  for (const [i, line] of lines.entries()) {
    const code = line.charCodeAt(0)
    if (code === SPACE || code === TAB) return undefined
    if (line === '') body += '\n'
    else {
      body += isAfterBlank ? line : ` ${line}`
    }
    isAfterBlank = line === ''
    if (i === 0 && line === '') return undefined
  }
  return body
}
