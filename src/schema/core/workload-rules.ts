import type { Rule } from '../../model/kind.ts'
import { COUNT, COUNT_OR_PERCENT, COUNT_OR_SHARE, LABEL, type Overlay, type Overlays, rule, rules } from './overlay.ts'

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

/** Labels and annotations that nothing looks at until they are copied into an object. */
const FREE_LABELS: Overlay = { properties: { labels: { format: '' }, annotations: { format: '' } } }
const ROLLING: Overlay = { properties: { maxSurge: COUNT_OR_PERCENT, maxUnavailable: COUNT_OR_SHARE } }

/** What a 1.36 server checks by code of what runs pods. */
export const WORKLOAD_RULES: Overlays = {
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
}
