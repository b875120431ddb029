import { isSameValue } from '../model/value.ts'
import type { Expansion } from './3-compose.ts'

/** True where both expansions have the same resources, in the same order, with the same dependencies. */
export function isSameExpansion(a: Expansion, b: Expansion): boolean {
  return (
    a.parts.length === b.parts.length &&
    a.diagnostics.length === b.diagnostics.length &&
    a.parts.every((part, index) => {
      const other = b.parts[index]
      return (
        other !== undefined &&
        part.part === other.part &&
        part.dependsOn.join() === other.dependsOn.join() &&
        isSameValue(part.manifest, other.manifest)
      )
    })
  )
}
