import { ACCESS_RULES } from './access-rules.ts'
import { NETWORK_RULES } from './network-rules.ts'
import { distinct, type Overlays, rule, rules } from './overlay.ts'
import { POD_RULES } from './pod-rules.ts'
import { SCALING_RULES } from './scaling-rules.ts'
import { SCHEDULING_RULES } from './scheduling-rules.ts'
import { STORAGE_RULES } from './storage-rules.ts'
import { VOLUME_RULES } from './volume-rules.ts'
import { WORKLOAD_RULES } from './workload-rules.ts'

/** What a secret of a type must hold: one of the keys. */
const SECRET_KEYS: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/basic-auth': ['username', 'password'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
}

function hasKey(key: string): string {
  return `(has(self.data) && '${key}' in self.data) || (has(self.stringData) && '${key}' in self.stringData)`
}

/**
 * What a 1.36 server checks by code of its own kinds, where its published schemas are silent: the fields that are
 * commonly used, each asked of a server. Laid over the definitions of the same names.
 */
export const CORE_RULES: Overlays = {
  ...POD_RULES,
  ...VOLUME_RULES,
  ...SCHEDULING_RULES,
  ...WORKLOAD_RULES,
  ...NETWORK_RULES,
  ...STORAGE_RULES,
  ...SCALING_RULES,
  ...ACCESS_RULES,
  'meta.v1.MicroTime': { pattern: '[.,][0-9]{6}(Z|[-+])' },
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
  'core.v1.Secret': {
    properties: { data: { format: 'config-data' }, stringData: { format: 'config-data' } },
    ...rules(
      ...Object.entries(SECRET_KEYS).map(([type, keys]) =>
        rule(
          `!has(self.type) || self.type != '${type}' || ${keys.map(hasKey).join(' || ')}`,
          `a secret of the type ${type} needs ${keys.join(' or ')}`,
        ),
      ),
      rule(
        `!has(self.type) || self.type != 'kubernetes.io/tls' || ((${hasKey('tls.crt')}) && (${hasKey('tls.key')}))`,
        'a secret of the type kubernetes.io/tls needs tls.crt and tls.key',
      ),
      rule(
        "!has(self.type) || self.type != 'kubernetes.io/ssh-auth' || (has(self.stringData) && 'ssh-privatekey' in self.stringData ? size(self.stringData['ssh-privatekey']) > 0 : !has(self.data) || !('ssh-privatekey' in self.data) || size(self.data['ssh-privatekey']) > 0)",
        'ssh-privatekey must hold something',
      ),
    ),
  },
  'node.v1.Overhead': { properties: { podFixed: { format: 'resources' } } },
  'scheduling.v1.PriorityClass': {
    properties: { preemptionPolicy: { minLength: 1 } },
    ...rules(
      rule(
        "!has(self.value) || self.value <= 1000000000 || (has(self.metadata.name) && self.metadata.name.startsWith('system-'))",
        'value must be at most 1000000000',
        '.value',
      ),
      rule(
        "!has(self.metadata.name) || !self.metadata.name.startsWith('system-') || {'system-node-critical': 2000001000, 'system-cluster-critical': 2000000000}.exists(n, v, n == self.metadata.name && has(self.value) && v == self.value)",
        'names that begin with system- are those of Kubernetes',
      ),
    ),
  },
  'discovery.v1.ForZone': { notRequired: ['name'] },
  'storage.v1.TokenRequest': { notRequired: ['audience'] },
  'storage.v1.CSIDriver': { notRequired: ['spec'] },
  'storage.v1.CSINode': { notRequired: ['spec'] },
  'storage.v1.CSINodeSpec': { notRequired: ['drivers'] },
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
