import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { inOrder, patched, patchedPieces, patchesOf, type Patch } from '../../../src/yaml/edit/patch.ts'

const text = fc.array(fc.constantFrom('a', 'b', '\n', '\r\n', '😀', '😁'), { maxLength: 12 }).map((all) => all.join(''))
const cuts = fc.array(fc.tuple(fc.nat(24), fc.nat(4), text), { maxLength: 4 })

/** Patches of a text in its order, those that overlap left out. */
function patchesIn(before: string, raw: readonly (readonly [from: number, length: number, text: string])[]): Patch[] {
  const patches: Patch[] = []
  for (const [from, length, inserted] of raw.toSorted((a, b) => a[0] - b[0])) {
    if (from < (patches.at(-1)?.to ?? 0) || from > before.length) continue
    patches.push({ from, to: Math.min(before.length, from + length), text: inserted })
  }
  return patches
}

test('patches on patches come to patches of the first text, and none of them changes nothing', () => {
  const property = fc.property(text, cuts, cuts, (before, first, second) => {
    const one = patchesIn(before, first)
    const middle = patched(before, one)
    const two = patchesIn(middle, second)
    const whole = before === '' ? [] : [{ from: 0, to: before.length }]
    const patches = patchesOf(before, patchedPieces(patchedPieces(whole, one), two))
    assert.is(patched(before, patches), patched(middle, two))
    for (const { from, to, text: inserted } of patches) assert.is.not(before.slice(from, to), inserted)
  })
  fc.assert(property, { numRuns: 300, seed: 4 })
})

test('a patch takes in what differs alone, and cuts neither a character nor a line break in two', () => {
  const patchOf = (before: string, after: string) => patchesOf(before, [{ text: after }])
  assert.equal(patchOf('abcd', 'abXd'), [{ from: 2, to: 3, text: 'X' }])
  assert.equal(patchOf('abcd', 'abcd'), [])
  assert.equal(patchOf('aa', 'aaa'), [{ from: 2, to: 2, text: 'a' }])
  assert.equal(patchOf('a😀b', 'a😁b'), [{ from: 1, to: 3, text: '😁' }])
  assert.equal(patchOf('x\u{10000}', 'x\u{10400}'), [{ from: 1, to: 3, text: '\u{10400}' }])
  assert.equal(patchOf('a\r\nb', 'a\rb'), [{ from: 1, to: 3, text: '\r' }])
  assert.equal(patchOf('a\r\nb', 'a\nb'), [{ from: 1, to: 3, text: '\n' }])
})

test('patches that overlap have no order, and are not made', () => {
  const overlapping = [
    { from: 0, to: 2, text: '' },
    { from: 1, to: 3, text: '' },
  ]
  assert.is(inOrder(overlapping), undefined)
  assert.throws(() => patched('abc', overlapping), /patches overlap/)
  assert.throws(() => patched('abc', [{ from: 2, to: 4, text: '' }]), /patches overlap/)
  assert.throws(() => patchedPieces([{ text: 'abc' }], [{ from: 2, to: 4, text: '' }]), /out of the text/)
  const beside = [
    { from: 2, to: 3, text: 'z' },
    { from: 0, to: 2, text: 'x' },
    { from: 0, to: 0, text: 'w' },
  ]
  assert.is(patched('abc', inOrder(beside) ?? []), 'wxz')
})

test.run()
