import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { apply } from '../../src/model/apply.ts'
import { changed } from '../../src/model/draft.ts'
import type { Evaluate } from '../../src/model/edit.ts'
import type { Surroundings } from '../../src/model/ground.ts'
import { readEdits } from '../../src/model/read-edits.ts'
import { own, type Value } from '../../src/model/value.ts'
import { read } from '../../src/yaml/read.ts'

const evaluate: Evaluate = (cel, self, item) => {
  if (cel === 'item') return { ok: true, value: item ?? null }
  const value = own(own(self, 'spec'), cel)
  return value === undefined ? { ok: false, message: `no such key: ${cel}` } : { ok: true, value }
}

function yaml(text: string): Value {
  return read('a.yaml', text).documents[0]?.value ?? null
}

function applied(edits: string, document: string, around: Partial<Surroundings> = {}) {
  const { edits: list, problems } = readEdits(yaml(edits), { at: [], in: 'refactor' })
  assert.equal(problems, [])
  return apply(list, yaml(document), { evaluate, ...around })
}

/** Fails unless the edits make `after` of `before`, the keys in its order; '=' stands for no change. */
function makes(edits: string, before: string, after: string): void {
  const result = applied(edits, before)
  if (!result.ok) throw new Error(result.refusal.message)
  const expected = JSON.stringify(yaml(after === '=' ? before : after))
  assert.is(JSON.stringify(result.value), expected, `${edits} on ${before}`)
  assert.is(JSON.stringify(changed(yaml(before), result.changes)), expected)
  assert.is(result.changes.length === 0, after === '=', 'what changes nothing has no change')
}

function refused(edits: string, document: string, around: Partial<Surroundings> = {}): string {
  const result = applied(edits, document, around)
  return result.ok ? 'ok' : `${result.refusal.code}: ${result.refusal.message}`
}

test('set replaces in place, creates the last key behind the others, and missing mappings', () => {
  makes('- set: { path: spec.a, value: 2 }', 'spec: { a: 1, b: 1 }', 'spec: { a: 2, b: 1 }')
  makes('- set: { path: spec.c, value: 2 }', 'spec: { a: 1, b: 1 }', 'spec: { a: 1, b: 1, c: 2 }')
  makes('- set: { path: spec.x.k, value: 2 }', 'kind: A', 'kind: A\nspec: { x: { k: 2 } }')
  makes('- set: { path: spec.a, value: { b: 1 } }', 'spec: { a: 1 }', 'spec: { a: { b: 1 } }')
  makes('- set: { path: spec.a, value: null }', 'spec: {}', 'spec: { a: null }')
})

test('set to the same data changes nothing, whatever the order of its keys', () => {
  makes('- set: { path: spec.a, value: 1 }', 'spec: { a: 1 }', '=')
  makes('- set: { path: spec.a, value: { k: 1, x: [2] } }', 'spec: { a: { x: [2], k: 1 } }', '=')
})

test('set through a scalar, null or a list is refused', () => {
  const edit = '- set: { path: spec.a.b, value: 1 }'
  assert.is(refused(edit, 'spec: { a: 5 }'), 'edit/through-scalar: spec.a is a number, so that it has no "b".')
  assert.is(refused(edit, 'spec: { a: null }'), 'edit/through-scalar: spec.a is null, so that it has no "b".')
  assert.is(refused(edit, 'spec: { a: [] }'), 'edit/through-scalar: spec.a is a list, so that it has no "b".')
  assert.is(refused('- set: { path: "spec.a[*]", value: 1 }', 'spec: { a: {} }').slice(0, 19), 'edit/through-scalar')
})

test('items are never created: what [*] or [name=x] does not find is left', () => {
  makes('- set: { path: "spec.a[*].b", value: 1 }', 'spec: {}', '=')
  makes('- set: { path: "spec.a[*].b", value: 1 }', 'spec: { a: null }', '=')
  makes('- set: { path: "spec.a[name=x].b", value: 1 }', 'spec: { a: [{ name: z }] }', '=')
  makes('- set: { path: "spec.a[*].b", value: 1 }', 'spec: { a: [{}, { b: 2 }] }', 'spec: { a: [{ b: 1 }, { b: 1 }] }')
  makes('- set: { path: "spec.a[*]", value: 1 }', 'spec: { a: [0, 1] }', 'spec: { a: [1, 1] }')
})

test('[name=x] is typed as YAML types it, and refused where several items fit', () => {
  makes('- set: { path: "a[p=80].b", value: 1 }', 'a: [{ p: 80 }, { p: "80" }]', 'a: [{ p: 80, b: 1 }, { p: "80" }]')
  makes(`- set: { path: 'a[p="80"].b', value: 1 }`, 'a: [{ p: 80 }, { p: "80" }]', 'a: [{ p: 80 }, { p: "80", b: 1 }]')
  assert.is(
    refused('- delete: { path: "a[id=x]" }', 'a: [{ id: x }, { id: x }]'),
    'edit/several: 2 items of a have id x, and the edit means one.',
  )
})

test('default sets only what is absent; null is present', () => {
  makes('- default: { path: spec.a, value: 1 }', 'spec: { a: null }', '=')
  makes('- default: { path: spec.a, value: 1 }', 'spec: { b: 0 }', 'spec: { b: 0, a: 1 }')
})

test('compute evaluates over self and item, once for each place', () => {
  makes('- compute: { path: spec.b, cel: a }', 'spec: { a: 7 }', 'spec: { a: 7, b: 7 }')
  makes('- compute: { path: "l[*].b", cel: item }', 'l: [{ x: 1 }, {}]', 'l: [{ x: 1, b: { x: 1 } }, { b: {} }]')
  makes('- compute: { path: "l[*].b", cel: nothing }', 'l: []', '=')
  assert.is(
    refused('- compute: { path: spec.b, cel: a }', 'spec: {}'),
    'edit/not-evaluated: The expression "a" could not be evaluated: no such key: a',
  )
})

test('delete takes keys and items, and leaves empty collections', () => {
  makes('- delete: { path: spec.a }', 'spec: { a: 1 }', 'spec: {}')
  makes('- delete: { path: spec.a.b }', 'spec: { a: 1 }', '=')
  makes('- delete: { path: "a[*]" }', 'a: [1, 2, 3]', 'a: []')
  makes('- delete: { path: "a[*].b[*]" }', 'a: [{ b: [1, 2] }, { b: [3] }]', 'a: [{ b: [] }, { b: [] }]')
  makes('- delete: { path: "a[id=2]" }', 'a: [{ id: 1 }, { id: 2 }]', 'a: [{ id: 1 }]')
})

test('rename keeps the place of the key', () => {
  makes('- rename: { path: spec.b, to: x }', 'spec: { a: 1, b: 2, c: 3 }', 'spec: { a: 1, x: 2, c: 3 }')
  makes('- rename: { path: spec.z, to: x }', 'spec: { a: 1 }', '=')
  makes('- rename: { path: "l[*].b", to: x }', 'l: [{ b: 1 }, {}, { b: 2 }]', 'l: [{ x: 1 }, {}, { x: 2 }]')
})

test('rename, move, wrap and unwrap are refused where the target holds another value', () => {
  const document = 'a: 1\nb: 2\nl: [1]\nsame: 1'
  assert.is(refused('- rename: { path: a, to: b }', document), 'edit/occupied: b holds another value.')
  assert.is(refused('- move: { path: a, to: b }', document), 'edit/occupied: b holds another value.')
  assert.is(refused('- wrap: { path: a, to: b }', document), 'edit/occupied: b holds another value.')
  assert.is(refused('- unwrap: { path: l, to: b }', document), 'edit/occupied: b holds another value.')
  makes('- rename: { path: a, to: same }', document, 'b: 2\nl: [1]\nsame: 1')
  makes('- move: { path: a, to: same }', document, 'b: 2\nl: [1]\nsame: 1')
  makes('- wrap: { path: a, to: l }', document, 'b: 2\nl: [1]\nsame: 1')
  makes('- unwrap: { path: l, to: a }', document, 'a: 1\nb: 2\nsame: 1')
})

test('move makes missing mappings, and takes emptied ones along', () => {
  makes('- move: { path: spec.cpu, to: spec.res.cpu }', 'spec: { cpu: 1, b: 2 }', 'spec: { b: 2, res: { cpu: 1 } }')
  makes('- move: { path: spec.res.cpu, to: spec.cpu }', 'spec: { res: { cpu: 1 }, b: 2 }', 'spec: { b: 2, cpu: 1 }')
  makes('- move: { path: a.b.c, to: d }', 'a: { b: { c: 1 } }', 'd: 1')
  makes('- move: { path: a.b, to: a }', 'a: { b: { c: 1 } }', 'a: { c: 1 }')
  assert.is(refused('- move: { path: a.b, to: a }', 'a: { b: 1, c: 1 }'), 'edit/occupied: a holds another value.')
})

test('move under [*] stays in its item, and leaves an emptied item there', () => {
  makes('- move: { path: "l[*].a", to: "l[*].b.c" }', 'l: [{ a: 1 }, { x: 1 }]', 'l: [{ b: { c: 1 } }, { x: 1 }]')
  makes('- move: { path: "l[id=x].a", to: "m.a" }', 'l: [{ id: x, a: 1 }]', 'l: [{ id: x }]\nm: { a: 1 }')
  makes('- move: { path: m.a, to: "l[id=x].a" }', 'l: [{ id: y }]\nm: { a: 1 }', '=')
  makes('- move: { path: "l[id=x].id", to: "id" }', 'l: [{ id: x }]', 'l: [{}]\nid: x')
})

test('insert puts an item at the start, the end, or beside a neighbour', () => {
  makes('- insert: { path: l, value: 3, at: end }', 'l: [1]', 'l: [1, 3]')
  makes('- insert: { path: l, value: 3 }', 'l: []', 'l: [3]')
  makes('- insert: { path: l, value: 3, at: start }', 'l: [1]', 'l: [3, 1]')
  makes('- insert: { path: l, value: 3, at: { before: 2 } }', 'l: [1, 2]', 'l: [1, 3, 2]')
  makes('- insert: { path: l, value: 3, at: { after: { a: 1 } } }', 'l: [{ a: 1 }, 2]', 'l: [{ a: 1 }, 3, 2]')
})

test('insert does nothing where an equal item is, or no list', () => {
  makes('- insert: { path: l, value: { a: 1, b: 2 }, at: { before: x } }', 'l: [{ b: 2, a: 1 }]', '=')
  makes('- insert: { path: l, value: 1 }', 'm: 1', '=')
  assert.is(refused('- insert: { path: l, value: 1 }', 'l: {}'), 'edit/not-a-list: l is a mapping, not a list.')
  assert.is(refused('- insert: { path: l, value: 1 }', 'l: null'), 'edit/not-a-list: l is null, not a list.')
  assert.is(refused('- insert: { path: l, value: 1, at: { after: 9 } }', 'l: [2]').slice(0, 14), 'edit/neighbour')
})

test('insert is refused where another item has the same list key: name, or what the schema says', () => {
  const edit = '- insert: { path: l, value: { name: x, port: 1 } }'
  assert.is(refused(edit, 'l: [{ name: x }]'), 'edit/list-key: l has another item with the same name.')
  assert.is(refused(edit, 'l: [{ name: x }, { id: 1 }]'), 'ok')
  assert.is(refused(edit, 'l: [{ name: x }]', { listKeys: () => ['port'] }), 'ok')
  assert.is(refused(edit, 'l: [{ port: 1 }]', { listKeys: () => ['port'] }).slice(0, 13), 'edit/list-key')
})

test('remove takes every equal item', () => {
  makes('- remove: { path: l, value: { a: 1 } }', 'l: [{ a: 1 }, 2, { a: 1 }]', 'l: [2]')
  makes('- remove: { path: l, value: 9 }', 'l: [1]', '=')
  makes('- remove: { path: l, value: 1 }', 'l: [1]', 'l: []')
  assert.is(refused('- remove: { path: l, value: 1 }', 'l: 1'), 'edit/not-a-list: l is a number, not a list.')
})

test('map replaces scalars by their text, and counts those that it lacks', () => {
  makes('- map: { path: a, values: { S: small } }', 'a: S', 'a: small')
  makes('- map: { path: a, values: { 1: one, true: yep } }', 'a: 1', 'a: one')
  makes('- map: { path: "a[*]", values: { 1: one, true: yep } }', 'a: [1, "1", true, x]', 'a: [one, one, yep, x]')
  const result = applied('- map: { path: "a[*]", values: { toString: 1 } }', 'a: [valueOf, {}, toString]')
  assert.equal(result.ok && result.unmapped, [
    { edit: 0, path: ['a', 0] },
    { edit: 0, path: ['a', 1] },
  ])
})

test('wrap makes a list of one and leaves a list alone; unwrap takes exactly one item', () => {
  makes('- wrap: { path: a, to: b }', 'a: 1\nc: 2', 'b: [1]\nc: 2')
  makes('- wrap: { path: a, to: b }', 'a: [1]', '=')
  makes('- wrap: { path: a, to: a }', 'a: { x: 1 }', 'a: [{ x: 1 }]')
  makes('- unwrap: { path: a, to: b }', 'a: [1]\nc: 2', 'b: 1\nc: 2')
  makes('- unwrap: { path: a, to: a }', 'a: 1', '=')
  assert.is(
    refused('- unwrap: { path: a, to: b }', 'a: [1, 2]'),
    'edit/not-one-item: a has 2 items, and unwrap takes one.',
  )
  assert.is(refused('- unwrap: { path: a, to: b }', 'a: []'), 'edit/not-one-item: a has no item, and unwrap takes one.')
  assert.is(refused('- unwrap: { path: a, to: b }', 'a: 1'), 'edit/not-a-list: a is a number, not a list.')
})

test('edits run in order, each on what the last one left, and all or none are made', () => {
  makes('- rename: { path: a, to: b }\n- set: { path: b, value: 2 }', 'a: 1', 'b: 2')
  const document = yaml('a: 1\nb: 2')
  const { edits } = readEdits(yaml('- set: { path: a, value: 9 }\n- rename: { path: a, to: b }'), {
    at: [],
    in: 'refactor',
  })
  const result = apply(edits, document, { evaluate })
  assert.is(result.ok, false)
  assert.is(!result.ok && result.edit, 1)
  assert.equal(document, { a: 1, b: 2 })
})

test('each edit is counted by what it changed', () => {
  const result = applied('- set: { path: "l[*].a", value: 1 }\n- delete: { path: z }', 'l: [{}, { a: 1 }, {}]')
  assert.equal(result.ok && result.counts, [2, 0])
})

test('keys that objects have by themselves are keys like any other', () => {
  makes('- set: { path: constructor.toString, value: 1 }', 'a: 1', 'a: 1\nconstructor: { toString: 1 }')
  makes('- delete: { path: constructor }', 'a: 1', '=')
  makes('- rename: { path: a, to: hasOwnProperty }', 'a: 1', 'hasOwnProperty: 1')
})

test.run()
