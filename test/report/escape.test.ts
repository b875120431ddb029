import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { visible, visibleJson, visibleLines } from '../../src/report/escape.ts'

const literal: readonly (readonly [string, string])[] = [
  ['plain text, ünïcode, 日本', 'plain text, ünïcode, 日本'],
  ['\u001b[31mred\u0007', '\\u{1b}[31mred\\u{7}'],
  ['a\nb\r\tc', 'a\\nb\\r\\tc'],
  ['\u202eexe.txt\u2066', '\\u{202e}exe.txt\\u{2066}'],
  ['\u009b2J', '\\u{9b}2J'],
  ['half \ud83d pair', 'half \\u{d83d} pair'],
  ['😀', '😀'],
  ['a\u2028b\u200bc\ufeff', 'a\\u{2028}b\\u{200b}c\\u{feff}'],
  ['tag \u{e0041}', 'tag \\u{e0041}'],
  ['x ##[add-mask]y', 'x \\u{23}#[add-mask]y'],
]

for (const [raw, shown] of literal) {
  test(`${JSON.stringify(raw)} is shown as ${shown}`, () => {
    assert.is(visible(raw), shown)
  })
}

test('no text reaches a terminal with a control character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.not.match(visible(text), /[\p{Cc}\p{Surrogate}\u202a-\u202e\u2066-\u2069]/u)
    }),
  )
})

test('no line of several begins with the two colons of a workflow command', () => {
  assert.equal(visibleLines('a\n::error::x\r\n  ::set-output::y'), ['a', '\\u{3a}:error::x', '  \\u{3a}:set-output::y'])
})

test('visible JSON is the same data', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const json = visibleJson(JSON.stringify({ text }, null, 2))
      assert.is((JSON.parse(json) as { text: string }).text, text)
      assert.not.match(json, /[^\P{Cc}\n]|[\u202a-\u202e]|##\[/u)
    }),
  )
})

test.run()
