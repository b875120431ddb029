import type { Schema } from '../../model/kind.ts'
import { formatFieldPath } from '../fields.ts'
import { note, type Place } from './change.ts'

/**
 * Notes another type or format. `other` where nothing of the two can be compared, `wider` where old values are still of
 * the new type, so that what is asked of each counts.
 */
export function compareTypes(old: Schema, now: Schema, place: Place): 'same' | 'wider' | 'other' {
  const [was, is] = [nameOf(old), nameOf(now)]
  if (was !== is) {
    noteType(old, now, { place, was, is })
    return isWider(was, is) ? 'wider' : 'other'
  }
  compareFormats(old, now, place)
  const isEmbedded = now['x-kubernetes-embedded-resource'] === true
  if ((old['x-kubernetes-embedded-resource'] === true) !== isEmbedded) {
    note(place, isEmbedded ? 'compat/constraint-added' : 'compat/constraint-removed', {
      message: isEmbedded
        ? 'must be a whole object, with apiVersion, kind and metadata'
        : 'need not be a whole object any more',
      keyword: ['x-kubernetes-embedded-resource'],
    })
  }
  return 'same'
}

type TypeName = 'anything' | 'whole number or string' | (string & {})

function nameOf(schema: Schema): TypeName {
  if (schema['x-kubernetes-int-or-string'] === true) return 'whole number or string'
  return schema.type ?? 'anything'
}

interface Types {
  readonly place: Place
  readonly was: TypeName
  readonly is: TypeName
}

function noteType(old: Schema, now: Schema, { place, was, is }: Types): void {
  const keyword = ['type']
  const edit = editFor(old, now, place)
  if (isWider(was, is)) {
    note(place, 'compat/type-widened', { message: `takes ${articled(is)}, where it took ${articled(was)}`, keyword })
  } else if (is === 'array' && nameOf(now.items ?? {}) === was) {
    note(place, 'compat/scalar-to-list', { message: `is a list, where it was one ${was}`, keyword, ...edit })
  } else if (was === 'array' && nameOf(old.items ?? {}) === is) {
    note(place, 'compat/list-to-scalar', { message: `is one ${is}, where it was a list`, keyword, ...edit })
  } else {
    note(place, 'compat/type-changed', {
      message: `is ${articled(is)}, where it was ${articled(was)}`,
      keyword,
      ...edit,
    })
  }
}

/** What the wider of two takes, the narrower's values are among. */
function isWider(was: TypeName, is: TypeName): boolean {
  if (is === 'anything') return true
  if (was === 'integer' && is === 'number') return true
  return is === 'whole number or string' && (was === 'integer' || was === 'string')
}

/** A key can't hold a value of another form in the same place: a list gets a name of its own. */
function editFor(old: Schema, now: Schema, { field }: Place): { readonly edit?: string } {
  const key = field.at(-1)
  if (typeof key !== 'string') return {}
  const path = formatFieldPath(field)
  const quoted = JSON.stringify(path)
  const at = path.includes('[') ? quoted : path
  if (now.type === 'array') return { edit: `wrap: { path: ${at}, to: ${key}s }` }
  if (old.type === 'array') return { edit: `unwrap: { path: ${at}, to: ${key.replace(/s$/, '') || key} }` }
  return path.includes('[*]')
    ? { edit: `compute: { path: ${at}, cel: "item" }` }
    : { edit: `compute: { path: ${at}, cel: ${JSON.stringify(castTo(now.type, `self.${path}`))} }` }
}

function castTo(type: string | undefined, value: string): string {
  if (type === 'string') return `string(${value})`
  if (type === 'integer') return `int(${value})`
  return type === 'number' ? `double(${value})` : value
}

function articled(type: TypeName): string {
  if (type === 'anything') return 'any value'
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`
}

function compareFormats(old: Schema, now: Schema, place: Place): void {
  const [was, is] = [old.format, now.format]
  if (was === is) return
  const keyword = ['format']
  if (is === undefined || (was === 'int32' && is === 'int64')) {
    note(place, 'compat/format-removed', {
      message: `${is === undefined ? 'need not have' : `has the wider format ${is}, not`} the format ${was ?? ''}${is === undefined ? ' any more' : ''}`,
      keyword,
    })
  } else if (was === undefined) {
    note(place, 'compat/format-added', { message: `must have the format ${is}`, keyword })
  } else {
    note(place, 'compat/format-changed', { message: `must have the format ${is}, where it had ${was}`, keyword })
  }
}
