/** Where a row comes from. */
interface Sourced {
  readonly source: string
}

/** Kinds of one group whose deletion loses what they hold. */
export interface StatefulRow extends Sourced {
  readonly group: string
  readonly kinds: readonly string[]
}

/** What of a core kind an API server keeps as it was created: paths, or all of the spec but some. */
export interface ImmutableRow extends Sourced {
  readonly group: string
  readonly kinds: readonly string[]
  /** Paths with `[*]` for items; whatever is below counts too. */
  readonly paths: readonly string[]
  /** Paths below that may change all the same. */
  readonly except?: readonly string[]
  /** Only where the field has a value before and after. */
  readonly onlyIfSet?: true
  /** Only where the object says `immutable: true` before. */
  readonly onlyIfImmutable?: true
}

/**
 * How a kind grants access. `member`: one member, one role; `bindings`: roles with members; `rules` and `subjects`:
 * RBAC; `items`: each item of a list is a grant; `whole`: the spec is one grant; `denials`: each item takes access away.
 */
export interface AccessRow extends Sourced {
  readonly group: string
  readonly kinds: readonly string[]
  readonly grants: 'member' | 'bindings' | 'rules' | 'subjects' | 'items' | 'whole' | 'denials'
  /** The list, for `items` and `denials`. */
  readonly path?: readonly string[]
}

const CNRM = 'https://cloud.google.com/config-connector/docs/reference/resource-docs'
const VALIDATION = 'https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg'

/** The annotation that leaves the cloud resource alone when the object goes, and the value that does so. */
export const DELETION_POLICY = {
  annotation: 'cnrm.cloud.google.com/deletion-policy',
  keeps: 'abandon',
  source: 'https://cloud.google.com/config-connector/docs/how-to/managing-deleting-resources',
} as const

/** Databases, buckets, disks, keys, and what holds them. */
export const STATEFUL: readonly StatefulRow[] = [
  stateful('alloydb', ['AlloyDBCluster', 'AlloyDBInstance', 'AlloyDBBackup']),
  stateful('apikeys', ['APIKeysKey']),
  stateful('artifactregistry', ['ArtifactRegistryRepository']),
  stateful('backupdr', ['BackupDRBackupVault']),
  stateful('bigquery', ['BigQueryDataset', 'BigQueryTable']),
  stateful('bigtable', ['BigtableInstance', 'BigtableCluster', 'BigtableTable', 'BigtableBackup']),
  stateful('compute', ['ComputeDisk', 'ComputeImage', 'ComputeInstance', 'ComputeMachineImage', 'ComputeSnapshot']),
  stateful('container', ['ContainerCluster']),
  stateful('filestore', ['FilestoreInstance', 'FilestoreBackup', 'FilestoreSnapshot']),
  stateful('firebasedatabase', ['FirebaseDatabaseInstance']),
  stateful('firestore', ['FirestoreDatabase', 'FirestoreDocument']),
  stateful('gkebackup', ['GKEBackupBackup']),
  stateful('healthcare', ['HealthcareDataset', 'HealthcareDICOMStore', 'HealthcareFHIRStore', 'HealthcareHL7V2Store']),
  stateful('iam', ['IAMServiceAccountKey']),
  stateful('kms', ['KMSKeyRing', 'KMSCryptoKey', 'KMSCryptoKeyVersion']),
  stateful('logging', ['LoggingLogBucket']),
  stateful('managedkafka', ['ManagedKafkaCluster', 'ManagedKafkaTopic']),
  stateful('memcache', ['MemcacheInstance']),
  stateful('memorystore', ['MemorystoreInstance']),
  stateful('metastore', ['MetastoreService', 'MetastoreBackup']),
  stateful('netapp', ['NetAppBackupVault']),
  stateful('privateca', ['PrivateCACertificateAuthority']),
  stateful('redis', ['RedisInstance', 'RedisCluster']),
  stateful('resourcemanager', ['Project', 'Folder']),
  stateful('secretmanager', ['SecretManagerSecret', 'SecretManagerSecretVersion']),
  stateful('sourcerepo', ['SourceRepoRepository']),
  stateful('spanner', ['SpannerInstance', 'SpannerDatabase']),
  stateful('sql', ['SQLInstance', 'SQLDatabase']),
  stateful('storage', ['StorageBucket', 'StorageFolder', 'StorageHMACKey', 'StorageManagedFolder']),
  {
    group: '',
    kinds: ['PersistentVolumeClaim', 'PersistentVolume'],
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming',
  },
  {
    group: '',
    kinds: ['Namespace'],
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  },
  {
    group: 'apiextensions.k8s.io',
    kinds: ['CustomResourceDefinition'],
    source:
      'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#delete-a-customresourcedefinition',
  },
]

function stateful(service: string, kinds: readonly string[]): StatefulRow {
  return { group: `${service}.cnrm.cloud.google.com`, kinds, source: `${CNRM}/${service}/` }
}

/** What the API server's own code keeps as it is; the schemas of core kinds don't say it. */
export const CORE_IMMUTABLE: readonly ImmutableRow[] = [
  {
    group: 'apps',
    kinds: ['Deployment', 'ReplicaSet', 'DaemonSet'],
    paths: ['spec.selector'],
    source: `${VALIDATION}/registry/apps/deployment/strategy.go (ValidateImmutableField)`,
  },
  {
    group: 'apps',
    kinds: ['StatefulSet'],
    paths: ['spec'],
    except: [
      ...['spec.replicas', 'spec.ordinals', 'spec.template', 'spec.updateStrategy', 'spec.revisionHistoryLimit'],
      ...['spec.persistentVolumeClaimRetentionPolicy', 'spec.minReadySeconds'],
    ],
    source: `${VALIDATION}/apis/apps/validation/validation.go (ValidateStatefulSetUpdate)`,
  },
  {
    group: 'batch',
    kinds: ['Job'],
    paths: ['spec.selector', 'spec.template', 'spec.completionMode', 'spec.podFailurePolicy', 'spec.managedBy'],
    source: `${VALIDATION}/apis/batch/validation/validation.go (ValidateJobSpecUpdate)`,
  },
  {
    group: '',
    kinds: ['Service'],
    paths: ['spec.clusterIP'],
    onlyIfSet: true,
    source: `${VALIDATION}/apis/core/validation/validation.go (ValidateServiceUpdate)`,
  },
  {
    group: '',
    kinds: ['PersistentVolumeClaim'],
    paths: ['spec'],
    except: ['spec.resources', 'spec.volumeAttributesClassName'],
    source: `${VALIDATION}/apis/core/validation/validation.go (ValidatePersistentVolumeClaimUpdate)`,
  },
  {
    group: '',
    kinds: ['PersistentVolume'],
    paths: ['spec.csi', 'spec.gcePersistentDisk', 'spec.hostPath', 'spec.nfs', 'spec.local', 'spec.volumeMode'],
    source: `${VALIDATION}/apis/core/validation/validation.go (ValidatePersistentVolumeUpdate)`,
  },
  {
    group: '',
    kinds: ['Secret'],
    paths: ['type'],
    source: `${VALIDATION}/apis/core/validation/validation.go (ValidateSecretUpdate)`,
  },
  {
    group: '',
    kinds: ['Secret', 'ConfigMap'],
    paths: ['data', 'stringData', 'binaryData', 'immutable'],
    onlyIfImmutable: true,
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-immutable',
  },
  {
    group: 'rbac.authorization.k8s.io',
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    paths: ['roleRef'],
    source: `${VALIDATION}/apis/rbac/validation/validation.go (ValidateRoleBindingUpdate)`,
  },
  {
    group: 'storage.k8s.io',
    kinds: ['StorageClass'],
    paths: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
    source: `${VALIDATION}/apis/storage/validation/validation.go (ValidateStorageClassUpdate)`,
  },
  {
    group: 'scheduling.k8s.io',
    kinds: ['PriorityClass'],
    paths: ['value', 'preemptionPolicy'],
    source: `${VALIDATION}/apis/scheduling/validation/validation.go (ValidatePriorityClassUpdate)`,
  },
  {
    group: 'apiextensions.k8s.io',
    kinds: ['CustomResourceDefinition'],
    paths: ['spec.group', 'spec.scope', 'spec.names.plural', 'spec.names.kind'],
    source:
      'https://github.com/kubernetes/apiextensions-apiserver (validation.go, ValidateCustomResourceDefinitionUpdate)',
  },
]

const RBAC = 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/'

/** The kinds that grant access. */
export const ACCESS: readonly AccessRow[] = [
  access('iam', ['IAMPolicyMember'], { grants: 'member' }),
  access('iam', ['IAMPolicy', 'IAMPartialPolicy'], { grants: 'bindings' }),
  access('iam', ['IAMCustomRole'], { grants: 'items', path: ['spec', 'permissions'] }),
  access('iam', ['IAMDenyPolicy'], { grants: 'denials', path: ['spec', 'rules'] }),
  access('bigquery', ['BigQueryDataset'], { grants: 'items', path: ['spec', 'access'] }),
  access('bigquery', ['BigQueryDatasetAccess'], { grants: 'whole' }),
  access('storage', ['StorageBucketAccessControl', 'StorageDefaultObjectAccessControl'], { grants: 'whole' }),
  access('gkehub', ['GKEHubScopeRBACRoleBinding'], { grants: 'whole' }),
  { group: 'rbac.authorization.k8s.io', kinds: ['Role', 'ClusterRole'], grants: 'rules', source: RBAC },
  {
    group: 'rbac.authorization.k8s.io',
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    grants: 'subjects',
    source: RBAC,
  },
]

function access(service: string, kinds: readonly string[], how: Pick<AccessRow, 'grants' | 'path'>): AccessRow {
  return { group: `${service}.cnrm.cloud.google.com`, kinds, ...how, source: `${CNRM}/${service}/` }
}

/** The row for a kind. */
export function rowOf<Row extends { readonly group: string; readonly kinds: readonly string[] }>(
  rows: readonly Row[],
  { group, kind }: { readonly group: string; readonly kind: string },
): Row | undefined {
  return rows.find((row) => row.group === group && row.kinds.includes(kind))
}
