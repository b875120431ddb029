import type { Problem } from '../model/diagnostic.ts'
import type { Schema } from '../model/kind.ts'
import { isList } from '../model/value.ts'
import { checkKeywords } from './keywords.ts'
import { report, within, type Place } from './place.ts'

/**
 * The rules by which an API server calls a schema structural (apiextensions-apiserver, pkg/apiserver/schema): every
 * level has a type, and allOf, anyOf, oneOf and not only narrow what is said outside of them. Paths start at the schema.
 */
export function checkStructural(schema: Schema): readonly Problem[] {
  const place: Place = { schemaPath: [], fieldPath: [], problems: [] }
  checkLevel(schema, 'root', place)
  return place.problems
}

type Level = 'root' | 'field' | 'item'

function checkLevel(schema: Schema, level: Level, place: Place): void {
  checkType(schema, level, place)
  checkKeywords(schema, place)
  if (level === 'root') checkRoot(schema, place)
  if (schema['x-kubernetes-embedded-resource'] === true) checkEmbedded(schema, place)
  if (level === 'root' || schema['x-kubernetes-embedded-resource'] === true) checkObjectFields(schema, place)
  checkBranches(schema, { outer: level === 'root' ? schema : undefined, isOutermost: true }, place)
  forEachChild(schema, place, (child, childLevel) => checkLevel(child, childLevel, place))
}

function forEachChild(schema: Schema, place: Place, visit: (child: Schema, level: Level) => void): void {
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    within(place, { schema: ['properties', name], field: name }, () => visit(child, 'field'))
  }
  if (schema.items) {
    const items = schema.items
    within(place, { schema: ['items'], field: null }, () => visit(items, 'item'))
  }
  if (typeof schema.additionalProperties === 'object') {
    const values = schema.additionalProperties
    within(place, { schema: ['additionalProperties'], field: null }, () => visit(values, 'field'))
  }
}

const TYPES = ['object', 'array', 'string', 'integer', 'number', 'boolean']

function checkType(schema: Schema, level: Level, place: Place): void {
  const { type } = schema
  if (type === undefined || type === '') {
    if (schema['x-kubernetes-int-or-string'] || schema['x-kubernetes-preserve-unknown-fields']) return
    report(place, [], 'has no type', `Add type: ${schema.properties ? 'object' : schema.items ? 'array' : 'string'}.`)
  } else if (!TYPES.includes(type)) {
    const help = type === 'null' ? 'write nullable: true beside the type of the other values.' : undefined
    report(place, ['type'], `has type ${JSON.stringify(type)}, which is none of ${TYPES.join(', ')}`, help)
  } else if (level === 'root' && type !== 'object') {
    report(place, ['type'], 'must have type object')
  }
  if (type === 'array' && !schema.items)
    report(place, [], 'is an array without items', 'Say what it holds under items.')
}

function checkRoot(schema: Schema, place: Place): void {
  if (schema.additionalProperties !== undefined && schema.additionalProperties !== false)
    report(place, ['additionalProperties'], 'has additionalProperties at its root, where only properties can stand')
  if (schema.nullable === true) report(place, ['nullable'], 'is nullable at its root')
}

function checkEmbedded(schema: Schema, place: Place): void {
  if (schema.type !== 'object')
    report(place, [], 'must have type object, because x-kubernetes-embedded-resource says that it holds an object')
  if (schema.additionalProperties !== undefined)
    report(place, ['additionalProperties'], 'has additionalProperties beside x-kubernetes-embedded-resource')
  if (!schema['x-kubernetes-preserve-unknown-fields'] && Object.keys(schema.properties ?? {}).length === 0)
    report(place, [], 'holds an object but has neither properties nor x-kubernetes-preserve-unknown-fields')
}

/** apiVersion, kind and metadata of a whole object belong to the API server: a schema can only restrict the name. */
function checkObjectFields(schema: Schema, place: Place): void {
  const properties = new Map(Object.entries(schema.properties ?? {}))
  for (const name of ['apiVersion', 'kind']) {
    const type = properties.get(name)?.type
    if (properties.has(name) && type !== 'string')
      report(place, ['properties', name], `must give ${name} the type string`)
  }
  const metadata = properties.get('metadata')
  if (!metadata) return
  if (metadata.type !== 'object') report(place, ['properties', 'metadata'], 'must give metadata the type object')
  for (const name of Object.keys(metadata.properties ?? {})) {
    if (name !== 'name' && name !== 'generateName')
      report(
        place,
        ['properties', 'metadata', 'properties', name],
        `restricts metadata.${name}; only metadata.name and metadata.generateName can be restricted`,
      )
  }
  for (const [keyword, value] of Object.entries(metadata)) {
    const isSet = isSaid(keyword, value) || (keyword === 'example' && value !== null)
    if (isSet && !OUTSIDE_STRUCTURE.has(keyword))
      report(place, ['properties', 'metadata', keyword], `has ${keyword} on metadata, which only a server may define`)
  }
}

/** Keywords that say nothing of the structure, or are looked at elsewhere. */
const OUTSIDE_STRUCTURE: ReadonlySet<string> = new Set([
  ...['type', 'properties', 'default', 'definitions', 'patternProperties', '$schema', 'id'],
])

/** Lists that Go tells from none even where they hold nothing. */
const KEPT_EMPTY: ReadonlySet<string> = new Set(['required', 'x-kubernetes-list-map-keys', 'x-kubernetes-validations'])

/** What Go can't tell from a keyword that is not there. */
function isUnset(value: unknown): boolean {
  return (
    value === undefined || value === null || value === false || value === '' || (isList(value) && value.length === 0)
  )
}

function isSaid(keyword: string, value: unknown): boolean {
  return !isUnset(value) || (isList(value) && KEPT_EMPTY.has(keyword))
}

/** Where a nested schema stands. */
interface Around {
  /** What is said outside of all nesting, which must name every field: the server asks for that at the root alone. */
  readonly outer: Schema | undefined
  readonly isOutermost: boolean
}

function checkBranches(schema: Schema, { outer, isOutermost }: Around, place: Place): void {
  for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
    schema[keyword]?.forEach((branch, index) => {
      const isForm = isOutermost && isIntOrStringForm(schema, keyword, index)
      within(place, { schema: [keyword, index] }, () => {
        if (!isForm) checkNested(branch, outer, place)
        else if (keyword === 'anyOf') checkKeywords(branch, place)
        else checkForms(branch, outer, place)
      })
    })
  }
  const { not } = schema
  if (not) within(place, { schema: ['not'] }, () => checkNested(not, outer, place))
}

/** A branch that holds the forms of an int-or-string, which may have a type. */
function checkForms(branch: Schema, outer: Schema | undefined, place: Place): void {
  checkNested({ ...branch, anyOf: [] }, outer, place)
  branch.anyOf?.forEach((form, index) => {
    within(place, { schema: ['anyOf', index] }, () => checkKeywords(form, place))
  })
}

const FORBIDDEN_INSIDE = [
  'type',
  'additionalProperties',
  'default',
  'title',
  'description',
  'nullable',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-embedded-resource',
  'x-kubernetes-int-or-string',
  'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-map-type',
  'x-kubernetes-validations',
] as const

function checkNested(schema: Schema, outer: Schema | undefined, place: Place): void {
  for (const keyword of FORBIDDEN_INSIDE) {
    const value = schema[keyword]
    if (keyword === 'default' ? value !== undefined && value !== null : !isUnset(value))
      report(place, [keyword], `has ${keyword} inside allOf, anyOf, oneOf or not`, 'Say it once, outside of them.')
  }
  checkKeywords(schema, place)
  checkBranches(schema, { outer, isOutermost: false }, place)
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    const outside = Object.hasOwn(outer?.properties ?? {}, name) ? outer?.properties?.[name] : undefined
    if (name === 'metadata') report(place, ['properties', name], 'restricts metadata inside allOf, anyOf, oneOf or not')
    if (!outside && outer !== undefined)
      report(place, ['properties', name], `names ${name} inside allOf, anyOf, oneOf or not, but not outside`)
    within(place, { schema: ['properties', name], field: name }, () => checkNested(child, outside, place))
  }
  const { items } = schema
  if (!items) return
  if (outer !== undefined && !outer.items)
    report(place, ['items'], 'has items inside allOf, anyOf, oneOf or not, but not outside')
  within(place, { schema: ['items'], field: null }, () => checkNested(items, outer?.items, place))
}

/** anyOf [integer, string], alone or first in allOf, is the one place where a type may stand inside: int-or-string. */
function isIntOrStringForm(schema: Schema, keyword: 'allOf' | 'anyOf' | 'oneOf', index: number): boolean {
  if (keyword === 'anyOf') return isIntOrString(schema.anyOf)
  return keyword === 'allOf' && index === 0 && isIntOrString(schema.allOf?.[0]?.anyOf)
}

/** A server takes these only where they hold nothing, and then knows nothing of them. */
const EMPTY_ALONE: ReadonlySet<string> = new Set(['definitions', 'patternProperties', 'dependencies', '$schema', 'id'])

function isIntOrString(branches: readonly Schema[] | undefined): boolean {
  if (branches?.length !== 2 || branches[0]?.type !== 'integer' || branches[1]?.type !== 'string') return false
  return branches.every((branch) =>
    Object.entries(branch).every(([key, value]) => key === 'type' || EMPTY_ALONE.has(key) || !isSaid(key, value)),
  )
}
