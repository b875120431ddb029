import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { groupChanges, type Ungrouped } from '../../src/change/group.ts'
import type { Cause, FieldChange } from '../../src/model/change.ts'
import { update } from '../support/plans.ts'

const titles = (...changes: readonly Ungrouped[]): string[] => groupChanges(changes).groups.map(({ title }) => title)

const field = (path: string, ...causes: readonly Cause[]): FieldChange => ({ path, before: 1, after: 2, causes })
const line = (file: string, is: Cause['is'] = 'composition'): Cause => ({ file, line: 7, column: 1, is })
const inSpec = (file: string, path?: string): Cause => ({
  ...line(file, 'spec'),
  ...(path === undefined ? {} : { path }),
})
/** One bucket for each list of causes. */
const because = (...causes: readonly (readonly Cause[])[]): Ungrouped[] =>
  causes.map((some, index) => update(`bucket-${index}`, { fields: [field('spec.size', ...some)] }))

test('a title says which of two fields changed from what to what, and how many more', () => {
  const fields = ['a', 'b', 'c', 'd'].map((name) => field(`spec.${name}`))
  assert.equal(titles(update('one', { fields: fields.slice(0, 2) })), ['Bucket one: spec.a 1 -> 2; spec.b 1 -> 2'])
  assert.equal(titles(update('one', { fields: fields.slice(0, 3) })), [
    'Bucket one: spec.a 1 -> 2; spec.b 1 -> 2; 1 more field',
  ])
  assert.equal(titles(update('one', { fields })), ['Bucket one: spec.a 1 -> 2; spec.b 1 -> 2; 2 more fields'])
  assert.equal(titles(update('one', { action: 'create', fields: [] })), ['Bucket one: created'])
})

test('up to two lines are named in a title, of more how many there are', () => {
  const [a, b, c, d] = ['a.ts', 'b.ts', 'c.ts', 'd.ts'].map((file) => line(file))
  const of = (...causes: readonly (Cause | undefined)[]) => titles(...because(causes.flatMap((each) => each ?? [])))[0]
  assert.is(of(), 'Bucket bucket-0: spec.size 1 -> 2')
  assert.is(of(a, b), 'Bucket bucket-0: spec.size 1 -> 2, because a.ts:7 and b.ts:7')
  assert.is(of(a, b, c), 'Bucket bucket-0: spec.size 1 -> 2, because a.ts:7 and b.ts:7 and 1 more line')
  assert.is(of(a, b, c, d), 'Bucket bucket-0: spec.size 1 -> 2, because a.ts:7 and b.ts:7 and 2 more lines')
})

test('of many specs a title says how many, and the field where it is one', () => {
  const specs = (path?: string) => ['a', 'b', 'c'].map((name) => [inSpec(`specs/${name}.yaml`, path)])
  assert.equal(titles(...because(...specs('spec.gb'))), ['3 Bucket: spec.size 1 -> 2, because spec.gb in 3 specs'])
  assert.equal(titles(...because(...specs())), ['3 Bucket: spec.size 1 -> 2, because 3 specs'])
  const two = [inSpec('specs/a.yaml', 'spec.gb'), { ...inSpec('specs/a.yaml', 'spec.mb'), line: 8 }]
  assert.equal(titles(...because([...two, line('x.ts')])), [
    'Bucket bucket-0: spec.size 1 -> 2, because x.ts:7 and 1 spec',
  ])
})

test('names of resources, composites and namespaces count as the same, but only as whole words', () => {
  const named = (name: string, before: string, more: Partial<Ungrouped> = {}) =>
    update(name, { fields: [{ path: 'spec.url', before, after: `${name}-b`, causes: [] }], ...more })
  assert.equal(titles(named('orders', 'orders-a.data'), named('users', 'users-a.data')), [
    '2 Bucket: spec.url "<name>-a.<namespace>" -> "<name>-b"',
  ])
  assert.equal(titles(named('orders', 'reorders'), named('users', 'reusers')).length, 2)
  const composite = { composite: 'data.example/Endpoint/data/shop' }
  assert.equal(
    titles(
      named('shop-a', 'shop', composite),
      named('mall-a', 'mall', { composite: 'data.example/Endpoint/data/mall' }),
    ),
    ['2 Bucket: spec.url "<composite>" -> "<name>-b"'],
  )
})

test('the gravest groups come first, then the largest, then by title; what creates comes last', () => {
  const other = (name: string, path: string) => update(name, { fields: [field(path)] })
  assert.equal(
    titles(
      update('new', { action: 'create', risks: [], fields: [] }),
      update('gone', { action: 'delete', risks: [], fields: [] }),
      other('z', 'spec.z'),
      other('a', 'spec.a'),
      ...because([], []),
      update('lost', { action: 'delete', risks: ['delete-stateful', 'delete'], fields: [] }),
    ),
    [
      'Bucket lost: deleted',
      '2 Bucket: spec.size 1 -> 2',
      'Bucket a: spec.a 1 -> 2',
      'Bucket gone: deleted',
      'Bucket z: spec.z 1 -> 2',
      'Bucket new: created',
    ],
  )
})

test('a group counts namespaces and kinds of composites, the most frequent first, and shows three examples', () => {
  const inNamespace = (namespace: string, name: string): Ungrouped => {
    const change = update(name, { composite: `data.example/${namespace}kind/x/${name}` })
    return { ...change, identity: { ...change.identity, namespace } }
  }
  const { changes, groups } = groupChanges([
    ...[inNamespace('c', 'one'), inNamespace('b', 'two')],
    ...[inNamespace('a', 'three'), inNamespace('b', 'four')],
  ])
  const [group] = groups
  assert.equal(group?.namespaces, [
    ['b', 2],
    ['a', 1],
    ['c', 1],
  ])
  assert.equal(group?.composites, [
    ['bkind', 2],
    ['akind', 1],
    ['ckind', 1],
  ])
  assert.equal(
    group?.examples.map(({ identity }) => identity.name),
    ['one', 'two', 'three'],
  )
  assert.equal([...new Set(changes.map(({ groupId }) => groupId))], ['g1'])
})

test.run()
