import type { GroundEdit } from './edit.ts'
import { isList, isMapping, isSameValue, valueAt, type Value, type ValuePath } from './value.ts'

/**
 * A value being changed step by step. What it was made from stays as it is: a collection is copied when it is first
 * changed, and only then.
 */
export interface Draft {
  value: Value
  /** The collections that are this draft's own. */
  readonly owned: WeakSet<object>
}

/** A draft of a value. */
export function draftOf(value: Value): Draft {
  return { value, owned: new WeakSet() }
}

/** Makes one ground edit. Throws where what it names is not there: ground edits are made for the value at hand. */
export function change(draft: Draft, edit: GroundEdit): void {
  switch (edit.op) {
    case 'set':
      // The same data in another order of keys is left as it stands.
      if (!isSameValue(valueAt(draft.value, edit.path), edit.value)) put(draft, edit.path, edit.value)
      return
    case 'delete':
      take(draft, edit.path)
      return
    case 'rename':
      replaceKey(draft, edit, present(draft, edit.path))
      return
    case 'wrap':
      replaceKey(draft, edit, [present(draft, edit.path)])
      return
    case 'unwrap':
      replaceKey(draft, edit, present(draft, [...edit.path, 0]))
      return
    case 'insert': {
      const list = ownedAt(draft, edit.path)
      if (!Array.isArray(list)) throw new Error('no list is there to insert into')
      list.splice(edit.index, 0, edit.value)
      return
    }
    case 'move':
      move(draft, edit)
  }
}

/** A value after ground edits. */
export function changed(value: Value, edits: readonly GroundEdit[]): Value {
  const draft = draftOf(value)
  for (const edit of edits) change(draft, edit)
  return draft.value
}

function present({ value }: Draft, path: ValuePath): Value {
  const found = valueAt(value, path)
  if (found === undefined) throw new Error(`nothing is at ${path.join('.')}`)
  return found
}

type Owned = Record<string, Value> | Value[]

/** The collection at `path` as the draft's own, with every one above it. */
function ownedAt(draft: Draft, path: ValuePath): Owned {
  let current = own(draft, draft.value)
  draft.value = current
  for (const step of path) {
    const below: Owned = own(draft, childOf(current, step))
    assign(current, step, below)
    current = below
  }
  return current
}

function own({ owned }: Draft, value: Value | undefined): Owned {
  if (typeof value === 'object' && value !== null && owned.has(value)) return value as Owned
  if (!isList(value) && !isMapping(value)) throw new Error('no collection is there to be changed')
  // Not a spread: V8 takes several times as long to give its result a new key.
  const copy: Owned = isList(value) ? [...value] : Object.assign({}, value)
  owned.add(copy)
  return copy
}

function childOf(collection: Owned, step: string | number): Value | undefined {
  if (Array.isArray(collection)) return typeof step === 'number' ? collection[step] : undefined
  return typeof step === 'string' && Object.hasOwn(collection, step) ? collection[step] : undefined
}

function assign(collection: Owned, step: string | number, value: Value): void {
  if (step === '__proto__') throw new Error('__proto__ is no key of data')
  if (Array.isArray(collection) !== (typeof step === 'number'))
    throw new Error('a key is of a mapping, an index of a list')
  ;(collection as Record<string | number, Value>)[step] = value
}

function put(draft: Draft, path: ValuePath, value: Value): void {
  const last = path.at(-1)
  if (last === undefined) draft.value = value
  else assign(ownedAt(draft, path.slice(0, -1)), last, value)
}

function take(draft: Draft, path: ValuePath): void {
  const collection = ownedAt(draft, path.slice(0, -1))
  const last = path.at(-1)
  if (childOf(collection, last ?? '') === undefined) throw new Error(`nothing is at ${path.join('.')}`)
  if (Array.isArray(collection)) collection.splice(last as number, 1)
  else Reflect.deleteProperty(collection, last as string)
}

/** Another key and value in the place of a key. */
function replaceKey(draft: Draft, { path, to }: { path: ValuePath; to: string }, value: Value): void {
  const above = path.slice(0, -1)
  const old = path.at(-1)
  const entries = Object.entries(ownedAt(draft, above))
  const mapping = Object.fromEntries(entries.map(([key, item]) => (key === old ? [to, value] : [key, item])))
  draft.owned.add(mapping)
  put(draft, above, mapping)
}

/** A mapping that loses its last key goes with it, up to the next item of a list or the top. */
function move(draft: Draft, { path, to }: { path: ValuePath; to: ValuePath }): void {
  const value = present(draft, path)
  if (to.length < path.length && to.every((step, i) => step === path[i])) {
    put(draft, to, value)
    return
  }
  for (let i = 1; i < to.length; i++) {
    if (valueAt(draft.value, to.slice(0, i)) === undefined) put(draft, to.slice(0, i), {})
  }
  if (!isSameValue(valueAt(draft.value, to), value)) put(draft, to, value)
  take(draft, path)
  for (let above = path.slice(0, -1); isEmptied(draft, above); above = above.slice(0, -1)) take(draft, above)
}

function isEmptied({ value }: Draft, path: ValuePath): boolean {
  return typeof path.at(-1) === 'string' && Object.keys(valueAt(value, path) ?? []).length === 0
}
