import type { Origin } from '../model/origin.ts'

/** Lines of a file, from and to included, counted from 0. */
export interface Extent {
  readonly file: string
  readonly from: number
  readonly to: number
}

/**
 * The lines of the call that begins at a place of a composition in TypeScript: to the bracket that closes its arguments.
 * In a template: to the end of its document.
 */
export function extentOf({ file, line, column }: Origin, text: string): Extent {
  const lines = text.split('\n')
  const from = line - 1
  if (file.endsWith('.hbs')) {
    const next = lines.findIndex((each, index) => index > from && /^---(\s|$)/.test(each))
    return { file, from, to: (next < 0 ? lines.length : next) - 1 }
  }
  const start = lines.slice(0, from).reduce((sum, each) => sum + each.length + 1, 0) + column - 1
  const end = closing(text, start)
  return { file, from, to: from + (text.slice(start, end).match(/\n/g)?.length ?? 0) }
}

const OPEN = new Set(['(', '[', '{'])
const CLOSE = new Set([')', ']', '}'])
const QUOTES = new Set(["'", '"', '`'])

/** Where the first bracket after `start` is closed again; texts and comments hold no brackets. */
function closing(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const character = text[at] ?? ''
    if (QUOTES.has(character)) at = afterQuote(text, at)
    else if (text.startsWith('//', at)) at = upTo(text, '\n', at)
    else if (text.startsWith('/*', at)) at = upTo(text, '*/', at)
    else if (OPEN.has(character)) depth++
    else if (CLOSE.has(character) && --depth <= 0) return at
  }
  return text.length
}

function afterQuote(text: string, start: number): number {
  const quote = text[start]
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === quote) return at
  }
  return text.length
}

function upTo(text: string, mark: string, start: number): number {
  const at = text.indexOf(mark, start + 2)
  return at < 0 ? text.length : at
}
