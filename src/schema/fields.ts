import type { Schema } from '../model/kind.ts'
import { formatPath } from '../model/path.ts'

/** The keys down to a field; null stands for every item of a list and every value of a map. */
export type FieldPath = readonly (string | null)[]

/** A field path in the grammar of formatPath, `[*]` for every item or value: `spec.members[*].role`. */
export function formatFieldPath(path: FieldPath): string {
  let text = ''
  for (const key of path) {
    const step = key === null ? '[*]' : formatPath([key])
    text += text === '' || step.startsWith('[') ? step : `.${step}`
  }
  return text
}

/** Visits the schema and every schema below it, outer before inner, in the order of the file. */
export function forEachField(schema: Schema, visit: (schema: Schema, path: FieldPath) => void): void {
  walk(schema, [], visit)
}

function walk(schema: Schema, path: (string | null)[], visit: (schema: Schema, path: FieldPath) => void): void {
  visit(schema, path)
  for (const [name, child] of Object.entries(schema.properties ?? {})) walk(child, [...path, name], visit)
  if (schema.items) walk(schema.items, [...path, null], visit)
  if (typeof schema.additionalProperties === 'object') walk(schema.additionalProperties, [...path, null], visit)
}
