import type { Rule, Schema } from '../../model/kind.ts'

const REASONS: ReadonlySet<string> = new Set([
  'FieldValueInvalid',
  'FieldValueForbidden',
  'FieldValueRequired',
  'FieldValueDuplicate',
])
const LINE_BREAK = /[\n\r]/

/** What the server refuses about a rule apart from its expressions (apiextensions validation.go). */
export function ruleProblem(rule: Rule, schema: Schema, readsOldSelf: boolean): string | undefined {
  const message = rule.message?.trim()
  if (message === '' && rule.message !== '') return 'message must be non-empty if specified'
  if (message !== undefined && LINE_BREAK.test(message)) return 'message must not contain line breaks'
  if ((message ?? '') === '' && LINE_BREAK.test(rule.rule.trim())) {
    return 'message must be specified if rule contains line breaks'
  }
  if (rule.reason !== undefined && !REASONS.has(rule.reason)) {
    return `reason must be one of ${[...REASONS].join(', ')}`
  }
  if (rule.optionalOldSelf !== undefined && !readsOldSelf) {
    return 'optionalOldSelf may not be set if oldSelf is not used in rule'
  }
  return fieldPathProblem(rule.fieldPath ?? '', schema)
}

function fieldPathProblem(path: string, schema: Schema): string | undefined {
  if (path === '') return undefined
  if (path.trim() === '') return 'fieldPath must be non-empty if specified'
  if (LINE_BREAK.test(path)) return 'fieldPath must not contain line breaks'
  return schemaAt(path, schema) === undefined ? 'fieldPath must be a valid path' : undefined
}

/** What stands at `.spec.hosts['a b']`, every step of it a field of the schema, or a key of a map. */
export function schemaAt(path: string, schema: Schema): Schema | undefined {
  const steps = [...path.matchAll(/\.([^.[\]]+)|\['((?:[^'\\]|\\.)*)'\]/g)]
  if (steps.map(([text]) => text).join('') !== path) return undefined
  let current: Schema | undefined = schema
  for (const [, bare, quoted] of steps) {
    current = below(current, bare ?? (quoted ?? '').replace(/\\(.)/g, '$1'))
    if (current === undefined) return undefined
  }
  return current
}

function below(schema: Schema, name: string): Schema | undefined {
  if (schema.properties !== undefined) {
    return Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined
  }
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
}
