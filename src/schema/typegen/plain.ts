import type { Schema } from '../../model/kind.ts'
import type { Value } from '../../model/value.ts'
import { commentText } from './names.ts'

/**
 * For whom a type is written. `written`: what a person writes. `received`: the same with defaults filled in, so that a
 * field with a default is present.
 */
export type Reader = 'written' | 'received'

/** A schema in the few words of JSON Schema that types can say. Keys of properties stand for names, see PlainSchemas. */
export interface PlainSchema {
  readonly description?: string
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null'
  readonly properties?: Readonly<Record<string, PlainSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: PlainSchema | boolean
  readonly items?: PlainSchema
  readonly enum?: readonly Value[]
  readonly anyOf?: readonly PlainSchema[]
  /** TypeScript, taken as it is. */
  readonly tsType?: string
}

/** A plain schema whose properties have the keys `p0`, `p1` ... and the names that they stand for. */
export interface PlainSchemas {
  readonly schema: PlainSchema
  /** `names[7]` is the name of every property with key `p7`. */
  readonly names: readonly string[]
  /** `parts[7]` is the object schema that the TypeScript `@7@` stands for. */
  readonly parts: readonly Schema[]
}

/**
 * A schema reduced to what TypeScript can say. Property names are replaced by keys that mean nothing, so that a property
 * called `$ref`, `definitions` or `constructor` is a property to whatever reads the result. Objects below the top that
 * `isPart` picks are left out, as parts.
 */
export function plainSchema(schema: Schema, reader: Reader, isPart: (schema: Schema) => boolean): PlainSchemas {
  const names = new Map<string, number>()
  const parts: Schema[] = []
  const context: Context = { reader, names, parts, isPart: (part) => part !== schema && isPart(part) }
  return { schema: plain(schema, context), names: [...names.keys()], parts }
}

interface Context {
  readonly reader: Reader
  readonly names: Map<string, number>
  readonly parts: Schema[]
  readonly isPart: (schema: Schema) => boolean
}

function plain(schema: Schema, context: Context): PlainSchema {
  const bare = withoutNull(schema, context)
  const description = commentText(schema.description ?? '')
  return {
    ...(description === '' ? {} : { description }),
    ...(schema.nullable && !takesNull(bare) ? { anyOf: [bare, { type: 'null' }] } : bare),
  }
}

function takesNull(bare: PlainSchema): boolean {
  return bare.tsType === 'unknown' || bare.enum?.includes(null) === true
}

function withoutNull(schema: Schema, context: Context): PlainSchema {
  if (schema['x-kubernetes-int-or-string']) return { tsType: '(number | string)' }
  if (schema.enum && schema.enum.length > 0 && schema.enum.every(isLiteral)) return { enum: schema.enum }
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'number':
      return { type: schema.type }
    case 'integer':
      return { type: 'number' }
    case 'array':
      return schema.items ? { type: 'array', items: plain(schema.items, context) } : { tsType: 'unknown[]' }
    case 'object':
      return plainObject(schema, context)
    default:
      return { tsType: 'unknown' }
  }
}

function isLiteral(value: Value): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'
}

const ANYTHING = '{ [key: string]: unknown }'
const NOTHING = '{ [key: string]: never }'
const EMBEDDED: Schema = { properties: { apiVersion: { type: 'string' }, kind: { type: 'string' } } }

function plainObject(schema: Schema, context: Context): PlainSchema {
  const isEmbedded = schema['x-kubernetes-embedded-resource'] === true
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true || schema.additionalProperties === true
  const properties = Object.entries({ ...(isEmbedded ? EMBEDDED.properties : {}), ...schema.properties })
  const values = schema.additionalProperties
  if (properties.length === 0) {
    if (typeof values !== 'object') return { tsType: isOpen ? ANYTHING : NOTHING }
    return { type: 'object', additionalProperties: plain(values, context) }
  }
  if (context.isPart(schema)) return { tsType: `@${context.parts.push(schema) - 1}@` }
  const required = new Set([...(schema.required ?? []), ...(isEmbedded ? ['apiVersion', 'kind'] : [])])
  const isPresent = ([name, child]: [string, Schema]): boolean =>
    required.has(name) || (context.reader === 'received' && child.default !== undefined)
  return {
    type: 'object',
    properties: Object.fromEntries(properties.map(([name, child]) => [keyOf(name, context), plain(child, context)])),
    required: properties.filter(isPresent).map(([name]) => keyOf(name, context)),
    additionalProperties: isOpen,
  }
}

function keyOf(name: string, { names }: Context): string {
  const known = names.get(name)
  if (known !== undefined) return `p${known}`
  names.set(name, names.size)
  return `p${names.size - 1}`
}
