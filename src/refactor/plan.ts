import { apply } from '../model/apply.ts'
import type { Related } from '../model/diagnostic.ts'
import type { Evaluate, GroundEdit } from '../model/edit.ts'
import type { Origin } from '../model/origin.ts'
import type { Refactor } from '../model/refactor.ts'
import { selects } from '../model/selector.ts'
import type { Mapping, Value } from '../model/value.ts'
import type { Plan } from './rewrite.ts'

/** A Refactor, and where it and its edits stand, if in a file. */
export interface PlacedRefactor {
  readonly refactor: Refactor
  readonly locate?: (part: 'select' | 'expect' | number) => Origin
}

/**
 * What Refactors, in order, make of an object. Twice is once: an object that a second pass would change again, or
 * refuse, is refused (`edit/not-idempotent`).
 */
export function planOf(refactors: readonly PlacedRefactor[], evaluate: Evaluate): (object: Mapping) => Plan {
  return (object) => {
    const first = pass(refactors, object, evaluate)
    if (!first.ok || first.changes.length === 0) return first
    const second = pass(refactors, first.value, evaluate)
    return second.ok && second.changes.length === 0 ? first : again(refactors, second)
  }
}

type Passed =
  | (Plan & { readonly ok: true; readonly value: Value; readonly edit?: Which })
  | (Plan & { readonly ok: false; readonly edit?: Which })

/** An edit of a Refactor, by positions. */
interface Which {
  readonly refactor: number
  readonly edit: number
}

function pass(refactors: readonly PlacedRefactor[], object: Value, evaluate: Evaluate): Passed {
  const changes: GroundEdit[] = []
  const by: number[] = []
  let value = object
  let unmapped = 0
  let changing: Which | undefined
  for (const [position, { refactor, locate }] of refactors.entries()) {
    const selected = selects(refactor.select, value as Mapping, evaluate)
    if (!selected.ok) return unevaluated(selected.message, locate?.('select'))
    if (!selected.isSelected) continue
    const applied = apply(refactor.edits, value, { evaluate })
    if (!applied.ok) {
      const related = relatedTo(locate?.(applied.edit))
      return { ok: false, refusal: applied.refusal, edit: { refactor: position, edit: applied.edit }, ...related }
    }
    unmapped += applied.unmapped.length
    if (applied.changes.length === 0) continue
    changes.push(...applied.changes)
    by.push(position)
    changing ??= { refactor: position, edit: applied.counts.findIndex((count) => count > 0) }
    value = applied.value
  }
  return { ok: true, value, changes, by, unmapped, ...(changing === undefined ? {} : { edit: changing }) }
}

function unevaluated(message: string, origin: Origin | undefined): Passed {
  const refusal = {
    code: 'edit/not-evaluated' as const,
    path: [],
    message: `The condition of the selector could not be evaluated: ${message}`,
    help: 'ask with has(self.spec.tier) before reading a field that may be absent.',
  }
  return { ok: false, refusal, ...relatedTo(origin) }
}

function relatedTo(origin: Origin | undefined): { readonly related?: readonly Related[] } {
  return origin === undefined ? {} : { related: [{ message: 'asked for here', origin }] }
}

function again(refactors: readonly PlacedRefactor[], second: Passed): Plan {
  const which = second.edit
  const path = second.ok ? (second.changes[0]?.path ?? []) : second.refusal.path
  const what = second.ok ? 'would change it again' : 'would be refused'
  const origin = which === undefined ? undefined : refactors[which.refactor]?.locate?.(which.edit)
  const refusal = {
    code: 'edit/not-idempotent' as const,
    path,
    message: `A second run ${what}, and a run that was killed has to be run again.`,
    help: 'add a `where` that is false once the edit is made, or set a value in place of computing it from itself.',
  }
  return { ok: false, refusal, ...relatedTo(origin) }
}
