import { composition, nameOf } from 'motif'
import { ApiObject } from 'cdk8s'

interface EventEndpoint {
  readonly metadata: { readonly name: string }
  readonly spec: {
    readonly owner: string
    readonly ackSeconds: number
    readonly retentionDays: number
    readonly ordered: boolean
    readonly tier?: string
  }
}

export default composition<EventEndpoint>((scope, { metadata: { name }, spec }) => {
  const account = nameOf(name, 'worker')
  new ApiObject(scope, 'topic', {
    apiVersion: 'pubsub.cnrm.cloud.google.com/v1beta1',
    kind: 'PubSubTopic',
    metadata: { name },
    spec: { messageRetentionDuration: `${spec.retentionDays * 86400}s` },
  })
  new ApiObject(scope, 'subscription', {
    apiVersion: 'pubsub.cnrm.cloud.google.com/v1beta1',
    kind: 'PubSubSubscription',
    metadata: { name },
    spec: {
      topicRef: { name },
      ackDeadlineSeconds: spec.ackSeconds,
      enableMessageOrdering: spec.ordered,
      messageRetentionDuration: `${spec.retentionDays * 86400}s`,
    },
  })
  new ApiObject(scope, 'account', {
    apiVersion: 'iam.cnrm.cloud.google.com/v1beta1',
    kind: 'IAMServiceAccount',
    metadata: { name: account, annotations: { 'example.com/tier': spec.tier ?? 'bronze' } },
    spec: { displayName: `${spec.owner} reads ${name}` },
  })
  new ApiObject(scope, 'subscriber', {
    apiVersion: 'iam.cnrm.cloud.google.com/v1beta1',
    kind: 'IAMPolicyMember',
    metadata: { name: nameOf(name, 'subscriber') },
    spec: {
      memberFrom: { serviceAccountRef: { name: account } },
      role: 'roles/pubsub.subscriber',
      resourceRef: { apiVersion: 'pubsub.cnrm.cloud.google.com/v1beta1', kind: 'PubSubSubscription', name },
    },
  })
  new ApiObject(scope, 'viewer', {
    apiVersion: 'iam.cnrm.cloud.google.com/v1beta1',
    kind: 'IAMPolicyMember',
    metadata: { name: nameOf(name, 'viewer') },
    spec: {
      member: `group:${spec.owner}@example.com`,
      role: 'roles/pubsub.viewer',
      resourceRef: { apiVersion: 'pubsub.cnrm.cloud.google.com/v1beta1', kind: 'PubSubTopic', name },
    },
  })
})
