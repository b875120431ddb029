import { SyntaxProblem } from './ast.ts'
import type { Cel } from './value.ts'
import { double, int } from './value.ts'
import { unquote, unquoteBytes } from './unquote.ts'

/** One token: `text` is its source, `value` what a literal stands for. */
export interface Token {
  readonly type: 'ident' | 'literal' | 'operator' | 'end'
  readonly text: string
  readonly offset: number
  readonly value?: Cel
  /** Whether a literal is a number that a minus sign may join, and its digits. */
  readonly number?: 'int' | 'double'
}

const SPACE = /(?:[\t\n\f\r ]|\/\/[^\n]*)*/y
const IDENT = /[A-Za-z_][A-Za-z0-9_]*/y
const NUMBER = /0x[0-9a-fA-F]+[uU]?|(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[uU]?/y
const STRING = /(?:[bB][rR]?|[rR])?(?:"""|'''|"(?!"")|'(?!''))/y
const OPERATOR = /==|!=|<=|>=|&&|\|\||[-+*/%<>!?:.,()[\]{}=]/y

/** The tokens of an expression, `end` last. Throws SyntaxProblem where no token begins. */
export function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = []
  let offset = match(SPACE, source, 0).length
  while (offset < source.length) {
    const token = tokenAt(source, offset)
    tokens.push(token)
    offset += token.text.length
    offset += match(SPACE, source, offset).length
  }
  tokens.push({ type: 'end', text: '<EOF>', offset })
  return tokens
}

/** The number with its sign in front, as one literal. */
export function negated(token: Token): Cel {
  const text = `-${token.text}`
  return token.number === 'double' ? double(Number(text)) : intLiteral(text, token.offset)
}

function match(pattern: RegExp, source: string, offset: number): string {
  pattern.lastIndex = offset
  return pattern.exec(source)?.[0] ?? ''
}

function tokenAt(source: string, offset: number): Token {
  const quote = match(STRING, source, offset)
  if (quote !== '') return stringAt(source, offset, quote)
  const ident = match(IDENT, source, offset)
  if (ident !== '') return { type: 'ident', text: ident, offset }
  const number = match(NUMBER, source, offset)
  if (number !== '') return numberToken(number, offset)
  const operator = match(OPERATOR, source, offset)
  if (operator !== '' && operator !== '=') return { type: 'operator', text: operator, offset }
  throw new SyntaxProblem(
    `token recognition error at: '${String.fromCodePoint(source.codePointAt(offset) ?? 0)}'`,
    offset,
  )
}

function numberToken(text: string, offset: number): Token {
  if (/[uU]$/.test(text)) {
    const digits = text.slice(0, -1)
    if (!/^(?:0x[0-9a-fA-F]+|[0-9]+)$/.test(digits)) throw new SyntaxProblem('invalid uint literal', offset)
    const value = BigInt(digits)
    if (value > 18446744073709551615n) throw new SyntaxProblem('invalid uint literal', offset)
    return { type: 'literal', text, offset, value: { tag: 'uint', value } }
  }
  if (/^(?:0x|[0-9]+$)/.test(text)) {
    // -9223372036854775808 has no positive form: the parser asks `negated` before it takes the value.
    const isMinimum = BigInt(text) === 9223372036854775808n
    const value = isMinimum ? 0 : intLiteral(text, offset)
    return { type: 'literal', text, offset, number: 'int', ...(isMinimum ? {} : { value }) }
  }
  const value = Number(text)
  if (!Number.isFinite(value)) throw new SyntaxProblem('invalid double literal', offset)
  return { type: 'literal', text, offset, value: double(value), number: 'double' }
}

function intLiteral(text: string, offset: number): Cel {
  const value = text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text)
  if (value < -9223372036854775808n || value > 9223372036854775807n) {
    throw new SyntaxProblem('invalid int literal', offset)
  }
  return int(value)
}

function stringAt(source: string, offset: number, opening: string): Token {
  const prefix = opening.replace(/["']/g, '').toLowerCase()
  const quote = opening.slice(prefix.length)
  const isRaw = prefix.includes('r')
  const start = offset + opening.length
  const end = closing(source, start, { quote, isRaw })
  if (end < 0) throw new SyntaxProblem(`token recognition error at: '${source.slice(offset, offset + 40)}'`, offset)
  const body = source.slice(start, end)
  const text = source.slice(offset, end + quote.length)
  const value: Cel = prefix.includes('b')
    ? { tag: 'bytes', value: unquoteBytes(body, { isRaw, offset }) }
    : unquote(body, { isRaw, offset })
  return { type: 'literal', text, offset, value }
}

function closing(source: string, start: number, form: { readonly quote: string; readonly isRaw: boolean }): number {
  const isLong = form.quote.length === 3
  for (let at = start; at < source.length; at++) {
    if (source.startsWith(form.quote, at)) return at
    const unit = source[at]
    if (unit === '\\' && !form.isRaw) at++
    else if (!isLong && (unit === '\n' || unit === '\r')) return -1
  }
  return -1
}
