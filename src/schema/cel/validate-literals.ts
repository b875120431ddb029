import type { Call, ListLiteral, MapLiteral, Node } from './ast.ts'
import type { Checked, Complaint } from './check.ts'
import { parseDuration, parseTimestamp, timestamp } from './time.ts'
import { formatType, isSameType, type Type } from './type.ts'
import { validateFormat } from './validate-format.ts'
import { CelError, isInt, type Cel } from './value.ts'
import { childrenOf } from './walk.ts'
import { compilePattern } from '../pattern.ts'

/**
 * What the server finds wrong with literals beyond their types: times and patterns that are none, items of different
 * types, format clauses that don't fit (cel-go cel/validator.go, ext/formatting.go).
 */
export function validateLiterals(root: Node, checked: Checked): readonly Complaint[] {
  const problems: Complaint[] = []
  const visit = (node: Node, isExempt: boolean): void => {
    const isFormat = node.kind === 'call' && node.name === 'format'
    for (const child of childrenOf(node)) visit(child, isExempt || isFormat)
    if (node.kind === 'call') problems.push(...validateCall(node, checked))
    else if (node.kind === 'list' && !isExempt) problems.push(...validateItems(node, checked))
    else if (node.kind === 'map' && !isExempt) problems.push(...validateEntries(node, checked))
  }
  visit(root, false)
  return problems
}

function validateCall(call: Call, checked: Checked): readonly Complaint[] {
  const reference = checked.references[call.id]
  if (reference?.kind !== 'function') return []
  const [first] = call.args
  switch (reference.name) {
    case 'duration':
      return refused(first, (value) => typeof value === 'string' && parseDuration(value) !== undefined, 'duration')
    case 'timestamp':
      return refused(first, (value) => isTimestamp(value), 'timestamp')
    case 'matches':
      // cel-go looks at the first argument: for matches(text, pattern) that is the text.
      return refused(first, (value) => typeof value !== 'string' || !('error' in compilePattern(value)), 'matches')
    case 'format':
      return validateFormat(call, checked)
    default:
      return []
  }
}

function validateItems({ items, optional }: ListLiteral, checked: Checked): readonly Complaint[] {
  const typed = items.map((node, at) => ({ node, type: entryType(node, checked, optional.includes(at)) }))
  return firstMismatch(typed).slice(0, 1)
}

function validateEntries({ entries }: MapLiteral, checked: Checked): readonly Complaint[] {
  const keys = entries.map(({ key }) => ({ node: key, type: checked.types[key.id] }))
  const values = entries.map(({ value, isOptional }) => ({ node: value, type: entryType(value, checked, isOptional) }))
  return [...firstMismatch(keys), ...firstMismatch(values)]
}

function entryType(node: Node, checked: Checked, isOptional: boolean): Type | undefined {
  const type = checked.types[node.id]
  return isOptional ? type?.params[0] : type
}

function firstMismatch(
  typed: readonly { readonly node: Node; readonly type: Type | undefined }[],
): readonly Complaint[] {
  const expected = typed[0]?.type
  return typed.flatMap(({ node, type }) => {
    if (expected === undefined || type === undefined || isSameType(expected, type)) return []
    return [{ id: node.id, message: `expected type '${formatType(expected)}' but found '${formatType(type)}'` }]
  })
}

function isTimestamp(value: Cel): boolean {
  try {
    if (isInt(value)) return timestamp(Number(value), 0).tag === 'timestamp'
    return typeof value === 'string' && parseTimestamp(value) !== undefined
  } catch (problem) {
    if (problem instanceof CelError) return false
    throw problem
  }
}

function refused(node: Node | undefined, isSound: (value: Cel) => boolean, name: string): readonly Complaint[] {
  if (node?.kind !== 'const' || isSound(node.value)) return []
  return [{ id: node.id, message: `invalid ${name} argument` }]
}
