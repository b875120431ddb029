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
const KEY_OF: Overlay = { required: ['name'], properties: { name: NAME, key: { format: 'config-key' } } }

/** The fields of a pod that an environment variable can hold. */
const ENV_FIELD: Overlay = {
  pattern:
    "^(metadata\\.(name|namespace|uid)|metadata\\.(labels|annotations)\\['[^']+'\\]|spec\\.(nodeName|serviceAccountName)|status\\.(hostIPs?|podIPs?)|)$",
}

const LOCAL_PROFILE = rule(
  "(self.type == 'Localhost') == has(self.localhostProfile)",
  'localhostProfile goes with the type Localhost, and with no other',
  '.localhostProfile',
)

/** CEL for two ports, `a` and `b`, that take the same port of the node. */
const SAME_HOST_PORT =
  "has(b.hostPort) && a.hostPort == b.hostPort && (has(a.protocol) ? a.protocol : 'TCP') == (has(b.protocol) ? b.protocol : 'TCP') && (has(a.hostIP) ? a.hostIP : '') == (has(b.hostIP) ? b.hostIP : '')"

const HOST_PORTS = [
  rule(
    `self.containers.all(c, !has(c.ports) || c.ports.all(a, !has(a.hostPort) || a.hostPort == 0 || self.containers.exists_one(d, has(d.ports) && d.ports.exists(b, ${SAME_HOST_PORT}))))`,
    'every hostPort must be used once for a protocol and an address',
    '.containers',
  ),
  rule(
    '!has(self.hostNetwork) || !self.hostNetwork || self.containers.all(c, !has(c.ports) || c.ports.all(p, !has(p.hostPort) || p.hostPort == 0 || p.hostPort == p.containerPort))',
    'hostPort must be containerPort in the network of the node',
    '.containers',
  ),
]

const DNS = [
  rule(
    "!has(self.dnsPolicy) || self.dnsPolicy != 'None' || (has(self.dnsConfig) && has(self.dnsConfig.nameservers) && size(self.dnsConfig.nameservers) > 0)",
    'the dnsPolicy None needs nameservers',
    '.dnsConfig',
  ),
]

const SHARING = [
  rule(
    '!has(self.shareProcessNamespace) || !self.shareProcessNamespace || !has(self.hostPID) || !self.hostPID',
    'shareProcessNamespace and hostPID exclude each other',
    '.shareProcessNamespace',
  ),
  ...['hostNetwork', 'hostPID', 'hostIPC'].map((field) =>
    rule(
      `!has(self.hostUsers) || self.hostUsers || !has(self.${field}) || !self.${field}`,
      `hostUsers: false and ${field} exclude each other`,
      `.${field}`,
    ),
  ),
]

/** Nothing sleeps longer than a pod may take to end. */
const SLEEPS = ['preStop', 'postStart'].flatMap((hook) =>
  ['containers', 'initContainers'].map((list) =>
    rule(
      `!has(self.${list}) || self.${list}.all(c, !has(c.lifecycle) || !has(c.lifecycle.${hook}) || !has(c.lifecycle.${hook}.sleep) || (c.lifecycle.${hook}.sleep.seconds >= 0 && c.lifecycle.${hook}.sleep.seconds <= (has(self.terminationGracePeriodSeconds) ? self.terminationGracePeriodSeconds : 30)))`,
      `${hook} must not sleep longer than terminationGracePeriodSeconds, which is 30 without a word`,
      `.${list}`,
    ),
  ),
)

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
      '!has(self.readinessProbe) || !has(self.readinessProbe.terminationGracePeriodSeconds)',
      'terminationGracePeriodSeconds is not for readiness probes',
      '.readinessProbe.terminationGracePeriodSeconds',
    ),
    rule(
      "!has(self.volumeMounts) || (has(self.securityContext) && has(self.securityContext.privileged) && self.securityContext.privileged) || self.volumeMounts.all(m, !has(m.mountPropagation) || m.mountPropagation != 'Bidirectional')",
      'Bidirectional is for privileged containers',
      '.volumeMounts',
    ),
    rule(
      `!has(self.ports) || self.ports.all(a, !has(a.hostPort) || a.hostPort == 0 || self.ports.exists_one(b, ${SAME_HOST_PORT}))`,
      'every hostPort must be used once for a protocol and an address',
      '.ports',
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
      priorityClassName: NAME,
      runtimeClassName: { ...NAME, minLength: 1 },
      preemptionPolicy: { minLength: 1 },
      overhead: { format: 'resources' },
    },
    ...rules(
      ...DNS,
      ...SHARING,
      ...HOST_PORTS,
      ...SLEEPS,
      rule(
        '!has(self.topologySpreadConstraints) || self.topologySpreadConstraints.all(a, self.topologySpreadConstraints.exists_one(b, a.topologyKey == b.topologyKey && a.whenUnsatisfiable == b.whenUnsatisfiable))',
        'every topologyKey must be used once for a whenUnsatisfiable',
        '.topologySpreadConstraints',
      ),
      distinct('schedulingGates', 'name'),
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
  'core.v1.PodDNSConfig': {
    properties: {
      nameservers: { maxItems: 3, items: { format: 'ip' } },
      searches: { maxItems: 32, items: { format: 'search-domain' } },
    },
  },
  'core.v1.PodDNSConfigOption': { required: ['name'] },
  'core.v1.PodOS': { properties: { name: { enum: ['linux', 'windows'] } } },
  'core.v1.PodReadinessGate': { properties: { conditionType: { format: 'label-key' } } },
  'core.v1.PodSchedulingGate': { properties: { name: { format: 'label-key' } } },
  'core.v1.PodResourceClaim': {
    properties: { name: LABEL, resourceClaimName: NAME, resourceClaimTemplateName: NAME },
    ...oneField('resourceClaimName', 'resourceClaimTemplateName'),
  },
  'core.v1.ContainerResizePolicy': {
    properties: {
      resourceName: { enum: ['cpu', 'memory'] },
      restartPolicy: { enum: ['NotRequired', 'RestartContainer'] },
    },
  },
  'core.v1.EnvVar': {
    properties: { name: { pattern: '^[ -<>-~]*$' } },
    ...rules(
      rule("!has(self.valueFrom) || !has(self.value) || self.value == ''", 'value and valueFrom exclude each other'),
    ),
  },
  'core.v1.EnvVarSource': {
    ...oneField('fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'),
    properties: { fieldRef: { properties: { fieldPath: ENV_FIELD } } },
  },
  'core.v1.EnvFromSource': {
    ...oneField('configMapRef', 'secretRef'),
    properties: { prefix: { pattern: '^[ -<>-~]*$' } },
  },
  'core.v1.ConfigMapKeySelector': KEY_OF,
  'core.v1.SecretKeySelector': KEY_OF,
  'core.v1.ConfigMapEnvSource': { required: ['name'], properties: { name: NAME } },
  'core.v1.SecretEnvSource': { required: ['name'], properties: { name: NAME } },
  'core.v1.ObjectFieldSelector': {
    properties: { apiVersion: { enum: ['v1'] } },
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
      terminationGracePeriodSeconds: POSITIVE,
    },
  },
  'core.v1.LifecycleHandler': oneField('exec', 'httpGet', 'tcpSocket', 'sleep'),
  'core.v1.ExecAction': { required: ['command'], properties: { command: SOME } },
  'core.v1.HTTPGetAction': { properties: { port: PORT_OR_NAME } },
  'core.v1.TCPSocketAction': { properties: { port: PORT_OR_NAME } },
  'core.v1.GRPCAction': { properties: { port: PORT } },
  'core.v1.HTTPHeader': { notRequired: ['value'], properties: { name: { pattern: '^[-A-Za-z0-9]+$' } } },
  'core.v1.HostAlias': { properties: { ip: { format: 'ip' }, hostnames: { items: { ...NAME, minLength: 1 } } } },
  'core.v1.SecurityContext': {
    properties: { runAsUser: USER_ID, runAsGroup: USER_ID },
    ...rules(
      rule(
        "!has(self.allowPrivilegeEscalation) || self.allowPrivilegeEscalation || ((!has(self.privileged) || !self.privileged) && (!has(self.capabilities) || !has(self.capabilities.add) || !('CAP_SYS_ADMIN' in self.capabilities.add)))",
        'allowPrivilegeEscalation must not be false for who is privileged, or has CAP_SYS_ADMIN',
        '.allowPrivilegeEscalation',
      ),
    ),
  },
  'core.v1.SeccompProfile': { properties: { localhostProfile: { format: 'inner-path' } }, ...rules(LOCAL_PROFILE) },
  'core.v1.AppArmorProfile': {
    properties: { localhostProfile: { minLength: 1, maxLength: 4095, pattern: '(?s)^\\S(.*\\S)?$' } },
    ...rules(LOCAL_PROFILE),
  },
  'core.v1.Sysctl': {
    properties: {
      name: { maxLength: 253, pattern: '^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$' },
    },
  },
  'core.v1.PodSecurityContext': {
    properties: { runAsUser: USER_ID, runAsGroup: USER_ID, fsGroup: USER_ID, supplementalGroups: { items: USER_ID } },
    ...rules(distinct('sysctls', 'name')),
  },
}
