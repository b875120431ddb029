import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { identity, type Manifest } from '../../src/model/resource.ts'
import { valueAt, type Value } from '../../src/model/value.ts'
import { idleFields, loadKinds, withValue } from '../support/kinds.ts'
import { resourcesIn } from '../support/resources-in.ts'

const kinds = await loadKinds()
const [bucket = {}] = kinds.read('examples/specs/data-endpoint.yaml')
const [, warehouse = {}] = kinds.read('examples/specs/data/order-history.yaml')
const quiet = withValue(bucket, ['spec', 'notify'], undefined)
const silent = withValue(bucket, ['spec', 'notify'], {})

test('a bucket is closed to the public, and each access is a resource of its own', () => {
  assert.fixture(
    kinds.render(quiet).text,
    `apiVersion: storage.cnrm.cloud.google.com/v1beta1
kind: StorageBucket
metadata:
  name: acme-order-exports
  namespace: data
  annotations:
    cnrm.cloud.google.com/project-id: acme-data
    motif.dev/composite: data.motif.dev/DataEndpoint/data/acme-order-exports
spec:
  lifecycleRule:
  - action:
      type: Delete
    condition:
      age: 400
      withState: ANY
  location: europe-west1
  publicAccessPrevention: enforced
  uniformBucketLevelAccess: true
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata:
  name: acme-order-exports-auditors
  namespace: data
  annotations:
    motif.dev/composite: data.motif.dev/DataEndpoint/data/acme-order-exports
spec:
  member: group:auditors@acme.example
  resourceRef:
    apiVersion: storage.cnrm.cloud.google.com/v1beta1
    kind: StorageBucket
    name: acme-order-exports
  role: roles/storage.objectViewer
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata:
  name: acme-order-exports-reader-order-loader
  namespace: data
  annotations:
    motif.dev/composite: data.motif.dev/DataEndpoint/data/acme-order-exports
spec:
  memberFrom:
    serviceAccountRef:
      name: order-loader
  resourceRef:
    apiVersion: storage.cnrm.cloud.google.com/v1beta1
    kind: StorageBucket
    name: acme-order-exports
  role: roles/storage.objectViewer
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata:
  name: acme-order-exports-writer-serviceaccount-ledger-writer-acme-payments-iam-gserviceaccount-com
  namespace: data
  annotations:
    motif.dev/composite: data.motif.dev/DataEndpoint/data/acme-order-exports
spec:
  member: serviceAccount:ledger-writer@acme-payments.iam.gserviceaccount.com
  resourceRef:
    apiVersion: storage.cnrm.cloud.google.com/v1beta1
    kind: StorageBucket
    name: acme-order-exports
  role: roles/storage.objectUser
`,
  )
})

test('a bucket that notifies has a topic to which Cloud Storage may publish, and a notification for each event', () => {
  const before = resourcesIn(kinds.render(quiet).text)
  const added = resourcesIn(kinds.render(bucket).text).filter((resource) => !before.includes(resource))
  assert.equal(added, [
    'PubSubTopic acme-order-exports-changes',
    'IAMPolicyMember acme-order-exports-changes-publisher-serviceaccount-service-418203957716-gs-project-accounts-iam-gserviceaccount-com',
    'PubSubTopic acme-order-exports-changes-loader-dead-letter',
    'PubSubSubscription acme-order-exports-changes-loader',
    'IAMPolicyMember acme-order-exports-changes-loader-subscriber-order-loader',
    'PubSubSubscription acme-order-exports-changes-loader-dead-letter',
    'ServiceIdentity acme-order-exports-changes-pubsub-agent',
    'IAMPolicyMember acme-order-exports-changes-loader-dead-letter-publisher',
    'IAMPolicyMember acme-order-exports-changes-loader-dead-letter-subscriber',
    'StorageNotification acme-order-exports-changes-created',
    'StorageNotification acme-order-exports-changes-deleted',
  ])
  assert.ok(
    kinds.render(silent).text.endsWith(`---
apiVersion: storage.cnrm.cloud.google.com/v1beta1
kind: StorageNotification
metadata:
  name: acme-order-exports-changes-created
  namespace: data
  annotations:
    cnrm.cloud.google.com/project-id: acme-data
    motif.dev/composite: data.motif.dev/DataEndpoint/data/acme-order-exports
spec:
  bucketRef:
    name: acme-order-exports
  eventTypes:
  - OBJECT_FINALIZE
  payloadFormat: JSON_API_V1
  topicRef:
    name: acme-order-exports-changes
`),
  )
})

test('a dataset holds its access, has underscores for hyphens and keeps an owner', () => {
  assert.fixture(
    kinds.render(withValue(warehouse, ['spec', 'retentionDays'], 30)).text,
    `apiVersion: bigquery.cnrm.cloud.google.com/v1beta1
kind: BigQueryDataset
metadata:
  name: order-history
  namespace: data
  annotations:
    cnrm.cloud.google.com/project-id: acme-data
    motif.dev/composite: data.motif.dev/DataEndpoint/data/order-history
spec:
  access:
  - role: OWNER
    specialGroup: projectOwners
  - role: WRITER
    userByEmail: order-loader@acme-data.iam.gserviceaccount.com
  - groupByEmail: analysts@acme.example
    role: READER
  - role: READER
    userByEmail: cfo@acme.example
  defaultPartitionExpirationMs: 2592000000
  defaultTableExpirationMs: 2592000000
  location: EU
  resourceID: order_history
`,
  )
})

test('a dataset knows each sort of member by a field of its own', () => {
  const members = [
    'user:cfo@acme.example',
    'serviceAccount:loader@acme-data.iam.gserviceaccount.com',
    'group:analysts@acme.example',
    'domain:acme.example',
    'principal://iam.googleapis.com/locations/global/workforcePools/acme/subject/eve',
    'principalSet://iam.googleapis.com/locations/global/workforcePools/acme/*',
  ]
  const access = members.map((member) => ({ role: 'reader', member }))
  const { text } = kinds.render(withValue(warehouse, ['spec', 'access'], access))
  assert.match(
    text,
    `  access:
  - role: OWNER
    specialGroup: projectOwners
  - role: READER
    userByEmail: cfo@acme.example
  - role: READER
    userByEmail: loader@acme-data.iam.gserviceaccount.com
  - groupByEmail: analysts@acme.example
    role: READER
  - domain: acme.example
    role: READER
  - iamMember: principal://iam.googleapis.com/locations/global/workforcePools/acme/subject/eve
    role: READER
  - iamMember: principalSet://iam.googleapis.com/locations/global/workforcePools/acme/*
    role: READER
`,
  )
})

test('the order of access and events changes nothing, because no name comes from an index', () => {
  const reversed = [
    ['spec', 'access'],
    ['spec', 'notify', 'events'],
  ].reduce((spec, path) => withValue(spec, path, [...(valueAt(spec, path) as readonly Value[])].reverse()), bucket)
  assert.fixture(kinds.render(reversed).text, kinds.render(bucket).text)
})

const RULES: readonly [string, Manifest, string, string][] = [
  [
    'a name that begins with a digit',
    withValue(bucket, ['metadata', 'name'], '2-exports'),
    'metadata.name',
    'the name must have 3 to 63 lower-case letters, digits and hyphens, begin with a letter and not end in a hyphen',
  ],
  [
    'a name of two characters',
    withValue(bucket, ['metadata', 'name'], 'ab'),
    'metadata.name',
    'the name must have 3 to 63 lower-case letters, digits and hyphens, begin with a letter and not end in a hyphen',
  ],
  [
    'a name of Google',
    withValue(bucket, ['metadata', 'name'], 'my-google-files'),
    'metadata.name',
    'Cloud Storage keeps names that begin with goog or hold google for itself',
  ],
  [
    'notify and a name of 56 characters',
    withValue(bucket, ['metadata', 'name'], 'a'.repeat(56)),
    'metadata.name',
    'with notify the name must not exceed 55 characters, because the topic is named after it',
  ],
  [
    'a warehouse in ASIA',
    withValue(warehouse, ['spec', 'location'], 'ASIA'),
    'spec.location',
    'BigQuery has no location ASIA, only regions there',
  ],
  [
    'a warehouse that notifies',
    withValue(withValue(warehouse, ['spec', 'notify'], {}), ['spec', 'projectNumber'], 1),
    'spec.notify',
    'only a bucket can notify',
  ],
  [
    'notify without the number of the project',
    withValue(bucket, ['spec', 'projectNumber'], undefined),
    'spec',
    'projectNumber is required by notify, because the Cloud Storage agent that publishes is named by it',
  ],
  [
    'a service account in a warehouse of no known project',
    withValue(warehouse, ['spec', 'projectId'], undefined),
    'spec',
    'projectId is required where a serviceAccount uses a warehouse, because BigQuery knows accounts by their address',
  ],
  [
    'a named access to a warehouse',
    withValue(warehouse, ['spec', 'access', 1, 'name'], 'analysts'),
    'spec.access',
    'in a warehouse an access has no name, because it is no resource of its own',
  ],
  [
    'access for nobody',
    withValue(bucket, ['spec', 'access', 1, 'serviceAccount'], undefined),
    'spec.access[1]',
    'access is given to either a serviceAccount or a member',
  ],
  [
    'access for two at once',
    withValue(bucket, ['spec', 'access', 1, 'member'], 'user:cfo@acme.example'),
    'spec.access[1]',
    'access is given to either a serviceAccount or a member',
  ],
]

for (const [what, manifest, path, message] of RULES) {
  test(`an endpoint is refused with ${what}`, () => {
    const subject = `DataEndpoint "${identity(manifest).name}"`
    assert.equal(kinds.render(manifest).said, [
      `schema/rule ${path}: ${subject}: ${path} does not meet a rule: ${message}.`,
    ])
  })
}

test('an endpoint is refused with the same access twice', () => {
  const twice = withValue(bucket, ['spec', 'access', 2], valueAt(bucket, ['spec', 'access', 1]))
  assert.equal(kinds.render(twice).said, [
    'schema/list spec.access[2]: DataEndpoint "acme-order-exports": spec.access[2] repeats a mapping, which its list may hold once.',
  ])
})

test('every field of an endpoint makes a difference', () => {
  const guest = { name: 'guest', subscriber: { member: 'group:pricing@example.com' } }
  const complete = withValue(bucket, ['spec', 'notify', 'subscriptions', 1], guest)
  const moved = { ...withValue(quiet, ['spec', 'access'], []), metadata: { name: 'files' } }
  assert.equal(idleFields(kinds, kinds.find('data.motif.dev', 'DataEndpoint'), [complete, moved]), [])
})

test.run()
