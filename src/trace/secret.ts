import type { Schema } from '../model/kind.ts'
import type { Value, ValuePath } from '../model/value.ts'
import { isList, isMapping } from '../model/value.ts'
import { schemaBelow } from './values.ts'

/** What stands in the place of a secret. */
export const MASK = '***'

/** True where the path leads to, or through, a field that its schema calls a password. */
export function isPassword(schema: Schema | undefined, path: ValuePath): boolean {
  let at = schema
  for (const step of path) {
    at = schemaBelow(at, step)
    if (at?.format === 'password') return true
  }
  return false
}

/** True for the values of a Secret. */
export function isSecretField(kind: { readonly group: string; readonly kind: string }, path: ValuePath): boolean {
  return (
    kind.group === '' && kind.kind === 'Secret' && (path[0] === 'data' || path[0] === 'stringData') && path.length > 1
  )
}

/** The value with everything in it masked that `isSecret` says of its path. */
export function masked(value: Value, path: ValuePath, isSecret: (path: ValuePath) => boolean): Value {
  if (isSecret(path)) return MASK
  if (isList(value)) return value.map((item, index) => masked(item, [...path, index], isSecret))
  if (!isMapping(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, masked(each, [...path, key], isSecret)]))
}
