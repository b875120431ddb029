import { isAlias, isMap, isNode, isScalar, isSeq, Scalar as YamlScalar, type Document, type YAMLMap } from 'yaml'
import type { Code } from '../model/codes.ts'
import { EXPANSION_ALLOWANCE } from './alias-value.ts'
import { DEPTH_LIMIT, parseBounded, TOO_DEEP } from './compose.ts'
import { keyText, scalarValue, type Refusal } from './scalar-value.ts'
import type { Scalar } from './scalar.ts'

/** How a scalar is written: without marks, in quotes, or as a block after `|` or `>`. */
export type ScalarStyle = 'plain' | 'quoted' | 'block'

/** A node of a styled syntax tree. Offsets count UTF-16 units of the text; `end` is exclusive. */
export type TreeNode = TreeScalar | TreeList | TreeMapping

/** A scalar: the text it stands for, and what that means, which for quoted and block scalars is the text itself. */
export interface TreeScalar {
  readonly type: 'scalar'
  readonly style: ScalarStyle
  readonly text: string
  readonly value: Scalar
  readonly offset: number
  readonly end: number
}

/** A list. */
export interface TreeList {
  readonly type: 'list'
  readonly items: readonly TreeNode[]
  readonly offset: number
  readonly end: number
}

/** A mapping, its pairs in the order of the text; merge keys (`<<`) are resolved. */
export interface TreeMapping {
  readonly type: 'mapping'
  readonly pairs: readonly TreePair[]
  readonly offset: number
  readonly end: number
}

/** One key with its value. */
export interface TreePair {
  readonly key: TreeScalar
  readonly value: TreeNode
}

/** What kept a text from being a tree, in words, and where. With a code it is a sentence, without one a phrase. */
export interface TreeError {
  readonly code?: Code
  readonly message: string
  readonly help?: string
  readonly offset: number
}

/** All documents of a text; the empty ones are left out. With errors the documents are incomplete. */
export interface Tree {
  readonly documents: readonly TreeNode[]
  readonly errors: readonly TreeError[]
}

/**
 * Reads YAML 1.2 as a tree that still knows how each scalar was written, for texts whose scalars are filled in later.
 * Plain scalars are read and refused as everywhere else (1.2 core, yaml/ambiguous). Aliases stand for the very node they
 * name; depth, and how far aliases may make a document grow, have the limits of `read`.
 */
export function parseTree(text: string): Tree {
  const errors: TreeError[] = []
  const documents: TreeNode[] = []
  const options = { schema: 'failsafe', prettyErrors: false, logLevel: 'silent' } as const
  const { parsed, tooDeepAt } = parseBounded(text, options)
  for (const document of parsed) {
    for (const { message, pos } of document.errors) errors.push({ message: firstLine(message), offset: pos[0] })
    if (document.errors.length > 0 || isEmpty(document.contents)) continue
    const allowance = EXPANSION_ALLOWANCE + text.length
    documents.push(convert(document.contents, { document, errors, allowance, done: new Map(), measures: new Map() }))
  }
  if (tooDeepAt !== undefined) errors.push({ ...TOO_DEEP, offset: tooDeepAt })
  return { documents, errors }
}

interface Reading {
  readonly document: Document
  readonly errors: TreeError[]
  /** A document of more nodes than this is one that aliases make grow. */
  readonly allowance: number
  /** Converted nodes, so that an alias is the node itself and not a copy. */
  readonly done: Map<unknown, TreeNode>
  readonly measures: Map<TreeNode, Measure>
}

/** How large a node is when every alias in it is written out. */
interface Measure {
  readonly nodes: number
  readonly height: number
}

const COLLECTION_TAG = /^(!|tag:yaml\.org,2002:(map|seq))$/
const ANCHOR = /^[A-Za-z0-9_-]+$/

function isEmpty(contents: unknown): boolean {
  return contents === null || (isScalar(contents) && contents.type === 'PLAIN' && contents.source === '')
}

function convert(node: unknown, reading: Reading): TreeNode {
  const known = reading.done.get(node)
  if (known) return known
  if (isAlias(node)) {
    const target = node.resolve(reading.document)
    if (target && reading.done.has(target)) return convert(target, reading)
    return failed(reading, node, `the alias *${node.source} names no anchor before it`)
  }
  if ((isMap(node) || isSeq(node)) && node.tag !== undefined && !COLLECTION_TAG.test(node.tag)) {
    return failed(reading, node, `the tag ${node.tag} is not plain data`)
  }
  if (isNode(node) && 'anchor' in node && node.anchor !== undefined && !ANCHOR.test(node.anchor)) {
    return failed(reading, node, 'an anchor is made of ASCII letters, digits, - and _')
  }
  const converted = bounded(convertNode(node, reading), reading)
  reading.done.set(node, converted)
  return converted
}

/** The node, or nothing, and an error, where whoever walks over it would never come to an end. */
function bounded(node: TreeNode, { errors, measures, allowance }: Reading): TreeNode {
  let nodes = 1
  let height = 0
  for (const part of partsOf(node)) {
    const measure = measures.get(part)
    nodes += measure?.nodes ?? 1
    height = Math.max(height, 1 + (measure?.height ?? 0))
  }
  measures.set(node, { nodes, height })
  const { offset } = node
  if (height > DEPTH_LIMIT) errors.push({ ...TOO_DEEP, offset })
  else if (nodes > allowance) errors.push({ ...ALIAS_BOMB, offset })
  else return node
  return emptyAt(offset)
}

function partsOf(node: TreeNode): readonly TreeNode[] {
  if (node.type === 'scalar') return []
  return node.type === 'list' ? node.items : node.pairs.map(({ value }) => value)
}

const ALIAS_BOMB = {
  code: 'yaml/alias-bomb',
  message: 'With its aliases written out this grows far beyond what the file holds.',
  help: 'write the values out, or use fewer aliases of aliases.',
} as const

function convertNode(node: unknown, reading: Reading): TreeNode {
  if (isScalar(node)) {
    const read = scalarValue(node)
    if ('refusal' in read) refuse(reading, node, read.refusal)
    return { ...bare(node), value: 'value' in read ? read.value : null }
  }
  if (isSeq(node)) {
    return { type: 'list', items: node.items.map((item) => convert(item, reading)), ...placeOf(node) }
  }
  if (isMap(node)) return { type: 'mapping', pairs: convertPairs(node, reading), ...placeOf(node) }
  return emptyAt(0)
}

function bare(node: YamlScalar): Omit<TreeScalar, 'value'> {
  return { type: 'scalar', style: styleOf(node), text: node.source ?? '', ...placeOf(node) }
}

function convertPairs(map: YAMLMap, reading: Reading): readonly TreePair[] {
  const pairs: TreePair[] = []
  const merged: TreePair[] = []
  const taken = new Set<string>()
  for (const item of map.items) {
    const value = item.value === null ? emptyAt(placeOf(item.key).end) : convert(item.value, reading)
    const key = isAlias(item.key) ? item.key.resolve(reading.document) : item.key
    if (!isScalar(key)) failed(reading, item.key, 'a key must be a scalar')
    else if (styleOf(key) === 'plain' && key.source === '<<') merged.push(...mergedPairs(value, reading))
    else {
      const pair = { key: convertKey(key, reading), value }
      // The parser compares keys as they stand: behind an alias it sees no key.
      if (taken.has(pair.key.text)) failed(reading, item.key, 'Map keys must be unique')
      taken.add(pair.key.text)
      pairs.push(pair)
    }
  }
  for (const pair of merged) {
    if (taken.has(pair.key.text)) continue
    taken.add(pair.key.text)
    pairs.push(pair)
  }
  return pairs
}

function convertKey(key: YamlScalar, reading: Reading): TreeScalar {
  const read = keyText(key)
  if ('refusal' in read) refuse(reading, key, read.refusal)
  const { text } = bare(key)
  return { ...bare(key), value: text }
}

function refuse({ errors }: Reading, node: unknown, { code, message, help }: Refusal): void {
  errors.push({ code, message, offset: placeOf(node).offset, ...(help === undefined ? {} : { help }) })
}

function mergedPairs(value: TreeNode, reading: Reading): readonly TreePair[] {
  if (value.type === 'mapping') return value.pairs
  if (value.type === 'list') return value.items.flatMap((item) => mergedPairs(item, reading))
  reading.errors.push({ message: 'a merge key (<<) takes a mapping or a list of mappings', offset: value.offset })
  return []
}

function failed(reading: Reading, node: unknown, message: string): TreeScalar {
  const { offset } = placeOf(node)
  reading.errors.push({ message, offset })
  return emptyAt(offset)
}

function emptyAt(offset: number): TreeScalar {
  return { type: 'scalar', style: 'plain', text: '', value: null, offset, end: offset }
}

function styleOf({ type, tag }: YamlScalar): ScalarStyle {
  if (type === YamlScalar.BLOCK_FOLDED || type === YamlScalar.BLOCK_LITERAL) return 'block'
  return type === YamlScalar.PLAIN && tag === undefined ? 'plain' : 'quoted'
}

function placeOf(node: unknown): { readonly offset: number; readonly end: number } {
  const range = isNode(node) ? node.range : undefined
  return { offset: range?.[0] ?? 0, end: range?.[1] ?? 0 }
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message
}
