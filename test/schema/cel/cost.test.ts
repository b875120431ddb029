import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Rule, Schema } from '../../../src/model/kind.ts'
import { estimateCost } from '../../../src/schema/cel/compile.ts'
import { estimateSchemaCost } from '../../../src/schema/cel/schema-cost.ts'

const TEXT: Schema = { type: 'string' }

function withRules(schema: Schema, ...rules: readonly Rule[]): Schema {
  return { ...schema, 'x-kubernetes-validations': rules }
}

// The numbers are those of k8s.io/apiextensions-apiserver 0.36.3; that rules over the limit are refused, and just which,
// was seen on an API server 1.36.

test('a loop over a list without a limit is charged for the longest list a request can hold', () => {
  const list: Schema = { type: 'array', items: TEXT }
  const rule = { rule: 'self.all(x, x.startsWith("a"))' }
  assert.equal(estimateCost(rule, list), { perEvaluation: 5242877, total: 5497554993152, message: 0, exceeds: true })
  const place = { occurrences: 1 }
  assert.is(estimateCost(rule, list, place).exceeds, false)
  const nested = { rule: 'self.all(x, self.all(y, x == y))' }
  assert.is(estimateCost(nested, list, place).exceeds, true)
  const short: Schema = { type: 'array', maxItems: 10, items: { ...TEXT, maxLength: 20 } }
  assert.is(estimateCost(nested, short, place).exceeds, false)
})

test('a message is estimated once, however often its schema occurs', () => {
  const rule = { rule: 'true', messageExpression: '"got " + self' }
  const { message, total } = estimateCost(rule, { ...TEXT, maxLength: 10 })
  assert.is(message, 6)
  assert.is(total, 0)
})

test('a rule that does not compile costs nothing', () => {
  assert.equal(estimateCost({ rule: 'self.' }, TEXT), { perEvaluation: 0, total: 0, message: 0, exceeds: false })
})

test('the rules of a schema are found at every depth, and multiplied by the limits above them', () => {
  const item = withRules({ type: 'object', properties: { n: { ...TEXT, maxLength: 5 } } }, { rule: 'self.n != "x"' })
  const schema: Schema = {
    type: 'object',
    properties: {
      few: { type: 'array', maxItems: 4, items: item },
      open: { type: 'object', additionalProperties: item },
      root: withRules(TEXT, { rule: 'self != "a"' }),
    },
  }
  const { rules, total, exceeds } = estimateSchemaCost(schema)
  assert.equal(
    rules.map(({ path, perEvaluation, total }) => [path.join('.'), perEvaluation, total]),
    [
      ['few.*', 3, 12],
      ['open.*', 3, 3145728],
      ['root', 2, 2],
    ],
  )
  assert.is(total, 3145742)
  assert.is(exceeds, false)
})

test('rules that are each cheap enough may together be too expensive', () => {
  const list: Schema = { type: 'array', items: { ...TEXT, maxLength: 10 } }
  const rule = { rule: 'self.all(x, x.startsWith("a"))' }
  const properties = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`f${index}`, withRules(list, rule)]))
  const cost = estimateSchemaCost({ type: 'object', properties })
  assert.is(cost.exceeds, true)
  assert.is(
    cost.rules.some(({ exceeds }) => exceeds),
    false,
  )
})

test.run()
