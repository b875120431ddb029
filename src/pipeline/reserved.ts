import type { Problem } from '../model/diagnostic.ts'
import { isMapping, own, type Mapping } from '../model/value.ts'

const PREFIX = 'motif.dev/'

/** Annotations and labels of `motif.dev/`, which only the compiler may write. */
export function reservedKeys(manifest: Mapping): readonly Problem[] {
  const metadata = own(manifest, 'metadata')
  const problems: Problem[] = []
  for (const field of ['annotations', 'labels']) {
    const entries = own(metadata, field)
    if (!isMapping(entries)) continue
    for (const key in entries) {
      if (!key.startsWith(PREFIX)) continue
      const message = `metadata.${field} has ${key}, and keys of motif.dev/ belong to the compiler.`
      const path = ['metadata', field, key]
      problems.push({ code: 'source/reserved-key', message, path, at: 'key', help: 'take the key out.' })
    }
  }
  return problems
}
