import { parseExactly } from './parse-exactly.ts'
import { parsePlainly } from './parse-plainly.ts'
import type { SyntaxTree } from './syntax.ts'

/** The syntax tree of one document's text; undefined for what has errors, or a form that edits are not made in. */
export function parseTree(text: string): SyntaxTree | undefined {
  return parsePlainly(text) ?? parseExactly(text)
}
