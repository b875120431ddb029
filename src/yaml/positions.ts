import { isAlias, isCollection, isMap, isPair, isScalar, isSeq, visit, type Node, type Pair } from 'yaml'
import { startOf, type Origin } from '../model/origin.ts'
import type { ValuePath } from '../model/value.ts'
import { compose, type Composed } from './compose.ts'
import { originOf } from './reading.ts'
import { isMergeKey } from './to-value.ts'

/** Looks up where a value stands. */
export interface Positions {
  /**
   * The place of the key or of the value at `path` in a document; the value's where nothing is said. What spans lines
   * is underlined at its key. Where the path's end does not exist, the deepest part of it that does is underlined at its
   * key. A value that an alias or a merge brought is found where it is written, at its anchor.
   */
  locate(document: number, path: ValuePath, at?: 'key' | 'value'): Origin
}

/** Where the values of a text stand. The text is parsed when a place is first asked for. */
export function positions(file: string, text: string): Positions {
  let composed: Composed | undefined
  const anchors = new Map<number, readonly Anchor[]>()
  return {
    locate(document, path, at = 'value') {
      composed ??= compose(file, text)
      const node = composed.documents.find(({ index }) => index === document)?.node
      if (!node) return startOf(file)
      const known = anchors.get(document) ?? anchorsOf(node)
      anchors.set(document, known)
      const found = find(node, path, known)
      const underlined = found.isWhole && at === 'value' ? shown(found, text) : (found.key ?? beginning(found.node))
      return underlined ? originOf(underlined, { text, locate: composed.locate }) : startOf(file)
    },
  }
}

/** A value's node and the key it stands under; no key for an item of a list. */
interface Place {
  readonly node: Node | null
  readonly key: Node | undefined
}

function find(root: Node, path: ValuePath, anchors: readonly Anchor[]): Place & { readonly isWhole: boolean } {
  let place: Place = { node: root, key: undefined }
  for (const step of path) {
    const inside = resolve(place.node, anchors)
    const next = typeof step === 'number' ? itemAt(inside, step) : entryAt(inside, step, { anchors, seen: new Set() })
    if (!next) return { ...place, isWhole: false }
    place = next
  }
  return { ...place, isWhole: true }
}

function itemAt(node: Node | null, index: number): Place | undefined {
  if (!isSeq(node) || index >= node.items.length || index < 0) return undefined
  return { node: node.items[index] as Node | null, key: undefined }
}

interface Lookup {
  readonly anchors: readonly Anchor[]
  /** The mappings that do not have the key: merge keys may lead to one in very many ways. */
  readonly seen: Set<Node>
}

/** The mapping's own entry, else the first that a merge key brings. */
function entryAt(node: Node | null, key: string, { anchors, seen }: Lookup): Place | undefined {
  if (!isMap(node) || seen.has(node)) return undefined
  seen.add(node)
  const pairs = node.items as Pair<Node, Node | null>[]
  const own = pairs.find((pair) => !isMergeKey(pair.key) && textOf(resolve(pair.key, anchors)) === key)
  if (own) return { node: own.value, key: own.key }
  for (const { value } of pairs.filter((pair) => isMergeKey(pair.key))) {
    for (const source of isSeq(value) ? (value.items as Node[]) : [value]) {
      const found = entryAt(resolve(source, anchors), key, { anchors, seen })
      if (found) return found
    }
  }
  return undefined
}

function textOf(key: Node | null): string | undefined {
  return isScalar(key) ? key.source : undefined
}

interface Anchor {
  readonly name: string
  readonly node: Node
  readonly end: number
}

/** In the order of the text, so that an alias can be led to the last anchor of its name above it. */
function anchorsOf(root: Node): readonly Anchor[] {
  const anchors: Anchor[] = []
  visit(root, {
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor !== undefined) {
        anchors.push({ name: node.anchor, node, end: node.range?.[1] ?? 0 })
      }
    },
  })
  return anchors
}

function resolve(node: Node | null, anchors: readonly Anchor[]): Node | null {
  if (!isAlias(node)) return node
  const offset = node.range?.[0] ?? 0
  return anchors.findLast((anchor) => anchor.name === node.source && anchor.end <= offset)?.node ?? null
}

/** What is underlined for a value: the value if it is on one line, else its key, else where it begins. */
function shown({ node, key }: Place, text: string): Node | null {
  if (node === null) return key ?? null
  const [start, end] = node.range ?? [0, 0]
  const isBlock = isCollection(node) && node.flow !== true
  const isOneLine = start < end && !isBlock && !text.slice(start, end).trimEnd().includes('\n')
  return isOneLine ? node : (key ?? beginning(node))
}

/** The first key or item of a block collection: the collection itself spans lines. */
function beginning(node: Node | null): Node | null {
  if (!isCollection(node) || node.flow === true) return node
  const first = node.items[0] as Pair<Node, Node | null> | Node | null | undefined
  if (!first) return node
  return isPair(first) ? first.key : beginning(first)
}
