import { closest } from '../../model/closest.ts'
import type { Schema } from '../../model/kind.ts'
import { isList, isMapping, type Mapping, type Value } from '../../model/value.ts'
import { mapCheckOf } from './maps.ts'
import { count } from './say.ts'
import { zeroOf } from './zero.ts'
import { DEEPEST, report, type Check, type Context, type Node, type Prepare, type Walk } from './walk.ts'

const MOST_CANDIDATES = 2000

/** What a mapping must be, key by key: known fields, required ones, how many; nulls and defaults of its fields. */
export function mappingNode(schema: Schema, context: Context): Node {
  const fieldOf = fieldsOf(schema, context)
  const ends = [requiredCheck(schema, context), sizeCheck(schema), formatCheck(schema, context)].filter(
    (check) => check !== undefined,
  )
  const hasFields = looksAtFields(schema, context)
  const filled = context.role === 'spine' ? withDefaults(schema).map(([key]) => key) : []
  return {
    prepare: context.role === 'spine' ? prepareFields(schema, fieldOf) : undefined,
    passes: (value, walk) => {
      if (!isMapping(value)) return true
      for (const key of filled) if (!Object.hasOwn(value, key)) return false
      if (hasFields) {
        for (const key in value) {
          walk.path.push(key)
          if (!fieldOf(key).passes(value[key] ?? null, walk)) return false
          walk.path.pop()
        }
      }
      for (const check of ends) check(value, walk)
      return walk.found === 0
    },
    check: (value, walk) => {
      if (!isMapping(value)) return
      if (hasFields) {
        for (const key in value) {
          walk.path.push(key)
          fieldOf(key).check(value[key] ?? null, walk)
          walk.path.pop()
        }
      }
      for (const check of ends) check(value, walk)
    },
  }
}

function withDefaults({ properties = {} }: Schema): readonly (readonly [string, Schema])[] {
  return Object.entries(properties).filter(([, child]) => child.default !== undefined && child.default !== null)
}

/** False where every field may be there and be anything. */
function looksAtFields(schema: Schema, { role, keepsUnknown }: Context): boolean {
  if (schema.properties !== undefined || typeof schema.additionalProperties === 'object') return true
  if (role === 'nested') return schema.additionalProperties === false
  if (schema.additionalProperties === true) return true
  return !keepsUnknown && schema['x-kubernetes-preserve-unknown-fields'] !== true
}

/** A compiled field, and what the server does with null there. */
interface Field extends Node {
  readonly onNull: 'keep' | 'drop' | 'default'
  readonly default: Value | undefined
}

const OPEN: Field = {
  check: () => undefined,
  passes: () => true,
  prepare: undefined,
  onNull: 'keep',
  default: undefined,
}

/** Fields are compiled when a value first has them. */
function fieldsOf(schema: Schema, context: Context): (key: string) => Field {
  const known = new Map<string, Field>()
  const properties = schema.properties ?? {}
  const rest = restOf(schema, context)
  return (key) => {
    const field = known.get(key)
    if (field !== undefined) return field
    const child = Object.hasOwn(properties, key) ? properties[key] : undefined
    if (child === undefined) return rest()
    const isSecret = context.isSecret || context.secretFields.includes(key)
    const declared = context.declared && declaredField(context.declared, key)
    const made = fieldNode(child, { ...context, declared, isSecret, secretFields: [], keepsUnknown: false })
    known.set(key, made)
    return made
  }
}

function declaredField({ properties = {}, additionalProperties }: Schema, key: string): Schema | undefined {
  if (Object.hasOwn(properties, key)) return properties[key]
  return typeof additionalProperties === 'object' ? additionalProperties : undefined
}

function restOf(schema: Schema, context: Context): () => Field {
  const { additionalProperties } = schema
  if (typeof additionalProperties === 'object') {
    let made: Field | undefined
    const below: Context = { ...context, declared: undefined, keepsUnknown: false }
    return () => (made ??= fieldNode(valuesOf(additionalProperties, context), below))
  }
  if (context.role === 'nested') {
    const refused = refusedField(schema, context)
    return () => (additionalProperties === false ? refused : OPEN)
  }
  if (additionalProperties === true) return () => CLOSED
  if (context.keepsUnknown || schema['x-kubernetes-preserve-unknown-fields'] === true) return () => OPEN
  const refused = refusedField(schema, context)
  return () => refused
}

function refusedField(schema: Schema, context: Context): Field {
  return { ...OPEN, check: refuse(schema, context), passes: () => false }
}

/** Go makes null the zero value of what a map or list holds. */
function valuesOf(schema: Schema, { dialect }: Context): Schema {
  return dialect === 'core' && schema.default === undefined ? { ...schema, default: zeroOf(schema) } : schema
}

function fieldNode(schema: Schema, context: Context): Field {
  const node = context.compile(schema, context)
  const hasDefault = schema.default !== undefined && schema.default !== null
  const onNull = schema.nullable === true || context.role === 'nested' ? 'keep' : hasDefault ? 'default' : 'drop'
  return { ...node, onNull, default: hasDefault ? schema.default : undefined }
}

/** Below `additionalProperties: true` the server knows no field at all: scalars pass, keys of mappings don't. */
const CLOSED: Field = {
  ...OPEN,
  check: refuseKeys,
  passes: (value, walk) => {
    refuseKeys(value, walk)
    return walk.found === 0
  },
}

function refuseKeys(value: Value, walk: Walk): void {
  if (isMapping(value)) {
    for (const key in value) unknown(walk, key, 'is not a field that the schema has')
  } else if (isList(value) && walk.path.length < DEEPEST) {
    value.forEach((item, index) => {
      walk.path.push(index)
      refuseKeys(item, walk)
      walk.path.pop()
    })
  }
}

function refuse(schema: Schema, context: Context): Check {
  return (_value, walk) => {
    const key = String(walk.path.pop())
    const names = Object.keys(schema.properties ?? {})
    const near = names.length <= MOST_CANDIDATES ? closest(key, names) : undefined
    const known =
      near === undefined && names.length > 0 && names.length <= 12 ? `known here: ${names.join(', ')}.` : undefined
    const help = near === undefined ? known : `write ${near}, or take the field out.`
    const predicate =
      near === undefined
        ? 'is not a field that the schema has'
        : `is not a field that the schema has; the closest is ${near}`
    unknown(walk, key, predicate, help, context.isSecret)
    walk.path.push(key)
  }
}

function unknown(walk: Walk, key: string, predicate: string, help?: string, isSecret = false): void {
  report(walk, 'schema/unknown-field', predicate, { child: key, at: 'key', help, isSecret })
}

type End = (value: Mapping, walk: Walk) => void

function requiredCheck({ required = [] }: Schema, { dialect }: Context): End | undefined {
  if (required.length === 0) return undefined
  return (value, walk) => {
    for (const key of required) {
      const isMissing = !Object.hasOwn(value, key) || (dialect === 'core' && value[key] === '')
      if (isMissing) report(walk, 'schema/required', 'is required', { child: key, at: 'key' })
    }
  }
}

function sizeCheck(schema: Schema): End | undefined {
  const { minProperties = 0, maxProperties = Infinity } = schema
  if (minProperties === 0 && maxProperties === Infinity) return undefined
  return (value, walk) => {
    const size = Object.keys(value).length
    const has = size === 0 ? 'is empty' : `has ${size}`
    if (size < minProperties)
      report(walk, 'schema/bounds', `must have at least ${count(minProperties, 'key')}, but ${has}`)
    if (size > maxProperties)
      report(walk, 'schema/bounds', `must have at most ${count(maxProperties, 'key')}, but ${has}`)
  }
}

function formatCheck({ format }: Schema, { dialect }: Context): End | undefined {
  return dialect === 'core' ? mapCheckOf(format) : undefined
}

/** Drops nulls, fills in defaults, prepares what is below: in the server's order, copying only on a change. */
function prepareFields(schema: Schema, fieldOf: (key: string) => Field): Prepare {
  const defaults = withDefaults(schema)
  return (value) => {
    if (!isMapping(value)) return value
    let result: Record<string, Value> | undefined
    for (const [key, child] of defaults) {
      if (Object.hasOwn(value, key)) continue
      result ??= { ...value }
      const filled = child.default ?? null
      result[key] = fieldOf(key).prepare?.(filled) ?? filled
    }
    for (const key in value) {
      const before = value[key] ?? null
      if (before !== null && typeof before !== 'object') continue
      const field = fieldOf(key)
      const after = before === null ? replacement(field) : (field.prepare?.(before) ?? before)
      if (after === before) continue
      result ??= { ...value }
      if (after === undefined) Reflect.deleteProperty(result, key)
      else result[key] = after
    }
    return result ?? value
  }
}

/** What stands in place of null; undefined where the key goes. */
function replacement(field: Field): Value | undefined {
  if (field.onNull === 'keep') return null
  if (field.onNull === 'drop' || field.default === undefined) return undefined
  return field.prepare?.(field.default) ?? field.default
}
