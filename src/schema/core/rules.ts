import { ACCESS_RULES } from './access-rules.ts'
import { NETWORK_RULES } from './network-rules.ts'
import { distinct, type Overlays, rule, rules } from './overlay.ts'
import { POD_RULES } from './pod-rules.ts'
import { SCALING_RULES } from './scaling-rules.ts'
import { STORAGE_RULES } from './storage-rules.ts'
import { WORKLOAD_RULES } from './workload-rules.ts'

/**
 * What a 1.36 server checks by code of its own kinds, where its published schemas are silent: the fields that are
 * commonly used, each asked of a server. Laid over the definitions of the same names.
 */
export const CORE_RULES: Overlays = {
  ...POD_RULES,
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
  'core.v1.Secret': { properties: { data: { format: 'config-data' }, stringData: { format: 'config-data' } } },
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
