import { fail, type Duration, type Timestamp } from './value.ts'

const MAX_NANOS = 9223372036854775807n
const SECOND = 1_000_000_000n
/** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z. */
const MIN_SECONDS = -62135596800
const MAX_SECONDS = 253402300799

/** A duration; fails outside what 64 bits of nanoseconds hold. */
export function duration(nanos: bigint): Duration {
  return nanos > MAX_NANOS || nanos < -MAX_NANOS - 1n ? fail('integer overflow') : { tag: 'duration', nanos }
}

/** A moment; fails before year 1 and after year 9999. */
export function timestamp(seconds: number, nanos: number): Timestamp {
  if (seconds < MIN_SECONDS || seconds > MAX_SECONDS) return fail('timestamp overflow')
  return { tag: 'timestamp', seconds, nanos }
}

/** The moment `nanos` later. */
export function addDuration(from: Timestamp, nanos: bigint): Timestamp {
  const total = BigInt(from.seconds) * SECOND + BigInt(from.nanos) + nanos
  const rest = ((total % SECOND) + SECOND) % SECOND
  const moment = timestamp(Number((total - rest) / SECOND), Number(rest))
  return from.east === undefined ? moment : { ...moment, east: from.east }
}

/** The span from `b` to `a`. */
export function between(a: Timestamp, b: Timestamp): Duration {
  return duration((BigInt(a.seconds) - BigInt(b.seconds)) * SECOND + BigInt(a.nanos - b.nanos))
}

const RFC3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d+))?(Z|([+-])(\d{2}):(\d{2}))$/

/** RFC 3339 text as Go reads it, or undefined; fails outside of the years that CEL has. */
export function parseTimestamp(text: string): Timestamp | undefined {
  const moment = parseMoment(text)
  return moment && { ...moment, ...timestamp(moment.seconds, moment.nanos) }
}

/** The same for a value of an object, whose year the server takes as it is. */
export function parseMoment(text: string): Timestamp | undefined {
  const parts = RFC3339.exec(text)
  if (parts === null) return undefined
  const [, year, month, day, hour, minute, second, fraction, zone, sign, zoneHour, zoneMinute] = parts
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  const isDay = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  if (!isDay || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  if (Number(zoneHour ?? 0) > 24 || Number(zoneMinute ?? 0) > 60) return undefined
  const east = zone === 'Z' ? 0 : (sign === '-' ? -60 : 60) * (Number(zoneHour) * 60 + Number(zoneMinute))
  const seconds = date.getTime() / 1000 + Number(hour) * 3600 + Number(minute) * 60 + Number(second) - east
  const nanos = Number((fraction ?? '').slice(0, 9).padEnd(9, '0'))
  return { tag: 'timestamp', seconds, nanos, ...(east === 0 ? {} : { east }) }
}

const UNIT_NANOS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1000n],
  ['µs', 1000n],
  ['μs', 1000n],
  ['ms', 1_000_000n],
  ['s', SECOND],
  ['m', 60n * SECOND],
  ['h', 3600n * SECOND],
])

/** Go's duration text (`1h30m`, `-1.5s`) in nanoseconds, or undefined where it is none or too long. */
export function parseDuration(text: string): bigint | undefined {
  const body = text.replace(/^[+-]/, '')
  if (body === '0') return 0n
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(body)) return undefined
  let total = 0n
  for (const [, whole, fraction, unit] of body.matchAll(/(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/g)) {
    const nanos = UNIT_NANOS.get(unit ?? '') ?? 0n
    total += BigInt(whole === '' ? '0' : (whole ?? '0')) * nanos
    const digits = (fraction ?? '').slice(0, 18)
    if (digits !== '') total += (BigInt(digits) * nanos) / 10n ** BigInt(digits.length)
  }
  const signed = text.startsWith('-') ? -total : total
  return signed > MAX_NANOS || signed < -MAX_NANOS - 1n ? undefined : signed
}

/** RFC 3339 text with as many digits after the second as it needs, in the zone it was written in. */
export function formatTimestamp({ seconds, nanos, east = 0 }: Timestamp): string {
  const local = new Date((seconds + east) * 1000)
  const text = local.toISOString().replace(/^\+0*/, '').slice(0, 19)
  const fraction = nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`
  if (east === 0) return `${text}${fraction}Z`
  const minutes = Math.abs(Math.trunc(east / 60))
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${text}${fraction}${east < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`
}

/** Seconds with a fraction, as CEL writes them: `90s`, `1.5s`. */
export function formatDuration({ nanos }: Duration): string {
  // Go adds whole seconds and the rest as doubles; so does this, to round alike.
  const seconds = Number(nanos / SECOND) + Number(nanos % SECOND) / 1e9
  return `${plainNumber(seconds)}s`
}

/** A double without an exponent, as short as it reads back. */
export function plainNumber(value: number): string {
  const text = String(value)
  const found = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (found === null) return text
  const [, sign = '', first = '', rest = '', exponent = '0'] = found
  const power = Number(exponent)
  const digits = first + rest
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${digits}`
  return `${sign}${digits.padEnd(power + 1, '0')}`
}
