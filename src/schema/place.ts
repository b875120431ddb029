import type { Problem } from '../model/diagnostic.ts'
import { formatFieldPath } from './fields.ts'

/** Where the walk stands: in the schema (for positions), in the objects it describes (for names), what it found. */
export interface Place {
  readonly schemaPath: (string | number)[]
  /** The field in an object. */
  readonly fieldPath: (string | null)[]
  readonly problems: Problem[]
}

/** Adds a problem at a keyword below the place. The sentence starts with the field's own name. */
export function report(place: Place, keyword: readonly (string | number)[], says: string, help?: string): void {
  const field = formatFieldPath(place.fieldPath)
  place.problems.push({
    code: 'kind/schema',
    message: `${field === '' ? 'The schema' : field} ${says}.`,
    path: [...place.schemaPath, ...keyword],
    ...(keyword.length > 0 ? { at: 'key' as const } : {}),
    ...(help === undefined ? {} : { help }),
  })
}

/** Visits a schema below the place: `schema` are the keywords down to it, `field` its field where it has one. */
export function within(
  place: Place,
  step: { schema: readonly (string | number)[]; field?: string | null },
  visit: () => void,
): void {
  place.schemaPath.push(...step.schema)
  if (step.field !== undefined) place.fieldPath.push(step.field)
  visit()
  if (step.field !== undefined) place.fieldPath.pop()
  place.schemaPath.length -= step.schema.length
}
