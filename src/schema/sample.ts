import type { Kind, Schema } from '../model/kind.ts'
import { isMapping, isSameValue, own, type Mapping, type Value } from '../model/value.ts'
import { textFor, type Choose } from './sample-text.ts'
import { checkerOf } from './validate.ts'

export type { Choose } from './sample-text.ts'

/**
 * Objects of a version that its schema takes, each defaulted, made by choices. CEL rules are met by trying: of what is
 * made, those that break one are left out; undefined for such an attempt.
 */
export function sample(kind: Kind, version: string, choose: Choose): Mapping | undefined {
  const schema = kind.versions.find(({ name }) => name === version)?.schema
  if (schema === undefined) return undefined
  const made = sampleOf(schema, choose)
  const metadata = own(made, 'metadata')
  const name = own(metadata, 'name') ?? 'a'
  const object: Mapping = {
    ...(isMapping(made) ? made : {}),
    apiVersion: `${kind.group}/${version}`,
    kind: kind.kind,
    metadata: {
      ...(isMapping(metadata) ? metadata : {}),
      name,
      ...(kind.scope === 'Cluster' ? {} : { namespace: 'a' }),
    },
  }
  const { value, problems } = checkerOf(kind, version).check(object)
  return problems.length === 0 ? value : undefined
}

/** Choices that never change: the same seed, the same choices, on any machine. */
export function seeded(seed: number): Choose {
  let state = seed >>> 0
  return (count) => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count
  }
}

/** A value of a schema; rules, and what one of several forms leaves open, are not looked at. */
function sampleOf(schema: Schema, choose: Choose): Value {
  if (schema.nullable === true && choose(8) === 7) return null
  if (schema.enum !== undefined) return schema.enum[choose(schema.enum.length)] ?? null
  const branches = schema.oneOf ?? schema.anyOf
  const branch = branches?.[choose(branches.length)]
  if (schema['x-kubernetes-int-or-string'] === true) return choose(2) === 0 ? choose(100) : `${choose(100)}%`
  switch (schema.type) {
    case 'object':
      return sampleMapping(schema, branch, choose)
    case 'array':
      return sampleList(schema, choose)
    case 'integer':
    case 'number':
      return sampleNumber(schema, choose)
    case 'boolean':
      return choose(2) === 1
    case 'string':
      return sampleText(schema, choose)
    default:
      return branch?.type === undefined ? choose(10) : sampleOf({ ...schema, ...branch, oneOf: [], anyOf: [] }, choose)
  }
}

function sampleMapping(schema: Schema, branch: Schema | undefined, choose: Choose): Mapping {
  const required = new Set([...(schema.required ?? []), ...(branch?.required ?? [])])
  const others = (schema.oneOf ?? []).filter((each) => each !== branch).flatMap((each) => each.required ?? [])
  const entries = Object.entries(schema.properties ?? {}).flatMap(([name, field]): [string, Value][] => {
    const isIn = required.has(name) || (!others.includes(name) && choose(2) === 1)
    return isIn && name !== 'apiVersion' && name !== 'kind' && name !== 'status'
      ? [[name, sampleOf(field, choose)]]
      : []
  })
  const { additionalProperties } = schema
  if (typeof additionalProperties !== 'object') return Object.fromEntries(entries)
  const count = (schema.minProperties ?? 0) + choose(3)
  const more = Array.from({ length: count }, (_, i): [string, Value] => [
    `key-${i}`,
    sampleOf(additionalProperties, choose),
  ])
  return Object.fromEntries([...entries, ...more])
}

function sampleList(schema: Schema, choose: Choose): readonly Value[] {
  const { items = {}, minItems = 0, maxItems = minItems + 3 } = schema
  const keys = schema['x-kubernetes-list-map-keys'] ?? []
  const isSet = schema['x-kubernetes-list-type'] === 'set'
  const list: Value[] = []
  const wanted = minItems + choose(Math.min(maxItems - minItems, 3) + 1)
  for (let attempt = 0; list.length < wanted && attempt < 4 * wanted; attempt++) {
    const item = sampleOf(items, choose)
    const isTwin = (other: Value): boolean =>
      keys.length > 0
        ? keys.every((key) => isSameValue(own(item, key), own(other, key)))
        : isSet && isSameValue(item, other)
    if (!list.some(isTwin)) list.push(item)
  }
  return list
}

function sampleNumber(schema: Schema, choose: Choose): number {
  const step = plain(schema.multipleOf) ?? 1
  const highest = plain(schema.maximum)
  const least = plain(schema.minimum) ?? Math.min(0, highest ?? 0)
  const most = highest ?? least + 100 * step
  const low = Math.ceil((schema.exclusiveMinimum === true ? least + Number.EPSILON : least) / step)
  const high = Math.floor((schema.exclusiveMaximum === true ? most - Number.EPSILON : most) / step)
  return (low + choose(Math.max(1, Math.min(high - low + 1, 2 ** 31)))) * step
}

/** A number of a schema may be a bigint at run time. */
function plain(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value)
}

const FORMATS: Readonly<Record<string, readonly string[]>> = {
  'date-time': ['2026-01-31T12:00:00Z', '2027-06-01T00:00:00Z'],
  date: ['2026-01-31', '2027-06-01'],
  duration: ['1h', '30m'],
  email: ['a@example.org'],
  hostname: ['example.org'],
  ipv4: ['192.0.2.1'],
  ipv6: ['2001:db8::1'],
  cidr: ['192.0.2.0/24'],
  uri: ['https://example.org/a'],
  uuid: ['123e4567-e89b-42d3-a456-426614174000'],
  byte: ['YQ=='],
}

function sampleText(schema: Schema, choose: Choose): string {
  const known = FORMATS[schema.format ?? '']
  if (known !== undefined) return known[choose(known.length)] ?? ''
  const text = schema.pattern === undefined ? undefined : textFor(schema.pattern, choose)
  if (text !== undefined) return text
  const { minLength = 1, maxLength = minLength + 4 } = schema
  const length = minLength + choose(Math.max(1, Math.min(maxLength - minLength, 4) + 1))
  return Array.from({ length }, () => 'abcdefgh'[choose(8)] ?? '').join('')
}
