import type { Problem } from '../model/diagnostic.ts'
import { isMapping, type Mapping, type Value } from '../model/value.ts'

const PREFIX = 'motif.dev/'

/** Annotations and labels of `motif.dev/`, which only the compiler may write. */
export function reservedKeys(manifest: Mapping): readonly Problem[] {
  const { metadata } = manifest
  if (!isMapping(metadata)) return NONE
  const problems: Problem[] = []
  collect(metadata.annotations, 'annotations', problems)
  collect(metadata.labels, 'labels', problems)
  return problems
}

const NONE: readonly Problem[] = []

function collect(entries: Value | undefined, field: 'annotations' | 'labels', problems: Problem[]): void {
  if (!isMapping(entries)) return
  for (const key in entries) {
    if (!key.startsWith(PREFIX)) continue
    const message = `metadata.${field} has ${key}, and keys of motif.dev/ belong to the compiler.`
    const path = ['metadata', field, key]
    problems.push({ code: 'source/reserved-key', message, path, at: 'key', help: 'take the key out.' })
  }
}
