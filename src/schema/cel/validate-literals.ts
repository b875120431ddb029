import type { Call, Node } from './ast.ts'
import type { Checked } from './check.ts'
import { parseDuration, parseTimestamp } from './time.ts'
import { validateFormat } from './validate-format.ts'
import { childrenOf } from './walk.ts'
import { compilePattern } from '../pattern.ts'

/**
 * What the server finds wrong with literals given to functions, beyond their types: times and patterns that are none,
 * format clauses that don't fit (cel-go cel/validator.go, ext/formatting.go).
 */
export function validateLiterals(root: Node, checked: Checked): readonly string[] {
  const problems: string[] = []
  const visit = (node: Node): void => {
    childrenOf(node).forEach(visit)
    if (node.kind === 'call') problems.push(...validateCall(node, checked))
  }
  visit(root)
  return problems
}

function validateCall(call: Call, checked: Checked): readonly string[] {
  const reference = checked.references[call.id]
  if (reference?.kind !== 'function') return []
  const args = reference.isMember && call.target !== undefined ? [call.target, ...call.args] : call.args
  switch (reference.name) {
    case 'duration':
      return refused(args[0], (text) => parseDuration(text) !== undefined, 'invalid duration argument')
    case 'timestamp':
      return refused(args[0], (text) => isTimestamp(text), 'invalid timestamp argument')
    case 'matches':
      return refused(args[1], (text) => !('error' in compilePattern(text)), 'invalid matches argument')
    case 'format':
      return validateFormat(args, checked)
    default:
      return []
  }
}

function isTimestamp(text: string): boolean {
  try {
    return parseTimestamp(text) !== undefined
  } catch {
    return false
  }
}

function refused(node: Node | undefined, isSound: (text: string) => boolean, problem: string): readonly string[] {
  if (node?.kind !== 'const') return []
  const { value } = node
  if (typeof value === 'string') return isSound(value) ? [] : [problem]
  return []
}
