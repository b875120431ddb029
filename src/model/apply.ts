import { change, draftOf } from './draft.ts'
import type { Edit, GroundEdit } from './edit.ts'
import { groundOf, type Surroundings } from './ground.ts'
import type { EditRefusal } from './places.ts'
import type { Value, ValuePath } from './value.ts'

/** A document after its edits. */
export interface Applied {
  readonly ok: true
  readonly value: Value
  /** What was changed, in order: what yaml/edit/ writes into the text. None, and the value is the one that came in. */
  readonly changes: readonly GroundEdit[]
  /** How many changes each edit came to, by its index: 0 for an edit that changed nothing. */
  readonly counts: readonly number[]
  /** Values that stayed because a `map` lacks them. */
  readonly unmapped: readonly { readonly edit: number; readonly path: ValuePath }[]
}

/** A document that takes none of its edits, and which of them is in the way (its index). */
export interface NotApplied {
  readonly ok: false
  readonly edit: number
  readonly refusal: EditRefusal
}

/**
 * Edits on a value, in order, each on what the last one left: all of them or none (docs/edits.md). Pure: the
 * value that comes in stays as it is. Places of new keys: `set`, `default`, `compute` and `move` put a new key behind
 * the others of its mapping, missing mappings likewise; `rename`, `wrap` and `unwrap` keep the old key's place; an
 * existing key keeps its place whatever it is set to.
 */
export function apply(edits: readonly Edit[], value: Value, around: Surroundings): Applied | NotApplied {
  const draft = draftOf(value)
  const changes: GroundEdit[] = []
  const counts: number[] = []
  const unmapped: { edit: number; path: ValuePath }[] = []
  for (const [index, edit] of edits.entries()) {
    const grounded = groundOf(edit, draft.value, around)
    if ('refusal' in grounded) return { ok: false, edit: index, refusal: grounded.refusal }
    for (const one of grounded.edits) change(draft, one)
    changes.push(...grounded.edits)
    counts.push(grounded.edits.length)
    unmapped.push(...grounded.unmapped.map((path) => ({ edit: index, path })))
  }
  return { ok: true, value: draft.value, changes, counts, unmapped }
}
