import type { ValuePath } from '../model/value.ts'

/** Something in a rendered object that is no data. */
export interface NotData {
  readonly path: ValuePath
  /** What stands there, as a phrase: `a function`, `NaN`. */
  readonly what: string
}

/** How many collections may stand in one another: as many as the reader takes, for what is written is read again. */
export const DEEPEST = 100

/**
 * Makes a fresh object tree plain data in place: absent values go, in a list they become null. Answers the first
 * value that cannot be data, with its path.
 */
export function settleData(value: unknown, depth = 0): NotData | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'bigint':
      return undefined
    case 'number':
      return Number.isFinite(value) ? undefined : { path: [], what: String(value) }
    case 'object':
      if (value === null) return undefined
      if (depth >= DEEPEST) return { path: [], what: `nested deeper than ${DEEPEST} levels` }
      return Array.isArray(value) ? settleList(value, depth) : settleMapping(value, depth)
    default:
      return { path: [], what: `a ${typeof value}` }
  }
}

/** Plain data once more, so that nobody can change the original. */
export function copyData<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyData) as T
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) copy[key] = copyData((value as Record<string, unknown>)[key])
  return copy as T
}

function settleList(list: unknown[], depth: number): NotData | undefined {
  for (let i = 0; i < list.length; i += 1) {
    list[i] ??= null
    const found = settleData(list[i], depth + 1)
    if (found) return { ...found, path: [i, ...found.path] }
  }
  return undefined
}

function settleMapping(mapping: object, depth: number): NotData | undefined {
  const prototype: unknown = Object.getPrototypeOf(mapping)
  if (prototype !== Object.prototype && prototype !== null) return { path: [], what: `a ${mapping.constructor.name}` }
  const entries = mapping as Record<string, unknown>
  for (const key of Object.keys(entries)) {
    const value = entries[key]
    if (value === undefined) {
      Reflect.deleteProperty(entries, key)
      continue
    }
    const found = settleData(value, depth + 1)
    if (found) return { ...found, path: [key, ...found.path] }
  }
  return undefined
}
