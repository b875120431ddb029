import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { formatPath } from '../../src/model/path.ts'
import { readEdits, type EditsOptions } from '../../src/model/read-edits.ts'
import type { Value } from '../../src/model/value.ts'
import { read } from '../../src/yaml/read.ts'

function yaml(text: string): Value {
  return read('a.yaml', text).documents[0]?.value ?? null
}

/** What a user reads of each mistake: path, message, help. */
function mistakes(edits: string, where: EditsOptions['in'] = 'refactor'): string {
  const { problems } = readEdits(yaml(edits), { at: ['spec', 'edits'], in: where })
  return problems
    .map(({ path, message, help }) =>
      [formatPath(path), message, help].filter((part) => part !== undefined).join(' | '),
    )
    .join('\n')
}

test('every operation of the vocabulary is read', () => {
  const text = `
- set:     { path: spec.memoryGb, value: 16 }
- default: { path: spec.tier, value: BASIC }
- delete:  { path: spec.legacy }
- rename:  { path: spec.shards, to: numShards }
- move:    { path: spec.cpu, to: spec.resources.cpu }
- insert:  { path: spec.regions, value: asia-east1, at: { after: b } }
- remove:  { path: spec.regions, value: asia-east1 }
- map:     { path: spec.size, values: { S: small, L: large } }
- wrap:    { path: spec.region, to: regions }
- unwrap:  { path: spec.regions, to: '["a/b"]' }
- compute: { path: 'metadata.annotations["a/b"]', cel: "self.spec.memoryMb / 1024" }
`
  const { edits, problems } = readEdits(yaml(text), { at: [], in: 'refactor' })
  assert.equal(problems, [])
  assert.equal(
    edits.map(({ op }) => op),
    ['set', 'default', 'delete', 'rename', 'move', 'insert', 'remove', 'map', 'wrap', 'unwrap', 'compute'],
  )
  assert.is(edits[9]?.op === 'unwrap' && edits[9].to, 'a/b')
})

test('a JSON patch gets the right form as its help', () => {
  assert.is(
    mistakes('- { op: replace, path: /spec/memoryGb, value: 16 }'),
    'spec.edits[0].op | This is a JSON patch; an edit is one operation by its name. | write `- set: { path: spec.memoryGb, value: 16 }`.',
  )
  assert.match(mistakes('- { op: add, path: /spec/l/-, value: a }'), '- insert: { path: spec.l, value: "a", at: end }')
  assert.match(mistakes('- { op: remove, path: /metadata/labels/a~1b }'), '- delete: { path: metadata.labels["a/b"] }')
  assert.match(mistakes('- { op: move, from: /a, path: /b/c }'), '- move: { path: a, to: b.c }')
  assert.match(mistakes('- { op: test, path: /a }'), 'begin with')
  assert.is(
    mistakes('- set: { path: /spec/memoryGb, value: 16 }'),
    'spec.edits[0].set.path | "/spec/memoryGb" is a JSON pointer. | write spec.memoryGb.',
  )
})

test('remove without a value gets delete as its help', () => {
  assert.is(
    mistakes('- remove: { path: spec.legacy }'),
    'spec.edits[0].remove | `remove` has no value. | write `delete: { path: spec.legacy }` for a field, or name the item that goes: `remove: { path: spec.legacy, value: ... }`.',
  )
})

test('a bare key with a slash, or several keys below labels or annotations, get the bracketed form as their help', () => {
  assert.is(
    mistakes('- delete: { path: metadata.annotations.cnrm.cloud.google.com/project-id }'),
    'spec.edits[0].delete.path | "metadata.annotations.cnrm.cloud.google.com/project-id" is not a path. | write metadata.annotations["cnrm.cloud.google.com/project-id"].',
  )
  assert.is(
    mistakes('- delete: { path: metadata.labels.app.kubernetes.io }'),
    'spec.edits[0].delete.path | "metadata.labels.app.kubernetes.io" has more than one key below labels, whose keys hold no mappings. | write metadata.labels["app.kubernetes.io"].',
  )
  assert.match(mistakes('- delete: { path: spec.a/b.c }'), 'write spec["a/b"].c.')
  assert.is(mistakes(`- delete: { path: 'metadata.labels["app.kubernetes.io"]' }`), '')
  assert.is(mistakes(`- delete: { path: 'a.properties["labels"].items.type' }`), '')
})

test('an index names no item', () => {
  assert.is(
    mistakes('- delete: { path: "spec.regions[0].a" }'),
    'spec.edits[0].delete.path | "spec.regions[0].a" names an item by its index, which another edit may move. | write spec.regions[name=x], for the one item that has that name, or spec.regions[*] for every item.',
  )
})

test('an item of the list has one operation, of those that are', () => {
  assert.is(
    mistakes('- set: { path: a, value: 1 }\n  delete: { path: b }'),
    'spec.edits[0].delete | An edit has one operation, and this one has set, delete. | make each of them an item of the list.',
  )
  assert.is(
    mistakes('- sett: { path: a }'),
    'spec.edits[0].sett | There is no operation "sett". | the closest operation is set.',
  )
  assert.match(mistakes('- constructor: { path: a }'), 'the operations are set, default')
  assert.match(mistakes('- {}'), 'has none')
  assert.match(mistakes('[]'), 'holds at least one')
  assert.match(mistakes('a: 1'), 'edits is a list')
  assert.match(mistakes('- 5'), 'An edit is a mapping')
  assert.match(mistakes('- set: spec.a'), '`set` takes path and value.')
  assert.match(mistakes('- set: { path: a, valeu: 1 }'), '`set` has no field "valeu".')
  assert.match(mistakes('- set: { path: a, valeu: 1 }'), '`set` has no value.')
})

test('rename takes a key and move a path', () => {
  assert.match(mistakes('- rename: { path: spec.a, to: spec.b }'), 'a field in another place is reached with `move`')
  assert.match(
    mistakes('- rename: { path: spec.a, to: a.b/c }'),
    `write the key alone; one with dots or slashes in brackets: '["a.b/c"]'`,
  )
  assert.match(mistakes('- rename: { path: "spec.a[*]", to: b }'), 'ends in an item')
  assert.match(mistakes('- move: { path: "spec.a[*].b", to: spec.c }'), 'several values to one place')
  assert.match(mistakes('- move: { path: spec.a, to: "spec.b[*].c" }'), 'several values to one place')
  assert.match(mistakes('- move: { path: spec.a, to: spec.a.b }'), 'below itself')
  assert.is(mistakes('- move: { path: "spec.a[*].b", to: "spec.a[*].c.d" }'), '')
  assert.is(mistakes('- move: { path: "spec.a[name=x].b", to: "spec.c" }'), '')
})

test('with and lossy belong to a Conversion', () => {
  const text = '- compute: { path: a, cel: "1" }\n  with: [{ delete: { path: a } }]\n  lossy: true'
  assert.match(mistakes(text), '`with` is the inverse of an edit of a Conversion.')
  assert.is(mistakes(text, 'conversion'), '')
  assert.match(
    mistakes('- delete: { path: a }\n  with: [{ delet: { path: a } }]', 'conversion'),
    'spec.edits[0].with[0].delet',
  )
  assert.match(mistakes('- delete: { path: a }\n  lossy: yes please', 'conversion'), '`lossy` is true')
})

test('the other fields of an operation have their form', () => {
  assert.match(mistakes('- insert: { path: a, value: 1, at: 3 }'), '`at` is start, end')
  assert.match(mistakes('- insert: { path: a, value: 1, at: { before: 1, after: 2 } }'), '`at` is start, end')
  assert.match(mistakes('- map: { path: a, values: [] }'), '`values` is a mapping')
  assert.match(mistakes('- compute: { path: a, cel: 5 }'), '`cel` is an expression')
  assert.match(mistakes('- set: { path: 5, value: 1 }'), 'A path is a text')
  assert.match(mistakes(`- set: { path: 'a["__proto__"]', value: 1 }`), '__proto__ is no key')
  assert.match(mistakes(`- rename: { path: a, to: __proto__ }`), 'is not one key')
  assert.match(mistakes(`- set: { path: 'a["\\q"]', value: 1 }`), 'is not a path')
})

test.run()
