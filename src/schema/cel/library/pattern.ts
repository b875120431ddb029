import { compilePattern, type Pattern } from '../../pattern.ts'
import { fail, listOf, type List } from '../value.ts'
import type { Implementation } from './implementation.ts'

const matches = (text: string, pattern: string): boolean => compiled(pattern).test(text)

/** Regular expressions of RE2 (k8s.io/apiserver/pkg/cel/library/regex.go). */
export const PATTERNS: Readonly<Record<string, Implementation>> = {
  matches,
  matches_string: matches,
  string_find_string: (text: string, pattern: string) => compiled(pattern).findAll(text, 1)[0] ?? '',
  string_find_all_string: (text: string, pattern: string) => listOf(compiled(pattern).findAll(text, -1)),
  string_find_all_string_int: (text: string, pattern: string, limit: number | bigint) =>
    listOf(compiled(pattern).findAll(text, Number(limit))),
}

/** The same functions for a pattern that is known before the rule runs; undefined for a function that takes none. */
export function withPattern(id: string, source: string): Implementation | undefined {
  if (!Object.hasOwn(PATTERNS, id)) return undefined
  const pattern = compiled(source)
  if (id === 'matches' || id === 'matches_string') return (text: string) => pattern.test(text)
  if (id === 'string_find_string') return (text: string) => pattern.findAll(text, 1)[0] ?? ''
  return (text: string, _source: string, limit: number | bigint = -1): List =>
    listOf(pattern.findAll(text, Number(limit)))
}

function compiled(source: string): Pattern {
  const pattern = compilePattern(source)
  return 'error' in pattern ? fail(pattern.error) : pattern
}
