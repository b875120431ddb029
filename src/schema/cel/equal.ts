import {
  countOf,
  entryOf,
  keysOf,
  fail,
  isInt,
  type Cel,
  type List,
  type MapKey,
  type MapValue,
  type CelObject,
  type Opaque,
  type Timestamp,
} from './value.ts'

/** CEL's `==`: numbers by value across their types, lists in order, maps by key; other types never equal. */
export function isEqual(a: Cel, b: Cel): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || a === null) return isNumberEqual(a, b)
  if (typeof b !== 'object' || b === null) {
    return a.tag === 'opaque' && b !== null ? fail('no such overload') : isNumberEqual(a, b)
  }
  switch (a.tag) {
    case 'double':
    case 'uint':
      return isNumberEqual(a, b)
    case 'bytes':
      return b.tag === 'bytes' && compareBytes(a.value, b.value) === 0
    case 'list':
      return b.tag === 'list' && (a.semantics ? a.semantics.isEqual(a, b) : isListEqual(a, b))
    case 'map':
      return b.tag === 'map' && (a.access.isEqual ? a.access.isEqual(a.raw, b) : isMapEqual(a, b))
    case 'timestamp':
      return b.tag === 'timestamp' && compareTimes(a, b) === 0
    case 'duration':
      return b.tag === 'duration' && a.nanos === b.nanos
    case 'type':
      return b.tag === 'type' && a.type.name === b.type.name
    case 'optional':
      return b.tag === 'optional' && isOptionalEqual(a.value, b.value)
    case 'opaque':
      return isOpaqueEqual(a, b)
  }
}

/** Equal in size and item by item. */
export function isListEqual(a: List, b: List): boolean {
  if (a.size !== b.size) return false
  for (let index = 0; index < a.size; index++) if (!isEqual(a.at(index), b.at(index))) return false
  return true
}

/** Equal in size and key by key. */
export function isMapEqual(a: MapValue, b: MapValue): boolean {
  if (countOf(a) !== countOf(b)) return false
  return keysOf(a).every((key) => {
    const left = entryOf(a, key)
    const right = entryOf(b, key)
    return left !== undefined && right !== undefined && isEqual(left, right)
  })
}

/** -1, 0 or 1; fails with `no such overload` for values that have no order. */
export function compare(a: Cel, b: Cel): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b)
  if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
    if (a.tag === 'timestamp' && b.tag === 'timestamp') return compareTimes(a, b)
    if (a.tag === 'duration' && b.tag === 'duration') return a.nanos < b.nanos ? -1 : a.nanos > b.nanos ? 1 : 0
    if (a.tag === 'bytes' && b.tag === 'bytes') return compareBytes(a.value, b.value)
  }
  return fail('no such overload')
}

/**
 * What a value is looked up by in maps and sets: equal numbers of all types have the same key. Undefined for a value
 * that can be no key (NaN, lists, maps, records).
 */
export function keyOf(value: Cel): MapKey | null | undefined {
  if (typeof value !== 'object' || value === null) return value
  if (value.tag === 'uint') return value.value <= 9007199254740991n ? Number(value.value) : value.value
  if (value.tag !== 'double' || Number.isNaN(value.value)) return undefined
  const number = value.value
  return Number.isSafeInteger(number) || !Number.isInteger(number) ? number : BigInt(number)
}

/** True for int, uint and double. */
export function isNumeric(value: Cel): boolean {
  return (
    isInt(value) || (typeof value === 'object' && value !== null && (value.tag === 'double' || value.tag === 'uint'))
  )
}

/** By code point, as UTF-8 orders. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index)
    const right = b.charCodeAt(index)
    if (left === right) continue
    // A surrogate stands for a code point above every unit that is none.
    const leftHigh = left >= 0xd800 && left <= 0xdfff
    const rightHigh = right >= 0xd800 && right <= 0xdfff
    if (leftHigh !== rightHigh) return leftHigh ? 1 : -1
    return left < right ? -1 : 1
  }
  return a.length < b.length ? -1 : 1
}

function isNumberEqual(a: Cel, b: Cel): boolean {
  if (!isNumeric(a) || !isNumeric(b)) return false
  const [left, right] = numbersOf(a, b)
  return left == right
}

/** Unlike CEL's own types, Kubernetes' can't be compared with values of another type. */
function isOpaqueEqual(a: Opaque, b: CelObject): boolean {
  return b.tag === 'opaque' && a.name === b.name ? a.isEqual(b) : fail('no such overload')
}

function isOptionalEqual(a: Cel | undefined, b: Cel | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return isEqual(a, b)
}

/** JavaScript compares numbers and bigints by their exact value; NaN is equal to nothing and has no order. */
function compareNumbers(a: Cel, b: Cel): number {
  const [left, right] = numbersOf(a, b)
  if (left < right) return -1
  if (left > right) return 1
  return Number.isNaN(left) || Number.isNaN(right) ? fail('NaN values cannot be ordered') : 0
}

/** The two as JavaScript compares them by value: beside a double an int is rounded to one, as cel-go does. */
function numbersOf(a: Cel, b: Cel): readonly [number | bigint, number | bigint] {
  const left = numberOf(a)
  const right = numberOf(b)
  if (isDouble(a) && typeof right === 'bigint' && Math.abs(Number(left)) <= 9223372036854775807)
    return [left, Number(right)]
  if (isDouble(b) && typeof left === 'bigint' && Math.abs(Number(right)) <= 9223372036854775807)
    return [Number(left), right]
  return [left, right]
}

function isDouble(value: Cel): boolean {
  return typeof value === 'object' && value?.tag === 'double'
}

function numberOf(value: Cel): number | bigint {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  const { value: number } = value as { readonly value: number | bigint }
  return number
}

function compareTimes(a: Timestamp, b: Timestamp): number {
  return Math.sign(a.seconds - b.seconds || a.nanos - b.nanos)
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return Math.sign(difference)
  }
  return Math.sign(a.length - b.length)
}
