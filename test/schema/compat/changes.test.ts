import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../../src/model/kind.ts'
import { compareKinds } from '../../../src/schema/compat.ts'
import { crdOf, kindOf } from '../../support/crd.ts'

const int = { type: 'integer' } as const
const text = { type: 'string' } as const
const open: Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
const mapOf = (values: Schema): Schema => ({ type: 'object', additionalProperties: values })

/** Each change of a field `a` as `code path says`, without what begins every code and message. */
function changes(old: Schema, now: Schema): readonly string[] {
  const kind = (a: Schema) => kindOf(crdOf('Bucket', { type: 'object', properties: { a } }))
  return compareKinds([kind(old)], [kind(now)]).map(({ code, path, message }) => {
    const says = message.replace(`Bucket v1: ${path} `, '')
    return `${code.replace('compat/', '')} ${path}: ${says}`
  })
}

test('a wider type does not hide what else a field asks for', () => {
  assert.equal(changes({ ...int, minimum: 1 }, { type: 'number', minimum: 5 }), [
    'type-widened spec.a: takes a number, where it took an integer.',
    'bounds-tightened spec.a: takes at least 5, where it took at least 1.',
  ])
  assert.equal(changes({ ...text, default: 'x' }, { 'x-kubernetes-int-or-string': true, default: 5 }), [
    'type-widened spec.a: takes a whole number or string, where it took a string.',
    'default-changed spec.a: has the default 5, where it was "x".',
  ])
})

test('a wider type with the forms that spell it out is only wider', () => {
  const either: Schema = { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] }
  assert.equal(changes(int, either), ['type-widened spec.a: takes a whole number or string, where it took an integer.'])
  assert.equal(changes({ type: 'object', properties: { b: text } }, { 'x-kubernetes-preserve-unknown-fields': true }), [
    'type-widened spec.a: takes any value, where it took an object.',
  ])
})

test('the values of a map are compared like a field', () => {
  assert.equal(changes(mapOf({ ...text, maxLength: 9 }), mapOf({ ...text, maxLength: 3 })), [
    'length-tightened spec.a[*]: takes at most 3 characters, where it took at most 9 characters.',
  ])
})

test('what an object takes beyond its fields is opened or closed a step at a time', () => {
  const closed: Schema = { type: 'object' }
  assert.equal(changes(closed, mapOf(text)), ['fields-opened spec.a: takes any key beyond its own.'])
  assert.equal(changes(mapOf(text), open), ['fields-opened spec.a: takes any field beyond its own.'])
  assert.equal(changes(open, mapOf(text)), [
    'fields-closed spec.a: takes only values of one form beyond its own fields, where it took any.',
  ])
  assert.equal(changes(mapOf(text), closed), [
    'fields-closed spec.a: takes no fields beyond its own, where it took some.',
  ])
})

test('steps are looser where every old value is still one', () => {
  const steps = (multipleOf?: number): Schema => (multipleOf === undefined ? int : { ...int, multipleOf })
  assert.equal(changes(steps(6), steps(3)), [
    'bounds-loosened spec.a: takes multiples of 3, where it took multiples of 6.',
  ])
  assert.equal(changes(steps(3), steps(6)), [
    'bounds-tightened spec.a: takes multiples of 6, where it took multiples of 3.',
  ])
  assert.equal(changes(steps(), steps(2)), ['bounds-tightened spec.a: takes multiples of 2, where it took any number.'])
  assert.equal(changes(steps(2), steps()), ['bounds-loosened spec.a: need not be a multiple of 2 any more.'])
  const decimal = (multipleOf: number): Schema => ({ type: 'number', multipleOf })
  assert.equal(changes(decimal(0.3), decimal(0.1)), [
    'bounds-loosened spec.a: takes multiples of 0.1, where it took multiples of 0.3.',
  ])
})

test('at least none is no bound', () => {
  assert.equal(changes(text, { ...text, minLength: 0 }), [])
  assert.equal(changes({ ...text, minLength: 0 }, { ...text, minLength: 1 }), [
    'length-tightened spec.a: takes at least 1 character, where it took any number of characters.',
  ])
  assert.equal(changes({ ...text, minLength: 1 }, { ...text, minLength: 0 }), [
    'length-loosened spec.a: has no bound any more, where it had at least 1 character.',
  ])
})

test('an end that no longer belongs to its range is tighter, one that does is looser', () => {
  const shut: Schema = { ...int, minimum: 1, maximum: 9 }
  const ajar: Schema = { ...shut, exclusiveMinimum: true, exclusiveMaximum: true }
  assert.equal(changes(shut, ajar), [
    'bounds-tightened spec.a: takes more than 1, where it took at least 1.',
    'bounds-tightened spec.a: takes less than 9, where it took at most 9.',
  ])
  assert.equal(changes(ajar, shut), [
    'bounds-loosened spec.a: takes at least 1, where it took more than 1.',
    'bounds-loosened spec.a: takes at most 9, where it took less than 9.',
  ])
  assert.equal(changes(ajar, ajar), [])
})

test('a list that must not repeat an item, or a key, is tighter', () => {
  const list = (more: Schema): Schema => ({
    type: 'array',
    items: {
      type: 'object',
      'x-kubernetes-map-type': 'atomic',
      properties: { k: text, l: text },
      required: ['k', 'l'],
    },
    ...more,
  })
  const map = (...keys: readonly string[]): Schema =>
    list({ 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': keys })
  const set = list({ 'x-kubernetes-list-type': 'set' })
  assert.equal(changes(list({}), set), ['list-type-tightened spec.a: must not repeat an item.'])
  assert.equal(changes(list({}), map('k', 'l')), ['list-type-tightened spec.a: must not repeat the key k and l.'])
  assert.equal(changes(map('k'), list({ 'x-kubernetes-list-type': 'atomic' })), [
    'list-type-loosened spec.a: may repeat an item.',
  ])
  assert.equal(changes(map('k', 'l'), map('k')), ['list-key-changed spec.a: is keyed by k, where it was by k and l.'])
})

test('forms that are asked for at once tighten a field, and forms that go loosen it', () => {
  const base: Schema = { type: 'object', properties: { b: text, c: text } }
  const [b, c]: readonly [Schema, Schema] = [{ required: ['b'] }, { required: ['c'] }]
  assert.equal(changes(base, { ...base, anyOf: [b, c] }), ['constraint-added spec.a: must have one of several forms.'])
  assert.equal(changes({ ...base, oneOf: [b, c] }, base), [
    'constraint-removed spec.a: need not have exactly one of several forms any more.',
  ])
})

test('each form of allOf and not is a constraint of its own', () => {
  const [b, c]: readonly [Schema, Schema] = [{ required: ['b'] }, { required: ['c'] }]
  const base: Schema = { type: 'object', properties: { b: text, c: text } }
  assert.equal(changes({ ...base, allOf: [b] }, { ...base, allOf: [c] }), [
    'constraint-removed spec.a: need not be of the form with b any more.',
    'constraint-added spec.a: must be of the form with c.',
  ])
  assert.equal(changes({ ...base, not: b }, { ...base, not: c }), [
    'constraint-removed spec.a: need not differ from the form with b any more.',
    'constraint-added spec.a: must not be of the form with c.',
  ])
  assert.equal(changes({ ...base, not: b, allOf: [c] }, { ...base, not: b, allOf: [c] }), [])
})

test('one more form is refused where old values may have it too, and only for exactly one of several', () => {
  const base: Schema = { type: 'object', properties: { b: text, c: text } }
  const [b, c]: readonly [Schema, Schema] = [{ required: ['b'] }, { required: ['c'] }]
  assert.equal(changes({ ...base, oneOf: [b] }, { ...base, oneOf: [b, c] }), [
    'constraint-added spec.a: must have exactly one form, and with c is one too.',
  ])
  assert.equal(changes({ ...base, anyOf: [b] }, { ...base, anyOf: [b, c] }), [
    'branch-added spec.a: takes the form with c too.',
  ])
  assert.equal(changes({ ...base, anyOf: [b, c] }, { ...base, anyOf: [c] }), [
    'branch-removed spec.a: does not take the form with b any more.',
  ])
})

test('a rule that reads the old value in another way is another rule', () => {
  const rule = 'self == oldSelf'
  const plain: Schema = { ...text, 'x-kubernetes-validations': [{ rule }] }
  const optional: Schema = { ...text, 'x-kubernetes-validations': [{ rule, optionalOldSelf: true }] }
  assert.equal(changes(plain, optional), [
    'field-made-immutable spec.a: can never change any more.',
    'field-made-mutable spec.a: may change.',
  ])
  assert.equal(changes(plain, { ...text, 'x-kubernetes-validations': [{ rule: ` ${rule} `, message: 'fixed' }] }), [
    'rule-reworded spec.a: has another message for the rule self == oldSelf.',
  ])
})

test.run()
