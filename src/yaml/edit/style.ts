import { columnOf, indentAt, isFirstOnLine } from './lines.ts'
import type { Entry, Item, ScalarStyle, SyntaxNode, SyntaxTree } from './syntax.ts'

/** How a document is written: what new content follows. */
export interface Style {
  /** How far a mapping below a key is indented. */
  readonly step: number
  /** How far a list below a key is indented: often 0. */
  readonly listStep: number
  /** What a line inside brackets begins with, behind what the line of the bracket begins with. */
  readonly indent: string
  /** The line break of most lines. */
  readonly eol: '\n' | '\r\n'
  readonly isJson: boolean
  /** The quotes that texts take which need some. */
  readonly quote: 'single' | 'double'
  /** What stands inside braces next to them: `{ a: 1 }` or `{a: 1}`. */
  readonly padding: '' | ' '
  /** What stands behind a comma, and behind the colon of a quoted key. */
  readonly commaGap: '' | ' '
  readonly colonGap: '' | ' '
  /** False after an attempt with block scalars was not exact. */
  readonly mayBlock: boolean
}

interface Votes {
  readonly steps: Map<number, number>
  readonly listSteps: Map<number, number>
  readonly indents: Map<string, number>
  readonly quotes: Map<ScalarStyle, number>
  readonly paddings: Map<string, number>
  readonly commaGaps: Map<string, number>
  readonly colonGaps: Map<string, number>
}

/** The habits of a document: the most frequent of each, and what most people write where there is none. */
export function styleOf({ text, root }: SyntaxTree): Style {
  const votes: Votes = {
    steps: new Map(),
    listSteps: new Map(),
    indents: new Map(),
    quotes: new Map(),
    paddings: new Map(),
    commaGaps: new Map(),
    colonGaps: new Map(),
  }
  vote(root, text, votes)
  const step = winner(votes.steps) ?? 2
  const isInJson = root.type !== 'scalar' && root.type !== 'alias' && root.isFlow && isJson(text)
  const carriages = text.includes('\r') ? text.split('\r\n').length - 1 : 0
  return {
    step,
    listStep: winner(votes.listSteps) ?? step,
    indent: winner(votes.indents) ?? ' '.repeat(step),
    eol: carriages > 0 && carriages * 2 > text.split('\n').length - 1 ? '\r\n' : '\n',
    isJson: isInJson,
    quote: winner(votes.quotes) === 'single' ? 'single' : 'double',
    padding: winner(votes.paddings) === '' ? '' : ' ',
    commaGap: winner(votes.commaGaps) === '' ? '' : ' ',
    colonGap: isInJson && winner(votes.colonGaps) === '' ? '' : ' ',
    mayBlock: true,
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function vote(node: SyntaxNode, text: string, votes: Votes): void {
  if (node.type === 'scalar') {
    if (node.style === 'single' || node.style === 'double') count(votes.quotes, node.style)
  } else if (node.type === 'mapping') {
    const [first] = node.entries
    if (node.isFlow && first) count(votes.paddings, text[node.start + 1] === ' ' ? ' ' : '')
    if (node.isFlow) voteInBrackets(node.start, node.entries, { text, votes })
    for (const { start, value } of node.entries) {
      if (!node.isFlow) voteStep(columnOf(text, start), value, { text, votes })
      vote(value, text, votes)
    }
  } else if (node.type === 'list') {
    if (node.isFlow) voteInBrackets(node.start, node.items, { text, votes })
    for (const { value } of node.items) vote(value, text, votes)
  }
}

function voteInBrackets(
  bracket: number,
  parts: readonly (Entry | Item)[],
  { text, votes }: { text: string; votes: Votes },
): void {
  voteGaps(parts, text, votes)
  const [first] = parts
  if (first === undefined || !isFirstOnLine(text, first.start)) return
  const outer = indentAt(text, bracket)
  const inner = indentAt(text, first.start)
  if (inner.length > outer.length && inner.startsWith(outer)) count(votes.indents, inner.slice(outer.length))
}

function voteGaps(parts: readonly (Entry | Item)[], text: string, votes: Votes): void {
  for (const [i, part] of parts.entries()) {
    if ('colon' in part && part.colon !== undefined) count(votes.colonGaps, text[part.colon + 1] === ' ' ? ' ' : '')
    const before = i === 0 ? undefined : text[part.start - 1]
    if (before === ',' || before === ' ') count(votes.commaGaps, before === ',' ? '' : ' ')
  }
}

function voteStep(column: number, value: SyntaxNode, { text, votes }: { text: string; votes: Votes }): void {
  if (value.type !== 'mapping' && value.type !== 'list') return
  if (value.isFlow) return
  const step = columnOf(text, value.start) - column
  if (value.type === 'list' && step >= 0) count(votes.listSteps, step)
  if (value.type === 'mapping' && step > 0) count(votes.steps, step)
}

function count<T>(votes: Map<T, number>, value: T): void {
  votes.set(value, (votes.get(value) ?? 0) + 1)
}

function winner<T>(votes: ReadonlyMap<T, number>): T | undefined {
  let best: T | undefined
  let most = 0
  for (const [value, times] of votes) {
    if (times > most) [best, most] = [value, times]
  }
  return best
}
