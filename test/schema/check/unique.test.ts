import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../../src/model/kind.ts'
import { checkerOf } from '../../../src/schema/validate.ts'
import { accepted, checkSpec, problemsOf, sample, sampleKind } from '../../support/checked.ts'

const map = (keys: readonly string[], properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'array',
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': keys,
  items: { type: 'object', properties },
})

test('a set holds an item once', () => {
  const set: Schema = { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } }
  assert.equal(accepted(set, [['a', 'b'], ['a', 'a'], []]), [['a', 'b'], []])
  assert.equal(problemsOf({ type: 'object', properties: { x: set } }, { x: ['a', 'b', 'a', 'a'] }), [
    'schema/list spec.x[2] repeats "a", which its list may hold once.',
  ])
})

test('a long set of different items is a set', () => {
  const set: Schema = { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'integer' } }
  const long = Array.from({ length: 300 }, (_, index) => index)
  assert.is(accepted(set, [long]).length, 1)
})

test('items of a set are compared without regard to the order of their keys', () => {
  const items: Schema = { type: 'object', 'x-kubernetes-map-type': 'atomic', properties: { a: {}, b: {} } }
  const repeated = [
    { a: 1, b: 2 },
    { b: 2, a: 1 },
  ]
  assert.equal(accepted({ type: 'array', 'x-kubernetes-list-type': 'set', items }, [repeated]), [])
})

test('items of a map differ in their keys, defaults filled in first', () => {
  const schema = map(['k', 'p'], { k: { type: 'string' }, p: { type: 'integer', default: 1 }, v: {} })
  const same = [{ k: 'a', p: 1 }, { k: 'a' }]
  const different = [{ k: 'a', p: 2 }, { k: 'a' }]
  assert.equal(accepted(schema, [same, different]), [different])
  assert.equal(problemsOf({ type: 'object', properties: { x: schema } }, { x: same }), [
    'schema/list spec.x[1] repeats k "a", p 1, which must be unique in its list.',
  ])
})

test('what is repeated is not shown where it is a secret', () => {
  const secret: Schema = { type: 'string', format: 'password' }
  const set: Schema = { type: 'array', 'x-kubernetes-list-type': 'set', items: secret }
  const keyed = map(['k', 's'], { k: { type: 'string' }, s: secret })
  const spec = { set: ['hunter2', 'hunter2'], keyed: [1, 2].map(() => ({ k: 'a', s: 'hunter2' })) }
  const { problems } = checkSpec({ type: 'object', properties: { set, keyed } }, spec)
  assert.equal(
    problems.map(({ message, isSecret }) => ({ message, isSecret })),
    [
      { message: 'spec.set[1] repeats ***, which its list may hold once.', isSecret: true },
      { message: 'spec.keyed[1] repeats k "a", s ***, which must be unique in its list.', isSecret: true },
    ],
  )
})

test("a list of Kubernetes' own kinds may repeat itself, as the server has it", () => {
  const properties = {
    set: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } },
    keyed: map(['k'], { k: { type: 'string' } }),
  } as const
  const kind = (ships: 'core' | 'crd') => sampleKind({ type: 'object', properties }, { ships })
  const object = sample({ set: ['a', 'a'], keyed: [{ k: 'a' }, { k: 'a' }] })
  assert.equal(checkerOf(kind('core'), 'v1').check(object).problems, [])
  assert.is(checkerOf(kind('crd'), 'v1').check(object).problems.length, 2)
})

test('what is no mapping is told as that, and not as a repetition', () => {
  const schema: Schema = { type: 'object', properties: { x: map(['k'], { k: { type: 'string' } }) } }
  assert.equal(
    checkSpec(schema, { x: ['a', 'a'] }).problems.map(({ code, path }) => `${code} ${path.join('.')}`),
    ['schema/type spec.x.0', 'schema/type spec.x.1'],
  )
})

test('two items without the key are the same item', () => {
  assert.equal(
    accepted(map(['k'], { k: {}, v: {} }), [
      [{ v: 1 }, { v: 2 }],
      [{ v: 1 }, { k: 1 }],
    ]),
    [[{ v: 1 }, { k: 1 }]],
  )
})

test.run()
