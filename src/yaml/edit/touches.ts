import type { GroundEdit } from '../../model/edit.ts'
import { isList, valueAt, type Value, type ValuePath } from '../../model/value.ts'

/** What edits planned on one parse have touched: an edit that comes near must wait for the next. */
export interface Touches {
  /** True where an edit leads to, into or beside what was touched. */
  isNear(edit: GroundEdit, value: Value): boolean
  add(edit: GroundEdit, value: Value): void
}

/** An empty record of touches. */
export function touchesOf(): Touches {
  /** Nodes that were replaced, renamed or moved. */
  const nodes = new Set<string>()
  /** Every node above a touched one. */
  const above = new Set<string>()
  /** Collections that gained or lost a part. */
  const collections = new Set<string>()
  const keysOf = (path: ValuePath) => path.map((_, i) => JSON.stringify(path.slice(0, i + 1)))
  const isNearPath = (path: ValuePath, isMember: boolean): boolean => {
    const keys = ['[]', ...keysOf(path)]
    const own = keys.at(-1) ?? '[]'
    if (above.has(own) || keys.some((key) => nodes.has(key))) return true
    if (isMember && collections.has(keys.at(-2) ?? '[]')) return true
    // Below a list that gained or lost an item the indexes count anew.
    return path.some((step, i) => typeof step === 'number' && collections.has(keys[i] ?? ''))
  }
  /** By list, the lowest index that was deleted: what stands before it is where it was. */
  const lowest = new Map<string, number>()
  const isBeforeDeleted = (edit: GroundEdit, value: Value): boolean => {
    const index = edit.path.at(-1)
    const list = edit.path.slice(0, -1)
    const deleted = lowest.get(JSON.stringify(list))
    if (edit.op !== 'delete' || typeof index !== 'number' || deleted === undefined || index >= deleted) return false
    const left = valueAt(value, list)
    return (
      isList(left) && left.length > 1 && !nodes.has(JSON.stringify(edit.path)) && !above.has(JSON.stringify(edit.path))
    )
  }
  return {
    isNear: (edit, value) =>
      !isBeforeDeleted(edit, value) && pathsOf(edit, value).some(({ path, isMember }) => isNearPath(path, isMember)),
    add: (edit, value) => {
      const index = edit.path.at(-1)
      const list = JSON.stringify(edit.path.slice(0, -1))
      if (edit.op === 'delete' && typeof index === 'number' && (lowest.has(list) || !collections.has(list)))
        lowest.set(list, index)
      for (const { path, isMember } of pathsOf(edit, value)) {
        const keys = ['[]', ...keysOf(path)]
        nodes.add(keys.at(-1) ?? '[]')
        for (const key of keys.slice(0, -1)) above.add(key)
        if (isMember) collections.add(keys.at(-2) ?? '[]')
      }
    },
  }
}

/** The places of an edit of a value, and whether it changes which parts their collection has. */
function pathsOf(edit: GroundEdit, value: Value): readonly { readonly path: ValuePath; readonly isMember: boolean }[] {
  switch (edit.op) {
    case 'set':
      return [{ path: edit.path, isMember: valueAt(value, edit.path) === undefined }]
    case 'delete':
      return [{ path: edit.path, isMember: true }]
    case 'insert':
      return [{ path: [...edit.path, edit.index], isMember: true }]
    case 'rename':
    case 'wrap':
    case 'unwrap':
      return [edit.path, [...edit.path.slice(0, -1), edit.to]].map((path) => ({ path, isMember: false }))
    case 'move':
      return [edit.path, edit.to].map((path) => ({ path, isMember: true }))
  }
}
