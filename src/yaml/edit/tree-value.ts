import { isMapping, type Value } from '../../model/value.ts'
import { coreReading } from '../scalar.ts'
import { resolved, type Found } from './locate.ts'
import type { SyntaxNode, SyntaxTree } from './syntax.ts'

/**
 * What a tree says by YAML 1.2's core schema, whatever kubectl makes of its scalars. Only for documents that the reader
 * refuses for nothing but that (`yaml/ambiguous`): it takes aliases, depth and tags as checked.
 */
export function valueOf(tree: SyntaxTree): Value {
  return valueAt(tree, { node: tree.root, frames: [] })
}

function valueAt(tree: SyntaxTree, found: Found): Value {
  const { node } = found
  if (node.type === 'alias') {
    const target = resolved(tree, found)
    return target.node.type === 'alias' ? null : valueAt(tree, target)
  }
  const below = (child: SyntaxNode): Value => valueAt(tree, { node: child, frames: [] })
  if (node.type === 'list') return node.items.map(({ value }) => below(value))
  if (node.type === 'scalar') {
    const isPlain = node.style === 'plain' || node.style === 'empty'
    const tag = node.properties?.tag
    return isPlain && tag !== '!!str' && tag !== '!' ? coreReading(node.text) : node.text
  }
  const result: Record<string, Value> = {}
  for (const { name, isMerge, value } of node.entries) {
    if (!isMerge) Object.defineProperty(result, name, { value: below(value), ...PLAIN })
  }
  for (const { isMerge, value } of node.entries) {
    if (!isMerge) continue
    const merged = below(value)
    for (const source of Array.isArray(merged) ? (merged as readonly Value[]) : [merged]) {
      if (!isMapping(source)) continue
      for (const [key, item] of Object.entries(source)) {
        if (!Object.hasOwn(result, key)) Object.defineProperty(result, key, { value: item, ...PLAIN })
      }
    }
  }
  return result
}

const PLAIN = { enumerable: true, writable: true, configurable: true } as const

/** True where keys come from elsewhere, so that their order is no one's. */
export function hasMerge({ text, root }: SyntaxTree): boolean {
  return text.includes('<<') && someEntry(root)
}

function someEntry(node: SyntaxNode): boolean {
  if (node.type === 'mapping') return node.entries.some(({ isMerge, value }) => isMerge || someEntry(value))
  return node.type === 'list' && node.items.some(({ value }) => someEntry(value))
}

/** Every alias, and every node that has an anchor. */
export function linksOf(root: SyntaxNode): readonly SyntaxNode[] {
  const own = root.type === 'alias' || root.properties?.anchor !== undefined ? [root] : []
  if (root.type === 'mapping')
    return [...own, ...root.entries.flatMap(({ key, value }) => [...linksOf(key), ...linksOf(value)])]
  return root.type === 'list' ? [...own, ...root.items.flatMap(({ value }) => linksOf(value))] : own
}
