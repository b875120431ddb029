import type { Edit, Selector } from './edit.ts'
import type { SourceRef } from './unit.ts'

/** An Override document: edits on rendered resources, made after composition. */
export interface Override {
  readonly ref: SourceRef
  readonly name: string
  /** At least one; each has to mean a resource. */
  readonly target: readonly Selector[]
  readonly edits: readonly Edit[]
  readonly reason: string
  /** The last day on which it draws no warning, as 2026-12-31. */
  readonly expires?: string
  /** The same text for the same target and edits: what a unit's output depends on. */
  readonly key: string
}

/** What an override came to in one resource. */
export interface OverrideUse {
  /** Its position among the overrides of the program. */
  readonly override: number
  /** The selectors of its target that mean the resource, by position. */
  readonly selectors: readonly number[]
  /** How many changes each of its edits made. */
  readonly counts: readonly number[]
}
