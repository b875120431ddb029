import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Rule, Schema } from '../../../src/model/kind.ts'
import { formatPath } from '../../../src/model/path.ts'
import type { Mapping } from '../../../src/model/value.ts'
import { checkerOf } from '../../../src/schema/validate.ts'
import { checkSpec, problemsOf, sample, sampleKind } from '../../support/checked.ts'

const ruled = (...rules: readonly Rule[]): Schema => ({
  type: 'object',
  properties: { a: { type: 'string', maxLength: 9 }, b: { type: 'integer' }, c: { type: 'string', nullable: true } },
  'x-kubernetes-validations': rules,
})

test('a rule that does not hold is told by its message, the rule being the help', () => {
  assert.equal(problemsOf(ruled({ rule: 'self.b > 2', message: 'b must be more than two.' }), { b: 1 }), [
    'schema/rule spec does not meet a rule: b must be more than two. | the rule: self.b > 2',
  ])
})

test('a rule without a message speaks for itself', () => {
  assert.equal(problemsOf(ruled({ rule: 'self.b > 2' }), { b: 1 }), [
    'schema/rule spec does not meet the rule self.b > 2.',
  ])
})

test('fieldPath leads to the field that is meant, unless the rule itself fails', () => {
  const schema: Schema = {
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'object', properties: { 'x y': { type: 'integer' } } } },
    'x-kubernetes-validations': [{ rule: 'self.a == "x"', fieldPath: ".b['x y']" }],
  }
  const paths = (spec: Mapping): readonly string[] =>
    checkSpec(schema, spec).problems.map(({ path }) => formatPath(path))
  assert.equal(paths({ a: 'y' }), ['spec.b["x y"]'])
  assert.equal(paths({}), ['spec'])
})

test('a rule that does not hold keeps no rule around it from being asked', () => {
  const inner: Schema = { type: 'integer', 'x-kubernetes-validations': [{ rule: 'self > 0' }] }
  const schema: Schema = {
    type: 'object',
    properties: { b: inner },
    'x-kubernetes-validations': [{ rule: 'self.b != -1' }],
  }
  assert.is(problemsOf(schema, { b: -1 }).length, 2)
})

test('rules run in their order, and only where their scope has no other problem', () => {
  const schema = ruled({ rule: "self.a == 'x'" }, { rule: 'self.b > 2' })
  assert.is(problemsOf(schema, { a: 'y', b: 1 }).length, 2)
  assert.equal(problemsOf(schema, { a: 5, b: 1 }), [
    'schema/type spec.a must be a string, got 5. | put it in quotes: "5".',
  ])
})

test('a rule that cannot be evaluated, or compiled, is a problem and never passed over', () => {
  assert.match(problemsOf(ruled({ rule: '10 / self.b > 1' }), { b: 0 }).join(), /schema\/rule-failed .*divi/)
  assert.match(problemsOf(ruled({ rule: 'self.b.frobnicate()' }), { b: 0 }).join(), /schema\/rule-failed .*frobnicate/)
})

test('a rule that compares with the old value is not asked, unless that may be missing', () => {
  assert.equal(problemsOf(ruled({ rule: 'self.b == oldSelf.b' }), { b: 0 }), [])
  const optional: Rule = { rule: 'oldSelf.hasValue()', optionalOldSelf: true }
  assert.is(problemsOf(ruled(optional), { b: 0 }).length, 1)
})

test('the rules of one object share a budget, and none is asked once it is spent', () => {
  const dear: Rule = { rule: 'lists.range(90).all(a, lists.range(90).all(b, a + b >= 0))' }
  const items: Schema = { type: 'integer', 'x-kubernetes-validations': [dear, { rule: 'self != 8' }] }
  const schema: Schema = { type: 'object', properties: { a: { type: 'array', items } } }
  const of = (length: number): readonly string[] => problemsOf(schema, { a: Array<number>(length).fill(7) })
  assert.equal(of(100), [])
  const spent = of(20_000)
  assert.is(spent.length, 1)
  assert.match(spent[0] ?? '', /schema\/rule-failed .* the rules of this object together cost more than/)
})

test('a rule that exceeds the limit of one call is the last that is asked', () => {
  const a: Schema = {
    type: 'array',
    items: { type: 'integer' },
    'x-kubernetes-validations': [{ rule: 'self.all(a, self.all(b, a + b >= 0))' }, { rule: 'self.size() < 10' }],
  }
  const schema: Schema = { type: 'object', properties: { a } }
  const said = problemsOf(schema, { a: Array<number>(1000).fill(1) })
  assert.is(said.length, 1)
  assert.match(said[0] ?? '', 'actual cost limit exceeded')
})

test('null is not asked about', () => {
  const c: Schema = { type: 'string', nullable: true, 'x-kubernetes-validations': [{ rule: "self == 'x'" }] }
  assert.equal(problemsOf({ type: 'object', properties: { c } }, { c: null }), [])
})

test('rules at the top see the name of the object', () => {
  const kind = sampleKind({ type: 'object' })
  const versions = kind.versions.map((version) => {
    const rules = [{ rule: "self.metadata.name != 'forbidden'", message: 'no' }]
    return { ...version, schema: { ...version.schema, 'x-kubernetes-validations': rules } }
  })
  const checker = checkerOf({ ...kind, versions }, 'v1')
  assert.is(checker.check(sample({}, { name: 'forbidden' })).problems.length, 1)
  assert.is(checker.check(sample({}, { name: 'other' })).problems.length, 0)
  assert.is(checker.check(sample({}, { generateName: 'other-' })).problems.length, 0)
})

test('a name of no characters is none to rules', () => {
  const a: Schema = {
    type: 'object',
    'x-kubernetes-embedded-resource': true,
    'x-kubernetes-preserve-unknown-fields': true,
    'x-kubernetes-validations': [{ rule: '!has(self.metadata.generateName)' }],
  }
  const of = (generateName: string): number =>
    problemsOf(
      { type: 'object', properties: { a } },
      { a: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'b', generateName } } },
    ).length
  assert.equal([of(''), of('c')], [0, 1])
})

test('a rule about a password does not show it', () => {
  const rules: Rule[] = [{ rule: "self == 'x'", messageExpression: "'got ' + self" }]
  const a: Schema = { type: 'string', format: 'password', maxLength: 20, 'x-kubernetes-validations': rules }
  assert.equal(problemsOf({ type: 'object', properties: { a } }, { a: 'hunter2' }), [
    "schema/rule spec.a does not meet the rule self == 'x'.",
  ])
})

test.run()
