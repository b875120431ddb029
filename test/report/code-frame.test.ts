import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

import type { Origin } from '../../src/model/origin.ts'
import { codeFrame } from '../../src/report/code-frame.ts'

const at = (column: number, endColumn: number): Origin => ({ file: 'a.yaml', line: 1, column, endLine: 1, endColumn })

test('carets stand under the range', () => {
  const frame = codeFrame('  diskGb: 5.5', at(11, 14), 100)
  assert.equal(frame, { text: '  diskGb: 5.5', underline: '          ^^^' })
})

test('an empty range past the end of the line gets one caret', () => {
  const frame = codeFrame('a:', at(3, 3), 100)
  assert.equal(frame, { text: 'a:', underline: '  ^' })
})

test('a range of several lines is underlined to the end of its first', () => {
  const frame = codeFrame('spec: {a:', { ...at(7, 2), endLine: 3 }, 100)
  assert.equal(frame, { text: 'spec: {a:', underline: '      ^^^' })
})

test('tabs, escapes, wide characters and combining marks keep the carets in line', () => {
  const line = '\ta\u001b: 日本e\u0301x'
  const frame = codeFrame(line, at(line.indexOf('x') + 1, line.indexOf('x') + 2), 100)
  assert.equal(frame, { text: '    a\\u{1b}: 日本e\u0301x', underline: `${' '.repeat(18)}^` })
})

test('a line of a million characters is cut around the column', () => {
  const line = `key: ${'a'.repeat(500_000)}HERE${'b'.repeat(500_000)}`
  const frame = codeFrame(line, at(500_006, 500_010), 60)
  assert.is(frame.text, `…${'a'.repeat(20)}HERE${'b'.repeat(34)}…`)
  assert.is(frame.underline, `${' '.repeat(21)}^^^^`)
})

test('the beginning of a long line stays where the column is near it', () => {
  const frame = codeFrame(`key: ${'x'.repeat(200)}`, at(6, 206), 40)
  assert.is(frame.text, `key: ${'x'.repeat(33)}…`)
  assert.is(frame.underline, `     ${'^'.repeat(33)}`)
})

test('a cut never halves a character', () => {
  const line = '😀'.repeat(200)
  for (const column of [101, 103, 200, 202]) {
    assert.not.match(codeFrame(line, at(column, column + 2), 30).text, /u\{d/)
  }
})

test('nor is one halved that is far from the column, with nothing but marks between them', () => {
  const frame = codeFrame(`😀${'\u0301'.repeat(39)}xy`, at(42, 43), 40)
  assert.equal(frame, { text: `…${'\u0301'.repeat(39)}xy`, underline: ' ^' })
})

test('any line and range gives a frame that fits the width and has a caret', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(400), fc.nat(400), (raw, start, length) => {
      const line = raw.replace(/[\r\n]/g, '')
      const frame = codeFrame(line, at(start + 1, start + 1 + length), 50)
      assert.ok(frame.text.length <= 50 + 50, 'twice, as combining marks take no column')
      assert.match(frame.underline, /^ *\^+$/)
    }),
  )
})

test.run()
