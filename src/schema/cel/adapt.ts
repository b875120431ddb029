import type { Schema } from '../../model/kind.ts'
import { isList, isMapping, isSameValue, own, type Mapping, type Value } from '../../model/value.ts'
import { isEqual, isListEqual, keyOf } from './equal.ts'
import { escapeName, fieldOf } from './escape.ts'
import { readBase64, readDate, readDateTime, readSpan } from './format-value.ts'
import {
  countOf,
  double,
  entryOf,
  fail,
  itemsOf,
  listOf,
  type Cel,
  type List,
  type ListSemantics,
  type MapAccess,
  type MapKey,
  type MapValue,
} from './value.ts'

/** Gives a value of a document to rules, typed by its schema. Lists and objects are looked into only when read. */
export type Adapter = (value: Value) => Cel

/** How values of a schema reach rules (k8s.io/apiserver/pkg/cel/common/valuesunstructured.go). */
export function adapterOf(schema: Schema, isRoot = false): Adapter {
  const adapt = plainAdapter(withObjectMeta(schema, isRoot))
  const isEmbedded = schema['x-kubernetes-embedded-resource'] === true
  const readable = (value: Value): Value => {
    if (!isRoot && !isEmbedded) return value
    return withoutEmptyNames(isEmbedded ? value : withName(value))
  }
  const isNullable = schema.nullable === true
  return (value) => {
    if (value !== null) return adapt(readable(value))
    return isNullable ? null : fail('invalid data, got null for schema with nullable=false')
  }
}

/** The server makes a name of generateName, five characters longer, before it asks any rule. */
function withName(value: Value): Value {
  const metadata = own(value, 'metadata')
  const prefix = own(metadata, 'generateName')
  const name = own(metadata, 'name') ?? ''
  if (!isMapping(value) || !isMapping(metadata) || typeof prefix !== 'string' || prefix === '') return value
  return name === '' ? { ...value, metadata: { ...metadata, name: `${prefix.slice(0, 58)}aaaaa` } } : value
}

/** The server reads metadata into a type of its own and writes it anew: a name of no characters is gone. */
function withoutEmptyNames(value: Value): Value {
  const metadata = own(value, 'metadata')
  if (!isMapping(value) || !isMapping(metadata)) return value
  if (own(metadata, 'name') !== '' && own(metadata, 'generateName') !== '') return value
  const kept = Object.entries(metadata).filter(([key, name]) => name !== '' || !NAMES.has(key))
  return { ...value, metadata: Object.fromEntries(kept) }
}

const NAMES: ReadonlySet<string> = new Set(['name', 'generateName'])

/** A value without a schema: whole numbers are ints, others doubles. */
export function adaptUntyped(value: Value): Cel {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value || 0 : double(value)
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return { tag: 'list', size: value.length, at: (index) => adaptUntyped(value[index] ?? null) }
  return { tag: 'map', access: UNTYPED, raw: value }
}

const UNTYPED: MapAccess = {
  size: (raw) => Object.keys(raw as Mapping).length,
  get: (raw, key) => {
    const found = typeof key === 'string' ? own(raw, key) : undefined
    return found === undefined ? undefined : adaptUntyped(found)
  },
  keys: (raw) => Object.keys(raw as Mapping),
}

const TEXT: Schema = { type: 'string' }
const OBJECT_META: Schema = { type: 'object', properties: { name: TEXT, generateName: TEXT } }

/**
 * The schema of a resource's top, where rules see apiVersion, kind and the two names of metadata, and no more of it. A
 * schema that declares all four itself is taken as it is, its limits included (WithTypeAndObjectMeta of
 * k8s.io/apiextensions-apiserver).
 */
export function withObjectMeta(schema: Schema, isRoot: boolean): Schema {
  if (!isRoot && schema['x-kubernetes-embedded-resource'] !== true) return schema
  const { apiVersion, kind, metadata } = schema.properties ?? {}
  const { name, generateName } = metadata?.type === 'object' ? (metadata.properties ?? {}) : {}
  if ([apiVersion, kind, name, generateName].every((each) => each?.type === 'string')) return schema
  return { ...schema, properties: { ...schema.properties, apiVersion: TEXT, kind: TEXT, metadata: OBJECT_META } }
}

function plainAdapter(schema: Schema): Adapter {
  if (schema['x-kubernetes-int-or-string'] === true) return adaptIntOrString
  switch (schema.type) {
    case 'object':
      return objectAdapter(schema)
    case 'array':
      return listAdapter(schema)
    case 'string':
      return textAdapter(schema)
    case 'number':
      return (value) => (isNumber(value) ? double(Number(value)) : refuse('float', value))
    case 'integer':
      return (value) => (isWhole(value) ? value || 0 : refuse('int', value))
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : refuse('bool', value))
    default:
      return preserved
  }
}

function adaptIntOrString(value: Value): Cel {
  if (typeof value === 'string' || isWhole(value)) return value
  return fail('invalid data, expected XIntOrString value to be either a string or integer')
}

function isNumber(value: Value): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}

function isWhole(value: Value): value is number | bigint {
  return typeof value === 'bigint' || Number.isSafeInteger(value)
}

function refuse(expected: string, value: Value): never {
  return fail(`invalid data, expected ${expected}, got ${isList(value) ? 'list' : typeof value}`)
}

/** Data that the schema says nothing about: it can only be compared. */
function preserved(value: Value): Cel {
  return {
    tag: 'opaque',
    name: 'unknown',
    data: value,
    isEqual: (other) => isSameValue(value, other.data as Value),
  }
}

function textAdapter(schema: Schema): Adapter {
  const convert = converter(schema.format)
  return (value) => {
    if (typeof value !== 'string') return refuse('string', value)
    return convert === undefined ? value : convert(value)
  }
}

function converter(format: string | undefined): ((text: string) => Cel) | undefined {
  switch (format) {
    case 'duration':
      return readSpan
    case 'date':
      return readDate
    case 'date-time':
      return readDateTime
    case 'byte':
      return readBase64
    default:
      return undefined
  }
}

interface Field {
  readonly key: string
  readonly adapt: Adapter
}

function objectAdapter(schema: Schema): Adapter {
  if (schema.properties === undefined) return mapAdapter(schema)
  const fields = new Map<string, Field>()
  for (const [key, property] of Object.entries(schema.properties)) {
    const name = escapeName(key)
    if (name !== undefined) fields.set(name, { key, adapt: lazily(property) })
  }
  return objectReader(fields)
}

/** Adapters below a schema are made when first needed: schemas are far larger than what rules read. */
function lazily(schema: Schema): Adapter {
  let adapt: Adapter | undefined
  return (value) => (adapt ??= adapterOf(schema))(value)
}

function objectReader(fields: ReadonlyMap<string, Field>): Adapter {
  const known = new Map([...fields].map(([name, { key }]) => [key, name]))
  const get = (raw: unknown, name: MapKey): Cel | undefined => {
    const field = fieldOf(fields, name as string)
    if (field === undefined || !Object.hasOwn(raw as Mapping, field.key)) return undefined
    const found = (raw as Mapping)[field.key]
    return found === null || found === undefined ? undefined : field.adapt(found)
  }
  const access: MapAccess = {
    size: (raw) => Object.keys(raw as Mapping).length,
    get,
    keys: (raw) => Object.keys(raw as Mapping).flatMap((key) => known.get(key) ?? []),
    isEqual: (raw, other) => isObjectEqual({ value: raw as Mapping, get, known }, other),
  }
  return (value) => (isMapping(value) ? { tag: 'map', access, raw: value } : refuse('object', value))
}

interface ObjectParts {
  readonly value: Mapping
  get(raw: unknown, name: MapKey): Cel | undefined
  readonly known: ReadonlyMap<string, string>
}

/** Known fields by their types; unknown ones as data, and only where the other has them too, as the server does. */
function isObjectEqual(self: ObjectParts, other: MapValue): boolean {
  const keys = Object.keys(self.value)
  if (keys.length !== countOf(other)) return false
  return keys.every((key) => {
    const name = self.known.get(key)
    if (name === undefined) {
      const theirs = own(other.raw, key)
      return theirs === undefined || isSameValue(self.value[key], theirs)
    }
    const left = self.get(self.value, name)
    const right = entryOf(other, name)
    return left === undefined || right === undefined ? left === right : isEqual(left, right)
  })
}

function mapAdapter(schema: Schema): Adapter {
  const values = schema.additionalProperties
  // An object whose fields rules don't see.
  if (typeof values !== 'object') return objectReader(new Map())
  const adapt = lazily(values)
  const access: MapAccess = {
    ...UNTYPED,
    get: (raw, key) => {
      const found = typeof key === 'string' ? own(raw, key) : undefined
      return found === undefined ? undefined : adapt(found)
    },
  }
  return (value) => (isMapping(value) ? { tag: 'map', access, raw: value } : refuse('object', value))
}

function listAdapter(schema: Schema): Adapter {
  if (schema.items === undefined) return () => fail('invalid array type, expected Items with a non-empty Schema')
  const adapt = lazily(schema.items)
  const semantics = semanticsOf(schema)
  return (value) => {
    if (!isList(value)) return refuse('list', value)
    return { tag: 'list', size: value.length, at: (index) => adapt(value[index] ?? null), semantics, isOfObject: true }
  }
}

function semanticsOf(schema: Schema): ListSemantics | undefined {
  if (schema['x-kubernetes-list-type'] === 'set') return SET
  if (schema['x-kubernetes-list-type'] !== 'map') return undefined
  return keyed((schema['x-kubernetes-list-map-keys'] ?? []).map((key) => escapeName(key) ?? key))
}

const SET: ListSemantics = {
  isEqual: (a, b) => {
    if (a.size !== b.size) return false
    const keys = new Set(itemsOf(a).map(keyOf))
    return itemsOf(b).every((item) => keys.has(keyOf(item)))
  },
  join: (a, b) => {
    const items = itemsOf(a)
    const keys = new Set(items.map(keyOf))
    for (const item of itemsOf(b)) {
      const key = keyOf(item)
      if (keys.has(key)) continue
      keys.add(key)
      items.push(item)
    }
    return { ...listOf(items), semantics: SET }
  },
}

/** Lists of objects told apart by the given fields: order doesn't matter, joining overwrites in place. */
function keyed(names: readonly string[]): ListSemantics {
  const keyOfItem = (item: Cel): string => {
    if (typeof item !== 'object' || item?.tag !== 'map') return ''
    return JSON.stringify(names.map((name) => keyText(entryOf(item, name))))
  }
  const semantics: ListSemantics = {
    isEqual: (a: List, b: List) => {
      if (a.size !== b.size) return false
      const byKey = new Map(itemsOf(a).map((item) => [keyOfItem(item), item]))
      const ours = itemsOf(b).map((item) => byKey.get(keyOfItem(item)))
      if (ours.includes(undefined)) return false
      return isListEqual(listOf(ours as Cel[]), b)
    },
    join: (a, b) => {
      const byKey = new Map(itemsOf(a).map((item) => [keyOfItem(item), item]))
      for (const item of itemsOf(b)) byKey.set(keyOfItem(item), item)
      return { ...listOf([...byKey.values()]), semantics }
    },
  }
  return semantics
}

function keyText(value: Cel | undefined): string | null {
  return value === undefined ? null : `${typeof value}:${String(keyOf(value))}`
}
