import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { formatPath, parsePath } from '../../src/model/path.ts'

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

test.run()
