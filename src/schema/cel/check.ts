import type { Call, Fold, ListLiteral, MapLiteral, Node, Select } from './ast.ts'
import { FUNCTIONS, type Overload } from './declaration.ts'
import * as types from './type.ts'
import { formatType, type Type } from './type.ts'
import * as unify from './unify.ts'

/** What a name means to the checker: a variable, or a type that stands as a value. */
export type Names = ReadonlyMap<string, Type>

/** What a node refers to, where it isn't only its own shape. */
export type Reference =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'type'; readonly type: Type }
  | {
      readonly kind: 'function'
      readonly name: string
      readonly isMember: boolean
      readonly overloads: readonly Overload[]
    }

/** Something the server would refuse, and the node it says so of. */
export interface Complaint {
  readonly id: number
  readonly message: string
}

/** An expression with its types, by node id. */
export interface Checked {
  readonly types: readonly (Type | undefined)[]
  readonly references: readonly (Reference | undefined)[]
  /** What the server would refuse, in the order of the expression; empty where it is sound. */
  readonly problems: readonly Complaint[]
}

interface Checker {
  readonly types: (Type | undefined)[]
  readonly references: (Reference | undefined)[]
  readonly problems: Complaint[]
  readonly bindings: unify.Bindings
  scopes: readonly Names[]
}

const TYPE_NAMES: Names = new Map(
  [
    types.BOOL,
    types.BYTES,
    types.DOUBLE,
    types.DURATION,
    types.INT,
    types.listType(types.DYN),
    types.mapType(types.DYN, types.DYN),
    types.NULL,
    types.STRING,
    types.TIMESTAMP,
    types.typeType(types.DYN),
    types.UINT,
    types.opaqueType('net.IP'),
    types.opaqueType('net.CIDR'),
    types.optionalType(types.DYN),
  ].map((type) => [type.name, type]),
)

/** Types an expression over the given variables as cel-go's checker does (checker/checker.go). */
export function check(root: Node, variables: Names): Checked {
  const checker: Checker = {
    types: [],
    references: [],
    problems: [],
    bindings: unify.newBindings(),
    scopes: [variables],
  }
  visit(checker, root)
  const final = checker.types.map((type) => type && unify.substituteAll(checker.bindings, type, types.DYN))
  return { types: final, references: checker.references, problems: checker.problems }
}

function visit(checker: Checker, node: Node): Type {
  const type = typeOf(checker, node)
  checker.types[node.id] = type
  return type
}

function typeOf(checker: Checker, node: Node): Type {
  switch (node.kind) {
    case 'const':
      return literalType(node.value)
    case 'ident':
      return named(checker, node, node.name) ?? undeclared(checker, node, node.name)
    case 'select':
      return select(checker, node)
    case 'call':
      return call(checker, node)
    case 'list':
      return list(checker, node)
    case 'map':
      return map(checker, node)
    case 'struct':
      return undeclared(checker, node, node.name)
    case 'fold':
      return fold(checker, node)
  }
}

function literalType(value: unknown): Type {
  if (value === null) return types.NULL
  if (typeof value === 'boolean') return types.BOOL
  if (typeof value === 'string') return types.STRING
  if (typeof value === 'number' || typeof value === 'bigint') return types.INT
  const { tag } = value as { readonly tag: string }
  return tag === 'double' ? types.DOUBLE : tag === 'uint' ? types.UINT : types.BYTES
}

/** The type of a variable or type name, its reference noted. */
function named(checker: Checker, node: Node, name: string): Type | undefined {
  const plain = name.replace(/^\./, '')
  for (const scope of checker.scopes) {
    const type = scope.get(plain)
    if (type === undefined) continue
    checker.references[node.id] = { kind: 'variable', name: plain }
    return type
  }
  const type = TYPE_NAMES.get(plain)
  if (type === undefined) return undefined
  checker.references[node.id] = { kind: 'type', type }
  return types.typeType(type)
}

function undeclared(checker: Checker, node: Node, name: string): Type {
  complain(checker, node, `undeclared reference to '${name.replace(/^\./, '')}' (in container '')`)
  return types.ERROR
}

/** `a.b.c` where it is nothing but names; undefined for anything else. */
function qualifiedName(node: Node): string | undefined {
  if (node.kind === 'ident') return node.name
  if (node.kind !== 'select' || node.isTest) return undefined
  const prefix = qualifiedName(node.operand)
  return prefix === undefined ? undefined : `${prefix}.${node.field}`
}

function select(checker: Checker, node: Select): Type {
  const name = qualifiedName(node)
  const found = name === undefined ? undefined : named(checker, node, name)
  if (found !== undefined) return found
  const type = field(checker, node, { operand: node.operand, name: node.field, isOptional: false })
  return node.isTest ? types.BOOL : unify.substitute(checker.bindings, type)
}

interface FieldAccess {
  readonly operand: Node
  readonly name: string
  readonly isOptional: boolean
}

function field(checker: Checker, node: Node, access: FieldAccess): Type {
  const whole = unify.substitute(checker.bindings, visit(checker, access.operand))
  const inner = types.unwrapOptional(whole)
  const type = fieldType(checker, node, { target: inner ?? whole, name: access.name })
  return inner !== undefined || access.isOptional ? types.optionalType(type) : type
}

function fieldType(checker: Checker, node: Node, access: { readonly target: Type; readonly name: string }): Type {
  const { target, name } = access
  if (target.kind === 'map') return target.params[1] as Type
  if (target.kind === 'object') {
    const type = target.fields?.get(name)
    if (type === undefined) complain(checker, node, `undefined field '${name}'`)
    return type ?? types.ERROR
  }
  if (target.kind === 'param') unify.isAssignable(checker.bindings, types.DYN, target)
  else if (target.kind !== 'dyn' && target.kind !== 'error') {
    complain(checker, node, `type '${formatType(target)}' does not support field selection`)
  }
  return types.DYN
}

function call(checker: Checker, node: Call): Type {
  if (node.name === '_?._') return optionalSelect(checker, node)
  const args = node.args.map((arg) => visit(checker, arg))
  if (node.target === undefined) {
    const name = node.name.replace(/^\./, '')
    return resolve(checker, node, { name, args, isMember: false })
  }
  const prefix = qualifiedName(node.target)
  const global = prefix === undefined ? '' : `${prefix.replace(/^\./, '')}.${node.name}`
  if (FUNCTIONS.has(global)) return resolve(checker, node, { name: global, args, isMember: false })
  const target = visit(checker, node.target)
  return resolve(checker, node, { name: node.name, args: [target, ...args], isMember: true })
}

function optionalSelect(checker: Checker, node: Call): Type {
  const [operand, name] = node.args as [Node, Node]
  const overloads = FUNCTIONS.get('_?._') ?? []
  checker.references[node.id] = { kind: 'function', name: '_?._', isMember: false, overloads }
  const text = name.kind === 'const' && typeof name.value === 'string' ? name.value : ''
  return unify.substitute(checker.bindings, field(checker, node, { operand, name: text, isOptional: true }))
}

interface Callee {
  readonly name: string
  readonly args: readonly Type[]
  readonly isMember: boolean
}

function resolve(checker: Checker, node: Call, callee: Callee): Type {
  const declared = FUNCTIONS.get(callee.name)
  if (declared === undefined) return undeclared(checker, node, callee.name)
  const isLogical = callee.name === '_&&_' || callee.name === '_||_'
  if (isLogical) expectBooleans(checker, node)
  const overloads: Overload[] = []
  let result: Type | undefined
  for (const overload of declared) {
    if (overload.isMember !== callee.isMember) continue
    const type = resultOf(checker, overload, callee.args)
    if (type === undefined) continue
    overloads.push(overload)
    if (result === undefined) result = type
    else if (result.kind !== 'dyn' && !types.isSameType(type, result)) result = types.DYN
  }
  if (result === undefined) return isLogical ? types.ERROR : noOverload(checker, node, callee)
  checker.references[node.id] = { kind: 'function', name: callee.name, isMember: callee.isMember, overloads }
  return result
}

/** Of the logical operators each operand is complained of by itself. */
function expectBooleans(checker: Checker, node: Call): void {
  for (const arg of node.args) {
    const type = checker.types[arg.id] ?? types.DYN
    if (!unify.isAssignable(checker.bindings, type, types.BOOL)) mismatch(checker, arg, [types.BOOL, type])
  }
}

/** The result's type where the arguments fit, their type variables bound; otherwise undefined. */
function resultOf(checker: Checker, overload: Overload, args: readonly Type[]): Type | undefined {
  const fresh = unify.newBindings()
  for (const name of overload.variables) fresh.bound.set(name, unify.freshVariable(checker.bindings))
  const wanted = overload.args.map((type) => unify.substitute(fresh, type))
  if (!unify.isAssignableList(checker.bindings, args, wanted)) return undefined
  return unify.substitute(checker.bindings, unify.substitute(fresh, overload.result))
}

function noOverload(checker: Checker, node: Node, callee: Callee): Type {
  const shown = callee.args.map((type) => formatType(unify.substituteAll(checker.bindings, type, types.DYN)))
  const signature = callee.isMember ? `${shown[0] ?? ''}.(${shown.slice(1).join(', ')})` : `(${shown.join(', ')})`
  complain(checker, node, `found no matching overload for '${callee.name}' applied to '${signature}'`)
  return types.ERROR
}

function list(checker: Checker, node: ListLiteral): Type {
  let joined: Type | undefined
  node.items.forEach((item, index) => {
    const type = visit(checker, item)
    joined = join(checker, joined, node.optional.includes(index) ? optionalItem(checker, item, type) : type)
  })
  return types.listType(joined ?? unify.freshVariable(checker.bindings))
}

function map(checker: Checker, node: MapLiteral): Type {
  let keys: Type | undefined
  let values: Type | undefined
  for (const { key, value, isOptional } of node.entries) {
    keys = join(checker, keys, visit(checker, key))
    const type = visit(checker, value)
    values = join(checker, values, isOptional ? optionalItem(checker, value, type) : type)
  }
  if (keys === undefined || values === undefined) {
    return types.mapType(unify.freshVariable(checker.bindings), unify.freshVariable(checker.bindings))
  }
  return types.mapType(keys, values)
}

function optionalItem(checker: Checker, node: Node, type: Type): Type {
  const inner = types.unwrapOptional(type)
  if (inner === undefined && type.kind !== 'dyn') mismatch(checker, node, [types.optionalType(type), type])
  return inner ?? type
}

/** The common type of items; that they have one is for validateLiterals to say. */
function join(checker: Checker, previous: Type | undefined, current: Type): Type {
  if (previous === undefined) return current
  return unify.isAssignable(checker.bindings, previous, current) ? unify.mostGeneral(previous, current) : types.DYN
}

function mismatch(checker: Checker, node: Node, [expected, actual]: readonly [Type, Type]): void {
  complain(checker, node, `expected type '${formatType(expected)}' but found '${formatType(actual)}'`)
}

function complain(checker: Checker, { id }: Node, message: string): void {
  checker.problems.push({ id, message })
}

function fold(checker: Checker, node: Fold): Type {
  const range = visit(checker, node.range)
  const accu = visit(checker, node.init)
  const outer = checker.scopes
  const withAccu = [new Map([[node.accu, accu]]), ...outer]
  checker.scopes = [loopNames(checker, node, unify.substitute(checker.bindings, range)), ...withAccu]
  assertType(checker, node.condition, types.BOOL)
  assertType(checker, node.step, accu)
  checker.scopes = withAccu
  const result = visit(checker, node.result)
  checker.scopes = outer
  return unify.substitute(checker.bindings, result)
}

function loopNames(checker: Checker, node: Fold, range: Type): Names {
  const [first, second] = loopTypes(checker, node.range, range)
  if (node.item2 === undefined) return new Map([[node.item, range.kind === 'list' ? second : first]])
  return new Map([
    [node.item, first],
    [node.item2, second],
  ])
}

/** Index and item of a list, key and value of a map. */
function loopTypes(checker: Checker, node: Node, range: Type): readonly [Type, Type] {
  switch (range.kind) {
    case 'list':
      return [types.INT, range.params[0] as Type]
    case 'map':
      return [range.params[0] as Type, range.params[1] as Type]
    case 'dyn':
    case 'error':
    case 'param':
      unify.isAssignable(checker.bindings, types.DYN, range)
      return [types.DYN, types.DYN]
    default:
      complain(
        checker,
        node,
        `expression of type '${formatType(range)}' cannot be range of a comprehension (must be list, map, or dynamic)`,
      )
      return [types.ERROR, types.ERROR]
  }
}

function assertType(checker: Checker, node: Node, expected: Type): void {
  const actual = visit(checker, node)
  if (!unify.isAssignable(checker.bindings, expected, actual)) mismatch(checker, node, [expected, actual])
}
