import {
  distinct,
  NAME,
  NEEDS_SPEC,
  oneField,
  type Overlay,
  type Overlays,
  POSITIVE_QUANTITY,
  rule,
  rules,
  SOME,
} from './overlay.ts'

const ACCESS_MODES: Overlay = {
  minItems: 1,
  items: { minLength: 1 },
  ...rules(rule("size(self) < 2 || !('ReadWriteOncePod' in self)", 'ReadWriteOncePod excludes other access modes')),
}

const PERSISTENT_SOURCES = [
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephfs',
  'cinder',
  'csi',
  'fc',
  'flexVolume',
  'flocker',
  'gcePersistentDisk',
  'glusterfs',
  'hostPath',
  'iscsi',
  'local',
  'nfs',
  'photonPersistentDisk',
  'portworxVolume',
  'quobyte',
  'rbd',
  'scaleIO',
  'storageos',
  'vsphereVolume',
]

/** What a 1.36 server checks by code of volumes that are claimed, and of namespaces and what they may hold. */
export const STORAGE_RULES: Overlays = {
  'core.v1.NamespaceSpec': {
    properties: {
      finalizers: {
        items: { format: 'label-key', pattern: '^(kubernetes|orphan|foregroundDeletion|[^/]+/.+)$' },
      },
    },
  },
  'core.v1.ResourceQuotaSpec': { properties: { hard: { format: 'quotas' } } },
  'core.v1.LimitRangeSpec': { notRequired: ['limits'], ...rules(distinct('limits', 'type')) },
  'core.v1.LimitRangeItem': {
    format: 'limits',
    properties: { type: { pattern: '^(Container|Pod|PersistentVolumeClaim|[^/]+/.+)$' } },
    ...rules(
      ...['default', 'defaultRequest'].map((field) =>
        rule(
          `self.type != 'Pod' || !has(self.${field}) || size(self.${field}) == 0`,
          `${field} is not for pods`,
          `.${field}`,
        ),
      ),
      rule(
        "self.type != 'PersistentVolumeClaim' || (has(self.min) && 'storage' in self.min) || (has(self.max) && 'storage' in self.max)",
        'limits of claims are a min or max of storage',
      ),
    ),
  },
  'core.v1.PersistentVolumeClaim': NEEDS_SPEC,
  'core.v1.PersistentVolumeClaimSpec': {
    required: ['accessModes', 'resources'],
    properties: {
      accessModes: ACCESS_MODES,
      volumeMode: { minLength: 1 },
      storageClassName: NAME,
      volumeAttributesClassName: NAME,
      resources: {
        required: ['requests'],
        properties: { requests: { required: ['storage'], properties: { storage: POSITIVE_QUANTITY } } },
      },
    },
  },
  'core.v1.PersistentVolume': {
    ...NEEDS_SPEC,
    properties: {
      spec: {
        required: ['capacity'],
        properties: {
          capacity: { required: ['storage'], maxProperties: 1, properties: { storage: POSITIVE_QUANTITY } },
        },
      },
    },
  },
  'core.v1.PersistentVolumeSpec': {
    required: ['accessModes'],
    properties: {
      accessModes: ACCESS_MODES,
      volumeMode: { minLength: 1 },
      storageClassName: NAME,
      nodeAffinity: { required: ['required'] },
    },
    ...oneField(...PERSISTENT_SOURCES),
    ...rules(rule('!has(self.local) || has(self.nodeAffinity)', 'a local volume needs nodeAffinity', '.nodeAffinity')),
  },
  'core.v1.LocalVolumeSource': { properties: { path: { format: 'path' } } },
  'storage.v1.StorageClass': {
    properties: {
      provisioner: { format: 'driver' },
      reclaimPolicy: { enum: ['Delete', 'Retain'] },
      volumeBindingMode: { minLength: 1 },
    },
    ...rules(rule("!has(self.parameters) || !('' in self.parameters)", 'every parameter needs a key', '.parameters')),
  },
  'core.v1.TopologySelectorTerm': rules(distinct('matchLabelExpressions', 'key')),
  'core.v1.TopologySelectorLabelRequirement': {
    properties: { key: { format: 'label-key' }, values: SOME },
    ...rules(
      rule('self.values.all(a, self.values.exists_one(b, a == b))', 'every value must be there once', '.values'),
    ),
  },
}
