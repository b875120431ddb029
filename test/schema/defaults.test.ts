import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Rule, Schema } from '../../src/model/kind.ts'
import { formatPath } from '../../src/model/path.ts'
import type { Value } from '../../src/model/value.ts'
import { checkDefaults } from '../../src/schema/defaults.ts'

const said = (spec: Schema, more: Readonly<Record<string, Schema>> = {}): readonly string[] =>
  checkDefaults({ type: 'object', properties: { spec, ...more } }).map(
    ({ path, message }) => `${formatPath(path)}: ${message}`,
  )

test('a default is what its schema says, as it stands and with its rules', () => {
  const size: Schema = { type: 'integer', minimum: 1, default: 0 }
  const even: Schema = { type: 'integer', default: 3, 'x-kubernetes-validations': [{ rule: 'self % 2 == 0' }] }
  assert.equal(said({ type: 'object', properties: { size, even } }), [
    'properties.spec.properties.size.default: spec.size has a default that its schema does not take: default must be at least 1, got 0.',
    'properties.spec.properties.even.default: spec.even has a default that its schema does not take: default does not meet the rule self % 2 == 0.',
  ])
})

test('nothing is filled into a default before it is checked', () => {
  const inner: Schema = {
    type: 'object',
    required: ['a'],
    default: {},
    properties: { a: { type: 'string', default: 'x' } },
  }
  assert.equal(said(inner), [
    'properties.spec.default.a: spec has a default that its schema does not take: default.a is required.',
  ])
})

test('rules that compare with the old value take a default for its own old value', () => {
  const changes: Rule = { rule: 'self != oldSelf' }
  const keeps: Rule = { rule: 'self == oldSelf' }
  const created: Rule = { rule: 'oldSelf.hasValue()', optionalOldSelf: true }
  const of = (rule: Rule): number =>
    said({ type: 'string', maxLength: 9, default: 'a', 'x-kubernetes-validations': [rule] }).length
  assert.equal([keeps, changes, created].map(of), [0, 1, 1])
})

test('defaults of items are looked at, those below additionalProperties are not', () => {
  const wrong: Schema = { type: 'string', default: 5 }
  assert.is(said({ type: 'array', items: wrong }).length, 1)
  assert.equal(said({ type: 'object', additionalProperties: wrong }), [])
  assert.equal(said({ type: 'object', additionalProperties: { type: 'object', properties: { a: wrong } } }), [])
})

test('a set may repeat itself in a default, as the server has it', () => {
  const set: Schema = { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' }, default: ['a', 'a'] }
  assert.equal(said(set), [])
})

test('a default of null is none, and a default of metadata is refused', () => {
  assert.equal(said({ type: 'string', default: null }), [])
  const metadata: Schema = { type: 'object', properties: { name: { type: 'string', default: 'a' } } }
  assert.equal(said({ type: 'string' }, { metadata }), [
    'properties.metadata.properties.name.default: metadata.name has a default, and the metadata of an object has none.',
  ])
})

test('what every object says of itself has no default, nor has any part of its metadata', () => {
  const known: Schema = { type: 'string', default: 'Cache' }
  assert.equal(said({ type: 'string' }, { apiVersion: { type: 'string', default: null }, kind: known }), [
    'properties.kind.default: The schema has a default for kind, which every object says itself.',
  ])
  assert.is(said({ type: 'string' }, { apiVersion: known, kind: known }).length, 2)
  assert.equal(said({ type: 'string' }, { metadata: { type: 'object', default: {} } }), [
    'properties.metadata.default: metadata has a default, and the metadata of an object has none.',
  ])
})

// What a kube-apiserver 1.36 takes and refuses as defaults of an int-or-string: it reads the other keywords alone.
const EITHER: readonly (readonly [Schema, readonly Value[], readonly Value[]])[] = [
  [{}, [1, 'a', true, 1.5, [], {}], []],
  [{ minLength: 1 }, [1, 'a', true, []], ['']],
  [{ anyOf: [{ type: 'integer' }, { type: 'string' }] }, [1, 'a'], [true, 1.5, [], {}]],
  [{ type: 'string' }, ['a'], [1, true]],
  [{ type: 'integer' }, [1], ['a', 1.5]],
  [{ format: 'int32' }, ['a', []], [1, true, 1.5, {}]],
  [{ format: 'date' }, ['2024-01-01', []], ['a', 1, true]],
]

test('the default of an int-or-string is read by the keywords beside that', () => {
  for (const [beside, taken, refused] of EITHER) {
    const of = (value: Value): Schema => ({ ...beside, 'x-kubernetes-int-or-string': true, default: value })
    for (const value of taken) assert.equal(said(of(value)), [], JSON.stringify([beside, value]))
    for (const value of refused) assert.ok(said(of(value)).length > 0, JSON.stringify([beside, value]))
  }
  const inside = (value: Value): Schema => ({
    type: 'object',
    default: { a: value },
    properties: { a: { 'x-kubernetes-int-or-string': true } },
  })
  assert.equal(said(inside(null)), [])
})

test.run()
