import { BINARY } from '../arithmetic.ts'
import { compare, isEqual } from '../equal.ts'
import { CostExceeded, double, fail, itemsOf, listOf, type Cel, type List } from '../value.ts'
import { holds } from './collection.ts'
import type { Implementation } from './implementation.ts'

const ORDERED = ['int', 'uint', 'double', 'bool', 'duration', 'timestamp', 'string', 'bytes'] as const
/** More items than a rule within the server's limits can make. */
const MAX_ITEMS = 1_000_000

/** Lists as Kubernetes (library/lists.go), cel-go's lists extension, version 3, and its sets extension have them. */
export const LISTS: Readonly<Record<string, Implementation>> = {
  ...forEach('list_{}_is_sorted', () => isSorted),
  ...forEach('list_{}_min', () => (list: List) => best(list, { name: 'min', sign: -1 })),
  ...forEach('list_{}_max', () => (list: List) => best(list, { name: 'max', sign: 1 })),
  ...forEach('list_{}_sort', () => (list: List) => sorted(list, list)),
  ...forEach('list_{}_sortByAssociatedKeys', () => sorted),
  list_int_sum_int: (list: List) => sum(list, 0),
  list_uint_sum_uint: (list: List) => sum(list, { tag: 'uint', value: 0n }),
  list_double_sum_double: (list: List) => sum(list, double(0)),
  list_duration_sum_duration: (list: List) => sum(list, { tag: 'duration', nanos: 0n }),
  list_a_index_of_int: (list: List, item: Cel) => itemsOf(list).findIndex((one) => isEqual(one, item)),
  list_a_last_index_of_int: (list: List, item: Cel) => itemsOf(list).findLastIndex((one) => isEqual(one, item)),
  list_slice: slice,
  list_flatten: (list: List) => listOf(flat(list, 1)),
  list_flatten_int: (list: List, depth: number | bigint) =>
    depth < 0 ? fail('level must be non-negative') : listOf(flat(list, Number(depth))),
  lists_range: range,
  list_reverse: (list: List) => listOf(itemsOf(list).reverse()),
  list_distinct: distinct,
  list_sets_contains_list: containsAll,
  list_sets_equivalent_list: (a: List, b: List) => containsAll(a, b) && containsAll(b, a),
  list_sets_intersects_list: (a: List, b: List) => itemsOf(a).some((item) => holds(b, item)),
  optional_unwrap: unwrap,
  optional_unwrapOpt: unwrap,
}

function forEach(id: string, implement: () => Implementation): Readonly<Record<string, Implementation>> {
  return Object.fromEntries(ORDERED.map((type) => [id.replace('{}', type), implement()]))
}

function isSorted(list: List): boolean {
  for (let at = 1; at < list.size; at++) if (compare(list.at(at - 1), list.at(at)) > 0) return false
  return true
}

function best(list: List, wanted: { readonly name: string; readonly sign: number }): Cel {
  if (list.size === 0) return fail(`${wanted.name} called on empty list`)
  return itemsOf(list).reduce((found, item) => (compare(item, found) * wanted.sign > 0 ? item : found))
}

/** The items in the order of their keys; equal keys keep their order. */
function sorted(list: List, keys: List): List {
  if (list.size !== keys.size) {
    return fail(
      `@sortByAssociatedKeys() expected a list of the same size as the associated keys list, but got ${list.size} and ${keys.size} elements respectively`,
    )
  }
  const order = itemsOf(keys).map((key, at) => ({ key, at }))
  const type = kindOf(order[0]?.key ?? null)
  if (order.some(({ key }) => kindOf(key) !== type)) return fail('list elements must have the same type')
  order.sort((a, b) => compare(a.key, b.key))
  return listOf(order.map(({ at }) => list.at(at)))
}

function kindOf(value: Cel): string {
  if (typeof value === 'bigint') return 'number'
  return typeof value === 'object' && value !== null ? value.tag : typeof value
}

function sum(list: List, zero: Cel): Cel {
  const add = BINARY.get('_+_') ?? ((a: Cel): Cel => a)
  return itemsOf(list).reduce((total, item) => add(total, item), zero)
}

function slice(list: List, start: number | bigint, end: number | bigint): List {
  const call = `cannot slice(${start}, ${end})`
  if (start < 0 || end < 0) return fail(`${call}, negative indexes not supported`)
  if (start > end) return fail(`${call}, start index must be less than or equal to end index`)
  if (list.size < end) return fail(`${call}, list is length ${list.size}`)
  const first = Number(start)
  return { tag: 'list', size: Number(end) - first, at: (index) => list.at(first + index) }
}

function flat(list: List, depth: number): Cel[] {
  return itemsOf(list).flatMap((item) => {
    if (depth === 0 || typeof item !== 'object' || item?.tag !== 'list') return [item]
    return flat(item, depth - 1)
  })
}

function range(count: number | bigint): List {
  if (count > MAX_ITEMS) throw new CostExceeded()
  return { tag: 'list', size: Math.max(0, Number(count)), at: (index) => index }
}

function distinct(list: List): List {
  const kept: Cel[] = []
  for (const item of itemsOf(list)) if (!kept.some((one) => isEqual(item, one))) kept.push(item)
  return listOf(kept)
}

function containsAll(list: List, items: List): boolean {
  return itemsOf(items).every((item) => holds(list, item))
}

function unwrap(list: List): List {
  return listOf(
    itemsOf(list).flatMap((item) => {
      if (typeof item !== 'object' || item?.tag !== 'optional') return fail('value is not optional')
      return item.value === undefined ? [] : [item.value]
    }),
  )
}
