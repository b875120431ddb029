import { codePoints } from './text.ts'
import { patternSizeOf } from './library/format.ts'
import { addressBytes } from './library/network.ts'
import { countOf, entryOf, itemsOf, keysOf, type Cel, type Opaque } from './value.ts'

// What a call costs while a rule runs: k8s.io/apiserver/pkg/cel/library/cost.go (CallCost), which comes first, then
// cel-go's interpreter/runtimecost.go and the trackers of its extensions. Costs decide where the server gives up.

/** What a call costs by its arguments. */
export type Cost = (args: readonly Cel[]) => number

/** Reading one unit of text, and one of a pattern. */
const TEXT = 0.1
const PATTERN = 0.25
const LIST = 10

/** Undefined for a call that costs one unit. `overload` is undefined where only the values decide which it is. */
export function costOf(name: string, overload: string | undefined): Cost | undefined {
  return (
    extensionCost(overload) ?? BY_NAME.get(name) ?? (overload === undefined ? undefined : BY_OVERLOAD.get(overload))
  )
}

/** The size of text, bytes, lists, maps and addresses; 1 for anything else. */
export function sizeOf(value: Cel | undefined): number {
  if (typeof value === 'string') return codePoints(value)
  if (typeof value !== 'object' || value === null) return 1
  switch (value.tag) {
    case 'list':
      return value.size
    case 'map':
      return countOf(value)
    case 'bytes':
      return value.value.length
    case 'optional':
      return value.value === undefined ? 1 : sizeOf(value.value)
    case 'opaque':
      return value.name === 'net.IP' || value.name === 'net.CIDR' ? addressSize(value) : 1
    case 'double':
    case 'uint':
    case 'timestamp':
    case 'duration':
    case 'type':
      return 1
  }
}

function addressSize(value: Opaque): number {
  return addressBytes(value)
}

const traversal =
  (factor: number): Cost =>
  ([value]) =>
    Math.ceil(sizeOf(value) * factor)

const search: Cost = ([text, pattern]) => Math.ceil((1 + sizeOf(text)) * TEXT) * Math.ceil(sizeOf(pattern) * PATTERN)

const shorter: Cost = ([a, b]) => Math.ceil(Math.min(sizeOf(a), sizeOf(b)) * TEXT)

const containment =
  (isNetwork: boolean): Cost =>
  ([network, other]) => {
    const size = sizeOf(network)
    const base = Math.ceil(2 * size * TEXT) + (isNetwork ? Math.ceil(size * TEXT) + 1 : 0)
    return base + (typeof other === 'string' ? Math.ceil(sizeOf(other) * TEXT) : 0)
  }

const BY_NAME: ReadonlyMap<string, Cost> = new Map<string, Cost>([
  ...['isSorted', 'sum', 'max', 'min', 'indexOf', 'lastIndexOf'].map((name) => [name, listTraversal] as const),
  ...['url', 'lowerAscii', 'upperAscii', 'substring', 'trim'].map((name) => [name, traversal(TEXT)] as const),
  ...['cidr', 'isIP', 'isCIDR', 'quantity', 'isQuantity', 'semver', 'isSemver'].map(
    (name) => [name, traversal(TEXT)] as const,
  ),
  ...['replace', 'split', 'ip.isCanonical'].map((name) => [name, traversal(2 * TEXT)] as const),
  ['find', search],
  ['findAll', search],
  ['join', joinCost],
  ['ip', (args) => (typeof args[0] === 'string' ? traversal(TEXT)(args) : 1)],
  ['containsIP', containment(false)],
  ['containsCIDR', containment(true)],
  ['validate', validateCost],
  ['_==_', (args) => (isOpaque(args[0]) ? 1 : shorter(args))],
])

const BY_OVERLOAD: ReadonlyMap<string, Cost> = new Map<string, Cost>([
  ...['starts_with_string', 'ends_with_string', 'string_to_bytes', 'bytes_to_string', 'strings_quote'].map(
    (id) => [id, traversal(TEXT)] as const,
  ),
  ['string_format', traversal(TEXT)],
  ['in_list', ([, list]) => sizeOf(list)],
  ['not_equals', shorter],
  ...['less', 'less_equals', 'greater', 'greater_equals'].flatMap(
    (name) =>
      [
        [`${name}_string_string`, shorter],
        [`${name}_bytes_bytes`, shorter],
      ] as const,
  ),
  ['add_string', ([a, b]) => Math.ceil((sizeOf(a) + sizeOf(b)) * TEXT)],
  ['add_bytes', ([a, b]) => Math.ceil((sizeOf(a) + sizeOf(b)) * TEXT)],
  ['matches_string', search],
  ['contains_string', ([text, part]) => Math.ceil(sizeOf(text) * TEXT) * Math.ceil(sizeOf(part) * TEXT)],
])

/** Functions whose cost their own extension tracks. */
function extensionCost(overload: string | undefined): Cost | undefined {
  switch (overload) {
    case undefined:
      return undefined
    case 'list_slice':
      return ([, start, end]) => allocating(Math.max(0, Number(end) - Number(start)))
    case 'lists_range':
      return ([count]) => allocating(Math.max(0, Number(count)))
    case 'list_reverse':
    case 'list_flatten':
      return ([list]) => allocating(sizeOf(list))
    case 'list_flatten_int':
      return ([list, depth]) => allocating(Math.trunc(sizeOf(list) * Math.max(0, Number(depth))))
    case 'list_distinct':
      return ([list]) => selfCompare(list)
    case 'list_sets_contains_list':
    case 'list_sets_intersects_list':
      return ([a, b]) => 1 + sizeOf(a) * sizeOf(b)
    case 'list_sets_equivalent_list':
      return ([a, b]) => 1 + 2 * sizeOf(a) * sizeOf(b)
    default:
      if (/^list_\w+_sort$/.test(overload)) return ([list]) => selfCompare(list)
      return overload.endsWith('_sortByAssociatedKeys') ? ([, keys]) => selfCompare(keys) : undefined
  }
}

function allocating(size: number): number {
  return size + 1 + LIST
}

function selfCompare(list: Cel | undefined): number {
  const size = sizeOf(list)
  if (typeof list !== 'object' || list?.tag !== 'list' || size === 0) return allocating(0)
  const first = list.at(0)
  const isText = typeof first === 'string' || (typeof first === 'object' && first?.tag === 'bytes')
  return allocating(Math.trunc(size * size * (isText ? 2 + TEXT : 2)))
}

function listTraversal([value]: readonly Cel[]): number {
  return traversalOf(value ?? null)
}

/** Everything inside, text by its bytes. */
function traversalOf(value: Cel): number {
  if (typeof value === 'string') return Math.trunc(Buffer.byteLength(value) * TEXT)
  if (typeof value !== 'object' || value === null) return 1
  if (value.tag === 'bytes') return Math.trunc(value.value.length * TEXT)
  if (value.tag === 'list') return itemsOf(value).reduce<number>((total, item) => total + traversalOf(item), 0)
  if (value.tag !== 'map') return 1
  return keysOf(value).reduce<number>(
    (total, key) => total + traversalOf(key) + traversalOf(entryOf(value, key) ?? null),
    0,
  )
}

function joinCost([list, separator = '']: readonly Cel[]): number {
  if (typeof list !== 'object' || list?.tag !== 'list') return 1
  let size = Math.max(0, list.size - 1) * sizeOf(separator)
  for (let at = 0; at < list.size; at++) size += sizeOf(list.at(at))
  return Math.ceil(size * 2 * TEXT)
}

function validateCost([format, text]: readonly Cel[]): number {
  if (!isOpaque(format)) return 1
  return Math.ceil((1 + sizeOf(text)) * TEXT) * Math.ceil(patternSizeOf(format) * PATTERN)
}

function isOpaque(value: Cel | undefined): value is Opaque {
  return typeof value === 'object' && value?.tag === 'opaque' && value.name !== 'unknown'
}
