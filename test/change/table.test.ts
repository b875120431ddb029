import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { planOf } from '../support/planned.ts'

// Each row: what it is about, the object before and after (flow YAML without apiVersion, '' for none), and what a plan
// says of it: an action, risks, and the fields that differ.
type Row = readonly [name: string, before: string, after: string, expected: string]

const BUCKET = 'StorageBucket storage.cnrm.cloud.google.com/v1beta1'
const SQL = 'SQLInstance sql.cnrm.cloud.google.com/v1beta1'
const MEMBER = 'IAMPolicyMember iam.cnrm.cloud.google.com/v1beta1'
const PARTIAL = 'IAMPartialPolicy iam.cnrm.cloud.google.com/v1beta1'
const CUSTOM = 'IAMCustomRole iam.cnrm.cloud.google.com/v1beta1'
const DENY = 'IAMDenyPolicy iam.cnrm.cloud.google.com/v1beta1'
const DATASET = 'BigQueryDataset bigquery.cnrm.cloud.google.com/v1beta1'
const TOPIC = 'PubSubTopic pubsub.cnrm.cloud.google.com/v1beta1'
const SUBSCRIPTION = 'PubSubSubscription pubsub.cnrm.cloud.google.com/v1beta1'
const DISK = 'ComputeDisk compute.cnrm.cloud.google.com/v1beta1'
const KEY = 'KMSCryptoKey kms.cnrm.cloud.google.com/v1beta1'
const ROLE = 'Role rbac.authorization.k8s.io/v1'
const BINDING = 'RoleBinding rbac.authorization.k8s.io/v1'
const DEPLOYMENT = 'Deployment apps/v1'
const ABANDON = 'metadata: { annotations: { cnrm.cloud.google.com/deletion-policy: abandon } }'

const TABLE: Readonly<Record<string, readonly Row[]>> = {
  [BUCKET]: [
    ['a new bucket', '', 'spec: { location: EU }', 'create'],
    ['a bucket that goes', 'spec: { location: EU }', '', 'delete delete-stateful,delete'],
    ['a bucket that goes, but stays in the cloud', `${ABANDON}\nspec: {}`, '', 'delete delete'],
    [
      'any other policy keeps nothing',
      `${ABANDON.replace('abandon', 'none')}\nspec: {}`,
      '',
      'delete delete-stateful,delete',
    ],
    ['a value', 'spec: { location: EU }', 'spec: { location: US }', 'update in-place spec.location'],
    [
      'a new field',
      'spec: { location: EU }',
      'spec: { location: EU, storageClass: COLDLINE }',
      'update in-place spec.storageClass',
    ],
    [
      'a field that goes',
      'spec: { location: EU, storageClass: COLDLINE }',
      'spec: { location: EU }',
      'update in-place spec.storageClass',
    ],
    [
      'a field whose prose says Immutable',
      'spec: { resourceID: a }',
      'spec: { resourceID: b }',
      'update immutable spec.resourceID',
    ],
    [
      'a boolean',
      'spec: { uniformBucketLevelAccess: false }',
      'spec: { uniformBucketLevelAccess: true }',
      'update in-place spec.uniformBucketLevelAccess',
    ],
    [
      'a label',
      'metadata: { labels: { a: x } }',
      'metadata: { labels: { a: z } }',
      'update in-place metadata.labels.a',
    ],
    [
      'an item at the end',
      'spec: { cors: [{ maxAgeSeconds: 1 }] }',
      'spec: { cors: [{ maxAgeSeconds: 1 }, { maxAgeSeconds: 2 }] }',
      'update in-place spec.cors[1]',
    ],
    [
      'an item at the start',
      'spec: { cors: [{ maxAgeSeconds: 1 }] }',
      'spec: { cors: [{ maxAgeSeconds: 2 }, { maxAgeSeconds: 1 }] }',
      'update in-place spec.cors[0]',
    ],
    [
      'inside an item',
      'spec: { cors: [{ maxAgeSeconds: 1 }] }',
      'spec: { cors: [{ maxAgeSeconds: 2 }] }',
      'update in-place spec.cors[0].maxAgeSeconds',
    ],
    [
      'the order of keys',
      'spec: { location: EU, storageClass: COLDLINE }',
      'spec: { storageClass: COLDLINE, location: EU }',
      'nothing',
    ],
  ],
  [SQL]: [
    ['a database that goes', 'spec: { settings: { tier: a } }', '', 'delete delete-stateful,delete'],
    [
      'a size',
      'spec: { settings: { tier: a } }',
      'spec: { settings: { tier: b } }',
      'update in-place spec.settings.tier',
    ],
    [
      'a region',
      'spec: { region: a, settings: { tier: a } }',
      'spec: { region: b, settings: { tier: b } }',
      'update immutable spec.region,spec.settings.tier',
    ],
  ],
  [DISK]: [['a disk that goes', 'spec: { size: 1 }', '', 'delete delete-stateful,delete']],
  [KEY]: [['a key that goes', 'spec: { purpose: ENCRYPT_DECRYPT }', '', 'delete delete-stateful,delete']],
  [TOPIC]: [['a topic that goes', 'spec: {}', '', 'delete delete']],
  [SUBSCRIPTION]: [
    ['a filter', 'spec: { filter: a }', 'spec: { filter: b }', 'update immutable spec.filter'],
    [
      'a field around which nothing is immutable',
      'spec: { ackDeadlineSeconds: 10 }',
      'spec: { ackDeadlineSeconds: 20 }',
      'update in-place spec.ackDeadlineSeconds',
    ],
  ],
  [MEMBER]: [
    ['a new member', '', 'spec: { member: user:a, role: r, resourceRef: { kind: K } }', 'create access-widened'],
    ['a member that goes', 'spec: { member: user:a, role: r }', '', 'delete delete'],
    [
      'another role',
      'spec: { member: user:a, role: r }',
      'spec: { member: user:a, role: owner }',
      'update access-widened,immutable spec.role',
    ],
    [
      'a condition that goes',
      'spec: { member: user:a, role: r, condition: { title: t, expression: e } }',
      'spec: { member: user:a, role: r }',
      'update access-widened,immutable spec.condition',
    ],
    [
      'an annotation',
      'spec: { member: user:a, role: r }',
      'metadata: { annotations: { a: b } }\nspec: { member: user:a, role: r }',
      'update in-place metadata.annotations',
    ],
  ],
  [PARTIAL]: [
    [
      'one more member',
      'spec: { bindings: [{ role: r, members: [{ member: a }] }] }',
      'spec: { bindings: [{ role: r, members: [{ member: a }, { member: b }] }] }',
      'update access-widened,in-place spec.bindings[0].members[1]',
    ],
    [
      'one member less',
      'spec: { bindings: [{ role: r, members: [{ member: a }, { member: b }] }] }',
      'spec: { bindings: [{ role: r, members: [{ member: a }] }] }',
      'update in-place spec.bindings[0].members[1]',
    ],
    [
      'members in another order',
      'spec: { bindings: [{ role: r, members: [{ member: a }, { member: b }] }] }',
      'spec: { bindings: [{ role: r, members: [{ member: b }, { member: a }] }] }',
      'update in-place spec.bindings[0].members[0].member,spec.bindings[0].members[1].member',
    ],
  ],
  [CUSTOM]: [
    [
      'one more permission',
      'spec: { permissions: [a] }',
      'spec: { permissions: [a, b] }',
      'update access-widened,in-place spec.permissions[1]',
    ],
    [
      'one permission less',
      'spec: { permissions: [a, b] }',
      'spec: { permissions: [b] }',
      'update in-place spec.permissions[0]',
    ],
  ],
  [DENY]: [
    ['a new denial', '', 'spec: { rules: [{ description: a }] }', 'create'],
    ['a denial that goes', 'spec: { rules: [{ description: a }] }', '', 'delete access-widened,delete'],
  ],
  [DATASET]: [
    [
      'one more reader',
      'spec: { access: [{ role: OWNER, specialGroup: projectOwners }] }',
      'spec: { access: [{ role: OWNER, specialGroup: projectOwners }, { role: READER, userByEmail: a }] }',
      'update access-widened,in-place spec.access[1]',
    ],
    ['a dataset that goes', 'spec: { location: EU }', '', 'delete delete-stateful,delete'],
  ],
  [ROLE]: [
    [
      'one more verb',
      'rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }]',
      'rules: [{ apiGroups: [""], resources: [pods], verbs: [get, list] }]',
      'update access-widened,in-place rules[0].verbs[1]',
    ],
    [
      'what a star covers',
      'rules: [{ apiGroups: [""], resources: [pods], verbs: ["*"] }]',
      'rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }]',
      'update in-place rules[0].verbs[0]',
    ],
    [
      'no longer some names alone',
      'rules: [{ apiGroups: [""], resources: [pods], verbs: [get], resourceNames: [a] }]',
      'rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }]',
      'update access-widened,in-place rules[0].resourceNames',
    ],
    [
      'the same in two rules',
      'rules: [{ apiGroups: [""], resources: [a, b], verbs: [get] }]',
      'rules: [{ apiGroups: [""], resources: [b], verbs: [get] }, { apiGroups: [""], resources: [a], verbs: [get] }]',
      'update in-place rules[0].resources[0],rules[1]',
    ],
  ],
  [BINDING]: [
    [
      'one more subject',
      'roleRef: { kind: Role, name: a }\nsubjects: [{ kind: User, name: a }]',
      'roleRef: { kind: Role, name: a }\nsubjects: [{ kind: User, name: a }, { kind: User, name: b }]',
      'update access-widened,in-place subjects[1]',
    ],
    [
      'another role',
      'roleRef: { kind: Role, name: a }\nsubjects: []',
      'roleRef: { kind: Role, name: b }\nsubjects: []',
      'update immutable roleRef.name',
    ],
  ],
  [DEPLOYMENT]: [
    [
      'a selector',
      'spec: { selector: { matchLabels: { a: x } } }',
      'spec: { selector: { matchLabels: { a: z } } }',
      'update immutable spec.selector.matchLabels.a',
    ],
    [
      'an image, by the name of its container',
      'spec: { template: { spec: { containers: [{ name: b, image: x }, { name: a, image: x }] } } }',
      'spec: { template: { spec: { containers: [{ name: b, image: x }, { name: a, image: z }] } } }',
      'update in-place spec.template.spec.containers[name=a].image',
    ],
    [
      'a container before another',
      'spec: { template: { spec: { containers: [{ name: a }] } } }',
      'spec: { template: { spec: { containers: [{ name: b }, { name: a }] } } }',
      'update in-place spec.template.spec.containers[name=b]',
    ],
  ],
  'StatefulSet apps/v1': [
    ['replicas', 'spec: { replicas: 1 }', 'spec: { replicas: 2 }', 'update in-place spec.replicas'],
    ['a service name', 'spec: { serviceName: a }', 'spec: { serviceName: b }', 'update immutable spec.serviceName'],
  ],
  'PersistentVolumeClaim v1': [
    ['a claim that goes', 'spec: {}', '', 'delete delete-stateful,delete'],
    [
      'more room',
      'spec: { resources: { requests: { storage: 1Gi } } }',
      'spec: { resources: { requests: { storage: 2Gi } } }',
      'update in-place spec.resources.requests.storage',
    ],
    [
      'another class',
      'spec: { storageClassName: a }',
      'spec: { storageClassName: b }',
      'update immutable spec.storageClassName',
    ],
  ],
  'PersistentVolume v1': [
    ['a volume that is retained', 'spec: { persistentVolumeReclaimPolicy: Retain }', '', 'delete delete'],
  ],
  'ConfigMap v1': [
    ['data', 'data: { a: x }', 'data: { a: z }', 'update in-place data.a'],
    [
      'data that says it is immutable',
      'immutable: true\ndata: { a: x }',
      'immutable: true\ndata: { a: z }',
      'update immutable data.a',
    ],
    [
      'data that is to become immutable',
      'data: { a: x }',
      'immutable: true\ndata: { a: x }',
      'update in-place immutable',
    ],
  ],
  'Job batch/v1': [
    [
      'a template',
      'spec: { template: { spec: { restartPolicy: Never } } }',
      'spec: { template: { spec: { restartPolicy: OnFailure } } }',
      'update immutable spec.template.spec.restartPolicy',
    ],
  ],
  'Service v1': [
    ['another IP', 'spec: { clusterIP: 10.0.0.1 }', 'spec: { clusterIP: 10.0.0.2 }', 'update immutable spec.clusterIP'],
    ['an IP that is asked for', 'spec: {}', 'spec: { clusterIP: 10.0.0.2 }', 'update in-place spec.clusterIP'],
    ['an IP left to the cluster', 'spec: { clusterIP: 10.0.0.1 }', 'spec: {}', 'update in-place spec.clusterIP'],
  ],
  'Secret v1': [['another type', 'type: Opaque', 'type: a.b/c', 'update immutable type']],
  'Unknown unknown.example/v1': [
    [
      'a list whose items have names',
      'spec: { a: [{ name: x, v: 1 }, { name: z, v: 1 }] }',
      'spec: { a: [{ name: z, v: 2 }, { name: x, v: 1 }] }',
      'update in-place spec.a[name=z].v,spec.a',
    ],
    ['a key that Object.prototype has', 'spec: {}', 'spec: { constructor: 1 }', 'update in-place spec.constructor'],
  ],
}

const rows = Object.entries(TABLE).flatMap(([what, some]) => some.map((row) => [what, ...row] as const))

test('there are at least 40 changes in the table', () => assert.ok(rows.length >= 40, String(rows.length)))

for (const [what, name, before, after, expected] of rows) {
  test(`${what.split(' ')[0]}: ${name}: ${expected}`, async () => {
    const { plan } = await planOf(documentOf(what, before), documentOf(what, after))
    const [change] = plan.changes
    const shown = change && [change.action, change.risks.join(), change.fields.map(({ path }) => path).join()]
    assert.is(shown === undefined ? 'nothing' : shown.filter((part) => part !== '').join(' '), expected)
    assert.is(plan.changes.length + plan.unchanged, 1)
  })
}

function documentOf(what: string, rest: string): string {
  const [kind, apiVersion] = what.split(' ')
  if (rest === '') return ''
  const named = rest.startsWith('metadata: { ')
    ? rest.replace('metadata: { ', 'metadata: { name: a, namespace: ns, ')
    : `metadata: { name: a, namespace: ns }\n${rest}`
  return `apiVersion: ${apiVersion}\nkind: ${kind}\n${named}\n`
}

test.run()
