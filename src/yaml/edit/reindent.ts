/**
 * Whole lines moved to the right, or to the left as far as they have spaces. Empty lines stay empty. Lines end as in YAML
 * 1.2: JavaScript's `^` would stand behind a U+2028 too.
 */
export function reindent(lines: string, by: number): string {
  if (by > 0) return lines.replace(/(?<=^|[\r\n])(?=[^\r\n])/g, ' '.repeat(by))
  return by === 0 ? lines : lines.replace(new RegExp(`(?<=^|[\\r\\n]) {1,${-by}}`, 'g'), '')
}
