import type { FieldRead } from '../model/composition.ts'
import { valueAt, type ValuePath } from '../model/value.ts'
import { isWithin, pathKey } from './edit.ts'
import type { Moves } from './moves.ts'

/**
 * The fields that were read for a field of a part and moved nothing. Where a language can only tell what was read for the
 * whole object (TypeScript), those that moved anything at all are left out: what they were read for is known.
 */
export function readsFor(moves: Moves, part: string, path: ValuePath): readonly ValuePath[] {
  const { reading, ofPart, object, effective } = moves
  const exists = moves.exists.get(part) ?? []
  const ours = ofPart.get(part) ?? []
  const found = readsOf(reading?.parts, part).filter(({ read, field }) => {
    if (read.length < 2 || valueAt(object, read) === undefined) return false
    if (exists.some((each) => isTie(each, read))) return false
    if (field === undefined) return !effective.some((each) => isTie(each, read))
    return isTie(field, path) && !ours.some((move) => isTie(move.field, read) && isTie(move.path, path))
  })
  const unique = [...new Map(found.map(({ read }) => [pathKey(read), read])).values()]
  return unique.filter((read) => !unique.some((other) => other.length > read.length && isWithin(other, read)))
}

/** True where one holds the other. */
function isTie(a: ValuePath, b: ValuePath): boolean {
  return isWithin(a, b) || isWithin(b, a)
}

/** Those of the part, or of the nested composite that it came through. */
function readsOf(parts: ReadonlyMap<string, readonly FieldRead[]> | undefined, part: string): readonly FieldRead[] {
  const around = [...(parts?.keys() ?? [])].filter((each) => part === each || part.startsWith(`${each}/`))
  const nearest = around.sort((a, b) => b.length - a.length)[0]
  const reads = parts?.get(nearest ?? '') ?? []
  return nearest === part ? reads : reads.map(({ read }) => ({ read }))
}
