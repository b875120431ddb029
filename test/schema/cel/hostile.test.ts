import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Value } from '../../../src/model/value.ts'
import { compileExpression } from '../../../src/schema/cel/compile.ts'

const EXCEEDED = { error: 'operation cancelled: actual cost limit exceeded' }

function result(expression: string, self: Value): unknown {
  return compileExpression(expression, ['self']).evaluate({ self })
}

test('nested loops over long lists end at the cost limit', () => {
  const self = Array.from({ length: 10_000 }, (_, index) => index)
  assert.equal(result('self.all(a, self.all(b, self.all(c, a + b + c >= 0)))', self), EXCEEDED)
  assert.equal(result('lists.range(1000000000).size()', null), EXCEEDED)
  assert.equal(result('lists.range(900000).map(x, x * 2).size()', null), EXCEEDED)
})

test('text and lists that double end at a limit', () => {
  let twice = 'self'
  for (let level = 0; level < 40; level++) twice = `[${twice}].map(x, x + x)[0]`
  assert.equal(result(twice, 'a'.repeat(1000)), EXCEEDED)
  assert.equal(result(twice, [1, 2, 3]), EXCEEDED)
  assert.equal(result('self.replace("a", self)', 'a'.repeat(20_000)), EXCEEDED)
  assert.equal(result('self.replace("", self)', 'a'.repeat(20_000)), EXCEEDED)
  assert.equal(
    result(`"${'%s'.repeat(200)}".format([${Array(200).fill('self').join(', ')}])`, 'a'.repeat(1e5)),
    EXCEEDED,
  )
})

test('comparing nested lists in a loop ends, though the server charges for their length alone', () => {
  const row = Array.from({ length: 2000 }, (_, index) => index)
  const self = Array.from({ length: 100 }, () => row)
  assert.equal(result('lists.range(5000).all(i, self == self)', self), EXCEEDED)
  assert.equal(result('lists.range(5000).all(i, self.indexOf([[1]]) < 0)', self), EXCEEDED)
  assert.equal(result('self.distinct().size() == 1', self), EXCEEDED)
})

test('a megabyte of text is read in linear time', () => {
  const self = 'a'.repeat(1_000_000)
  assert.equal(result('self.matches("^(a|aa)+$")', self), { value: true })
  assert.equal(result('self.matches("^(a+)+b$")', self), { value: false })
  assert.equal(result('self.size() == 1000000 && self.endsWith("aa")', self), { value: true })
})

test('expressions nested too deep, too long or too large are refused', () => {
  const limit = 'expression recursion limit exceeded: 250'
  assert.is(compileExpression(`${'('.repeat(300)}1${')'.repeat(300)}`, []).error, limit)
  assert.is(compileExpression('['.repeat(100_000), []).error, 'expression recursion limit exceeded: 250')
  assert.is(compileExpression(`1${'+1'.repeat(300)}`, []).error, limit)
  assert.is(compileExpression(`self${'.a'.repeat(300)}`, ['self']).error, limit)
  assert.match(compileExpression(' '.repeat(200_000), []).error ?? '', /^expression code point size exceeds limit/)
  const copies = `self${'.optMap(x, x)'.repeat(40)}`
  assert.is(compileExpression(copies, ['self']).error, 'the expression is too large once its macros are expanded')
})

test('numbers with huge exponents cost nothing', () => {
  assert.equal(result('quantity("1e999999999").isGreaterThan(quantity("1e-999999999"))', null), { value: true })
  assert.equal(result('quantity("1e999999999").add(quantity("1"))', null), {
    error: 'the quantities are too far apart to add',
  })
  assert.equal(result('isQuantity("1e99999999999999999999")', null), { value: false })
  assert.match(JSON.stringify(result('"%.999999999f".format([0.1]).size() < 2000', null)), /true/)
})

test('deep data is an error or a value, never a crash', () => {
  let deep: Value = 1
  for (let level = 0; level < 200_000; level++) deep = [deep]
  assert.equal(result('self.size() == 1', deep), { value: true })
  assert.equal(result('self == self', deep), { error: 'max recursion depth exceeded' })
  assert.equal(result('self', deep), { error: 'max recursion depth exceeded' })
})

test('any text is refused or compiled, and whatever it is given it answers', () => {
  const pieces = fc.constantFrom(
    ...[
      'self',
      '.a',
      '[0]',
      '(',
      ')',
      '1',
      '2.5',
      '"x"',
      '+',
      '==',
      '&&',
      '||',
      '?',
      ':',
      '!',
      '-',
      '[',
      ']',
      '{',
      '}',
    ],
    ...[',', '.all(x, x)', '.map(x, x)', '.size()', 'in', 'has(self.a)', '.?a', 'optional.of(1)', 'b"\\xff"', '<', '%'],
    ...['.matches("(")', '.orValue(1)', '.optMap(x, x)', 'true', 'null', '5u', ' ', '\\', "'", '\u0000', '😀'],
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), fc.jsonValue(), (parts, self) => {
      const expression = compileExpression(parts.join(''), ['self'])
      const answer = expression.evaluate({ self: self as Value })
      assert.ok('value' in answer || typeof answer.error === 'string')
      if (expression.error !== undefined) assert.equal(answer, { error: expression.error })
    }),
    { numRuns: 3000 },
  )
})

test.run()
