import type { Schema } from '../../model/kind.ts'
import { isList, isSameValue, type Value } from '../../model/value.ts'
import { uniqueCheck } from './unique.ts'
import { count } from './say.ts'
import { zeroOf } from './zero.ts'
import { report, type Check, type Context, type Node, type Prepare, type Walk } from './walk.ts'

/** What a list must be: its items, how many, and which must differ. */
export function listNode(schema: Schema, context: Context): Node {
  const item = itemOf(schema, context)
  // The server does not look for what a default repeats.
  const unique = context.isDefault === true ? undefined : uniqueCheck(schema, context)
  const ends = [sizeCheck(schema), uniqueItemsCheck(schema), unique].filter((check) => check !== undefined)
  return {
    prepare: context.role === 'spine' ? prepareItems(schema, item, context) : undefined,
    passes: (value, walk) => {
      if (!isList(value)) return true
      const node = item()
      if (node !== undefined) {
        for (let index = 0; index < value.length; index++) {
          walk.path.push(index)
          if (!node.passes(value[index] ?? null, walk)) return false
          walk.path.pop()
        }
      }
      for (const check of ends) check(value, walk)
      return walk.found === 0
    },
    check: (value, walk) => {
      if (!isList(value)) return
      const node = item()
      if (node !== undefined) {
        for (let index = 0; index < value.length; index++) {
          walk.path.push(index)
          node.check(value[index] ?? null, walk)
          walk.path.pop()
        }
      }
      for (const check of ends) check(value, walk)
    },
  }
}

function itemOf(schema: Schema, context: Context): () => Node | undefined {
  const { items } = schema
  if (items === undefined) return () => undefined
  const keepsUnknown =
    context.role === 'spine' && (context.keepsUnknown || schema['x-kubernetes-preserve-unknown-fields'] === true)
  let made: Node | undefined
  return () => (made ??= context.compile(items, { ...context, declared: context.declared?.items, keepsUnknown }))
}

function sizeCheck(schema: Schema): Check | undefined {
  const { minItems = 0, maxItems = Infinity } = schema
  if (minItems === 0 && maxItems === Infinity) return undefined
  return (value, walk) => {
    if (!isList(value)) return
    const has = value.length === 0 ? 'is empty' : `has ${value.length}`
    if (value.length < minItems)
      report(walk, 'schema/bounds', `must have at least ${count(minItems, 'item')}, but ${has}`)
    if (value.length > maxItems)
      report(walk, 'schema/bounds', `must have at most ${count(maxItems, 'item')}, but ${has}`)
  }
}

function uniqueItemsCheck({ uniqueItems }: Schema): Check | undefined {
  if (uniqueItems !== true) return undefined
  return (value, walk: Walk) => {
    if (!isList(value)) return
    const repeated = value.findIndex((item, index) => value.slice(0, index).some((other) => isSameValue(item, other)))
    if (repeated >= 0) report(walk, 'schema/list', 'repeats an item of its list', { child: repeated })
  }
}

/** A null item takes the default of its schema, and in Go the zero value; other items are prepared in place. */
function prepareItems({ items = {} }: Schema, item: () => Node | undefined, { dialect }: Context): Prepare {
  const fallback = dialect === 'core' ? zeroOf(items) : null
  const filled = items.nullable === true ? null : (items.default ?? fallback)
  return (value) => {
    if (!isList(value)) return value
    const node = item()
    let result: Value[] | undefined
    for (let index = 0; index < value.length; index++) {
      const before = value[index] ?? null
      if (before !== null && typeof before !== 'object') continue
      const base = before ?? filled
      const after = node?.prepare?.(base) ?? base
      if (after === before) continue
      result ??= [...value]
      result[index] = after
    }
    return result ?? value
  }
}
