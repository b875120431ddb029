/** Where the line that holds `offset` begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** Where the line that holds `offset` ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset)
  if (at < 0) return text.length
  return text[at - 1] === '\r' && at > offset ? at - 1 : at
}

/** Where the line after the one that holds `offset` begins. */
export function nextLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset)
  return at < 0 ? text.length : at + 1
}

/** Where the lines of something that ends at `end` are over: block scalars end behind their line break already. */
export function linesEnd(text: string, end: number): number {
  return end > 0 && text[end - 1] === '\n' ? end : nextLine(text, end)
}

/** The column of `offset`, from 0. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset)
}

/** The spaces and tabs that the line at `offset` begins with. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? ''
}

/** True where nothing but spaces stands before `offset` on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStart(text, offset), offset))
}

/** The column of the comment that has the line at `start` to itself; undefined for any other line. */
export function commentColumn(text: string, start: number): number | undefined {
  let at = start
  while (text[at] === ' ' || text[at] === '\t') at++
  return text[at] === '#' ? at - start : undefined
}

/** True where the line at `start` holds nothing. */
export function isBlankLine(text: string, start: number): boolean {
  return start < text.length && /^[ \t\r]*$/.test(text.slice(start, lineEnd(text, start)))
}
