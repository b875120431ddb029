import type { Edit, Selector } from './edit.ts'

/** A Refactor document: edits on every document of the files that is selected. */
export interface Refactor {
  readonly name: string
  readonly select: readonly Selector[]
  readonly edits: readonly Edit[]
  /** How many documents it has to change for the run to count. */
  readonly expect?: { readonly min: number; readonly max: number }
  readonly reason?: string
}
