import type { Value } from '../src/model/value.ts'
import { CEL_LIBRARY } from './cel-library.ts'
import { CEL_STANDARD } from './cel-standard.ts'

/** A rule on a field of its own, and values that make it true, false or fail. */
export interface CelCase {
  readonly name: string
  readonly schema: { readonly [keyword: string]: Value }
  readonly rule: string
  readonly values: readonly Value[]
}

/** The type of the field, the rule over `self`, and values; the first makes it true. */
export type CelRow = readonly [keyof typeof FIELDS, string, ...(readonly Value[])]

/** The types of field that rules stand on, limited so that no rule costs too much. */
const FIELDS = {
  text: { type: 'string', maxLength: 100 },
  whole: { type: 'integer' },
  number: { type: 'number' },
  flag: { type: 'boolean' },
  time: { type: 'string', format: 'date-time' },
  date: { type: 'string', format: 'date' },
  wait: { type: 'string', format: 'duration' },
  bytes: { type: 'string', format: 'byte', maxLength: 100 },
  either: { 'x-kubernetes-int-or-string': true, maxLength: 20 },
  texts: { type: 'array', maxItems: 8, items: { type: 'string', maxLength: 20 } },
  wholes: { type: 'array', maxItems: 5, items: { type: 'integer' } },
  numbers: { type: 'array', maxItems: 8, items: { type: 'number' } },
  lists: { type: 'array', maxItems: 4, items: { type: 'array', maxItems: 4, items: { type: 'integer' } } },
  set: { type: 'array', maxItems: 8, 'x-kubernetes-list-type': 'set', items: { type: 'string', maxLength: 20 } },
  keyed: {
    type: 'array',
    maxItems: 8,
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['k'],
    items: {
      type: 'object',
      required: ['k'],
      properties: { k: { type: 'string', maxLength: 20 }, v: { type: 'integer' } },
    },
  },
  map: { type: 'object', maxProperties: 8, additionalProperties: { type: 'integer' } },
  object: {
    type: 'object',
    properties: {
      a: { type: 'integer' },
      b: { type: 'string', maxLength: 20 },
      c: { type: 'object', properties: { d: { type: 'array', maxItems: 4, items: { type: 'integer' } } } },
    },
  },
  open: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: { a: { type: 'integer' } } },
} as const

/** Every function and operator of the server's environment, and what surrounds them. */
export const CEL_CASES: readonly CelCase[] = [...CEL_STANDARD, ...CEL_LIBRARY].map(
  ([field, rule, ...values], index) => ({
    name: `f${index}`,
    schema: FIELDS[field],
    rule,
    values,
  }),
)
