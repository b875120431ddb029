import { compare, isEqual, keyOf } from './equal.ts'
import {
  CostExceeded,
  double,
  entryOf,
  fail,
  int,
  isInt,
  join,
  MAX_TEXT,
  type Bytes,
  type Cel,
  type CelObject,
  type Duration,
  type Timestamp,
  type Uint,
} from './value.ts'
import { addDuration, between, duration } from './time.ts'

const NO_OVERLOAD = 'no such overload'
const MAX_UINT = 18446744073709551615n

type Binary = (a: Cel, b: Cel) => Cel

/** Operators of two operands, by CEL's names; each decides by the values it gets. */
export const BINARY: ReadonlyMap<string, Binary> = new Map<string, Binary>([
  ['_+_', add],
  ['_-_', subtract],
  ['_*_', multiply],
  ['_/_', divide],
  ['_%_', modulo],
  ['_==_', isEqual],
  ['_!=_', (a, b) => !isEqual(a, b)],
  ['_<_', (a, b) => compare(a, b) < 0],
  ['_<=_', (a, b) => compare(a, b) <= 0],
  ['_>_', (a, b) => compare(a, b) > 0],
  ['_>=_', (a, b) => compare(a, b) >= 0],
  ['@in', isIn],
])

/** Operators of one operand. */
export const UNARY: ReadonlyMap<string, (a: Cel) => Cel> = new Map([
  ['!_', (value: Cel): Cel => (typeof value === 'boolean' ? !value : fail(NO_OVERLOAD))],
  ['-_', negate],
])

function add(a: Cel, b: Cel): Cel {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    return Number.isSafeInteger(sum) ? sum : int(BigInt(a) + BigInt(b))
  }
  if (typeof a === 'string') return typeof b === 'string' ? joinText(a, b) : fail(NO_OVERLOAD)
  if (isInt(a)) return isInt(b) ? int(BigInt(a) + BigInt(b)) : fail(NO_OVERLOAD)
  const [left, right] = objects(a, b)
  if (left.tag === 'double' && right.tag === 'double') return double(left.value + right.value)
  if (left.tag === 'uint' && right.tag === 'uint') return uint(left.value + right.value)
  if (left.tag === 'list' && right.tag === 'list') {
    const joined = left.semantics ? left.semantics.join(left, right) : join(left, right)
    return left.isOfObject ? { ...joined, isOfObject: true } : joined
  }
  if (left.tag === 'bytes' && right.tag === 'bytes') return joinBytes(left, right)
  return addTimes(left, right)
}

/** Where the types are not known the server charges one unit, however long the text. */
function joinText(a: string, b: string): string {
  if (a.length + b.length > MAX_TEXT) throw new CostExceeded()
  return a + b
}

function addTimes(left: CelObject, right: CelObject): Duration | Timestamp {
  if (left.tag === 'timestamp' && right.tag === 'duration') return addDuration(left, right.nanos)
  if (left.tag === 'duration' && right.tag === 'timestamp') return addDuration(right, left.nanos)
  if (left.tag === 'duration' && right.tag === 'duration') return duration(left.nanos + right.nanos)
  return fail(NO_OVERLOAD)
}

function subtract(a: Cel, b: Cel): Cel {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b
    return Number.isSafeInteger(difference) ? difference : int(BigInt(a) - BigInt(b))
  }
  if (isInt(a) && isInt(b)) return int(BigInt(a) - BigInt(b))
  const [left, right] = objects(a, b)
  if (left.tag === 'double' && right.tag === 'double') return double(left.value - right.value)
  if (left.tag === 'uint' && right.tag === 'uint') return uint(left.value - right.value)
  if (left.tag === 'timestamp' && right.tag === 'timestamp') return between(left, right)
  if (left.tag === 'timestamp' && right.tag === 'duration') return addDuration(left, -right.nanos)
  if (left.tag === 'duration' && right.tag === 'duration') return duration(left.nanos - right.nanos)
  return fail(NO_OVERLOAD)
}

function multiply(a: Cel, b: Cel): Cel {
  if (isInt(a) && isInt(b)) {
    const product = Number(a) * Number(b)
    return Number.isSafeInteger(product) ? product || 0 : int(BigInt(a) * BigInt(b))
  }
  const [left, right] = objects(a, b)
  if (left.tag === 'double' && right.tag === 'double') return double(left.value * right.value)
  if (left.tag === 'uint' && right.tag === 'uint') return uint(left.value * right.value)
  return fail(NO_OVERLOAD)
}

function divide(a: Cel, b: Cel): Cel {
  if (isInt(a) && isInt(b)) {
    if (b === 0) return fail('division by zero')
    if (typeof a === 'number' && typeof b === 'number') return Math.trunc(a / b) || 0
    return int(BigInt(a) / BigInt(b))
  }
  const [left, right] = objects(a, b)
  if (left.tag === 'double' && right.tag === 'double') return double(left.value / right.value)
  if (left.tag !== 'uint' || right.tag !== 'uint') return fail(NO_OVERLOAD)
  return right.value === 0n ? fail('division by zero') : uint(left.value / right.value)
}

function modulo(a: Cel, b: Cel): Cel {
  if (isInt(a) && isInt(b)) {
    if (b === 0) return fail('modulus by zero')
    if (typeof a === 'number' && typeof b === 'number') return a % b || 0
    if (BigInt(a) === -9223372036854775808n && b === -1) return fail('integer overflow')
    return int(BigInt(a) % BigInt(b))
  }
  const [left, right] = objects(a, b)
  if (left.tag !== 'uint' || right.tag !== 'uint') return fail(NO_OVERLOAD)
  return right.value === 0n ? fail('modulus by zero') : uint(left.value % right.value)
}

function negate(value: Cel): Cel {
  if (typeof value === 'number') return -value || 0
  if (typeof value === 'bigint') return int(-value)
  if (typeof value === 'object' && value?.tag === 'double') return double(-value.value)
  return fail(NO_OVERLOAD)
}

function isIn(item: Cel, container: Cel): Cel {
  if (typeof container === 'object' && container?.tag === 'list') {
    for (let index = 0; index < container.size; index++) if (isEqual(item, container.at(index))) return true
    return false
  }
  if (typeof container !== 'object' || container?.tag !== 'map') return fail(NO_OVERLOAD)
  const key = keyOf(item)
  return key !== undefined && key !== null && entryOf(container, key) !== undefined
}

function objects(a: Cel, b: Cel): readonly [CelObject, CelObject] {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return fail(NO_OVERLOAD)
  return [a, b]
}

function uint(value: bigint): Uint {
  return value < 0n || value > MAX_UINT ? fail('unsigned integer overflow') : { tag: 'uint', value }
}

function joinBytes(a: Bytes, b: Bytes): Bytes {
  const value = new Uint8Array(a.value.length + b.value.length)
  value.set(a.value)
  value.set(b.value, a.value.length)
  return { tag: 'bytes', value }
}
