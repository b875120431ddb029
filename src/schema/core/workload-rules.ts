import type { Rule } from '../../model/kind.ts'
import {
  COUNT,
  COUNT_OR_PERCENT,
  COUNT_OR_SHARE,
  LABEL,
  NEEDS_SPEC,
  type Overlay,
  type Overlays,
  rule,
  rules,
} from './overlay.ts'

const LABELS: Overlay = { format: 'labels' }

const LABELS_OF = 'self.template.metadata.labels'
const HAS_LABEL = `has(self.template.metadata) && has(${LABELS_OF}) && e.key in ${LABELS_OF}`

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
  rule(
    `!has(self.selector.matchExpressions) || self.selector.matchExpressions.all(e, e.operator == 'In' ? (${HAS_LABEL} && ${LABELS_OF}[e.key] in e.values) : e.operator == 'NotIn' ? !(${HAS_LABEL} && ${LABELS_OF}[e.key] in e.values) : (e.operator == 'Exists') == (${HAS_LABEL}))`,
    'the labels of the template must meet the expressions of the selector',
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

/** The pods of a workload that is to run for ever. */
const RUNS_ON = [
  rule(
    "!has(self.template.spec.restartPolicy) || self.template.spec.restartPolicy in ['', 'Always']",
    'restartPolicy must be Always here',
    '.template.spec.restartPolicy',
  ),
  rule(
    '!has(self.template.spec.activeDeadlineSeconds)',
    'activeDeadlineSeconds is for pods and jobs',
    '.template.spec.activeDeadlineSeconds',
  ),
]

/** CEL that says whether a number or percentage is nothing. */
function isNothing(field: string): string {
  return `(type(${field}) == int ? ${field} == 0 : string(${field}).matches('^0+%$'))`
}

const TEMPLATE: Overlay = { required: ['spec'] }

const IS_INDEXED = "(has(self.completionMode) && self.completionMode == 'Indexed')"
const INDEXED = [
  rule(
    `!has(self.backoffLimitPerIndex) || ${IS_INDEXED}`,
    'backoffLimitPerIndex is for indexed jobs',
    '.backoffLimitPerIndex',
  ),
  rule(
    '!has(self.maxFailedIndexes) || has(self.backoffLimitPerIndex)',
    'maxFailedIndexes needs backoffLimitPerIndex',
    '.backoffLimitPerIndex',
  ),
]

/** Labels and annotations that nothing looks at until they are copied into an object. */
const FREE_LABELS: Overlay = { properties: { labels: { format: '' }, annotations: { format: '' } } }

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
    ...rules(
      ...SELECTS_TEMPLATE,
      ...RUNS_ON,
      rule(
        '(has(self.progressDeadlineSeconds) ? self.progressDeadlineSeconds : 600) > (has(self.minReadySeconds) ? self.minReadySeconds : 0)',
        'progressDeadlineSeconds, which is 600 without a word, must be more than minReadySeconds',
        '.progressDeadlineSeconds',
      ),
      ...mountRules('self.template.spec'),
    ),
  },
  'apps.v1.RollingUpdateDeployment': {
    properties: { maxSurge: COUNT_OR_PERCENT, maxUnavailable: COUNT_OR_SHARE },
    ...rules(
      rule(
        `!has(self.maxSurge) || !has(self.maxUnavailable) || !${isNothing('self.maxSurge')} || !${isNothing('self.maxUnavailable')}`,
        'maxSurge and maxUnavailable must not both be 0',
        '.maxUnavailable',
      ),
    ),
  },
  'apps.v1.DeploymentStrategy': rules(
    rule(
      "!has(self.type) || self.type != 'Recreate' || !has(self.rollingUpdate)",
      'rollingUpdate is for the type RollingUpdate',
      '.rollingUpdate',
    ),
  ),
  'apps.v1.ReplicaSet': NEEDS_SPEC,
  'apps.v1.ReplicaSetSpec': {
    required: ['template'],
    properties: { replicas: COUNT, minReadySeconds: COUNT },
    ...rules(...SELECTS_TEMPLATE, ...RUNS_ON, ...mountRules('self.template.spec')),
  },
  'apps.v1.DaemonSet': NEEDS_SPEC,
  'apps.v1.DaemonSetSpec': {
    properties: { minReadySeconds: COUNT, revisionHistoryLimit: COUNT },
    ...rules(...SELECTS_TEMPLATE, ...RUNS_ON, ...mountRules('self.template.spec')),
  },
  'apps.v1.RollingUpdateDaemonSet': { properties: { maxSurge: COUNT_OR_SHARE, maxUnavailable: COUNT_OR_SHARE } },
  'apps.v1.DaemonSetUpdateStrategy': rules(
    rule(
      `(has(self.type) && self.type == 'OnDelete') || !has(self.rollingUpdate) || (has(self.rollingUpdate.maxUnavailable) && ${isNothing('self.rollingUpdate.maxUnavailable')}) == (has(self.rollingUpdate.maxSurge) && !${isNothing('self.rollingUpdate.maxSurge')})`,
      'one of maxSurge and maxUnavailable must be 0, and the other must not; without a word they are 0 and 1',
      '.rollingUpdate',
    ),
  ),
  'apps.v1.StatefulSet': NEEDS_SPEC,
  'apps.v1.StatefulSetSpec': {
    properties: {
      replicas: COUNT,
      minReadySeconds: COUNT,
      serviceName: LABEL,
      volumeClaimTemplates: {
        items: {
          required: ['metadata'],
          properties: {
            metadata: { ...FREE_LABELS, required: ['name'], properties: { ...FREE_LABELS.properties, name: LABEL } },
          },
        },
      },
    },
    ...rules(
      ...SELECTS_TEMPLATE,
      ...RUNS_ON,
      ...mountRules(
        'self.template.spec',
        '(has(self.volumeClaimTemplates) && self.volumeClaimTemplates.exists(t, has(t.metadata) && has(t.metadata.name) && t.metadata.name == m.name))',
      ),
    ),
  },
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy': {
    properties: { whenDeleted: { enum: ['Retain', 'Delete'] }, whenScaled: { enum: ['Retain', 'Delete'] } },
  },
  'apps.v1.StatefulSetOrdinals': { properties: { start: COUNT } },
  'apps.v1.StatefulSetUpdateStrategy': rules(
    rule(
      "!has(self.type) || self.type != 'OnDelete' || !has(self.rollingUpdate)",
      'rollingUpdate is for the type RollingUpdate',
      '.rollingUpdate',
    ),
  ),
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
      ...RUNS_ON,
      ...mountRules('self.template.spec'),
    ),
  },
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
      ...INDEXED,
    ),
  },
  'batch.v1.Job': {
    ...NEEDS_SPEC,
    ...rules(
      rule(
        '(has(self.spec.manualSelector) && self.spec.manualSelector) ? has(self.spec.selector) : !has(self.spec.selector) || ((!has(self.spec.selector.matchLabels) || size(self.spec.selector.matchLabels) == 0) && (!has(self.spec.selector.matchExpressions) || size(self.spec.selector.matchExpressions) == 0))',
        'a selector goes with manualSelector: true, and with nothing else',
        '.spec.selector',
      ),
    ),
  },
  'batch.v1.PodFailurePolicy': { notRequired: ['rules'] },
  'batch.v1.PodFailurePolicyRule': rules(
    rule(
      'has(self.onExitCodes) != (has(self.onPodConditions) && size(self.onPodConditions) > 0)',
      'a rule needs either onExitCodes or onPodConditions',
    ),
  ),
  'batch.v1.PodFailurePolicyOnExitCodesRequirement': {
    properties: { values: { minItems: 1 } },
    ...rules(
      rule("self.operator != 'In' || !(0 in self.values)", 'the exit code 0 is no failure', '.values'),
      rule('self.values.isSorted()', 'exit codes must be in order', '.values'),
    ),
  },
  'batch.v1.CronJob': NEEDS_SPEC,
  'batch.v1.CronJobSpec': {
    properties: {
      schedule: { format: 'cron' },
      startingDeadlineSeconds: COUNT,
      successfulJobsHistoryLimit: COUNT,
      failedJobsHistoryLimit: COUNT,
      timeZone: { format: 'time-zone' },
    },
  },
  'batch.v1.JobTemplateSpec': {
    required: ['spec'],
    properties: { metadata: FREE_LABELS },
    ...rules(
      rule(
        '!has(self.spec.selector) && (!has(self.spec.manualSelector) || !self.spec.manualSelector)',
        'the jobs of a CronJob get their selectors from the server',
        '.spec',
      ),
    ),
  },
}
