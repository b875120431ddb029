import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { identity, type Manifest } from '../../src/model/resource.ts'
import { valueAt, type Value } from '../../src/model/value.ts'
import { idleFields, loadKinds, withValue } from '../support/kinds.ts'

const kinds = await loadKinds()
const [example = {}] = kinds.read('examples/specs/event-topic.yaml')
const team = { member: 'group:pricing@example.com' }

test('a topic with two subscriptions, one with dead letters, is their roles and what dead letters need too', () => {
  assert.fixture(
    kinds.render(example).text,
    `apiVersion: pubsub.cnrm.cloud.google.com/v1beta1
kind: PubSubTopic
metadata:
  name: paid-orders
  namespace: payments
  annotations:
    cnrm.cloud.google.com/project-id: acme-payments
    motif.dev/composite: messaging.motif.dev/EventTopic/payments/paid-orders
spec:
  messageRetentionDuration: 1209600s
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata:
  name: paid-orders-publisher-checkout-api
  namespace: payments
  annotations:
    motif.dev/composite: messaging.motif.dev/EventTopic/payments/paid-orders
spec:
  memberFrom:
    serviceAccountRef:
      name: checkout-api
  resourceRef:
    apiVersion: pubsub.cnrm.cloud.google.com/v1beta1
    kind: PubSubTopic
    name: paid-orders
  role: roles/pubsub.publisher
---
apiVersion: pubsub.cnrm.cloud.google.com/v1beta1
kind: PubSubSubscription
metadata:
  name: paid-orders-fraud
  namespace: payments
  annotations:
    cnrm.cloud.google.com/project-id: acme-payments
    motif.dev/composite: messaging.motif.dev/EventTopic/payments/paid-orders
spec:
  ackDeadlineSeconds: 300
  expirationPolicy:
    ttl: ""
  messageRetentionDuration: 1209600s
  retryPolicy:
    maximumBackoff: 600s
    minimumBackoff: 10s
  topicRef:
    name: paid-orders
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata:
  name: paid-orders-fraud-subscriber-serviceaccount-scoring-acme-fraud-iam-gserviceaccount-com
  namespace: payments
  annotations:
    motif.dev/composite: messaging.motif.dev/EventTopic/payments/paid-orders
spec:
  member: serviceAccount:scoring@acme-fraud.iam.gserviceaccount.com
  resourceRef:
    apiVersion: pubsub.cnrm.cloud.google.com/v1beta1
    kind: PubSubSubscription
    name: paid-orders-fraud
  role: roles/pubsub.subscriber
---
apiVersion: pubsub.cnrm.cloud.google.com/v1beta1
kind: PubSubTopic
metadata:
  name: paid-orders-ledger-dead-letter
  namespace: payments
  annotations:
    cnrm.cloud.google.com/project-id: acme-payments
    motif.dev/composite: messaging.motif.dev/EventTopic/payments/paid-orders
---
apiVersion: pubsub.cnrm.cloud.google.com/v1beta1
kind: PubSubSubscription
metadata:
  name: paid-orders-ledger
  namespace: payments
  annotations:
    cnrm.cloud.google.com/project-id: acme-payments
    motif.dev/composite: messaging.motif.dev/EventTopic/payments/paid-orders
spec:
  ackDeadlineSeconds: 60
  deadLetterPolicy:
    deadLetterTopicRef:
      name: paid-orders-ledger-dead-letter
    maxDeliveryAttempts: 10
  expirationPolicy:
    ttl: ""
  messageRetentionDuration: 1209600s
  retryPolicy:
    maximumBackoff: 600s
    minimumBackoff: 10s
  topicRef:
    name: paid-orders
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata:
  name: paid-orders-ledger-subscriber-ledger-writer
  namespace: payments
  annotations:
    motif.dev/composite: messaging.motif.dev/EventTopic/payments/paid-orders
spec:
  memberFrom:
    serviceAccountRef:
      name: ledger-writer
  resourceRef:
    apiVersion: pubsub.cnrm.cloud.google.com/v1beta1
    kind: PubSubSubscription
    name: paid-orders-ledger
  role: roles/pubsub.subscriber
---
apiVersion: pubsub.cnrm.cloud.google.com/v1beta1
kind: PubSubSubscription
metadata:
  name: paid-orders-ledger-dead-letter
  namespace: payments
  annotations:
    cnrm.cloud.google.com/project-id: acme-payments
    motif.dev/composite: messaging.motif.dev/EventTopic/payments/paid-orders
spec:
  expirationPolicy:
    ttl: ""
  messageRetentionDuration: 2678400s
  topicRef:
    name: paid-orders-ledger-dead-letter
---
apiVersion: serviceusage.cnrm.cloud.google.com/v1beta1
kind: ServiceIdentity
metadata:
  name: paid-orders-pubsub-agent
  namespace: payments
  annotations:
    motif.dev/composite: messaging.motif.dev/EventTopic/payments/paid-orders
spec:
  projectRef:
    external: acme-payments
  resourceID: pubsub.googleapis.com
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata:
  name: paid-orders-ledger-dead-letter-publisher
  namespace: payments
  annotations:
    motif.dev/composite: messaging.motif.dev/EventTopic/payments/paid-orders
spec:
  memberFrom:
    serviceIdentityRef:
      name: paid-orders-pubsub-agent
  resourceRef:
    apiVersion: pubsub.cnrm.cloud.google.com/v1beta1
    kind: PubSubTopic
    name: paid-orders-ledger-dead-letter
  role: roles/pubsub.publisher
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata:
  name: paid-orders-ledger-dead-letter-subscriber
  namespace: payments
  annotations:
    motif.dev/composite: messaging.motif.dev/EventTopic/payments/paid-orders
spec:
  memberFrom:
    serviceIdentityRef:
      name: paid-orders-pubsub-agent
  resourceRef:
    apiVersion: pubsub.cnrm.cloud.google.com/v1beta1
    kind: PubSubSubscription
    name: paid-orders-ledger
  role: roles/pubsub.subscriber
`,
  )
})

test('the order of subscriptions changes nothing, because no name comes from an index', () => {
  const subscriptions = valueAt(example, ['spec', 'subscriptions']) as readonly Value[]
  const reversed = withValue(example, ['spec', 'subscriptions'], [...subscriptions].reverse())
  assert.fixture(kinds.render(reversed).text, kinds.render(example).text)
})

test('a topic that nobody uses yet is a topic alone', () => {
  const alone = { ...example, spec: {} }
  assert.fixture(
    kinds.render(alone).text,
    `apiVersion: pubsub.cnrm.cloud.google.com/v1beta1
kind: PubSubTopic
metadata:
  name: paid-orders
  namespace: payments
  annotations:
    motif.dev/composite: messaging.motif.dev/EventTopic/payments/paid-orders
spec:
  messageRetentionDuration: 604800s
`,
  )
})

const RULES: readonly [string, Manifest, string, string][] = [
  [
    'a name that begins with a digit',
    withValue(example, ['metadata', 'name'], '2-orders'),
    'metadata.name',
    'the name must begin with a letter and hold lower-case letters, digits and hyphens alone',
  ],
  [
    'a name of two characters',
    withValue(example, ['metadata', 'name'], 'po'),
    'metadata.name',
    'the name of a Pub/Sub topic has at least 3 characters',
  ],
  [
    'a name that begins with goog',
    withValue(example, ['metadata', 'name'], 'google-orders'),
    'metadata.name',
    'Pub/Sub keeps names that begin with goog for itself',
  ],
  [
    'a dead letter without a project',
    withValue(example, ['spec', 'projectId'], undefined),
    'spec',
    'projectId is required by deadLetter, because dead letters are forwarded by the Pub/Sub agent of the project',
  ],
  [
    'a publisher that is nobody',
    withValue(example, ['spec', 'publishers', 0], {}),
    'spec.publishers[0]',
    'a publisher is either a serviceAccount or a member',
  ],
  [
    'a publisher that is two',
    withValue(example, ['spec', 'publishers', 0, 'member'], team.member),
    'spec.publishers[0]',
    'a publisher is either a serviceAccount or a member',
  ],
  [
    'a subscriber that is two',
    withValue(example, ['spec', 'subscriptions', 0, 'subscriber', 'member'], team.member),
    'spec.subscriptions[0].subscriber',
    'a subscriber is either a serviceAccount or a member',
  ],
  [
    'a subscription that takes the name of one that keeps dead letters',
    withValue(example, ['spec', 'subscriptions', 1, 'name'], 'ledger-dead-letter'),
    'spec.subscriptions[1].name',
    'names that end in -dead-letter are those of the subscriptions that keep dead letters',
  ],
]

for (const [what, manifest, path, message] of RULES) {
  test(`a topic is refused with ${what}`, () => {
    const subject = `EventTopic "${identity(manifest).name}"`
    assert.equal(kinds.render(manifest).said, [
      `schema/rule ${path}: ${subject}: ${path} does not meet a rule: ${message}.`,
    ])
  })
}

test('every field of a topic makes a difference', () => {
  const complete = withValue(example, ['spec', 'publishers', 1], team)
  assert.equal(idleFields(kinds, kinds.find('messaging.motif.dev', 'EventTopic'), [complete]), [])
})

test.run()
