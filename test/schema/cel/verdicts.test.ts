import { readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Value } from '../../../src/model/value.ts'
import { judge } from './show.ts'

// What k8s.io/apiserver 0.36.3 (its base environment for new expressions, cel-go 0.26.0) says of each expression over
// `self` below: the value and the cost that it counted, or the error. `true` stands where only the wording differs.
interface Row {
  readonly cel: string
  readonly value?: string
  readonly error?: string | true
  readonly refused?: string | true
  readonly cost?: number
}

const ROWS = JSON.parse(readFileSync('test/fixtures/cel/server-verdicts.json', 'utf8')) as readonly Row[]

const SELF: Value = {
  a: { b: { c: 1 } },
  l: [1, 2, 3],
  s: 'hello',
  m: { k: 'v' },
  n: null,
  d: 1.5,
  big: 9007199254740993n,
  t: '2020-01-01T00:00:00Z',
  e: [],
  objs: [
    { name: 'x', v: 1 },
    { name: 'y', v: 2 },
  ],
}

test('the recorded expressions cover the library', () => {
  assert.is(ROWS.length, 999)
})

test('expressions come to the values of the server, at its cost', () => {
  const differing = ROWS.filter((row) => row.value !== undefined).flatMap((row) => {
    const got = judge(row.cel, SELF)
    return got.value === row.value && got.cost === row.cost ? [] : [{ row, got }]
  })
  assert.equal(differing, [])
})

test('expressions fail with the errors of the server', () => {
  const differing = ROWS.filter((row) => row.error !== undefined).flatMap((row) => {
    const got = judge(row.cel, SELF)
    return got.error !== undefined && (row.error === true || got.error === row.error) ? [] : [{ row, got }]
  })
  assert.equal(differing, [])
})

test('expressions are refused for the reasons of the server', () => {
  const differing = ROWS.filter((row) => row.refused !== undefined).flatMap((row) => {
    const got = judge(row.cel, SELF)
    return got.refused !== undefined && (row.refused === true || got.refused === row.refused) ? [] : [{ row, got }]
  })
  assert.equal(differing, [])
})

test('what is known to differ from the server is refused or stricter, never more lenient', () => {
  assert.is(judge('{null: 1}', SELF).refused, 'unsupported key type')
  assert.is(judge('{[1]: 2}', SELF).refused, 'unsupported key type')
  assert.is(judge('double("NaN") in [double("NaN")]', SELF).value, 'false')
  assert.is(judge('type(type(1)) == type', SELF).value, 'true')
})

test.run()
