import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Value } from '../../../src/model/value.ts'
import { compileExpression } from '../../../src/schema/cel/compile.ts'

function result(expression: string, self: Value): unknown {
  return compileExpression(expression, ['self']).evaluate({ self })
}

test('results are plain data: ints and doubles are numbers, times are text', () => {
  const self = { mb: 4096, zone: null }
  const cases: readonly (readonly [string, Value])[] = [
    ['self.mb / 1024', 4],
    ['9223372036854775807', 9223372036854775807n],
    ['9007199254740991 + 1', 9007199254740992n],
    ['0.1 + 0.2', 0.30000000000000004],
    ['"a" + "b"', 'ab'],
    ['[1, 2].map(x, x * 2)', [2, 4]],
    ['{"a": [true, false]}', { a: [true, false] }],
    ['timestamp("2020-01-01T00:00:00.50+02:00")', '2020-01-01T00:00:00.5+02:00'],
    ['duration("1h30m")', '5400s'],
    ['b"abc"', 'YWJj'],
    ['5u', 5],
    ['self.zone', null],
    ['self', self],
  ]
  for (const [expression, value] of cases) assert.equal(result(expression, self), { value }, expression)
})

test('what plain data cannot hold is an error', () => {
  assert.equal(result('1.0 / 0.0', null), { error: 'the result Infinity is not a number of YAML' })
  assert.equal(result('{1: 2}', null), { error: 'the result has the key 1, which is not text' })
  assert.equal(result('optional.of(1)', null), { error: 'the result is an optional, which is not plain data' })
  assert.equal(result('quantity("1")', null), { error: 'the result is a kubernetes.Quantity, which is not plain data' })
})

test('a whole number is an int, any other a double', () => {
  assert.equal(result('self.a % 2 == 1 && self.a + 1 < 7', { a: 5 }), { value: true })
  assert.equal(result('type(self.a) == double', { a: 5.5 }), { value: true })
  assert.equal(result('type(self.a) == double', { a: 1e300 }), { value: true })
  assert.equal(result('self.a + 1', { a: 9007199254740993n }), { value: 9007199254740994n })
})

test('a variable that is not given fails only where it is read', () => {
  const expression = compileExpression('self.a == 1 || item == 1', ['self', 'item'])
  assert.equal(expression.evaluate({ self: { a: 1 } }), { value: true })
  assert.equal(expression.evaluate({ self: { a: 2 } }), { error: 'no such attribute(s): item' })
  assert.equal(expression.evaluate({ self: { a: 2 }, item: 1 }), { value: true })
  assert.equal(expression.evaluate({ self: { a: 2 }, item: 'x' }), { value: false })
})

test('an expression that does not compile says why, and again when asked', () => {
  const expression = compileExpression('self.a +', ['self'])
  assert.is(expression.error, "Syntax error: unexpected '<EOF>'")
  assert.equal(expression.evaluate({ self: {} }), { error: "Syntax error: unexpected '<EOF>'" })
  assert.is(compileExpression('other', ['self']).error, "undeclared reference to 'other' (in container '')")
  assert.is(compileExpression('nope(self)', ['self']).error, "undeclared reference to 'nope' (in container '')")
})

test('keys of Object.prototype are keys like any other', () => {
  assert.equal(result('has(self.constructor) || "toString" in self', {}), { value: false })
  assert.equal(result('self.constructor', { constructor: 1 }), { value: 1 })
})

const DATA: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.bigInt({ min: 9007199254740992n, max: 9223372036854775807n }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number || 0),
    fc.string(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value

test('any data goes through an expression unchanged, and equals itself', () => {
  fc.assert(
    fc.property(DATA, (value) => {
      assert.equal(result('self', value), { value })
      assert.equal(result('self == self', value), { value: true })
    }),
    { numRuns: 300 },
  )
})

test('int arithmetic is that of 64 bits: the exact result, or an overflow', () => {
  const int64 = fc.bigInt({ min: -9223372036854775808n, max: 9223372036854775807n })
  const plain = (value: bigint): Value =>
    value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value
  fc.assert(
    fc.property(int64, int64, fc.constantFrom('+', '-', '*'), (a, b, operator) => {
      const exact = operator === '+' ? a + b : operator === '-' ? a - b : a * b
      const isInside = BigInt.asIntN(64, exact) === exact
      const want = isInside ? { value: plain(exact) } : { error: 'integer overflow' }
      assert.equal(result(`self[0] ${operator} self[1]`, [plain(a), plain(b)]), want)
    }),
    { numRuns: 500 },
  )
})

test.run()
