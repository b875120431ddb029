import type { Read } from './document.ts'
import { readExactly } from './read-exactly.ts'
import { readPlain } from './read-plain.ts'

/**
 * The documents of a YAML or JSON text as plain data: YAML 1.2's core schema with merge keys, and nothing that kubectl's
 * reader would take for other data (`yaml/ambiguous`). A document with an error is left out, an empty one too. Whole
 * numbers beyond 2^53 are bigints. Adds the codes of `yaml/`, and `file/conflict`. Never throws.
 */
export function read(file: string, text: string): Read {
  const documents = readPlain(text)
  return documents ? { documents, diagnostics: [] } : readExactly(file, text)
}
