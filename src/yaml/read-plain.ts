import type { Value } from '../model/value.ts'
import { plainBlock } from './plain-block.ts'
import {
  BAR,
  CLOSE_LIST,
  CLOSE_MAP,
  COMMA,
  DOUBLE_QUOTE,
  ENDED,
  GREATER,
  hasMarker,
  isItem,
  OPEN_LIST,
  OPEN_MAP,
  PLAIN_DEPTH_LIMIT,
  SINGLE_QUOTE,
  skipLines,
  skipSpaces,
  SPACE,
  toContent,
  toNextContent,
  UNSURE,
  UNUSUAL,
  type Cursor,
} from './plain-cursor.ts'
import { plainLines, quotedLines } from './plain-lines.ts'
import { blockKey, flowKey, isKeyAt, plainInFlow, quoted } from './plain-scalar.ts'
import type { ReadDocument } from './document.ts'

/**
 * What most files are, read fast: mappings and lists by indentation or in brackets on a line, scalars, blocks,
 * comments. Undefined for any text that holds more, or may hold an error: the exact reader then decides. Where
 * there is an answer it is the exact reader's.
 */
export function readPlain(source: string): readonly ReadDocument[] | undefined {
  // Spaces on an unfinished last line may or may not be a line of a block.
  if (source.endsWith(' ') || UNUSUAL.test(source)) return undefined
  const cursor: Cursor = { text: source.endsWith('\n') ? source : `${source}\n`, at: 0, indent: 0, depth: 0 }
  const documents: ReadDocument[] = []
  let index = -1
  toContent(cursor)
  while (cursor.at < cursor.text.length) {
    index++
    if (cursor.indent === ENDED && !skipMarker(cursor)) return undefined
    if (cursor.indent === ENDED) continue
    const value = cursor.indent === UNSURE ? undefined : root(cursor)
    if (value === undefined || cursor.indent !== ENDED) return undefined
    documents.push({ index, value })
  }
  return documents
}

/** Goes from `---` to the content below; false where there is content on its line. */
function skipMarker(cursor: Cursor): boolean {
  cursor.at += 3
  return toNextContent(cursor)
}

function root(cursor: Cursor): Value | undefined {
  const code = cursor.text.charCodeAt(cursor.at)
  if (code !== OPEN_MAP && code !== OPEN_LIST) return blockNode(cursor)
  const start = cursor.at
  const value = flow(cursor, skipLines)
  if (value === undefined || hasMarker(cursor.text, start, cursor.at)) return undefined
  return toNextContent(cursor) ? value : undefined
}

function blockNode(cursor: Cursor): Value | undefined {
  if (cursor.depth >= PLAIN_DEPTH_LIMIT) return undefined
  cursor.depth++
  const value = isItem(cursor.text, cursor.at) ? list(cursor) : mapping(cursor)
  cursor.depth--
  return value
}

function mapping(cursor: Cursor): Value | undefined {
  const column = cursor.indent
  const result: Record<string, Value> = {}
  let count = 0
  while (cursor.indent === column) {
    const key = blockKey(cursor)
    if (key === undefined) return undefined
    const value = isEmptyLine(cursor) ? below(cursor, column, isItem) : inline(cursor, column)
    if (value === undefined) return undefined
    result[key] = value
    count++
  }
  return cursor.indent > column || hasDuplicates(result, count) ? undefined : result
}

/** Counting afterwards costs half of asking before each key. */
function hasDuplicates(result: object, count: number): boolean {
  return Object.keys(result).length !== count
}

function list(cursor: Cursor): Value | undefined {
  const column = cursor.indent
  const result: Value[] = []
  while (cursor.indent === column && isItem(cursor.text, cursor.at)) {
    cursor.at++
    const value = isEmptyLine(cursor) ? below(cursor, column, never) : item(cursor, column)
    if (value === undefined) return undefined
    result.push(value)
  }
  return cursor.indent > column ? undefined : result
}

/** Behind a `- `: a collection that begins on its line, or a scalar. */
function item(cursor: Cursor, column: number): Value | undefined {
  const { text, at } = cursor
  let start = at
  while (text.charCodeAt(start) === SPACE) start++
  if (!isItem(text, start) && !isKeyAt(text, start)) return inline(cursor, column)
  cursor.at = start
  cursor.indent = column + 1 + start - at
  return blockNode(cursor)
}

/** True where nothing but a comment is left of the line; the cursor then stands at the next content. */
function isEmptyLine(cursor: Cursor): boolean {
  return toNextContent(cursor)
}

/** What stands on the lines below a key or a dash; null if that is not indented further. */
function below(cursor: Cursor, column: number, isAtColumn: (text: string, at: number) => boolean): Value | undefined {
  if (cursor.indent > column || (cursor.indent === column && isAtColumn(cursor.text, cursor.at)))
    return blockNode(cursor)
  return null
}

function never(): boolean {
  return false
}

/** A scalar, a block or a collection in brackets, behind a key or a dash. */
function inline(cursor: Cursor, column: number): Value | undefined {
  const { text } = cursor
  let code = text.charCodeAt(cursor.at)
  while (code === SPACE) code = text.charCodeAt(++cursor.at)
  if (code === BAR || code === GREATER) return plainBlock(cursor, column)
  const value =
    code === OPEN_MAP || code === OPEN_LIST
      ? flow(cursor, skipSpaces)
      : isQuote(code)
        ? quotedLines(cursor, column)
        : plainLines(cursor, column)
  return value !== undefined && toNextContent(cursor) ? value : undefined
}

function isQuote(code: number): boolean {
  return code === DOUBLE_QUOTE || code === SINGLE_QUOTE
}

/** A collection in brackets, the cursor left behind it. `skip` goes over what may stand between its parts. */
function flow(cursor: Cursor, skip: (cursor: Cursor) => void): Value | undefined {
  if (cursor.depth >= PLAIN_DEPTH_LIMIT) return undefined
  cursor.depth++
  const isMap = cursor.text.charCodeAt(cursor.at++) === OPEN_MAP
  const value = isMap ? flowMapping(cursor, skip) : flowList(cursor, skip)
  cursor.depth--
  return value
}

function flowMapping(cursor: Cursor, skip: (cursor: Cursor) => void): Value | undefined {
  const result: Record<string, Value> = {}
  let count = 0
  skip(cursor)
  if (cursor.text.charCodeAt(cursor.at) === CLOSE_MAP) return closed(cursor, result)
  for (;;) {
    const key = flowKey(cursor)
    if (key === undefined) return undefined
    skip(cursor)
    const value = flowValue(cursor, skip)
    if (value === undefined) return undefined
    result[key] = value
    count++
    skip(cursor)
    const code = cursor.text.charCodeAt(cursor.at)
    if (code === CLOSE_MAP) return hasDuplicates(result, count) ? undefined : closed(cursor, result)
    if (code !== COMMA) return undefined
    cursor.at++
    skip(cursor)
  }
}

function flowList(cursor: Cursor, skip: (cursor: Cursor) => void): Value | undefined {
  const result: Value[] = []
  skip(cursor)
  if (cursor.text.charCodeAt(cursor.at) === CLOSE_LIST) return closed(cursor, result)
  for (;;) {
    const value = flowValue(cursor, skip)
    if (value === undefined) return undefined
    result.push(value)
    skip(cursor)
    const code = cursor.text.charCodeAt(cursor.at)
    if (code === CLOSE_LIST) return closed(cursor, result)
    if (code !== COMMA) return undefined
    cursor.at++
    skip(cursor)
  }
}

function closed(cursor: Cursor, value: Value): Value {
  cursor.at++
  return value
}

function flowValue(cursor: Cursor, skip: (cursor: Cursor) => void): Value | undefined {
  const code = cursor.text.charCodeAt(cursor.at)
  if (code === OPEN_MAP || code === OPEN_LIST) return flow(cursor, skip)
  return isQuote(code) ? quoted(cursor) : plainInFlow(cursor)
}
