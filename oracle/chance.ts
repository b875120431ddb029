import type { Rule, Schema } from '../src/model/kind.ts'
import { isMapping, type Mapping } from '../src/model/value.ts'
import { readKind } from '../src/schema/crd.ts'
import { checkDefaults } from '../src/schema/defaults.ts'
import { checkerOf } from '../src/schema/validate.ts'
import { valueFor } from './generate.ts'
import { crdDocument, GROUP } from './made.ts'
import { FORMAT_TEXTS } from './pool.ts'
import { randomOf, type Random } from './random.ts'

const KINDS_A_SEED = 24
const OBJECTS_A_KIND = 3
const TRIES = 200
const DEEPEST = 4

/** CRDs whose schemas are put together by chance, other ones for every seed, and objects of them. */
export function chanceDocuments(seed: number): readonly Mapping[] {
  return Array.from({ length: KINDS_A_SEED }, (_, index) => index).flatMap((index) => {
    const random = randomOf(seed, index ^ 0xc4a9ce)
    const kind = `Chance${seed}x${index}`
    const document = crdDocument(kind, fieldsBy(random, 0, 12) as Mapping)
    return [document, ...objectsOf(document, kind, random)]
  })
}

/** Objects that we take: what the server says of them as they are is compared like anything else. */
function objectsOf(document: Mapping, kind: string, random: Random): readonly Mapping[] {
  const declared = readKind(document, 'made', 'package').kind
  if (declared === undefined) return []
  const schema = declared.versions[0]?.schema.properties?.['spec'] ?? {}
  const found: Mapping[] = []
  for (let tries = 0; tries < TRIES && found.length < OBJECTS_A_KIND; tries++) {
    const spec = valueFor(schema, random)
    const object = { apiVersion: `${GROUP}/v1`, kind, metadata: { name: 'chance' }, spec }
    if (isMapping(spec) && checkerOf(declared, 'v1').check(object).problems.length === 0) found.push(object)
  }
  return found
}

type Fields = Readonly<Record<string, Schema>>

const NAMES = [
  'a',
  'b',
  'c',
  'name',
  'a-b',
  'a.b',
  'in',
  '$x',
  'é',
  'kind',
  'metadata',
  'constructor',
  'size',
  'x_y',
  '1',
]

function fieldsBy(random: Random, depth: number, most: number): Fields {
  const count = 1 + random.below(most)
  const names = Array.from({ length: count }, (_, index) => (depth === 0 ? `f${index}` : random.pick(NAMES)))
  return Object.fromEntries(names.map((name) => [name, schemaBy(random, depth + 1)]))
}

const MAKERS: readonly ((random: Random, depth: number) => Schema)[] = [
  textBy,
  textBy,
  numberBy,
  numberBy,
  () => ({ type: 'boolean' }),
  eitherBy,
  objectBy,
  objectBy,
  mapBy,
  listBy,
  setBy,
  keyedBy,
  embeddedBy,
  () => ({ type: 'object', 'x-kubernetes-preserve-unknown-fields': true }),
  () => ({ 'x-kubernetes-preserve-unknown-fields': true }),
]
const SCALARS = MAKERS.slice(0, 6)

function schemaBy(random: Random, depth: number): Schema {
  const made = random.pick(depth < DEEPEST ? MAKERS : SCALARS)(random, depth)
  const nullable: Schema = random.oneIn(4) ? { ...made, nullable: true } : made
  const enumerated = random.oneIn(8)
    ? { ...nullable, enum: [valueFor(made, random), valueFor(made, random)] }
    : nullable
  return defaulted(random.oneIn(6) ? { ...enumerated, ...unionBy(made, random) } : enumerated, random)
}

/** With a default that we would take, in some cases. */
function defaulted(schema: Schema, random: Random): Schema {
  if (!random.oneIn(2)) return schema
  const value = random.pick([valueFor(schema, random), schema.nullable === true ? null : {}])
  const whole = { ...schema, default: value }
  return checkDefaults({ type: 'object', properties: { spec: whole } }).length === 0 ? whole : schema
}

const PATTERNS = ['^[a-z]+$', '[0-9]', '^\\S*$', '(?i)A', '^(a|b|text|x)*$', '\\p{L}', '^.{1,3}$', '[^x]$']

function textBy(random: Random): Schema {
  return some(random, { type: 'string' }, [
    { format: random.pick(Object.keys(FORMAT_TEXTS)) },
    { pattern: random.pick(PATTERNS) },
    { maxLength: random.below(20) },
    { minLength: random.below(3) },
    ruled('self.size() < 10 || self.startsWith("a")', 'self != "text"'),
  ])
}

function numberBy(random: Random): Schema {
  const type = random.pick(['integer', 'number'] as const)
  return some(random, { type }, [
    { format: random.pick(['int32', 'int64', 'float', 'double']) },
    { minimum: random.below(10) - 5, ...(random.oneIn(2) ? { exclusiveMinimum: true } : {}) },
    { maximum: random.below(100), ...(random.oneIn(2) ? { exclusiveMaximum: true } : {}) },
    { multipleOf: random.pick([2, 3, 0.5, 0.1, 0.01, 10]) },
    type === 'integer' ? ruled('self % 2 == 0 || self < 50', 'self != 7') : ruled('self < 50.0', 'self != 7.5'),
  ])
}

function eitherBy(random: Random): Schema {
  const forms = { anyOf: [{ type: 'integer' }, { type: 'string' }] }
  const either: Schema = { 'x-kubernetes-int-or-string': true }
  const start = random.pick([either, { ...either, ...forms }, { ...either, allOf: [forms, { maximum: 50 }] }])
  return some(random, start, [
    { pattern: '^[0-9]+%?$' },
    { maximum: 100 },
    { minimum: 1 },
    { maxLength: 3 },
    { multipleOf: 2 },
    ruled('type(self) == int ? self < 60 : self != "a"'),
  ])
}

function objectBy(random: Random, depth: number): Schema {
  const properties = fieldsBy(random, depth, 4)
  return some(random, { type: 'object', properties }, [
    { required: [random.pick(Object.keys(properties))] },
    { maxProperties: random.below(4) },
    { minProperties: random.below(2) },
    { 'x-kubernetes-preserve-unknown-fields': true },
    { 'x-kubernetes-map-type': random.pick(['atomic', 'granular']) },
  ])
}

function mapBy(random: Random, depth: number): Schema {
  return some(random, { type: 'object', additionalProperties: schemaBy(random, depth + 1) }, [
    { maxProperties: random.below(4) },
    { minProperties: 1 },
    ruled('self.all(k, k != "a")', 'self.size() < 3'),
  ])
}

function listBy(random: Random, depth: number): Schema {
  return some(random, { type: 'array', items: schemaBy(random, depth + 1) }, [
    { maxItems: random.below(4) },
    { minItems: random.below(2) },
    { 'x-kubernetes-list-type': 'atomic' },
    ruled('self.size() != 2'),
  ])
}

function setBy(random: Random, depth: number): Schema {
  const items = random.pick(SCALARS)(random, depth)
  return some(random, { type: 'array', 'x-kubernetes-list-type': 'set', items }, [{ maxItems: 1 + random.below(4) }])
}

function keyedBy(random: Random, depth: number): Schema {
  const keys = {
    name: { type: 'string' },
    port: { type: 'integer', default: 80 },
    on: { type: 'boolean', default: true },
  }
  const chosen = random.pick([['name'], ['name', 'port'], ['on', 'name'], ['port']] as const)
  const required = random.oneIn(4) ? ['name', 'port', 'on'] : ['name']
  const properties = { ...fieldsBy(random, depth, 2), ...keys } as Fields
  return {
    type: 'array',
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': [...chosen],
    items: { type: 'object', required, properties },
  }
}

function embeddedBy(random: Random, depth: number): Schema {
  const open: Schema = {
    type: 'object',
    'x-kubernetes-embedded-resource': true,
    'x-kubernetes-preserve-unknown-fields': true,
  }
  const spec = { type: 'object', properties: fieldsBy(random, depth + 1, 2) }
  return random.oneIn(2) ? open : { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { spec } }
}

/** allOf, anyOf, oneOf and not over what the schema may say inside of them. */
function unionBy(schema: Schema, random: Random): Schema {
  const branches = [branchBy(schema, random), branchBy(schema, random)] as const
  if (schema['x-kubernetes-int-or-string'] === true) return random.oneIn(2) ? { not: branches[0] } : { oneOf: branches }
  const keyword = random.pick(['allOf', 'anyOf', 'oneOf', 'not'] as const)
  if (keyword === 'not') return { not: branches[0] }
  return { [keyword]: random.oneIn(4) ? [{ allOf: branches }, { not: branches[0] }] : branches }
}

function branchBy(schema: Schema, random: Random): Schema {
  const name = random.pick(Object.keys(schema.properties ?? { a: {} }))
  const below = schema.properties?.[name]
  switch (schema.type) {
    case 'object':
      if (below === undefined) return { maxProperties: random.below(3) }
      return random.pick([
        { required: [name] },
        { properties: { [name]: branchBy(below, random) } },
        { minProperties: 2 },
      ])
    case 'array':
      return random.pick([{ minItems: 1 }, { maxItems: 1 }, { items: branchBy(schema.items ?? {}, random) }])
    case 'integer':
    case 'number':
      return random.pick([{ minimum: 5 }, { maximum: 20 }, { multipleOf: 2 }, { enum: [1, 5, 20] }])
    case 'string':
      return random.pick([
        { pattern: random.pick(PATTERNS) },
        { minLength: 2 },
        { format: 'ipv4' },
        { enum: ['a', ''] },
      ])
    default:
      return random.pick([{ enum: [null, 1, 'a', true] }, { maxLength: 4 }, { minimum: 1 }])
  }
}

function ruled(...sources: readonly string[]): Schema {
  return { 'x-kubernetes-validations': sources.map((rule): Rule => ({ rule })) }
}

/** Each of the keywords in one of three cases. */
function some(random: Random, schema: Schema, keywords: readonly Schema[]): Schema {
  return Object.assign({}, schema, ...keywords.filter(() => random.oneIn(3))) as Schema
}
