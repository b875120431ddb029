import type { Frame, Plan } from './frame.ts'
import { CelError, fail, type Cel } from './value.ts'

/** `a && b`: false decides, even where the other operand is an error. */
export function planAnd(args: readonly Plan[]): Plan {
  return decided(args, false)
}

/** `a || b`: true decides, even where the other operand is an error. */
export function planOr(args: readonly Plan[]): Plan {
  return decided(args, true)
}

/** `test ? a : b`: a path as a branch doesn't cost the path's own unit. */
export function planConditional(args: readonly Plan[]): Plan {
  const [test, yes, no] = args as [Plan, Plan, Plan]
  const ifTrue = yes.bare ?? yes.run
  const ifFalse = no.bare ?? no.run
  const run = (frame: Frame): Cel => {
    const value = test.run(frame)
    if (typeof value !== 'boolean') return fail('no such overload')
    return value ? ifTrue(frame) : ifFalse(frame)
  }
  return { run, bare: run, isCondition: true }
}

function decided(args: readonly Plan[], deciding: boolean): Plan {
  const [left, right] = args as [Plan, Plan]
  return {
    run: (frame) => {
      let first: Cel
      try {
        first = left.run(frame)
      } catch (error) {
        if (error instanceof CelError && isDecided(right, frame, deciding)) return deciding
        throw error
      }
      if (first === deciding) return deciding
      const second = right.run(frame)
      if (second === deciding) return deciding
      return typeof first === 'boolean' && typeof second === 'boolean' ? !deciding : fail('no such overload')
    },
  }
}

/** Whether the other operand decides where the first is an error: an error there doesn't. */
function isDecided(plan: Plan, frame: Frame, deciding: Cel): boolean {
  try {
    return plan.run(frame) === deciding
  } catch (error) {
    if (error instanceof CelError) return false
    throw error
  }
}
