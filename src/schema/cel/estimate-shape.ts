import type { Schema } from '../../model/kind.ts'
import { withObjectMeta } from './adapt.ts'
import { escapeName } from './escape.ts'

/** How large data of a schema can be: the most units (bytes, items, entries), and the fewest bytes of its JSON. */
export interface Shape {
  readonly maxElements: number
  readonly minBytes: number
  readonly item?: Shape
  readonly key?: Shape
  /** The shape of a field by its escaped name. */
  field?(name: string): Shape | undefined
}

/** The largest request that a server takes, which bounds what the schema leaves open. */
const MAX_REQUEST_BYTES = 3 * 1024 * 1024
const FLAT: Shape = { maxElements: 0, minBytes: 1 }

/** The shape of a schema's data, or undefined where rules don't see it (k8s.io/apiserver/pkg/cel/common/schemas.go). */
export function shapeOf(schema: Schema, isRoot = false): Shape | undefined {
  if (schema['x-kubernetes-int-or-string'] === true) return { maxElements: textLength(schema), minBytes: 1 }
  const whole = withObjectMeta(schema, isRoot)
  switch (whole.type) {
    case 'array':
      return listShape(whole)
    case 'object':
      return objectShape(whole)
    case 'string':
      return textShape(whole)
    case 'boolean':
      return { maxElements: 0, minBytes: 4 }
    case 'number':
    case 'integer':
      return FLAT
    default:
      return undefined
  }
}

/** How often data of so few bytes can stand in one object. */
export function mostOccurrences(shape: Shape): number {
  return Math.floor(MAX_REQUEST_BYTES / (shape.minBytes + 1))
}

function listShape(schema: Schema): Shape | undefined {
  const item = schema.items && shapeOf(schema.items)
  if (item === undefined) return undefined
  const open = Math.floor((MAX_REQUEST_BYTES - 2) / (item.minBytes + 1))
  return { maxElements: bound(schema.maxItems, open), minBytes: 2, item }
}

function objectShape(schema: Schema): Shape | undefined {
  if (typeof schema.additionalProperties === 'object') {
    const item = shapeOf(schema.additionalProperties)
    if (item === undefined) return undefined
    const open = Math.floor((MAX_REQUEST_BYTES - 2) / (item.minBytes + 6))
    return { maxElements: bound(schema.maxProperties, open), minBytes: 2, item, key: { maxElements: 0, minBytes: 2 } }
  }
  const names = new Map<string, string>()
  for (const key of Object.keys(schema.properties ?? {})) {
    const name = escapeName(key)
    if (name !== undefined) names.set(name, key)
  }
  const field = (name: string): Shape | undefined => {
    const property = schema.properties?.[names.get(name) ?? '']
    return names.has(name) && property !== undefined ? shapeOf(property) : undefined
  }
  return { maxElements: 0, minBytes: objectBytes(schema), field }
}

/** `{}` and the required fields that nothing fills in. */
function objectBytes(schema: Schema): number {
  let bytes = 2
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (schema.required?.includes(name) !== true || property.default !== undefined) continue
    const shape = shapeOf(property)
    if (shape !== undefined) bytes += Buffer.byteLength(name) + shape.minBytes + 4
  }
  return bytes
}

function textShape(schema: Schema): Shape {
  switch (schema.format) {
    case 'byte':
      return { maxElements: bound(schema.maxLength, MAX_REQUEST_BYTES - 2), minBytes: 2 }
    case 'duration':
      return { maxElements: 32, minBytes: 3 }
    case 'date':
      return { maxElements: 12, minBytes: 12 }
    case 'date-time':
      return { maxElements: 32, minBytes: 21 }
    default:
      return { maxElements: textLength(schema), minBytes: 2 }
  }
}

/** maxLength counts code points, of up to four bytes each. */
function textLength(schema: Schema): number {
  if (schema.maxLength !== undefined) return Math.max(0, schema.maxLength) * 4
  if (schema['x-kubernetes-int-or-string'] === true || (schema.enum ?? []).length === 0) return MAX_REQUEST_BYTES - 2
  return Math.max(0, ...(schema.enum ?? []).map((one) => (typeof one === 'string' ? Buffer.byteLength(one) : 0)))
}

function bound(limit: number | undefined, open: number): number {
  return limit === undefined ? open : Math.max(0, limit)
}
