import type { Rule, Schema } from '../model/kind.ts'
import { formatPath } from '../model/path.ts'
import type { Value } from '../model/value.ts'

/** One field of a kind, as its reference page shows it. */
export interface FieldRow {
  /** `spec.access[].role`: `[]` for the items of a list, `[key]` for the values of a map. */
  readonly path: string
  readonly type: string
  readonly isRequired: boolean
  /** Undefined where the schema has none. */
  readonly default: Value | undefined
  /** '' where the schema says nothing. */
  readonly description: string
}

/** A CEL rule and the field that it stands on; '' for the whole object. */
export interface RuleRow {
  readonly path: string
  readonly rule: Rule
}

/** The fields below a schema in the order of the file, outer before inner; the schema itself is left out. */
export function fieldRows(schema: Schema, path = ''): readonly FieldRow[] {
  const required = new Set(schema.required ?? [])
  return children(schema).flatMap(({ key, child, isProperty }) => {
    const childPath = isProperty ? joined(path, key) : `${path}${key}`
    const below = fieldRows(child, childPath)
    if (!isProperty) return below
    const row: FieldRow = {
      path: childPath,
      type: typeText(child),
      isRequired: required.has(key),
      default: child.default,
      description: child.description ?? '',
    }
    return [row, ...below]
  })
}

/** Every rule of a schema, outer before inner. */
export function ruleRows(schema: Schema, path = ''): readonly RuleRow[] {
  const own = (schema['x-kubernetes-validations'] ?? []).map((rule) => ({ path, rule }))
  const below = children(schema).flatMap(({ key, child, isProperty }) =>
    ruleRows(child, isProperty ? joined(path, key) : `${path}${key}`),
  )
  return [...own, ...below]
}

interface Child {
  readonly key: string
  readonly child: Schema
  readonly isProperty: boolean
}

function children({ properties = {}, items, additionalProperties }: Schema): readonly Child[] {
  return [
    ...Object.entries(properties).map(([key, child]) => ({ key, child, isProperty: true })),
    ...(items === undefined ? [] : [{ key: '[]', child: items, isProperty: false }]),
    ...(typeof additionalProperties === 'object'
      ? [{ key: '[key]', child: additionalProperties, isProperty: false }]
      : []),
  ]
}

function joined(path: string, key: string): string {
  const step = formatPath([key])
  return path === '' || step.startsWith('[') ? `${path}${step}` : `${path}.${step}`
}

/** What a value may be, in words: `whole number, 1 to 20`, `list of text`, `one of A, B`. */
export function typeText(schema: Schema): string {
  if (schema.enum !== undefined) return `one of ${schema.enum.map((value) => JSON.stringify(value)).join(', ')}`
  const bounds = boundsText(schema)
  return bounds === '' ? nameText(schema) : `${nameText(schema)}, ${bounds}`
}

function nameText(schema: Schema): string {
  if (schema['x-kubernetes-int-or-string'] === true) return 'whole number or text'
  switch (schema.type) {
    case 'integer':
      return 'whole number'
    case 'number':
      return 'number'
    case 'boolean':
      return 'true or false'
    case 'string':
      return schema.format === undefined ? 'text' : `text (${schema.format})`
    case 'array':
      return `list of ${schema.items === undefined ? 'anything' : nameText(schema.items)}`
    case 'object':
      return typeof schema.additionalProperties === 'object'
        ? `map of ${nameText(schema.additionalProperties)}`
        : 'object'
    default:
      return 'anything'
  }
}

function boundsText(schema: Schema): string {
  const texts = [
    rangeText(schema.minimum, schema.maximum, ''),
    rangeText(schema.minLength, schema.maxLength, ' characters'),
    rangeText(schema.minItems, schema.maxItems, ' items'),
    rangeText(schema.minProperties, schema.maxProperties, ' entries'),
    schema.pattern === undefined ? '' : `like \`${schema.pattern}\``,
  ]
  return texts.filter((text) => text !== '').join(', ')
}

function rangeText(least: number | undefined, most: number | undefined, unit: string): string {
  if (least === undefined && most === undefined) return ''
  if (least === undefined) return `at most ${String(most)}${unit}`
  if (most === undefined) return `at least ${least}${unit}`
  return least === most ? `${least}${unit}` : `${least} to ${most}${unit}`
}
