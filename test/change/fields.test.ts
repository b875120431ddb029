import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { differences } from '../../src/change/fields.ts'
import type { Schema } from '../../src/model/kind.ts'
import type { Value } from '../../src/model/value.ts'

const shown = (before: Value, after: Value, schema?: Schema): string[] =>
  differences(before, after, { schema }).map(
    ({ path, pattern, before: was, after: is }) =>
      `${path} ${pattern} ${was === undefined ? '-' : JSON.stringify(was)} ${is === undefined ? '-' : JSON.stringify(is)}`,
  )

const listOf = (schema: Schema): Schema => ({ type: 'object', properties: { l: { type: 'array', ...schema } } })

test('the values of a map have one pattern, those of named fields their own, beside each other too', () => {
  const schema: Schema = {
    type: 'object',
    properties: { size: { type: 'integer' } },
    additionalProperties: { type: 'integer' },
  }
  assert.equal(shown({ size: 1, 'a.b': 1 }, { size: 2, 'a.b': 2 }, schema), ['size size 1 2', '["a.b"] [*] 1 2'])
  assert.equal(shown({ a: { b: 1 } }, { a: { b: 2 } }, { type: 'object' }), ['a.b a.b 1 2'])
})

test('the values of a map are compared by their own schema', () => {
  const set: Schema = { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' }
  const map: Schema = { type: 'object', additionalProperties: set }
  assert.equal(shown({ m: ['a', 'b'] }, { m: ['b', 'a', 'c'] }, map), ['m[2] [*][*] - "c"'])
})

test('a list of which the schema knows no key is compared between what both ends share', () => {
  const items = listOf({ items: { type: 'string' } })
  assert.equal(shown({ l: ['a', 'b', 'c'] }, { l: ['a', 'x', 'b', 'c'] }, items), ['l[1] l[*] - "x"'])
  assert.equal(shown({ l: ['a', 'b', 'c'] }, { l: ['a', 'c'] }, items), ['l[1] l[*] "b" -'])
  assert.equal(shown({ l: ['a', 'a'] }, { l: ['a', 'a', 'a'] }, items), ['l[2] l[*] - "a"'])
  assert.equal(shown({ l: ['a', 'b'] }, { l: ['x', 'b', 'c'] }, items), ['l[0] l[*] "a" "x"', 'l[2] l[*] - "c"'])
})

test('the members of a set have no order', () => {
  const set = listOf({ items: { type: 'string' }, 'x-kubernetes-list-type': 'set' })
  assert.equal(shown({ l: ['a', 'b'] }, { l: ['b', 'a'] }, set), [])
  assert.equal(shown({ l: ['a', 'b'] }, { l: ['c', 'b'] }, set), ['l[0] l[*] - "c"', 'l[0] l[*] "a" -'])
})

test('items are told apart by all keys of the schema, named by the first where that is enough', () => {
  const ports = listOf({
    items: { type: 'object' },
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['port', 'protocol'],
  })
  const port = (number: number, protocol: string, name: string) => ({ port: number, protocol, name })
  assert.equal(
    shown(
      { l: [port(80, 'TCP', 'a'), port(81, 'TCP', 'b')] },
      { l: [port(80, 'TCP', 'a'), port(81, 'TCP', 'z')] },
      ports,
    ),
    ['l[port=81].name l[*].name "b" "z"'],
  )
  assert.equal(
    shown(
      { l: [port(80, 'TCP', 'a'), port(80, 'UDP', 'b')] },
      { l: [port(80, 'TCP', 'a'), port(80, 'UDP', 'z')] },
      ports,
    ),
    ['l[1].name l[*].name "b" "z"'],
  )
  assert.equal(shown({ l: [port(80, 'TCP', 'a')] }, { l: [port(80, 'TCP', 'a'), port(80, 'TCP', 'b')] }, ports), [
    'l[1] l[*] - {"port":80,"protocol":"TCP","name":"b"}',
  ])
})

test('an item that is gone from a list with keys is named, and an order that changed is a change of the list', () => {
  const named = (...names: string[]) => ({ l: names.map((name) => ({ name })) })
  assert.equal(shown(named('a', 'b', 'c'), named('a', 'c')), ['l[name=b] l[*] {"name":"b"} -'])
  assert.equal(shown(named('a', 'b', 'c'), named('c', 'x', 'a')), [
    'l[name=x] l[*] - {"name":"x"}',
    'l[name=b] l[*] {"name":"b"} -',
    'l l ["a","b","c"] ["c","x","a"]',
  ])
})

test('a difference stands where the later value has it, or the earlier one where it is gone, without the side it lacks', () => {
  const items = { name: 'a', v: 1 }
  assert.equal(differences({ l: [items], gone: 1 }, { l: [{ name: 'b' }, { name: 'a', v: 2 }] }), [
    { path: 'l[name=b]', pattern: 'l[*]', at: ['l', 0], schema: undefined, after: { name: 'b' } },
    { path: 'l[name=a].v', pattern: 'l[*].v', at: ['l', 1, 'v'], schema: undefined, before: 1, after: 2 },
    { path: 'gone', pattern: 'gone', at: ['gone'], schema: undefined, before: 1 },
  ])
})

test('lists as wholes are compared item by item where they are as long, and else as one value', () => {
  const whole = (before: Value, after: Value) =>
    differences(before, after, { lists: 'whole' }).map(({ path, before: was, after: is }) => [path, was, is])
  assert.equal(whole([{ name: 'a' }, { name: 'b' }], [{ name: 'b' }, { name: 'b' }]), [['[0].name', 'a', 'b']])
  assert.equal(whole({ l: [1, 2, 3, 4] }, { l: [9, 2, 8, 4] }), [
    ['l[0]', 1, 9],
    ['l[2]', 3, 8],
  ])
  assert.equal(whole({ l: [1, 2] }, { l: [1] }), [['l', [1, 2], [1]]])
})

test('names that look like something else stand in quotes', () => {
  const named = (name: Value, v: number) => ({ l: [{ name, v }] })
  const of = (name: Value) => shown(named(name, 1), named(name, 2))[0]?.split(' ')[0]
  assert.equal(['a-b', 'yes', '8', 'a"b', ''].map(of), [
    'l[name=a-b].v',
    'l[name="yes"].v',
    'l[name="8"].v',
    'l[name="a\\"b"].v',
    'l[name=""].v',
  ])
  assert.equal([8, 9007199254740993n, true, { a: 1 }].map(of), [
    ...['l[name=8].v', 'l[name=9007199254740993].v'],
    ...['l[0].v', 'l[0].v'],
  ])
})

test.run()
