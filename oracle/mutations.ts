import { isList, isMapping, type Mapping, type Value } from '../src/model/value.ts'
import { textFor, valueFor } from './generate.ts'
import { REMOVED } from './json.ts'
import { ANY, KEYS, NAMES, NUMBERS, TEXTS } from './pool.ts'
import type { Random } from './random.ts'
import type { Site } from './sites.ts'

/** One way to change an object at one place. */
export interface Mutation {
  readonly name: string
  /** Whether the place is one that it can change. */
  fits(site: Site): boolean
  /** What is there afterwards. */
  apply(site: Site, random: Random): Value | typeof REMOVED
}

const isPresent = ({ value }: Site): boolean => value !== undefined
const isNumeric = ({ schema }: Site): boolean => schema.type === 'integer' || schema.type === 'number'
const isText = (site: Site): boolean => isPresent(site) && site.schema.type === 'string'
const isWithin = (site: Site, ...keys: readonly string[]): boolean =>
  site.path[0] === 'metadata' && site.path.length === 2 && keys.includes(String(site.path[1]))

/** Every mutation, each as likely as the others. */
export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'another type',
    fits: isPresent,
    apply: ({ value }, random) => random.pick(ANY.filter((other) => typeOf(other) !== typeOf(value ?? null))),
  },
  { name: 'any value', fits: isPresent, apply: (_, random) => random.pick(ANY) },
  { name: 'null', fits: isPresent, apply: () => null },
  { name: 'null where nothing was', fits: (site) => !isPresent(site), apply: () => null },
  {
    name: 'a field taken out',
    fits: ({ path, value }) => value !== undefined && typeof path.at(-1) === 'string',
    apply: () => REMOVED,
  },
  {
    name: 'an unknown field',
    fits: ({ value }) => isMapping(value),
    apply: ({ value }, random) => ({ ...(value as Mapping), [random.pick(UNKNOWN)]: random.pick(ANY) }),
  },
  {
    name: 'a field misspelt',
    fits: ({ value }) => isMapping(value) && Object.keys(value).length > 0,
    apply: ({ value }, random) => misspell(value as Mapping, random),
  },
  { name: 'a field added', fits: (site) => !isPresent(site), apply: ({ schema }, random) => valueFor(schema, random) },
  {
    name: 'a field of the spec added',
    fits: (site) => !isPresent(site) && site.path[0] !== 'metadata',
    apply: ({ schema }, random) => valueFor(schema, random),
  },
  {
    name: 'another value',
    fits: (site) => isPresent(site) && site.path.length > 1,
    apply: ({ schema }, random) => valueFor(schema, random),
  },
  {
    name: 'not of the enum',
    fits: ({ schema }) => (schema.enum?.length ?? 0) > 0,
    apply: ({ schema }, random) => otherThan(random.pick(schema.enum ?? []), random),
  },
  {
    name: 'a number at an edge',
    fits: isNumeric,
    apply: ({ schema }, random) => random.pick([...NUMBERS, ...edges(schema)]),
  },
  {
    name: 'a number beside a bound',
    fits: ({ schema }) => edges(schema).length > 0,
    apply: ({ schema }, random) => random.pick(edges(schema)),
  },
  {
    name: 'a length beside its bound',
    fits: ({ schema }) =>
      schema.type === 'string' && (schema.maxLength !== undefined || schema.minLength !== undefined),
    apply: ({ schema }, random) => {
      const size = Math.max(
        0,
        random.pick([schema.maxLength, schema.minLength].filter((bound) => bound !== undefined)) + random.below(3) - 1,
      )
      return random
        .pick(['x', 'é', '😀', 'a\u0301'])
        .repeat(Math.min(size, 5000))
        .slice(0, random.oneIn(4) ? size : undefined)
    },
  },
  { name: 'another text', fits: isText, apply: (_, random) => random.pick(TEXTS) },
  {
    name: 'a text changed',
    fits: ({ value }) => typeof value === 'string' && value !== '',
    apply: ({ value }, random) => changeText(value as string, random),
  },
  {
    name: 'a text of the format',
    fits: ({ schema }) => schema.format !== undefined && schema.type !== 'integer' && schema.type !== 'number',
    apply: ({ schema }, random) => textFor(schema, random),
  },
  {
    name: 'a text for the pattern',
    fits: ({ schema }) => schema.pattern !== undefined,
    apply: (_, random) => random.pick([...TEXTS, ...NAMES, ...KEYS]),
  },
  {
    name: 'a value of the example',
    fits: ({ schema }) => isList(schema.example),
    apply: ({ schema }, random) => random.pick(schema.example as readonly Value[]),
  },
  {
    name: 'another value of the example',
    fits: ({ schema }) => isList(schema.example),
    apply: ({ schema }, random) => random.pick(schema.example as readonly Value[]),
  },
  {
    name: 'an integer or a text',
    fits: ({ schema }) => schema['x-kubernetes-int-or-string'] === true,
    apply: (_, random) => random.pick([...NUMBERS, ...TEXTS, ...ANY]),
  },
  {
    name: 'an item twice',
    fits: ({ value }) => isList(value) && value.length > 0,
    apply: ({ value }, random) => [...(value as readonly Value[]), random.pick(value as readonly Value[])],
  },
  {
    name: 'an item more',
    fits: ({ value }) => isList(value),
    apply: ({ value, schema }, random) => [...(value as readonly Value[]), valueFor(schema.items ?? {}, random, 3)],
  },
  {
    name: 'a list in another order',
    fits: ({ value }) => isList(value) && value.length > 1,
    apply: ({ value }) => [...(value as readonly Value[])].reverse(),
  },
  {
    name: 'a size beside its bound',
    fits: ({ schema }) => schema.type === 'array' && (schema.maxItems !== undefined || schema.minItems !== undefined),
    apply: ({ schema }, random) => {
      const size = Math.max(0, (random.oneIn(2) ? schema.maxItems : schema.minItems) ?? 0) + random.below(3) - 1
      return Array.from({ length: Math.min(Math.max(size, 0), 300) }, () => valueFor(schema.items ?? {}, random, 3))
    },
  },
  {
    name: 'nothing in it',
    fits: ({ value }) => typeof value === 'object' && value !== null,
    apply: ({ value }) => (isList(value) ? [] : {}),
  },
  {
    name: 'a key more',
    fits: ({ schema }) => typeof schema.additionalProperties === 'object',
    apply: ({ value, schema }, random) => ({
      ...(isMapping(value) ? value : {}),
      [random.pick(KEYS)]: valueFor(
        typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {},
        random,
        3,
      ),
    }),
  },
  {
    name: 'null inside',
    fits: ({ value }) => typeof value === 'object' && value !== null,
    apply: ({ value }, random) =>
      isList(value)
        ? [...value, null]
        : { ...(value as Mapping), [random.pick([...Object.keys(value as Mapping), 'none'])]: null },
  },
  {
    name: 'another name',
    fits: (site) => isWithin(site, 'name', 'generateName'),
    apply: (_, random) => random.pick(NAMES),
  },
  { name: 'a text as a name', fits: isText, apply: (_, random) => random.pick(NAMES) },
  {
    name: 'labels and annotations',
    fits: (site) => isWithin(site, 'labels', 'annotations'),
    apply: ({ value }, random) => ({
      ...(isMapping(value) ? value : {}),
      [random.pick(KEYS)]: random.pick([...NAMES, ...TEXTS]),
    }),
  },
  {
    name: 'finalizers',
    fits: (site) => isWithin(site, 'finalizers'),
    apply: (_, random) => [random.pick(KEYS), random.pick(KEYS)],
  },
  {
    name: 'owners',
    fits: (site) => isWithin(site, 'ownerReferences'),
    apply: (_, random) => Array.from({ length: 1 + random.below(2) }, () => owner(random)),
  },
]

const UNKNOWN: readonly string[] = [
  'unknownField',
  'foo',
  'a.b',
  'a[0]',
  '',
  'constructor',
  'toString',
  'Spec',
  'ünknown',
  'a b',
  'a/b',
  '$ref',
  'kind',
  'metadata',
]

function typeOf(value: Value): string {
  return value === null ? 'null' : isList(value) ? 'list' : typeof value
}

function misspell(value: Mapping, random: Random): Value {
  const chosen = random.pick(Object.keys(value))
  const change = random.pick([
    (key: string) => `${key}s`,
    (key: string) => key.slice(1),
    (key: string) => key.toUpperCase(),
    (key: string) => `${key.slice(0, 1)}${key}`,
  ])
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key === chosen ? change(key) : key, item]))
}

function otherThan(value: Value, random: Random): Value {
  if (typeof value === 'string')
    return random.pick([value.toLowerCase(), value.toUpperCase(), `${value} `, '', `${value}x`, value.slice(1)])
  if (typeof value === 'number') return random.pick([value + 1, value + 0.5, String(value), -value])
  return random.pick(ANY)
}

function edges({ minimum, maximum, multipleOf }: Site['schema']): readonly number[] {
  const bounds = [minimum, maximum].filter((bound) => bound !== undefined)
  const steps =
    multipleOf === undefined ? [] : [multipleOf, multipleOf * 3, multipleOf * 1.5, multipleOf + 1, multipleOf * 1000001]
  return [...bounds.flatMap((bound) => [bound - 1, bound - 0.5, bound, bound + 0.5, bound + 1]), ...steps]
}

function changeText(text: string, random: Random): string {
  const at = random.below(text.length)
  const put = random.pick(['', ' ', '-', '_', '.', '/', 'A', '0', 'é', '\n', '%', ':', '"', text])
  return random.pick([
    text.slice(0, at) + put + text.slice(at + 1),
    text.slice(0, at) + put + text.slice(at),
    text.slice(0, at),
    text.toUpperCase(),
    `${text}\n`,
    ` ${text}`,
  ])
}

function owner(random: Random): Value {
  const full: Record<string, Value> = {
    apiVersion: random.pick(['v1', 'apps/v1', '', 'a/b/c', '/v1', 'v1/']),
    kind: random.pick(['ConfigMap', 'Event', '', 'deployment']),
    name: random.pick(NAMES),
    uid: random.pick(['1', '', 'f47ac10b-58cc-4372-a567-0e02b2c3d479']),
    controller: random.pick([true, false]),
  }
  if (random.oneIn(3)) Reflect.deleteProperty(full, random.pick(Object.keys(full)))
  return full
}
