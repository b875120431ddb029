import type { Schema } from '../model/kind.ts'
import { isSameValue, type Value } from '../model/value.ts'
import { patternSamples } from './pattern-samples.ts'

/**
 * Other values for a place of the schema, the nearest first; whether they may stand there, a check has to say. Enum members,
 * numbers near and at the bounds, texts that differ by a character, of the format, and of the pattern's forms.
 */
export function otherValues(schema: Schema | undefined, value: Value): readonly Value[] {
  const all = schema?.enum ?? [...ofSchema(schema), ...ofValue(schema, value)]
  const others: Value[] = []
  for (const each of all) {
    if (!isSameValue(each, value) && !others.some((other) => isSameValue(other, each))) others.push(each)
  }
  return others
}

/** A smallest object that the schema probably takes; undefined where nothing tells. */
export function sampleOf(schema: Schema | undefined, depth = 0): Value | undefined {
  if (schema === undefined || depth > DEEPEST) return undefined
  const { default: given, example, enum: members } = schema
  if (given !== undefined) return given
  if (example !== undefined) return example
  if (members !== undefined) return members[0]
  const type = schema.type ?? (schema.properties ? 'object' : schema.items ? 'array' : undefined)
  switch (type) {
    case 'object':
      return sampleObject(schema, depth)
    case 'array': {
      const item = sampleOf(schema.items, depth + 1)
      return item === undefined
        ? []
        : Array.from({ length: Math.max(1, Math.min(schema.minItems ?? 1, 20)) }, () => item)
    }
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return numbers(schema, 1)[0] ?? 1
    default:
      return type === 'string' || type === undefined ? (texts(schema)[0] ?? ofLength(schema, 'sample')) : undefined
  }
}

/** The schema of what stands below a schema under a key or an index. */
export function schemaBelow(schema: Schema | undefined, step: string | number): Schema | undefined {
  if (schema === undefined) return undefined
  if (typeof step === 'number') return schema.items
  const { properties, additionalProperties } = schema
  if (properties !== undefined && Object.hasOwn(properties, step)) return properties[step]
  return typeof additionalProperties === 'object' ? additionalProperties : undefined
}

const DEEPEST = 12

function sampleObject(schema: Schema, depth: number): Value | undefined {
  const result: Record<string, Value> = {}
  for (const key of schema.required ?? []) {
    const value = sampleOf(schemaBelow(schema, key), depth + 1)
    if (value !== undefined) result[key] = value
  }
  const { additionalProperties, minProperties = 0 } = schema
  for (let index = 0; typeof additionalProperties === 'object' && index < Math.min(minProperties, 5); index++) {
    const value = sampleOf(additionalProperties, depth + 1)
    if (value !== undefined) result[`sample${index === 0 ? '' : index}`] = value
  }
  return result
}

function ofSchema(schema: Schema | undefined): readonly Value[] {
  if (schema === undefined) return []
  const named = [schema.default, schema.example].filter((value) => value !== undefined)
  return [...named, ...texts(schema)]
}

function ofValue(schema: Schema | undefined, value: Value): readonly Value[] {
  switch (typeof value) {
    case 'boolean':
      return [!value]
    case 'number':
    case 'bigint':
      return numbers(schema ?? {}, value)
    case 'string':
      return nearTexts(schema ?? {}, value)
    default:
      return []
  }
}

/** Far ones too, because a composition may compare; none so large that a loop over it would not end. */
function numbers(schema: Schema, near: number | bigint): readonly Value[] {
  if (typeof near === 'bigint') return [near + 1n, near - 1n]
  const { minimum, maximum, multipleOf = 1 } = schema
  const step = multipleOf
  const bounds = [minimum, maximum].filter((bound) => bound !== undefined && Math.abs(bound) <= LARGEST) as number[]
  const whole = schema.type === 'integer' || Number.isInteger(near)
  const found = [near + step, near - step, near + 2 * step, near * 2, near * 10, ...bounds, 0, step, near + 0.5]
  return found.filter(
    (number) =>
      (!whole || Number.isInteger(number)) &&
      number >= (minimum ?? -Infinity) &&
      number <= (maximum ?? Infinity) &&
      Math.abs(number) <= Math.max(LARGEST, Math.abs(near) + 2 * step),
  )
}

const LARGEST = 100_000

const FORMATS: Readonly<Record<string, readonly string[]>> = Object.freeze({
  'date-time': ['2031-01-02T03:04:05Z', '2032-02-03T04:05:06Z'],
  date: ['2031-01-02', '2032-02-03'],
  duration: ['90s', '3h'],
  email: ['someone@example.com', 'another@example.org'],
  hostname: ['one.example.com', 'two.example.org'],
  ipv4: ['192.0.2.7', '198.51.100.9'],
  ipv6: ['2001:db8::7', '2001:db8::9'],
  cidr: ['192.0.2.0/24', '198.51.100.0/25'],
  mac: ['00:00:5e:00:53:07', '00:00:5e:00:53:09'],
  uri: ['https://one.example.com/a', 'https://two.example.org/b'],
  uuid: ['123e4567-e89b-42d3-a456-426614174000', '223e4567-e89b-42d3-a456-426614174001'],
  uuid4: ['123e4567-e89b-42d3-a456-426614174000', '223e4567-e89b-42d3-a456-426614174001'],
  byte: ['YQ==', 'Yg=='],
})

/** Texts that the format, the pattern, or the literals of the schema's rules suggest. */
function texts(schema: Schema): readonly string[] {
  if (schema.type !== undefined && schema.type !== 'string') return schema['x-kubernetes-int-or-string'] ? ['10%'] : []
  const { format, pattern } = schema
  const ofFormat = format !== undefined && Object.hasOwn(FORMATS, format) ? (FORMATS[format] ?? []) : []
  const ofPattern = pattern === undefined ? [] : patternSamples(pattern).map((text) => ofLength(schema, text))
  return [...ofFormat, ...ofPattern, ...literalsOf(schema)]
}

/** `self == "x"` in a rule names a text that means something. */
function literalsOf(schema: Schema): readonly string[] {
  const rules = (schema['x-kubernetes-validations'] ?? []).map(({ rule }) => rule).join('\n')
  return [...rules.matchAll(/(["'])((?:(?!\1)[^\\\n])*)\1/g)].map((found) => found[2] ?? '').slice(0, 20)
}

function nearTexts(schema: Schema, value: string): readonly string[] {
  const found = [`${value}x`, `${value}1`, value.slice(0, -1), `x${value}`, 'other', 'sample', '']
  return [...found.slice(0, 2), ...oneCharacterOff(value), ...found.slice(2)].filter(
    (text) => Array.from(text).length <= (schema.maxLength ?? Infinity),
  )
}

/** The text with its last digit, or its last letter, replaced by the next; then the ones before. */
function oneCharacterOff(value: string): readonly string[] {
  const found: string[] = []
  for (let at = value.length - 1; at >= 0 && found.length < 12; at--) {
    const next = nextOf(value[at] ?? '')
    if (next !== undefined) found.push(value.slice(0, at) + next + value.slice(at + 1))
  }
  return found
}

function nextOf(char: string): string | undefined {
  if (/[0-8a-yA-Y]/.test(char)) return String.fromCharCode(char.charCodeAt(0) + 1)
  return { '9': '1', z: 'a', Z: 'A' }[char]
}

function ofLength({ minLength = 0, maxLength = Infinity }: Schema, text: string): string {
  return text.padEnd(Math.min(minLength, 1000), 'a').slice(0, Math.min(maxLength, 1000))
}
