import { COUNT_QUANTITY, LABEL, oneField, type Overlay, type Overlays, rule, rules } from './overlay.ts'

const FILE_MODE: Overlay = { minimum: 0, maximum: 0o777 }
const TOKEN_SECONDS: Overlay = { minimum: 600, maximum: 4294967296 }
const PATH: Overlay = { format: 'path' }
const INNER_PATH: Overlay = { format: 'inner-path' }
const FILE_PATH: Overlay = { format: 'file-path' }

/** What a 1.36 server checks by code of the volumes of pods, and where they are mounted. */
export const VOLUME_RULES: Overlays = {
  'core.v1.VolumeMount': {
    required: ['name'],
    properties: {
      subPath: INNER_PATH,
      subPathExpr: INNER_PATH,
      recursiveReadOnly: { enum: ['Disabled', 'Enabled', 'IfPossible'], minLength: 1 },
    },
    ...rules(
      rule(
        "!has(self.subPath) || self.subPath == '' || !has(self.subPathExpr) || self.subPathExpr == ''",
        'subPath and subPathExpr exclude each other',
        '.subPathExpr',
      ),
      rule(
        "!has(self.recursiveReadOnly) || !(self.recursiveReadOnly in ['Enabled', 'IfPossible']) || (has(self.readOnly) && self.readOnly)",
        'recursiveReadOnly needs readOnly',
        '.recursiveReadOnly',
      ),
    ),
  },
  // A name and one source.
  'core.v1.Volume': { properties: { name: LABEL }, maxProperties: 2 },
  'core.v1.VolumeProjection': { maxProperties: 1 },
  'core.v1.EmptyDirVolumeSource': { properties: { sizeLimit: COUNT_QUANTITY } },
  'core.v1.HostPathVolumeSource': { properties: { path: PATH } },
  'core.v1.NFSVolumeSource': { properties: { path: { pattern: '^/' } } },
  'core.v1.EphemeralVolumeSource': { required: ['volumeClaimTemplate'] },
  'core.v1.PersistentVolumeClaimTemplate': {
    properties: { metadata: { properties: { name: { maxLength: 0 }, generateName: { maxLength: 0 } } } },
  },
  'core.v1.CSIPersistentVolumeSource': { properties: { driver: { format: 'driver-domain' } } },
  'core.v1.CSIVolumeSource': {
    properties: { driver: { format: 'driver-domain' }, nodePublishSecretRef: { required: ['name'] } },
  },
  'core.v1.DownwardAPIVolumeFile': {
    properties: {
      path: FILE_PATH,
      mode: FILE_MODE,
      fieldRef: {
        properties: {
          fieldPath: {
            pattern:
              "^(metadata\\.(name|namespace|uid|labels|annotations)|metadata\\.(labels|annotations)\\['[^']+'\\]|)$",
          },
        },
      },
      resourceFieldRef: { required: ['containerName'] },
    },
    ...oneField('fieldRef', 'resourceFieldRef'),
  },
  'core.v1.ConfigMapVolumeSource': { required: ['name'], properties: { defaultMode: FILE_MODE } },
  'core.v1.SecretVolumeSource': { required: ['secretName'], properties: { defaultMode: FILE_MODE } },
  'core.v1.ProjectedVolumeSource': { properties: { defaultMode: FILE_MODE } },
  'core.v1.ConfigMapProjection': { required: ['name'] },
  'core.v1.SecretProjection': { required: ['name'] },
  'core.v1.ServiceAccountTokenProjection': {
    properties: { path: FILE_PATH, expirationSeconds: TOKEN_SECONDS },
  },
  'core.v1.KeyToPath': { properties: { path: FILE_PATH, mode: FILE_MODE } },
}
