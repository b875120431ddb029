import {
  COUNT_OR_SHARE,
  COUNT_QUANTITY,
  LABEL,
  NEEDS_SPEC,
  oneField,
  type Overlay,
  type Overlays,
  POSITIVE,
  POSITIVE_QUANTITY,
  rule,
  rules,
  SEGMENT,
  SOME,
  someField,
} from './overlay.ts'

const REFERENCE: Overlay = {
  properties: { kind: SEGMENT, name: SEGMENT, apiVersion: { pattern: '^([^/]*/)?[^/]*$' } },
}
const RESOURCE_TARGET = oneField('averageUtilization', 'averageValue')

/** A selector that is handed on unread. */
const FREE_SELECTOR: Overlay = {
  properties: {
    matchLabels: { format: '' },
    matchExpressions: {
      items: {
        properties: { key: { format: '' }, operator: { enum: [] }, values: { items: { format: '' } } },
        'x-kubernetes-validations': [],
      },
    },
  },
}

/** What is scaled: not a kind of the core group, but for one. */
const TARGET: Overlay = {
  ...rules(
    rule(
      "self.kind == 'ReplicationController' || (has(self.apiVersion) && self.apiVersion.matches('^[^/]+/[^/]*$'))",
      'apiVersion must have the group of the kind, such as apps/v1',
      '.apiVersion',
    ),
  ),
}

/** What a 1.36 server checks by code of what scales workloads, and keeps them from being disrupted. */
export const SCALING_RULES: Overlays = {
  'autoscaling.v2.HorizontalPodAutoscaler': NEEDS_SPEC,
  'autoscaling.v2.HorizontalPodAutoscalerSpec': {
    properties: { minReplicas: POSITIVE, maxReplicas: POSITIVE, scaleTargetRef: TARGET },
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
    properties: {
      minReplicas: POSITIVE,
      maxReplicas: POSITIVE,
      targetCPUUtilizationPercentage: POSITIVE,
      scaleTargetRef: TARGET,
    },
    ...rules(
      rule(
        '!has(self.minReplicas) || self.minReplicas <= self.maxReplicas',
        'minReplicas must not exceed maxReplicas',
        '.maxReplicas',
      ),
    ),
  },
  'autoscaling.v2.CrossVersionObjectReference': REFERENCE,
  'autoscaling.v1.CrossVersionObjectReference': REFERENCE,
  'autoscaling.v2.ContainerResourceMetricSource': {
    properties: { container: LABEL, target: RESOURCE_TARGET },
  },
  'autoscaling.v2.ResourceMetricSource': { properties: { target: RESOURCE_TARGET } },
  'autoscaling.v2.PodsMetricSource': { properties: { target: { required: ['averageValue'] } } },
  'autoscaling.v2.ObjectMetricSource': { properties: { target: someField('value', 'averageValue') } },
  'autoscaling.v2.ExternalMetricSource': { properties: { target: oneField('value', 'averageValue') } },
  'autoscaling.v2.MetricSpec': {
    properties: { type: { enum: ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'] } },
    ...oneField('containerResource', 'external', 'object', 'pods', 'resource'),
    ...rules(
      ...['ContainerResource', 'External', 'Object', 'Pods', 'Resource'].map((type) => {
        const field = `${type.slice(0, 1).toLowerCase()}${type.slice(1)}`
        return rule(`self.type != '${type}' || has(self.${field})`, `the type ${type} goes with ${field}`, '.type')
      }),
    ),
  },
  'autoscaling.v2.MetricIdentifier': {
    properties: { name: SEGMENT, selector: FREE_SELECTOR },
  },
  'autoscaling.v2.MetricTarget': {
    ...someField('averageUtilization', 'averageValue', 'value'),
    properties: {
      type: { enum: ['Utilization', 'Value', 'AverageValue'] },
      averageUtilization: POSITIVE,
      value: POSITIVE_QUANTITY,
      averageValue: POSITIVE_QUANTITY,
    },
  },
  'autoscaling.v2.HPAScalingRules': {
    properties: {
      selectPolicy: { enum: ['Max', 'Min', 'Disabled'], minLength: 1 },
      stabilizationWindowSeconds: { minimum: 0, maximum: 3600 },
      policies: SOME,
      tolerance: COUNT_QUANTITY,
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
}
