import { closest } from '../model/closest.ts'
import type { Problem } from '../model/diagnostic.ts'
import { isList, isMapping, type Value } from '../model/value.ts'
import { isInt64 } from './check/number.ts'

/** What a place in a declaration may hold, as data. A record is a function, so that shapes may hold themselves. */
export type Shape =
  | 'text'
  | 'boolean'
  | 'whole number'
  | 'number'
  | 'anything'
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly record: () => Readonly<Record<string, Shape>> }
  | { readonly booleanOr: Shape }
  /** Go can't tell an empty one from none at all. */
  | { readonly refused: string; readonly orEmpty?: 'text' | 'map' }

/** What checkShape found: problems with code kind/schema. */
export interface ShapeCheck {
  readonly problems: readonly Problem[]
  /** True where null stands for a key that is not there. */
  readonly hasNulls: boolean
  /** True where a number has more digits than a double keeps. */
  readonly hasLongNumbers: boolean
}

/**
 * Checks that `value` has the shape that a declaration's reader expects: no unknown key, every type right. A null under
 * a key is an absent key, as the API server reads it.
 */
export function checkShape(value: Value, shape: Shape): ShapeCheck {
  const walk: Walk = { path: [], problems: [], hasNulls: false, hasLongNumbers: false }
  visit(value, shape, walk)
  return walk
}

interface Walk {
  readonly path: (string | number)[]
  readonly problems: Problem[]
  hasNulls: boolean
  hasLongNumbers: boolean
}

function visit(value: Value, shape: Shape, walk: Walk): void {
  if (typeof shape === 'string') {
    if (!isScalarOf(value, shape)) refuse(walk, `must be ${ARTICLE[shape]}, got ${nameOfValue(value)}`)
    else if (typeof value === 'bigint' && shape !== 'anything') walk.hasLongNumbers = true
  } else if ('list' in shape) {
    if (!isList(value)) return refuse(walk, `must be a list, got ${nameOfValue(value)}`)
    value.forEach((item, index) => step(walk, index, () => visit(item, shape.list, walk)))
  } else if ('map' in shape) {
    if (!isMapping(value)) return refuse(walk, `must be a mapping, got ${nameOfValue(value)}`)
    for (const [key, item] of Object.entries(value)) step(walk, key, () => visit(item, shape.map, walk))
  } else if ('record' in shape) {
    visitRecord(value, shape.record(), walk)
  } else if ('booleanOr' in shape) {
    if (typeof value !== 'boolean') visit(value, shape.booleanOr, walk)
  } else if (!isEmpty(value, shape.orEmpty)) {
    refuse(walk, shape.refused)
  }
}

function isEmpty(value: Value, empty: 'text' | 'map' | undefined): boolean {
  if (empty === 'text') return value === ''
  return empty === 'map' && isMapping(value) && Object.keys(value).length === 0
}

function visitRecord(value: Value, fields: Readonly<Record<string, Shape>>, walk: Walk): void {
  if (!isMapping(value)) return refuse(walk, `must be a mapping, got ${nameOfValue(value)}`)
  for (const [key, item] of Object.entries(value)) {
    walk.path.push(key)
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined
    if (item === null) walk.hasNulls = true
    if (field === undefined) refuseUnknown(walk, key, Object.keys(fields))
    else if (item !== null) visit(item, field, walk)
    walk.path.pop()
  }
}

function refuseUnknown(walk: Walk, key: string, known: readonly string[]): void {
  const near = closest(key, known)
  walk.problems.push({
    code: 'kind/schema',
    message: `A CustomResourceDefinition has no ${JSON.stringify(key)} here.`,
    path: [...walk.path],
    at: 'key',
    ...(near === undefined ? {} : { help: `did you mean ${near}?` }),
  })
}

function refuse(walk: Walk, what: string): void {
  const name = walk.path.findLast((part) => typeof part === 'string') ?? 'The document'
  walk.problems.push({ code: 'kind/schema', message: `${name} ${what}.`, path: [...walk.path] })
}

function step(walk: Walk, key: string | number, visitItem: () => void): void {
  walk.path.push(key)
  visitItem()
  walk.path.pop()
}

const ARTICLE = {
  text: 'text',
  boolean: 'true or false',
  'whole number': 'a whole number of 64 bits',
  number: 'a number',
  anything: 'any value',
} as const

function isScalarOf(value: Value, shape: keyof typeof ARTICLE): boolean {
  switch (shape) {
    case 'text':
      return typeof value === 'string'
    case 'boolean':
      return typeof value === 'boolean'
    case 'whole number':
      return (typeof value === 'bigint' || typeof value === 'number') && isInt64(value)
    case 'number':
      return typeof value === 'bigint' || typeof value === 'number'
    case 'anything':
      return true
  }
}

function nameOfValue(value: Value): string {
  if (value === null) return 'null'
  if (isList(value)) return 'a list'
  if (isMapping(value)) return 'a mapping'
  if (typeof value !== 'string') return String(value)
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}...` : value)
}
