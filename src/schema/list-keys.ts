import type { Schema } from '../model/kind.ts'
import type { ValuePath } from '../model/value.ts'

/** The fields that tell the items of the list at `path` apart (x-kubernetes-list-map-keys); undefined where none do. */
export function listKeysAt(schema: Schema, path: ValuePath): readonly string[] | undefined {
  let at: Schema | undefined = schema
  for (const step of path) {
    if (at === undefined) return undefined
    at = typeof step === 'number' ? at.items : (propertyOf(at, step) ?? additionalOf(at))
  }
  return at?.['x-kubernetes-list-map-keys']
}

function propertyOf({ properties }: Schema, key: string): Schema | undefined {
  return properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : undefined
}

function additionalOf({ additionalProperties }: Schema): Schema | undefined {
  return typeof additionalProperties === 'object' ? additionalProperties : undefined
}
