import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { formatPath } from '../../../src/model/path.ts'
import type { Mapping, Value } from '../../../src/model/value.ts'
import { checkerOf } from '../../../src/schema/validate.ts'
import { sample, sampleKind } from '../../support/checked.ts'

// Every verdict here was asked of a kube-apiserver 1.36.3.

const KIND = sampleKind({ type: 'object' })
const check = (value: Mapping): readonly string[] =>
  checkerOf(KIND, 'v1')
    .check(value)
    .problems.map(({ code, path }) => `${code} ${formatPath(path)}`)
const problems = (metadata: Value): readonly string[] => check(sample({}, metadata))
const accepted = (key: string, values: readonly Value[]): readonly Value[] =>
  values.filter((value) => problems({ name: 'a', namespace: 'b', [key]: value }).length === 0)

test('a name is a DNS subdomain of up to 253 characters', () => {
  const right = ['a', 'a.b', '1a', 'a'.repeat(253)]
  const wrong = ['A', 'a_b', 'a/b', '-a', 'a-', 'a..b', 'a'.repeat(254)]
  assert.equal(accepted('name', [...right, ...wrong]), right)
})

test('an object has a name, or a generateName that a name can begin with', () => {
  assert.equal(problems({ namespace: 'b' }), ['schema/required metadata.name'])
  assert.equal(problems({ name: '' }), ['schema/required metadata.name'])
  assert.equal(problems({ generateName: 'a-' }), [])
  assert.equal(problems({ generateName: 'A' }), ['schema/metadata metadata.generateName'])
  assert.equal(check({ apiVersion: 'example.dev/v1', kind: 'Sample', spec: {} }), ['schema/required metadata.name'])
})

test('a namespace is a DNS label; where the kind has none the server empties it', () => {
  assert.equal(accepted('namespace', ['a', 'a.b', 'A', '']), ['a', ''])
  const cluster = checkerOf(sampleKind({ type: 'object' }, { scope: 'Cluster' }), 'v1')
  assert.equal(cluster.check(sample({}, { name: 'a', namespace: 'A_b' })).problems, [])
})

test('labels have qualified keys and short values', () => {
  const right = [{}, { a: '' }, { 'a.b/C_d': 'x' }, { ['a'.repeat(63)]: 'a'.repeat(63) }]
  const wrong = [
    { 'a/b/c': '' },
    { '/b': '' },
    { 'A.b/c': '' },
    { '': '' },
    { ['a'.repeat(64)]: '' },
    { a: 'a b' },
    { a: 'a'.repeat(64) },
    { a: 1 },
  ]
  assert.equal(accepted('labels', [...right, ...wrong]), right)
})

test('annotations may have prefixes in upper case, and 256 KiB in all', () => {
  const right = [{ 'A.B/c': 'x y' }, { a: 'x'.repeat(262143) }]
  assert.equal(accepted('annotations', [...right, { 'a b': '' }, { a: 'x'.repeat(262144) }, { a: 1 }]), right)
})

test('finalizers are qualified, and orphan excludes foregroundDeletion', () => {
  assert.equal(accepted('finalizers', [['a.b/c'], ['x'], ['a b'], ['orphan', 'foregroundDeletion']]), [
    ['a.b/c'],
    ['x'],
  ])
})

test('an owner is complete, and only one of them controls', () => {
  const owner = { apiVersion: 'v1', kind: 'Pod', name: 'x', uid: 'u' }
  const controlled = [
    { ...owner, controller: true },
    { ...owner, name: 'y', controller: true },
  ]
  const same = [controlled[0] ?? {}, controlled[0] ?? {}]
  assert.equal(
    accepted('ownerReferences', [[owner], same, controlled, [{ ...owner, uid: '' }], [{ ...owner, kind: 'Event' }]]),
    [[owner], same],
  )
  assert.equal(accepted('ownerReferences', [[{ ...owner, apiVersion: 'a/b/c' }], [{ ...owner, apiVersion: 'a/' }]]), [])
})

test('metadata has no other fields, and each has its type', () => {
  assert.equal(problems({ name: 'a', labls: {} }), ['schema/unknown-field metadata.labls'])
  assert.equal(problems({ Name: 'a' }), ['schema/unknown-field metadata.Name', 'schema/required metadata.name'])
  assert.equal(problems('x'), ['schema/type metadata'])
  assert.equal(accepted('creationTimestamp', [null, '2030-01-31T12:00:00Z', 'yesterday', '']), [
    null,
    '2030-01-31T12:00:00Z',
  ])
  assert.equal(accepted('generation', [5, -5, 1.5, '5']), [5, -5])
})

test('nulls in metadata are dropped, and a null label is empty', () => {
  const { value } = checkerOf(KIND, 'v1').check(sample({}, { name: 'a', annotations: null, labels: { a: null } }))
  assert.equal(value['metadata'], { name: 'a', labels: { a: '' } })
})

test('apiVersion and kind are those of the kind', () => {
  assert.equal(check({ ...sample({}), apiVersion: 'example.dev/v2' }), ['schema/metadata apiVersion'])
  assert.equal(check({ ...sample({}), kind: 'Other' }), ['schema/metadata kind'])
  assert.equal(check({ ...sample({}), kind: 5 }), ['schema/type kind'])
  assert.equal(check({ metadata: { name: 'a' }, spec: {} }), ['schema/metadata apiVersion', 'schema/metadata kind'])
})

test('what a schema says of metadata.name holds too', () => {
  const metadata = { type: 'object', properties: { name: { type: 'string', maxLength: 3 } } }
  const [version] = KIND.versions
  if (version === undefined) throw new Error('a kind has a version')
  const schema = { ...version.schema, properties: { ...version.schema.properties, metadata } }
  const narrow = checkerOf({ ...KIND, versions: [{ ...version, schema }] }, 'v1')
  assert.is(narrow.check(sample({}, { name: 'abcd', labels: { a: 'b' } })).problems.length, 1)
})

test.run()
