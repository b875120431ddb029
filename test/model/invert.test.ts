import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { apply } from '../../src/model/apply.ts'
import { invert } from '../../src/model/invert.ts'
import { readEdits } from '../../src/model/read-edits.ts'
import type { Value } from '../../src/model/value.ts'
import { read } from '../../src/yaml/read.ts'

function yaml(text: string): Value {
  return read('a.yaml', text).documents[0]?.value ?? null
}

function inverse(edits: string) {
  const { edits: list, problems } = readEdits(yaml(edits), { at: [], in: 'conversion' })
  assert.equal(problems, [])
  return { list, inverted: invert(list) }
}

/** Fails unless the derived inverse brings the document back. */
function comesBack(edits: string, document: string): void {
  const { list, inverted } = inverse(edits)
  if (!inverted.ok) throw new Error(inverted.problems[0]?.message)
  const around = { evaluate: () => ({ ok: false, message: '' }) as const }
  const there = apply(list, yaml(document), around)
  if (!there.ok) throw new Error(there.refusal.message)
  assert.ok(there.changes.length > 0)
  const back = apply(inverted.edits, there.value, around)
  assert.equal(back.ok && back.value, yaml(document))
}

function hasNone(edits: string): boolean {
  return !inverse(edits).inverted.ok
}

test('inverses of rename, move, wrap, unwrap and a one-to-one map are derived, the last edit first', () => {
  comesBack('- rename: { path: spec.a, to: b }\n- move: { path: spec.b, to: spec.c.d }', 'spec: { a: 1 }')
  comesBack('- move: { path: spec.a.b, to: c }', 'spec: { a: { b: 1 } }')
  comesBack('- wrap: { path: "l[*].a", to: as }', 'l: [{ a: 1 }, {}]')
  comesBack('- unwrap: { path: as, to: a }', 'as: [1]')
  comesBack('- wrap: { path: a, to: a }', 'a: 1')
  comesBack('- map: { path: size, values: { S: 1, L: true, M: null } }', 'size: S')
})

test('with is the inverse of its edit, and lossy one that needs none', () => {
  comesBack('- set: { path: a, value: 1 }\n  with: [{ delete: { path: a } }, { set: { path: b, value: 2 } }]', 'b: 2')
  const { inverted } = inverse('- delete: { path: a }\n  lossy: true\n- rename: { path: b, to: c }')
  assert.equal(inverted.ok && inverted.lossy, [0])
  assert.is(inverted.ok && inverted.edits.length, 1)
})

test('the others have no inverse, nor a map that is not one-to-one', () => {
  assert.ok(hasNone('- set: { path: a, value: 1 }'))
  assert.ok(hasNone('- map: { path: a, values: { S: x, M: x } }'))
  assert.ok(hasNone('- map: { path: a, values: { S: [x] } }'))
  assert.ok(hasNone('- map: { path: a, values: { 1: x } }'), 'a key 1 stands for the number and the text')
  assert.ok(hasNone('- rename: { path: "l[name=x].name", to: id }'), 'the item is not found by its name any more')
})

test.run()
