import { isMapping, isSameValue, valueAt, type Mapping, type Value, type ValuePath } from '../src/model/value.ts'
import { REMOVED, withValue } from './json.ts'

/** The object with what stood at the paths before it was mutated; where that is the same, what is around it. */
export function mend(object: Mapping, base: Mapping, paths: readonly ValuePath[]): Mapping {
  let mended: Value = object
  for (const path of [...paths].reverse()) mended = mendAt(mended, base, path)
  return isMapping(mended) ? mended : object
}

function mendAt(object: Value, base: Mapping, path: ValuePath): Value {
  const before = valueAt(base, path)
  const now = valueAt(object, path)
  if (path.length > 0 && isSameValue(before, now)) return mendAt(object, base, path.slice(0, -1))
  return withValue(object, path, before ?? REMOVED)
}
