import {
  COUNT,
  distinct,
  LABEL,
  NAME,
  oneField,
  type Overlay,
  type Overlays,
  PORT,
  PORT_OR_NAME,
  POSITIVE,
  rule,
  rules,
  SOME,
} from './overlay.ts'

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc']
const USER_ID: Overlay = { minimum: 0, maximum: 2147483647 }
const FILE_MODE: Overlay = { minimum: 0, maximum: 0o777 }
const KEY_OF: Overlay = { required: ['name'], properties: { name: NAME, key: { format: 'config-key' } } }
const WEIGHT: Overlay = { properties: { weight: { minimum: 1, maximum: 100 } } }
const TOKEN_SECONDS: Overlay = { minimum: 600, maximum: 4294967296 }

/** A container as it stands in a pod, whether it runs first or for good. */
const CONTAINER: Overlay = {
  required: ['image'],
  properties: { name: LABEL, restartPolicy: { enum: ['Always', 'Never', 'OnFailure'] } },
  ...rules(
    distinct('volumeMounts', 'mountPath'),
    ...['livenessProbe', 'startupProbe'].map((probe) =>
      rule(
        `!has(self.${probe}) || !has(self.${probe}.successThreshold) || self.${probe}.successThreshold <= 1`,
        'successThreshold must be 1 here',
        `.${probe}.successThreshold`,
      ),
    ),
    rule(
      '!has(self.ports) || self.ports.all(a, !has(a.name) || self.ports.exists_one(b, has(b.name) && a.name == b.name))',
      'every name of a port must be used once',
      '.ports',
    ),
  ),
}

/** What a 1.36 server checks by code of pods and what they are made of (pkg/apis/core/validation). */
export const POD_RULES: Overlays = {
  'core.v1.PodSpec': {
    properties: {
      containers: SOME,
      nodeSelector: { format: 'labels' },
      serviceAccountName: NAME,
      nodeName: NAME,
      activeDeadlineSeconds: { minimum: 1, maximum: 2147483647 },
      hostname: LABEL,
      subdomain: LABEL,
    },
    ...rules(
      distinct('containers', 'name'),
      distinct('volumes', 'name'),
      rule(
        '!has(self.initContainers) || self.initContainers.all(a, self.initContainers.exists_one(b, a.name == b.name) && !self.containers.exists(b, a.name == b.name))',
        'every name of a container must be used once',
        '.initContainers',
      ),
      ...['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'].map((field) =>
        rule(
          `!has(self.initContainers) || self.initContainers.all(a, !has(a.${field}) || (has(a.restartPolicy) && a.restartPolicy == 'Always'))`,
          `${field} is for containers that go on running: an init container needs restartPolicy Always for it`,
          '.initContainers',
        ),
      ),
    ),
  },
  'core.v1.Container': CONTAINER,
  'core.v1.ContainerPort': {
    properties: { containerPort: PORT, hostPort: { minimum: 0, maximum: 65535 }, name: { format: 'port-name' } },
  },
  'core.v1.EnvVar': {
    properties: { name: { pattern: '^[ -<>-~]*$' } },
    ...rules(
      rule("!has(self.valueFrom) || !has(self.value) || self.value == ''", 'value and valueFrom exclude each other'),
    ),
  },
  'core.v1.EnvVarSource': oneField('fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'),
  'core.v1.EnvFromSource': oneField('configMapRef', 'secretRef'),
  'core.v1.ConfigMapKeySelector': KEY_OF,
  'core.v1.SecretKeySelector': KEY_OF,
  'core.v1.ConfigMapEnvSource': { required: ['name'], properties: { name: NAME } },
  'core.v1.SecretEnvSource': { required: ['name'], properties: { name: NAME } },
  'core.v1.ObjectFieldSelector': {
    properties: {
      fieldPath: {
        pattern:
          "^(metadata\\.(name|namespace|uid)|metadata\\.(labels|annotations)\\['[^']+'\\]|spec\\.(nodeName|serviceAccountName)|status\\.(hostIPs?|podIPs?)|metadata\\.(labels|annotations)|)$",
      },
    },
  },
  'core.v1.ResourceFieldSelector': {
    properties: {
      resource: { pattern: '^(limits|requests)\\.(cpu|memory|ephemeral-storage|hugepages-.+)$' },
    },
  },
  'core.v1.ResourceRequirements': {
    format: 'requirements',
    properties: { limits: { format: 'resources' }, requests: { format: 'resources' } },
  },
  'core.v1.Probe': {
    ...oneField(...HANDLERS),
    properties: {
      initialDelaySeconds: COUNT,
      periodSeconds: COUNT,
      timeoutSeconds: COUNT,
      successThreshold: COUNT,
      failureThreshold: COUNT,
    },
  },
  'core.v1.LifecycleHandler': oneField('exec', 'httpGet', 'tcpSocket', 'sleep'),
  'core.v1.ExecAction': { required: ['command'], properties: { command: SOME } },
  'core.v1.HTTPGetAction': { properties: { port: PORT_OR_NAME } },
  'core.v1.TCPSocketAction': { properties: { port: PORT_OR_NAME } },
  'core.v1.GRPCAction': { properties: { port: PORT } },
  'core.v1.HTTPHeader': { notRequired: ['value'], properties: { name: { pattern: '^[-A-Za-z0-9]+$' } } },
  'core.v1.VolumeMount': { required: ['name'] },
  'core.v1.Volume': { properties: { name: LABEL } },
  'core.v1.ConfigMapVolumeSource': { required: ['name'], properties: { defaultMode: FILE_MODE } },
  'core.v1.SecretVolumeSource': { required: ['secretName'], properties: { defaultMode: FILE_MODE } },
  'core.v1.ProjectedVolumeSource': { properties: { defaultMode: FILE_MODE } },
  'core.v1.ConfigMapProjection': { required: ['name'] },
  'core.v1.SecretProjection': { required: ['name'] },
  'core.v1.ServiceAccountTokenProjection': { properties: { expirationSeconds: TOKEN_SECONDS } },
  'core.v1.KeyToPath': { properties: { mode: FILE_MODE } },
  'core.v1.HostAlias': { properties: { ip: { format: 'ip' }, hostnames: { items: { ...NAME, minLength: 1 } } } },
  'core.v1.SecurityContext': { properties: { runAsUser: USER_ID, runAsGroup: USER_ID } },
  'core.v1.PodSecurityContext': {
    properties: { runAsUser: USER_ID, runAsGroup: USER_ID, fsGroup: USER_ID, supplementalGroups: { items: USER_ID } },
  },
  'core.v1.Toleration': {
    properties: { key: { format: 'label-key' }, value: { format: 'label-value' } },
    ...rules(
      rule(
        "(has(self.key) && self.key != '') || (has(self.operator) && self.operator == 'Exists')",
        'a toleration without a key needs the operator Exists',
      ),
      rule(
        "!has(self.operator) || self.operator != 'Exists' || !has(self.value) || self.value == ''",
        'a toleration with the operator Exists has no value',
      ),
    ),
  },
  'core.v1.TopologySpreadConstraint': {
    properties: { maxSkew: POSITIVE, minDomains: POSITIVE },
  },
  'core.v1.PreferredSchedulingTerm': { notRequired: ['preference'], ...WEIGHT },
  'core.v1.WeightedPodAffinityTerm': WEIGHT,
  'core.v1.PodAffinityTerm': { properties: { topologyKey: { format: 'label-key' } } },
  'core.v1.NodeSelector': { properties: { nodeSelectorTerms: SOME } },
  'core.v1.NodeSelectorRequirement': {
    properties: { key: { format: 'label-key' } },
    ...rules(
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
    ...rules(
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
    ),
  },
}
