import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { formatPath, formatSteps, matchedValue, parsePath } from '../../src/model/path.ts'

test('bare keys are joined by dots, any other key is a JSON string in brackets', () => {
  assert.is(formatPath(['spec', 'regions', 0]), 'spec.regions[0]')
  const annotation = ['metadata', 'annotations', 'cnrm.cloud.google.com/project-id']
  assert.is(formatPath(annotation), 'metadata.annotations["cnrm.cloud.google.com/project-id"]')
})

test('a written path has keys, indexes, every item and the item with a key', () => {
  assert.equal(parsePath('spec.topics[*].refs[name=a b]["x.y"][2]'), [
    { type: 'key', key: 'spec' },
    { type: 'key', key: 'topics' },
    { type: 'every' },
    { type: 'key', key: 'refs' },
    { type: 'match', key: 'name', text: 'a b' },
    { type: 'key', key: 'x.y' },
    { type: 'index', index: 2 },
  ])
})

test('what is not a path has no steps', () => {
  for (const text of ['.spec', 'spec..a', 'spec.', 'spec/a', 'a b', '[', '[]', 'a["b]', 'spec[x]', '["a"]b']) {
    assert.is(parsePath(text), undefined, text)
  }
})

test('every path that is printed is read back as the same keys and indexes', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.nat(1000))), (path) => {
      const steps = parsePath(formatPath(path)) ?? []
      const back = steps.map((step) => (step.type === 'key' ? step.key : step.type === 'index' ? step.index : '?'))
      assert.equal(back, path)
    }),
  )
})

test('a written path is written again as it was', () => {
  for (const text of ['spec.topics[*].refs[name=a b]["x.y"][2]', '["a b"].c', 'a[port="80"][*]', '']) {
    assert.is(formatSteps(parsePath(text) ?? []), text)
  }
})

test('escapes that JSON does not have make no path', () => {
  assert.is(parsePath('a["\\q"]'), undefined)
  assert.is(parsePath('a[name="\\q"]'), undefined)
})

test('the x of [name=x] is typed as YAML types it', () => {
  assert.is(matchedValue('web'), 'web')
  assert.is(matchedValue('80'), 80)
  assert.is(matchedValue('"80"'), '80')
  assert.is(matchedValue('true'), true)
  assert.is(matchedValue('null'), null)
  assert.is(matchedValue('1.5'), 1.5)
  assert.is(matchedValue('9007199254740993'), 9007199254740993n)
  assert.is(matchedValue('-0x1'), '-0x1')
})

test.run()
