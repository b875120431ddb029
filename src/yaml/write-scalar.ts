/**
 * Plain in every reader: letters first, then what no reader takes for an indicator. Words are checked apart; an e before
 * a digit or a sign is an exponent to some.
 */
const SIMPLE = /^(?:[A-DF-Za-df-z_/$][A-Za-z0-9_./$-]*|[eE](?:[A-Za-z_./$][A-Za-z0-9_./$-]*)?)$/

/** What YAML 1.1 or 1.2 readers take for a boolean, a null, or a sign of their own; in any case, to be safe. */
const WORDS: ReadonlySet<string> = new Set([
  'y',
  'n',
  'yes',
  'no',
  'on',
  'off',
  'true',
  'false',
  'null',
  '~',
  '=',
  '<<',
])
const LONGEST_WORD = 5
const WORD_START = /^[yYnNoOtTfF~=<]/

/** A first character that is an indicator, a space, or the sign of a merge, a default value or a document. */
const INDICATOR_FIRST = /^(?:[ ?:,[\]{}#&*!|>'"%@`]|-(?![A-Za-z0-9./_])|\.\.\.)/
const BREAKS_PLAIN = /: | #|[ :]$/

// What YAML 1.1 calls printable, less its line breaks U+0085, U+2028 and U+2029, and less the byte order mark.
const UNPRINTABLE = /[^ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u
const UNPRINTABLE_IN_BLOCK = /[^\t\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u
const LEFT_BY_JSON = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g

/** Whatever some reader takes for a number (bases 2, 8, 10, 16, 60, commas too), a date, an infinity or a NaN. */
const NUMBER_LIKE = new RegExp(
  [
    '^[-+]?[0-9_,]*\\.?[0-9_,]*(?:[eE]_*[-+]?[0-9_]*)?$',
    '^[-+]?_*0_*[xXoObB][0-9a-fA-F_]*$',
    '^[-+]?[0-9][0-9_]*(?::[0-9_]+)+(?:\\.[0-9_]*)?$',
    '^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:$|[Tt \\t])',
    '^[-+]?\\.(?:[iI][nN][fF]|[nN][aA][nN])$',
  ].join('|'),
)

/** True for most texts of a manifest, at little cost: they are written as they are. */
export function isSimple(text: string): boolean {
  return SIMPLE.test(text) && (text.length > LONGEST_WORD || !isWord(text))
}

/**
 * A text as a scalar on one line: plain where every reader of YAML 1.1 and 1.2 reads this text again, else in quotes.
 * Double quotes with JSON's escapes, single ones where that spares backslashes.
 */
export function writeText(text: string): string {
  if (isPlain(text)) return text
  if (/["\\]/.test(text) && !text.includes("'") && !UNPRINTABLE.test(text)) return `'${text}'`
  return JSON.stringify(text).replace(LEFT_BY_JSON, escapeUnit)
}

/** A number as YAML 1.1, YAML 1.2 and JSON read it alike; throws for what JSON has no number for. */
export function writeNumber(value: number): string {
  if (Number.isSafeInteger(value)) return Object.is(value, -0) ? '-0.0' : String(value)
  if (!Number.isFinite(value))
    throw new Error(`${String(value)} cannot be written: YAML and JSON data have no such number`)
  // A whole number beyond 2^53 in digits would be read back as exact: an exponent says that it is a float.
  const text = Number.isInteger(value) ? value.toExponential() : String(value)
  // YAML 1.1 reads an exponent only behind a dot.
  return /^-?[0-9]e/.test(text) ? text.replace('e', '.0e') : text
}

/**
 * A text of several lines as a literal block behind `key: ` or `- `, its lines after `indent`, without the last newline;
 * undefined where a block would not be exact for every reader.
 */
export function writeBlock(text: string, indent: string): string | undefined {
  if (UNPRINTABLE_IN_BLOCK.test(text)) return undefined
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 10) end--
  const last = text.charCodeAt(end - 1)
  if (end === 0 || last === 32 || last === 9) return undefined
  let start = 0
  while (text.charCodeAt(start) === 10) start++
  const first = text.charCodeAt(start)
  const indicator = first === 32 || first === 9 ? '2' : ''
  const breaks = text.length - end
  const chomping = breaks === 0 ? '-' : breaks === 1 ? '' : '+'
  const body = text.slice(0, end).replace(/^(?!$)/gm, indent)
  return `|${indicator}${chomping}\n${body}${'\n'.repeat(Math.max(0, breaks - 1))}`
}

function isPlain(text: string): boolean {
  if (text === '' || INDICATOR_FIRST.test(text) || BREAKS_PLAIN.test(text) || UNPRINTABLE.test(text)) return false
  if (text.length <= LONGEST_WORD && isWord(text)) return false
  return !/^[-+.0-9eE]/.test(text) || !NUMBER_LIKE.test(text)
}

function isWord(text: string): boolean {
  return WORD_START.test(text) && WORDS.has(text.toLowerCase())
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
