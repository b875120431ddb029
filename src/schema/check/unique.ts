import type { Schema } from '../../model/kind.ts'
import { isList, isMapping, own, type Value } from '../../model/value.ts'
import { cut, HIDDEN, showValue } from './say.ts'
import { report, type Check, type Context } from './walk.ts'

/**
 * Items of a list of type set differ; items of a list of type map differ in their keys. Kubernetes' own kinds have
 * list types too, but nothing holds new objects to them.
 */
export function uniqueCheck(schema: Schema, context: Context): Check | undefined {
  if (context.role === 'nested' || context.dialect === 'core') return undefined
  switch (schema['x-kubernetes-list-type']) {
    case 'set':
      return setCheck(schema, context)
    case 'map':
      return mapCheck(schema, context)
    default:
      return undefined
  }
}

function setCheck({ items }: Schema, context: Context): Check {
  const isSecret = context.isSecret || items?.format === 'password'
  return (value, walk) => {
    if (!isList(value) || value.length < 2) return
    for (const index of repeated(value.map((item) => fingerprint(item)))) {
      const shown = isSecret ? HIDDEN : showValue(value[index])
      report(walk, 'schema/list', `repeats ${shown}, which its list may hold once`, { child: index, isSecret })
    }
  }
}

function mapCheck(schema: Schema, context: Context): Check {
  const keys = schema['x-kubernetes-list-map-keys'] ?? []
  const isHidden = (key: string): boolean => {
    const declared = own(schema.items?.properties, key) as Schema | undefined
    return context.isSecret || [schema.items, declared].some((one) => one?.format === 'password')
  }
  const isSecret = keys.some(isHidden)
  return (value, walk) => {
    if (!isList(value)) return
    if (value.some((item) => item !== null && !isMapping(item))) return
    if (value.length < 2) return
    const prints = value.map((item) => fingerprint(keys.map((key) => own(item, key) ?? ABSENT)))
    for (const index of repeated(prints)) {
      const shown = keys.map((key) => `${key} ${isHidden(key) ? HIDDEN : showValue(own(value[index], key))}`)
      const predicate = `repeats ${shown.join(', ')}, which must be unique in its list`
      report(walk, 'schema/list', predicate, { child: index, isSecret })
    }
  }
}

/** Stands for a missing key: missing in two items, it is repeated. */
const ABSENT: Value = []

/** The first repetition of each value: what the server reports. */
function repeated(prints: readonly string[]): readonly number[] {
  const times = new Map<string, number>()
  const found: number[] = []
  prints.forEach((print, index) => {
    const before = times.get(print) ?? 0
    if (before === 1) found.push(index)
    times.set(print, before + 1)
  })
  return found
}

/** A text that is equal for equal values, without regard to the order of keys. */
function fingerprint(value: Value, depth = 0): string {
  if (depth > 100) return cut('…')
  if (typeof value === 'string') return JSON.stringify(value)
  if (isList(value)) return `[${value.map((item) => fingerprint(item, depth + 1)).join()}]`
  if (!isMapping(value)) return String(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${fingerprint(value[key] ?? null, depth + 1)}`).join()}}`
}
