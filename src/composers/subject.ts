import type { Composite } from '../model/composition.ts'
import { isMapping, own } from '../model/value.ts'

/** A composite as messages name it: `ManagedCache "orders"`. */
export function subjectOf(composite: Composite): string {
  return `${textOf(own(composite, 'kind'))} "${textOf(own(own(composite, 'metadata'), 'name'))}"`
}

/** Why something that a composition made is not a Kubernetes object, as a phrase; undefined where it is one. */
export function unfitObject(value: unknown): string | undefined {
  if (!isMapping(value)) return 'which is not a mapping'
  for (const key of ['apiVersion', 'kind']) if (textOf(own(value, key)) === '') return `an object without ${key}`
  return textOf(own(own(value, 'metadata'), 'name')) === '' ? 'an object without metadata.name' : undefined
}

/** The text, or '' for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
