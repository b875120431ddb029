import type { Value } from '../../model/value.ts'
import { inexact, type Context, type Planned } from './context.ts'
import { indentAt, isFirstOnLine, lineEnd, lineStart, nextLine } from './lines.ts'
import type { Found } from './locate.ts'
import { quotesAround, quotesIn } from './neighbours.ts'
import { regionOf } from './region.ts'
import { renderInFlow, renderOverLines, type Manner } from './render.ts'
import type { Entry, Item, ListNode, MappingNode, SyntaxNode } from './syntax.ts'

type Collection = MappingNode | ListNode

/** A value in place of a node inside brackets. */
export function replaceInFlow({ node, frames }: Found, value: Value, context: Context): Planned {
  const frame = frames.at(-1)
  if (!frame) return []
  const quotes = node.type === 'scalar' && node.style !== 'empty' ? node.style : quotesAround(frame)
  const written = writeInFlow(value, { collection: frame.parent, context, quotes, replaced: node })
  if (node.type === 'scalar' && node.style === 'empty') {
    if (frame.type === 'item') return inexact('An item without a value stands here.', node.start)
    const { colon, key } = frame.entry
    // Not every reader takes a key over two lines.
    const isLong = context.tree.text.slice(key.start, key.end).includes('\n')
    if (colon === undefined && isLong) return inexact('The key goes on over lines.', key.start)
    if (colon === undefined) return [{ from: key.end, to: key.end, text: `: ${written}` }]
    return [{ from: node.start, to: node.start, text: ` ${written}` }]
  }
  const from = node.properties?.tag === undefined ? node.start : node.properties.start
  return [{ from, to: node.end, text: written }]
}

interface InFlow {
  readonly collection: Collection
  readonly context: Context
  readonly quotes?: Manner['quotes']
  /** What the value comes in place of. */
  readonly replaced?: SyntaxNode
}

/** A value as the neighbours in a collection write theirs: on one line, or over several. */
export function writeInFlow(value: Value, { collection, context, quotes, replaced }: InFlow): string {
  const { text } = context.tree
  const manner: Manner = { style: context.style, quotes: quotes ?? quotesIn(collection) }
  const models = replaced && isFilled(replaced) ? [replaced] : partsOf(collection).map((part) => part.value)
  if (!isOverLines(collection, text) || areOnOneLine(models, text)) return renderInFlow(value, manner)
  const [first] = partsOf(collection)
  return renderOverLines(value, first ? indentAt(text, first.start) : indentAt(text, collection.start), manner)
}

function isFilled(node: SyntaxNode): node is Collection {
  return (node.type === 'mapping' || node.type === 'list') && partsOf(node).length > 0
}

/** True where collections stand in brackets here, and none of them goes over lines. */
function areOnOneLine(nodes: readonly SyntaxNode[], text: string): boolean {
  const collections = nodes.filter(isFilled)
  return collections.length > 0 && collections.every(({ start, end }) => !text.slice(start, end).includes('\n'))
}

/** An entry or item, already written, at `index` of a collection in brackets. */
export function insertInFlow(
  collection: Collection,
  index: number,
  { written, context }: { written: string; context: Context },
): Planned {
  const parts = partsOf(collection)
  const { text } = context.tree
  const [last, next] = [parts.at(-1), parts[index]]
  if (!last) return fillEmpty(collection, written, context)
  const overLines = isOverLines(collection, text)
  if (next) {
    if (!overLines || !isFirstOnLine(text, next.start)) {
      const separator = overLines ? `,${context.style.eol}${indentAt(text, next.start)}` : `,${context.style.commaGap}`
      return [{ from: next.start, to: next.start, text: written + separator }]
    }
    const above = regionOf(text, next).start
    return [{ from: above, to: above, text: `${indentAt(text, next.start)}${written},${context.style.eol}` }]
  }
  const after = text.slice(last.end, collection.end - 1)
  if (!overLines) {
    if (after.includes('#')) return commented(last.end)
    return [{ from: last.end, to: last.end, text: `,${context.style.commaGap}${written}` }]
  }
  const line = context.style.eol + indentAt(text, last.start) + written
  const comma = /^\s*,/.exec(after)?.[0].length
  const at = lineEnd(text, last.end + (comma ?? 0))
  if (comma !== undefined) return [{ from: at, to: at, text: `${line},` }]
  if (!text.slice(last.end, at).includes('#')) return [{ from: last.end, to: last.end, text: `,${line}` }]
  return [
    { from: last.end, to: last.end, text: ',' },
    { from: at, to: at, text: line },
  ]
}

function fillEmpty(collection: Collection, written: string, { tree, style }: Context): Planned {
  const inner = tree.text.slice(collection.start + 1, collection.end - 1)
  if (inner.includes('#')) return commented(collection.start)
  if (style.isJson && tree.text.trimEnd().includes('\n')) {
    const indent = indentAt(tree.text, collection.start)
    const line = `${style.eol}${indent}${style.indent}${written}${style.eol}${indent}`
    return [{ from: collection.start + 1, to: collection.end - 1, text: line }]
  }
  const padding = collection.type === 'mapping' && !style.isJson ? style.padding : ''
  return [{ from: collection.start + 1, to: collection.end - 1, text: padding + written + padding }]
}

/** An entry or item taken out of brackets. */
export function deleteInFlow(collection: Collection, index: number, { tree: { text } }: Context): Planned {
  const parts = partsOf(collection)
  const [part, next, before] = [parts[index], parts[index + 1], parts[index - 1]]
  if (!part) return []
  if (parts.length === 1) {
    const [from, to] = [collection.start + 1, collection.end - 1]
    const rest = text.slice(from, part.start) + text.slice(part.end, to)
    return rest.includes('#') ? commented(part.start) : [{ from, to, text: '' }]
  }
  if (next) return deleteBeforeNext(part, next, text)
  if (!before) return []
  const between = text.slice(before.end, part.start)
  if (!between.includes('#')) return [{ from: before.end, to: part.end, text: '' }]
  // The comment belongs to the part before: only the comma behind that part and the lines of this one go.
  const comma = before.end + between.indexOf(',')
  if (between.indexOf('#') < between.indexOf(',') || !isFirstOnLine(text, part.start)) return commented(part.start)
  return [
    { from: comma, to: comma + 1, text: '' },
    { from: regionOf(text, part).start, to: nextLine(text, part.end), text: '' },
  ]
}

function deleteBeforeNext(part: Entry | Item, next: Entry | Item, text: string): Planned {
  const between = text.slice(part.end, next.start)
  const isLine = isFirstOnLine(text, part.start) && isFirstOnLine(text, next.start)
  const { start } = regionOf(text, part)
  if (!between.includes('#')) {
    return [
      isLine
        ? { from: start, to: lineStart(text, next.start), text: '' }
        : { from: part.start, to: next.start, text: '' },
    ]
  }
  if (!isLine || !/^[ \t]*,/.test(between)) return commented(part.start)
  return [{ from: start, to: nextLine(text, part.end), text: '' }]
}

function commented(offset: number): Planned {
  return inexact(
    'A comment inside the brackets would lose its place.',
    offset,
    'put each item on a line of its own first.',
  )
}

/** The entries or items. */
export function partsOf(collection: Collection): readonly (Entry | Item)[] {
  return collection.type === 'mapping' ? collection.entries : collection.items
}

/** True where the first part begins a line. */
export function isOverLines(collection: Collection, text: string): boolean {
  const [first, second] = partsOf(collection)
  if (first === undefined) return false
  return isFirstOnLine(text, (second ?? first).start)
}
