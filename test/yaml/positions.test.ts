import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { ValuePath } from '../../src/model/value.ts'
import { positions } from '../../src/yaml/positions.ts'

const TEXT = `# a spec
apiVersion: acme.dev/v1
metadata:
  name: orders   # the name
  labels: { team: shop, tier: "a b" }
spec:
  size: &size
    cpu: 2
    ? memory
    : 4Gi
  regions:
    - west
    -  { name: east, zones: [a,
         b] }
    - name: north
      zones:
      - c
  copy: *size
  merged:
    <<: [*size, { disk: 5 }]
    cpu: 3
  text: |
    one
    two
  folded: one
    two
  nothing:
---
kind: Other
...
`

/** What is underlined for a path, as the text of its first line. */
function underlined(path: ValuePath, at?: 'key' | 'value', document = 0): string {
  const { line, column, endLine, endColumn } = positions('a.yaml', TEXT).locate(document, path, at)
  const text = TEXT.split('\n')[line - 1] ?? ''
  return `${line}: ${text.slice(column - 1, endLine === line ? endColumn - 1 : undefined)}`
}

test('a scalar is underlined itself, or its key where that is asked for', () => {
  assert.is(underlined(['metadata', 'name']), '4: orders')
  assert.is(underlined(['metadata', 'name'], 'key'), '4: name')
  assert.is(underlined(['metadata', 'labels', 'tier']), '5: "a b"')
  assert.is(underlined(['spec', 'size', 'memory']), '10: 4Gi')
  assert.is(underlined(['spec', 'size', 'memory'], 'key'), '9: memory')
})

test('a collection on one line is underlined itself, one of several lines at its key', () => {
  assert.is(underlined(['metadata', 'labels']), '5: { team: shop, tier: "a b" }')
  assert.is(underlined(['metadata']), '3: metadata')
  assert.is(underlined(['spec', 'regions']), '11: regions')
  assert.is(underlined([]), '2: apiVersion')
})

test('an item is underlined where it begins', () => {
  assert.is(underlined(['spec', 'regions', 0]), '12: west')
  assert.is(underlined(['spec', 'regions', 0], 'key'), '12: west')
  assert.is(underlined(['spec', 'regions', 1]), '13: { name: east, zones: [a,')
  assert.is(underlined(['spec', 'regions', 2]), '15: name')
  assert.is(underlined(['spec', 'regions', 1, 'zones', 1]), '14: b')
})

test('a text of several lines, and a value that is not there, are underlined at their key', () => {
  assert.is(underlined(['spec', 'text']), '22: text')
  assert.is(underlined(['spec', 'folded']), '25: folded')
  assert.is(underlined(['spec', 'nothing']), '27: nothing')
})

test('where a path ends in nothing, the deepest part that exists is underlined at its key', () => {
  assert.is(underlined(['metadata', 'namespace']), '3: metadata')
  assert.is(underlined(['spec', 'size', 'disk', 'type']), '7: size')
  assert.is(underlined(['spec', 'regions', 7]), '11: regions')
  assert.is(underlined(['spec', 'regions', 2, 'weight']), '15: name')
  assert.is(underlined(['spec', 'regions', 'name']), '11: regions')
  assert.is(underlined(['metadata', 'name', 'first']), '4: name')
  assert.is(underlined(['status']), '2: apiVersion')
})

test('an alias is underlined itself, what is inside it at the anchor', () => {
  assert.is(underlined(['spec', 'copy']), '18: *size')
  assert.is(underlined(['spec', 'copy', 'cpu']), '8: 2')
})

test('a merged value is found where it is written, an own key before it', () => {
  assert.is(underlined(['spec', 'merged', 'memory']), '10: 4Gi')
  assert.is(underlined(['spec', 'merged', 'disk']), '20: 5')
  assert.is(underlined(['spec', 'merged', 'cpu']), '21: 3')
})

test('documents are counted as read counts them', () => {
  assert.is(underlined(['kind'], 'value', 1), '29: Other')
  assert.is(underlined(['kind'], 'value', 7), '1: ')
})

test('keys of Object.prototype and of numbers are looked up as texts', () => {
  const places = positions('a.yaml', 'constructor: 1\n1: x\n"2": y\n')
  assert.is(places.locate(0, ['constructor']).line, 1)
  assert.is(places.locate(0, ['toString']).line, 1)
  assert.is(places.locate(0, ['1']).line, 2)
  assert.is(places.locate(0, ['2']).line, 3)
})

test('a text with errors has positions too, and never throws', () => {
  for (const text of ['a: [b', '&a [*a]', 'a: &x {<<: *x}', '<<<<<<< x\n', '', '[[', 'a: *b\n<<: *a']) {
    const places = positions('a.yaml', text)
    assert.is(places.locate(0, ['a', 'b', 0]).line, 1, text)
  }
})

test('an anchor that a later one replaces holds for the aliases between', () => {
  const places = positions('a.yaml', 'a: &x {k: 1}\nb: *x\nc: &x {k: 2}\nd: *x\n')
  assert.is(places.locate(0, ['b', 'k']).line, 1)
  assert.is(places.locate(0, ['d', 'k']).line, 3)
})

test.run()
