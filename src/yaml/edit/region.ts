import { columnOf, commentColumn, isBlankLine, isFirstOnLine, lineStart, linesEnd, nextLine } from './lines.ts'

/** The lines of an entry or item of a block, with the comments that belong to it. */
export interface Region {
  readonly start: number
  readonly end: number
}

/**
 * Which comments belong to a field or item of a block: those directly above it in its own column, without a blank line
 * between; those behind it on its lines; those inside its value; and those below it that are indented deeper than it.
 * The comment at the very top of a document is the document's, and belongs to no field.
 */
export function regionOf(text: string, part: { readonly start: number; readonly end: number }): Region {
  const column = columnOf(text, part.start)
  const isOwnLine = isFirstOnLine(text, part.start)
  const start = isOwnLine ? commentsAbove(text, lineStart(text, part.start), column) : part.start
  return { start, end: commentsBelow(text, linesEnd(text, part.end), column) }
}

function commentsAbove(text: string, line: number, column: number): number {
  let start = line
  while (start > 0) {
    const above = lineStart(text, start - 1)
    if (commentColumn(text, above) !== column) return start
    start = above
  }
  // Nothing stands above but comments: they head the document.
  return column === 0 ? line : start
}

/** Where the comments end that follow `line` and are indented deeper than `column`; blank lines only between them. */
export function commentsBelow(text: string, line: number, column: number): number {
  let end = line
  for (let at = line; at < text.length; at = nextLine(text, at)) {
    const comment = commentColumn(text, at)
    if (comment !== undefined && comment > column) end = nextLine(text, at)
    else if (!isBlankLine(text, at)) break
  }
  return end
}
