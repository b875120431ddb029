import type { Schema } from '../../model/kind.ts'
import { isSameValue, type Value } from '../../model/value.ts'
import { formatFieldPath } from '../fields.ts'
import { isSecret, note, shown, type Place } from './change.ts'

/** Notes other enums, other defaults, and whether null may be. */
export function compareValues(before: Schema, after: Schema, place: Place): void {
  // A value that is a secret on one side is shown on neither.
  const secret = [before, after].some(isSecret) ? { format: 'password' } : {}
  const [old, now] = [
    { ...before, ...secret },
    { ...after, ...secret },
  ]
  compareEnums(old, now, place)
  compareDefaults(old, now, place)
  const [was, is] = [old.nullable === true, now.nullable === true]
  if (was === is) return
  note(place, is ? 'compat/null-allowed' : 'compat/null-refused', {
    message: is ? 'may be null' : 'may not be null any more',
    keyword: ['nullable'],
  })
}

function compareEnums(old: Schema, now: Schema, place: Place): void {
  const common = { keyword: ['enum'], isSecret: isSecret(now) }
  if (old.enum === undefined && now.enum === undefined) return
  const list = (values: readonly Value[]): string => values.map((value) => shown(value, now)).join(', ')
  if (old.enum === undefined) {
    return note(place, 'compat/enum-added', { message: `takes nothing but ${list(now.enum ?? [])}`, ...common })
  }
  if (now.enum === undefined)
    return note(place, 'compat/enum-removed', { message: 'takes more than its list', ...common })
  const { missing, extra } = differences(old.enum, now.enum)
  if (missing.length > 0) {
    const values = missing.map((value) => `${shown(value, old)}: ${now.enum?.[0] === undefined ? '...' : '?'}`)
    const edit = `map: { path: ${pathIn(place)}, values: { ${values.join(', ')} } }`
    note(place, 'compat/enum-value-removed', { message: `does not take ${list(missing)} any more`, ...common, edit })
  }
  if (extra.length > 0) note(place, 'compat/enum-value-added', { message: `takes ${list(extra)} too`, ...common })
}

function differences(old: readonly Value[], now: readonly Value[]): Record<'missing' | 'extra', readonly Value[]> {
  const isIn = (values: readonly Value[], value: Value): boolean => values.some((each) => isSameValue(each, value))
  return { missing: old.filter((value) => !isIn(now, value)), extra: now.filter((value) => !isIn(old, value)) }
}

/** A default is no part of the spec: with another one, what a spec leaves out means something else. */
function compareDefaults(old: Schema, now: Schema, place: Place): void {
  const [was, is] = [old.default, now.default]
  if (isSameValue(was, is)) return
  const common = { keyword: ['default'], isSecret: isSecret(now) }
  if (was === undefined) {
    const code = place.wasRequired === true ? 'compat/required-field-defaulted' : 'compat/default-added'
    return note(place, code, { message: `has the default ${shown(is ?? null, now)}, where it had none`, ...common })
  }
  const edit = `default: { path: ${pathIn(place)}, value: ${shown(was, old)} }`
  if (is === undefined) {
    const message = `has no default any more; it was ${shown(was, old)}`
    return note(place, 'compat/default-removed', { message, ...common, edit })
  }
  const message = `has the default ${shown(is, now)}, where it was ${shown(was, old)}`
  note(place, 'compat/default-changed', { message, ...common, edit })
}

function pathIn({ field }: Place): string {
  const path = formatFieldPath(field)
  return path.includes('[') ? JSON.stringify(path) : path
}
