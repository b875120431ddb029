import {
  COUNT_OR_SHARE,
  LABEL,
  oneField,
  type Overlay,
  type Overlays,
  POSITIVE,
  rule,
  rules,
  SEGMENT,
  SOME,
  someField,
} from './overlay.ts'

const NEEDS_SPEC: Overlay = { required: ['spec'] }
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

/** What a 1.36 server checks by code of what scales workloads, and keeps them from being disrupted. */
export const SCALING_RULES: Overlays = {
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
}
