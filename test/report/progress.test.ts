import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { progressLine } from '../../src/report/progress.ts'

test('nothing is drawn in the first second, then at most ten times a second, cut to the terminal', () => {
  const written: string[] = []
  let nowMs = 0
  const progress = progressLine(
    () => nowMs,
    (text) => written.push(text),
    20,
  )
  for (nowMs = 0; nowMs <= 1150; nowMs += 50) progress.update(nowMs, 2000, 'specs/\u001b[2J and a long name')
  progress.clear()
  progress.clear()
  const drawn = (text: string): string => `\r\u001b[K${text}`
  assert.equal(written, [drawn('1000/2000 specs/\\u{'), drawn('1100/2000 specs/\\u{'), drawn('')])
})

test('quick work draws and clears nothing', () => {
  const written: string[] = []
  const progress = progressLine(
    () => 0,
    (text) => written.push(text),
    80,
  )
  progress.update(1, 2, 'x')
  progress.clear()
  assert.equal(written, [])
})

test.run()
