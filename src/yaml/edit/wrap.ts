import type { ValuePath } from '../../model/value.ts'
import { inexact, isRefusal, type Context, type Planned } from './context.ts'
import { columnOf, isFirstOnLine, lineStart, linesEnd, nextLine } from './lines.ts'
import { find, type Found } from './locate.ts'
import { isFlowIn } from './neighbours.ts'
import type { Patch } from './patch.ts'
import { commentsBelow } from './region.ts'
import { reindent } from './reindent.ts'
import { renameEntry } from './rename.ts'
import type { Entry, Item, ListNode, SyntaxNode } from './syntax.ts'

/** A value under a key becomes a list of one under another key; its text stays, and its comments. */
export function planWrap({ path, to }: { path: ValuePath; to: string }, context: Context): Planned {
  return withKey(find(context.tree, path), to, { context, planValue: wrapValue })
}

/** A list of one becomes its item. */
export function planUnwrap({ path, to }: { path: ValuePath; to: string }, context: Context): Planned {
  return withKey(find(context.tree, path), to, { context, planValue: unwrapValue })
}

interface Part {
  readonly entry: Entry
  readonly isInFlow: boolean
  readonly asFlow: boolean
  readonly context: Context
}

function withKey(
  found: Found | undefined,
  to: string,
  { context, planValue }: { context: Context; planValue: (part: Part) => Planned },
): Planned {
  const frame = found?.frames.at(-1)
  if (frame?.type !== 'entry') return inexact('No field stands here.', found?.node.start ?? 0)
  const { entry, parent } = frame
  const key = renameEntry(entry, to, { isFlow: parent.isFlow, style: context.style })
  const asFlow = isFlowIn(parent)
  const value = planValue({ entry, isInFlow: parent.isFlow, asFlow, context })
  if (isRefusal(key)) return key
  return isRefusal(value) ? value : [...key, ...value]
}

function wrapValue({ entry, isInFlow, asFlow, context }: Part): Planned {
  const { value, colon } = entry
  const { text } = context.tree
  if (colon === undefined) return inexact('The key stands without a colon.', entry.start, 'write its colon first.')
  const start = value.properties?.start ?? value.start
  if (isInFlow || (asFlow && isInline(value))) {
    if (value.type === 'scalar' && value.style === 'empty') return [{ from: start, to: start, text: ' [null]' }]
    return [
      { from: start, to: start, text: '[' },
      { from: value.end, to: value.end, text: ']' },
    ]
  }
  const key = columnOf(text, entry.start)
  const column = key + context.style.listStep
  const dash = `${' '.repeat(column)}- `
  const { eol } = context.style
  if (value.type === 'scalar' && value.style === 'empty') {
    const at = nextLine(text, colon)
    return [{ from: at, to: at, text: `${dash}null${eol}` }]
  }
  const between = text.slice(colon + 1, start)
  if (isInline(value)) return wrapLine({ from: colon + 1, to: start, between }, dash, eol)
  if (value.type === 'scalar') {
    const body = nextLine(text, value.start)
    const lines = reindent(text.slice(body, value.end), column - key)
    return [...wrapLine({ from: colon + 1, to: start, between }, dash, eol), { from: body, to: value.end, text: lines }]
  }
  if (between.trim() !== '' && value.properties) return inexact('An anchor or a tag stands before the block.', start)
  const from = nextLine(text, colon)
  const to = commentsBelow(text, linesEnd(text, value.end), key)
  const before = reindent(text.slice(from, value.start), column - columnOf(text, value.start))
  const indent = before.lastIndexOf('\n') + 1
  const lines = reindent(text.slice(value.start, to), column + 2 - columnOf(text, value.start))
  // The first line of a slice that begins inside a line is not to be moved.
  const rest = text.slice(value.start, nextLine(text, value.start) - 1) + lines.slice(lines.indexOf('\n'))
  return [{ from, to, text: before.slice(0, indent) + dash + rest }]
}

/** Behind its colon a value goes to a line of its own; on a line of its own it gets a dash. */
function wrapLine(
  { from, to, between }: { from: number; to: number; between: string },
  dash: string,
  eol: string,
): readonly Patch[] {
  const line = between.lastIndexOf('\n')
  if (line < 0) return [{ from, to, text: eol + dash }]
  return [{ from: from + line + 1, to, text: dash }]
}

function isInline(node: SyntaxNode): boolean {
  if (node.type === 'alias') return true
  if (node.type === 'scalar') return node.style !== 'literal' && node.style !== 'folded'
  return node.isFlow
}

function unwrapValue({ entry, context }: Part): Planned {
  const { value: list, colon } = entry
  if (list.type !== 'list' || colon === undefined) return inexact('No list stands here.', entry.start)
  const [item] = list.items
  if (!item) return inexact('The list has no item.', entry.start)
  return list.isFlow ? unwrapBrackets(list, item, context) : unwrapDash(entry, { list, item, colon }, context)
}

function unwrapBrackets(list: ListNode, item: Item, { tree: { text } }: Context): Planned {
  const start = item.value.properties?.start ?? item.value.start
  const patches = [
    { from: list.start, to: start, text: '' },
    { from: item.end, to: list.end, text: '' },
  ]
  const isCommented = patches.some(({ from, to }) => text.slice(from, to).includes('#'))
  return isCommented ? inexact('A comment stands inside the brackets.', list.start) : patches
}

function unwrapDash(
  entry: Entry,
  { list, item, colon }: { list: ListNode; item: Item; colon: number },
  context: Context,
): Planned {
  const { text } = context.tree
  const { value } = item
  const key = columnOf(text, entry.start)
  const slot = list.properties?.end ?? colon + 1
  const start = value.properties?.start ?? value.start
  const between = text.slice(slot, start)
  const isCommented = between.includes('#')
  const inner = ' '.repeat(key + context.style.step)
  const dash: Patch = isCommented
    ? { from: lineStart(text, item.start), to: start, text: inner }
    : { from: slot, to: start, text: ' ' }
  if (value.type === 'scalar' && value.style === 'empty') {
    return isCommented
      ? inexact('A comment stands above the item.', item.start)
      : [{ from: slot, to: item.end, text: '' }]
  }
  if (isInline(value)) return [dash]
  if (value.type === 'scalar') {
    const body = nextLine(text, value.start)
    const by = key - columnOf(text, item.start)
    return [dash, { from: body, to: value.end, text: reindent(text.slice(body, value.end), by) }]
  }
  if (value.properties) return inexact('An anchor or a tag stands before the block.', start)
  const target = key + (value.type === 'list' ? context.style.listStep : context.style.step)
  const by = target - columnOf(text, value.start)
  const from = nextLine(text, slot)
  const to = commentsBelow(text, linesEnd(text, item.end), key)
  const isAfterDash = !isFirstOnLine(text, value.start)
  const opened = isAfterDash
    ? text.slice(from, item.start) + ' '.repeat(value.start - item.start) + text.slice(value.start, to)
    : text.slice(from, item.start) + ' ' + text.slice(item.start + 1, to)
  return [{ from, to, text: reindent(opened, by).replace(/^ +\r?\n/, '') }]
}
