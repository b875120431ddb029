import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { planOf } from '../support/planned.ts'

const COMPOSITE = 'motif.dev/composite: data.example/Endpoint/data/orders'

function resource(kind: string, name: string, rest: string, part = ''): string {
  const annotations = `{ ${COMPOSITE}${part === '' ? '' : `, part: ${part}`} }`
  const groups: Readonly<Record<string, string>> = {
    StorageBucket: 'storage',
    IAMPolicyMember: 'iam',
    PubSubTopic: 'pubsub',
  }
  const apiVersion = `${groups[kind] ?? 'sql'}.cnrm.cloud.google.com/v1beta1`
  const metadata = `{ name: ${name}, namespace: data, annotations: ${annotations} }`
  return `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: ${metadata}\n${rest}\n`
}

const shownBy = async (before: string, after: string): Promise<string[]> =>
  (await planOf(before, after)).plan.changes.map(
    ({ action, identity, risks }) => `${action} ${identity.name} ${risks.join()}`,
  )

test('a delete and a create of one kind from one composite and construct path are a recreate, both marked', async () => {
  const rows = await shownBy(
    resource('StorageBucket', 'old', 'spec: {}', 'bucket') + resource('PubSubTopic', 'old', 'spec: {}', 'topic'),
    resource('StorageBucket', 'new', 'spec: {}', 'bucket') + resource('PubSubTopic', 'new', 'spec: {}', 'other'),
  )
  assert.equal(rows, [
    'create new ',
    'delete old delete',
    'create new recreate',
    'delete old delete-stateful,recreate,delete',
  ])
})

test('where no construct paths are known, the only ones of a kind from one composite belong together', async () => {
  const bucket = (name: string) => resource('StorageBucket', name, 'spec: {}')
  assert.equal(await shownBy(bucket('a'), bucket('b')), [
    'delete a delete-stateful,recreate,delete',
    'create b recreate',
  ])
  assert.equal(await shownBy(bucket('a'), bucket('b') + bucket('c')), [
    'delete a delete-stateful,delete',
    'create b ',
    'create c ',
  ])
})

test('a grant that only moves to a resource of another name is no wider access', async () => {
  const member = (name: string, role: string) =>
    resource(
      'IAMPolicyMember',
      name,
      `spec: { member: 'user:a', role: ${role}, resourceRef: { kind: K, name: r } }`,
      'part',
    )
  assert.equal(await shownBy(member('a', 'viewer'), member('b', 'viewer')), [
    'delete a recreate,delete',
    'create b recreate',
  ])
  assert.equal(await shownBy(member('a', 'viewer'), member('b', 'owner')), [
    'delete a recreate,delete',
    'create b access-widened,recreate',
  ])
})

test('what may not change is said once for all that change alike: an error by a rule, a warning by prose', async () => {
  const member = (name: string, role: string) =>
    resource('IAMPolicyMember', name, `spec: { member: 'user:a', role: ${role} }`)
  const bucket = (id: string) => resource('StorageBucket', 'c', `spec: { resourceID: ${id} }`)
  const { diagnostics } = await planOf(
    member('a', 'x') + member('b', 'x') + bucket('x'),
    member('a', 'z') + member('b', 'z') + bucket('z'),
  )
  assert.equal(
    diagnostics.map(({ code, severity, message }) => `${severity} ${code} ${message}`),
    [
      'error resource/transition IAMPolicyMember "a" and 1 more: a cluster refuses the change of spec.role: role is immutable.',
      'warning resource/immutable StorageBucket "c": spec.resourceID changes, and its description says that it is immutable.',
    ],
  )
})

test('equal data in another form is unchanged, and changes are ordered by namespace, kind and name', async () => {
  const { plan } = await planOf(
    resource('StorageBucket', 'a', 'spec: { location: EU }').replace('location: EU', '"location": "EU"'),
    resource('StorageBucket', 'a', 'spec: { location: EU }') +
      resource('PubSubTopic', 'b', 'spec: {}') +
      resource('PubSubTopic', 'a', 'spec: {}'),
  )
  assert.is(plan.unchanged, 1)
  assert.equal(
    plan.changes.map(({ identity: { kind, name } }) => `${kind} ${name}`),
    ['PubSubTopic a', 'PubSubTopic b'],
  )
})

test('hostile keys and numbers beyond 2^53 are compared as they are', async () => {
  const { plan } = await planOf(
    resource('StorageBucket', 'a', 'spec: { toString: 1, big: 9007199254740993 }'),
    resource('StorageBucket', 'a', 'spec: { toString: 2, big: 9007199254740995 }'),
  )
  assert.equal(
    plan.changes[0]?.fields.map(({ path, before, after }) => [path, before, after]),
    [
      ['spec.toString', 1, 2],
      ['spec.big', 9007199254740993n, 9007199254740995n],
    ],
  )
})

test.run()
