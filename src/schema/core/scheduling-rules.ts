import { LABEL, type Overlay, type Overlays, POSITIVE, rule, rules } from './overlay.ts'

const WEIGHT: Overlay = { properties: { weight: { minimum: 1, maximum: 100 } } }
const MATCHES_LABELS = rule(
  '(!has(self.matchLabelKeys) || size(self.matchLabelKeys) == 0) || has(self.labelSelector)',
  'matchLabelKeys needs labelSelector',
  '.matchLabelKeys',
)

/** What an operator asks of its values. */
const VALUES_OF_OPERATOR = [
  rule(
    "!(self.operator in ['In', 'NotIn']) || (has(self.values) && size(self.values) > 0)",
    'In and NotIn need values',
    '.values',
  ),
  rule(
    "!(self.operator in ['Exists', 'DoesNotExist']) || !has(self.values) || size(self.values) == 0",
    'Exists and DoesNotExist take no values',
    '.values',
  ),
]

/** What a 1.36 server checks by code of where pods may run, and of selectors. */
export const SCHEDULING_RULES: Overlays = {
  'core.v1.Toleration': {
    properties: {
      key: { format: 'label-key' },
      value: { format: 'label-value' },
      // The gate of Gt and Lt is closed.
      operator: { enum: ['Equal', 'Exists'] },
    },
    ...rules(
      rule(
        "(has(self.key) && self.key != '') || (has(self.operator) && self.operator == 'Exists')",
        'a toleration without a key needs the operator Exists',
      ),
      rule(
        "!has(self.operator) || self.operator != 'Exists' || !has(self.value) || self.value == ''",
        'a toleration with the operator Exists has no value',
      ),
      rule(
        "!has(self.tolerationSeconds) || (has(self.effect) && self.effect == 'NoExecute')",
        'tolerationSeconds is for the effect NoExecute',
        '.effect',
      ),
    ),
  },
  'core.v1.TopologySpreadConstraint': {
    properties: { maxSkew: POSITIVE, minDomains: POSITIVE },
    ...rules(
      MATCHES_LABELS,
      rule(
        "!has(self.minDomains) || self.whenUnsatisfiable == 'DoNotSchedule'",
        'minDomains is for whenUnsatisfiable: DoNotSchedule',
        '.minDomains',
      ),
    ),
  },
  'core.v1.PreferredSchedulingTerm': { notRequired: ['preference'], ...WEIGHT },
  'core.v1.WeightedPodAffinityTerm': WEIGHT,
  'core.v1.PodAffinityTerm': {
    properties: { topologyKey: { format: 'label-key' }, namespaces: { items: { ...LABEL, minLength: 1 } } },
    ...rules(MATCHES_LABELS),
  },
  'core.v1.NodeSelector': {
    properties: {
      nodeSelectorTerms: {
        minItems: 1,
        items: {
          properties: {
            matchExpressions: { items: { properties: { values: { items: { format: 'label-value' } } } } },
          },
        },
      },
    },
  },
  'core.v1.NodeSelectorTerm': {
    properties: {
      matchFields: {
        items: {
          properties: {
            key: { enum: ['metadata.name'] },
            operator: { enum: ['In', 'NotIn'] },
            values: { maxItems: 1 },
          },
        },
      },
    },
  },
  'core.v1.NodeSelectorRequirement': {
    properties: { key: { format: 'label-key' } },
    ...rules(
      ...VALUES_OF_OPERATOR,
      rule(
        "!(self.operator in ['Gt', 'Lt']) || (has(self.values) && size(self.values) == 1)",
        'Gt and Lt need one value',
        '.values',
      ),
    ),
  },
  'meta.v1.LabelSelector': { properties: { matchLabels: { format: 'labels' } } },
  'meta.v1.LabelSelectorRequirement': {
    properties: {
      key: { format: 'label-key' },
      operator: { enum: ['In', 'NotIn', 'Exists', 'DoesNotExist'] },
      values: { items: { format: 'label-value' } },
    },
    ...rules(...VALUES_OF_OPERATOR),
  },
}
