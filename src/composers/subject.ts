import type { Composite } from '../model/composition.ts'
import { isMapping, own, textOf } from '../model/value.ts'

/** A composite as messages name it: `ManagedCache "orders"`. */
export function subjectOf(composite: Composite): string {
  return `${textOf(own(composite, 'kind'))} "${textOf(own(own(composite, 'metadata'), 'name'))}"`
}

/** Why something that a composition made is not a Kubernetes object, as a phrase; undefined where it is one. */
export function unfitObject(value: unknown): string | undefined {
  if (!isMapping(value)) return 'which is not a mapping'
  const { apiVersion, kind, metadata } = value
  if (textOf(apiVersion) === '') return 'an object without apiVersion'
  if (textOf(kind) === '') return 'an object without kind'
  return isMapping(metadata) && textOf(metadata.name) !== '' ? undefined : 'an object without metadata.name'
}
