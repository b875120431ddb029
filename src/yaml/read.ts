import type { Diagnostic } from '../model/diagnostic.ts'
import type { Value } from '../model/value.ts'
import { readExactly } from './read-exactly.ts'
import { readPlain } from './read-plain.ts'

export { decode, type Decoded } from './decode.ts'
export { positions, type Positions } from './positions.ts'

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

/**
 * The documents of a YAML or JSON text as plain data: YAML 1.2's core schema with merge keys, and nothing that kubectl's
 * reader would take for other data (`yaml/ambiguous`). A document with an error is left out, an empty one too. Whole
 * numbers beyond 2^53 are bigints. Adds the codes of `yaml/`, and `file/conflict`. Never throws.
 */
export function read(file: string, text: string): Read {
  const documents = readPlain(text)
  return documents ? { documents, diagnostics: [] } : readExactly(file, text)
}
