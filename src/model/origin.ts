/**
 * A place in a file. `file` is relative to the package, with forward slashes; lines and columns count from 1,
 * columns in UTF-16 units; the end is exclusive.
 */
export interface Origin {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** The very start of a file: for what concerns the file as a whole. */
export function startOf(file: string): Origin {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 }
}

/** Orders origins by file (code units), then line, then column. */
export function compareOrigins(a: Origin, b: Origin): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column
}
