import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { formatPath } from '../../src/model/path.ts'
import type { Value } from '../../src/model/value.ts'
import { compareValues } from '../../src/trace/compare.ts'

/** `path difference`, in the order in which they are told. */
function told(before: Value, after: Value): string[] {
  const found: string[] = []
  compareValues(before, after, (path, difference) => void found.push(`${formatPath(path)} ${difference}`.trim()))
  return found
}

test('a value that differs has changed, one that is not there any more is gone, and a new one is no difference of its own', () => {
  assert.equal(told({ a: 1, b: 2, c: null }, { a: 3, c: null }), ['a changed', 'b gone', 'size'])
  assert.equal(told({ a: 1 }, { a: 1, b: 2 }), ['size'])
  assert.equal(told({ a: { b: 1 } }, { a: { b: 1, c: 2 } }), ['a size'])
  assert.equal(told({ a: null }, { a: 1 }), ['a changed'])
  assert.equal(told({}, { constructor: 1 }), ['size'])
  assert.equal(told({ toString: 1 }, {}), ['toString gone', 'size'])
})

test('a mapping or list in whose place something else stands is gone, with all that it holds', () => {
  assert.equal(told({ a: { b: 1 } }, { a: 1 }), ['a gone'])
  assert.equal(told({ a: [1] }, { a: { b: 1 } }), ['a gone'])
  assert.equal(told({ a: 1 }, { a: { b: 1 } }), ['a changed'])
})

test('items that are taken out of a list are gone, and those around them are as they were', () => {
  assert.equal(told(['a', 'b', 'c'], ['a', 'c']), ['size', '[1] gone'])
  assert.equal(told(['a', 'b', 'c', 'd', 'e'], ['b', 'd']), ['size', '[0] gone', '[2] gone', '[4] gone'])
  assert.equal(told(['a', 'b'], []), ['size', '[0] gone', '[1] gone'])
  assert.equal(told(['a', 'a', 'b'], ['a', 'b']), ['size', '[1] gone'])
  assert.equal(told([{ v: 1 }, { v: 2 }, { v: 3 }, { v: 4 }], [{ v: 1 }, { v: 9 }, { v: 4 }]), [
    ...['size', '[1].v changed', '[2] gone'],
  ])
})

test('new items of a list are a matter of its size alone', () => {
  assert.equal(told(['b', 'd'], ['a', 'b', 'c', 'd', 'e']), ['size'])
  assert.equal(told([], ['a']), ['size'])
})

test('items of one name belong together wherever they stand, the others in their order', () => {
  const named = (name: string, v: number): Value => ({ name, v })
  assert.equal(told([named('a', 1), named('b', 1)], [named('b', 2), named('a', 1)]), ['[1].v changed'])
  assert.equal(told([named('a', 1), named('a', 2)], [named('a', 3), named('a', 4)]), ['[0].v changed', '[1].v changed'])
  assert.equal(told([named('x', 1), { v: 1 }], [{ v: 2 }, named('x', 2)]), ['[0].v changed', '[1].v changed'])
  assert.equal(told([named('a', 1)], [named('b', 1)]), ['[0].name changed'])
})

test('very long lists are compared by their order between what both ends share', () => {
  const long = Array.from({ length: 300 }, (_, index) => index)
  const without = long.filter((item) => item !== 150)
  assert.equal(told(long, without), ['size', '[150] gone'])
  assert.equal(told(long, [...without.slice(1), 0]).length, 301)
})

test.run()
