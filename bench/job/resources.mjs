// The same five resources as composition.ts makes, as plain functions: what the floor and the peers render.

export function resourcesOf({ metadata: { name, namespace }, spec }) {
  const retention = `${(spec.retentionDays ?? 7) * 86400}s`
  const account = `${name}-worker`
  const annotations = { 'motif.dev/composite': `bench.motif.dev/EventEndpoint/${namespace}/${name}` }
  const object = (apiVersion, kind, own, body) => ({
    apiVersion,
    kind,
    metadata: { name: own, namespace, annotations },
    spec: body,
  })
  const pubsub = 'pubsub.cnrm.cloud.google.com/v1beta1'
  const iam = 'iam.cnrm.cloud.google.com/v1beta1'
  return [
    {
      apiVersion: iam,
      kind: 'IAMServiceAccount',
      metadata: {
        name: account,
        namespace,
        annotations: { 'example.com/tier': spec.tier ?? 'bronze', ...annotations },
      },
      spec: { displayName: `${spec.owner} reads ${name}` },
    },
    object(pubsub, 'PubSubTopic', name, { messageRetentionDuration: retention }),
    object(iam, 'IAMPolicyMember', `${name}-viewer`, {
      member: `group:${spec.owner}@example.com`,
      role: 'roles/pubsub.viewer',
      resourceRef: { apiVersion: pubsub, kind: 'PubSubTopic', name },
    }),
    object(pubsub, 'PubSubSubscription', name, {
      topicRef: { name },
      ackDeadlineSeconds: spec.ackSeconds,
      enableMessageOrdering: spec.ordered ?? false,
      messageRetentionDuration: retention,
    }),
    object(iam, 'IAMPolicyMember', `${name}-subscriber`, {
      memberFrom: { serviceAccountRef: { name: account } },
      role: 'roles/pubsub.subscriber',
      resourceRef: { apiVersion: pubsub, kind: 'PubSubSubscription', name },
    }),
  ]
}

/** Spec number `index` of the job. */
export function specOf(index) {
  return {
    apiVersion: 'bench.motif.dev/v1',
    kind: 'EventEndpoint',
    metadata: { name: `orders-${index}`, namespace: `team-${index % 50}` },
    spec: {
      owner: `team-${index % 50}`,
      ackSeconds: 20 + (index % 100),
      retentionDays: 1 + (index % 30),
      ordered: index % 3 === 0,
      tier: ['bronze', 'silver', 'gold'][index % 3],
    },
  }
}
