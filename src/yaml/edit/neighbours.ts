import type { Frame } from './locate.ts'
import type { ListNode, MappingNode, ScalarStyle, SyntaxNode } from './syntax.ts'

/** How the other texts of a node's collection are quoted, where all agree. */
export function quotesAround(frame: Frame | undefined): ScalarStyle | undefined {
  return frame && quotesIn(frame.parent)
}

/** How the texts of a collection are quoted, where all agree; undefined where none is. */
export function quotesIn(collection: MappingNode | ListNode): ScalarStyle | undefined {
  return agreed(valuesOf(collection))
}

/** How the keys of a mapping are quoted, where all agree. */
export function keyQuotesIn(mapping: MappingNode): ScalarStyle | undefined {
  return agreed(mapping.entries.filter(({ isMerge }) => !isMerge).map(({ key }) => key))
}

/** True where collections stand in a collection, and all that hold something are in brackets. */
export function isFlowIn(collection: MappingNode | ListNode): boolean {
  const collections = valuesOf(collection).filter(
    (node): node is MappingNode | ListNode =>
      (node.type === 'mapping' && node.entries.length > 0) || (node.type === 'list' && node.items.length > 0),
  )
  return collections.length > 0 && collections.every(({ isFlow }) => isFlow)
}

function valuesOf(collection: MappingNode | ListNode): readonly SyntaxNode[] {
  return collection.type === 'mapping'
    ? collection.entries.map(({ value }) => value)
    : collection.items.map(({ value }) => value)
}

/** Blocks and plain numbers say nothing about quotes. */
function quotesOf(node: SyntaxNode): ScalarStyle | undefined {
  if (node.type !== 'scalar' || node.style === 'literal' || node.style === 'folded' || node.style === 'empty')
    return undefined
  return node.style === 'plain' && /^(?:[-+.0-9]|true$|false$|null$|~$)/.test(node.text) ? undefined : node.style
}

function agreed(nodes: readonly SyntaxNode[]): ScalarStyle | undefined {
  let common: ScalarStyle | undefined
  for (const node of nodes) {
    const quotes = quotesOf(node)
    if (quotes === undefined) continue
    if (quotes === 'plain' || (common !== undefined && quotes !== common)) return undefined
    common = quotes
  }
  return common
}
