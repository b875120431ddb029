import { CelError, CostExceeded, countOf, entryOf, keysOf, type Cel } from './value.ts'

/** What all rules of one object may cost together, in the server's units (k8s.io/apiserver RuntimeCELCostBudget). */
const OBJECT_COST_LIMIT = 10_000_000
/** Well beyond what the rules of one object do, and well within a second. */
const MAX_WORK = 20_000_000

/** What is left for the rules of one object. Used up by a single check. */
export interface Budget {
  /** In the server's units; below zero once no further rule may be asked. */
  cost: number
  /** Comparisons inside nested values. */
  work: number
}

/** The budget of an object whose rules have not been asked yet. */
export function newBudget(): Budget {
  return { cost: OBJECT_COST_LIMIT, work: MAX_WORK }
}

/** One evaluation: its variables by number, and what it has cost so far. */
export interface Frame {
  /** A loop's accumulator may hold the error that its last step ended in. */
  readonly slots: (Cel | CelError | undefined)[]
  cost: number
  readonly limit: number
  /** How many comparisons inside nested values are left: the server's cost leaves them out. */
  work: number
}

/** A planned expression. */
export type Evaluate = (frame: Frame) => Cel

/** How to evaluate a node, and what the plan of its parent wants to know. */
export interface Plan {
  readonly run: Evaluate
  /** The value, where it is known before any variable is. */
  readonly constant?: Cel
  /** For a name or a path below one: without the unit that the path as a whole costs. */
  readonly bare?: Evaluate
  /** Whether it is a ternary, or a path below one. */
  readonly isCondition?: boolean
}

/** A frame at its start. */
export function newFrame(slots: readonly (Cel | CelError)[], limit: number, work = MAX_WORK): Frame {
  return { slots: [...slots], cost: 0, limit, work }
}

/** Adds to the cost, in the server's units. Throws CostExceeded over the limit. */
export function charge(frame: Frame, units: number): void {
  frame.cost += units
  if (frame.cost > frame.limit) throw new CostExceeded()
}

/**
 * Counts what comparing a value may take, `times` over. The server charges for a list by its own length alone: a list of
 * long lists, compared in a loop, would take for ever within its limit.
 */
export function weigh(frame: Frame, value: Cel | undefined, times: number): void {
  frame.work -= weightOf(value, MAX_WORK) * times
  if (frame.work < 0) throw new CostExceeded()
}

function weightOf(value: Cel | undefined, limit: number): number {
  if (typeof value !== 'object' || value === null || limit <= 0) return 1
  if (value.tag === 'map') {
    let total = countOf(value)
    for (const key of keysOf(value)) total += weightOf(entryOf(value, key), limit - total)
    return total
  }
  if (value.tag !== 'list') return 1
  let total = value.size
  // A list of scalars is all scalars, or near enough.
  if (value.size === 0 || typeof value.at(0) !== 'object') return total
  for (let at = 0; at < value.size && total < limit; at++) total += weightOf(value.at(at), limit - total)
  return total
}

/** Runs the arguments, charges for the call by their values, and applies it. Arguments that fail cost one unit. */
export function costed(
  plans: readonly Plan[],
  cost: (args: readonly Cel[]) => number,
  apply: (args: readonly Cel[], frame: Frame) => Cel,
): Evaluate {
  return (frame) => {
    const args: Cel[] = []
    try {
      for (const plan of plans) args.push(plan.run(frame))
    } catch (error) {
      charge(frame, 1)
      throw error
    }
    charge(frame, cost(args))
    return apply(args, frame)
  }
}

/** The value of a variable that is computed when it is first read. */
export function lazySlot(frame: Frame, at: number, init: Plan): Cel {
  if (frame.slots[at] === undefined) frame.slots[at] = init.run(frame)
  return slot(frame, at)
}

/** The variable's value; throws what its loop's step threw. */
export function slot(frame: Frame, at: number): Cel {
  const value = frame.slots[at]
  if (value instanceof CelError) throw value
  return value as Cel
}
