const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** `format: date`: a day that exists, as 2006-01-02. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const days = DAYS[Number(month) - 1]
  if (days === undefined || day === '00') return false
  return Number(day) <= days || (month === '02' && day === '29' && isLeap(Number(year)))
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** `format: date-time`: a date, `T` and a time with a zone. What follows a second `T` isn't looked at by the server. */
export function isDateTime(text: string): boolean {
  const [date = '', time] = text.toLowerCase().split('t')
  if (time === undefined || !isDate(date)) return false
  const parts = /^([0-9]{2}):([0-9]{2}):([0-9]{2})([^\n][0-9]+)?(z|[+-][0-9]{2}:[0-9]{2})$/u.exec(time)
  const [, hours = '99', minutes = '99', seconds = '99'] = parts ?? []
  return hours <= '23' && minutes <= '59' && seconds <= '59'
}

/** A time as Go's time.RFC3339 takes it: what Kubernetes' own kinds have. */
export function isTimestamp(text: string): boolean {
  const parts = /^(.{10})T(\d{1,2}):(\d{2}):(\d{2})(?:[.,]\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/.exec(text)
  const [, date = '', hours = '99', minutes = '99', seconds = '99', zoneHours = '00', zoneMinutes = '00'] = parts ?? []
  if (!isDate(date) || Number(hours) > 23 || minutes > '59' || seconds > '59') return false
  return zoneHours <= '24' && zoneMinutes <= '60'
}

const NANOSECONDS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
])
const LONGEST = 2n ** 63n

/** A duration as Go's time.ParseDuration takes it: `1h30m`, `-1.5s`, `0`. */
export function isGoDuration(text: string): boolean {
  const unsigned = text.replace(/^[-+]/, '')
  if (unsigned === '0') return true
  if (!/^(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(unsigned)) return false
  let total = 0n
  for (const [, whole = '', fraction = '', unit = ''] of unsigned.matchAll(/(\d*)(?:\.(\d*))?(\D+)/g)) {
    if (whole.length > 40) return false
    const scale = NANOSECONDS.get(unit) ?? 0n
    const part = Number(`0.${fraction === '' ? '0' : fraction.slice(0, 18)}`) * Number(scale)
    total += BigInt(whole === '' ? 0 : whole) * scale + BigInt(Math.trunc(part))
  }
  return text.startsWith('-') ? total <= LONGEST : total < LONGEST
}

const UNITS: readonly (readonly string[])[] = [
  ['ns', 'nano'],
  ['us', 'µs', 'micro'],
  ['ms', 'milli'],
  ['s', 'sec'],
  ['m', 'min'],
  ['h', 'hr', 'hour'],
  ['d', 'day'],
  ['w', 'wk', 'week'],
]

/** `format: duration`: Go's, or any text with a number and a unit in it (`2 days`), which the server takes too. */
export function isDuration(text: string): boolean {
  if (isGoDuration(text)) return true
  let isAny = false
  let digits = ''
  for (const part of text.split(/(\d+)/)) {
    const unit = digits === '' ? undefined : /^[\t\n\f\r ]*([A-Za-zµ]+)/.exec(part)?.[1]
    if (unit !== undefined && isTooLarge(digits)) return false
    isAny ||= unit !== undefined && isUnit(unit.toLowerCase())
    digits = /^\d/.test(part) ? part : ''
  }
  return isAny
}

function isTooLarge(digits: string): boolean {
  const significant = digits.replace(/^0+/, '')
  return significant.length > 19 || (significant.length === 19 && BigInt(significant) >= LONGEST)
}

function isUnit(unit: string): boolean {
  return UNITS.some((names) => names.includes(unit) || unit.startsWith(names.at(-1) ?? unit))
}
