import type { Composite } from '../model/composition.ts'
import type { ValuePath } from '../model/value.ts'

/** A composite that notes what is read of it. */
export interface Recording {
  /** Reads like the composite, and is as read-only as it looks. */
  readonly composite: Composite
  /** Every path read so far, in order, repeats included; a collection whose keys or length were asked for counts as read. */
  readonly reads: ValuePath[]
}

/** What JavaScript itself asks any object for. */
const ASKED_OF_ANY = new Set(['constructor', 'then', 'toJSON', 'toString', 'valueOf', 'hasOwnProperty', 'prototype'])

/** A recording proxy over a composite. The same object is always the same proxy, so that `===` holds. */
export function recordingOf(composite: Composite): Recording {
  const reads: ValuePath[] = []
  const proxies = new WeakMap<object, object>()
  const wrap = (value: unknown, path: ValuePath): unknown => {
    if (typeof value !== 'object' || value === null) return value
    const known = proxies.get(value)
    if (known !== undefined) return known
    const made = new Proxy(value, {
      get(target, key) {
        const found: unknown = Reflect.get(target, key)
        const below = pathTo(target, key, path)
        if (below !== undefined) reads.push(below)
        return below === undefined ? found : wrap(found, below)
      },
      has(target, key) {
        const below = pathTo(target, key, path)
        if (below !== undefined) reads.push(below)
        return Reflect.has(target, key)
      },
      ownKeys(target) {
        reads.push(path)
        return Reflect.ownKeys(target)
      },
    })
    proxies.set(value, made)
    return made
  }
  return { composite: wrap(copyOf(composite), []) as Composite, reads }
}

/** A fresh copy, so that what freezes or changes it does so to nobody else. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, copyOf(entry)]))
}

/** Undefined for what is not data: methods of lists, symbols, what any object is asked for. */
function pathTo(target: object, key: string | symbol, path: ValuePath): ValuePath | undefined {
  if (typeof key === 'symbol') return undefined
  if (!Array.isArray(target)) return Object.hasOwn(target, key) || !ASKED_OF_ANY.has(key) ? [...path, key] : undefined
  if (key === 'length') return path
  return /^\d+$/.test(key) ? [...path, Number(key)] : undefined
}
