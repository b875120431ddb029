import type { ValuePath } from '../../model/value.ts'
import type { AliasNode, Entry, Item, ListNode, MappingNode, SyntaxNode, SyntaxTree } from './syntax.ts'

/** One step down from a collection. */
export type Frame =
  | { readonly type: 'entry'; readonly parent: MappingNode; readonly index: number; readonly entry: Entry }
  | { readonly type: 'item'; readonly parent: ListNode; readonly index: number; readonly item: Item }

/** A node and the way to it from the top of the document, through the anchors of the aliases on the way. */
export interface Found {
  readonly node: SyntaxNode
  /** From the top; the last is the node's own. Empty for the root. */
  readonly frames: readonly Frame[]
  /** The last alias, or merge key, that the way leads through: what is changed behind it changes elsewhere too. */
  readonly via?: SyntaxNode
}

/**
 * The node at a path: undefined where there is none. Aliases on the way are followed to their anchors, merge keys to
 * what they merge; an alias at the very end is found itself.
 */
export function find(tree: SyntaxTree, path: ValuePath): Found | undefined {
  let found: Found | undefined = { node: tree.root, frames: [] }
  for (const step of path) {
    found = found && below(tree, resolved(tree, found), step)
    if (found === undefined) return undefined
  }
  return found
}

/** The collection that a node is or an alias stands for. */
export function resolved(tree: SyntaxTree, found: Found): Found {
  let current = found
  for (let hops = 0; current.node.type === 'alias' && hops < 100; hops++) {
    const target = anchored(tree, current.node)
    if (target === undefined) return current
    current = { ...target, via: current.node }
  }
  return current
}

function below(tree: SyntaxTree, found: Found | undefined, step: string | number): Found | undefined {
  if (!found) return undefined
  const { node, frames } = found
  const via = found.via ? { via: found.via } : {}
  if (node.type === 'list' && typeof step === 'number') {
    const item = node.items[step]
    return item && { node: item.value, frames: [...frames, { type: 'item', parent: node, index: step, item }], ...via }
  }
  if (node.type !== 'mapping' || typeof step !== 'string') return undefined
  const index = node.entries.findIndex(({ name, isMerge }) => !isMerge && name === step)
  const entry = node.entries[index]
  if (entry) return { node: entry.value, frames: [...frames, { type: 'entry', parent: node, index, entry }], ...via }
  return merged(tree, found, step)
}

function merged(tree: SyntaxTree, { node, frames }: Found, step: string): Found | undefined {
  if (node.type !== 'mapping') return undefined
  for (const [index, entry] of node.entries.entries()) {
    if (!entry.isMerge) continue
    const value: Found = { node: entry.value, frames: [...frames, { type: 'entry', parent: node, index, entry }] }
    const sources: Found[] =
      entry.value.type === 'list'
        ? entry.value.items.map((item, i) => {
            const frame: Frame = { type: 'item', parent: entry.value as ListNode, index: i, item }
            return { node: item.value, frames: [...value.frames, frame] }
          })
        : [value]
    for (const source of sources) {
      const found = below(tree, resolved(tree, source), step)
      if (found) return { ...found, via: entry.key }
    }
  }
  return undefined
}

/** The last node above an alias that has its anchor. */
function anchored(tree: SyntaxTree, alias: AliasNode): Found | undefined {
  let target: Found | undefined
  const visit = (found: Found): void => {
    const { node, frames } = found
    if (node.start > alias.start) return
    if (node.properties?.anchor === alias.name && node.end <= alias.start) target = found
    if (node.type === 'mapping') {
      for (const [index, entry] of node.entries.entries()) {
        visit({ node: entry.key, frames })
        visit({ node: entry.value, frames: [...frames, { type: 'entry', parent: node, index, entry }] })
      }
    } else if (node.type === 'list') {
      for (const [index, item] of node.items.entries()) {
        visit({ node: item.value, frames: [...frames, { type: 'item', parent: node, index, item }] })
      }
    }
  }
  visit({ node: tree.root, frames: [] })
  return target
}
