import type { Schema } from '../../model/kind.ts'
import { withObjectMeta } from './adapt.ts'
import { escapeName, fieldOf } from './escape.ts'
import * as types from './type.ts'
import type { Type } from './type.ts'

/**
 * The type that rules see of a schema, or undefined where they don't see it at all (common.SchemaDeclType). `path`
 * names object types: two objects have the same type only where they are the same node.
 */
export function declType(schema: Schema, path: string, isRoot = false): Type | undefined {
  if (schema['x-kubernetes-int-or-string'] === true) return types.DYN
  const whole = withObjectMeta(schema, isRoot)
  switch (whole.type) {
    case 'array': {
      const item = whole.items && declType(whole.items, `${path}.@idx`)
      return item && types.listType(item)
    }
    case 'object':
      return objectType(whole, path)
    case 'string':
      return textType(whole.format)
    case 'boolean':
      return types.BOOL
    case 'number':
      return types.DOUBLE
    case 'integer':
      return types.INT
    default:
      return undefined
  }
}

function objectType(schema: Schema, path: string): Type | undefined {
  if (typeof schema.additionalProperties === 'object') {
    const value = declType(schema.additionalProperties, `${path}.@elem`)
    return value && types.mapType(types.STRING, value)
  }
  return { kind: 'object', name: path, params: [], fields: lazyFields(schema, path) }
}

/** Fields are typed when a rule asks for them. */
function lazyFields(schema: Schema, path: string): Pick<ReadonlyMap<string, Type>, 'get'> {
  const byName = new Map<string, string>()
  for (const key of Object.keys(schema.properties ?? {})) {
    const name = escapeName(key)
    if (name !== undefined) byName.set(name, key)
  }
  const made = new Map<string, Type | undefined>()
  return {
    get: (name) => {
      const key = fieldOf(byName, name)
      const property = key === undefined ? undefined : schema.properties?.[key]
      if (property === undefined) return undefined
      if (!made.has(name)) made.set(name, declType(property, `${path}.${name}`))
      return made.get(name)
    },
  }
}

function textType(format: string | undefined): Type {
  switch (format) {
    case 'byte':
      return types.BYTES
    case 'duration':
      return types.DURATION
    case 'date':
    case 'date-time':
      return types.TIMESTAMP
    default:
      return types.STRING
  }
}
