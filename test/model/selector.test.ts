import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { readSelectors, selects } from '../../src/model/selector.ts'
import { own, type Value } from '../../src/model/value.ts'

const document = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { a: true },
}

function isSelected(selector: Value): boolean | string {
  const { selectors, problems } = readSelectors(selector, [])
  assert.equal(problems, [])
  const answer = selects(selectors, document, (cel, self) => {
    const value = own(own(self, 'spec'), cel)
    return value === undefined ? { ok: false, message: 'no such key' } : { ok: true, value }
  })
  return answer.ok ? answer.isSelected : answer.message
}

function mistakes(selector: Value): string {
  return readSelectors(selector, ['select'])
    .problems.map(({ message, help }) => `${message} ${help ?? ''}`)
    .join('\n')
}

test('a selector means the documents of its group and kind, and of the version, namespace and name that it has', () => {
  const base = { group: 'apps', kind: 'Deployment' }
  assert.is(isSelected(base), true)
  assert.is(isSelected({ ...base, version: 'v1', namespace: 'shop', name: 'web' }), true)
  assert.is(isSelected({ ...base, version: 'v2' }), false)
  assert.is(isSelected({ ...base, namespace: 'other' }), false)
  assert.is(isSelected({ ...base, name: 'we' }), false)
  assert.is(isSelected({ group: '', kind: 'Deployment' }), false)
})

test('of several selectors one is enough', () => {
  assert.is(
    isSelected([
      { group: '', kind: 'Service' },
      { group: 'apps', kind: 'Deployment' },
    ]),
    true,
  )
})

test('a condition is asked of what fits otherwise, and refuses the document where it has no answer', () => {
  const base = { group: 'apps', kind: 'Deployment' }
  assert.is(isSelected({ ...base, where: 'a' }), true)
  assert.is(isSelected({ ...base, where: 'b' }), 'no such key')
  assert.is(isSelected({ ...base, name: 'x', where: 'b' }), false)
})

test('mistakes are named with the right form', () => {
  assert.match(mistakes({ apiVersion: 'apps/v1', kind: 'Deployment' }), 'write group: "apps"; add version: v1')
  assert.match(mistakes({ group: 'apps/v1', kind: 'Deployment' }), 'write group: apps; add version: v1')
  assert.match(mistakes({ group: 'apps' }), 'has no kind')
  assert.match(mistakes({ kind: 'Deployment' }), 'has no group')
  assert.match(mistakes({ group: 'apps', kind: 'Deployment', labels: 'x' }), 'no field "labels"')
  assert.match(mistakes({ group: 'apps', kind: 5 }), 'is a text')
  assert.match(mistakes([]), 'names a group and a kind')
  assert.match(mistakes('Deployment'), 'names a group and a kind')
})

test.run()
