import { coreReading, isSameScalar, isWord, kubectlKey, kubectlReading, type Scalar } from './scalar.ts'
import {
  CLOSE_LIST,
  CLOSE_MAP,
  COLON,
  COMMA,
  DASH,
  DOUBLE_QUOTE,
  HASH,
  isBlank,
  NEWLINE,
  OPEN_LIST,
  OPEN_MAP,
  SINGLE_QUOTE,
  SPACE,
  TAB,
  trimmed,
  type Cursor,
} from './plain-cursor.ts'

// By first character: not read here; text; text or a word such as yes; a number, or text.
const NO_START = 0
const TEXT = 1
const WORD = 2
const NUMBER = 3

/** What a plain scalar may be that begins with an ASCII character. */
const STARTS: readonly number[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  if (/[yYnNtTfFoO~]/.test(character)) return WORD
  if (/[-+.0-9]/.test(character)) return NUMBER
  return /[A-Za-z_/$(\\^;]/.test(character) ? TEXT : NO_START
})

const BACKSLASH = 92
const ZERO = 48
const NINE = 57

const LONGEST_WORD = 5
/** So many digits always fit a safe integer. */
const SAFE_DIGITS = 15
/** YAML takes keys of up to 1024 characters on a line. */
const LONGEST_KEY = 1000

/** A plain scalar that ends with its line, or before a comment. Undefined here and below: the fast reader gives up. */
export function plainLine(cursor: Cursor): Scalar | undefined {
  const { text } = cursor
  const start = cursor.at
  let at = start
  let code = text.charCodeAt(at)
  const kind = kindAt(text, start)
  if (kind === NO_START) return undefined
  while (code !== NEWLINE) {
    const next = text.charCodeAt(++at)
    if (code === COLON ? isBlank(next) : code === TAB) return undefined
    if (code === SPACE && next === HASH) break
    code = next
  }
  cursor.at = trimmed(text, at)
  return resolve(text.slice(start, cursor.at), kind)
}

/** A plain scalar inside brackets; it may not go on over lines. */
export function plainInFlow(cursor: Cursor): Scalar | undefined {
  const { text } = cursor
  const start = cursor.at
  const kind = kindAt(text, start)
  const end = flowEnd(text, start)
  if (kind === NO_START || end === undefined) return undefined
  cursor.at = end
  return resolve(text.slice(start, trimmed(text, end)), kind)
}

/** A key, plain or in quotes; the cursor is left behind its colon. */
export function blockKey(cursor: Cursor): string | undefined {
  const { text } = cursor
  const start = cursor.at
  const first = text.charCodeAt(start)
  if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) {
    const key = quoted(cursor)
    if (key === undefined || text.charCodeAt(cursor.at) !== COLON || !isBlank(text.charCodeAt(cursor.at + 1)))
      return undefined
    cursor.at++
    return key.length > LONGEST_KEY || key === '__proto__' ? undefined : key
  }
  let at = start
  let code = first
  while (code !== COLON || !isBlank(text.charCodeAt(at + 1))) {
    if (code === NEWLINE || code === TAB || (code === HASH && text.charCodeAt(at - 1) === SPACE)) return undefined
    code = text.charCodeAt(++at)
  }
  cursor.at = at + 1
  return plainKey(text.slice(start, trimmed(text, at)))
}

/** A key of a mapping in braces; the cursor is left behind its colon. */
export function flowKey(cursor: Cursor): string | undefined {
  const { text } = cursor
  const first = text.charCodeAt(cursor.at)
  const isQuoted = first === DOUBLE_QUOTE || first === SINGLE_QUOTE
  const key = isQuoted ? quoted(cursor) : plainFlowKey(cursor)
  if (text.charCodeAt(cursor.at) !== COLON || !(isQuoted || isBlank(text.charCodeAt(cursor.at + 1)))) return undefined
  cursor.at++
  return key === undefined || key.length > LONGEST_KEY || key === '__proto__' ? undefined : key
}

/** True where a key and its colon stand at `at`. */
export function isKeyAt(text: string, at: number): boolean {
  let code = text.charCodeAt(at)
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
    const end = quoteEnd(text, at)
    return end !== undefined && text.charCodeAt(end + 1) === COLON
  }
  while (code !== NEWLINE) {
    const next = text.charCodeAt(++at)
    if (code === COLON && isBlank(next)) return true
    code = next
  }
  return false
}

/** A text in quotes that ends on its line; the cursor is left behind the closing quote. */
export function quoted(cursor: Cursor): string | undefined {
  const { text } = cursor
  const start = cursor.at
  const end = quoteEnd(text, start)
  if (end === undefined) return undefined
  cursor.at = end + 1
  const inner = text.slice(start + 1, end)
  if (text.charCodeAt(start) === SINGLE_QUOTE) return inner.includes("'") ? inner.replaceAll("''", "'") : inner
  return inner.includes('\\') ? unescaped(inner) : inner
}

/** Where the quote that opens at `start` is closed; undefined where that is on another line. */
function quoteEnd(text: string, start: number): number | undefined {
  const quote = text.charCodeAt(start)
  let at = start + 1
  for (let code = text.charCodeAt(at); ; code = text.charCodeAt(++at)) {
    if (code === NEWLINE) return undefined
    if (code === quote) {
      if (quote === DOUBLE_QUOTE || text.charCodeAt(at + 1) !== SINGLE_QUOTE) return at
      at++
    } else if (code === BACKSLASH && quote === DOUBLE_QUOTE && text.charCodeAt(at + 1) !== NEWLINE) at++
  }
}

/** YAML's escapes are JSON's and some more, which are left to the exact reader. */
function unescaped(inner: string): string | undefined {
  try {
    return JSON.parse(`"${inner}"`) as string
  } catch {
    return undefined
  }
}

function plainFlowKey(cursor: Cursor): string | undefined {
  const start = cursor.at
  const end = flowEnd(cursor.text, start)
  if (end === undefined) return undefined
  cursor.at = end
  return plainKey(cursor.text.slice(start, trimmed(cursor.text, end)))
}

/** Where a plain scalar inside brackets ends: at an indicator, at a colon that makes it a key, or with its line. */
function flowEnd(text: string, start: number): number | undefined {
  if (start >= text.length) return undefined
  let at = start
  for (let code = text.charCodeAt(at); code !== NEWLINE; code = text.charCodeAt(++at)) {
    if (isFlowIndicator(code)) return at
    if (code === COLON) {
      const next = text.charCodeAt(at + 1)
      if (isFlowIndicator(next)) return undefined
      if (isBlank(next)) return at
    }
    if (code === TAB || (code === HASH && text.charCodeAt(at - 1) === SPACE)) return undefined
  }
  return at
}

function isFlowIndicator(code: number): boolean {
  return code === COMMA || code === CLOSE_LIST || code === CLOSE_MAP || code === OPEN_LIST || code === OPEN_MAP
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code !== DASH) return code >= 128 ? TEXT : (STARTS[code] ?? NO_START)
  const next = text.charCodeAt(at + 1)
  return next > ZERO - 3 && next < 128 && (STARTS[next] ?? NO_START) !== NO_START ? NUMBER : NO_START
}

function plainKey(key: string): string | undefined {
  const kind = kindAt(key, 0)
  if (kind === NO_START || key.length > LONGEST_KEY || key === '__proto__') return undefined
  if (kind === TEXT || (kind === WORD && (key.length > LONGEST_WORD || !isWord(key)))) return key
  const value = coreReading(key)
  return kubectlKey(key) === key && (typeof value !== 'number' || Number.isFinite(value)) ? key : undefined
}

function resolve(text: string, kind: number): Scalar | undefined {
  if (kind === TEXT || (kind === WORD && (text.length > LONGEST_WORD || !isWord(text)))) return text
  if (text === 'true') return true
  if (text === 'false') return false
  if (kind === NUMBER && text.length <= SAFE_DIGITS) {
    const value = digits(text)
    if (value >= 0) return value
  }
  const value = coreReading(text)
  if (typeof value === 'number' && !Number.isFinite(value)) return undefined
  return isSameScalar(value, kubectlReading(text)) ? value : undefined
}

/** A decimal number without sign and leading zeros; -1 for any other text. */
function digits(text: string): number {
  const first = text.charCodeAt(0)
  if (first === ZERO && text.length > 1) return -1
  let value = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < ZERO || code > NINE) return -1
    value = value * 10 + code - ZERO
  }
  return value
}
