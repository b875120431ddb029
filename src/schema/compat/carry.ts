import { closest } from '../../model/closest.ts'
import type { Schema } from '../../model/kind.ts'
import { forEachField, formatFieldPath, type FieldPath } from '../fields.ts'
import type { AddedField } from './change.ts'

/** Where a field that is gone seems to have gone, and the edit that carries its value. */
export interface Carry {
  readonly edit: string
  /** The field it may have become; nothing where none looks like it. */
  readonly to?: string
}

/**
 * The edit for a field that is gone: a rename where a new field beside it looks like it, a wrap or unwrap where that is a
 * list of it or one of it, a move where the same key is new elsewhere; else a delete, which loses the value.
 */
export function carryOf(field: FieldPath, schema: Schema, added: readonly AddedField[]): Carry {
  const path = quoted(field)
  const key = field.at(-1) ?? ''
  const beside = added.filter((each) => isBeside(each.field, field))
  const alike = nearest(
    key,
    beside.filter((each) => each.schema.type === schema.type),
  )
  if (alike !== undefined) return { edit: `rename: { path: ${path}, to: ${keyOf(alike)} }`, to: formatFieldPath(alike) }
  const list = nearest(
    key,
    beside.filter((each) => each.schema.type === 'array' && each.schema.items?.type === schema.type),
  )
  if (list !== undefined) return { edit: `wrap: { path: ${path}, to: ${keyOf(list)} }`, to: formatFieldPath(list) }
  const one = nearest(
    key,
    beside.filter((each) => schema.type === 'array' && each.schema.type === schema.items?.type),
  )
  if (one !== undefined) return { edit: `unwrap: { path: ${path}, to: ${keyOf(one)} }`, to: formatFieldPath(one) }
  const moved = added.find((each) => each.field.at(-1) === key && each.schema.type === schema.type)
  if (moved !== undefined && !field.includes(null) && !moved.field.includes(null))
    return { edit: `move: { path: ${path}, to: ${quoted(moved.field)} }`, to: formatFieldPath(moved.field) }
  return { edit: `delete: { path: ${path} }\n  lossy: true` }
}

/** The fields that only the new of two schemas has, outer before inner. */
export function addedFields(old: Schema, now: Schema): readonly AddedField[] {
  const known = new Set<string>()
  forEachField(old, (_, path) => known.add(formatFieldPath(path)))
  const added: AddedField[] = []
  forEachField(now, (schema, field) => {
    if (!known.has(formatFieldPath(field))) added.push({ field, schema })
  })
  return added
}

function isBeside(a: FieldPath, b: FieldPath): boolean {
  return a.length === b.length && a.slice(0, -1).every((key, index) => key === b[index])
}

/** The only field, or the one whose name is closest. */
function nearest(key: string, candidates: readonly AddedField[]): FieldPath | undefined {
  const names = candidates.map(({ field }) => field.at(-1) ?? '')
  const near =
    names.find((name) => isPartOf(name, key)) ?? closest(key, names) ?? (names.length === 1 ? names[0] : undefined)
  return candidates.find(({ field }) => field.at(-1) === near)?.field
}

/** shards and numShards, region and regions. */
function isPartOf(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()]
  return one.includes(other) || other.includes(one)
}

function keyOf(field: FieldPath): string {
  return field.at(-1) ?? ''
}

function quoted(field: FieldPath): string {
  const path = formatFieldPath(field)
  return path.includes('[') ? JSON.stringify(path) : path
}
