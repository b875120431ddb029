import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { compilePattern } from '../../src/schema/pattern.ts'

const tests = (source: string, text: string): boolean | string => {
  const pattern = compilePattern(source)
  return 'error' in pattern ? pattern.error : pattern.test(text)
}

test('a pattern has the meaning of RE2', () => {
  assert.is(tests('^[a-z]+$', 'abc'), true)
  assert.is(tests('^a$', 'a\n'), false)
  assert.is(tests(String.raw`^\pL+$`, 'é'), true)
  assert.is(tests('(?i)ABC', 'xabcx'), true)
  assert.is(tests(String.raw`\d`, '٣'), false)
})

test('what RE2 has not is an error', () => {
  assert.type(tests('(?=a)', 'a'), 'string')
  assert.type(tests(String.raw`(a)\1`, 'aa'), 'string')
  assert.type(tests('[', 'a'), 'string')
})

test('a pattern cannot be made to backtrack', () => {
  const start = performance.now()
  assert.is(tests('^(a+)+$', `${'a'.repeat(50_000)}b`), false)
  assert.is(performance.now() - start < 2000, true)
})

test.run()
