import type { Value, ValuePath } from '../../model/value.ts'
import { inexact, isRefusal, type Context, type Planned } from './context.ts'
import { deleteFound, deleteLines } from './delete.ts'
import { deleteInFlow, partsOf, writeInFlow } from './flow.ts'
import { columnOf, indentAt, isFirstOnLine, nextLine } from './lines.ts'
import { find, resolved, type Found, type Frame } from './locate.ts'
import { regionOf } from './region.ts'
import { reindent } from './reindent.ts'
import { keyText, renameEntry } from './rename.ts'
import { quoteText, renderPair } from './render.ts'
import { replaceValue } from './replace.ts'
import { addEntry, type NewEntry } from './set.ts'
import type { Entry, MappingNode, SyntaxNode } from './syntax.ts'

/** A field with its comments, taken to another place; `value` is what it holds. */
export interface Move {
  readonly path: ValuePath
  readonly to: ValuePath
  readonly value: Value
}

/** A field moved behind the others of another mapping. Mappings that are missing are made, emptied ones go with it. */
export function planMove(move: Move, context: Context): Planned {
  const { path, to } = move
  const found = find(context.tree, path)
  const frame = found?.frames.at(-1)
  if (frame?.type !== 'entry') return inexact('No field stands here.', found?.node.start ?? 0)
  const isAround = to.length < path.length && to.every((step, i) => step === path[i])
  if (isAround) {
    return moveUp(frame, move, context)
  }
  const target = targetOf(to, context)
  if (target === undefined) return inexact('Nothing is there in the text to move the field to.', frame.entry.start)
  if (target === 'occupied') return deleteFound(emptied(found as Found, undefined), context)
  if (frame.parent.isFlow && isCommentedInBrackets(frame, context.tree.text)) {
    return inexact(
      'A comment inside the brackets would lose its place.',
      frame.entry.start,
      'move the comment above the field that the brackets belong to first.',
    )
  }
  const gone = emptied(found as Found, target.mapping.node)
  const last = gone.frames.at(-1)
  const entry = movedEntry(frame, { target, move }, context)
  if (last?.type === 'entry' && last.parent === target.mapping.node) {
    const isSame = last === frame && target.missing.length === 1
    return moveWithin(last, isSame ? { entry, key: target.missing[0] ?? '' } : { entry }, { target, context })
  }
  const added = addEntry(target.mapping, entry, context)
  const taken = deleteFound(gone, context)
  if (isRefusal(added)) return added
  return isRefusal(taken) ? taken : [...taken, ...added]
}

/** A value in place of the mappings around it. */
function moveUp({ entry }: EntryFrame, { to, value }: Move, context: Context): Planned {
  const around = find(context.tree, to)
  const outer = around?.frames.at(-1)
  if (!around || !outer) return inexact('Nothing is there in the text to be replaced.', entry.start)
  const isCommentedInside = outer.type !== 'entry' || isCommented(outer.entry, context.tree.text)
  return isCommentedInside
    ? inexact(
        'A comment inside the field would lose its place.',
        entry.start,
        'move the comment above the outer field first.',
      )
    : replaceValue(around, value, context)
}

type EntryFrame = Frame & { readonly type: 'entry' }

interface Target {
  readonly mapping: Found
  /** The keys of the mappings to be made, then the field's own. */
  readonly missing: readonly string[]
}

function targetOf(to: ValuePath, { tree }: Context): Target | 'occupied' | undefined {
  if (find(tree, to)) return 'occupied'
  for (let length = to.length - 1; length >= 0; length--) {
    const found = find(tree, to.slice(0, length))
    if (found === undefined) continue
    const mapping = resolved(tree, found)
    const missing = to.slice(length)
    if (mapping.node.type !== 'mapping' || missing.some((step) => typeof step !== 'string')) return undefined
    return { mapping, missing: missing as string[] }
  }
  return undefined
}

/** The field, or the highest mapping that loses its last key with it. */
function emptied(found: Found, target: SyntaxNode | undefined): Found {
  let { frames } = found
  for (;;) {
    const frame = frames.at(-1)
    const above = frames.at(-2)
    if (!frame || above?.type !== 'entry' || frame.parent === target || partsOf(frame.parent).length > 1) break
    frames = frames.slice(0, -1)
  }
  return { node: found.node, frames }
}

/** Behind the others of its own mapping: the last one is written over, or just changes its key. */
function moveWithin(
  gone: EntryFrame,
  { entry, key }: { entry: NewEntry; key?: string },
  { target, context }: { target: Target; context: Context },
): Planned {
  const { parent, index } = gone
  const isLast = index === parent.entries.length - 1
  if (isLast && key !== undefined) return renameEntry(gone.entry, key, { isFlow: parent.isFlow, style: context.style })
  if (isLast) return replaceLast(gone, entry, context)
  const added = addEntry(target.mapping, entry, context)
  const taken = parent.isFlow ? deleteInFlow(parent, index, context) : deleteLines(gone, context)
  if (isRefusal(added)) return added
  return isRefusal(taken) ? taken : [...taken, ...added]
}

function replaceLast({ entry, parent }: EntryFrame, moved: NewEntry, { tree: { text } }: Context): Planned {
  if (parent.isFlow) {
    const written = moved.inBraces(parent)
    return written === undefined
      ? inexact('A comment stands here.', entry.start)
      : [{ from: entry.start, to: entry.end, text: written }]
  }
  const region = regionOf(text, entry)
  const column = columnOf(text, entry.start)
  const lines = moved.linesAt(column, parent)
  const isOwnLine = isFirstOnLine(text, entry.start)
  return [{ from: region.start, to: region.end, text: isOwnLine ? lines : lines.slice(column) }]
}

function movedEntry(frame: EntryFrame, { target, move }: { target: Target; move: Move }, context: Context): NewEntry {
  const keys = target.missing
  const { style } = context
  const inner = (column: number) => column + style.step * (keys.length - 1)
  return {
    linesAt: (column) => {
      const wrappers = keys
        .slice(0, -1)
        .map((key, i) => `${' '.repeat(column + style.step * i)}${quoteText(key, { style })}:${style.eol}`)
      return wrappers.join('') + linesOf(frame, { key: keys.at(-1) ?? '', column: inner(column) }, context)
    },
    inBraces: (mapping) => inBraces(frame, { mapping, keys, value: move.value }, context),
  }
}

/** The lines of a field with its comments, under another key and in another column. */
function linesOf(
  { entry, parent }: EntryFrame,
  { key, column }: { key: string; column: number },
  context: Context,
): string {
  const { text } = context.tree
  const { style } = context
  const name =
    entry.name === key && !parent.isFlow
      ? text.slice(entry.key.start, entry.key.end)
      : keyText(entry, key, { isFlow: false, style })
  if (parent.isFlow) {
    const raw = rawValue(entry, text)
    const by = column - indentAt(text, entry.start).length
    const value = raw
      .split('\n')
      .map((line, i) => (i === 0 ? line : reindent(line, by)))
      .join('\n')
    return `${' '.repeat(column)}${name}:${value === '' ? '' : ` ${value}`}${style.eol}`
  }
  const old = columnOf(text, entry.start)
  const region = regionOf(text, entry)
  const start = isFirstOnLine(text, entry.start) ? region.start : entry.start
  const indent = start === entry.start ? ' '.repeat(old) : ''
  const raw = indent + text.slice(start, entry.key.start) + name + text.slice(entry.key.end, region.end)
  return reindent(raw, column - old)
}

function rawValue({ value }: Entry, text: string): string {
  return text.slice(value.properties?.start ?? value.start, value.end)
}

/** A field inside braces: as it stands there already, else written anew, unless a comment would be lost. */
function inBraces(
  { entry, parent }: EntryFrame,
  { mapping, keys, value }: { mapping: MappingNode; keys: readonly string[]; value: Value },
  context: Context,
): string | undefined {
  const { text } = context.tree
  const { style } = context
  const written = parent.isFlow ? rawValue(entry, text) : writeInFlow(value, { collection: mapping, context })
  if (!parent.isFlow && isCommented(entry, text)) return undefined
  return keys.reduceRight((inner, key, i) => {
    if (i === keys.length - 1) return renderPair(key, inner, { style })
    const padding = style.isJson ? '' : style.padding
    return renderPair(key, `{${padding}${inner}${padding}}`, { style })
  }, written)
}

/** True where a comment may stand among the lines of a field: a # behind a space that is in no scalar. */
function isCommented(entry: Entry, text: string): boolean {
  const region = regionOf(text, entry)
  const { from, to } = withoutComments(entry.value, text)
  const around =
    text.slice(region.start, entry.start) +
    text.slice(entry.colon ?? entry.start, from) +
    text.slice(to, Math.max(to, region.end))
  return /(?:^|\s)#/.test(around)
}

/** What of a value no comment can stand in: a scalar without the header of its block, brackets on one line. */
function withoutComments(value: SyntaxNode, text: string): { readonly from: number; readonly to: number } {
  const { start, end } = value
  switch (value.type) {
    case 'alias':
      return { from: start, to: end }
    case 'scalar': {
      const isBlock = value.style === 'literal' || value.style === 'folded'
      return isBlock
        ? { from: nextLine(text, start), to: Math.max(end, nextLine(text, start)) }
        : { from: start, to: end }
    }
    default: {
      const isOnOneLine = value.isFlow && !text.slice(start, end).includes('\n')
      return isOnOneLine ? { from: start, to: end } : { from: end, to: end }
    }
  }
}

/** True where a field inside braces has a comment above it, before its value, or behind it on its line. */
function isCommentedInBrackets({ entry, parent, index }: EntryFrame, text: string): boolean {
  const above = isFirstOnLine(text, entry.start) ? text.slice(regionOf(text, entry).start, entry.start) : ''
  const before = text.slice(entry.colon ?? entry.end, entry.value.start)
  const behind = text.slice(entry.end, parent.entries[index + 1]?.start ?? parent.end - 1)
  return above.includes('#') || /\s#/.test(before) || (behind.split('\n', 1)[0] ?? '').includes('#')
}
