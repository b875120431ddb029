import type { Scalar } from 'yaml'
import type { Refusal } from './scalar-value.ts'

/**
 * Why kubectl reads a text in double quotes otherwise, if it does: no two readers agree on blank lines behind a line that
 * ends in a backslash.
 */
export function quotedRefusal(node: Scalar, text: string): Refusal | undefined {
  if (node.type !== 'QUOTE_DOUBLE') return undefined
  const [start, end] = node.range ?? [0, 0]
  return BLANK_BEHIND_ESCAPE.test(text.slice(start, end)) ? BLANK_LINE : undefined
}

const BLANK_BEHIND_ESCAPE = /(?<!\\)(?:\\\\)*\\\r?\n[ \t]*\r?\n/

const BLANK_LINE: Refusal = {
  code: 'yaml/ambiguous',
  message: 'kubectl reads a line break for the blank line behind a line that ends in \\, other readers do not.',
  help: 'write \\n for each line break of the text.',
}
