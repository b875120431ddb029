import type { Schema } from '../src/model/kind.ts'
import type { Value } from '../src/model/value.ts'
import { ANY, FORMAT_TEXTS, KEYS, NUMBERS, TEXTS } from './pool.ts'
import type { Random } from './random.ts'

const DEEPEST = 6
const MOST_OPTIONAL = 12

/** A value that the schema takes, more or less: about one part in twenty is anything at all. */
export function valueFor(schema: Schema, random: Random, depth = 0): Value {
  if (random.oneIn(20)) return random.pick(ANY)
  if (schema.enum !== undefined && schema.enum.length > 0 && !random.oneIn(10)) return random.pick(schema.enum)
  if (schema.default !== undefined && random.oneIn(4)) return schema.default
  if (schema['x-kubernetes-int-or-string'] === true)
    return random.oneIn(2) ? textFor(schema, random) : integerFor(schema, random)
  switch (schema.type) {
    case 'object':
      return mappingFor(schema, random, depth)
    case 'array':
      return listFor(schema, random, depth)
    case 'string':
      return textFor(schema, random)
    case 'integer':
      return integerFor(schema, random)
    case 'number':
      return random.oneIn(2) ? numberFor(schema, random) : integerFor(schema, random)
    case 'boolean':
      return random.oneIn(2)
    default:
      return schema.properties === undefined ? random.pick(ANY) : mappingFor(schema, random, depth)
  }
}

function mappingFor(schema: Schema, random: Random, depth: number): Value {
  const { properties = {}, required = [], additionalProperties } = schema
  const optional = depth < DEEPEST ? Object.keys(properties).filter((key) => !required.includes(key)) : []
  const chosen = optional.filter(() => random.next() < Math.min(0.5, MOST_OPTIONAL / optional.length / 2))
  const keys = [...required.filter((key) => Object.hasOwn(properties, key)), ...chosen]
  const result: Record<string, Value> = {}
  for (const key of keys) result[key] = valueFor(properties[key] ?? {}, random, depth + 1)
  if (typeof additionalProperties === 'object') {
    const size = sizeWithin(schema.minProperties, schema.maxProperties, random)
    for (let made = 0; made < size; made++)
      result[random.pick(KEYS)] = valueFor(additionalProperties, random, depth + 1)
  }
  return result
}

function listFor(schema: Schema, random: Random, depth: number): Value {
  const size = depth < DEEPEST ? sizeWithin(schema.minItems, schema.maxItems, random) : 0
  return Array.from({ length: size }, () => valueFor(schema.items ?? {}, random, depth + 1))
}

function sizeWithin(least: number | undefined, most: number | undefined, random: Random): number {
  const from = Math.min(least ?? 0, 20)
  return Math.max(from, Math.min(most ?? 20, from + random.below(3)))
}

/** A text of the schema's format, length and pattern where one of the pool is. */
export function textFor(schema: Schema, random: Random): string {
  const texts = FORMAT_TEXTS[schema.format ?? ''] ?? FORMAT_TEXTS[(schema.format ?? '').replace('-', '')]
  if (texts !== undefined) return random.pick(texts)
  const text = random.pick(TEXTS)
  const { minLength = 0, maxLength = Infinity } = schema
  if (random.oneIn(5)) return text
  return text.padEnd(Math.min(minLength, 300), 'x').slice(0, maxLength)
}

function integerFor({ minimum, maximum }: Schema, random: Random): Value {
  if (random.oneIn(8)) return random.pick(NUMBERS)
  const from = Math.ceil(minimum ?? 0)
  const to = Math.floor(maximum ?? from + 100)
  return from + random.below(Math.max(1, Math.min(to - from + 1, 1e6)))
}

function numberFor({ minimum, maximum }: Schema, random: Random): Value {
  if (random.oneIn(4)) return random.pick(NUMBERS)
  const from = minimum ?? 0
  return from + Math.round(random.next() * ((maximum ?? from + 100) - from) * 8) / 8
}
