import { costOf, sizeOf } from './charge.ts'
import type { Overload } from './declaration.ts'
import { charge, costed, weigh, type Frame, type Plan } from './frame.ts'
import { typeOfValue } from './library/convert.ts'
import type { Implementation } from './library/implementation.ts'
import { IMPLEMENTATIONS } from './library/index.ts'
import { withPattern } from './library/pattern.ts'
import type { Type } from './type.ts'
import { fail, isInt, type Cel } from './value.ts'

/** A call to plan: the overloads that its arguments may mean, and their plans, the receiver first. */
export interface FunctionCall {
  readonly name: string
  readonly overloads: readonly Overload[]
  readonly args: readonly Plan[]
}

interface Candidate {
  readonly accepts: readonly ((value: Cel) => boolean)[]
  readonly run: Implementation
}

/** Conversions, which the server evaluates once where their argument is a literal. */
const FOLDED: ReadonlySet<string> = new Set([
  'bool',
  'bytes',
  'double',
  'duration',
  'dyn',
  'int',
  'string',
  'timestamp',
  'type',
  'uint',
])

/** True for a conversion. */
export function isFolded(name: string): boolean {
  return FOLDED.has(name)
}

/** A call that picks, by the values it gets, the first overload that takes them. */
export function planFunction(call: FunctionCall): Plan {
  const candidates = call.overloads.map((overload) => candidateOf(call, overload))
  const cost = costOf(call.name, call.overloads.length === 1 ? call.overloads[0]?.id : undefined)
  const comparisons = COMPARING.get(call.name)
  const apply = (args: readonly Cel[], frame: Frame): Cel => {
    if (comparisons !== undefined) for (const arg of args) weigh(frame, arg, comparisons(args))
    for (const { accepts, run } of candidates) {
      if (accepts.every((test, at) => test(args[at] as Cel))) return run(...(args as never[]))
    }
    return fail(noOverload(call.name, args))
  }
  if (cost !== undefined) return { run: costed(call.args, cost, apply) }
  return {
    run: (frame) => {
      charge(frame, 1)
      return apply(
        call.args.map((plan) => plan.run(frame)),
        frame,
      )
    },
  }
}

/** Functions that compare items: how often each may be looked at. */
const COMPARING: ReadonlyMap<string, (args: readonly Cel[]) => number> = new Map([
  ['indexOf', () => 1],
  ['lastIndexOf', () => 1],
  ['distinct', ([list]: readonly Cel[]) => sizeOf(list)],
  ...['sets.contains', 'sets.equivalent', 'sets.intersects'].map(
    (name) => [name, ([a, b]: readonly Cel[]) => Math.max(sizeOf(a), sizeOf(b))] as const,
  ),
])

/** Functions whose name cel-go leaves out of the error, or whose arguments. */
const BARE: ReadonlySet<string> = new Set(['startsWith', 'endsWith', 'contains', 'matches'])
const SINGLE: ReadonlySet<string> = new Set(['size', 'sort', '@sortByAssociatedKeys'])

function noOverload(name: string, args: readonly Cel[]): string {
  if (BARE.has(name)) return 'no such overload'
  if (SINGLE.has(name)) return `no such overload: ${name}`
  return `no such overload: ${name}(${args.map((arg) => typeOfValue(arg).name).join(', ')})`
}

function candidateOf({ name, args }: FunctionCall, overload: Overload): Candidate {
  // A pattern that is a literal is compiled once; a wrong one is refused with the rule.
  const pattern = args[1]?.constant
  const prepared = typeof pattern === 'string' ? withPattern(overload.id, pattern) : undefined
  const run = prepared ?? IMPLEMENTATIONS.get(overload.id)
  if (run === undefined) return fail(`the function '${name}' is not available here`)
  return { run, accepts: overload.args.map(acceptor) }
}

/** Tells at run time whether a value can be an argument of the type; what is in a list or map isn't looked at. */
function acceptor(type: Type): (value: Cel) => boolean {
  switch (type.kind) {
    case 'dyn':
    case 'param':
      return () => true
    case 'bool':
      return (value) => typeof value === 'boolean'
    case 'int':
      return isInt
    case 'string':
      return (value) => typeof value === 'string'
    case 'null_type':
      return (value) => value === null
    case 'opaque':
      if (type.name === 'optional_type') return tagged('optional')
      return (value) => typeof value === 'object' && value?.tag === 'opaque' && value.name === type.name
    case 'list':
      return itemAcceptor(type)
    case 'object':
      return tagged('map')
    case 'error':
      return () => false
    case 'uint':
    case 'double':
    case 'bytes':
    case 'timestamp':
    case 'duration':
    case 'map':
    case 'type':
      return tagged(type.kind)
  }
}

function tagged(tag: string): (value: Cel) => boolean {
  return (value) => typeof value === 'object' && value?.tag === tag
}

/** A list is told by its first item, as cel-go does. */
function itemAcceptor(type: Type): (value: Cel) => boolean {
  const accepts = acceptor(type.params[0] as Type)
  return (value) => typeof value === 'object' && value?.tag === 'list' && (value.size === 0 || accepts(value.at(0)))
}
