import { apply } from './apply.ts'
import type { Edit, Path } from './edit.ts'
import { matchedValue, type Step } from './path.ts'
import { isList, isMapping, isSameValue, own, type Mapping, type Value } from './value.ts'

/**
 * Edits that make `after` of `before`: apply of them gives the same data (keys may stand in another order). As few and
 * small as paths can name them: fields by key, items of lists whose items all have their own text `name` by that name,
 * items of lists of different scalars by value; any other list that differs is set whole. Undefined where a document
 * that is no mapping differs: no path leads to its top.
 */
export function diff(before: Value, after: Value): readonly Edit[] | undefined {
  if (isSameValue(before, after)) return []
  return isMapping(before) && isMapping(after) ? mappings(before, after, []) : undefined
}

function mappings(before: Mapping, after: Mapping, path: Path): readonly Edit[] {
  const edits: Edit[] = []
  for (const key of Object.keys(before)) {
    if (!Object.hasOwn(after, key)) edits.push({ op: 'delete', path: below(path, key) })
  }
  for (const [key, value] of Object.entries(after)) edits.push(...values(own(before, key), value, below(path, key)))
  return edits
}

function below(path: Path, key: string): Path {
  return [...path, { type: 'key', key }]
}

function values(before: Value | undefined, after: Value, path: Path): readonly Edit[] {
  if (isSameValue(before, after)) return []
  const whole: Edit = { op: 'set', path, value: after }
  // A mapping with nothing in common is easier read as one value than as its fields one by one.
  if (isMapping(before) && isMapping(after)) {
    return Object.keys(after).some((key) => Object.hasOwn(before, key)) ? mappings(before, after, path) : [whole]
  }
  if (!isList(before) || !isList(after)) return [whole]
  const edits = lists(before, after, path)
  return edits !== undefined && leadsTo(edits, { before, after, path }) ? edits : [whole]
}

/** Undefined where the items have no names and are no different scalars, or stand in another order. */
function lists(before: readonly Value[], after: readonly Value[], path: Path): readonly Edit[] | undefined {
  const nameOf =
    names(before) && names(after) ? nameText : isScalars(before) && isScalars(after) ? scalarText : undefined
  if (nameOf === undefined) return undefined
  const old = new Map(before.map((item) => [nameOf(item), item]))
  const next = new Map(after.map((item) => [nameOf(item), item]))
  if (old.size !== before.length || next.size !== after.length) return undefined
  const edits: Edit[] = []
  for (const [name, item] of old) if (!next.has(name)) edits.push({ op: 'remove', path, value: item })
  for (const [name, item] of next) {
    const earlier = old.get(name)
    if (earlier === undefined || nameOf === scalarText) continue
    edits.push(...mappings(earlier as Mapping, item as Mapping, [...path, match(nameText(item))]))
  }
  for (const [i, item] of after.entries()) {
    if (!old.has(nameOf(item)))
      edits.push({ op: 'insert', path, value: item, at: i === 0 ? 'start' : { after: after[i - 1] ?? null } })
  }
  return edits
}

function names(list: readonly Value[]): boolean {
  return list.every((item) => typeof own(item, 'name') === 'string')
}

function isScalars(list: readonly Value[]): boolean {
  return list.every((item) => typeof item !== 'object' || item === null)
}

function nameText(item: Value): string {
  return own(item, 'name') as string
}

function scalarText(item: Value): string {
  return typeof item === 'object' ? 'null' : `${typeof item === 'bigint' ? 'number' : typeof item} ${String(item)}`
}

function match(name: string): Step {
  const isBare = matchedValue(name) === name && /^[^"\][]+$/.test(name)
  return { type: 'match', key: 'name', text: isBare ? name : JSON.stringify(name) }
}

/** Items may have moved, too: then the list is set whole. */
function leadsTo(
  edits: readonly Edit[],
  { before, after, path }: { before: Value; after: Value; path: Path },
): boolean {
  const last = path.at(-1)
  if (last?.type !== 'key') return false
  const inside = edits.map((edit) => ({ ...edit, path: [last, ...edit.path.slice(path.length)] }))
  const result = apply(
    inside,
    { [last.key]: before },
    { evaluate: () => ({ ok: false, message: 'nothing is computed' }) },
  )
  return result.ok && isSameValue(result.value, { [last.key]: after })
}
