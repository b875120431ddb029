import { double, fail, int, type Cel, type Opaque } from '../value.ts'
import type { Implementation } from './implementation.ts'

/**
 * `digits` times ten to the power of `exponent`. Whether the server keeps it as a machine integer decides whether it
 * can be asked for as an int: 1000m can't, though it is 1.
 */
interface Quantity {
  readonly digits: bigint
  readonly exponent: number
  readonly isMachine: boolean
}

type Int = number | bigint

const WRONG_FORM = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
const WRONG_SUFFIX = "unable to parse quantity's suffix"
const FORM = /^([+-]?)(?:0*)(\d*)(?:\.(\d*))?([eEinumkKMGTP]*[+-]?\d*)$/
const DECIMAL: ReadonlyMap<string, number> = new Map([
  ['n', -9],
  ['u', -6],
  ['m', -3],
  ['', 0],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
  ['E', 18],
])
const BINARY: ReadonlyMap<string, number> = new Map([
  ['Ki', 10],
  ['Mi', 20],
  ['Gi', 30],
  ['Ti', 40],
  ['Pi', 50],
  ['Ei', 60],
])
const MAX_INT = 9223372036854775807n
/** Powers of ten that are worth writing out; the server doesn't return from larger ones. */
const MAX_SPREAD = 5000

/** Resource quantities (k8s.io/apiserver/pkg/cel/library/quantity.go, k8s.io/apimachinery/pkg/api/resource). */
export const QUANTITIES: Readonly<Record<string, Implementation>> = {
  string_to_quantity: (text: string) => {
    const quantity = parse(text)
    return typeof quantity === 'string' ? fail(quantity) : opaque(quantity)
  },
  is_quantity_string: (text: string) => typeof parse(text) !== 'string',
  quantity_sign: (value: Opaque) => sign(quantityOf(value).digits),
  quantity_is_greater_than: (a: Opaque, b: Opaque) => compare(quantityOf(a), quantityOf(b)) > 0,
  quantity_is_less_than: (a: Opaque, b: Opaque) => compare(quantityOf(a), quantityOf(b)) < 0,
  quantity_compare_to: (a: Opaque, b: Opaque) => compare(quantityOf(a), quantityOf(b)),
  quantity_get_float: (value: Opaque) => double(approximate(quantityOf(value))),
  quantity_get_int: (value: Opaque) => integer(quantityOf(value)) ?? fail('cannot convert value to integer'),
  quantity_is_integer: (value: Opaque) => integer(quantityOf(value)) !== undefined,
  quantity_add: (a: Opaque, b: Opaque) => opaque(add(quantityOf(a), quantityOf(b))),
  quantity_add_int: (a: Opaque, b: Int) => opaque(add(quantityOf(a), whole(BigInt(b)))),
  quantity_sub: (a: Opaque, b: Opaque) => opaque(add(quantityOf(a), negated(quantityOf(b)))),
  quantity_sub_int: (a: Opaque, b: Int) => opaque(add(quantityOf(a), whole(-BigInt(b)))),
}

function opaque(quantity: Quantity): Cel {
  return {
    tag: 'opaque',
    name: 'kubernetes.Quantity',
    data: quantity,
    isEqual: (other) => compare(quantity, quantityOf(other)) === 0,
  }
}

function quantityOf(value: Opaque): Quantity {
  return value.data as Quantity
}

function whole(digits: bigint): Quantity {
  return { digits, exponent: 0, isMachine: true }
}

function negated(quantity: Quantity): Quantity {
  return { ...quantity, digits: -quantity.digits }
}

/** The quantity, or what is wrong with its text. */
function parse(text: string): Quantity | string {
  const parts = FORM.exec(text)
  if (text === '' || parts === null) return WRONG_FORM
  const [, sign = '', whole = '', fraction = '', suffix = ''] = parts
  const shown = whole + fraction
  const digits = BigInt(sign === '-' ? `-${shown || '0'}` : shown || '0')
  const power = BINARY.get(suffix)
  if (power !== undefined) return binary({ digits, size: (whole || '0').length, fraction: fraction.length, power })
  const exponent = DECIMAL.get(suffix) ?? scientific(suffix)
  if (exponent === undefined) return WRONG_SUFFIX
  const scale = exponent - fraction.length
  const isMachine = (whole || '0').length + fraction.length <= 18 && scale >= -9
  return isMachine ? { digits, exponent: scale, isMachine } : rounded({ digits, exponent: scale, isMachine })
}

function scientific(suffix: string): number | undefined {
  if (!/^[eE][+-]?\d+$/.test(suffix)) return undefined
  const value = BigInt(suffix.slice(1).replace('+', ''))
  return BigInt.asIntN(64, value) === value ? Number(BigInt.asIntN(32, value)) : undefined
}

interface BinaryText {
  readonly digits: bigint
  readonly size: number
  readonly fraction: number
  readonly power: number
}

function binary({ digits, size, fraction, power }: BinaryText): Quantity {
  const scaled = digits * 2n ** BigInt(power)
  const isMachine = fraction === 0 && 15 - size - Math.trunc((power * 3) / 10) - 1 >= 0 && isInt64(scaled)
  const quantity = { digits: scaled, exponent: -fraction, isMachine }
  if (isMachine) return quantity
  const limit = { digits: digits < 0n ? -MAX_INT : MAX_INT, exponent: 0, isMachine: false }
  const small = rounded(quantity)
  return compare(absolute(small), absolute(limit)) > 0 ? limit : small
}

/** Nothing is smaller than a billionth: what is gets rounded away from zero. */
function rounded(quantity: Quantity): Quantity {
  if (quantity.exponent >= -9) return quantity
  const { digits } = quantity
  const drop = -9 - quantity.exponent
  if (drop > String(digits).length) return { ...quantity, digits: BigInt(sign(digits)), exponent: -9 }
  const unit = 10n ** BigInt(drop)
  const rest = digits % unit === 0n ? 0n : BigInt(sign(digits))
  return { ...quantity, digits: digits / unit + rest, exponent: -9 }
}

function absolute(quantity: Quantity): Quantity {
  return quantity.digits < 0n ? negated(quantity) : quantity
}

function sign(value: bigint): number {
  return value > 0n ? 1 : value < 0n ? -1 : 0
}

function isInt64(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value
}

function compare(a: Quantity, b: Quantity): number {
  const signs = sign(a.digits) - sign(b.digits)
  if (signs !== 0 || a.digits === 0n) return Math.sign(signs)
  const magnitude = (one: Quantity): number => String(one.digits).replace('-', '').length + one.exponent
  const order = magnitude(a) - magnitude(b)
  if (order !== 0) return Math.sign(order) * sign(a.digits)
  const base = Math.min(a.exponent, b.exponent)
  return sign(expanded(a, base) - expanded(b, base))
}

/** The digits at a lower exponent. */
function expanded({ digits, exponent }: Quantity, base: number): bigint {
  return digits * 10n ** BigInt(exponent - base)
}

function add(a: Quantity, b: Quantity): Quantity {
  if (b.digits === 0n && b.isMachine) return a
  if (a.digits === 0n && a.isMachine) return b
  if (Math.abs(a.exponent - b.exponent) > MAX_SPREAD) return fail('the quantities are too far apart to add')
  const exponent = Math.min(a.exponent, b.exponent)
  const left = expanded(a, exponent)
  const right = expanded(b, exponent)
  const isMachine = a.isMachine && b.isMachine && isInt64(left) && isInt64(right) && isInt64(left + right)
  return { digits: left + right, exponent, isMachine }
}

function integer({ digits, exponent, isMachine }: Quantity): Cel | undefined {
  if (!isMachine || (exponent < 0 && digits !== 0n) || exponent > 18) return undefined
  const value = digits * 10n ** BigInt(Math.max(0, exponent))
  return isInt64(value) ? int(value) : undefined
}

function approximate({ digits, exponent }: Quantity): number {
  if (exponent === 0) return Number(digits)
  // Go multiplies by a power of ten that is rounded itself; below, it divides by none.
  return Number(digits) * Number(`1e${exponent}`)
}
