import type { Schema } from '../../model/kind.ts'
import type { Value } from '../../model/value.ts'
import { showValue } from './say.ts'
import { report, type Check, type Context, type Walk } from './walk.ts'

const INT64_MIN = -(2n ** 63n)
const INT64_MAX = 2n ** 63n - 1n
const LARGEST_FLOAT = 3.4028235677973366e38
const EPSILON = 1e-9

/** True where the API server decodes the number as an int64: written without a fraction, and in its range. */
export function isInt64(value: number | bigint): boolean {
  if (typeof value === 'bigint') return value >= INT64_MIN && value <= INT64_MAX
  return Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63
}

/** Bounds, multiples and the ranges of int32, int64 and float. Undefined where the schema says nothing of numbers. */
export function numberCheck(schema: Schema, context: Context): Check | undefined {
  const checks = [rangeCheck(schema, context), minimumCheck(schema), maximumCheck(schema), multipleCheck(schema)]
  const present = checks.filter((check) => check !== undefined)
  if (present.length === 0) return undefined
  const shown = (value: number | bigint): string => (context.isSecret ? '***' : showValue(value, schema))
  return (value, walk) => {
    if (typeof value !== 'number' && typeof value !== 'bigint') return
    for (const check of present) check(value, walk, shown)
  }
}

type NumberCheck = (value: number | bigint, walk: Walk, shown: (value: number | bigint) => string) => void

function rangeCheck(schema: Schema, { dialect }: Context): NumberCheck | undefined {
  const { type, format } = schema
  const isGoIntOrString = dialect === 'core' && schema['x-kubernetes-int-or-string'] === true && format !== 'quantity'
  if (isGoIntOrString || (type === 'integer' && format === 'int32')) {
    return (value, walk, shown) => {
      if (value >= -2147483648 && value <= 2147483647) return
      report(walk, 'schema/bounds', `must fit 32 bits (-2147483648 to 2147483647), got ${shown(value)}`)
    }
  }
  if (type === 'number' && format === 'float') {
    return (value, walk, shown) => {
      if (Math.abs(Number(value)) < LARGEST_FLOAT) return
      report(walk, 'schema/bounds', `must fit a 32-bit float, got ${shown(value)}`)
    }
  }
  return undefined
}

function minimumCheck(schema: Schema): NumberCheck | undefined {
  const { minimum, exclusiveMinimum } = schema
  if (minimum === undefined) return undefined
  if (!fits(minimum, schema)) return unfit('minimum', minimum)
  const words = exclusiveMinimum === true ? 'more than' : 'at least'
  return (value, walk, shown) => {
    const bound = boundFor(value, minimum)
    if (exclusiveMinimum === true ? value > bound : value >= bound) return
    report(walk, 'schema/bounds', `must be ${words} ${minimum}, got ${shown(value)}`)
  }
}

function maximumCheck(schema: Schema): NumberCheck | undefined {
  const { maximum, exclusiveMaximum } = schema
  if (maximum === undefined) return undefined
  if (!fits(maximum, schema)) return unfit('maximum', maximum)
  const words = exclusiveMaximum === true ? 'less than' : 'at most'
  return (value, walk, shown) => {
    const bound = boundFor(value, maximum)
    if (exclusiveMaximum === true ? value < bound : value <= bound) return
    report(walk, 'schema/bounds', `must be ${words} ${maximum}, got ${shown(value)}`)
  }
}

function multipleCheck(schema: Schema): NumberCheck | undefined {
  const { multipleOf } = schema
  if (multipleOf === undefined) return undefined
  if (!fits(multipleOf, schema)) return unfit('multipleOf', multipleOf)
  return (value, walk, shown) => {
    if (isMultiple(value, multipleOf)) return
    const help =
      isInt64(value) && !Number.isInteger(multipleOf)
        ? `An API server cuts multipleOf ${multipleOf} to ${Math.trunc(multipleOf)} for whole numbers.`
        : undefined
    report(walk, 'schema/bounds', `must be a multiple of ${multipleOf}, got ${shown(value)}`, { help })
  }
}

/** The server compares whole numbers with the bound's whole part, whatever the schema's type is. */
function boundFor(value: number | bigint, bound: number): number {
  return isInt64(value) ? Math.trunc(bound) : bound
}

/** What the server takes for a multiple; it divides with a little tolerance. */
export function isMultiple(value: number | bigint, factor: number): boolean {
  if (isInt64(value)) {
    const whole = BigInt(Math.trunc(factor))
    return whole > 0n && BigInt(value) % whole === 0n
  }
  if (factor <= 0) return false
  const number = Number(value)
  return isNearlyWhole(factor < 1 ? (1 / factor) * number : number / factor)
}

function isNearlyWhole(value: number): boolean {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return false
  const whole = Math.trunc(value)
  if (value === whole) return true
  return Math.abs(value - whole) / (Math.abs(value) + Math.abs(whole)) < EPSILON
}

/** Whether a bound can be compared at all: the server wants a whole one, in range, beside `type: integer`. */
function fits(bound: number, { type, format }: Schema): boolean {
  if (type === 'integer') {
    if (!Number.isInteger(bound) || Math.abs(bound) >= 2 ** 63) return false
    return format !== 'int32' || (bound >= -2147483648 && bound <= 2147483647)
  }
  return type !== 'number' || format !== 'float' || Math.abs(bound) < LARGEST_FLOAT
}

function unfit(keyword: string, bound: Value): NumberCheck {
  return (_value, walk) =>
    report(walk, 'schema/bounds', `can have no value, because ${keyword} ${showValue(bound)} does not fit the type`, {
      help: `change ${keyword} in the schema.`,
    })
}
