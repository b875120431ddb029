import { SyntaxProblem } from './ast.ts'

/** How a literal was written. */
export interface Literal {
  readonly isRaw: boolean
  readonly offset: number
}

const NAMED: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['b', 8],
  ['f', 12],
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['v', 11],
  ['\\', 92],
  ["'", 39],
  ['"', 34],
  ['`', 96],
  ['?', 63],
])
const ESCAPE = /\\(?:[xX]([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2})|([^]))/g

/** The text of a string literal's inside: line ends become \n, escapes are resolved. Throws SyntaxProblem. */
export function unquote(body: string, literal: Literal): string {
  const text = body.replace(/\r\n?/g, '\n')
  if (literal.isRaw || !text.includes('\\')) return text
  return text.replace(ESCAPE, (_all, ...parts: (string | undefined)[]) =>
    String.fromCodePoint(codePoint(parts, literal)),
  )
}

/** The bytes of a bytes literal's inside: \x and octal escapes are bytes, other text is UTF-8. Throws SyntaxProblem. */
export function unquoteBytes(body: string, literal: Literal): Uint8Array {
  const text = body.replace(/\r\n?/g, '\n')
  if (literal.isRaw) return new TextEncoder().encode(text)
  const bytes: number[] = []
  let done = 0
  for (const found of text.matchAll(ESCAPE)) {
    bytes.push(...new TextEncoder().encode(text.slice(done, found.index)))
    const [, hex, short, long, octal, named] = found
    if (short !== undefined || long !== undefined) throw new SyntaxProblem('unable to unescape string', literal.offset)
    bytes.push(codePoint([hex, undefined, undefined, octal, named], literal))
    done = found.index + found[0].length
  }
  bytes.push(...new TextEncoder().encode(text.slice(done)))
  return Uint8Array.from(bytes)
}

function codePoint(parts: readonly (string | undefined)[], literal: Literal): number {
  const [hex, short, long, octal, named] = parts
  if (octal !== undefined) return Number.parseInt(octal, 8)
  if (named !== undefined) {
    const value = NAMED.get(named)
    if (value === undefined) throw new SyntaxProblem('unable to unescape string', literal.offset)
    return value
  }
  const value = Number.parseInt(hex ?? short ?? long ?? '', 16)
  if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
    throw new SyntaxProblem('invalid unicode code point', literal.offset)
  }
  return value
}
