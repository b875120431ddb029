/** What a plain scalar can stand for. .inf and .nan come out as the numbers of that name. */
export type Scalar = null | boolean | number | bigint | string

/** More digits than this are never computed: no reader keeps such a number. */
const DIGITS_LIMIT = 1000

const CORE_WORDS: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ...words(null, '', '~', 'null', 'Null', 'NULL'),
  ...words(true, 'true', 'True', 'TRUE'),
  ...words(false, 'false', 'False', 'FALSE'),
  ...words(Number.NaN, '.nan', '.NaN', '.NAN'),
  ...words(Infinity, '.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'),
  ...words(-Infinity, '-.inf', '-.Inf', '-.INF'),
])

const KUBECTL_WORDS: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ...CORE_WORDS,
  ...words(true, 'y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'),
  ...words(false, 'n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'),
])

const MAY_BE_A_WORD = /^[yYnNtTfFoO~.+-]/
const CORE_WHOLE = /^([-+]?)([0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/
const KUBECTL_WHOLE = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]*|[1-9][0-9]*)$/
const FRACTION = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/

function words(value: Scalar, ...spellings: string[]): [string, Scalar][] {
  return spellings.map((spelling) => [spelling, value])
}

/** A plain scalar as the core schema of YAML 1.2 reads it (section 10.3.2). */
export function coreReading(text: string): Scalar {
  if (text === '' || MAY_BE_A_WORD.test(text)) {
    const word = CORE_WORDS.get(text)
    if (word !== undefined) return word
  }
  if (!/^[-+.0-9]/.test(text)) return text
  const whole = CORE_WHOLE.exec(text)
  const digits = whole?.[2] ?? ''
  if (whole && (whole[1] === '' || /^[0-9]+$/.test(digits))) {
    return digits.length > DIGITS_LIMIT ? Infinity : narrow(signed(whole[1], BigInt(digits)))
  }
  return FRACTION.test(text) ? Number(text) : text
}

/**
 * A plain scalar as kubectl reads it: sigs.k8s.io/yaml over go-yaml v2, which is YAML 1.1 in part. Dates stay text there,
 * numbers of base 60 too; a whole number that fits neither int64 nor uint64 becomes a float.
 */
export function kubectlReading(text: string): Scalar {
  if (text === '' || MAY_BE_A_WORD.test(text)) {
    const word = KUBECTL_WORDS.get(text)
    if (word !== undefined) return word
  }
  if (!/^[-+.0-9]/.test(text)) return text
  // Go's ParseFloat, which reads what begins with a dot, takes underscores between digits alone.
  const plain = text.startsWith('.') ? text.replace(/(?<=[0-9])_(?=[0-9])/g, '') : text.replaceAll('_', '')
  const whole = KUBECTL_WHOLE.exec(plain)
  if (whole && plain.length <= DIGITS_LIMIT) {
    const value = signed(whole[1], magnitude(whole[2] ?? ''))
    if (fitsMachine(value, whole[1] ?? '')) return narrow(value)
  }
  if (!FRACTION.test(plain)) return text
  const value = Number(plain)
  return Number.isFinite(value) ? value : text
}

/** True for what is no text to kubectl, though no number begins like it: true, yes, null, ~ and their kind. */
export function isWord(text: string): boolean {
  return KUBECTL_WORDS.has(text)
}

/** A plain key as kubectl makes it text; undefined where kubectl refuses it (null, whole numbers beyond int64). */
export function kubectlKey(text: string): string | undefined {
  const value = kubectlReading(text)
  if (value === null) return undefined
  if (typeof value === 'bigint') return value === BigInt.asIntN(64, value) ? String(value) : undefined
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && isWhole(text) ? String(value) : singlePrecision(value)
  return String(value)
}

/** True where both readings are the same data. */
export function isSameScalar(a: Scalar, b: Scalar): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b))
}

function isWhole(text: string): boolean {
  return KUBECTL_WHOLE.test(text.replaceAll('_', ''))
}

function magnitude(digits: string): bigint {
  return /^0[0-7]+$/.test(digits) ? BigInt(`0o${digits}`) : BigInt(digits)
}

function signed(sign: string | undefined, value: bigint): bigint {
  return sign === '-' ? -value : value
}

/** Go's ParseUint takes no sign, so that only an unsigned spelling reaches beyond int64. */
function fitsMachine(value: bigint, sign: string): boolean {
  return value === BigInt.asIntN(64, value) || (sign === '' && value === BigInt.asUintN(64, value))
}

function narrow(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

/** Go's FormatFloat(value, 'g', -1, 32): what kubectl writes for a key that is a fraction. */
function singlePrecision(value: number): string {
  const single = Math.fround(value)
  if (!Number.isFinite(single)) return Number.isNaN(single) ? '.nan' : single < 0 ? '-.inf' : '.inf'
  if (single === 0) return Object.is(single, -0) ? '-0' : '0'
  let digits = 1
  while (digits < 9 && Math.fround(Number(value.toPrecision(digits))) !== single) digits++
  const shortest = Number(value.toPrecision(digits))
  const [mantissa = '', exponent = ''] = shortest.toExponential().split('e')
  const power = Number(exponent)
  if (power >= -4 && power < 6) return String(shortest)
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}
