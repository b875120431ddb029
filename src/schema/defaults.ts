import type { Problem } from '../model/diagnostic.ts'
import type { Schema } from '../model/kind.ts'
import type { Value } from '../model/value.ts'
import { compileNode, topContext } from './check/node.ts'
import { startWalk, type Context } from './check/walk.ts'
import { report, within, type Place } from './place.ts'

/**
 * Defaults that an API server does not take, because they are not what their own schema says, rules included
 * (apiextensions-apiserver, pkg/apiserver/schema/defaulting). Below additionalProperties it looks at none. Paths start at
 * the schema.
 */
export function checkDefaults(schema: Schema): readonly Problem[] {
  const place: Place = { schemaPath: [], fieldPath: [], problems: [] }
  const { properties = {}, ...top } = schema
  const { metadata, ...fields } = properties
  if (metadata !== undefined)
    within(place, { schema: ['properties', 'metadata'], field: 'metadata' }, () => refuseDefaults(metadata, place))
  for (const name of ['apiVersion', 'kind'] as const) {
    if ((fields[name]?.default ?? null) !== null)
      report(place, ['properties', name, 'default'], `has a default for ${name}, which every object says itself`)
  }
  checkLevel({ ...top, properties: fields, 'x-kubernetes-embedded-resource': true }, place)
  return place.problems
}

function refuseDefaults(schema: Schema, place: Place): void {
  if (schema.default !== undefined && schema.default !== null)
    report(place, ['default'], 'has a default, and the metadata of an object has none')
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    within(place, { schema: ['properties', name], field: name }, () => refuseDefaults(child, place))
  }
}

function checkLevel(schema: Schema, place: Place): void {
  if (schema.default !== undefined && schema.default !== null) checkDefault(schema, schema.default, place)
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    within(place, { schema: ['properties', name], field: name }, () => checkLevel(child, place))
  }
  const { items } = schema
  if (items !== undefined) within(place, { schema: ['items'], field: null }, () => checkLevel(items, place))
}

const CONTEXT: Context = { ...topContext('crd'), isDefault: true }

/** Nothing is filled in before the check: a default must be whole. */
function checkDefault(schema: Schema, value: Value, place: Place): void {
  const walk = startWalk()
  walk.path.push('default')
  compileNode(schema, CONTEXT).check(value, walk)
  for (const { message, path } of walk.problems) {
    report(place, path, `has a default that its schema does not take: ${message.replace(/\.$/, '')}`)
  }
}
