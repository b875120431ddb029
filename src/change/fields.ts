import type { Schema } from '../model/kind.ts'
import { formatPath } from '../model/path.ts'
import { isList, isMapping, isSameValue, own, type Mapping, type Value, type ValuePath } from '../model/value.ts'

/** One place where two values differ. What is absent on a side has no key. */
export interface FieldDifference {
  /** For people: items of lists with a key are `[name=x]`. */
  readonly path: string
  /** The same with `[*]` for every item and every value of a map, as schemas are told about. */
  readonly pattern: string
  /** Where it stands in the later value, or in the earlier one where it is gone. */
  readonly at: ValuePath
  readonly before?: Value
  readonly after?: Value
  readonly schema: Schema | undefined
}

/** Whether lists are compared item by item, or as one value where their lengths differ. */
export type ListMode = 'items' | 'whole'

/**
 * The fields in which two values differ, at the deepest place that both sides share, in the order of the later value,
 * then what is gone. Lists are compared by the schema's key, sets by their members, others by position between what they
 * share at both ends.
 */
export function differences(
  before: Value,
  after: Value,
  { schema, lists = 'items' }: { readonly schema?: Schema | undefined; readonly lists?: ListMode } = {},
): readonly FieldDifference[] {
  const found: FieldDifference[] = []
  compare({ before, after }, { path: '', pattern: '', at: [], schema }, { found, lists })
  return found
}

interface Pair {
  readonly before?: Value | undefined
  readonly after?: Value | undefined
}

type Place = Pick<FieldDifference, 'path' | 'pattern' | 'at' | 'schema'>

interface Walk {
  readonly found: FieldDifference[]
  readonly lists: ListMode
}

function compare({ before, after }: Pair, place: Place, walk: Walk): void {
  if (isSameValue(before, after)) return
  if (isMapping(before) && isMapping(after)) return compareMappings(before, after, { place, walk })
  if (isList(before) && isList(after) && (walk.lists === 'items' || before.length === after.length)) {
    return compareLists(before, after, { place, walk })
  }
  walk.found.push({
    ...place,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  })
}

interface Inside {
  readonly place: Place
  readonly walk: Walk
}

function compareMappings(before: Mapping, after: Mapping, { place, walk }: Inside): void {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key))
  for (const key of [...Object.keys(after), ...gone]) {
    const property = own(place.schema?.properties, key) as Schema | undefined
    const other = place.schema?.additionalProperties
    const schema = property ?? (typeof other === 'object' ? other : undefined)
    const isMap = property === undefined && typeof other === 'object'
    const next: Place = {
      path: joined(place.path, formatPath([key])),
      pattern: isMap ? `${place.pattern}[*]` : joined(place.pattern, formatPath([key])),
      at: [...place.at, key],
      schema,
    }
    compare({ before: own(before, key), after: own(after, key) }, next, walk)
  }
}

function joined(path: string, step: string): string {
  return path === '' || step.startsWith('[') ? path + step : `${path}.${step}`
}

function compareLists(before: readonly Value[], after: readonly Value[], inside: Inside): void {
  const { schema } = inside.place
  const type = schema?.['x-kubernetes-list-type']
  const keys = type === 'map' ? (schema?.['x-kubernetes-list-map-keys'] ?? []) : schema === undefined ? ['name'] : []
  if (inside.walk.lists === 'whole') return byPosition(before, after, { ...inside, skip: 0 })
  if (type === 'set') return bySets(before, after, inside)
  if (keys.length > 0 && [before, after].every((list) => haveKeys(list, keys))) {
    return byKeys(before, after, { ...inside, keys })
  }
  const skip = before.findIndex((item, index) => !isSameValue(item, after[index]))
  byPosition(before, after, { ...inside, skip: skip < 0 ? before.length : skip })
}

function byPosition(
  before: readonly Value[],
  after: readonly Value[],
  { place, walk, skip }: Inside & { readonly skip: number },
): void {
  const shorter = Math.min(before.length, after.length)
  let same = 0
  while (same < shorter - skip && isSameValue(before.at(-1 - same), after.at(-1 - same))) same++
  const ends = { before: before.length - same, after: after.length - same }
  for (let index = skip; index < Math.max(ends.before, ends.after); index++) {
    const pair: Pair = {
      before: index < ends.before ? before[index] : undefined,
      after: index < ends.after ? after[index] : undefined,
    }
    compare(pair, itemAt(place, index), walk)
  }
}

function itemAt(place: Place, index: number, name = String(index)): Place {
  return {
    path: `${place.path}[${name}]`,
    pattern: `${place.pattern}[*]`,
    at: [...place.at, index],
    schema: place.schema?.items,
  }
}

/** Order means nothing in a set. */
function bySets(before: readonly Value[], after: readonly Value[], { place, walk }: Inside): void {
  const lacks = (list: readonly Value[], item: Value): boolean => !list.some((other) => isSameValue(other, item))
  after.forEach((item, index) => {
    if (lacks(before, item)) compare({ after: item }, itemAt(place, index), walk)
  })
  before.forEach((item, index) => {
    if (lacks(after, item)) compare({ before: item }, itemAt(place, index), walk)
  })
}

/** True where each item has all keys that it is told apart by, and no two the same. A key with a default may be absent. */
function haveKeys(list: readonly Value[], keys: readonly string[]): boolean {
  const [first = ''] = keys
  const known = new Set(list.map((item) => keyOf(item, keys)))
  return known.size === list.length && list.every((item) => isScalar(own(item, first)))
}

function isScalar(value: Value | undefined): value is string | number | bigint {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
}

function keyOf(item: Value, keys: readonly string[]): string {
  return JSON.stringify(keys.map((key) => keyText(own(item, key))))
}

function byKeys(
  before: readonly Value[],
  after: readonly Value[],
  { place, walk, keys }: Inside & { readonly keys: readonly string[] },
): void {
  const old = new Map(before.map((item, index) => [keyOf(item, keys), { item, index }]))
  const seen = new Set(after.map((item) => keyOf(item, keys)))
  const [first = ''] = keys
  const isEnough = [before, after].every((list) => haveKeys(list, [first]))
  const name = (item: Value, index: number): string =>
    isEnough ? `${first}=${keyText(own(item, first))}` : String(index)
  after.forEach((item, index) => {
    compare({ before: old.get(keyOf(item, keys))?.item, after: item }, itemAt(place, index, name(item, index)), walk)
  })
  before.forEach((item, index) => {
    if (!seen.has(keyOf(item, keys))) compare({ before: item }, itemAt(place, index, name(item, index)), walk)
  })
  const kept = (list: readonly Value[], others: (key: string) => boolean): string[] =>
    list.map((item) => keyOf(item, keys)).filter(others)
  const [was, is] = [kept(before, (key) => seen.has(key)), kept(after, (key) => old.has(key))]
  if (was.join() === is.join()) return
  const names = (list: readonly Value[]): Value => list.map((item) => own(item, first) ?? null)
  walk.found.push({ ...place, before: names(before), after: names(after) })
}

/** As the grammar of paths has it: text in quotes where it has a bracket or a quote, or is no text but looks like some. */
function keyText(value: Value | undefined): string {
  if (typeof value !== 'string') return isScalar(value) || typeof value === 'boolean' ? `${value}` : ''
  return /^[A-Za-z_/][^\]"]*$/.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : JSON.stringify(value)
}
