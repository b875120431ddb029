import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { reindent } from '../../../src/yaml/edit/reindent.ts'
import { slicesOf } from '../../../src/yaml/edit/slices.ts'

test('lines are moved, empty ones stay empty', () => {
  assert.is(reindent('a:\n\n  b: 1\r\nc', 2), '  a:\n\n    b: 1\r\n  c')
  assert.is(reindent('    a:\n\n   b\n c', -2), '  a:\n\n b\nc')
  assert.is(reindent('a', 0), 'a')
})

test('what JavaScript alone takes for the end of a line is text', () => {
  assert.is(reindent('# a\u2028b\n# c\u2029  d', 2), '  # a\u2028b\n  # c\u2029  d')
  assert.is(reindent('  # a\u2028  b', -2), '# a\u2028  b')
  assert.equal(slicesOf('a: "b\u2028--- c"\n---\nd\n').length, 2)
})

test.run()
