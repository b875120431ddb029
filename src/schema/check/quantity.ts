const FORM = /^([+-]?)(\d*)(?:\.(\d*))?(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\d+)?$/
const POWERS_OF_TEN: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 }
const POWERS_OF_1024 = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']
const LARGEST_POWER = 300

/**
 * A quantity of Kubernetes, blanks around it aside: `500m`, `1.5`, `2Gi`, `1e3`; and, as the server has it, one without
 * digits, where 64 bits hold what the unit makes of it.
 */
export function isQuantity(text: string): boolean {
  const [form = '', , whole = '', fraction = '', unit = ''] = FORM.exec(withoutBlanks(text)) ?? []
  if (form === '' || !isUnit(unit)) return false
  return whole + fraction !== '' || (POWERS_OF_1024.indexOf(unit) < 4 && powerOf(unit) >= -9)
}

/** The server reads an exponent as a whole number of 64 bits. */
function isUnit(unit: string): boolean {
  if (!isExponent(unit)) return true
  const exponent = BigInt(unit.slice(1))
  return BigInt.asIntN(64, exponent) === exponent
}

const BLANK = /[\p{Zs}\u0085]/u

/** The text that the server reads: it drops blanks around it, though not the line breaks that JSON escapes. */
function withoutBlanks(text: string): string {
  let from = 0
  let end = text.length
  while (end > 0 && BLANK.test(text[end - 1] ?? '')) end--
  while (from < end && BLANK.test(text[from] ?? '')) from++
  return text.slice(from, end)
}

/** Below 0, 0 or above 0, as `a` is less than, equal to or more than `b`; 0 where either is no quantity. */
export function compareQuantities(a: string, b: string): number {
  const one = parse(a)
  const other = parse(b)
  if (one === undefined || other === undefined) return 0
  const power = Math.min(one.power, other.power)
  const difference = scaled(one, power) - scaled(other, power)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Whether it counts whole things, as the server reckons: in thousandths, rounded up, in 64 bits. */
export function isWholeQuantity(text: string): boolean {
  const quantity = parse(text)
  return quantity !== undefined && thousandths(quantity) % 1000n === 0n
}

const LARGEST = 2n ** 63n - 1n

/** apimachinery, resource.Quantity.MilliValue: what is too large comes to 0 where the digits are few, and wraps elsewhere. */
function thousandths({ digits, power, isShort }: Parsed): bigint {
  if (power < -3) {
    const unit = 10n ** BigInt(-3 - power)
    return BigInt.asIntN(64, digits / unit + (digits % unit > 0n ? 1n : 0n))
  }
  const factor = 10n ** BigInt(power + 3)
  if (isShort) return digits * factor > LARGEST || digits * factor < -LARGEST ? 0n : digits * factor
  return BigInt.asIntN(64, BigInt.asIntN(64, digits) * BigInt.asIntN(64, factor > LARGEST ? LARGEST + 1n : factor))
}

/** digits x 10^power */
interface Parsed {
  readonly digits: bigint
  readonly power: number
  /** Whether the server holds it in 64 bits, and not as a decimal of any length. */
  readonly isShort: boolean
}

function parse(text: string): Parsed | undefined {
  const [, sign, whole = '', fraction = '', unit = ''] = FORM.exec(withoutBlanks(text)) ?? []
  if (sign === undefined) return undefined
  const digits = BigInt(`${whole}${fraction}` || '0') * (sign === '-' ? -1n : 1n)
  const binary = POWERS_OF_1024.indexOf(unit) + 1
  const power = Math.max(-LARGEST_POWER, Math.min(LARGEST_POWER, powerOf(unit) - fraction.length))
  const count = whole.replace(/^0+/, '').length
  if (binary === 0) return { digits, power, isShort: count + fraction.length <= 18 && power >= -9 }
  const isShort = fraction === '' && count + 3 * binary <= 14
  const value = digits * 1024n ** BigInt(binary)
  const isCapped = value > LARGEST * 10n ** BigInt(-power)
  return isCapped ? { digits: LARGEST, power: 0, isShort: false } : { digits: value, power, isShort }
}

function powerOf(unit: string): number {
  return isExponent(unit) ? Number(unit.slice(1)) : (POWERS_OF_TEN[unit] ?? 0)
}

function isExponent(unit: string): boolean {
  return /^[eE]./.test(unit) && !POWERS_OF_1024.includes(unit)
}

function scaled({ digits, power }: Parsed, to: number): bigint {
  return digits * 10n ** BigInt(power - to)
}
