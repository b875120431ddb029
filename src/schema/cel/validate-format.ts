import type { Call, Node } from './ast.ts'
import type { Checked, Complaint } from './check.ts'
import { ACCEPTED, formatWith } from './library/text-format.ts'
import type { Type, TypeKind } from './type.ts'
import { CelError, fail } from './value.ts'

type Clause = keyof typeof ACCEPTED

const KINDS: Readonly<Record<string, readonly [Clause, ReadonlySet<TypeKind>]>> = {
  d: ['decimal', new Set<TypeKind>(['int', 'uint'])],
  f: ['fixed-point', new Set<TypeKind>(['double', 'string'])],
  e: ['scientific', new Set<TypeKind>(['double', 'string'])],
  b: ['binary', new Set<TypeKind>(['int', 'uint', 'bool'])],
  x: ['hex', new Set<TypeKind>(['int', 'uint', 'string', 'bytes'])],
  X: ['hex', new Set<TypeKind>(['int', 'uint', 'string', 'bytes'])],
  o: ['octal', new Set<TypeKind>(['int', 'uint'])],
}
const TEXT: ReadonlySet<TypeKind> = new Set<TypeKind>([
  'list',
  'map',
  'int',
  'uint',
  'double',
  'bool',
  'string',
  'timestamp',
  'bytes',
  'duration',
  'type',
  'null_type',
])

/** What is wrong with `'%d'.format([x])` where pattern and list are literals: too many arguments, too few, other types. */
export function validateFormat(call: Call, checked: Checked): readonly Complaint[] {
  const pattern = call.target
  const [list] = call.args
  if (pattern?.kind !== 'const' || typeof pattern.value !== 'string' || list?.kind !== 'list') return []
  let asked = 0
  try {
    formatWith(pattern.value, (index) => {
      asked++
      const item = list.items[index]
      if (item === undefined) return fail(`index ${index} out of range`)
      return (letter) => accept(letter, item, checked)
    })
  } catch (problem) {
    if (problem instanceof CelError) return [{ id: list.id, message: problem.message }]
    throw problem
  }
  const given = list.items.length
  if (given <= asked) return []
  const message = `too many arguments supplied to string.format (expected ${asked}, got ${given})`
  return [{ id: list.id, message }]
}

function accept(letter: string, item: Node, checked: Checked): string {
  const known = KINDS[letter]
  if (known === undefined) return acceptText(item, checked)
  const [clause, kinds] = known
  const type = checked.types[item.id]
  return type === undefined || type.kind === 'dyn' || kinds.has(type.kind) ? '' : refuse(clause, type)
}

function acceptText(item: Node, checked: Checked): string {
  const type = checked.types[item.id]
  if (type !== undefined && type.kind !== 'dyn' && !TEXT.has(type.kind)) return refuse('string', type)
  if (item.kind === 'list') for (const inner of item.items) acceptText(inner, checked)
  if (item.kind === 'map') {
    for (const { key, value } of item.entries) {
      acceptText(key, checked)
      acceptText(value, checked)
    }
  }
  return ''
}

function refuse(clause: Clause, type: Type): never {
  return fail(`error during formatting: ${ACCEPTED[clause]}, was given ${type.name}`)
}
