import type { ValuePath } from '../../model/value.ts'
import { inexact, type Context, type Planned } from './context.ts'
import { deleteInFlow, partsOf } from './flow.ts'
import { isFirstOnLine, lineStart, nextLine } from './lines.ts'
import { find, type Found, type Frame } from './locate.ts'
import type { Patch } from './patch.ts'
import { regionOf } from './region.ts'
import { replaceNode } from './replace.ts'

/** A field or item taken away, with its own comments; the last of its collection leaves `{}` or `[]`. */
export function planDelete(path: ValuePath, context: Context): Planned {
  const found = find(context.tree, path)
  return found ? deleteFound(found, context) : []
}

/** As planDelete, of what is found already. */
export function deleteFound({ frames, via }: Found, context: Context): Planned {
  const frame = frames.at(-1)
  if (!frame) return []
  const { parent, index } = frame
  if (parent.isFlow) return deleteInFlow(parent, index, context)
  if (partsOf(parent).length > 1) return deleteLines(frame, context)
  const owner: Found = { node: parent, frames: frames.slice(0, -1), ...(via && { via }) }
  const head = parent.type === 'mapping' ? '{}' : '[]'
  return replaceNode(owner, () => ({ head, below: [] }), { context, isList: parent.type === 'list' })
}

/** The lines of an entry or item that others stand beside. */
export function deleteLines(frame: Frame, { tree: { text } }: Context): readonly Patch[] | ReturnType<typeof inexact> {
  const part = frame.type === 'entry' ? frame.entry : frame.item
  const region = regionOf(text, part)
  if (isFirstOnLine(text, part.start)) return [{ from: region.start, to: region.end, text: '' }]
  // The first of a collection that begins behind a dash: the next one, or the comment above it, takes its place.
  const next = partsOf(frame.parent)[frame.index + 1]
  if (next === undefined || frame.index > 0) return inexact('The field shares its line with another.', part.start)
  const between = text.slice(region.end, lineStart(text, next.start))
  const comment = between.search(/[^\s]/)
  const to = comment >= 0 ? region.end + comment : next.start
  return nextLine(text, part.start) > to
    ? inexact('The field shares its line with another.', part.start)
    : [{ from: part.start, to, text: '' }]
}
