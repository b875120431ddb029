import type { Rule } from '../../model/kind.ts'
import {
  COUNT,
  COUNT_OR_PERCENT,
  COUNT_OR_SHARE,
  distinct,
  LABEL,
  NAME,
  oneField,
  type Overlay,
  type Overlays,
  POSITIVE,
  rule,
  rules,
  SOME,
  someField,
} from './overlay.ts'
import { NETWORK_RULES } from './network-rules.ts'
import { POD_RULES } from './pod-rules.ts'

const RBAC = 'rbac.authorization.k8s.io'
const LABELS: Overlay = { format: 'labels' }
const NEEDS_SPEC: Overlay = { required: ['spec'] }

/** The selector of a workload is not empty and picks its own pods. */
const SELECTS_TEMPLATE = [
  rule(
    '(has(self.selector.matchLabels) && size(self.selector.matchLabels) > 0) || (has(self.selector.matchExpressions) && size(self.selector.matchExpressions) > 0)',
    'the selector must not be empty',
    '.selector',
  ),
  rule(
    '!has(self.selector.matchLabels) || (has(self.template.metadata) && has(self.template.metadata.labels) && self.selector.matchLabels.all(key, key in self.template.metadata.labels && self.template.metadata.labels[key] == self.selector.matchLabels[key]))',
    'the labels of the template must hold those of the selector',
    '.template.metadata.labels',
  ),
]

/** The rule for containers whose mounts name volumes that are there; `more` is another place for volumes. */
function mounts(spec: string, list: string, more = 'false'): Rule {
  const source = `!has(${spec}.${list}) || ${spec}.${list}.all(c, !has(c.volumeMounts) || c.volumeMounts.all(m, (has(${spec}.volumes) && ${spec}.volumes.exists(v, v.name == m.name)) || ${more}))`
  return rule(source, 'every name of volumeMounts must be that of a volume', `${spec.replace('self', '')}.${list}`)
}

function mountRules(spec: string, more?: string): readonly Rule[] {
  return [mounts(spec, 'containers', more), mounts(spec, 'initContainers', more)]
}

const ALWAYS_RESTARTS = rule(
  "!has(self.template.spec.restartPolicy) || self.template.spec.restartPolicy in ['', 'Always']",
  'restartPolicy must be Always here',
  '.template.spec.restartPolicy',
)

const TEMPLATE: Overlay = { required: ['spec'] }
/** Fits into a URL: no / and no %, and neither . nor .. alone. */
const SEGMENT: Overlay = { pattern: '^(\\.?[^/%.][^/%]*|\\.\\.[^/%]+)?$' }
const TARGET: Overlay = {
  properties: { kind: SEGMENT, name: SEGMENT },
  ...rules(
    rule(
      "self.kind == 'ReplicationController' || (has(self.apiVersion) && self.apiVersion.matches('^[^/]+/[^/]*$'))",
      'apiVersion must have the group of the kind, such as apps/v1',
      '.apiVersion',
    ),
  ),
}

/** Labels and annotations that nothing looks at until they are copied into an object. */
const FREE_LABELS: Overlay = { properties: { labels: { format: '' }, annotations: { format: '' } } }
const ROLLING: Overlay = { properties: { maxSurge: COUNT_OR_PERCENT, maxUnavailable: COUNT_OR_SHARE } }

/**
 * What a 1.36 server checks by code of its own kinds, where its published schemas are silent: the fields that are
 * commonly used, each asked of a server. Laid over the definitions of the same names.
 */
export const CORE_RULES: Overlays = {
  ...POD_RULES,
  ...NETWORK_RULES,
  'meta.v1.MicroTime': { pattern: '[.,][0-9]{6}(Z|[-+])' },
  'core.v1.PodTemplateSpec': TEMPLATE,
  'core.v1.Pod': { ...NEEDS_SPEC, ...rules(...mountRules('self.spec')) },
  'core.v1.PodTemplate': { required: ['template'], ...rules(...mountRules('self.template.spec')) },
  'apps.v1.Deployment': NEEDS_SPEC,
  'apps.v1.DeploymentSpec': {
    properties: {
      replicas: COUNT,
      minReadySeconds: COUNT,
      revisionHistoryLimit: COUNT,
      progressDeadlineSeconds: COUNT,
    },
    ...rules(...SELECTS_TEMPLATE, ALWAYS_RESTARTS, ...mountRules('self.template.spec')),
  },
  'apps.v1.RollingUpdateDeployment': ROLLING,
  'apps.v1.ReplicaSet': NEEDS_SPEC,
  'apps.v1.ReplicaSetSpec': {
    required: ['template'],
    properties: { replicas: COUNT, minReadySeconds: COUNT },
    ...rules(...SELECTS_TEMPLATE, ALWAYS_RESTARTS, ...mountRules('self.template.spec')),
  },
  'apps.v1.DaemonSet': NEEDS_SPEC,
  'apps.v1.DaemonSetSpec': {
    properties: { minReadySeconds: COUNT, revisionHistoryLimit: COUNT },
    ...rules(...SELECTS_TEMPLATE, ALWAYS_RESTARTS, ...mountRules('self.template.spec')),
  },
  'apps.v1.RollingUpdateDaemonSet': ROLLING,
  'apps.v1.StatefulSet': NEEDS_SPEC,
  'apps.v1.StatefulSetSpec': {
    properties: { replicas: COUNT, minReadySeconds: COUNT, revisionHistoryLimit: COUNT, serviceName: LABEL },
    ...rules(
      ...SELECTS_TEMPLATE,
      ALWAYS_RESTARTS,
      ...mountRules(
        'self.template.spec',
        '(has(self.volumeClaimTemplates) && self.volumeClaimTemplates.exists(t, has(t.metadata) && has(t.metadata.name) && t.metadata.name == m.name))',
      ),
    ),
  },
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy': {
    properties: { whenDeleted: { enum: ['Retain', 'Delete'] }, whenScaled: { enum: ['Retain', 'Delete'] } },
  },
  // Of maxUnavailable nothing: a closed gate drops it unlooked at.
  'apps.v1.RollingUpdateStatefulSetStrategy': { properties: { partition: COUNT } },
  'core.v1.ReplicationController': NEEDS_SPEC,
  'core.v1.ReplicationControllerSpec': {
    required: ['template'],
    properties: { replicas: COUNT, minReadySeconds: COUNT, selector: LABELS },
    ...rules(
      rule(
        '!has(self.selector) || (has(self.template.metadata) && has(self.template.metadata.labels) && self.selector.all(key, key in self.template.metadata.labels && self.template.metadata.labels[key] == self.selector[key]))',
        'the labels of the template must hold those of the selector',
        '.template.metadata.labels',
      ),
      ALWAYS_RESTARTS,
      ...mountRules('self.template.spec'),
    ),
  },
  'batch.v1.Job': NEEDS_SPEC,
  'batch.v1.JobSpec': {
    properties: {
      parallelism: COUNT,
      completions: COUNT,
      backoffLimit: COUNT,
      activeDeadlineSeconds: COUNT,
      ttlSecondsAfterFinished: COUNT,
      completionMode: { minLength: 1 },
    },
    ...rules(
      rule(
        "has(self.template.spec.restartPolicy) && self.template.spec.restartPolicy in ['Never', 'OnFailure']",
        'restartPolicy must be Never or OnFailure here',
        '.template.spec.restartPolicy',
      ),
      ...mountRules('self.template.spec'),
    ),
  },
  'batch.v1.CronJob': NEEDS_SPEC,
  'batch.v1.CronJobSpec': {
    properties: {
      schedule: { format: 'cron' },
      startingDeadlineSeconds: COUNT,
      successfulJobsHistoryLimit: COUNT,
      failedJobsHistoryLimit: COUNT,
      timeZone: { minLength: 1 },
    },
  },
  'batch.v1.JobTemplateSpec': { required: ['spec'], properties: { metadata: FREE_LABELS } },
  'core.v1.ConfigMap': {
    properties: { data: { format: 'config-data' }, binaryData: { format: 'config-data' } },
    ...rules(
      rule(
        '!has(self.data) || !has(self.binaryData) || self.data.all(key, !(key in self.binaryData))',
        'data and binaryData must not have the same key',
        '.data',
      ),
    ),
  },
  'core.v1.Secret': { properties: { data: { format: 'config-data' }, stringData: { format: 'config-data' } } },
  'core.v1.NamespaceSpec': { properties: { finalizers: { items: { format: 'label-key' } } } },
  'core.v1.ResourceQuotaSpec': { properties: { hard: { format: 'quotas' } } },
  'core.v1.PersistentVolumeClaim': NEEDS_SPEC,
  'core.v1.PersistentVolumeClaimSpec': {
    required: ['accessModes', 'resources'],
    properties: {
      accessModes: { minItems: 1, items: { minLength: 1 } },
      volumeMode: { minLength: 1 },
      storageClassName: NAME,
      resources: { required: ['requests'], properties: { requests: { required: ['storage'] } } },
    },
  },
  'autoscaling.v2.HorizontalPodAutoscaler': NEEDS_SPEC,
  'autoscaling.v2.HorizontalPodAutoscalerSpec': {
    properties: { minReplicas: POSITIVE, maxReplicas: POSITIVE },
    ...rules(
      rule(
        '!has(self.minReplicas) || self.minReplicas <= self.maxReplicas',
        'minReplicas must not exceed maxReplicas',
        '.maxReplicas',
      ),
    ),
  },
  'autoscaling.v1.HorizontalPodAutoscaler': NEEDS_SPEC,
  'autoscaling.v1.HorizontalPodAutoscalerSpec': {
    properties: { minReplicas: POSITIVE, maxReplicas: POSITIVE, targetCPUUtilizationPercentage: POSITIVE },
    ...rules(
      rule(
        '!has(self.minReplicas) || self.minReplicas <= self.maxReplicas',
        'minReplicas must not exceed maxReplicas',
        '.maxReplicas',
      ),
    ),
  },
  'autoscaling.v2.CrossVersionObjectReference': TARGET,
  'autoscaling.v1.CrossVersionObjectReference': TARGET,
  'autoscaling.v2.ContainerResourceMetricSource': { properties: { container: LABEL } },
  'autoscaling.v2.MetricSpec': {
    properties: { type: { enum: ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'] } },
    ...oneField('containerResource', 'external', 'object', 'pods', 'resource'),
  },
  'autoscaling.v2.MetricIdentifier': {
    properties: { name: SEGMENT, selector: { properties: { matchLabels: { format: '' } } } },
  },
  'autoscaling.v2.MetricTarget': {
    ...someField('averageUtilization', 'averageValue', 'value'),
    properties: { type: { enum: ['Utilization', 'Value', 'AverageValue'] }, averageUtilization: POSITIVE },
  },
  'autoscaling.v2.HPAScalingRules': {
    properties: {
      selectPolicy: { enum: ['Max', 'Min', 'Disabled'], minLength: 1 },
      stabilizationWindowSeconds: { minimum: 0, maximum: 3600 },
      policies: SOME,
    },
  },
  'autoscaling.v2.HPAScalingPolicy': {
    properties: { type: { enum: ['Pods', 'Percent'] }, value: POSITIVE, periodSeconds: { minimum: 1, maximum: 1800 } },
  },
  'policy.v1.PodDisruptionBudgetSpec': {
    properties: {
      minAvailable: COUNT_OR_SHARE,
      maxUnavailable: COUNT_OR_SHARE,
      unhealthyPodEvictionPolicy: { enum: ['IfHealthyBudget', 'AlwaysAllow'], minLength: 1 },
    },
    ...rules(
      rule(
        '!has(self.minAvailable) || !has(self.maxUnavailable)',
        'minAvailable and maxUnavailable exclude each other',
      ),
    ),
  },
  'rbac.v1.PolicyRule': {
    properties: { verbs: SOME },
    ...rules(
      rule(
        '(has(self.nonResourceURLs) && size(self.nonResourceURLs) > 0) ? (!has(self.resources) || size(self.resources) == 0) : (has(self.resources) && size(self.resources) > 0 && has(self.apiGroups) && size(self.apiGroups) > 0)',
        'a rule needs apiGroups and resources, or nonResourceURLs',
      ),
    ),
  },
  'rbac.v1.AggregationRule': { required: ['clusterRoleSelectors'], properties: { clusterRoleSelectors: SOME } },
  'rbac.v1.RoleRef': {
    properties: { name: SEGMENT, apiGroup: { enum: [RBAC] }, kind: { enum: ['Role', 'ClusterRole'] } },
  },
  'rbac.v1.ClusterRoleBinding': {
    properties: { roleRef: { properties: { kind: { enum: ['ClusterRole'] } } } },
    ...rules(
      rule(
        "!has(self.subjects) || self.subjects.all(s, s.kind != 'ServiceAccount' || (has(s.__namespace__) && s.__namespace__ != ''))",
        'a service account needs its namespace',
        '.subjects',
      ),
    ),
  },
  'rbac.v1.Subject': {
    properties: { kind: { enum: ['ServiceAccount', 'User', 'Group'] } },
    ...rules(
      rule(
        "self.kind != 'ServiceAccount' || !format.dns1123Subdomain().validate(self.name).hasValue()",
        'the name of a service account is a DNS name',
        '.name',
      ),
      rule(
        `!has(self.apiGroup) || self.apiGroup == '' || self.apiGroup == (self.kind == 'ServiceAccount' ? '' : '${RBAC}')`,
        `apiGroup must be ${RBAC} for users and groups, and nothing for service accounts`,
        '.apiGroup',
      ),
    ),
  },
  'discovery.v1.ForZone': { notRequired: ['name'] },
  'storage.v1.TokenRequest': { notRequired: ['audience'] },
  'storage.v1.CSIDriver': { notRequired: ['spec'] },
  'storage.v1.CSINode': { notRequired: ['spec'] },
  'storage.v1.CSINodeSpec': { notRequired: ['drivers'] },
  'core.v1.LimitRangeSpec': { notRequired: ['limits'] },
  'apps.v1.ControllerRevision': { notRequired: ['revision'] },
  'apiextensions.v1.CustomResourceDefinitionVersion': { notRequired: ['served'] },
  'apiextensions.v1.CustomResourceDefinition': {
    ...rules(
      rule("self.metadata.name == self.spec.names.plural + '.' + self.spec.group", 'its name must be <plural>.<group>'),
      distinct('spec.versions', 'name'),
      rule('self.spec.versions.exists_one(v, v.storage)', 'exactly one version must be stored', '.spec.versions'),
    ),
  },
}
