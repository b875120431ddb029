// usage: jrsonnet -y --tla-code-file input=SPECS endpoints.jsonnet
local iam = 'iam.cnrm.cloud.google.com/v1beta1';
local pubsub = 'pubsub.cnrm.cloud.google.com/v1beta1';

local resourcesOf(each) =
  local name = each.metadata.name;
  local account = name + '-worker';
  local retention = std.get(each.spec, 'retentionDays', 7) * 86400 + 's';
  local object(apiVersion, kind, own, spec) = {
    apiVersion: apiVersion,
    kind: kind,
    metadata: {
      name: own,
      namespace: each.metadata.namespace,
      annotations: {
        'motif.dev/composite': 'bench.motif.dev/EventEndpoint/' + each.metadata.namespace + '/' + name,
      },
    },
    spec: spec,
  };
  [
    object(iam, 'IAMServiceAccount', account, { displayName: each.spec.owner + ' reads ' + name }) {
      metadata+: { annotations+: { 'example.com/tier': std.get(each.spec, 'tier', 'bronze') } },
    },
    object(pubsub, 'PubSubTopic', name, { messageRetentionDuration: retention }),
    object(iam, 'IAMPolicyMember', name + '-viewer', {
      member: 'group:' + each.spec.owner + '@example.com',
      role: 'roles/pubsub.viewer',
      resourceRef: { apiVersion: pubsub, kind: 'PubSubTopic', name: name },
    }),
    object(pubsub, 'PubSubSubscription', name, {
      topicRef: { name: name },
      ackDeadlineSeconds: each.spec.ackSeconds,
      enableMessageOrdering: std.get(each.spec, 'ordered', false),
      messageRetentionDuration: retention,
    }),
    object(iam, 'IAMPolicyMember', name + '-subscriber', {
      memberFrom: { serviceAccountRef: { name: account } },
      role: 'roles/pubsub.subscriber',
      resourceRef: { apiVersion: pubsub, kind: 'PubSubSubscription', name: name },
    }),
  ];

function(input) std.flatMap(resourcesOf, input.specs)
