import type { Schema } from '../../model/kind.ts'
import { formatPath } from '../../model/path.ts'
import { isList, isMapping, type Value, type ValuePath } from '../../model/value.ts'

const LONGEST_TEXT = 60
const LONGEST_LIST = 12

/** What stands in a message for a value that must not be seen. */
export const HIDDEN = '***'

/** A value as messages show it: on one line, cut where it is long, `***` under `format: password`. */
export function showValue(value: Value | undefined, schema?: Schema): string {
  if (schema?.format === 'password') return HIDDEN
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return JSON.stringify(cut(value))
  if (isList(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (isMapping(value)) return 'a mapping'
  return String(value)
}

/** Some of the values, for `one of ...`: at most a dozen, and how many more there are. */
export function showValues(values: readonly Value[]): string {
  const shown = values.slice(0, LONGEST_LIST).map((value) => (typeof value === 'string' ? bare(value) : compact(value)))
  const more = values.length - shown.length
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** A path as the subject of a sentence. */
export function pathText(path: ValuePath): string {
  if (path.length === 0) return 'The object'
  return formatPath(path.map((step) => (typeof step === 'string' ? cut(step) : step)))
}

/** `1 item`, `2 items`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`
}

/** A text cut to what a message can hold. */
export function cut(text: string, longest: number = LONGEST_TEXT): string {
  if (text.length <= longest) return text
  return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

function bare(text: string): string {
  return /^[\w./:@+-]+$/.test(text) ? cut(text) : JSON.stringify(cut(text))
}

function compact(value: Value): string {
  return isList(value) || isMapping(value) ? cut(JSON.stringify(value, plain)) : String(value)
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}
