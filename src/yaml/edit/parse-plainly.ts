import { plainBlock } from '../plain-block.ts'
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
  NEWLINE,
  OPEN_LIST,
  OPEN_MAP,
  PLAIN_DEPTH_LIMIT,
  SINGLE_QUOTE,
  skipLines,
  skipSpaces,
  SPACE,
  toContent,
  toNextContent,
  trimmed,
  UNUSUAL,
  type Cursor,
} from '../plain-cursor.ts'
import { plainLines, quotedLines } from '../plain-lines.ts'
import { blockKey, flowKey, isKeyAt, plainInFlow, quoted } from '../plain-scalar.ts'
import type { Scalar } from '../scalar.ts'
import type { Entry, Item, ScalarNode, SyntaxNode, SyntaxTree } from './syntax.ts'

/**
 * The syntax tree of one document's text where readPlain reads it, some ten times faster than by the exact parser;
 * undefined where it holds anything more. The tree is the exact parser's.
 */
export function parsePlainly(text: string): SyntaxTree | undefined {
  if (!text.endsWith('\n') || UNUSUAL.test(text)) return undefined
  const cursor: Cursor = { text, at: 0, indent: 0, depth: 0 }
  toContent(cursor)
  if (cursor.indent === ENDED && cursor.at < text.length) {
    cursor.at += 3
    if (!toNextContent(cursor)) return undefined
  }
  if (cursor.at >= text.length || cursor.indent < 0) return undefined
  const root = rootNode(cursor)
  return root && cursor.at >= text.length ? { text, root } : undefined
}

function rootNode(cursor: Cursor): SyntaxNode | undefined {
  const code = cursor.text.charCodeAt(cursor.at)
  if (code !== OPEN_MAP && code !== OPEN_LIST) return blockNode(cursor)
  const node = flow(cursor, skipLines)
  if (node === undefined || hasMarker(cursor.text, node.start, cursor.at)) return undefined
  return toNextContent(cursor) ? node : undefined
}

function blockNode(cursor: Cursor): SyntaxNode | undefined {
  if (cursor.depth >= PLAIN_DEPTH_LIMIT) return undefined
  cursor.depth++
  const node = isItem(cursor.text, cursor.at) ? list(cursor) : mapping(cursor)
  cursor.depth--
  return node
}

function mapping(cursor: Cursor): SyntaxNode | undefined {
  const column = cursor.indent
  const entries: Entry[] = []
  while (cursor.indent === column) {
    const start = cursor.at
    const name = blockKey(cursor)
    if (name === undefined || name === '<<') return undefined
    const colon = cursor.at - 1
    const value = behind(cursor, { column, at: colon + 1, mayBeAtColumn: isItem })
    if (value === undefined) return undefined
    const end = Math.max(value.end, colon + 1)
    entries.push({ start, end, key: keyNode(cursor.text, start, colon), name, isMerge: false, colon, value })
  }
  const [first, last] = [entries[0], entries.at(-1)]
  if (cursor.indent > column || !first || !last) return undefined
  return { type: 'mapping', isFlow: false, entries, start: first.start, end: last.end }
}

function list(cursor: Cursor): SyntaxNode | undefined {
  const column = cursor.indent
  const items: Item[] = []
  while (cursor.indent === column && isItem(cursor.text, cursor.at)) {
    const start = cursor.at++
    const value = item(cursor, column)
    if (value === undefined) return undefined
    items.push({ start, end: Math.max(value.end, start + 1), value })
  }
  const [first, last] = [items[0], items.at(-1)]
  if (cursor.indent > column || !first || !last) return undefined
  return { type: 'list', isFlow: false, items, start: first.start, end: last.end }
}

function item(cursor: Cursor, column: number): SyntaxNode | undefined {
  const { text, at } = cursor
  let start = at
  while (text.charCodeAt(start) === SPACE) start++
  if (text.charCodeAt(start) === NEWLINE || (!isItem(text, start) && !isKeyAt(text, start))) {
    return behind(cursor, { column, at, mayBeAtColumn: never })
  }
  cursor.at = start
  cursor.indent = column + 1 + start - at
  return blockNode(cursor)
}

function never(): boolean {
  return false
}

interface Slot {
  readonly column: number
  /** Where a value that is left out would stand. */
  readonly at: number
  readonly mayBeAtColumn: (text: string, at: number) => boolean
}

/** What stands behind a colon or a dash, or on the lines below. */
function behind(cursor: Cursor, { column, at, mayBeAtColumn }: Slot): SyntaxNode | undefined {
  if (!toNextContent(cursor)) return inline(cursor, column)
  const isBelow = cursor.indent > column || (cursor.indent === column && mayBeAtColumn(cursor.text, cursor.at))
  return isBelow ? blockNode(cursor) : { type: 'scalar', style: 'empty', text: '', start: at, end: at }
}

function inline(cursor: Cursor, column: number): SyntaxNode | undefined {
  const { text } = cursor
  while (text.charCodeAt(cursor.at) === SPACE) cursor.at++
  const code = text.charCodeAt(cursor.at)
  if (code === BAR || code === GREATER) return block(cursor, column)
  const node = code === OPEN_MAP || code === OPEN_LIST ? flow(cursor, skipSpaces) : lines(cursor, column)
  return node && toNextContent(cursor) ? node : undefined
}

/** A scalar of a block, which may go on over lines. */
function lines(cursor: Cursor, column: number): ScalarNode | undefined {
  return scalar(
    cursor,
    (at) => quotedLines(at, column),
    (at) => plainLines(at, column),
  )
}

type Reader = (cursor: Cursor) => Scalar | undefined

/** A scalar in quotes or without; the cursor is left behind it. */
function scalar(cursor: Cursor, inQuotes: Reader, plain: Reader): ScalarNode | undefined {
  const { text, at: start } = cursor
  const code = text.charCodeAt(start)
  const isQuoted = code === DOUBLE_QUOTE || code === SINGLE_QUOTE
  const value = isQuoted ? inQuotes(cursor) : plain(cursor)
  if (value === undefined) return undefined
  const end = isQuoted ? cursor.at : trimmed(text, cursor.at)
  const style = code === DOUBLE_QUOTE ? 'double' : code === SINGLE_QUOTE ? 'single' : 'plain'
  return { type: 'scalar', style, text: typeof value === 'string' ? value : text.slice(start, end), start, end }
}

function block(cursor: Cursor, column: number): ScalarNode | undefined {
  const { text, at: start } = cursor
  const value = plainBlock(cursor, column)
  if (value === undefined) return undefined
  const style = text.charCodeAt(start) === BAR ? 'literal' : 'folded'
  return { type: 'scalar', style, text: value, start, end: blockEnd(text, start) }
}

/** Behind the last line of a block that is not blank; behind its blank lines, too, where they are kept. */
function blockEnd(text: string, start: number): number {
  const isKept = text.slice(start, text.indexOf('\n', start)).split('#', 1)[0]?.includes('+') === true
  let at = text.indexOf('\n', start) + 1
  let end = at
  let indent = 0
  while (at < text.length) {
    let content = at
    while (text.charCodeAt(content) === SPACE) content++
    const isBlankLine = text.charCodeAt(content) === NEWLINE
    if (!isBlankLine && indent === 0) indent = content - at
    if (!isBlankLine && content - at < indent) break
    at = text.indexOf('\n', content) + 1
    if (!isBlankLine || isKept) end = at
  }
  return end
}

function keyNode(text: string, start: number, colon: number): ScalarNode {
  const end = trimmed(text, colon)
  const code = text.charCodeAt(start)
  const style = code === DOUBLE_QUOTE ? 'double' : code === SINGLE_QUOTE ? 'single' : 'plain'
  return { type: 'scalar', style, text: text.slice(start, end), start, end }
}

function flow(cursor: Cursor, skip: (cursor: Cursor) => void): SyntaxNode | undefined {
  if (cursor.depth >= PLAIN_DEPTH_LIMIT) return undefined
  cursor.depth++
  const start = cursor.at
  const isMap = cursor.text.charCodeAt(cursor.at++) === OPEN_MAP
  const close = isMap ? CLOSE_MAP : CLOSE_LIST
  const parts = flowParts<Entry | Item>(cursor, { skip, close, part: isMap ? flowEntry : flowItem })
  cursor.depth--
  if (parts === undefined) return undefined
  const place = { isFlow: true, start, end: cursor.at } as const
  return isMap
    ? { type: 'mapping', ...place, entries: parts as readonly Entry[] }
    : { type: 'list', ...place, items: parts }
}

type Part<T> = (cursor: Cursor, skip: (cursor: Cursor) => void) => T | undefined

interface Parts<T> {
  readonly skip: (cursor: Cursor) => void
  readonly close: number
  readonly part: Part<T>
}

function flowParts<T>(cursor: Cursor, { skip, close, part }: Parts<T>): readonly T[] | undefined {
  const parts: T[] = []
  skip(cursor)
  while (cursor.text.charCodeAt(cursor.at) !== close) {
    const one = part(cursor, skip)
    if (one === undefined) return undefined
    parts.push(one)
    skip(cursor)
    const code = cursor.text.charCodeAt(cursor.at)
    if (code !== close && code !== COMMA) return undefined
    if (code === close) break
    cursor.at++
    skip(cursor)
    // A comma before the closing bracket is left to the exact parser.
    if (cursor.text.charCodeAt(cursor.at) === close) return undefined
  }
  cursor.at++
  return parts
}

function flowEntry(cursor: Cursor, skip: (cursor: Cursor) => void): Entry | undefined {
  const start = cursor.at
  const name = flowKey(cursor)
  if (name === undefined || name === '<<') return undefined
  const colon = cursor.at - 1
  skip(cursor)
  const value = flowValue(cursor, skip)
  if (value === undefined) return undefined
  return { start, end: value.end, key: keyNode(cursor.text, start, colon), name, isMerge: false, colon, value }
}

function flowItem(cursor: Cursor, skip: (cursor: Cursor) => void): Item | undefined {
  const start = cursor.at
  const value = flowValue(cursor, skip)
  return value && { start, end: value.end, value }
}

function flowValue(cursor: Cursor, skip: (cursor: Cursor) => void): SyntaxNode | undefined {
  const code = cursor.text.charCodeAt(cursor.at)
  return code === OPEN_MAP || code === OPEN_LIST ? flow(cursor, skip) : scalar(cursor, quoted, plainInFlow)
}
