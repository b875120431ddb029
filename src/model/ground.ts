import type { Edit, Evaluate, GroundEdit, InsertAt, Operation, Path } from './edit.ts'
import { formatPath } from './path.ts'
import { kindOf, placesOf, type EditRefusal, type Follow, type Place } from './places.ts'
import { isList, isMapping, isSameValue, own, valueAt, type Value, type ValuePath } from './value.ts'

/** What an edit needs to know beyond the document. */
export interface Surroundings {
  readonly evaluate: Evaluate
  /** The keys that a schema gives the list at `path`, if any: two items must not agree in all of them. */
  readonly listKeys?: (path: ValuePath) => readonly string[] | undefined
}

/** What an edit comes to in a value, or why it is refused. */
export type Grounded =
  | {
      readonly edits: readonly GroundEdit[]
      /** The places whose value a `map` lacks. */
      readonly unmapped: readonly ValuePath[]
    }
  | { readonly refusal: EditRefusal }

type Op<Name extends Operation['op']> = Operation & { readonly op: Name }

/**
 * An edit as ground edits of `value`, each on what the one before left. None where it changes nothing: a path that
 * finds nothing, a value that is there already.
 */
export function groundOf(edit: Edit, value: Value, around: Surroundings): Grounded {
  switch (edit.op) {
    case 'set':
      return forEach(value, edit.path, 'make', (place) => setting(value, place, edit.value))
    case 'default':
      return forEach(value, edit.path, 'make', (place) =>
        place.value === undefined ? setting(value, place, edit.value) : [],
      )
    case 'compute':
      return forEach(value, edit.path, 'make', (place) => computing(value, place, { edit, around }))
    case 'delete':
      // From the last to the first, so that no index moves.
      return reversed(forEach(value, edit.path, 'find', ({ path }) => [{ op: 'delete', path }]))
    case 'remove':
      return reversed(forEach(value, edit.path, 'find', (place) => removing(place, edit.value)))
    case 'insert':
      return forEach(value, edit.path, 'find', (place) => inserting(place, edit, around))
    case 'rename':
      return forEach(value, edit.path, 'find', (place) => replacing(value, place, { edit, becomes: place.value }))
    case 'wrap':
      return forEach(value, edit.path, 'find', (place) => wrapping(value, place, edit))
    case 'unwrap':
      return forEach(value, edit.path, 'find', (place) => unwrapping(value, place, edit))
    case 'move':
      return forEach(value, edit.path, 'find', (place) => moving(value, place, edit))
    case 'map':
      return mapping(value, edit)
  }
}

type Found = readonly GroundEdit[] | EditRefusal

function forEach(value: Value, path: Path, follow: Follow, groundAt: (place: Place) => Found): Grounded {
  const found = placesOf({ path: [], value }, path, follow)
  if ('refusal' in found) return found
  const edits: GroundEdit[] = []
  for (const place of found.places) {
    const here = groundAt(place)
    if ('code' in here) return { refusal: here }
    edits.push(...here)
  }
  return { edits, unmapped: [] }
}

function reversed(grounded: Grounded): Grounded {
  return 'refusal' in grounded ? grounded : { ...grounded, edits: grounded.edits.toReversed() }
}

/** The mappings that are missing come with the value, as one new key of the last that is there. */
function setting(root: Value, { path, value }: Place, to: Value): readonly GroundEdit[] {
  if (value !== undefined) return isSameValue(value, to) ? [] : [{ op: 'set', path, value: to }]
  let length = path.length
  while (length > 1 && valueAt(root, path.slice(0, length - 1)) === undefined) length--
  const nested = path.slice(length).reduceRight<Value>((inner, key) => ({ [key]: inner }), to)
  return [{ op: 'set', path: path.slice(0, length), value: nested }]
}

function computing(root: Value, place: Place, { edit, around }: { edit: Op<'compute'>; around: Surroundings }): Found {
  const result = around.evaluate(edit.cel, root, place.item)
  if (result.ok) return setting(root, place, result.value)
  const message = `The expression ${JSON.stringify(edit.cel)} could not be evaluated: ${result.message}`
  const help = 'ask with has(self.spec.tier) before reading a field that may be absent.'
  return { code: 'edit/not-evaluated', message, path: place.path, help }
}

function removing({ path, value }: Place, item: Value): Found {
  if (!isList(value)) return notAList(path, value)
  return value.flatMap((one, i) => (isSameValue(one, item) ? [{ op: 'delete' as const, path: [...path, i] }] : []))
}

function inserting({ path, value }: Place, edit: Op<'insert'>, { listKeys }: Surroundings): Found {
  if (!isList(value)) return notAList(path, value)
  if (value.some((item) => isSameValue(item, edit.value))) return []
  const keys = listKeys?.(path) ?? (value.every((item) => own(item, 'name') !== undefined) ? ['name'] : [])
  const twin = value.findIndex((item) => isTwin(item, edit.value, keys))
  if (twin >= 0) {
    const message = `${formatPath(path)} has another item with the same ${keys.join(' and ')}.`
    const help = 'change that item instead, or `remove` it first.'
    return { code: 'edit/list-key', message, path: [...path, twin], help }
  }
  const index = indexAt(value, edit.at)
  if (index !== undefined) return [{ op: 'insert', path, index, value: edit.value }]
  const message = `${formatPath(path)} has no item like the one that the new item shall stand beside.`
  return {
    code: 'edit/neighbour',
    message,
    path,
    help: 'write `at: start` or `at: end`, or the whole of an item that is there.',
  }
}

function isTwin(item: Value, other: Value, keys: readonly string[]): boolean {
  return (
    keys.length > 0 && keys.every((key) => own(item, key) !== undefined && isSameValue(own(item, key), own(other, key)))
  )
}

function indexAt(list: readonly Value[], at: InsertAt): number | undefined {
  if (at === 'start') return 0
  if (at === 'end') return list.length
  const index = list.findIndex((item) => isSameValue(item, 'before' in at ? at.before : at.after))
  if (index < 0) return undefined
  return 'before' in at ? index : index + 1
}

function wrapping(root: Value, place: Place, edit: Op<'rename' | 'wrap' | 'unwrap'>): Found {
  if (place.value === undefined || isList(place.value)) return []
  return replacing(root, place, { edit, becomes: [place.value] })
}

/** Under its own key a value that is no list has been unwrapped already. */
function unwrapping(root: Value, place: Place, edit: Op<'rename' | 'wrap' | 'unwrap'>): Found {
  const { value, path } = place
  if (!isList(value)) return edit.to === path.at(-1) ? [] : notAList(path, value)
  if (value.length === 1) return replacing(root, place, { edit, becomes: value[0] })
  const message = `${formatPath(path)} has ${value.length === 0 ? 'no item' : `${value.length} items`}, and unwrap takes one.`
  return { code: 'edit/not-one-item', message, path }
}

interface Replacing {
  readonly edit: Op<'rename' | 'wrap' | 'unwrap'>
  /** What stands under the new key. */
  readonly becomes: Value | undefined
}

/** Another key in the place of the old one; the old one just goes where the new one holds the same value already. */
function replacing(root: Value, { path }: Place, { edit, becomes }: Replacing): Found {
  const { op, to } = edit
  const isSameKey = path.at(-1) === to
  if (isSameKey && op === 'rename') return []
  const there = isSameKey ? undefined : own(valueAt(root, path.slice(0, -1)), to)
  if (there === undefined) return [{ op, path, to }]
  return isSameValue(there, becomes) ? [{ op: 'delete', path }] : occupied([...path.slice(0, -1), to])
}

function moving(root: Value, place: Place, edit: Op<'move'>): Found {
  const shared = sharedSteps(edit.path, edit.to)
  const start = place.path.slice(0, shared)
  const found = placesOf({ path: start, value: valueAt(root, start) }, edit.to.slice(shared), 'make')
  if ('refusal' in found) return found.refusal
  const [target] = found.places
  if (target === undefined || isSamePath(target.path, place.path)) return []
  if (target.value !== undefined && !isSameValue(target.value, place.value) && !isAroundOnly(root, target, place)) {
    return occupied(target.path)
  }
  return [{ op: 'move', path: place.path, to: target.path }]
}

/** How many steps two paths have in common, so that they mean the same item there. */
function sharedSteps(a: Path, b: Path): number {
  let count = 0
  while (count < a.length && count < b.length && JSON.stringify(a[count]) === JSON.stringify(b[count])) count++
  return Math.min(count, a.length - 1, b.length - 1)
}

function isSamePath(a: ValuePath, b: ValuePath): boolean {
  return a.length === b.length && a.every((step, i) => step === b[i])
}

/** True where the target is a mapping around the value that holds nothing else: the move empties it. */
function isAroundOnly(root: Value, target: Place, { path }: Place): boolean {
  if (!target.path.every((step, i) => step === path[i])) return false
  for (let length = target.path.length; length < path.length; length++) {
    const around = valueAt(root, path.slice(0, length))
    if (!isMapping(around) || Object.keys(around).length !== 1) return false
  }
  return true
}

function mapping(root: Value, edit: Op<'map'>): Grounded {
  const unmapped: ValuePath[] = []
  const grounded = forEach(root, edit.path, 'find', ({ path, value }) => {
    const to = typeof value === 'object' && value !== null ? undefined : edit.values.get(String(value))
    if (to === undefined) unmapped.push(path)
    return to === undefined || isSameValue(value, to) ? [] : [{ op: 'set', path, value: to }]
  })
  return 'refusal' in grounded ? grounded : { edits: grounded.edits, unmapped }
}

function notAList(path: ValuePath, value: Value | undefined): EditRefusal {
  return { code: 'edit/not-a-list', message: `${formatPath(path)} is ${kindOf(value)}, not a list.`, path }
}

function occupied(path: ValuePath): EditRefusal {
  const help = '`delete` it first if it may go, or choose another key.'
  return { code: 'edit/occupied', message: `${formatPath(path)} holds another value.`, path, help }
}
