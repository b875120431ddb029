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

/** What a rule over a field of that schema says of a value: true, false, or its error; the server said the same. */
function saysOf(rule: string, field: Schema, value: Value): boolean | string {
  const got = compileRule({ rule }, field).evaluate(value)
  return 'error' in got ? got.error : got.ok
}

for (const listType of ['atomic', 'set'] as const) {
  test(`a position in a list of type ${listType} of an object is an int, and in a list that a rule makes any number`, () => {
    const field: Schema = { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': listType }
    const first = (list: string) => saysOf(`${list}[dyn(0u)] == "a"`, field, ['a'])
    assert.is(saysOf('self[dyn(0)] == "a"', field, ['a']), true)
    assert.is(first('self'), "unsupported index type '0' in list")
    assert.is(first('(self + ["b"])'), "unsupported index type '0' in list")
    assert.is(first('["a"]'), true)
    assert.is(first('self.map(x, x)'), true)
    assert.is(saysOf('self[?dyn(0.0)].hasValue()', field, ['a']), true)
  })
}

test('the names of time zones are told apart by their capitals', () => {
  const hour = (zone: string) =>
    saysOf(`timestamp('2020-01-01T00:00:00Z').getHours(self) >= 0`, { type: 'string' }, zone)
  for (const zone of ['UTC', 'Local', 'Asia/Tokyo', 'US/Pacific', 'Etc/GMT+5', 'EST5EDT', ''])
    assert.is(hour(zone), true)
  for (const zone of ['utc', 'local', 'asia/tokyo', 'Asia/tokyo', 'us/pacific', 'Nowhere/X']) {
    assert.is(hour(zone), `unknown time zone ${zone}`)
  }
})

test('what surrounds the text of a messageExpression is trimmed as Go does it', () => {
  const said = (messageExpression: string) => {
    const got = compileRule({ rule: 'false', messageExpression }, { type: 'string' }).evaluate('x')
    return 'error' in got || got.ok ? undefined : got.message
  }
  assert.is(said('" \\u0085 "'), 'failed rule: false')
  assert.is(said('"\\u0085 a\\u2003"'), 'a')
  assert.is(said('"\\ufeffa"'), '\ufeffa')
})

test('a number of a version that 64 bits hold is an int, though it be below zero', () => {
  const major = (version: string) => `semver('${version}').major()`
  assert.is(saysOf(`${major('18446744073709551615.0.0')} == -1`, { type: 'string' }, ''), true)
  assert.is(saysOf(`${major('9223372036854775808.1.1')} < 0`, { type: 'string' }, ''), true)
})

test('a label value that is too long is told how many bytes it may have', () => {
  const rule = 'format.labelValue().validate(self).value() == ["must be no more than 63 bytes"]'
  assert.is(saysOf(rule, { type: 'string' }, 'a'.repeat(64)), true)
})

test.run()
