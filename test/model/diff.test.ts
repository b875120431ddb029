import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { apply } from '../../src/model/apply.ts'
import { diff } from '../../src/model/diff.ts'
import { formatSteps } from '../../src/model/path.ts'
import { isSameValue, type Value } from '../../src/model/value.ts'

const around = { evaluate: () => ({ ok: false, message: '' }) as const }

function edits(before: Value, after: Value): string[] {
  return (diff(before, after) ?? []).map(({ op, path }) => `${op} ${formatSteps(path)}`)
}

test('fields are changed one by one', () => {
  assert.equal(edits({ a: 1, b: { c: 1, d: 1 } }, { b: { c: 2, d: 1 }, e: 1 }), ['delete a', 'set b.c', 'set e'])
  assert.equal(edits({ a: { b: 1 } }, { a: 1 }), ['set a'])
  assert.equal(edits({ a: 1, b: 2 }, { b: 2, a: 1 }), [])
})

test('items are changed by their name, and scalars by their value', () => {
  const before = { l: [{ name: 'a', x: 1 }, { name: 'b' }, { name: '8' }] }
  const after = { l: [{ name: 'a', x: 2 }, { name: '8', z: 1 }, { name: 'c' }] }
  assert.equal(edits(before, after), ['remove l', 'set l[name=a].x', 'set l[name="8"].z', 'insert l'])
  assert.equal(edits({ l: [1, '1', 2] }, { l: ['1', 3, 2] }), ['remove l', 'insert l'])
  assert.equal(edits({ l: [1, 2] }, { l: [2, 1] }), ['set l'])
  assert.equal(edits({ l: [1, 1] }, { l: [1] }), ['set l'])
})

test('a document that is no mapping can only be the same', () => {
  assert.is(diff([1], [2]), undefined)
  assert.equal(diff([1], [1]), [])
})

const name = fc.constantFrom('a', 'b', 'c d', '8', 'true', 'x]', 'q"', 'constructor')
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Value>(1, '1', 2, true, null, 'a', 9007199254740993n),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.record({ name, v: tie('value') }), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))
const mapping = fc.dictionary(name, value, { maxKeys: 4, noNullPrototype: true })

test('the edits lead from one value to the other', () => {
  fc.assert(
    fc.property(mapping, mapping, (before, after) => {
      const result = apply(diff(before, after) ?? [], before, around)
      assert.ok(result.ok && isSameValue(result.value, after))
    }),
    { numRuns: 2000 },
  )
})

test.run()
