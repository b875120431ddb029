import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Kind, Schema } from '../../../src/model/kind.ts'
import { formatPath } from '../../../src/model/path.ts'
import type { Mapping, Value } from '../../../src/model/value.ts'
import { checkerOf } from '../../../src/schema/validate.ts'
import { accepted, checkSpec, sample, sampleKind } from '../../support/checked.ts'

// Every verdict here was asked of a kube-apiserver 1.36.3.

const pod = (more: Mapping): Mapping => ({ apiVersion: 'v1', kind: 'Pod', ...more })

test('an embedded object has an apiVersion and a kind, and metadata like any other', () => {
  const schema: Schema = {
    type: 'object',
    'x-kubernetes-embedded-resource': true,
    'x-kubernetes-preserve-unknown-fields': true,
  }
  const right = [pod({}), pod({ spec: { a: 1 } }), pod({ metadata: { name: 'a:b' } }), pod({ metadata: null })]
  const wrong = [
    {},
    { kind: 'Pod' },
    pod({ apiVersion: 'a/b/c' }),
    pod({ apiVersion: '' }),
    pod({ kind: 'P_d' }),
    pod({ metadata: { name: 'a/b' } }),
    pod({ metadata: { labels: { a: 'b c' } } }),
    pod({ metadata: { zzz: 1 } }),
    pod({ metadata: { namespace: 'A' } }),
    pod({ metadata: { generation: -1 } }),
    pod({ metadata: { managedFields: [{ operation: 'x' }] } }),
  ]
  assert.equal(accepted(schema, [...right, ...wrong]), right)
})

test('what is wrong with an embedded object is told at its own fields, and what comes after it at others', () => {
  const embedded: Schema = {
    type: 'object',
    'x-kubernetes-embedded-resource': true,
    'x-kubernetes-preserve-unknown-fields': true,
  }
  const schema: Schema = { type: 'object', properties: { a: embedded, b: embedded, c: { type: 'integer' } } }
  const a = { apiVersion: 'v1', metadata: { name: 'a/b' } }
  const { problems } = checkSpec(schema, { a, b: pod({ kind: 'P_d' }), c: 'x' })
  assert.equal(
    problems.map(({ message, at }) => `${message} ${at ?? 'value'}`),
    [
      'spec.a.kind is required. key',
      'spec.a.metadata.name must be without / and %, got "a/b". value',
      'spec.b.kind must be the name of a kind, got "P_d". value',
      'spec.c must be a whole number, got "x". value',
    ],
  )
})

test('the name of a kind has 63 characters at most', () => {
  const schema: Schema = {
    type: 'object',
    'x-kubernetes-embedded-resource': true,
    'x-kubernetes-preserve-unknown-fields': true,
  }
  const [longest, longer] = [pod({ kind: 'P'.repeat(63) }), pod({ kind: 'P'.repeat(64) })]
  assert.equal(accepted(schema, [longest, longer]), [longest])
})

test('metadata of an embedded object is written anew without what holds nothing', () => {
  const a: Schema = {
    type: 'object',
    'x-kubernetes-embedded-resource': true,
    'x-kubernetes-preserve-unknown-fields': true,
  }
  const metadata = { name: 'b', generateName: '', labels: {}, finalizers: [], annotations: { c: '' } }
  const { value, problems } = checkSpec({ type: 'object', properties: { a } }, { a: pod({ metadata }) })
  assert.equal(problems, [])
  assert.equal(value['spec'], { a: pod({ metadata: { name: 'b', annotations: { c: '' } } }) })
  const empty = checkSpec({ type: 'object', properties: { a } }, { a: pod({ metadata: null }) })
  assert.equal(empty.value['spec'], { a: pod({ metadata: {} }) })
  assert.is(
    checkSpec({ type: 'object', properties: { a } }, { a: pod({ metadata: { labels: [] } }) }).problems.length,
    1,
  )
})

test('what an embedded object may hold beside that is said by its schema', () => {
  const schema: Schema = {
    type: 'object',
    'x-kubernetes-embedded-resource': true,
    properties: { spec: { type: 'object', properties: { a: { type: 'integer' } } } },
  }
  const values = [pod({ spec: { a: 1 } }), pod({ spec: { b: 1 } }), pod({ other: 1 })]
  assert.equal(accepted(schema, values), [values[0]])
})

const STATUS: Schema = { type: 'object', required: ['ready'], properties: { ready: { type: 'integer' } } }

function subresourced(subresources: Mapping): Kind {
  const spec: Schema = { type: 'object', properties: { size: { type: 'number' } } }
  const schema: Schema = { type: 'object', properties: { spec, status: STATUS } }
  const versions = [{ name: 'v1', served: true, storage: true, schema, references: new Map(), immutable: [] }]
  return sampleKind(spec, { versions, source: { spec: { versions: [{ name: 'v1', subresources }] } } })
}

const found = (kind: Kind, more: Readonly<Record<string, Value>>): readonly string[] =>
  checkerOf(kind, 'v1')
    .check({ ...sample({}), ...more })
    .problems.map(({ code, path }) => `${code} ${formatPath(path)}`)

test('the status of a new object is dropped where it is a subresource: only its fields must be known', () => {
  const kind = subresourced({ status: {} })
  assert.equal(found(kind, { status: { ready: 'x' } }), [])
  assert.equal(found(kind, { status: {} }), [])
  assert.equal(found(kind, { status: { redy: 1 } }), ['schema/unknown-field status.redy'])
  assert.equal(found(subresourced({}), { status: { ready: 'x' } }), ['schema/type status.ready'])
})

test('what scale reads is a whole number that fits', () => {
  const kind = subresourced({ scale: { specReplicasPath: '.spec.size', statusReplicasPath: '.status.ready' } })
  assert.equal(found(kind, { spec: { size: 3 }, status: { ready: 1 } }), [])
  assert.equal(found(kind, { spec: { size: 1.5 } }), ['schema/bounds spec.size'])
  assert.equal(found(kind, { spec: { size: -1 } }), ['schema/bounds spec.size'])
  assert.equal(found(kind, { status: { ready: 3e9 } }), ['schema/bounds status.ready'])
  assert.equal(found(kind, { spec: { size: 2 ** 31 - 1 } }), [])
  assert.equal(found(kind, { spec: { size: 2 ** 31 } }), ['schema/bounds spec.size'])
})

test('a status that is dropped is not read by scale', () => {
  const scale = { specReplicasPath: '.spec.size', statusReplicasPath: '.status.ready' }
  assert.equal(found(subresourced({ scale, status: {} }), { status: { ready: 3e9 } }), [])
})

test.run()
