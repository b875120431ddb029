/** A pattern as JavaScript runs it, and the longest text it may be given. */
export interface SimplePattern {
  readonly form: RegExp
  readonly longestText: number
}

/** The longest text by how many parts of the pattern repeat: what bounds the work of a backtracking engine. */
const LONGEST_TEXTS = [100_000, 4000, 400]
const LITERAL = /[A-Za-z0-9 _/:@,=~!#%&'"<>;`-]/y
const ESCAPE = /\\(?:[.\-/+*?()[\]{}|^$\\]|[dDwW])/y
const SPACE = /\\s/y
const CLASS = /\[\^?(?:[A-Za-z0-9 _/:@,.=~!#%&'"<>;`+*?(){}|$-]|\\[.\-/+*?()[\]{}|^$\\dw])+\]/y
const GROUP = /\((?:\?:)?/y
const QUANTIFIER = /[*+?]|\{\d{1,3}(?:,\d{0,3})?\}/y

/**
 * The pattern for JavaScript's own engine, where it is so plain that both engines take it alike and no text can make it
 * slow: anchored at both ends, no repetition inside another, at most two in all, nothing that Unicode decides. Undefined for others.
 */
export function simplePattern(source: string): SimplePattern | undefined {
  if (!/^\^.*\$$/s.test(source) || source.length > 500) return undefined
  const reader: Reader = { text: source.slice(1, -1), at: 0, translated: '', repeated: 0 }
  readAlternatives(reader, 'top')
  if (reader.at < reader.text.length) return undefined
  const longestText = LONGEST_TEXTS[reader.repeated]
  if (longestText === undefined) return undefined
  try {
    return { form: new RegExp(`^${reader.translated}$`, 'u'), longestText }
  } catch {
    return undefined
  }
}

interface Reader {
  readonly text: string
  at: number
  translated: string
  /** Infinity where a group repeats. */
  repeated: number
}

type Level = 'top' | 'group'

function readAlternatives(reader: Reader, level: Level): void {
  do {
    while (readPart(reader)) continue
  } while (level === 'group' && take(reader, /\|/y) !== undefined)
}

/** One character, class or group, with its quantifier; false where there is none. A group may be optional, not repeat. */
function readPart(reader: Reader): boolean {
  const isGroup = take(reader, GROUP) !== undefined
  if (isGroup) {
    readAlternatives(reader, 'group')
    if (take(reader, /\)/y) === undefined) return false
  } else if (!readAtom(reader)) {
    return false
  }
  const quantifier = take(reader, QUANTIFIER) ?? '?'
  if (quantifier === '?') return true
  if (isGroup) reader.repeated = Infinity
  else if (!/^\{\d+\}$/.test(quantifier)) reader.repeated++
  return true
}

function readAtom(reader: Reader): boolean {
  if ([LITERAL, ESCAPE, CLASS].some((form) => take(reader, form) !== undefined)) return true
  const start = reader.translated
  if (take(reader, SPACE) !== undefined) reader.translated = `${start}[\\t\\n\\f\\r ]`
  else if (take(reader, /\./y) !== undefined) reader.translated = `${start}[^\\n]`
  else return false
  return true
}

function take(reader: Reader, form: RegExp): string | undefined {
  form.lastIndex = reader.at
  const found = form.exec(reader.text)?.[0]
  if (found === undefined) return undefined
  reader.at += found.length
  reader.translated += found
  return found
}
