/** Less than the exact reader's limit, so that it is always the one to refuse. */
export const PLAIN_DEPTH_LIMIT = 90

/** What the exact reader refuses or judges: control characters, carriage returns, YAML 1.1's line breaks, byte order marks. */
export const UNUSUAL = /[^\t\n -~\u00a0-\u2027\u202a-\ufefe\uff00-\ufffd]/

/** Where the fast reader is in its text, which ends in a newline. */
export interface Cursor {
  readonly text: string
  /** What comes next. */
  at: number
  /** The column of a line's content, when `at` stands there; ENDED or UNSURE where there is none. */
  indent: number
  /** How many collections are open. */
  depth: number
}

/** The `indent` at `---` and at the end of the text. */
export const ENDED = -1
/** The `indent` where the fast reader gives up. */
export const UNSURE = -2

export const TAB = 9
export const NEWLINE = 10
export const SPACE = 32
export const DOUBLE_QUOTE = 34
export const HASH = 35
export const SINGLE_QUOTE = 39
export const COMMA = 44
export const DASH = 45
export const DOT = 46
export const COLON = 58
export const GREATER = 62
export const OPEN_LIST = 91
export const CLOSE_LIST = 93
export const BAR = 124
export const OPEN_MAP = 123
export const CLOSE_MAP = 125

/** Goes on to the next content, from the beginning of a line, over blank lines and comments. */
export function toContent(cursor: Cursor): void {
  const { text } = cursor
  let start = cursor.at
  while (start < text.length) {
    let at = start
    let code = text.charCodeAt(at)
    while (code === SPACE) code = text.charCodeAt(++at)
    if (code === HASH) at = text.indexOf('\n', at)
    else if (code !== NEWLINE) {
      cursor.at = at
      cursor.indent = at === start && (code === DASH || code === DOT) ? markerAt(text, at) : at - start
      return
    }
    start = at + 1
  }
  cursor.at = start
  cursor.indent = ENDED
}

/** Goes on to the next content from behind a value; false where more than a comment stands behind it. */
export function toNextContent(cursor: Cursor): boolean {
  const { text } = cursor
  let at = cursor.at
  let code = text.charCodeAt(at)
  while (code === SPACE) code = text.charCodeAt(++at)
  if (code === HASH && at > cursor.at) at = text.indexOf('\n', at)
  else if (code !== NEWLINE) return false
  cursor.at = at + 1
  toContent(cursor)
  return true
}

/** The `indent` of a line that begins with - or . in the first column. */
function markerAt(text: string, at: number): number {
  if (text.charCodeAt(at) === DOT) return UNSURE
  if (text.charCodeAt(at + 1) !== DASH) return 0
  return text.charCodeAt(at + 2) === DASH && isBlank(text.charCodeAt(at + 3)) ? ENDED : UNSURE
}

/** True for a space and a newline. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === NEWLINE
}

/** True where an item of a block list begins. */
export function isItem(text: string, at: number): boolean {
  return text.charCodeAt(at) === DASH && isBlank(text.charCodeAt(at + 1))
}

/** Where the text before `end` ends without its spaces. */
export function trimmed(text: string, end: number): number {
  let at = end
  while (text.charCodeAt(at - 1) === SPACE) at--
  return at
}

/** Inside a block brackets stand on one line. */
export function skipSpaces(cursor: Cursor): void {
  while (cursor.text.charCodeAt(cursor.at) === SPACE) cursor.at++
}

/** At the top of a document brackets go on over lines, however those are indented. */
export function skipLines(cursor: Cursor): void {
  while (isBlank(cursor.text.charCodeAt(cursor.at))) cursor.at++
}

/** True where a line between the two is a marker of documents: those end brackets too, and so are errors inside them. */
export function hasMarker(text: string, start: number, end: number): boolean {
  return MARKER_LINE.test(text.slice(start, end))
}

const MARKER_LINE = /\n(?:---|\.\.\.)[ \t\n]/
