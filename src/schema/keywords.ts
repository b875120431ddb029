import type { Rule, Schema } from '../model/kind.ts'
import { compilePattern } from './pattern.ts'
import { report, type Place } from './place.ts'

/**
 * The API server's rules for single keywords (apiextensions-apiserver, pkg/apis/apiextensions/validation): what may
 * stand beside what, and which words a keyword takes.
 */
export function checkKeywords(schema: Schema, place: Place): void {
  checkMaps(schema, place)
  checkLists(schema, place)
  checkOneOfWords(schema, place)
  if (schema['x-kubernetes-preserve-unknown-fields'] === false)
    report(place, ['x-kubernetes-preserve-unknown-fields'], 'must have true there, or nothing')
  if (schema['x-kubernetes-int-or-string']) checkIntOrString(schema, place)
  if (schema.pattern !== undefined) checkPattern(schema.pattern, place)
  schema['x-kubernetes-validations']?.forEach((rule, index) => checkRule(rule, index, place))
}

function checkPattern(source: string, place: Place): void {
  const compiled = compilePattern(source)
  if (!('error' in compiled)) return
  report(place, ['pattern'], `has a pattern that RE2 does not take: ${compiled.error}`, RE2_HELP)
}

const RE2_HELP = 'Clusters read patterns as Go does: without lookaround and backreferences.'

/** A server takes additionalProperties: true beside properties, where it says nothing, and false where there are none. */
function checkMaps(schema: Schema, place: Place): void {
  const { additionalProperties, properties = {} } = schema
  if (additionalProperties === undefined || additionalProperties === true) return
  if (Object.keys(properties).length === 0) return
  const help =
    additionalProperties === false ? 'leave it out: unknown fields are refused anyway.' : 'keep one of the two.'
  report(place, ['additionalProperties'], 'has both properties and additionalProperties', help)
}

function checkIntOrString(schema: Schema, place: Place): void {
  for (const keyword of ['x-kubernetes-preserve-unknown-fields', 'x-kubernetes-embedded-resource'] as const) {
    if (schema[keyword]) report(place, [keyword], `has ${keyword} beside x-kubernetes-int-or-string`)
  }
}

const WORDS = [
  { keyword: 'x-kubernetes-list-type', type: 'array', words: ['atomic', 'set', 'map'] },
  { keyword: 'x-kubernetes-map-type', type: 'object', words: ['atomic', 'granular'] },
] as const

function checkOneOfWords(schema: Schema, place: Place): void {
  for (const { keyword, type, words } of WORDS) {
    const word = schema[keyword]
    if (word === undefined) continue
    if (!(words as readonly string[]).includes(word))
      report(place, [keyword], `has ${keyword}: ${JSON.stringify(word)}, which is none of ${words.join(', ')}`)
    if (schema.type !== type) report(place, [keyword], `has ${keyword} and must have type ${type}`)
  }
}

function checkLists(schema: Schema, place: Place): void {
  if (schema.uniqueItems === true)
    report(place, ['uniqueItems'], 'has uniqueItems: true', 'Write x-kubernetes-list-type: set.')
  const keys = schema['x-kubernetes-list-map-keys']
  const listType = schema['x-kubernetes-list-type']
  if (listType === 'map') checkListMap(schema, keys ?? [], place)
  else if (keys !== undefined && keys.length > 0)
    report(place, ['x-kubernetes-list-map-keys'], 'has x-kubernetes-list-map-keys without x-kubernetes-list-type: map')
  if (listType !== 'set' || !schema.items) return
  if (schema.items.nullable === true) report(place, ['items', 'nullable'], 'is a set, so its items cannot be null')
  if (schema.items.type === 'object' && schema.items['x-kubernetes-map-type'] !== 'atomic')
    report(place, ['items'], 'is a set of objects, so its items need x-kubernetes-map-type: atomic')
  if (schema.items.type === 'array' && (schema.items['x-kubernetes-list-type'] ?? 'atomic') !== 'atomic')
    report(place, ['items'], 'is a set of lists, so its items need x-kubernetes-list-type: atomic')
}

function checkListMap(schema: Schema, keys: readonly string[], place: Place): void {
  if (keys.length === 0)
    report(place, [], 'has x-kubernetes-list-type: map and must name its x-kubernetes-list-map-keys')
  if (schema.items && schema.items.type !== 'object')
    report(place, ['items'], 'has x-kubernetes-list-type: map, so its items must have type object')
  keys.forEach((key, index) => {
    const at = ['x-kubernetes-list-map-keys', index]
    const properties = schema.items?.properties ?? {}
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined
    if (keys.indexOf(key) !== index) report(place, at, `names the list key ${key} twice`)
    if (!property) return report(place, at, `has the list key ${key}, which its items do not have`)
    if (property.type === 'object' || property.type === 'array')
      report(place, at, `has the list key ${key}, which must be a scalar`)
    if (property.nullable) report(place, at, `has the list key ${key}, which must not be nullable`)
    if (property.default === undefined && !schema.items?.required?.includes(key))
      report(place, at, `has the list key ${key}, which must be required or have a default`)
  })
}

const REASONS = ['FieldValueRequired', 'FieldValueForbidden', 'FieldValueInvalid', 'FieldValueDuplicate']

function checkRule(rule: Rule, index: number, place: Place): void {
  const at = ['x-kubernetes-validations', index]
  if ((rule.rule ?? '').trim() === '') report(place, at, 'has a rule without a CEL expression')
  if (rule.message !== undefined && rule.message !== '') {
    if (rule.message.trim() === '') report(place, [...at, 'message'], 'has a rule whose message is blank')
    if (/[\n\r]/.test(rule.message.trim()))
      report(place, [...at, 'message'], 'has a rule whose message has line breaks')
  } else if (/[\n\r]/.test((rule.rule ?? '').trim()) && !rule.messageExpression) {
    report(place, at, 'has a rule with line breaks, which needs a message')
  }
  if (rule.messageExpression !== undefined && rule.messageExpression.trim() === '' && rule.messageExpression !== '')
    report(place, [...at, 'messageExpression'], 'has a rule whose messageExpression is blank')
  if (rule.reason !== undefined && !REASONS.includes(rule.reason))
    report(
      place,
      [...at, 'reason'],
      `has a rule with reason ${JSON.stringify(rule.reason)}, none of ${REASONS.join(', ')}`,
    )
}
