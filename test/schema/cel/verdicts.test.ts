import { readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Value } from '../../../src/model/value.ts'
import { FUNCTIONS } from '../../../src/schema/cel/declaration.ts'
import { compileProgram } from '../../../src/schema/cel/program.ts'
import { DYN } from '../../../src/schema/cel/type.ts'
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

/** Every overload and every macro, by the expressions that a server gave a value for. */
const SHOWN: ReadonlySet<string> = new Set(
  ROWS.filter((row) => row.value !== undefined).flatMap(({ cel }) => [...overloadsOf(cel), ...macrosOf(cel)]),
)

/** The overloads that the types of an expression decide; where one of several fits, it is that of no one. */
function overloadsOf(cel: string): readonly string[] {
  const program = compileProgram(cel, new Map([['self', DYN]]))
  if ('error' in program) return []
  return program.checked.references.flatMap((one) =>
    one?.kind === 'function' && one.overloads.length === 1 ? one.overloads.map(({ id }) => id) : [],
  )
}

function macrosOf(cel: string): readonly string[] {
  const variables = (text: string): number => (/^\w+, \w+,/.test(text) ? 2 : 1)
  return [...cel.matchAll(/\b(\w+)\((?=(.*))/g)].map(([, name, inside]) => `${name ?? ''}/${variables(inside ?? '')}`)
}

test('every overload of every function of the library has a recorded value', () => {
  const overloads = [...FUNCTIONS.values()].flat().map(({ id }) => id)
  assert.is(overloads.length, 325)
  assert.equal(
    overloads.filter((id) => !SHOWN.has(id)),
    // Declared, and an error whatever it is given.
    ['int64_to_duration'],
  )
})

test('every macro has a recorded value, with one variable and with two', () => {
  const one = ['has', 'all', 'exists', 'exists_one', 'map', 'filter', 'optMap', 'optFlatMap', 'sortBy']
  const two = ['all', 'exists', 'exists_one', 'existsOne', 'transformList', 'transformMap', 'transformMapEntry']
  const macros = [...one.map((name) => `${name}/1`), ...two.map((name) => `${name}/2`)]
  assert.equal(
    macros.filter((macro) => !SHOWN.has(macro)),
    [],
  )
})

test('what other libraries have, and a CRD has not, is refused as on the server', () => {
  for (const name of ['authorizer', 'math.', 'base64.', 'jsonpatch.', 'cel.bind', 'regex.', 'proto.']) {
    const rows = ROWS.filter(({ cel }) => cel.startsWith(name))
    assert.ok(rows.length > 0, name)
    assert.ok(
      rows.every(({ refused }) => refused !== undefined),
      name,
    )
  }
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
  // Messages of Protocol Buffers, and the functions of an authorizer on what has no type.
  assert.is(
    judge('google.protobuf.Duration{seconds: 5}', SELF).refused,
    "undeclared reference to 'google.protobuf.Duration' (in container '')",
  )
  assert.is(judge('dyn(self).allowed()', SELF).refused, "undeclared reference to 'allowed' (in container '')")
})

test.run()
