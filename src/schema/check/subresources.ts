import type { Kind, Schema } from '../../model/kind.ts'
import { isList, isMapping, own, valueAt, type Mapping, type Value } from '../../model/value.ts'
import { isInt64 } from './number.ts'
import { showValue } from './say.ts'
import { report, type Walk } from './walk.ts'

const MOST_REPLICAS = 2 ** 31 - 1

/** What a version's subresources change in the check of a new object. */
export interface Subresources {
  /** The server drops the status of a new object before it validates it. */
  readonly dropsStatus: boolean
  /** Of a value without the status that is dropped. */
  readonly checkScale: (value: Mapping, walk: Walk) => void
}

/** Reads `subresources` from the declaration that a kind was made of. */
export function subresourcesOf(kind: Kind, version: string): Subresources {
  const versions = valueAt(kind.source, ['spec', 'versions'])
  const declared = isList(versions) ? versions.find((one) => own(one, 'name') === version) : undefined
  const subresources = own(declared, 'subresources')
  const scale = own(subresources, 'scale')
  const dropsStatus = isMapping(own(subresources, 'status'))
  return { dropsStatus, checkScale: (value, walk) => checkScale(scale, value, walk) }
}

/** What is left of a schema where only its fields count: a status is decoded, strictly, before it is dropped. */
export function fieldsOnly(schema: Schema): Schema {
  const { properties, items, additionalProperties } = schema
  return {
    'x-kubernetes-preserve-unknown-fields': schema['x-kubernetes-preserve-unknown-fields'] === true,
    ...(properties && { properties: mapValues(properties, fieldsOnly) }),
    ...(items && { items: fieldsOnly(items) }),
    ...(additionalProperties !== undefined && {
      additionalProperties: typeof additionalProperties === 'object' ? fieldsOnly(additionalProperties) : true,
    }),
  }
}

function mapValues(schemas: Readonly<Record<string, Schema>>, change: (one: Schema) => Schema): Record<string, Schema> {
  return Object.fromEntries(Object.entries(schemas).map(([key, one]) => [key, change(one)]))
}

function checkScale(scale: Value | undefined, value: Mapping, walk: Walk): void {
  checkReplicas(own(scale, 'specReplicasPath'), value, walk)
  checkReplicas(own(scale, 'statusReplicasPath'), value, walk)
}

function checkReplicas(path: Value | undefined, value: Mapping, walk: Walk): void {
  if (typeof path !== 'string') return
  const steps = path.replace(/^\./, '').split('.')
  const replicas = valueAt(value, steps) ?? blocking(value, steps)
  if (replicas === undefined) return
  const isNumber = typeof replicas === 'number' || typeof replicas === 'bigint'
  if (isNumber && isInt64(replicas) && replicas >= 0 && replicas <= MOST_REPLICAS) return
  walk.path.push(...steps)
  report(walk, 'schema/bounds', `must be a whole number from 0 to ${MOST_REPLICAS}, got ${showValue(replicas)}`)
  walk.path.length -= steps.length
}

/** What stands where a mapping on the way should be; undefined where there is nothing, or null. */
function blocking(value: Mapping, steps: readonly string[]): Value | undefined {
  const found = steps.map((_, index) => valueAt(value, steps.slice(0, index))).find((one) => !isMapping(one ?? null))
  return found ?? undefined
}
