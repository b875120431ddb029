import type { Schema } from '../src/model/kind.ts'
import { isList, isMapping, type Mapping, type Value, type ValuePath } from '../src/model/value.ts'
import { OBJECT_META } from '../src/schema/check/metadata.ts'

/** A place in an object that a mutation can change. */
export interface Site {
  readonly path: ValuePath
  readonly schema: Schema
  /** Undefined for a field that the schema knows and the object doesn't hold. */
  readonly value: Value | undefined
}

const TEXT: Schema = { type: 'string' }

/** Every place in the object: what it holds and what it could hold. metadata.namespace, which a request repeats, is left out. */
export function sitesOf(object: Mapping, schema: Schema): readonly Site[] {
  const sites: Site[] = []
  const { metadata = {} } = schema.properties ?? {}
  const fields = { ...OBJECT_META.properties, ...metadata.properties }
  const properties = {
    ...schema.properties,
    apiVersion: TEXT,
    kind: TEXT,
    metadata: { ...OBJECT_META, properties: fields },
  }
  visit(object, { path: [], schema: { ...schema, properties }, sites })
  return sites.filter(({ path }) => path.length > 0 && path.slice(0, 2).join('.') !== 'metadata.namespace')
}

interface Visit {
  readonly path: ValuePath
  readonly schema: Schema
  readonly sites: Site[]
}

function visit(value: Value, { path, schema, sites }: Visit): void {
  sites.push({ path, schema, value })
  if (isList(value)) {
    const items = schema.items ?? {}
    value.forEach((item, index) => visit(item, { path: [...path, index], schema: items, sites }))
  } else if (isMapping(value)) {
    const properties = schema.properties ?? {}
    const rest = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {}
    for (const [key, item] of Object.entries(value)) {
      const child = Object.hasOwn(properties, key) ? properties[key] : undefined
      visit(item, { path: [...path, key], schema: child ?? rest, sites })
    }
    for (const [key, child] of Object.entries(properties)) {
      if (!Object.hasOwn(value, key)) sites.push({ path: [...path, key], schema: child, value: undefined })
    }
  }
}
