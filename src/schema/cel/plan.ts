import type { Call, Fold, ListLiteral, MapLiteral, Node, Select } from './ast.ts'
import { BINARY, UNARY } from './arithmetic.ts'
import { costOf } from './charge.ts'
import type { Checked } from './check.ts'
import { isFolded, planFunction } from './dispatch.ts'
import { keyOf } from './equal.ts'
import { charge, costed, lazySlot, newFrame, weigh, slot, type Evaluate, type Frame, type Plan } from './frame.ts'
import { planFold } from './loop.ts'
import { planAnd, planConditional, planOr } from './logic.ts'
import { index, optionalIndex, optionalSelect, present, select } from './select.ts'
import { fail, listOf, mapOf, tagOf, type Cel, type MapKey } from './value.ts'

/** The cost of making a list and a map (cel-go common/cost.go). */
const LIST_COST = 10
const MAP_COST = 30

/** Where the variables in sight stand in a frame. */
export type Slots = ReadonlyMap<string, number>

/** What planning one expression needs. */
export interface Planner {
  readonly checked: Checked
  readonly slots: Slots
  /** Slots that are filled when first read: what optMap and sortBy bind. */
  readonly lazy: ReadonlyMap<number, Plan>
}

/** Turns a checked expression into a closure. Throws CelError where the server would refuse to make a program. */
export function plan(planner: Planner, node: Node): Plan {
  switch (node.kind) {
    case 'const':
      return constant(node.value)
    case 'ident':
      return variable(planner, node)
    case 'select':
      return planSelect(planner, node)
    case 'call':
      return planCall(planner, node)
    case 'list':
      return planList(planner, node)
    case 'map':
      return planMap(planner, node)
    case 'struct':
      return fail(`undeclared reference to '${node.name}' (in container '')`)
    case 'fold':
      return planLoop(planner, node)
  }
}

function constant(value: Cel): Plan {
  return { run: () => value, constant: value }
}

function variable(planner: Planner, node: Node): Plan {
  const reference = planner.checked.references[node.id]
  if (reference?.kind === 'type') return constant({ tag: 'type', type: reference.type })
  if (reference?.kind !== 'variable') return fail('the expression was not checked')
  const at = planner.slots.get(reference.name)
  if (at === undefined) return fail(`undeclared reference to '${reference.name}' (in container '')`)
  const init = planner.lazy.get(at)
  return attribute(init === undefined ? (frame) => slot(frame, at) : (frame) => lazySlot(frame, at, init))
}

/** A name, or a path below one: it costs one unit more than its steps, but not as a branch of a condition. */
function attribute(bare: Evaluate): Plan {
  return {
    bare,
    run: (frame) => {
      charge(frame, 1)
      return bare(frame)
    },
  }
}

/** The steps below an operand: what an operand costs before the first step. */
function operandOf(operand: Plan): Evaluate {
  if (operand.bare !== undefined) return operand.bare
  return operand.run
}

function planSelect(planner: Planner, node: Select): Plan {
  if (planner.checked.references[node.id] !== undefined) return variable(planner, node)
  const operand = plan(planner, node.operand)
  const from = operandOf(operand)
  const { field } = node
  if (node.isTest) return { run: whole(operand, (value) => present(value, field)) }
  return step(operand, (frame) => {
    const value = from(frame)
    const isOptional = tagOf(value) === 'optional'
    if (!isOptional) charge(frame, 1)
    const result = select(value, field)
    if (isOptional && !isNone(result)) charge(frame, 1)
    return result
  })
}

/** One more step of a path; a condition's path has no cost of its own. */
function step(operand: Plan, bare: Evaluate): Plan {
  return operand.isCondition ? { bare, run: bare, isCondition: true } : attribute(bare)
}

/** has() costs what its operand costs as a path. */
function whole(operand: Plan, test: (value: Cel) => boolean): Evaluate {
  const from = operandOf(operand)
  const base = operand.isCondition ? 0 : 1
  return (frame) => {
    charge(frame, base)
    return test(from(frame))
  }
}

function planCall(planner: Planner, node: Call): Plan {
  const reference = planner.checked.references[node.id]
  if (reference?.kind !== 'function') return fail('the expression was not checked')
  const { name, isMember, overloads } = reference
  const nodes = isMember && node.target !== undefined ? [node.target, ...node.args] : node.args
  const args = nodes.map((arg) => plan(planner, arg))
  const special = planSpecial(name, args)
  if (special !== undefined) return special
  const overload = overloads.length === 1 ? overloads[0]?.id : undefined
  const folded = name === '@in' ? membership(args, overload) : undefined
  if (folded !== undefined) return folded
  const operator = planOperator(name, { args, overload })
  if (operator !== undefined) return operator
  const call = planFunction({ name, overloads, args })
  if (!isFolded(name) || args[0]?.constant === undefined) return call
  return constant(call.run(newFrame([], Number.POSITIVE_INFINITY)))
}

function planSpecial(name: string, args: readonly Plan[]): Plan | undefined {
  switch (name) {
    case '_&&_':
      return planAnd(args)
    case '_||_':
      return planOr(args)
    case '_?_:_':
      return planConditional(args)
    case '_[_]':
      return planIndex(args, index)
    case '_[?_]':
      return planIndex(args, optionalIndex)
    case '_?._':
      return planIndex(args, (value, key) => optionalSelect(value, typeof key === 'string' ? key : ''))
    case 'or':
      return planOrElse(args, (value) => value)
    case 'orValue':
      return planOrElse(args, (value) => (tagOf(value) === 'optional' ? (value as { value: Cel }).value : value))
    default:
      return undefined
  }
}

interface Operation {
  readonly args: readonly Plan[]
  readonly overload: string | undefined
}

function planOperator(name: string, { args, overload }: Operation): Plan | undefined {
  const [a, b] = args
  const unary = UNARY.get(name)
  if (unary !== undefined && a !== undefined) {
    return {
      run: (frame) => {
        charge(frame, 1)
        return unary(a.run(frame))
      },
    }
  }
  const binary = BINARY.get(name)
  if (binary === undefined || a === undefined || b === undefined) return undefined
  const cost = costOf(name, overload)
  if (cost !== undefined || name === '@in') {
    const compare = (args: readonly Cel[], frame: Frame): Cel => {
      const [left, right] = args as [Cel, Cel]
      if (typeof right === 'object') weigh(frame, right, 1)
      return binary(left, right)
    }
    return { run: costed([a, b], cost ?? (() => 1), compare) }
  }
  return {
    run: (frame) => {
      charge(frame, 1)
      return binary(a.run(frame), b.run(frame))
    },
  }
}

/** `x in [1, 2]` with a list of scalars is a look-up, which the server doesn't charge for. */
function membership(args: readonly Plan[], overload: string | undefined): Plan | undefined {
  const [item, list] = args as [Plan, Plan]
  const value = list.constant
  if (overload !== 'in_list' || typeof value !== 'object' || value?.tag !== 'list') return undefined
  const keys = new Set<MapKey>()
  for (let at = 0; at < value.size; at++) {
    const key = keyOf(value.at(at))
    if (key === undefined || key === null) return undefined
    keys.add(key)
  }
  if (keys.size === 0) return constant(false)
  return {
    run: (frame) => {
      const key = keyOf(item.run(frame))
      return key !== undefined && key !== null && keys.has(key)
    },
  }
}

/** A step by index. A step that was asked for as optional, or below one that was, costs nothing where it is absent. */
function planIndex(args: readonly Plan[], read: (value: Cel, key: Cel) => Cel): Plan {
  const [operand, key] = args as [Plan, Plan]
  const from = operandOf(operand)
  const at = key.run
  // A path as a key has paid for itself.
  const cost = key.bare === undefined ? 1 : 0
  return step(operand, (frame) => {
    const value = from(frame)
    const result = read(value, at(frame))
    if (!isNone(result)) charge(frame, cost)
    return result
  })
}

function isNone(value: Cel): boolean {
  return typeof value === 'object' && value?.tag === 'optional' && value.value === undefined
}

function planOrElse(args: readonly Plan[], unwrap: (value: Cel) => Cel): Plan {
  const [first, second] = args as [Plan, Plan]
  return {
    run: (frame) => {
      const value = first.run(frame)
      if (tagOf(value) !== 'optional') return fail('no such overload')
      return (value as { value?: Cel }).value === undefined ? second.run(frame) : unwrap(value)
    },
  }
}

function planList(planner: Planner, node: ListLiteral): Plan {
  const plans = node.items.map((item) => plan(planner, item))
  const optional = new Set(node.optional)
  const run = (frame: Frame): Cel => {
    const items: Cel[] = []
    plans.forEach((item, at) => {
      const value = item.run(frame)
      const kept = optional.has(at) ? unwrapped(value) : value
      if (kept !== undefined) items.push(kept)
    })
    charge(frame, LIST_COST)
    return listOf(items)
  }
  if (plans.every((item) => item.constant !== undefined)) {
    return constant(listOf(plans.map((item) => item.constant as Cel)))
  }
  return { run }
}

function planMap(planner: Planner, node: MapLiteral): Plan {
  const plans = node.entries.map(({ key, value, isOptional }) => ({
    key: plan(planner, key),
    value: plan(planner, value),
    isOptional,
  }))
  const build = (frame: Frame): Cel => {
    const entries = new Map<MapKey, Cel>()
    for (const entry of plans) {
      const key = keyOf(entry.key.run(frame))
      if (key === undefined || key === null) return fail('unsupported key type')
      const value = entry.value.run(frame)
      const kept = entry.isOptional ? unwrapped(value) : value
      if (kept === undefined) entries.delete(key)
      else entries.set(key, kept)
    }
    charge(frame, MAP_COST)
    return mapOf(entries)
  }
  const isConstant = plans.every(({ key, value }) => key.constant !== undefined && value.constant !== undefined)
  return isConstant ? constant(build(newFrame([], Number.POSITIVE_INFINITY))) : { run: build }
}

function unwrapped(value: Cel): Cel | undefined {
  if (tagOf(value) !== 'optional') return fail('cannot initialize optional list element from non-optional value')
  return (value as { readonly value: Cel | undefined }).value
}

function planLoop(planner: Planner, node: Fold): Plan {
  const range = plan(planner, node.range)
  const init = plan(planner, node.init)
  const outer = named(planner.slots, node.accu)
  const inner = named(named(outer, node.item), node.item2 ?? '#none')
  const accu = outer.get(node.accu) ?? 0
  const condition = plan({ ...planner, slots: inner }, node.condition)
  // A loop that never runs only binds a name.
  const isBinding = condition.constant === false
  const lazy = isBinding ? new Map([...planner.lazy, [accu, init] as const]) : planner.lazy
  const result = plan({ ...planner, slots: outer, lazy }, node.result)
  if (isBinding) return binding(accu, result)
  return planFold({
    range,
    init,
    condition,
    step: plan({ ...planner, slots: inner }, node.step),
    result,
    accu,
    item: inner.get(node.item) ?? 0,
    item2: node.item2 === undefined ? undefined : inner.get(node.item2),
  })
}

function binding(at: number, result: Plan): Plan {
  return {
    run: (frame) => {
      frame.slots[at] = undefined
      return result.run(frame)
    },
  }
}

/** The slots with one more name; a name used before means the new slot from here on. */
function named(slots: Slots, name: string): Slots {
  const next = Math.max(-1, ...slots.values()) + 1
  return new Map([...slots, [name, next]])
}
