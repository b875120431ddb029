import type { Scalar } from 'yaml'
import type { Refusal } from './scalar-value.ts'

/**
 * Why kubectl reads a plain scalar inside brackets otherwise, if it does: YAML 1.1 ends a key at a colon before a space
 * alone, where YAML 1.2 also takes one before a bracket or a comma, and it takes a `?` for a sign of its own.
 */
export function flowScalarRefusal(node: Scalar, text: string): Refusal | undefined {
  if (node.type !== 'PLAIN') return undefined
  const source = node.source ?? ''
  const end = node.range?.[1] ?? 0
  COLON_AND_SIGN.lastIndex = end
  if (source !== '' && COLON_AND_SIGN.test(text)) {
    const other = text[end] === ':' ? `${source}:` : `${source} :`
    const message = `kubectl reads ${JSON.stringify(other)} as one text, YAML 1.2 as the key ${JSON.stringify(source)}.`
    return { code: 'yaml/ambiguous', message, help: 'put a space behind the colon, or quotes around the text.' }
  }
  if (source.startsWith('?')) {
    const message = `kubectl does not read ${JSON.stringify(source)} as a text inside brackets, YAML 1.2 does.`
    return { code: 'yaml/ambiguous', message, help: `write ${JSON.stringify(source)} in quotes.` }
  }
  return undefined
}

/** Blanks do not end a plain scalar either. */
const COLON_AND_SIGN = /\s*:[,[\]{}]/y
