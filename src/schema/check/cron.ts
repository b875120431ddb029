import { isGoDuration } from './moment.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const NICKNAMES = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']
const EVERY = '@every '

interface Field {
  readonly least: number
  readonly most: number
  /** From `least` on. */
  readonly names?: readonly string[]
}

const FIELDS: readonly Field[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: MONTHS },
  { least: 0, most: 6, names: DAYS },
]

/** A schedule of a CronJob: five fields, or a nickname such as `@daily`, as robfig/cron's ParseStandard takes them. */
export function isCron(text: string): boolean {
  if (text.startsWith(EVERY)) return isGoDuration(text.slice(EVERY.length))
  if (text.startsWith('@')) return NICKNAMES.includes(text)
  const fields = text.trim().split(/\s+/)
  return fields.length === FIELDS.length && FIELDS.every((field, index) => isField(fields[index] ?? '', field))
}

function isField(text: string, field: Field): boolean {
  const parts = text.split(',').filter((part) => part !== '')
  return parts.every((part) => isRange(part, field))
}

function isRange(text: string, field: Field): boolean {
  const [range = '', step, ...rest] = text.split('/')
  if (rest.length > 0 || (step !== undefined && !/^\+?0*[1-9]\d{0,17}$/.test(step))) return false
  const [first = '', last, ...more] = range.split('-')
  if (more.length > 0) return false
  if (first === '*' || first === '?') return true
  const start = numberOf(first, field)
  const end = last === undefined ? start : numberOf(last, field)
  return start >= field.least && end <= field.most && start <= end
}

function numberOf(text: string, { least, names = [] }: Field): number {
  const named = names.indexOf(text.toLowerCase())
  if (named >= 0) return named + least
  return /^\+?\d+$/.test(text) ? Number(text) : NaN
}
