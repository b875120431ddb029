/** Whole lines moved to the right, or to the left as far as they have spaces. Empty lines stay empty. */
export function reindent(lines: string, by: number): string {
  if (by > 0) return lines.replace(/^(?=[^\r\n])/gm, ' '.repeat(by))
  return by === 0 ? lines : lines.replace(new RegExp(`^ {1,${-by}}`, 'gm'), '')
}
