import type { Type } from './type.ts'

/**
 * A value while a rule runs. An int is a number where that is exact and a bigint beyond, so that `===` compares ints;
 * a double always stands in a record, so that 1 and 1.0 are told apart.
 */
export type Cel = null | boolean | number | bigint | string | CelObject

/** Every value that JavaScript has no scalar for. */
export type CelObject = Double | Uint | Bytes | List | MapValue | Timestamp | Duration | TypeValue | Optional | Opaque

/** A 64-bit floating point number. */
export interface Double {
  readonly tag: 'double'
  readonly value: number
}

/** An unsigned 64-bit integer. */
export interface Uint {
  readonly tag: 'uint'
  readonly value: bigint
}

/** Bytes. */
export interface Bytes {
  readonly tag: 'bytes'
  readonly value: Uint8Array
}

/** A list: items are made on demand, so that a long list of a document costs nothing until it is read. */
export interface List {
  readonly tag: 'list'
  readonly size: number
  at(index: number): Cel
  /** How two lists compare and join; a literal's are plain. */
  readonly semantics?: ListSemantics | undefined
  /** A list of an object: its positions are ints, where a literal's are any number. */
  readonly isOfObject?: true
  /** The array behind a list that `join` made: it may hold more items than this list has. */
  readonly grown?: Cel[]
}

/** What x-kubernetes-list-type set and map change. */
export interface ListSemantics {
  isEqual(self: List, other: List): boolean
  join(self: List, other: List): List
}

/** A key of a map: int (as number or bigint), string or bool. */
export type MapKey = number | bigint | string | boolean

/** A map, or an object of a document: `access` knows how to read `raw`, and is shared by all maps of its sort. */
export interface MapValue {
  readonly tag: 'map'
  readonly access: MapAccess
  readonly raw: unknown
}

/** How to read one sort of map. */
export interface MapAccess {
  size(raw: unknown): number
  get(raw: unknown, key: MapKey): Cel | undefined
  keys(raw: unknown): readonly MapKey[]
  /** An object's own equality, which minds the fields that rules don't see. */
  isEqual?(raw: unknown, other: MapValue): boolean
}

/** Seconds since 1970 and nanoseconds (0 to 999,999,999) after them. */
export interface Timestamp {
  readonly tag: 'timestamp'
  readonly seconds: number
  readonly nanos: number
  /** The zone it was written in, as seconds east of UTC: it shows in its text alone. */
  readonly east?: number
}

/** A span in nanoseconds. */
export interface Duration {
  readonly tag: 'duration'
  readonly nanos: bigint
}

/** A type as a value: `type(x)`, `int`. */
export interface TypeValue {
  readonly tag: 'type'
  readonly type: Type
}

/** optional.of(value), or optional.none() where `value` is undefined. */
export interface Optional {
  readonly tag: 'optional'
  readonly value: Cel | undefined
}

/** A value of Kubernetes' own types: quantity, URL, IP, CIDR, semver, format. */
export interface Opaque {
  readonly tag: 'opaque'
  /** The name CEL knows its type by: `kubernetes.Quantity`. */
  readonly name: string
  readonly data: unknown
  /** True where both are the same; undefined where the type has no equality. */
  isEqual(other: Opaque): boolean
}

/** What makes an evaluation fail, with the server's words. */
export class CelError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CelError'
  }
}

/** The evaluation grew too expensive. Unlike a CelError it is not absorbed by `||`, `&&` and macros. */
export class CostExceeded extends Error {
  constructor(message = 'operation cancelled: actual cost limit exceeded') {
    super(message)
    this.name = 'CostExceeded'
  }
}

/** Stops the evaluation with an error. */
export function fail(message: string): never {
  throw new CelError(message)
}

/** A double. */
export function double(value: number): Double {
  return { tag: 'double', value }
}

/** An int from a bigint: fails with CEL's overflow error outside 64 bits. */
export function int(value: bigint): number | bigint {
  if (value >= -9007199254740991n && value <= 9007199254740991n) return Number(value)
  if (value < -9223372036854775808n || value > 9223372036854775807n) return fail('integer overflow')
  return value
}

/** A list of values that exist already. */
export function listOf(items: readonly Cel[]): List {
  return { tag: 'list', size: items.length, at: (index) => items[index] as Cel }
}

const LITERAL: MapAccess = {
  size: (raw) => (raw as ReadonlyMap<MapKey, Cel>).size,
  get: (raw, key) => (raw as ReadonlyMap<MapKey, Cel>).get(key),
  keys: (raw) => [...(raw as ReadonlyMap<MapKey, Cel>).keys()],
}

/** A map of values that exist already. */
export function mapOf(entries: ReadonlyMap<MapKey, Cel>): MapValue {
  return { tag: 'map', access: LITERAL, raw: entries }
}

/** The value under a key, or undefined. */
export function entryOf(map: MapValue, key: MapKey): Cel | undefined {
  return map.access.get(map.raw, key)
}

/** The keys of a map, in the order of its text. */
export function keysOf(map: MapValue): readonly MapKey[] {
  return map.access.keys(map.raw)
}

/** The number of entries. */
export function countOf(map: MapValue): number {
  return map.access.size(map.raw)
}

/** Longer text than any rule within the server's limits can read again. */
export const MAX_TEXT = 16_000_000

/** More items than any rule within the server's limits can make. */
const MAX_ITEMS = 1_000_000

/**
 * `a + b`. A list that was itself made here is grown in place, so that adding items one by one stays linear; who holds
 * the shorter list goes on seeing only its own items.
 */
export function join(a: List, b: List): List {
  const size = a.size + b.size
  if (size > MAX_ITEMS) throw new CostExceeded()
  const items = a.grown?.length === a.size ? a.grown : itemsOf(a)
  for (let index = 0; index < b.size; index++) items.push(b.at(index))
  return { tag: 'list', size, at: (index) => items[index] as Cel, grown: items }
}

/** The items of a list as an array. */
export function itemsOf(list: List): Cel[] {
  const items: Cel[] = []
  for (let index = 0; index < list.size; index++) items.push(list.at(index))
  return items
}

/** True for an int at run time. */
export function isInt(value: Cel): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}

/** The record's tag, or undefined for a scalar. */
export function tagOf(value: Cel): CelObject['tag'] | undefined {
  return typeof value === 'object' && value !== null ? value.tag : undefined
}
