/**
 * Plain data as YAML and JSON know it: what specs, schemas and manifests are made of.
 * A whole number beyond 2^53 is a bigint, so that no digit is lost; every other number is a number.
 */
export type Value = null | boolean | number | bigint | string | readonly Value[] | Mapping

/** A mapping with string keys, in the order of its file. `__proto__` is never a key (the reader refuses it). */
export interface Mapping {
  readonly [key: string]: Value
}

/** Where a value stands inside a document: keys and item indexes, from the top. */
export type ValuePath = readonly (string | number)[]

/** True for a mapping: an object that is neither null nor a list. */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True for a list of values. */
export function isList(value: unknown): value is readonly Value[] {
  return Array.isArray(value)
}

/**
 * The own value under `key`, or undefined: never what Object.prototype holds (`constructor`, `toString`). Where the key is
 * written out and is none of those, `value.key` is the same of plain data, and several times as fast.
 */
export function own(value: unknown, key: string): Value | undefined {
  if (!isMapping(value)) return undefined
  const found = value[key]
  return found !== undefined && Object.hasOwn(value, key) ? found : undefined
}

/** The text, or '' for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The own text under `key`; '' where there is none, or something else. */
export function ownText(value: unknown, key: string): string {
  return textOf(own(value, key))
}

/** A copy with these entries, new ones last. V8 takes several times as long for `{ ...mapping, key: value }` with a new key. */
export function withEntries(mapping: Mapping, entries: Mapping): Mapping {
  return Object.assign({}, mapping, entries)
}

/** The value at `path`, or undefined where a step is missing or leads through a scalar. */
export function valueAt(value: unknown, path: ValuePath): Value | undefined {
  let current: unknown = value
  for (const step of path) {
    if (typeof step === 'number') {
      if (!isList(current)) return undefined
      current = current[step]
    } else {
      current = own(current, step)
    }
    if (current === undefined) return undefined
  }
  return current as Value
}

/** True where both are the same data: mappings without regard to key order, lists in order, 1 equal to 1n. */
export function isSameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true
  if (typeof a === 'bigint' || typeof b === 'bigint') {
    return (typeof a === 'number' || typeof b === 'number') && a == b
  }
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, i) => isSameValue(item, b[i]))
  if (!isMapping(a) || !isMapping(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSameValue(a[key], b[key]))
  )
}
