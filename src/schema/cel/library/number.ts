import { plainNumber } from '../time.ts'

/** Go's strconv.ParseFloat: decimal or hexadecimal, `_` between digits, inf and nan by name. Undefined where it is none. */
export function parseDouble(text: string): number | undefined {
  const named = /^([+-]?)(?:inf|infinity)$/i.exec(text)
  if (named !== null) return named[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  if (/^[+-]?nan$/i.test(text)) return Number.NaN
  if (text.startsWith('_') || /__|_$|_[^0-9a-f]|[^0-9a-fx]_/i.test(text)) return undefined
  const plain = text.replaceAll('_', '')
  const value = /^[+-]?0x/i.test(plain) ? parseHexadecimal(plain) : parseDecimal(plain)
  return value === undefined || !Number.isFinite(value) ? undefined : value
}

/** Go's `%g` with the shortest digits: an exponent below -4 and from 6 on. */
export function formatDouble(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  if (Object.is(value, -0)) return '-0'
  const [, sign = '', first = '', rest = '', exponent = '0'] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(value.toExponential()) ?? []
  const power = Number(exponent)
  if (power >= -4 && power < 6) return plainNumber(value)
  const shown = Math.abs(power) < 10 ? `0${Math.abs(power)}` : String(Math.abs(power))
  return `${sign}${first}${rest === '' ? '' : `.${rest}`}e${power < 0 ? '-' : '+'}${shown}`
}

function parseDecimal(text: string): number | undefined {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined
}

function parseHexadecimal(text: string): number | undefined {
  const [, sign, whole = '', fraction = '', power] = /^([+-]?)0x([0-9a-f]*)\.?([0-9a-f]*)p([+-]?\d+)$/i.exec(text) ?? []
  if (power === undefined || whole + fraction === '') return undefined
  const value = Number.parseInt(whole + fraction, 16) * 2 ** (Number(power) - 4 * fraction.length)
  return sign === '-' ? -value : value
}

/** `%f` in the server's locale: groups of three, a half to the even digit. */
export function formatFixed(value: number, precision: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞'
  const [sign, whole, fraction] = decimalParts(value, Math.min(precision, MAX_PRECISION))
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return `${sign}${grouped}${fraction === '' ? '' : `.${fraction}`}`
}

/** `%e` in the server's locale: always six digits; the precision is the width. */
export function formatScientific(value: number, width: number): string {
  const text = scientificText(value)
  const size = Array.from(text).length
  return ' '.repeat(Math.max(0, Math.min(width, MAX_WIDTH) - size)) + text
}

/** More digits than any double has before or after the point. */
const MAX_PRECISION = 1100
const MAX_WIDTH = 100_000
const RAISED = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']

function scientificText(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞'
  const [, digits = '', sign = '', power = ''] = /^(-?[\d.]+)e([+-])(\d+)$/.exec(value.toExponential(6)) ?? []
  const raised = Array.from(power.padStart(2, '0'), (digit) => RAISED[Number(digit)] ?? '').join('')
  return `${digits}×10${sign === '-' ? '⁻' : ''}${raised}`
}

/** The exact decimal value of a double, rounded half to even at so many digits after the point. */
function decimalParts(value: number, digits: number): readonly [sign: string, whole: string, fraction: string] {
  const [numerator, shift] = exactFraction(Math.abs(value))
  const scaled = numerator * 10n ** BigInt(digits)
  const unit = 2n ** BigInt(shift)
  const twice = (scaled % unit) * 2n
  const floor = scaled / unit
  const isUp = twice > unit || (twice === unit && floor % 2n === 1n)
  const text = String(isUp ? floor + 1n : floor).padStart(digits + 1, '0')
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  return [sign, text.slice(0, text.length - digits), text.slice(text.length - digits)]
}

/** The double as numerator / 2^shift. */
function exactFraction(value: number): readonly [numerator: bigint, shift: number] {
  let shift = 0
  let scaled = value
  while (!Number.isInteger(scaled)) {
    scaled *= 2
    shift++
  }
  return [BigInt(scaled), shift]
}
