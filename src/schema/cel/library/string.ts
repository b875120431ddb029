import { codePoints, sliceText, trim, unitOf } from '../text.ts'
import { CostExceeded, fail, itemsOf, MAX_TEXT, listOf, type Cel, type List } from '../value.ts'
import type { Implementation } from './implementation.ts'

const ASCII_UPPER = /[A-Z]+/g
const ASCII_LOWER = /[a-z]+/g

/** Functions on text (cel-go standard library and ext/strings.go, version 2). Positions count code points. */
export const STRINGS: Readonly<Record<string, Implementation>> = {
  size_string: codePoints,
  string_size: codePoints,
  contains_string: (text: string, part: string) => text.includes(part),
  starts_with_string: (text: string, start: string) => text.startsWith(start),
  ends_with_string: (text: string, end: string) => text.endsWith(end),
  string_char_at_int: charAt,
  string_index_of_string: (text: string, part: string) => indexOf(text, part, 0),
  string_index_of_string_int: indexOf,
  string_last_index_of_string: lastIndexOf,
  string_last_index_of_string_int: lastIndexBefore,
  string_lower_ascii: (text: string) => text.replace(ASCII_UPPER, (part) => part.toLowerCase()),
  string_upper_ascii: (text: string) => text.replace(ASCII_LOWER, (part) => part.toUpperCase()),
  string_replace_string_string: (text: string, from: string, to: string) => replace(text, { from, to, count: -1 }),
  string_replace_string_string_int: (text: string, from: string, to: string, count: number | bigint) =>
    replace(text, { from, to, count: Number(count) }),
  string_split_string: (text: string, separator: string) => split(text, separator, -1),
  string_split_string_int: (text: string, separator: string, count: number | bigint) =>
    split(text, separator, Number(count)),
  string_substring_int: (text: string, start: number | bigint) => substring(text, start, codePoints(text)),
  string_substring_int_int: substring,
  string_trim: trim,
  list_join: (list: List) => joined(list, ''),
  list_join_string: joined,
  strings_quote: quote,
}

function charAt(text: string, index: number | bigint): string {
  const size = codePoints(text)
  if (index < 0 || index > size) return fail(`index out of range: ${index}`)
  return sliceText(text, Number(index), Number(index) + 1)
}

function indexOf(text: string, part: string, offset: number | bigint): Cel {
  if (part === '') return offset
  if (offset < 0) return fail(`index out of range: ${offset}`)
  const unit = text.indexOf(part, unitOf(text, Number(offset)))
  return unit < 0 ? -1 : codePoints(text.slice(0, unit))
}

function lastIndexOf(text: string, part: string): number {
  if (part === '') return codePoints(text)
  const unit = text.lastIndexOf(part)
  return unit < 0 ? -1 : codePoints(text.slice(0, unit))
}

function lastIndexBefore(text: string, part: string, offset: number | bigint): Cel {
  if (part === '') return offset
  if (offset < 0) return fail(`index out of range: ${offset}`)
  if (offset >= codePoints(text)) return -1
  const unit = text.lastIndexOf(part, unitOf(text, Number(offset)))
  return unit < 0 ? -1 : codePoints(text.slice(0, unit))
}

interface Replacement {
  readonly from: string
  readonly to: string
  /** How many, from the left; all where it is negative. */
  readonly count: number
}

function replace(text: string, { from, to, count }: Replacement): string {
  const places = from === '' ? codePoints(text) + 1 : text.split(from).length - 1
  // The server charges for the text alone, whatever comes of it.
  if (text.length + places * to.length > MAX_TEXT) throw new CostExceeded()
  if (from === '') return interleaved(Array.from(text), to, count)
  const parts = text.split(from)
  const kept = count < 0 ? parts.length - 1 : Math.min(count, parts.length - 1)
  return [parts.slice(0, kept + 1).join(to), ...parts.slice(kept + 1)].join(from)
}

/** An empty text is found before every code point and at the end. */
function interleaved(points: readonly string[], to: string, count: number): string {
  const limit = count < 0 ? points.length + 1 : count
  let text = ''
  points.forEach((point, at) => (text += at < limit ? to + point : point))
  return points.length < limit ? text + to : text
}

function split(text: string, separator: string, count: number): List {
  if (count === 0) return listOf([])
  const parts = separator === '' ? Array.from(text) : text.split(separator)
  if (count < 0 || parts.length <= count) return listOf(parts)
  return listOf([...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)])
}

function substring(text: string, start: number | bigint, end: number | bigint): string {
  const size = codePoints(text)
  if (start > end && end !== size) return fail(`invalid substring range. start: ${start}, end: ${end}`)
  if (start < 0 || start > size) return fail(`index out of range: ${start}`)
  if (end < 0 || end > size) return fail(`index out of range: ${end}`)
  return sliceText(text, Number(start), Number(end))
}

function joined(list: List, separator: string): string {
  const parts = itemsOf(list).map((item) => (typeof item === 'string' ? item : fail('join: invalid input')))
  return parts.join(separator)
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
  ['\\', '\\\\'],
  ['"', '\\"'],
])

function quote(text: string): string {
  return `"${text.replace(/[\x07\b\f\n\r\t\v\\"]/g, (char) => ESCAPES.get(char) ?? char)}"`
}
