import type { Value, ValuePath } from '../../model/value.ts'
import { inexact, type Context, type Planned } from './context.ts'
import { insertInFlow, writeInFlow } from './flow.ts'
import { columnOf } from './lines.ts'
import { find, resolved, type Found } from './locate.ts'
import { isFlowIn, keyQuotesIn, quotesIn } from './neighbours.ts'
import { commentsBelow } from './region.ts'
import { linesEnd } from './lines.ts'
import { renderEntry, renderPair } from './render.ts'
import { replaceNode, replaceValue } from './replace.ts'
import type { MappingNode } from './syntax.ts'

/** A value at a path, in place of what is there, or under a new key behind the others. */
export function planSet(path: ValuePath, value: Value, context: Context): Planned {
  const found = find(context.tree, path)
  const parent = find(context.tree, path.slice(0, -1))
  const key = path.at(-1)
  // What a merge key brings is overridden in the mapping itself.
  const isMerged =
    found?.via !== undefined &&
    parent !== undefined &&
    found.frames.at(-1)?.parent !== resolved(context.tree, parent).node
  if (found && !isMerged) return replaceValue(found, value, context)
  const mapping = parent && resolved(context.tree, parent)
  if (typeof key !== 'string' || mapping?.node.type !== 'mapping') {
    return inexact('Nothing is there in the text to be changed.', 0)
  }
  return addEntry(mapping, newEntry(key, value, context), context)
}

/** An entry for a mapping that it is not in yet. */
export interface NewEntry {
  /** Its lines, each with its line break, for the column of the mapping's keys. */
  readonly linesAt: (column: number, mapping: MappingNode) => string
  /** The entry inside braces; undefined where it can't stand there. */
  readonly inBraces: (mapping: MappingNode) => string | undefined
}

function newEntry(key: string, value: Value, context: Context): NewEntry {
  const { style } = context
  return {
    linesAt: (column, mapping) => {
      const manner = { style, quotes: quotesIn(mapping), asFlow: isFlowIn(mapping) }
      const lines = renderEntry(key, value, { column, manner, keyQuotes: keyQuotesIn(mapping) })
      return lines.map((line) => line + style.eol).join('')
    },
    inBraces: (mapping) =>
      renderPair(key, writeInFlow(value, { collection: mapping, context }), { style, quotes: keyQuotesIn(mapping) }),
  }
}

/** An entry behind the others of a mapping. */
export function addEntry(found: Found, entry: NewEntry, context: Context): Planned {
  const { node, frames } = found
  const { text } = context.tree
  if (node.type !== 'mapping') return inexact('No mapping stands here.', node.start)
  const isInBraces = context.style.isJson || frames.some(({ parent }) => parent.isFlow)
  if (node.isFlow && (node.entries.length > 0 || isInBraces)) {
    const written = entry.inBraces(node)
    if (written === undefined) return inexact('A comment of the field can not stand inside braces.', node.start)
    return insertInFlow(node, node.entries.length, { written, context })
  }
  const last = node.entries.at(-1)
  if (!last) return replaceEmpty(found, entry, context)
  const column = columnOf(text, last.start)
  const at = commentsBelow(text, linesEnd(text, last.end), column)
  return [{ from: at, to: at, text: entry.linesAt(column, node) }]
}

/** `{}` becomes a block. */
function replaceEmpty(found: Found, entry: NewEntry, context: Context): Planned {
  const { node } = found
  if (node.type !== 'mapping') return []
  if (context.tree.text.slice(node.start, node.end).includes('#')) {
    return inexact('A comment stands inside the braces.', node.start)
  }
  return replaceNode(
    found,
    (spot) => {
      const column = spot.inner ?? spot.column + (spot.gap ?? context.style.step)
      const lines = entry.linesAt(column, node).split(/\r?\n/).slice(0, -1)
      if (spot.gap === undefined) return { head: '', below: lines }
      return { head: (lines[0] ?? '').slice(column), below: lines.slice(1) }
    },
    { context, isList: false },
  )
}
