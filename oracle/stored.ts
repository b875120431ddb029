import type { Kind, Schema } from '../src/model/kind.ts'
import { isList, isMapping, type Mapping, type Value } from '../src/model/value.ts'
import { subresourcesOf } from '../src/schema/check/subresources.ts'
import { checkerOf } from '../src/schema/validate.ts'
import type { Subject } from './subjects.ts'

/**
 * What a server without a conversion webhook returns of an object that it took: without the status that it drops, it is
 * written as the version that is stored, read with the defaults of that one, and written back, and at each step fields
 * that a version lacks are lost
 * (apiextensions-apiserver, customresource_handler.go, crdConversionRESTOptionsGetter).
 */
export function stored({ kind, version }: Subject, value: Mapping): Mapping {
  const { dropsStatus } = subresourcesOf(kind, version)
  const kept = dropsStatus ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'status')) : value
  if (version === kind.storage) return dropsStatus ? checkerOf(kind, version).check(kept).value : value
  const written = prune(rename(kind, kind.storage, kept), schemaOf(kind, kind.storage), 'resource')
  const read = checkerOf(kind, kind.storage).check(written as Mapping).value
  return prune(rename(kind, version, read), schemaOf(kind, version), 'resource') as Mapping
}

function rename({ group }: Kind, version: string, value: Mapping): Mapping {
  return { ...value, apiVersion: `${group}/${version}` }
}

function schemaOf({ versions }: Kind, version: string): Schema {
  return versions.find(({ name }) => name === version)?.schema ?? {}
}

const IDENTITY: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata'])

/** The value without the fields that the schema lacks (apiextensions-apiserver, pkg/apiserver/schema/pruning). */
function prune(value: Value, schema: Schema, role: 'resource' | 'value'): Value {
  if (isList(value)) return schema.items === undefined ? value : value.map((item) => below(item, schema.items ?? {}))
  if (!isMapping(value)) return value
  const { properties, additionalProperties } = schema
  const kept = Object.entries(value).flatMap(([key, item]): readonly (readonly [string, Value])[] => {
    if (role === 'resource' && IDENTITY.has(key)) return [[key, item]]
    const named = properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : undefined
    if (named !== undefined) return [[key, below(item, named)]]
    if (isMapping(additionalProperties)) return [[key, below(item, additionalProperties)]]
    return additionalProperties === true || schema['x-kubernetes-preserve-unknown-fields'] === true ? [[key, item]] : []
  })
  return Object.fromEntries(kept)
}

function below(value: Value, schema: Schema): Value {
  return prune(value, schema, schema['x-kubernetes-embedded-resource'] === true ? 'resource' : 'value')
}
