import { nameOf } from '../../index.ts'
import { isList, isMapping, isSameValue, type Value } from '../../model/value.ts'
import type { Filling } from './output.ts'

/** A function that templates may call. */
export interface TemplateHelper {
  /** How few and how many values it takes. */
  readonly takes: readonly [least: number, most: number]
  /** Throws a HelperError for values it can't work on. */
  readonly call: (...values: Filling[]) => Filling
}

/** Why a helper has no answer: a phrase that follows the helper's name. */
export class HelperError extends Error {
  /** True where a value that must be there is absent. */
  readonly isAbsent: boolean
  constructor(message: string, cause?: 'absent') {
    super(message)
    this.name = 'HelperError'
    this.isAbsent = cause === 'absent'
  }
}

const ANY_NUMBER = Infinity

/**
 * The helpers of templates, by name. An absent value makes the answer of lower, upper, join, json, add and mul absent
 * too, so that the key it stands at is dropped.
 */
export const HELPERS: ReadonlyMap<string, TemplateHelper> = new Map<string, TemplateHelper>([
  ['eq', { takes: [2, 2], call: (a, b) => isEqual(a, b) }],
  ['ne', { takes: [2, 2], call: (a, b) => !isEqual(a, b) }],
  ['and', { takes: [1, ANY_NUMBER], call: (...values) => firstOrLast(values, (value) => !isTruthy(value)) }],
  ['or', { takes: [1, ANY_NUMBER], call: (...values) => firstOrLast(values, isTruthy) }],
  ['not', { takes: [1, 1], call: (value) => !isTruthy(value) }],
  ['default', { takes: [2, 2], call: (value, other) => value ?? other }],
  ['join', { takes: [1, 2], call: (list, separator) => join(list, separator) }],
  ['lower', { takes: [1, 1], call: (value) => onText(value, (text) => text.toLowerCase()) }],
  ['upper', { takes: [1, 1], call: (value) => onText(value, (text) => text.toUpperCase()) }],
  ['add', { takes: [2, ANY_NUMBER], call: (...values) => calculate(values, SUM) }],
  ['mul', { takes: [2, ANY_NUMBER], call: (...values) => calculate(values, PRODUCT) }],
  ['json', { takes: [1, 1], call: (value) => (value === undefined ? undefined : toJson(value)) }],
  ['nameOf', { takes: [1, ANY_NUMBER], call: (...parts) => name(parts) }],
])

/** What Handlebars' own #if takes for true: not absent, null, false, 0, empty text or an empty list. */
export function isTruthy(value: Filling): boolean {
  return isList(value) ? value.length > 0 : value !== 0n && Boolean(value)
}

/** A scalar as text inside other text. */
export function textOf(value: string | number | bigint | boolean): string {
  return String(value)
}

function firstOrLast(values: readonly Filling[], isIt: (value: Filling) => boolean): Filling {
  const index = values.findIndex(isIt)
  return values.at(index)
}

function isEqual(a: Filling, b: Filling): boolean {
  return isSameValue(a, b)
}

function join(list: Filling, separator: Filling = ','): Filling {
  if (list === undefined) return undefined
  if (!isList(list)) throw new HelperError('takes a list')
  return list.map((item) => scalarText(item)).join(scalarText(separator))
}

function onText(value: Filling, change: (text: string) => string): Filling {
  return value === undefined ? undefined : change(scalarText(value))
}

interface Operation {
  readonly whole: (a: bigint, b: bigint) => bigint
  readonly real: (a: number, b: number) => number
}

const SUM: Operation = { whole: (a, b) => a + b, real: (a, b) => a + b }
const PRODUCT: Operation = { whole: (a, b) => a * b, real: (a, b) => a * b }

function calculate(values: readonly Filling[], { whole, real }: Operation): Filling {
  if (values.includes(undefined)) return undefined
  return values.map(toNumber).reduce((a, b) => {
    if (isWhole(a) && isWhole(b)) return narrow(whole(BigInt(a), BigInt(b)))
    const result = real(Number(a), Number(b))
    if (!Number.isFinite(result)) throw new HelperError('gives no finite number')
    return result
  })
}

function toNumber(value: Filling): number | bigint {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  throw new HelperError(`takes numbers, not ${describe(value)}`)
}

function isWhole(value: number | bigint): boolean {
  return typeof value === 'bigint' || Number.isSafeInteger(value)
}

/** Whole numbers beyond 2^53 stay exact. */
function narrow(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

/** JSON text with keys in their order; bigints are written as the whole numbers they are. */
function toJson(value: Value): string {
  if (typeof value === 'bigint') return String(value)
  if (isList(value)) return `[${value.map(toJson).join(',')}]`
  if (!isMapping(value)) return JSON.stringify(value)
  const entries = Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}:${toJson(entry)}`)
  return `{${entries.join(',')}}`
}

function name(parts: readonly Filling[]): string {
  const texts = parts.map((part) => scalarText(part))
  try {
    return nameOf(...texts)
  } catch {
    throw new HelperError(`has no letter or digit to make a name of`)
  }
}

function scalarText(value: Filling): string {
  if (value === undefined) throw new HelperError('takes text and numbers, not an absent value', 'absent')
  if (value === null || typeof value === 'object') {
    throw new HelperError(`takes text and numbers, not ${describe(value)}`)
  }
  return textOf(value)
}

/** What a value is, as a phrase. */
export function describe(value: Filling): string {
  if (value === undefined) return 'an absent value'
  if (value === null) return 'null'
  if (isList(value)) return 'a list'
  return isMapping(value) ? 'a mapping' : JSON.stringify(textOf(value))
}
