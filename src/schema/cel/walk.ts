import type { Node } from './ast.ts'

/** The nodes directly below a node, in the order in which they are written or expanded. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'const':
    case 'ident':
    case 'struct':
      return []
    case 'select':
      return [node.operand]
    case 'call':
      return node.target === undefined ? node.args : [node.target, ...node.args]
    case 'list':
      return node.items
    case 'map':
      return node.entries.flatMap(({ key, value }) => [key, value])
    case 'fold':
      return [node.range, node.init, node.condition, node.step, node.result]
  }
}
