import type { Host } from '../host.ts'
import { startOf, type Origin } from '../model/origin.ts'
import type { SourceRef } from '../model/unit.ts'
import type { ValuePath } from '../model/value.ts'
import { positions, type Positions } from '../yaml/positions.ts'
import { readText } from './files.ts'

/** Where a value of a source object stands in its file. */
export type Locate = (source: SourceRef, path: ValuePath, at?: 'key' | 'value') => Origin

/**
 * A Locate over the files of `root`. Positions cost far more than values, so a file is read for them only when a
 * message needs one, and then once.
 */
export function locator(host: Host, root: string): Locate {
  const known = new Map<string, Positions | undefined>()
  return (source, path, at) => {
    if (!known.has(source.file)) {
      const file = readText(host, root, source.file)
      known.set(source.file, file.ok ? positions(source.file, file.text) : undefined)
    }
    const inDocument = source.item === undefined ? path : ['items', source.item, ...path]
    return known.get(source.file)?.locate(source.document, inDocument, at) ?? startOf(source.file)
  }
}
