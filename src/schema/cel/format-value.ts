import { duration, parseDuration, parseMoment, timestamp } from './time.ts'
import { fail, type Bytes, type Duration, type Timestamp } from './value.ts'

const UNITS: readonly (readonly [nanos: bigint, exact: readonly string[], prefix: string])[] = [
  [1n, ['ns'], 'nano'],
  [1000n, ['us', 'µs'], 'micro'],
  [1_000_000n, ['ms'], 'milli'],
  [1_000_000_000n, ['s'], 'sec'],
  [60_000_000_000n, ['m'], 'min'],
  [3_600_000_000_000n, ['h', 'hr'], 'hour'],
  [86_400_000_000_000n, ['d'], 'day'],
  [604_800_000_000_000n, ['w', 'wk'], 'week'],
]

/** A value of format duration: Go's form, or numbers with units spelt out (kube-openapi strfmt). */
export function readSpan(text: string): Duration {
  const nanos = parseDuration(text)
  if (nanos !== undefined) return duration(nanos)
  let total = 0n
  let isFound = false
  for (const [, count, unit] of text.matchAll(/(\d+)\s*([A-Za-zµ]+)/g)) {
    const name = (unit ?? '').toLowerCase()
    const found = UNITS.find(([, exact, prefix]) => exact.includes(name) || name.startsWith(prefix))
    if (found === undefined) continue
    isFound = true
    total += BigInt(count ?? '') * found[0]
  }
  return isFound
    ? duration(BigInt.asIntN(64, total))
    : fail(`Invalid duration ${text}: unable to parse ${text} as duration`)
}

/** A value of format date: midnight UTC. */
export function readDate(text: string): Timestamp {
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseMoment(`${text}T00:00:00Z`) : undefined
  return parsed ?? fail(`Invalid date formatted string ${text}`)
}

/** A value of format date-time: RFC 3339; without a zone it is UTC. */
export function readDateTime(text: string): Timestamp {
  if (text === '') return timestamp(0, 0)
  return parseMoment(text) ?? parseMoment(`${text}Z`) ?? fail(`Invalid date-time formatted string ${text}`)
}

/** A value of format byte: base64 of the URL alphabet alone, which is how the server reads it for rules. */
export function readBase64(text: string): Bytes {
  const plain = text.replace(/[\r\n]/g, '')
  if (!/^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2}==|[A-Za-z0-9_-]{3}=)?$/.test(plain)) {
    return fail(`Invalid byte formatted string ${text}`)
  }
  return { tag: 'bytes', value: new Uint8Array(Buffer.from(plain, 'base64url')) }
}
