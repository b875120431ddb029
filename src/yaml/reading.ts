import type { Node } from 'yaml'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import type { Origin } from '../model/origin.ts'
import type { Value } from '../model/value.ts'
import type { Locator } from './lines.ts'
import type { Refusal } from './scalar-value.ts'

/** One document names at most so many problems: a hostile file must not fill the memory with messages. */
const DIAGNOSTICS_LIMIT = 200

/** A node that has an anchor. Without a value it is still being read: an alias met then would never end. */
export interface Anchored {
  readonly node: Node
  value?: Value
  /** Its nodes, those that aliases inside it stand for counted too. */
  nodes: number
}

/** One document being turned into a value. */
export interface Reading {
  readonly text: string
  readonly locate: Locator
  readonly anchors: Map<string, Anchored>
  readonly diagnostics: Diagnostic[]
  /** How many collections are open. */
  depth: number
  /** Nodes met, those that aliases stand for counted each time. */
  nodes: number
  /** How many of them aliases added. */
  expanded: number
}

/** Notes a refusal at its node. */
export function refuse({ code, message, help, at }: Refusal, node: Node, reading: Reading): void {
  const origin = at === 'tag' ? tagOrigin(node, reading) : originOf(node, reading)
  report(reading, diagnostic(code, message, { origin, ...(help !== undefined && { help }) }))
}

/** Notes a diagnostic, unless the document has too many already. */
export function report(reading: Reading, found: Diagnostic): void {
  if (reading.diagnostics.length < DIAGNOSTICS_LIMIT) reading.diagnostics.push(found)
}

/** Where a node stands: its first line, if it has several. */
export function originOf(node: Node, { text, locate }: Pick<Reading, 'text' | 'locate'>): Origin {
  const [start, end] = node.range ?? [0, 0]
  const newline = text.indexOf('\n', start)
  return locate(start, newline >= 0 && newline < end ? newline : end)
}

/** A tag stands before its node, on the same line or above. */
function tagOrigin(node: Node, { text, locate }: Reading): Origin {
  let start = text.lastIndexOf('!', node.range?.[0] ?? 0)
  while (/[^\s,[{]/.test(text[start - 1] ?? ' ')) start--
  const end = start + text.slice(start).search(/[\s,\]}]|$/)
  return locate(start, end)
}
