import type { Origin } from '../model/origin.ts'

/** Turns offsets of a text (UTF-16 units) into places of its file. */
export type Locator = (start: number, end: number) => Origin

/** A locator for one text. The lines are counted when it is first asked. A byte order mark takes no column. */
export function locatorOf(file: string, text: string): Locator {
  let starts: readonly number[] | undefined
  return (start, end) => {
    starts ??= lineStarts(text, text.startsWith('\ufeff') ? 1 : 0)
    const from = place(starts, Math.min(start, text.length))
    const to = place(starts, Math.min(Math.max(start, end), text.length))
    return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
  }
}

/** Where lines begin, the first at `first`. A text that ends with a line break has an empty line behind it. */
export function lineStarts(text: string, first = 0): readonly number[] {
  const starts = [first]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function place(starts: readonly number[], offset: number): { line: number; column: number } {
  const line = lineAt(starts, offset)
  return { line: line + 1, column: Math.max(0, offset - (starts[line] ?? 0)) + 1 }
}

/** The last line that begins at or before `offset`, counted from 0; the first where none does. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
