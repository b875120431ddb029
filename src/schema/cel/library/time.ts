import { fail, type Duration, type Timestamp } from '../value.ts'
import type { Implementation } from './implementation.ts'

/** Reads one part of a moment, given as the milliseconds of its local time. */
type Part = (local: Date, time: Timestamp) => number

const DAY_MS = 86_400_000

const PARTS: Readonly<Record<string, Part>> = {
  timestamp_to_year: (local) => local.getUTCFullYear(),
  timestamp_to_month: (local) => local.getUTCMonth(),
  timestamp_to_day_of_year: dayOfYear,
  timestamp_to_day_of_month: (local) => local.getUTCDate() - 1,
  timestamp_to_day_of_month_1_based: (local) => local.getUTCDate(),
  timestamp_to_day_of_week: (local) => local.getUTCDay(),
  timestamp_to_hours: (local) => local.getUTCHours(),
  timestamp_to_minutes: (local) => local.getUTCMinutes(),
  timestamp_to_seconds: (local) => local.getUTCSeconds(),
  timestamp_to_milliseconds: (_local, time) => Math.trunc(time.nanos / 1_000_000),
}

/** Parts of moments, in UTC or a zone, and of spans. */
export const TIMES: Readonly<Record<string, Implementation>> = {
  ...Object.fromEntries(Object.entries(PARTS).flatMap(([id, part]) => getters(id, part))),
  duration_to_hours: ({ nanos }: Duration) => Number(nanos / 3_600_000_000_000n),
  duration_to_minutes: ({ nanos }: Duration) => Number(nanos / 60_000_000_000n),
  duration_to_seconds: ({ nanos }: Duration) => Number(nanos / 1_000_000_000n),
  duration_to_milliseconds: ({ nanos }: Duration) => Number(nanos / 1_000_000n),
}

function getters(id: string, part: Part): readonly (readonly [string, Implementation])[] {
  const zoned = id === 'timestamp_to_seconds' ? `${id}_tz` : `${id}_with_tz`
  return [
    [id, (time: Timestamp) => part(new Date(time.seconds * 1000), time)],
    [zoned, (time: Timestamp, zone: string) => part(new Date((time.seconds + eastOf(zone, time)) * 1000), time)],
  ]
}

function dayOfYear(local: Date): number {
  const first = new Date(0)
  first.setUTCFullYear(local.getUTCFullYear(), 0, 1)
  return Math.floor((local.getTime() - first.getTime()) / DAY_MS)
}

/** A server in a container is in UTC itself. */
const IN_UTC: ReadonlySet<string> = new Set(['', 'UTC', 'Local'])

/** How far the zone is east of UTC at the moment, in seconds. */
function eastOf(zone: string, time: Timestamp): number {
  const colon = zone.indexOf(':')
  if (colon < 0) return IN_UTC.has(zone) ? 0 : namedZone(zone, time)
  const hours = whole(zone.slice(0, colon))
  const minutes = whole(zone.slice(colon + 1))
  return (zone.startsWith('-') ? hours * 60 - minutes : hours * 60 + minutes) * 60
}

function whole(text: string): number {
  return /^[+-]?\d+$/.test(text) ? Number(text) : fail(`strconv.Atoi: parsing "${text}": invalid syntax`)
}

/** From the zone database of the runtime; Go's may be of another year, and tells `utc` from `UTC`. */
function namedZone(zone: string, time: Timestamp): number {
  const format = formatOf(zone)
  const { timeZone } = format.resolvedOptions()
  const isMiswritten = timeZone.toLowerCase() === zone.toLowerCase() ? timeZone !== zone : !CAPITALS.test(zone)
  if (isMiswritten) return fail(`unknown time zone ${zone}`)
  const parts = new Map(format.formatToParts(new Date(time.seconds * 1000)).map(({ type, value }) => [type, value]))
  const read = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type))
  const local = new Date(0)
  const year = parts.get('era') === 'BC' ? 1 - read('year') : read('year')
  local.setUTCFullYear(year, read('month') - 1, read('day'))
  local.setUTCHours(read('hour') % 24, read('minute'), read('second'))
  return local.getTime() / 1000 - time.seconds
}

/** Most names have another that the runtime tells; of those, that each part begins with a capital. */
const CAPITALS = /^[A-Z][^/]*(?:\/[A-Z][^/]*)*$/

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    })
  } catch {
    return fail(`unknown time zone ${timeZone}`)
  }
}
