import type { Frame, Plan } from './frame.ts'
import { CelError, entryOf, fail, keysOf, type Cel, type List, type MapValue } from './value.ts'

/** A fold with its parts planned; `accu`, `item` and `item2` are slots. */
export interface Loop {
  readonly range: Plan
  readonly init: Plan
  readonly condition: Plan
  readonly step: Plan
  readonly result: Plan
  readonly accu: number
  readonly item: number
  readonly item2: number | undefined
}

/** Runs the steps while the condition holds, then the result. */
export function planFold(loop: Loop): Plan {
  return {
    run: (frame) => {
      const range = loop.range.run(frame)
      if (typeof range !== 'object' || (range?.tag !== 'list' && range?.tag !== 'map')) {
        return fail(`got '${kindOf(range)}', expected iterable type`)
      }
      frame.slots[loop.accu] = attempt(loop.init, frame)
      if (range.tag === 'list') overList(loop, frame, range)
      else overMap(loop, frame, range)
      return loop.result.run(frame)
    },
  }
}

function overList(loop: Loop, frame: Frame, list: List): void {
  const { slots } = frame
  const { size } = list
  for (let index = 0; index < size; index++) {
    if (loop.item2 === undefined) slots[loop.item] = list.at(index)
    else {
      slots[loop.item] = index
      slots[loop.item2] = list.at(index)
    }
    if (!advance(loop, frame)) return
  }
}

function overMap(loop: Loop, frame: Frame, map: MapValue): void {
  for (const key of keysOf(map)) {
    frame.slots[loop.item] = key
    if (loop.item2 !== undefined) frame.slots[loop.item2] = entryOf(map, key) ?? null
    if (!advance(loop, frame)) return
  }
}

/** One round; false where the loop is over. */
function advance(loop: Loop, frame: Frame): boolean {
  if (loop.condition.constant !== undefined) {
    if (loop.condition.constant !== true) return false
    frame.slots[loop.accu] = loop.step.run(frame)
    return true
  }
  // An error counts as a reason to go on: a later item may decide.
  if (attempt(loop.condition, frame) === false) return false
  frame.slots[loop.accu] = attempt(loop.step, frame)
  return true
}

/** The value, or the error that a later step may make irrelevant. */
function attempt(plan: Plan, frame: Frame): Cel | CelError {
  try {
    return plan.run(frame)
  } catch (error) {
    if (error instanceof CelError) return error
    throw error
  }
}

function kindOf(value: Cel): string {
  if (value === null) return 'types.Null'
  if (typeof value === 'boolean') return 'types.Bool'
  if (typeof value === 'string') return 'types.String'
  if (typeof value === 'number' || typeof value === 'bigint') return 'types.Int'
  return `types.${value.tag.charAt(0).toUpperCase()}${value.tag.slice(1)}`
}
