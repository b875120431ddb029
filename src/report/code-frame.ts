import type { Origin } from '../model/origin.ts'
import { visible } from './escape.ts'

/** What a frame is cut to where the width of the terminal is not known. */
export const DEFAULT_WIDTH = 100

const MIN_TEXT_WIDTH = 20
const TAB = '    '
const CUT = '…'
/** East Asian wide and full-width characters, and emoji: two columns on nearly every terminal. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f1e6}-\u{1f1ff}\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}/u
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\u200c\u200d\ufe00-\ufe0f]/u

/** A line of source and the line that underlines a part of it, without their gutters. */
export interface CodeFrame {
  readonly text: string
  readonly underline: string
}

/**
 * The line of `origin`, made visible and cut around its column to `width` columns, and the carets under its range (to
 * the end of the line where the range goes on). At least one caret, even past the end.
 */
export function codeFrame(line: string, origin: Origin, width: number): CodeFrame {
  const start = Math.min(Math.max(origin.column, 1), line.length + 1) - 1
  const end = origin.endLine > origin.line ? line.length : Math.min(origin.endColumn - 1, line.length)
  const room = Math.max(width, MIN_TEXT_WIDTH)
  // Every unit takes a column or more, save combining marks: no more of a long line than this can be shown.
  const from = Math.max(0, start - room)
  const parts = pieces(line, from, Math.min(line.length, start + room * 2))
  const marked = parts.findIndex((part) => part.at >= start)
  const window = cutWindow(parts, marked < 0 ? parts.length : marked, room)
  const head = from > 0 || window.first > 0 ? CUT : ''
  const tail = window.last < parts.length || start + room * 2 < line.length ? CUT : ''
  const shown = parts.slice(window.first, window.last)
  const before = shown.filter((part) => part.at < start)
  const under = shown.filter((part) => part.at >= start && part.at < Math.max(end, start + 1))
  return {
    text: (head + shown.map((part) => part.text).join('') + tail).trimEnd(),
    underline: ' '.repeat(head.length + total(before)) + '^'.repeat(Math.max(1, total(under))),
  }
}

interface Piece {
  readonly at: number
  readonly text: string
  readonly width: number
}

function pieces(line: string, from: number, to: number): Piece[] {
  const found: Piece[] = []
  // Not in the middle of a surrogate pair.
  let at = /[\udc00-\udfff]/.test(line[from] ?? '') && from > 0 ? from + 1 : from
  while (at < to) {
    const character = String.fromCodePoint(line.codePointAt(at) ?? 0)
    found.push({ at, ...(line.startsWith('##[', at) ? { text: '\\u{23}', width: 6 } : piece(character)) })
    at += character.length
  }
  return found
}

function piece(character: string): { text: string; width: number } {
  if (character === '\t') return { text: TAB, width: TAB.length }
  const text = visible(character)
  if (text !== character) return { text, width: text.length }
  return { text, width: ZERO_WIDTH.test(text) ? 0 : WIDE.test(text) ? 2 : 1 }
}

/** Which pieces fit into `room` columns (less two, for the signs of a cut), the marked one with a part of what is before. */
function cutWindow(parts: readonly Piece[], marked: number, room: number): { first: number; last: number } {
  if (total(parts) <= room) return { first: 0, last: parts.length }
  let first = 0
  if (total(parts.slice(0, marked)) > (room * 2) / 3) {
    first = marked
    for (let width = 0; first > 0; first--) {
      width += parts[first - 1]?.width ?? 0
      if (width > room / 3) break
    }
  }
  let last = first
  for (let width = 0; last < parts.length; last++) {
    width += parts[last]?.width ?? 0
    if (width > room - 2) break
  }
  return { first, last: Math.max(last, marked + 1) }
}

function total(parts: readonly Piece[]): number {
  return parts.reduce((sum, part) => sum + part.width, 0)
}
