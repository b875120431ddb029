import type { Value } from '../../model/value.ts'
import { formatDuration, formatTimestamp } from './time.ts'
import { entryOf, fail, itemsOf, keysOf, type Cel } from './value.ts'

const NOUNS = { type: 'a type', optional: 'an optional' } as const

/** A result as plain data: times as text, the way Kubernetes writes them; fails for what data can't hold. */
export function toValue(value: Cel): Value {
  if (typeof value !== 'object' || value === null) return value
  switch (value.tag) {
    case 'double':
      return Number.isFinite(value.value) ? value.value : fail(`the result ${value.value} is not a number of YAML`)
    case 'uint':
      return value.value <= 9007199254740991n ? Number(value.value) : value.value
    case 'list':
      return itemsOf(value).map(toValue)
    case 'map':
      return Object.fromEntries(keysOf(value).map((key) => [textKey(key), toValue(entryOf(value, key) ?? null)]))
    case 'timestamp':
      return formatTimestamp(value)
    case 'duration':
      return formatDuration(value)
    case 'bytes':
      return Buffer.from(value.value).toString('base64')
    case 'type':
    case 'optional':
    case 'opaque':
      return fail(
        `the result is ${value.tag === 'opaque' ? `a ${value.name}` : NOUNS[value.tag]}, which is not plain data`,
      )
  }
}

function textKey(key: string | number | bigint | boolean): string {
  return typeof key === 'string' ? key : fail(`the result has the key ${String(key)}, which is not text`)
}
