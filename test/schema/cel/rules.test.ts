import { readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Rule, Schema } from '../../../src/model/kind.ts'
import type { Value } from '../../../src/model/value.ts'
import { compileRule, estimateCost } from '../../../src/schema/cel/compile.ts'

// What k8s.io/apiextensions-apiserver 0.36.3 says of each rule on one schema: whether it holds, the error of running it
// or why it is refused, and its static estimate. `true` stands where only the wording differs.
interface Row extends Rule {
  readonly holds?: boolean
  readonly error?: string
  readonly refused?: string | true
  readonly isTransition?: boolean
  readonly maxCost?: number
}

interface Fixture {
  readonly schema: Schema
  readonly self: Value
  readonly oldSelf: Value
  readonly rules: readonly Row[]
}

const { schema, self, oldSelf, rules } = JSON.parse(
  readFileSync('test/fixtures/cel/server-rules.json', 'utf8'),
) as Fixture

/** The rule alone, as a CRD has it. */
function ruleOf({ rule, optionalOldSelf }: Row): Rule {
  return optionalOldSelf === undefined ? { rule } : { rule, optionalOldSelf }
}

test('rules over a schema hold, fail and err as on the server', () => {
  const differing = rules
    .filter((row) => row.refused === undefined)
    .flatMap((row) => {
      const got = compileRule(ruleOf(row), schema).evaluate(self, { oldSelf })
      const isSame = 'error' in got ? got.error === row.error : got.ok === row.holds
      return isSame ? [] : [{ row, got }]
    })
  assert.equal(differing, [])
})

test('rules that the server refuses are refused with its words', () => {
  const refused = rules.filter((row) => row.refused !== undefined)
  assert.ok(refused.length > 20)
  const differing = refused.flatMap((row) => {
    const { error } = compileRule(ruleOf(row), schema)
    return error === undefined || (row.refused !== true && error !== row.refused) ? [{ row, error }] : []
  })
  assert.equal(differing, [])
})

test('rules that read oldSelf are transition rules', () => {
  const differing = rules
    .filter((row) => row.refused === undefined)
    .filter((row) => compileRule(ruleOf(row), schema).isTransition !== (row.isTransition === true))
  assert.equal(differing, [])
})

test('the estimate of every rule is the one of the server', () => {
  const differing = rules
    .filter((row) => row.refused === undefined)
    .flatMap((row) => {
      const { perEvaluation } = estimateCost(ruleOf(row), schema)
      return perEvaluation === row.maxCost ? [] : [{ rule: row.rule, want: row.maxCost, got: perEvaluation }]
    })
  assert.equal(differing, [])
})

test.run()
