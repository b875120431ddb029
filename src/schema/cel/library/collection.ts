import { isEqual } from '../equal.ts'
import {
  countOf,
  entryOf,
  fail,
  keysOf,
  mapOf,
  type Bytes,
  type Cel,
  type List,
  type MapKey,
  type MapValue,
  type Optional,
} from '../value.ts'
import { keyOf } from '../equal.ts'
import type { Implementation } from './implementation.ts'

const NONE: Optional = Object.freeze({ tag: 'optional', value: undefined })

const sizeOf = (value: List): number => value.size
const bytesSize = (value: Bytes): number => value.value.length

/** size, optional values, and what macros insert into maps. */
export const COLLECTIONS: Readonly<Record<string, Implementation>> = {
  size_list: sizeOf,
  list_size: sizeOf,
  size_map: countOf,
  map_size: countOf,
  size_bytes: bytesSize,
  bytes_size: bytesSize,
  optional_of: (value: Cel): Cel => some(value),
  optional_ofNonZeroValue: (value: Cel): Cel => (isZero(value) ? NONE : some(value)),
  optional_none: (): Cel => NONE,
  optional_value: ({ value }: Optional): Cel => value ?? orFail(value),
  optional_hasValue: ({ value }: Optional): Cel => value !== undefined,
  not_strictly_false: (value: Cel): Cel => value !== false,
  '@mapInsert_map_key_value': (map: MapValue, key: Cel, value: Cel): Cel => inserted(map, [[key, value]]),
  '@mapInsert_map_map': (map: MapValue, more: MapValue): Cel =>
    inserted(
      map,
      keysOf(more).map((key) => [key, entryOf(more, key) as Cel]),
    ),
  list_first: (list: List): Cel => (list.size === 0 ? NONE : some(list.at(0))),
  list_last: (list: List): Cel => (list.size === 0 ? NONE : some(list.at(list.size - 1))),
}

function some(value: Cel): Optional {
  return { tag: 'optional', value }
}

function orFail(value: Cel | undefined): Cel {
  return value === undefined ? fail('optional.none() dereference') : value
}

/** What optional.ofNonZeroValue leaves out. */
function isZero(value: Cel): boolean {
  if (value === null || value === false || value === 0 || value === '') return true
  if (typeof value !== 'object') return false
  switch (value.tag) {
    case 'list':
      return value.size === 0
    case 'map':
      return countOf(value) === 0
    case 'bytes':
      return value.value.length === 0
    case 'double':
      return value.value === 0
    case 'uint':
      return value.value === 0n
    case 'duration':
      return value.nanos === 0n
    case 'timestamp':
      return value.seconds === -62135596800 && value.nanos === 0
    case 'optional':
      return value.value === undefined || isZero(value.value)
    case 'type':
    case 'opaque':
      return false
  }
}

/** A new map: what the old one holds stays. A key may be there once only. */
function inserted(map: MapValue, entries: readonly (readonly [Cel, Cel])[]): MapValue {
  const all = new Map<MapKey, Cel>(keysOf(map).map((key) => [key, entryOf(map, key) as Cel]))
  for (const [key, value] of entries) {
    const found = keyOf(key)
    if (found === undefined || found === null) return fail('unsupported key type')
    if (all.has(found)) return fail(`insert failed: key ${String(found)} already exists`)
    all.set(found, value)
  }
  return mapOf(all)
}

/** True where the list holds an equal value. */
export function holds(list: List, value: Cel): boolean {
  for (let at = 0; at < list.size; at++) if (isEqual(list.at(at), value)) return true
  return false
}
