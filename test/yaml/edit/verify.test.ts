import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { isIntended } from '../../../src/yaml/edit/verify.ts'

const CLEAR = { isAmbiguous: false }

test('a text is as intended where it says the same, keys in the same order at every depth', () => {
  assert.is(isIntended('a: 1\nb: [{c: 1, d: 2}]\n', { a: 1, b: [{ c: 1, d: 2 }] }, CLEAR), true)
  assert.is(isIntended('b: 1\na: 2\n', { a: 2, b: 1 }, CLEAR), false)
  assert.is(isIntended('l:\n  - d: 2\n    c: 1\n', { l: [{ c: 1, d: 2 }] }, CLEAR), false)
  assert.is(isIntended('l: [{d: &x 2, c: 1}]\n', { l: [{ c: 1, d: 2 }] }, CLEAR), false)
  assert.is(isIntended('a: 1\n', { a: 1, b: 2 }, CLEAR), false)
  assert.is(isIntended('l: [1]\n', { l: [1, 2] }, CLEAR), false)
})

test('a text is not as intended with a second document behind it', () => {
  assert.is(isIntended('a: 1\n---\nb: 1\n', { a: 1 }, CLEAR), false)
  assert.is(isIntended('a: &x {k: 1}\n---\nb: &x {k: 1}\n', { a: { k: 1 } }, CLEAR), false)
})

test('where merge keys bring keys their order is not compared, but what they say is', () => {
  const text = 'x: &x {k: 1}\na: {b: 2, <<: *x}\n'
  assert.is(isIntended(text, { x: { k: 1 }, a: { k: 1, b: 2 } }, CLEAR), true)
  assert.is(isIntended(text, { x: { k: 1 }, a: { b: 2, k: 1 } }, CLEAR), true)
  assert.is(isIntended(text, { x: { k: 1 }, a: { b: 2 } }, CLEAR), false)
})

test('a scalar that kubectl reads otherwise may stay, and may not come in', () => {
  assert.is(isIntended('a: yes\nb: 1\n', { a: 'yes', b: 1 }, { isAmbiguous: true }), true)
  assert.is(isIntended('a: yes\nb: 1\n', { a: 'no', b: 1 }, { isAmbiguous: true }), false)
  assert.is(isIntended('a: yes\nb: 1\n', { a: 'yes', b: 1 }, CLEAR), false)
  assert.is(isIntended('a: yes\nb: !x 1\n', { a: 'yes', b: 1 }, { isAmbiguous: true }), false)
})

test.run()
