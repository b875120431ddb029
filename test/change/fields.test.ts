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
  assert.equal([8, true, { a: 1 }].map(of), ['l[name=8].v', 'l[0].v', 'l[0].v'])
})

test.run()
