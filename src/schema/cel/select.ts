import { keyOf } from './equal.ts'
import { entryOf, fail, isInt, tagOf, type Cel, type List, type MapValue } from './value.ts'

/** `value.field`. */
export function select(value: Cel, field: string): Cel {
  if (tagOf(value) === 'optional') return optionalSelect(value, field)
  if (tagOf(value) !== 'map') return fail(`no such key: ${field}`)
  return found(entryOf(value as MapValue, field), () => `no such key: ${field}`)
}

/** `value.?field`: none where it is absent. */
export function optionalSelect(value: Cel, field: string): Cel {
  return optionally(value, (inner) => (tagOf(inner) === 'map' ? entryOf(inner as MapValue, field) : undefined))
}

/** has(value.field). */
export function present(value: Cel, field: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (value.tag === 'optional') return value.value !== undefined && present(value.value, field)
  return value.tag === 'map' && entryOf(value, field) !== undefined
}

/** `value[key]`. */
export function index(value: Cel, key: Cel): Cel {
  if (typeof value === 'object' && value !== null) {
    if (value.tag === 'list') {
      if (value.isOfObject && !isInt(key)) return fail(`unsupported index type '${shown(key)}' in list`)
      return found(itemAt(value, key), () => `index out of bounds: ${shown(key)}`)
    }
    if (value.tag === 'map') return found(entryAt(value, key), () => `no such key: ${shown(key)}`)
    if (value.tag === 'optional') return optionalIndex(value, key)
  }
  return fail('no such overload')
}

/** `value[?key]`: none where it is absent. */
export function optionalIndex(value: Cel, key: Cel): Cel {
  return optionally(value, (inner) => {
    if (typeof inner !== 'object' || inner === null) return undefined
    if (inner.tag === 'list') return itemAt(inner, key)
    return inner.tag === 'map' ? entryAt(inner, key) : undefined
  })
}

function found(value: Cel | undefined, complaint: () => string): Cel {
  return value === undefined ? fail(complaint()) : value
}

function optionally(value: Cel, read: (value: Cel) => Cel | undefined): Cel {
  if (typeof value !== 'object' || value?.tag !== 'optional') return { tag: 'optional', value: read(value) }
  return value.value === undefined ? value : { tag: 'optional', value: read(value.value) }
}

function itemAt(list: List, key: Cel): Cel | undefined {
  const at = typeof key === 'number' ? key : wholeOf(key)
  return at >= 0 && at < list.size ? list.at(at) : undefined
}

/** The position that an index of another type stands for. */
function wholeOf(key: Cel): number {
  if (isInt(key)) return Number(key)
  if (typeof key !== 'object' || key === null || (key.tag !== 'double' && key.tag !== 'uint')) {
    return fail(`unsupported index type '${typeof key === 'object' ? (key?.tag ?? 'null') : typeof key}' in list`)
  }
  const number = Number(key.value)
  return Number.isSafeInteger(number) ? number : fail(`unsupported index value ${number} in list`)
}

function entryAt(map: MapValue, key: Cel): Cel | undefined {
  const name = keyOf(key)
  return name === undefined || name === null ? undefined : entryOf(map, name)
}

function shown(key: Cel): string {
  if (typeof key !== 'object' || key === null) return String(key)
  return key.tag === 'double' || key.tag === 'uint' ? String(key.value) : key.tag
}
