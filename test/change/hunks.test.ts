import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { hunksOf, withoutHunk } from '../../src/change/hunks.ts'

test('a replaced line, a new one and a removed one are three hunks', () => {
  assert.equal(hunksOf('a\nb\nc\nd\ne', 'a\nB\nc\nx\nd'), [
    { oldFrom: 1, oldLines: ['b'], from: 1, lines: ['B'] },
    { oldFrom: 3, oldLines: [], from: 3, lines: ['x'] },
    { oldFrom: 4, oldLines: ['e'], from: 5, lines: [] },
  ])
})

test('a run that replaces as many lines as it removes is taken line by line', () => {
  assert.equal(
    hunksOf('a\nb\nc', 'A\nB\nc').map(({ from, lines }) => [from, ...lines]),
    [
      [0, 'A'],
      [1, 'B'],
    ],
  )
})

test('equal texts have no hunks, whatever their length', () => {
  assert.equal(hunksOf('', ''), [])
  assert.equal(hunksOf('a\n'.repeat(100_000), 'a\n'.repeat(100_000)), [])
})

test('texts that have nothing in common end in good time', () => {
  const lines = (name: string) => Array.from({ length: 20_000 }, (_, index) => `${name} ${index}`).join('\n')
  assert.is(hunksOf(lines('a'), `${lines('b')}\nmore`).length, 1)
})

const LINES = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'))

test('taking back every hunk, the last one first, gives the old text', () => {
  fc.assert(
    fc.property(LINES, LINES, (before, after) => {
      const back = hunksOf(before, after).reduceRight((text, hunk) => withoutHunk(text, hunk), after)
      assert.is(back, before)
    }),
  )
})

test.run()
