import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../../src/model/kind.ts'
import { accepted, problemsOf } from '../../support/checked.ts'

/** How Config Connector says that a reference has a name or an external, and a namespace only with a name. */
const REFERENCE: Schema = {
  type: 'object',
  properties: { name: { type: 'string' }, external: { type: 'string' }, namespace: { type: 'string' } },
  oneOf: [
    { not: { required: ['external'] }, required: ['name'] },
    { not: { anyOf: [{ required: ['name'] }, { required: ['namespace'] }] }, required: ['external'] },
  ],
}
const within = (x: Schema): Schema => ({ type: 'object', properties: { x } })

test('a reference has a name or is external', () => {
  const forms = [{ name: 'n' }, { name: 'n', namespace: 'x' }, { external: 'e' }]
  const others = [{}, { name: 'n', external: 'e' }, { external: 'e', namespace: 'x' }, { namespace: 'x' }]
  assert.equal(accepted(REFERENCE, [...forms, ...others]), forms)
})

test('where no form fits, the first thing in the way of each is told', () => {
  assert.equal(problemsOf(within(REFERENCE), { x: {} }), [
    'schema/union spec.x fits none of the 2 forms that the schema allows. | what keeps it from each form: spec.x.name is required. spec.x.external is required.',
  ])
})

test('where too many forms fit, what each needs is told', () => {
  const schema: Schema = { properties: { a: {}, b: {} }, oneOf: [{ required: ['a'] }, { required: ['b'] }] }
  assert.equal(problemsOf(within({ type: 'object', ...schema }), { x: { a: 1, b: 1 } }), [
    'schema/union spec.x fits 2 forms, and the schema allows exactly one at a time. | keep what one of them needs: a; b.',
  ])
})

test('anyOf wants one form, allOf every one, not none', () => {
  const properties: Record<string, Schema> = { a: { type: 'string' }, b: { type: 'integer' } }
  const forms: Schema[] = [{ properties: { a: { minLength: 2 } } }, { properties: { b: { minimum: 3 } } }]
  const values = [
    { a: 'x', b: 1 },
    { a: 'xx', b: 1 },
    { a: 'xx', b: 5 },
  ]
  assert.equal(accepted({ type: 'object', properties, anyOf: forms }, values), [values[1], values[2]])
  assert.equal(accepted({ type: 'object', properties, allOf: forms }, values), [values[2]])
  assert.equal(accepted({ type: 'string', not: { pattern: '^a' } }, ['a', 'b']), ['b'])
})

test('forms do not say which fields there are', () => {
  const schema: Schema = { type: 'object', properties: { a: {}, b: {} }, anyOf: [{ properties: { a: {} } }] }
  assert.equal(accepted(schema, [{ b: 1 }, { c: 1 }]), [{ b: 1 }])
})

test('a format without a type refuses what is no text', () => {
  const schema: Schema = { 'x-kubernetes-preserve-unknown-fields': true, anyOf: [{ format: 'ipv4' }, { minimum: 3 }] }
  assert.equal(accepted(schema, ['10.0.0.1', 'text', 2, 5]), ['10.0.0.1', 'text', 5])
})

test('a form does not show a value that is a secret where it is declared', () => {
  const secret: Schema = { type: 'string', format: 'password' }
  const form: Schema = { properties: { a: { pattern: '^x' }, b: { items: { properties: { c: { pattern: '^x' } } } } } }
  const b: Schema = { type: 'array', items: { type: 'object', properties: { c: secret } } }
  const spec = { a: 'hunter2', b: [{ c: 'hunter2' }] }
  assert.equal(problemsOf({ type: 'object', properties: { a: secret, b }, allOf: [{ anyOf: [form] }, form] }, spec), [
    'schema/union spec does not fit the form that the schema allows. | spec.a must match the pattern ^x, got ***.',
    'schema/pattern spec.a must match the pattern ^x, got ***.',
    'schema/pattern spec.b[0].c must match the pattern ^x, got ***.',
  ])
})

test.run()
