import { CelError, CostExceeded, type Cel } from './value.ts'

/** One evaluation: its variables by number, and what it has cost so far. */
export interface Frame {
  /** A loop's accumulator may hold the error that its last step ended in. */
  readonly slots: (Cel | CelError | undefined)[]
  cost: number
  readonly limit: number
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

/** Adds to the cost, in the server's units. Throws CostExceeded over the limit. */
export function charge(frame: Frame, units: number): void {
  frame.cost += units
  if (frame.cost > frame.limit) throw new CostExceeded()
}

/** Runs the arguments, charges for the call by their values, and applies it. Arguments that fail cost one unit. */
export function costed(
  plans: readonly Plan[],
  cost: (args: readonly Cel[]) => number,
  apply: (args: readonly Cel[]) => Cel,
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
    return apply(args)
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
