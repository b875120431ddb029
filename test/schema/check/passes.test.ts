import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../../src/model/kind.ts'
import type { Value } from '../../../src/model/value.ts'
import { compileNode, topContext } from '../../../src/schema/check/node.ts'
import { startSilentWalk, startWalk } from '../../../src/schema/check/walk.ts'

const KEYS = ['a', 'b', 'c', 'name']

const leaf: fc.Arbitrary<Schema> = fc.oneof(
  fc.record({ type: fc.constant('string'), minLength: fc.nat(2), nullable: fc.boolean() }, { requiredKeys: ['type'] }),
  fc.constantFrom<Schema>(
    { type: 'string', enum: ['a', 'b'] },
    { type: 'string', pattern: '^[a-z]*$', default: 'x' },
    { type: 'string', format: 'date' },
    { type: 'boolean', default: true },
    { type: 'number', multipleOf: 2 },
    { 'x-kubernetes-int-or-string': true, maximum: 3 },
    { 'x-kubernetes-preserve-unknown-fields': true },
    { type: 'object', additionalProperties: true },
    { type: 'string', 'x-kubernetes-validations': [{ rule: 'self != "b"' }] },
    {},
  ),
  fc.record({ type: fc.constant('integer'), minimum: fc.nat(3), nullable: fc.boolean() }, { requiredKeys: ['type'] }),
)

const { schema } = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    leaf,
    fc.record<Schema>(
      {
        type: fc.constant('object'),
        properties: fc.dictionary(fc.constantFrom(...KEYS), tie('schema'), { minKeys: 1, maxKeys: 4 }),
        required: fc.subarray(KEYS, { maxLength: 1 }),
        oneOf: fc.constant([{ required: ['a'] }, { not: { required: ['a'] } }]),
        not: fc.constant({ required: ['c', 'name'] }),
        maxProperties: fc.constant(3),
        nullable: fc.boolean(),
        'x-kubernetes-preserve-unknown-fields': fc.constant(true),
        'x-kubernetes-validations': fc.constant([{ rule: '!has(self.b) || has(self.a)' }]),
      },
      { requiredKeys: ['type', 'properties'] },
    ),
    fc.record<Schema>(
      { type: fc.constant('object'), additionalProperties: tie('schema') },
      { requiredKeys: ['type', 'additionalProperties'] },
    ),
    fc.record<Schema>(
      {
        type: fc.constant('array'),
        items: tie('schema'),
        maxItems: fc.constant(2),
        'x-kubernetes-list-type': fc.constant('set'),
      },
      { requiredKeys: ['type', 'items'] },
    ),
  ),
}))

const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Value>(null, true, 0, 2, 3.5, 4n, '', 'a', 'b', '2030-01-31'),
    fc.dictionary(fc.constantFrom(...KEYS, 'other'), tie('value'), { maxKeys: 3 }) as fc.Arbitrary<Value>,
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}))

/** A value that often fits: every field of the schema from the schema itself. */
function fitting(schema: Schema): fc.Arbitrary<Value> {
  const { properties, additionalProperties, items } = schema
  if (properties !== undefined) {
    const fields = Object.fromEntries(Object.entries(properties).map(([key, child]) => [key, fitting(child)]))
    return fc.oneof(fc.record(fields), fc.record(fields, { requiredKeys: [] })) as fc.Arbitrary<Value>
  }
  if (typeof additionalProperties === 'object')
    return fc.dictionary(fc.constantFrom(...KEYS), fitting(additionalProperties), { maxKeys: 2 })
  if (items !== undefined) return fc.array(fitting(items), { maxLength: 3 })
  switch (schema.type) {
    case 'string':
      return schema.format === 'date' ? fc.constant('2030-01-31') : fc.constantFrom('a', 'b', 'abc')
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number':
      return fc.constantFrom(2, 4, 6)
    case 'object':
      return fc.constant({})
    default:
      return fc.constantFrom<Value>(1, 'a')
  }
}

const CONTEXT = topContext('crd')

const cases = schema.chain((drawn) => fc.tuple(fc.constant(drawn), fc.oneof(fitting(drawn), value)))

/** What the two steps of a check say: whether the value stays as it is and has no problem. */
function isLeftAsItIs(schema: Schema, value: Value): boolean {
  const { prepare, check } = compileNode(schema, CONTEXT)
  if (prepare !== undefined && prepare(value) !== value) return false
  const walk = startWalk()
  check(value, walk)
  return walk.problems.length === 0
}

const passes = (schema: Schema, value: Value): boolean => compileNode(schema, CONTEXT).passes(value, startSilentWalk())

test('what passes is neither changed nor refused by the check', () => {
  let passed = 0
  fc.assert(
    fc.property(cases, ([schema, value]) => {
      if (!passes(schema, value)) return
      passed++
      assert.ok(isLeftAsItIs(schema, value))
    }),
    { numRuns: 5000 },
  )
  assert.ok(passed > 500, `only ${passed} passed`)
})

test('what the check leaves as it is passes, but for null, which is left to the check', () => {
  fc.assert(
    fc.property(cases, ([schema, value]) => {
      fc.pre(!JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? 0 : each)).includes('null'))
      assert.is(passes(schema, value), isLeftAsItIs(schema, value))
    }),
    { numRuns: 5000 },
  )
})

test('rules of one object share what they may cost, also where they are only asked whether it passes', () => {
  const rule = { rule: 'self.all(a, self.all(b, self.all(c, a + b + c != "x")))' }
  const texts: Schema = { type: 'array', items: { type: 'string' }, 'x-kubernetes-validations': [rule] }
  const list = Array.from({ length: 30 }, (_, index) => `text-${index}`)
  const one: Schema = { type: 'object', properties: { a: texts } }
  const many: Schema = { type: 'object', additionalProperties: texts }
  const object = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`key-${index}`, list]))
  assert.is(passes(one, { a: list }), true)
  assert.is(isLeftAsItIs(many, object), false)
  assert.is(passes(many, object), false)
})

test('what is nested too deep does not pass', () => {
  const deep = (levels: number): Value => (levels === 0 ? {} : { a: deep(levels - 1) })
  const schemaOf = (levels: number): Schema =>
    levels === 0 ? { type: 'object' } : { type: 'object', properties: { a: schemaOf(levels - 1) } }
  assert.is(passes(schemaOf(410), deep(390)), true)
  assert.is(passes(schemaOf(410), deep(405)), false)
  const textAt = (levels: number): Schema =>
    levels === 0 ? { type: 'string' } : { type: 'array', items: textAt(levels - 1) }
  const nested = (levels: number): Value => (levels === 0 ? 'a' : [nested(levels - 1)])
  for (const levels of [400, 401]) {
    assert.is(passes(textAt(levels), nested(levels)), isLeftAsItIs(textAt(levels), nested(levels)), String(levels))
  }
})

test.run()
