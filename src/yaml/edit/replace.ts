import type { Value } from '../../model/value.ts'
import { isList } from '../../model/value.ts'
import { inexact, type Context, type Planned } from './context.ts'
import { columnOf, isFirstOnLine, lineEnd, lineStart, linesEnd, nextLine } from './lines.ts'
import type { Frame, Found } from './locate.ts'
import { quotesAround } from './neighbours.ts'
import type { Patch } from './patch.ts'
import { commentsBelow } from './region.ts'
import { renderInBlock, type Rendered, type Spot } from './render.ts'
import { replaceInFlow } from './flow.ts'
import type { SyntaxNode } from './syntax.ts'

/** What is to stand behind a colon or dash. `below` of a collection takes the column that it is asked for. */
export type Content = (spot: Spot) => Rendered

/** A value in place of a node, whatever each of them is. */
export function replaceValue(found: Found, value: Value, context: Context): Planned {
  const { frames, node } = found
  const frame = frames.at(-1)
  if (frame?.parent.isFlow) return replaceInFlow(found, value, context)
  const quotes = node.type === 'scalar' && node.style !== 'empty' ? node.style : quotesAround(frame)
  const asFlow = isCollectionInFlow(node) && node.start < node.end && !isEmptyFlow(node)
  return replaceNode(found, (spot) => renderInBlock(value, spot, { style: context.style, quotes, asFlow }), {
    context,
    isList: isList(value),
  })
}

function isCollectionInFlow(node: SyntaxNode): boolean {
  return (node.type === 'mapping' || node.type === 'list') && node.isFlow
}

function isEmptyFlow(node: SyntaxNode): boolean {
  return (node.type === 'mapping' && node.entries.length === 0) || (node.type === 'list' && node.items.length === 0)
}

/** Content in place of a node of a block. */
export function replaceNode(
  { node, frames }: Found,
  content: Content,
  { context, isList }: { readonly context: Context; readonly isList: boolean },
): Planned {
  const frame = frames.at(-1)
  if (!frame) return replaceRoot(node, content, context)
  if (frame.type === 'entry' && frame.entry.colon === undefined) {
    return inexact('The key stands without a colon.', frame.entry.start, 'write its colon first.')
  }
  const spot = spotOf(node, frame, { context, isList })
  return patchesFor(node, content(spot), { slot: slotEnd(node, frame), column: spot.column, text: context.tree.text })
}

/** Behind the colon or dash, and behind the anchor that stands there. */
function slotEnd(node: SyntaxNode, frame: Frame): number {
  const mark = frame.type === 'entry' ? (frame.entry.colon ?? frame.entry.end - 1) : frame.item.start
  const { properties } = node
  if (properties === undefined) return mark + 1
  return properties.tag === undefined ? properties.end : mark + 1
}

function spotOf(node: SyntaxNode, frame: Frame, { context, isList }: { context: Context; isList: boolean }): Spot {
  const { text } = context.tree
  const start = frame.type === 'entry' ? frame.entry.start : frame.item.start
  const column = columnOf(text, start)
  const inner = innerColumn(node, { context, isList, column })
  return {
    column,
    ...(frame.type === 'item' ? { gap: gapOf(frame, text) } : {}),
    ...(inner === undefined ? {} : { inner }),
  }
}

/** How far behind its dash an item begins; 2 where that can't be told. */
function gapOf(frame: Frame & { type: 'item' }, text: string): number {
  for (const { start, value } of [frame.item, ...frame.parent.items]) {
    if (
      value.properties === undefined &&
      value.start > start &&
      lineStart(text, value.start) === lineStart(text, start)
    ) {
      return value.start - start
    }
  }
  return 2
}

/** The column that the lines below had before: a block's, a collection's of the same kind. */
function innerColumn(
  node: SyntaxNode,
  { context, isList, column }: { context: Context; isList: boolean; column: number },
): number | undefined {
  const { text } = context.tree
  if (node.type === 'scalar' && (node.style === 'literal' || node.style === 'folded')) {
    const first = /^( *)[^ \r\n]/m.exec(text.slice(nextLine(text, node.start), node.end))
    const inner = first?.[1]?.length
    return inner !== undefined && inner > column ? inner : undefined
  }
  if ((node.type === 'mapping' && !isList) || (node.type === 'list' && isList)) {
    return node.isFlow ? undefined : columnOf(text, node.start)
  }
  return undefined
}

interface Slot {
  /** Where the content of the slot's line begins. */
  readonly slot: number
  /** The column of the key or dash. */
  readonly column: number
  readonly text: string
}

function patchesFor(node: SyntaxNode, { head, below }: Rendered, slot: Slot): Planned {
  const { text } = slot
  const old = extentOf(node, slot)
  const eol = text[lineEnd(text, slot.slot)] === '\r' ? '\r\n' : '\n'
  const lines = below.map((line) => line + eol).join('')
  const between = node.properties?.tag === undefined ? text.slice(slot.slot, old.from) : ' '
  const patches: Patch[] = []
  if (head === '' && between.includes('#')) {
    // A comment stands between the key and its value: the lines of the value go, the comment stays.
    const from = lineStart(text, old.from)
    if (!old.below && text.slice(old.to, lineEnd(text, old.to)).includes('#')) {
      return inexact('A comment stands behind the value.', old.to)
    }
    return [{ from, to: old.below?.to ?? nextLine(text, old.to), text: lines }]
  }
  const gap = head === '' ? '' : between === '' ? ' ' : between
  patches.push({ from: slot.slot, to: old.to, text: gap + head })
  if (old.below) patches.push({ ...old.below, text: lines })
  else if (lines !== '') {
    const at = nextLine(text, old.to)
    patches.push({ from: at, to: at, text: lines })
  }
  return patches.filter(({ from, to, text: inserted }) => text.slice(from, to) !== inserted)
}

interface Extent {
  /** What the node has on the slot's line: the whole of a scalar, the header of a block. */
  readonly from: number
  readonly to: number
  /** The whole lines that go with it. */
  readonly below?: { readonly from: number; readonly to: number }
}

function extentOf(node: SyntaxNode, { slot, column, text }: Slot): Extent {
  const { start, end } = node
  if (node.type === 'scalar' && node.style === 'empty') return { from: slot, to: slot }
  if (node.type === 'scalar' && (node.style === 'literal' || node.style === 'folded')) {
    const header = start + (/^[|>][-+0-9]*/.exec(text.slice(start, start + 4))?.[0].length ?? 1)
    return { from: start, to: header, below: { from: nextLine(text, start), to: Math.max(end, nextLine(text, start)) } }
  }
  const isBlock = (node.type === 'mapping' || node.type === 'list') && !node.isFlow
  if (!isBlock) return { from: Math.max(start, slot), to: end }
  const after = commentsBelow(text, linesEnd(text, end), column)
  if (isFirstOnLine(text, start)) return { from: slot, to: slot, below: { from: nextLine(text, slot), to: after } }
  const line = lineEnd(text, start)
  const next = nextLine(text, start)
  if (end <= line) return { from: start, to: end }
  return { from: start, to: line, below: { from: next, to: after } }
}

/** The top of a document, where nothing stands before the content. */
function replaceRoot(node: SyntaxNode, content: Content, { tree, style }: Context): Planned {
  const { text } = tree
  if (!isFirstOnLine(text, node.start)) return inexact('The document begins on the line of its marker.', node.start)
  const { head, below } = content({ column: -style.step, inner: 0 })
  const lines = [...(head === '' ? [] : [head]), ...below].join(style.eol)
  const isOver = node.end > 0 && text[node.end - 1] === '\n'
  return [{ from: node.start, to: node.end, text: isOver ? lines + style.eol : lines }]
}
