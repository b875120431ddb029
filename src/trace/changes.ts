import type { Schema } from '../model/kind.ts'
import { isList, isMapping, isSameValue, type Mapping, type Value, type ValuePath } from '../model/value.ts'
import { changed, type Put } from './edit.ts'
import { otherValues, sampleOf, schemaBelow } from './values.ts'

/** One way to write a source object otherwise. What it moves is due to `field`. */
export interface Change {
  readonly field: ValuePath
  /**
   * `other`: another value. `absent`: taken away. `set`: an optional field that is not there is written. `key`: the key of a map
   * is renamed. `more`, `fewer`: a list has another item, or one less.
   */
  readonly type: 'other' | 'absent' | 'set' | 'key' | 'more' | 'fewer'
  readonly put: readonly Put[]
}

/** Every change of an object that its schema may allow, grouped by field, in the order of the object. */
export function changesOf(object: Mapping, schema: Schema): readonly Change[] {
  const found: Change[] = []
  walk({ value: object['metadata'] ?? {}, schema: METADATA, path: ['metadata'] }, found)
  for (const key of Object.keys(schema.properties ?? {})) {
    if (['apiVersion', 'kind', 'metadata', 'status'].includes(key)) continue
    const value = Object.hasOwn(object, key) ? object[key] : undefined
    const below = schema.properties?.[key]
    if (value !== undefined) walk({ value, schema: below, path: [key] }, found)
    else set({ schema: below, path: [key] }, found)
  }
  return found
}

const NAME: Schema = Object.freeze({ type: 'string', pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' })
const TEXTS: Schema = Object.freeze({ type: 'object', additionalProperties: { type: 'string' } })
const METADATA: Schema = Object.freeze({
  type: 'object',
  properties: { name: NAME, namespace: NAME, labels: TEXTS, annotations: TEXTS },
  required: ['name'],
})

interface Place {
  readonly value: Value
  readonly schema: Schema | undefined
  readonly path: ValuePath
}

/** What stands at the place changed, or taken away as a whole. */
function visit(place: Place, found: Change[]): void {
  const { path } = place
  found.push({ field: path, type: 'absent', put: [{ path, value: undefined }] })
  walk(place, found)
}

function walk(place: Place, found: Change[]): void {
  if (isList(place.value)) walkList(place, place.value, found)
  else if (isMapping(place.value)) walkMapping(place, place.value, found)
  else others(place, found)
}

function others({ value, schema, path }: Place, found: Change[]): void {
  for (const other of otherValues(schema, value)) {
    found.push({ field: path, type: 'other', put: [{ path, value: other }] })
  }
}

function walkMapping({ schema, path }: Omit<Place, 'value'>, mapping: Mapping, found: Change[]): void {
  const named = schema?.properties ?? {}
  for (const key of Object.keys(mapping)) {
    const value = mapping[key] ?? null
    const below = { value, schema: schemaBelow(schema, key), path: [...path, key] }
    visit(below, found)
    if (Object.hasOwn(named, key)) continue
    const other = ['x', '1', '-x'].map((end) => key + end).find((name) => !Object.hasOwn(mapping, name)) ?? `${key}-y`
    const put = [
      { path: below.path, value: undefined },
      { path: [...path, other], value },
    ]
    found.push({ field: below.path, type: 'key', put })
  }
  for (const key of Object.keys(named)) {
    if (!Object.hasOwn(mapping, key)) set({ schema: named[key], path: [...path, key] }, found)
  }
  const { additionalProperties } = schema ?? {}
  const value =
    typeof additionalProperties === 'object' ? (Object.values(mapping)[0] ?? sampleOf(additionalProperties)) : undefined
  if (value === undefined || Object.hasOwn(mapping, 'sample')) return
  found.push({ field: path, type: 'more', put: [{ path: [...path, 'sample'], value }] })
}

/** Each item costs some renderings of all of them. */
const MOST_ITEMS = 200

function walkList({ schema, path }: Omit<Place, 'value'>, list: readonly Value[], found: Change[]): void {
  list.slice(0, MOST_ITEMS).forEach((value, index) => {
    const at = [...path, index]
    found.push({ field: at, type: 'fewer', put: [{ path: at, value: undefined }] })
    walk({ value, schema: schema?.items, path: at }, found)
  })
  for (const value of newItems(list, schema?.items)) {
    found.push({ field: path, type: 'more', put: [{ path: [...path, list.length], value }] })
  }
}

/** Like the last item, but for what may have to be unique; else whatever the schema takes. */
function newItems(list: readonly Value[], schema: Schema | undefined): readonly Value[] {
  const last = list.at(-1)
  if (last === undefined) {
    const sample = sampleOf(schema)
    return sample === undefined ? [] : [sample]
  }
  if (isMapping(last)) {
    const puts = Object.keys(last).flatMap((key): Put[] => {
      const value = last[key] ?? null
      if (typeof value !== 'string') return []
      const other = otherValues(schemaBelow(schema, key), value)[0]
      return other === undefined ? [] : [{ path: [key], value: other }]
    })
    return [changed(last, puts), ...puts.map((put) => changed(last, [put]))]
  }
  return otherValues(schema, last)
    .filter((other) => !list.some((item) => isSameValue(item, other)))
    .slice(0, 8)
}

/** An optional field that is not there: the smallest value, and one with all that it may hold. */
function set({ schema, path }: Omit<Place, 'value'>, found: Change[]): void {
  const smallest = sampleOf(schema)
  if (smallest === undefined) return
  const all = isMapping(smallest) ? filled(smallest, schema, 0) : smallest
  const rest = isMapping(smallest) || isList(smallest) ? [] : otherValues(schema, smallest).slice(0, 6)
  for (const value of [all, smallest, ...rest]) found.push({ field: path, type: 'set', put: [{ path, value }] })
}

function filled(object: Mapping, schema: Schema | undefined, depth: number): Mapping {
  const result: Record<string, Value> = { ...object }
  for (const [key, below] of Object.entries(schema?.properties ?? {})) {
    const value = Object.hasOwn(result, key) ? result[key] : sampleOf(below)
    if (value !== undefined) result[key] = isMapping(value) && depth < 6 ? filled(value, below, depth + 1) : value
  }
  const { additionalProperties } = schema ?? {}
  const entry = typeof additionalProperties === 'object' ? sampleOf(additionalProperties) : undefined
  if (entry !== undefined && Object.keys(result).length === 0) result['sample'] = entry
  return result
}
