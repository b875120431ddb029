import { compilePattern, type Pattern } from '../../pattern.ts'
import { codePoints } from '../text.ts'
import { fail } from '../value.ts'
import type { Implementation } from './index.ts'

const matches = (text: string, pattern: string): boolean => compiled(pattern).test(text)

/** Functions on text. */
export const STRINGS: Readonly<Record<string, Implementation>> = {
  size_string: codePoints,
  string_size: codePoints,
  contains_string: (text: string, part: string) => text.includes(part),
  starts_with_string: (text: string, start: string) => text.startsWith(start),
  ends_with_string: (text: string, end: string) => text.endsWith(end),
  matches,
  matches_string: matches,
}

/** A pattern ready for use; fails with RE2's words where it is none. */
export function compiled(source: string): Pattern {
  const pattern = compilePattern(source)
  return 'error' in pattern ? fail(pattern.error) : pattern
}
