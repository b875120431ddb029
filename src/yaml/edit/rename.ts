import type { ValuePath } from '../../model/value.ts'
import { inexact, type Context, type Planned } from './context.ts'
import { find } from './locate.ts'
import { quoteInFlow, quoteText } from './render.ts'
import type { Style } from './style.ts'
import type { Entry } from './syntax.ts'

/** Another key in the place of the old one, in its quotes. */
export function planRename(path: ValuePath, to: string, context: Context): Planned {
  const found = find(context.tree, path)
  const frame = found?.frames.at(-1)
  if (frame?.type !== 'entry') return []
  return renameEntry(frame.entry, to, { isFlow: frame.parent.isFlow, style: context.style })
}

/** As planRename, of an entry that is found already. */
export function renameEntry(entry: Entry, to: string, { isFlow, style }: { isFlow: boolean; style: Style }): Planned {
  const { key } = entry
  if (key.type !== 'scalar' || key.style === 'empty') return inexact('The key has no text of its own.', entry.start)
  if (entry.name === to) return []
  return [{ from: key.start, to: key.end, text: keyText(entry, to, { isFlow, style }) }]
}

/** A key in the quotes of the one that it replaces. */
export function keyText({ key }: Entry, to: string, { isFlow, style }: { isFlow: boolean; style: Style }): string {
  if (style.isJson) return JSON.stringify(to)
  const quotes = key.type === 'scalar' && key.style !== 'empty' ? key.style : undefined
  return isFlow ? quoteInFlow(to, { style, quotes }) : quoteText(to, { style, quotes })
}
