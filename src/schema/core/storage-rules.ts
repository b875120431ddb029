import { NAME, type Overlay, type Overlays } from './overlay.ts'

const NEEDS_SPEC: Overlay = { required: ['spec'] }

/** What a 1.36 server checks by code of volumes that are claimed, and of namespaces and what they may hold. */
export const STORAGE_RULES: Overlays = {
  'core.v1.NamespaceSpec': { properties: { finalizers: { items: { format: 'label-key' } } } },
  'core.v1.ResourceQuotaSpec': { properties: { hard: { format: 'quotas' } } },
  'core.v1.PersistentVolumeClaim': NEEDS_SPEC,
  'core.v1.PersistentVolumeClaimSpec': {
    required: ['accessModes', 'resources'],
    properties: {
      accessModes: { minItems: 1, items: { minLength: 1 } },
      volumeMode: { minLength: 1 },
      storageClassName: NAME,
      resources: { required: ['requests'], properties: { requests: { required: ['storage'] } } },
    },
  },
}
