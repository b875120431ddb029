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

test.run()
