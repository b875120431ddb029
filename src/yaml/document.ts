import type { Diagnostic } from '../model/diagnostic.ts'
import type { Value } from '../model/value.ts'

/** One document of a file: `index` counts every document from 0, the empty ones too. */
export interface ReadDocument {
  readonly index: number
  readonly value: Value
}

/** What a file holds: its documents without errors, in order, and the errors of the others. */
export interface Read {
  readonly documents: readonly ReadDocument[]
  readonly diagnostics: readonly Diagnostic[]
}
