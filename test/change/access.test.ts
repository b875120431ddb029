import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { accessOf, grantKey, isWidened } from '../../src/change/access.ts'
import type { Manifest } from '../../src/model/resource.ts'
import type { Mapping, Value } from '../../src/model/value.ts'

const IAM = 'iam.cnrm.cloud.google.com'
const RBAC = 'rbac.authorization.k8s.io'
const GROUPS: Readonly<Record<string, string>> = { BigQueryDatasetAccess: 'bigquery.cnrm.cloud.google.com' }

/** An object of a kind, `Kind` or `Kind name`. */
function object(what: string, rest: Mapping): Manifest {
  const [kind = '', name = 'a'] = what.split(' ')
  const group = GROUPS[kind] ?? (kind.startsWith('IAM') ? IAM : RBAC)
  return { apiVersion: `${group}/v1`, kind, metadata: { name, namespace: 'ns' }, ...rest }
}

const isWider = (what: string, before: Mapping, after: Mapping): boolean =>
  isWidened(accessOf(object(what, before)), accessOf(object(what, after)))

/** What is granted by the later object counts as moved where the earlier one granted it. */
const isWiderAfterMove = (before: Manifest, after: Manifest): boolean =>
  isWidened(accessOf(undefined), accessOf(after), new Set(accessOf(before).grants.map(grantKey)))

const bound = (binding: Mapping, resource = 'r'): Mapping => ({
  spec: { resourceRef: { kind: 'Project', external: resource }, bindings: [binding] },
})
const rule = (more: Mapping): Mapping => ({
  rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'], ...more }],
})

test('a role on another resource, or for whom another object names, is wider access', () => {
  const member = (more: Mapping): Mapping => ({ spec: { role: 'r', resourceRef: { kind: 'K', name: 'x' }, ...more } })
  const from = (name: string): Mapping => member({ memberFrom: { serviceAccountRef: { name } } })
  assert.is(isWider('IAMPolicyMember', from('x'), from('x')), false)
  assert.is(isWider('IAMPolicyMember', from('x'), from('y')), true)
  const on = (name: string): Mapping => member({ member: 'user:a', resourceRef: { kind: 'K', name } })
  assert.is(isWider('IAMPolicyMember', on('x'), on('y')), true)
  assert.is(isWider('IAMPolicyMember', on('x'), { spec: { ...(on('x')['spec'] as Mapping), extra: 1 } }), false)
})

test('a binding is told by its resource, role, member and condition, whatever the order of its keys', () => {
  const members = (...all: Mapping[]): Value => all
  const a = members({ member: 'user:a' })
  const condition = { title: 't', expression: 'e' }
  const before = bound({ role: 'r', members: a, condition })
  const isWiderNow = (after: Mapping): boolean => isWider('IAMPartialPolicy', before, after)
  assert.is(isWiderNow(bound({ members: a, condition: { expression: 'e', title: 't' }, role: 'r' })), false)
  assert.is(isWiderNow(bound({ role: 'owner', members: a, condition })), true)
  assert.is(isWiderNow(bound({ role: 'r', members: a })), true)
  assert.is(isWiderNow(bound({ role: 'r', members: members({ member: 'user:b' }), condition })), true)
  assert.is(isWiderNow(bound({ role: 'r', members: members({ memberFrom: { a: 1 } }), condition })), true)
  assert.is(isWiderNow(bound({ role: 'r', members: a, condition }, 'other')), true)
})

test('a * is a wildcard in the rules of a role alone', () => {
  const all = bound({ role: 'r', members: [{ member: '*' }] })
  assert.is(isWider('IAMPartialPolicy', all, bound({ role: 'r', members: [{ member: 'user:a' }] })), true)
  assert.is(isWider('Role', rule({ verbs: ['*'] }), rule({ verbs: ['delete'] })), false)
  assert.is(isWider('Role', rule({ verbs: ['get'] }), rule({ verbs: ['*'] })), true)
  assert.is(isWider('Role', rule({ resourceNames: ['*'] }), rule({ resourceNames: ['a'] })), true)
})

test('a rule names groups, resources, verbs, names and paths, and more of each is wider access', () => {
  assert.is(isWider('Role', rule({}), rule({ apiGroups: ['', 'apps'] })), true)
  assert.is(isWider('Role', rule({}), rule({ resources: ['pods', 'secrets'] })), true)
  assert.is(isWider('Role', rule({}), rule({ resourceNames: ['a'] })), false)
  assert.is(isWider('Role', rule({ resourceNames: ['a'] }), rule({ resourceNames: ['a', 'b'] })), true)
  assert.is(isWider('Role', rule({ resourceNames: ['a'] }), rule({ resourceNames: [] })), true, 'no names are all')
  assert.is(isWider('Role', rule({}), rule({ resourceNames: [] })), false)
  const urls = (...nonResourceURLs: string[]): Mapping => ({ rules: [{ nonResourceURLs, verbs: ['get'] }] })
  assert.is(isWider('ClusterRole', urls('/healthz'), urls('/healthz', '/metrics')), true)
  assert.is(isWider('ClusterRole', urls('/healthz', '/metrics'), urls('/metrics')), false)
})

test('a rule of very many grants is compared as it is written', () => {
  const names = Array.from({ length: 200 }, (_, index) => `n${index}`)
  const huge = (...verbs: string[]): Mapping => rule({ resources: names, resourceNames: names, verbs })
  assert.is(isWider('Role', huge('get'), huge('get')), false)
  assert.is(isWider('Role', huge('get', 'list'), huge('get')), true)
})

test('what a cluster role gathers from others is wider where it selects otherwise', () => {
  const selecting = (value: string): Mapping => ({
    aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: value } }] },
  })
  assert.is(isWider('ClusterRole', selecting('x'), selecting('x')), false)
  assert.is(isWider('ClusterRole', selecting('x'), selecting('y')), true)
})

test('data of any form is compared: whole numbers beyond 2^53, lists, and what no rule should hold', () => {
  const shared = (id: Value): Mapping => ({ spec: { routine: [{ id }] } })
  assert.is(isWider('BigQueryDatasetAccess', shared(9007199254740993n), shared(9007199254740993n)), false)
  assert.is(isWider('BigQueryDatasetAccess', shared(9007199254740993n), shared(9007199254740995n)), true)
  assert.is(isWider('Role', rule({ verbs: [{ a: 1 }] }), rule({ verbs: [{ a: 1 }] })), false)
  assert.is(isWider('Role', rule({ verbs: ['get', null] }), { rules: 'none' }), false)
})

test('a denial may be added and move in its list; one less is wider access', () => {
  const denying = (...rules: Value[]): Mapping => ({ spec: { rules } })
  const [a, b] = [{ denyRule: { deniedPermissions: ['x'] } }, { denyRule: { deniedPermissions: ['y'] } }]
  assert.is(isWider('IAMDenyPolicy', denying(a), denying(b, a)), false)
  assert.is(isWider('IAMDenyPolicy', denying(a, b), denying(b)), true)
})

test('a grant that moves to an object of another name or kind is as wide as it was', () => {
  const resourceRef = { kind: 'Project', external: 'r' }
  const member = { spec: { resourceRef, role: 'r', member: 'user:a' } }
  const policy = bound({ role: 'r', members: [{ member: 'user:a' }] })
  assert.is(isWiderAfterMove(object('IAMPolicyMember a', member), object('IAMPolicyMember b', member)), false)
  assert.is(isWiderAfterMove(object('IAMPolicyMember a', member), object('IAMPartialPolicy b', policy)), false)
  const binding = { roleRef: { kind: 'Role', name: 'x' }, subjects: [{ kind: 'User', name: 'a' }] }
  assert.is(isWiderAfterMove(object('RoleBinding a', binding), object('RoleBinding b', binding)), false)
})

test('what a role allows is wider access where it moves to another role: others may hold that one', () => {
  const moved = (kind: string, rest: Mapping): boolean =>
    isWiderAfterMove(object(`${kind} a`, rest), object(`${kind} b`, rest))
  assert.is(moved('Role', rule({})), true)
  assert.is(moved('ClusterRole', { aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: 'b' } }] } }), true)
  assert.is(moved('IAMCustomRole', { spec: { permissions: ['a.b.c'] } }), true)
  assert.is(moved('BigQueryDatasetAccess', { spec: { role: 'READER' } }), true)
})

test.run()
