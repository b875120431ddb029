import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { isMapping, isSameValue, type Mapping, type Value } from '../model/value.ts'
import { aliasValue, noAnchor } from './alias-value.ts'
import { flowScalarRefusal } from './flow-scalar.ts'
import type { Locator } from './lines.ts'
import { originOf, refuse, report, type Anchored, type Reading } from './reading.ts'
import { customTag, keyText, scalarValue, type Refusal } from './scalar-value.ts'
import { quotedRefusal } from './quoted-scalar.ts'

/** Where a mapping's merge key is remembered: no key of a file can be this. */
const MERGE = '\0<<'

/**
 * What a document's nodes say as plain data: scalars read, aliases replaced by copies, merge keys resolved. The value
 * counts only where there are no diagnostics.
 */
export function toValue(
  node: Node,
  source: { readonly text: string; readonly locate: Locator },
): { readonly value: Value; readonly diagnostics: readonly Diagnostic[] } {
  const reading: Reading = { ...source, anchors: new Map(), diagnostics: [], depth: 0, nodes: 0, expanded: 0 }
  return { value: valueOf(node, reading), diagnostics: reading.diagnostics }
}

/** True for the `<<` that merges: plain, and without a tag. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.source === '<<' && key.tag === undefined && key.type === 'PLAIN'
}

function valueOf(node: Node | null | undefined, reading: Reading): Value {
  if (!node) return null
  if (isAlias(node)) return aliasValue(node, reading)
  const before = reading.nodes++
  const anchored = anchor(node, reading)
  reading.depth++
  const value = contentOf(node, reading)
  reading.depth--
  if (anchored) {
    anchored.value = value
    anchored.nodes = reading.nodes - before
  }
  return value
}

function anchor(node: Node, reading: Reading): Anchored | undefined {
  const name = isScalar(node) || isCollection(node) ? node.anchor : undefined
  if (name === undefined) return undefined
  if (!/^[\w-]+$/.test(name)) refuse(oddAnchor(name), node, reading)
  const anchored: Anchored = { node, nodes: 1 }
  reading.anchors.set(name, anchored)
  return anchored
}

function contentOf(node: Node, reading: Reading): Value {
  if (isScalar(node)) {
    const read = scalarValue(node)
    const refusal = 'refusal' in read ? read.refusal : quotedRefusal(node, reading.text)
    if (refusal) refuse(refusal, node, reading)
    return 'value' in read ? read.value : null
  }
  if (!isCollection(node)) return null
  const kind = isSeq(node) ? 'seq' : 'map'
  if (node.tag !== undefined && node.tag !== '!' && node.tag !== `tag:yaml.org,2002:${kind}`) {
    refuse(customTag(node.tag), node, reading)
  }
  if (node.flow === true) checkFlow(node, reading)
  if (isMap(node)) return mappingOf(node, reading)
  return node.items.map((item) => valueOf(item as Node | null, reading))
}

function checkFlow(node: YAMLMap | YAMLSeq, reading: Reading): void {
  const parts = isMap(node) ? node.items.map(({ key }) => key) : node.items
  for (const part of parts) {
    const problem = isScalar(part) ? flowScalarRefusal(part, reading.text) : undefined
    if (problem) refuse(problem, part as Scalar, reading)
  }
}

function mappingOf(map: YAMLMap, reading: Reading): Mapping {
  const result: Record<string, Value> = {}
  const keys = new Map<string, Node>()
  for (const pair of map.items as Pair<Node, Node | null>[]) {
    const key = isMergeKey(pair.key) ? MERGE : keyOf(pair.key, reading)
    const earlier = key === undefined ? undefined : keys.get(key)
    if (earlier) refuseDuplicate([earlier, pair.key], key === MERGE ? '<<' : String(key), reading)
    if (key === MERGE) merge({ pair, result, keys }, reading)
    const value = key === MERGE ? null : valueOf(pair.value, reading)
    if (key === undefined || earlier) continue
    keys.set(key, pair.key)
    if (key !== MERGE) result[key] = value
  }
  return result
}

/** A key's text; undefined, and a diagnostic, for a key that has none. */
function keyOf(key: Node, reading: Reading): string | undefined {
  const node = isAlias(key) ? reading.anchors.get(key.source)?.node : key
  if (isAlias(key) && node === undefined) refuse(noAnchor(key), key, reading)
  else if (!isScalar(node)) refuse(COMPLEX_KEY, key, reading)
  else {
    const read = keyText(node)
    const anchored = node === key ? anchor(node, reading) : undefined
    if (anchored) anchored.value = keyValue(node)
    if ('text' in read) return read.text
    refuse(read.refusal, key, reading)
  }
  return undefined
}

function keyValue(node: Scalar): Value {
  const read = scalarValue(node)
  return 'value' in read ? read.value : null
}

interface Merge {
  readonly pair: Pair<Node, Node | null>
  readonly result: Record<string, Value>
  readonly keys: ReadonlyMap<string, Node>
}

/** Puts merged keys beside the mapping's own, which win wherever they stand; among several sources the first wins. */
function merge({ pair, result, keys }: Merge, reading: Reading): void {
  const merged: Record<string, Value> = {}
  for (const source of isSeq(pair.value) ? (pair.value.items as Node[]) : [pair.value]) {
    const target = isAlias(source) ? reading.anchors.get(source.source)?.node : source
    const value = valueOf(source, reading)
    if (target && !isMap(target)) refuse(BAD_MERGE, source ?? pair.key, reading)
    if (!isMapping(value)) continue
    for (const key of Object.keys(value)) if (!Object.hasOwn(merged, key)) merged[key] = value[key] as Value
  }
  for (const [key, value] of Object.entries(merged)) {
    const own = keys.get(key)
    if (!own) result[key] = value
    else if (!isSameValue(result[key], value)) refuse(lateMerge(key), own, reading)
  }
}

const COMPLEX_KEY: Refusal = {
  code: 'yaml/unsupported',
  message: 'A list or a mapping stands here as a key.',
  help: 'write the key as text. Braces that belong to a template need quotes around them.',
}

const BAD_MERGE: Refusal = {
  code: 'yaml/unsupported',
  message: 'The merge key << takes a mapping, or a list of mappings.',
  help: 'write "<<" in quotes if it is meant as text.',
}

function oddAnchor(name: string): Refusal {
  const message = `kubectl reads the anchor &${name} otherwise: it takes letters, digits, - and _ alone.`
  return { code: 'yaml/ambiguous', message, help: 'give the anchor another name.' }
}

function lateMerge(key: string): Refusal {
  const message = `kubectl takes ${JSON.stringify(key)} from the << below, YAML 1.2 from here.`
  return { code: 'yaml/ambiguous', message, help: 'put << first in its mapping: then every reader lets this key win.' }
}

function refuseDuplicate([first, second]: readonly [Node, Node], key: string, reading: Reading): void {
  const related = [{ message: 'it stands here first', origin: originOf(first, reading) }]
  const help = key === '<<' ? 'write one << with a list of both.' : 'keep one of the two.'
  report(
    reading,
    diagnostic('yaml/duplicate-key', `The key ${JSON.stringify(key)} stands twice in this mapping.`, {
      origin: originOf(second, reading),
      related,
      help,
    }),
  )
}
