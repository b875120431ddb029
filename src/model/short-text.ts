import { isList, isMapping, type Value } from './value.ts'

const LONGEST = 60
/** Text that nobody takes for anything else. */
const BARE = /^(?!(?:true|false|null)$)[A-Za-z_/][\w./@:+-]*$/

/** A value on one line, cut where it is long: `EU`, `"a b"`, `{a: 1, b: [x]}`. */
export function shortText(value: Value): string {
  const text = flow(value, 0)
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`
}

function flow(value: Value, depth: number): string {
  if (typeof value === 'string') return BARE.test(value) ? value : JSON.stringify(value.slice(0, 2 * LONGEST))
  if (depth > 4) return '…'
  // What lies beyond the cut is not even looked at.
  if (isList(value))
    return `[${value
      .slice(0, LONGEST)
      .map((item) => flow(item, depth + 1))
      .join(', ')}]`
  if (!isMapping(value)) return String(value)
  const entries = Object.entries(value).slice(0, LONGEST)
  return `{${entries.map(([key, item]) => `${key}: ${flow(item, depth + 1)}`).join(', ')}}`
}
