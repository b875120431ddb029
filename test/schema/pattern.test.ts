import fc from 'fast-check'
import { RE2JS } from 're2js'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { compilePattern } from '../../src/schema/pattern.ts'
import { simplePattern } from '../../src/schema/simple-pattern.ts'

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

test('plain patterns are run by the engine of JavaScript', () => {
  const plain = [
    '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
    String.raw`^((projects|organizations)/[^/]+/)?roles/[\w_\.]+$`,
    '^(DATA_READ|DATA_WRITE)$',
    '^[0-9]{4}-.+$',
  ]
  const others = [
    'abc',
    '^(a+)+$',
    '^(a|b)*$',
    '^a|b$',
    '(?i)^a$',
    String.raw`^\pL$`,
    '^[[:alpha:]]$',
    '^a*b*c*$',
    '^a**$',
    '^a{1001}$',
  ]
  assert.equal(
    [...plain, ...others].filter((source) => simplePattern(source) !== undefined),
    plain,
  )
})

test('what the engine of JavaScript is given, it takes as RE2 does', () => {
  const parts = [
    'a',
    '-',
    '[a-c]',
    '[^/]',
    String.raw`[\w.]`,
    String.raw`\d`,
    String.raw`\s`,
    '.',
    '(a|bc)',
    '(?:b)',
    '/',
    String.raw`\.`,
  ]
  const quantifiers = ['', '', '', '?', '*', '+', '{2}', '{1,2}']
  const part = fc.tuple(fc.constantFrom(...parts), fc.constantFrom(...quantifiers)).map((pair) => pair.join(''))
  const source = fc.array(part, { maxLength: 5 }).map((list) => `^${list.join('')}$`)
  const text = fc.array(fc.constantFrom('a', 'b', 'c', '-', '/', '.', '1', ' ', '\n', '\r', '\u00a0', '☃', '👍'), {
    maxLength: 6,
  })
  fc.assert(
    fc.property(source, fc.array(text, { minLength: 5, maxLength: 20 }), (pattern, texts) => {
      const simple = simplePattern(pattern)
      if (simple === undefined) return
      const full = RE2JS.compile(pattern)
      for (const one of texts) assert.is(simple.form.test(one.join('')), full.test(one.join('')), pattern)
    }),
    { numRuns: 2000 },
  )
})

test('no text makes a plain pattern slow', () => {
  const sources = ['^[a-z]*[a-z]*$', '^[a-z]*x?[a-z]+$', '^.*[^/]*$', '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$']
  const start = performance.now()
  for (const source of sources) for (const length of [399, 3999, 50_000]) tests(source, `${'a'.repeat(length)}\n`)
  assert.is(performance.now() - start < 2000, true)
})

test.run()
