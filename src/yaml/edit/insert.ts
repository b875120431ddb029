import type { Value, ValuePath } from '../../model/value.ts'
import { inexact, type Context, type Planned } from './context.ts'
import { insertInFlow, writeInFlow } from './flow.ts'
import { columnOf, isFirstOnLine } from './lines.ts'
import { find, resolved } from './locate.ts'
import { isFlowIn, quotesIn } from './neighbours.ts'
import { regionOf } from './region.ts'
import { renderInBlock } from './render.ts'
import { replaceValue } from './replace.ts'
import type { ListNode } from './syntax.ts'

/** An item put into a list, in the manner of its items. */
export function planInsert(
  { path, index, value }: { path: ValuePath; index: number; value: Value },
  context: Context,
): Planned {
  const at = find(context.tree, path)
  const found = at && resolved(context.tree, at)
  if (found?.node.type !== 'list') return inexact('No list stands here.', at?.node.start ?? 0)
  const list = found.node
  const isInBrackets = context.style.isJson || found.frames.some(({ parent }) => parent.isFlow)
  if (list.isFlow && (list.items.length > 0 || isInBrackets)) {
    return insertInFlow(list, index, { written: writeInFlow(value, { collection: list, context }), context })
  }
  if (list.items.length === 0) {
    if (context.tree.text.slice(list.start, list.end).includes('#'))
      return inexact('A comment stands inside the brackets.', list.start)
    return replaceValue(found, [value], context)
  }
  return insertLine(list, { index, value }, context)
}

function insertLine(list: ListNode, { index, value }: { index: number; value: Value }, context: Context): Planned {
  const { text } = context.tree
  const [first] = list.items
  if (!first) return []
  const column = columnOf(text, first.start)
  const gap = gapIn(list, text)
  const manner = { style: context.style, quotes: quotesIn(list), asFlow: isFlowIn(list) }
  const { head, below } = renderInBlock(value, { column, gap }, manner)
  const [line, ...others] = [`-${' '.repeat(gap - 1)}${head}`, ...below].map((each) => each + context.style.eol)
  const indent = ' '.repeat(column)
  const before = list.items[index - 1]
  if (before) {
    const at = regionOf(text, before).end
    return [{ from: at, to: at, text: indent + (line ?? '') + others.join('') }]
  }
  if (!isFirstOnLine(text, first.start)) {
    return [{ from: first.start, to: first.start, text: (line ?? '') + others.join('') + indent }]
  }
  const at = regionOf(text, first).start
  return [{ from: at, to: at, text: indent + (line ?? '') + others.join('') }]
}

/** How far behind their dashes the items begin. */
function gapIn(list: ListNode, text: string): number {
  for (const { start, value } of list.items) {
    const gap = (value.properties?.start ?? value.start) - start
    if (gap > 1 && /^- +$/.test(text.slice(start, start + gap))) return gap
  }
  return 2
}
