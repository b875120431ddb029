import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../../src/model/kind.ts'
import type { Value } from '../../../src/model/value.ts'
import { accepted, checkSpec, problemsOf } from '../../support/checked.ts'

const object = (properties: Readonly<Record<string, Schema>>, more: Schema = {}): Schema => ({
  type: 'object',
  properties,
  ...more,
})
const valueOf = (schema: Schema, spec: Value): Value => checkSpec(schema, spec).value['spec'] ?? 'none'

test('types are told in plain words, with the next step where it is known', () => {
  const schema = object({ s: { type: 'string' }, i: { type: 'integer' }, b: { type: 'boolean' }, l: { type: 'array' } })
  assert.equal(problemsOf(schema, { s: 5, i: '5', b: 'yes', l: 'x' }), [
    'schema/type spec.s must be a string, got 5. | put it in quotes: "5".',
    'schema/type spec.i must be a whole number, got "5". | take the quotes away.',
    'schema/type spec.b must be true or false, got "yes".',
    'schema/type spec.l must be a list, got "x". | write it as an item of a list, after `- `.',
  ])
})

test('a whole number is one that fits 64 bits, however it is written', () => {
  const values = [5, 5.5, 1e15, 2n ** 63n - 1n, 2n ** 63n, -(2n ** 63n), 1e20, '5', true]
  assert.equal(accepted({ type: 'integer' }, values), [5, 1e15, 2n ** 63n - 1n, -(2n ** 63n)])
})

test('int-or-string takes whole numbers and strings, and the bounds of each', () => {
  assert.equal(accepted({ 'x-kubernetes-int-or-string': true }, [5, '5%', 1.5, true, []]), [5, '5%'])
  const bounded: Schema = { 'x-kubernetes-int-or-string': true, minimum: 2, maxLength: 2 }
  assert.equal(accepted(bounded, [1, 2, 'ab', 'abc']), [2, 'ab'])
})

test('whatever is wrong with a secret, its lines are shown nowhere', () => {
  const secret = { type: 'string', format: 'password' } as const
  const list: Schema = { type: 'array', format: 'password', maxItems: 1, items: { type: 'string' } }
  const wrong: readonly (readonly [Schema, Value])[] = [
    [{ ...secret, maxLength: 3 }, 'hunter2'],
    [{ ...secret, anyOf: [{ maxLength: 3 }] }, 'hunter2'],
    [{ ...secret, oneOf: [{ minLength: 1 }, { maxLength: 9 }] }, 'hunter2'],
    [{ ...secret, not: { minLength: 1 } }, 'hunter2'],
    [{ ...secret, type: 'integer', minimum: 9 }, 4],
    [list, ['hunter2', 'hunter3']],
    [object({ a: { type: 'string' } }, { format: 'password', required: ['a'] }), { b: 'hunter2' }],
  ]
  for (const [schema, value] of wrong) {
    const { problems } = checkSpec(object({ x: schema }), { x: value })
    assert.ok(problems.length > 0)
    assert.ok(
      problems.every(({ isSecret }) => isSecret === true),
      JSON.stringify(problems),
    )
    assert.not.match(JSON.stringify(problems), 'hunter2')
  }
})

test('an enum is compared deeply; the server never finds null in one', () => {
  assert.equal(accepted({ type: 'object', properties: { a: {} }, enum: [{ a: 1 }] }, [{ a: 1 }, { a: 2 }]), [{ a: 1 }])
  assert.equal(accepted({ type: 'string', nullable: true, enum: ['a', null] }, ['a', null]), ['a'])
})

test('a number is in an enum of whole numbers without its fraction, as the server has it', () => {
  assert.equal(accepted({ type: 'number', enum: [3, 16.375] }, [3.5, 3, 16, 16.375, 2.9]), [3.5, 3, 16.375])
})

test('a long enum is cut in the message, which names the closest value', () => {
  const values = Array.from({ length: 30 }, (_, index) => `zone-${index}`)
  assert.equal(problemsOf(object({ zone: { type: 'string', enum: values } }), { zone: 'zone-29a' }), [
    'schema/enum spec.zone must be one of zone-0, zone-1, zone-2, zone-3, zone-4, zone-5, zone-6, zone-7, zone-8, zone-9, zone-10, zone-11 and 18 more, got "zone-29a". | the closest one is zone-29.',
  ])
})

test('the server takes a list for a string with a known format; here it is refused', () => {
  assert.equal(accepted({ type: 'string', format: 'date' }, [['a'], '2030-01-31']), ['2030-01-31'])
})

test('a null that may not be is dropped before anything else is looked at', () => {
  const schema = object({ a: { type: 'string' }, b: { type: 'string', nullable: true } }, { required: ['a'] })
  assert.equal(problemsOf(schema, { a: null, b: null }), ['schema/required spec.a is required. | add a, text.'])
  assert.equal(
    valueOf(object({ a: { type: 'string' }, b: { type: 'string', nullable: true } }), { a: null, b: null }),
    {
      b: null,
    },
  )
})

test('a null in place of a default takes the default, unless it is nullable', () => {
  const schema = object({
    a: { type: 'string', default: 'x' },
    b: { type: 'string', nullable: true, default: 'x' },
    map: { type: 'object', additionalProperties: { type: 'integer', default: 7 } },
    list: { type: 'array', items: { type: 'integer', default: 7 } },
  })
  assert.equal(valueOf(schema, { a: null, b: null, map: { k: null }, list: [null, 1] }), {
    a: 'x',
    b: null,
    map: { k: 7 },
    list: [7, 1],
  })
})

test('a null in a list without a default stays, and is of the wrong type', () => {
  assert.equal(accepted({ type: 'array', items: { type: 'integer' } }, [[1, null], [1]]), [[1]])
})

test('defaults are filled into defaults, items and values of maps', () => {
  const inner = object({ gb: { type: 'integer', default: 10 } })
  const schema = object({
    made: { ...inner, default: {} },
    list: { type: 'array', items: inner },
    map: { type: 'object', additionalProperties: inner },
    absent: inner,
  })
  assert.equal(valueOf(schema, { list: [{}], map: { k: {} } }), {
    made: { gb: 10 },
    list: [{ gb: 10 }],
    map: { k: { gb: 10 } },
  })
})

test('preserved fields are not looked into, named ones are', () => {
  const schema = object({ known: object({ a: { type: 'string' } }) }, { 'x-kubernetes-preserve-unknown-fields': true })
  assert.equal(problemsOf(schema, { other: { b: [null] }, known: { b: 1 } }), [
    'schema/unknown-field spec.known.b is not a field that the schema has. | known here: a.',
  ])
})

test('a list that preserves fields does so for its items, not below them', () => {
  const item = object({ a: object({ b: { type: 'string' } }) })
  const list: Schema = { type: 'array', items: item, 'x-kubernetes-preserve-unknown-fields': true }
  assert.equal(accepted(list, [[{ x: 1 }], [{ a: { x: 1 } }]]), [[{ x: 1 }]])
})

test('additionalProperties: true takes scalars, but the server knows no field below', () => {
  assert.equal(
    accepted({ type: 'object', additionalProperties: true }, [{ a: 1 }, { a: { b: 1 } }, { a: [{ b: 1 }] }]),
    [{ a: 1 }],
  )
  assert.equal(problemsOf({ type: 'object', additionalProperties: true }, { a: ['x', { b: 1 }, [{ c: 1 }]] }), [
    'schema/unknown-field spec.a[1].b is not a field that the schema has.',
    'schema/unknown-field spec.a[2][0].c is not a field that the schema has.',
  ])
})

test('sizes of texts are counted in code points', () => {
  const schema: Schema = { type: 'string', minLength: 2, maxLength: 4 }
  assert.equal(accepted(schema, ['☃', '☃☃', '👍👍👍👍', '👍', 'abcde', '']), ['☃☃', '👍👍👍👍'])
})

test('numbers of keys and items are bounded', () => {
  const map: Schema = { type: 'object', additionalProperties: { type: 'integer' }, minProperties: 1, maxProperties: 1 }
  const list: Schema = { type: 'array', items: { type: 'integer' }, minItems: 1, maxItems: 1 }
  assert.equal(accepted(map, [{}, { a: 1 }, { a: 1, b: 2 }]), [{ a: 1 }])
  assert.equal(problemsOf(object({ list }), { list: [] }), [
    'schema/bounds spec.list must have at least 1 item, but is empty.',
  ])
})

test('a pattern matches anywhere in the text, and says so where it is not RE2', () => {
  assert.equal(accepted({ type: 'string', pattern: 'b|5' }, ['abc', '15', 'x']), ['abc', '15'])
  assert.match(problemsOf(object({ a: { type: 'string', pattern: '(?=a)' } }), { a: 'a' }).join(), /is not RE2/)
})

test.run()
