import type { Call, Fold, ListLiteral, MapLiteral, Node } from './ast.ts'
import type { Checked } from './check.ts'
import { estimateLibraryCall, estimateStandardCall, type CallShape, type Operand } from './estimate-call.ts'
import { fixed, plus, times, UNBOUNDED, union, UNKNOWN, type Range } from './estimate-range.ts'
import type { Shape } from './estimate-shape.ts'
import * as types from './type.ts'
import type { Type } from './type.ts'

/** The sizes of what is in a list or map. */
interface EntrySize {
  readonly container: 'list' | 'map'
  readonly key: Range
  readonly value: Range
}

interface Local {
  readonly path: readonly string[]
  readonly size: Range | undefined
  readonly entry: EntrySize | undefined
}

type Locals = ReadonlyMap<string, Local>

interface Estimation {
  readonly checked: Checked
  readonly shape: Shape
  readonly paths: Map<number, readonly string[]>
  readonly sizes: Map<number, Range>
  readonly entries: Map<number, EntrySize>
  locals: Locals
}

const ZERO = fixed(0)
const ONE = fixed(1)
const LIST_COST = fixed(10)
const MAP_COST = fixed(30)

/** What evaluating an expression over `self` of a shape may cost at most, as the server estimates (checker/cost.go). */
export function estimateMaxCost(root: Node, checked: Checked, shape: Shape): number {
  const locals: Locals = new Map()
  return costOf({ checked, shape, paths: new Map(), sizes: new Map(), entries: new Map(), locals }, root).max
}

function costOf(estimation: Estimation, node: Node): Range {
  switch (node.kind) {
    case 'const':
      return ZERO
    case 'ident':
      return identCost(estimation, node, node.name)
    case 'select':
      return selectCost(estimation, node)
    case 'call':
      return callCost(estimation, node)
    case 'list':
      return listCost(estimation, node)
    case 'map':
      return mapCost(estimation, node)
    case 'struct':
      return ZERO
    case 'fold':
      return isBinding(node) ? bindingCost(estimation, node) : foldCost(estimation, node)
  }
}

function identCost(estimation: Estimation, node: Node, name: string): Range {
  estimation.paths.set(node.id, estimation.locals.get(name)?.path ?? [name])
  return ONE
}

function selectCost(estimation: Estimation, node: Extract<Node, { kind: 'select' }>): Range {
  const reference = estimation.checked.references[node.id]
  if (reference?.kind === 'type') return identCost(estimation, node, reference.type.name)
  const operand = costOf(estimation, node.operand)
  if (node.isTest) return operand
  estimation.paths.set(node.id, [...pathOf(estimation, node.operand), node.field])
  const { kind } = typeOf(estimation, node.operand)
  return kind === 'map' || kind === 'object' || kind === 'param' ? plus(operand, ONE) : operand
}

function callCost(estimation: Estimation, node: Call): Range {
  const reference = estimation.checked.references[node.id]
  if (reference?.kind !== 'function') return ZERO
  const argCosts = node.args.map((arg) => costOf(estimation, arg))
  if (reference.name === 'dyn') return dynCost(estimation, node, argCosts)
  const args = node.args.map((arg) => operandOf(estimation, arg))
  const isMember = reference.isMember && node.target !== undefined
  const targetCost = isMember && node.target !== undefined ? costOf(estimation, node.target) : ZERO
  const target = isMember && node.target !== undefined ? operandOf(estimation, node.target) : undefined
  let cost: Range = { min: UNBOUNDED, max: 0 }
  let size: Range | undefined
  for (const overload of reference.overloads) {
    const shape = { name: reference.name, overload: overload.id, target, args, sizeAt: sizeReader(estimation) }
    const estimate = overloadCost(estimation, node, { shape, argCosts })
    cost = union(cost, estimate.cost)
    if (estimate.size !== undefined) size = size === undefined ? estimate.size : union(size, estimate.size)
    size = indexSize(estimation, node, { id: overload.id, size }) ?? sizeOf(estimation, node)
  }
  if (size !== undefined) estimation.sizes.set(node.id, size)
  return plus(targetCost, cost)
}

function dynCost(estimation: Estimation, node: Call, argCosts: readonly Range[]): Range {
  const [arg] = node.args
  if (arg !== undefined) copySizes(estimation, node, arg)
  return plus(ONE, ...argCosts)
}

interface CostedCall {
  readonly shape: CallShape
  readonly argCosts: readonly Range[]
}

function overloadCost(estimation: Estimation, node: Call, { shape, argCosts }: CostedCall) {
  const [first = ZERO, second = ZERO, third = ZERO] = argCosts
  if (shape.overload === 'logical_and' || shape.overload === 'logical_or') {
    return { cost: { min: first.min, max: plus(first, second).max } }
  }
  const library = estimateLibraryCall(shape)
  const own = library ?? estimateStandardCall(shape)
  if (library === undefined) passEntries(estimation, node, shape.overload)
  const cost = shape.overload === 'conditional' ? plus(first, union(second, third)) : plus(own.cost, ...argCosts)
  return own.size === undefined ? { cost } : { cost, size: own.size }
}

/** What a ternary's branches or a sum's sides hold is what the result holds. */
function passEntries(estimation: Estimation, node: Call, overload: string): void {
  const sides = overload === 'conditional' ? node.args.slice(1) : node.args
  if (overload !== 'conditional' && !/^add_(?:list|string|bytes)$/.test(overload)) return
  const [a, b] = sides.map((side) => entryOf(estimation, side))
  if (a === undefined || b === undefined) return
  const entry = { container: a.container, key: union(a.key, b.key), value: union(a.value, b.value) }
  estimation.entries.set(node.id, entry)
}

function indexSize(
  estimation: Estimation,
  node: Call,
  { id, size }: { readonly id: string; readonly size: Range | undefined },
): Range | undefined {
  const [list] = node.args
  if ((id !== 'index_list' && id !== 'index_map') || list === undefined) return size
  const step = id === 'index_list' ? '@items' : '@values'
  estimation.paths.set(node.id, [...pathOf(estimation, list), step])
  return entryOf(estimation, list)?.value
}

function listCost(estimation: Estimation, node: ListLiteral): Range {
  const costs = node.items.map((item) => costOf(estimation, item))
  const value = sizesOf(estimation, node.items)
  estimation.entries.set(node.id, { container: 'list', key: ONE, value })
  return plus(...costs, LIST_COST)
}

function mapCost(estimation: Estimation, node: MapLiteral): Range {
  const keys = node.entries.map(({ key }) => key)
  const values = node.entries.map(({ value }) => value)
  const costs = node.entries.flatMap(({ key, value }) => [costOf(estimation, key), costOf(estimation, value)])
  const entry = { container: 'map', key: sizesOf(estimation, keys), value: sizesOf(estimation, values) } as const
  estimation.entries.set(node.id, entry)
  return plus(...costs, MAP_COST)
}

function sizesOf(estimation: Estimation, nodes: readonly Node[]): Range {
  if (nodes.length === 0) return ZERO
  return nodes
    .map((node) => sizeOf(estimation, node) ?? UNKNOWN)
    .reduce((a, b) => union(a, b), { min: UNBOUNDED, max: 0 })
}

function isBinding({ range, condition }: Fold): boolean {
  return range.kind === 'list' && range.items.length === 0 && condition.kind === 'const' && condition.value === false
}

function bindingCost(estimation: Estimation, node: Fold): Range {
  const range = costOf(estimation, node.range)
  const init = costOf(estimation, node.init)
  const outer = estimation.locals
  estimation.locals = new Map([...outer, [node.accu, localOf(estimation, node.init)]])
  const result = costOf(estimation, node.result)
  copySizes(estimation, node, node.result)
  estimation.locals = outer
  return plus(range, init, result)
}

function foldCost(estimation: Estimation, node: Fold): Range {
  const range = costOf(estimation, node.range)
  const init = costOf(estimation, node.init)
  const outer = estimation.locals
  const withAccu = new Map([...outer, [node.accu, localOf(estimation, node.init)] as const])
  estimation.locals = withAccu
  estimation.locals = new Map([...withAccu, ...loopLocals(estimation, node)])
  const condition = costOf(estimation, node.condition)
  const step = costOf(estimation, node.step)
  const stepEntry = entryOf(estimation, node.step)
  estimation.locals = withAccu
  const result = costOf(estimation, node.result)
  estimation.locals = outer
  const count = sizeOf(estimation, node.range) ?? UNKNOWN
  keepFoldSize(estimation, node, { count, stepEntry })
  return plus(range, init, result, times(count, plus(step, condition)))
}

function keepFoldSize(
  estimation: Estimation,
  node: Fold,
  { count, stepEntry }: { readonly count: Range; readonly stepEntry: EntrySize | undefined },
): void {
  const { init } = node
  const literal = init.kind === 'const' ? sizeOf(estimation, init) : undefined
  if (literal !== undefined) estimation.sizes.set(node.id, literal)
  if (init.kind !== 'list' && init.kind !== 'map') return
  estimation.sizes.set(node.id, count)
  if (stepEntry !== undefined) estimation.entries.set(node.id, stepEntry)
}

function loopLocals(estimation: Estimation, node: Fold): readonly (readonly [string, Local])[] {
  const entry = entryOf(estimation, node.range)
  const isList = (entry?.container ?? typeOf(estimation, node.range).kind) === 'list'
  const path = pathOf(estimation, node.range)
  const key = { path: [...path, isList ? '@indices' : '@keys'], size: entry?.key, entry: undefined }
  const value = { path: [...path, isList ? '@items' : '@values'], size: entry?.value, entry: undefined }
  if (node.item2 === undefined) return [[node.item, isList ? value : key]]
  return [
    [node.item, key],
    [node.item2, value],
  ]
}

function localOf(estimation: Estimation, node: Node): Local {
  return {
    path: pathOf(estimation, node),
    size: sizeOf(estimation, node),
    entry: entryOf(estimation, node),
  }
}

function operandOf(estimation: Estimation, node: Node): Operand {
  const path = pathOf(estimation, node)
  return {
    path: path[0] === '@result' ? [] : path,
    type: typeOf(estimation, node),
    node,
    size: sizeOf(estimation, node),
  }
}

function typeOf(estimation: Estimation, node: Node): Type {
  return estimation.checked.types[node.id] ?? types.DYN
}

function pathOf(estimation: Estimation, node: Node): readonly string[] {
  const local = node.kind === 'ident' ? estimation.locals.get(node.name) : undefined
  return local?.path ?? estimation.paths.get(node.id) ?? []
}

function copySizes(estimation: Estimation, to: Node, from: Node): void {
  const size = sizeOf(estimation, from)
  const entry = entryOf(estimation, from)
  if (size !== undefined) estimation.sizes.set(to.id, size)
  if (entry !== undefined) estimation.entries.set(to.id, entry)
}

/** Found before, written out, said by the schema, fixed by the type, or known of the variable: in this order. */
function sizeOf(estimation: Estimation, node: Node): Range | undefined {
  const known = estimation.sizes.get(node.id) ?? literalSize(node)
  if (known !== undefined) return known
  const bySchema = sizeAt(estimation.shape, pathOf(estimation, node))
  if (bySchema !== undefined) {
    estimation.sizes.set(node.id, bySchema)
    return bySchema
  }
  if (isScalar(typeOf(estimation, node))) return ONE
  return node.kind === 'ident' ? estimation.locals.get(node.name)?.size : undefined
}

function entryOf(estimation: Estimation, node: Node): EntrySize | undefined {
  const local = node.kind === 'ident' ? estimation.locals.get(node.name) : undefined
  return estimation.entries.get(node.id) ?? local?.entry
}

function sizeReader(estimation: Estimation): (path: readonly string[]) => Range | undefined {
  return (path) => sizeAt(estimation.shape, path)
}

/** The first name of a path is self or oldSelf: both have the schema's shape. */
function sizeAt(shape: Shape, path: readonly string[]): Range | undefined {
  if (path.length === 0) return undefined
  let current: Shape | undefined = shape
  for (const name of path.slice(1)) {
    if (name === '@items' || name === '@values') current = current.item
    else if (name === '@keys') current = current.key
    else current = current.field?.(name)
    if (current === undefined) return undefined
  }
  return { min: 0, max: current.maxElements }
}

function literalSize(node: Node): Range | undefined {
  if (node.kind === 'list') return fixed(node.items.length)
  if (node.kind === 'map') return fixed(node.entries.length)
  if (node.kind !== 'const') return undefined
  const { value } = node
  if (typeof value === 'string') return fixed(Array.from(value).length)
  if (typeof value === 'object' && value?.tag === 'bytes') return fixed(value.value.length)
  return ONE
}

function isScalar(type: Type): boolean {
  switch (type.kind) {
    case 'bool':
    case 'double':
    case 'duration':
    case 'int':
    case 'timestamp':
    case 'uint':
      return true
    default: {
      const inner = types.unwrapOptional(type)
      return inner !== undefined && isScalar(inner)
    }
  }
}
