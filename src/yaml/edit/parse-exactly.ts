import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Parser,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml'
import type { CST, Scalar, YAMLSeq } from 'yaml'
import { PARSE_OPTIONS } from '../compose.ts'
import { isMergeKey } from '../to-value.ts'
import type {
  Entry,
  Item,
  ListNode,
  MappingNode,
  Properties,
  ScalarNode,
  ScalarStyle,
  SyntaxNode,
  SyntaxTree,
} from './syntax.ts'

/**
 * The syntax tree of one document's text, read by the parser that knows all of YAML; undefined for what has errors,
 * is no single document, or has a form that edits are not made in (complex keys).
 */
export function parseExactly(text: string): SyntaxTree | undefined {
  const composer = new Composer({ ...PARSE_OPTIONS, keepSourceTokens: true })
  const documents: Document.Parsed[] = []
  let outer: readonly CST.SourceToken[] | undefined
  for (const token of new Parser().parse(text)) {
    if (token.type === 'document') outer = token.start
    documents.push(...composer.next(token))
  }
  documents.push(...composer.end())
  const [document, second] = documents
  if (!document?.contents || second !== undefined || document.errors.length > 0) return undefined
  const root = nodeOf(document.contents, { text, outer })
  return root && { text, root }
}

interface Place {
  readonly text: string
  /** The tokens before the node: where its properties are. */
  readonly outer: readonly CST.SourceToken[] | undefined
  /** Where the node would stand if it is empty. */
  readonly at?: number
}

function nodeOf(node: Node | null | undefined, place: Place): SyntaxNode | undefined {
  const properties = propertiesOf(place, node?.range?.[0] ?? 0)
  if (node === null || node === undefined) return empty(place.at ?? 0, properties)
  const inside = properties ? { properties } : {}
  if (isAlias(node)) {
    const [start = 0, end = 0] = node.range ?? []
    return { type: 'alias', name: node.source, start, end }
  }
  if (isScalar(node)) return scalarOf(node, place, properties)
  if (isMap(node)) {
    const found = mappingOf(node as YAMLMap<Node, Node | null>, place.text)
    return found && { ...found, ...inside }
  }
  if (isSeq(node)) {
    const found = listOf(node as YAMLSeq<Node | null>, place.text)
    return found && { ...found, ...inside }
  }
  return undefined
}

function empty(at: number, properties: Properties | undefined): ScalarNode {
  const start = properties?.end ?? at
  return { type: 'scalar', style: 'empty', text: '', start, end: start, ...(properties && { properties }) }
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

function scalarOf(node: Scalar, place: Place, properties: Properties | undefined): ScalarNode {
  const [start = 0, end = 0] = node.range ?? []
  const style = STYLES[node.type ?? 'PLAIN'] ?? 'plain'
  if (style === 'plain' && start === end) return empty(place.at ?? start, properties)
  return { type: 'scalar', style, text: node.source ?? '', start, end, ...(properties && { properties }) }
}

/** The anchor and the tag that stand in the tokens before a node; those of the root are looked for in the text. */
function propertiesOf({ outer }: Place, before: number): Properties | undefined {
  const found = (outer ?? []).filter(
    ({ type, offset }) => (type === 'anchor' || type === 'tag') && (before === 0 || offset < before),
  )
  const first = found[0]
  const last = found.at(-1)
  if (!first || !last) return undefined
  const anchor = found.find(({ type }) => type === 'anchor')?.source.slice(1)
  const tag = found.find(({ type }) => type === 'tag')?.source
  return {
    start: first.offset,
    end: last.offset + last.source.length,
    ...(anchor === undefined ? {} : { anchor }),
    ...(tag === undefined ? {} : { tag }),
  }
}

function mappingOf(node: YAMLMap<Node, Node | null>, text: string): MappingNode | undefined {
  const entries: Entry[] = []
  for (const pair of node.items) {
    const entry = entryOf(pair, text)
    if (entry === undefined) return undefined
    entries.push(entry)
  }
  const isFlow = node.flow === true
  const token = node.srcToken
  // A pair of its own in brackets, [a: 1], is a mapping without braces: edits don't enter it.
  if (isFlow && token?.type !== 'flow-collection') return undefined
  const start = isFlow ? (node.range?.[0] ?? 0) : (entries[0]?.start ?? 0)
  const end = isFlow ? (node.range?.[1] ?? 0) : (entries.at(-1)?.end ?? 0)
  return { type: 'mapping', isFlow, entries, start, end }
}

function entryOf(pair: Pair<Node, Node | null>, text: string): Entry | undefined {
  const token = pair.srcToken
  if (!token) return undefined
  const sep = token.sep ?? []
  const colon = sep.find(({ type }) => type === 'map-value-ind')?.offset
  const key = nodeOf(pair.key, { text, outer: token.start, at: colon ?? 0 })
  if (key?.type !== 'scalar' || key.style === 'literal' || key.style === 'folded') return undefined
  const value = nodeOf(pair.value, { text, outer: sep, at: colon === undefined ? key.end : colon + 1 })
  if (value === undefined) return undefined
  const mark = token.start.find(({ type }) => type === 'explicit-key-ind')
  const start = mark?.offset ?? key.properties?.start ?? key.start
  const end = Math.max(value.end, colon === undefined ? key.end : colon + 1)
  return {
    start,
    end,
    key,
    name: key.text,
    isMerge: isMergeKey(pair.key),
    value,
    ...(colon === undefined ? {} : { colon }),
  }
}

function listOf(node: YAMLSeq<Node | null>, text: string): ListNode | undefined {
  const isFlow = node.flow === true
  const token = node.srcToken
  if (token?.type !== 'block-seq' && token?.type !== 'flow-collection') return undefined
  const tokens: readonly CST.CollectionItem[] = (token.items as readonly CST.CollectionItem[]).filter(isItem)
  if (tokens.length !== node.items.length) return undefined
  const items: Item[] = []
  for (const [i, { start: outer }] of tokens.entries()) {
    const dash = outer.find(({ type }) => type === 'seq-item-ind')
    const value = nodeOf(node.items[i], { text, outer, at: dash ? dash.offset + 1 : 0 })
    if (value === undefined) return undefined
    const start = dash?.offset ?? value.properties?.start ?? value.start
    items.push({ start, end: Math.max(value.end, dash ? dash.offset + 1 : 0), value })
  }
  const start = isFlow ? (node.range?.[0] ?? 0) : (items[0]?.start ?? 0)
  const end = isFlow ? (node.range?.[1] ?? 0) : (items.at(-1)?.end ?? 0)
  return { type: 'list', isFlow, items, start, end }
}

/** Comments behind the last item are an item of the parser's, too. */
function isItem({ start, key, sep, value }: CST.CollectionItem): boolean {
  return (
    Boolean(key ?? sep ?? value) ||
    start.some(({ type }) => type === 'seq-item-ind' || type === 'anchor' || type === 'tag')
  )
}
