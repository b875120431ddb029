import type { Chart } from 'cdk8s'
import { composition, nameOf } from 'motif'
import { SQLDatabase, SQLInstance, SQLUser } from '../generated/crds/sql.cnrm.cloud.google.com/v1beta1.ts'
import type { ManagedDatabase } from '../generated/kinds/managed-database.ts'
import { inProject } from './shared/project.ts'

// Decisions of the platform, the same for every database.
const TIERS = {
  small: 'db-custom-1-3840',
  medium: 'db-custom-2-7680',
  large: 'db-custom-4-15360',
  xlarge: 'db-custom-8-30720',
}
const ENGINES = {
  postgres: {
    prefix: 'POSTGRES',
    text: { charset: 'UTF8', collation: 'en_US.UTF8' },
    recovery: { pointInTimeRecoveryEnabled: true },
    replication: undefined,
    host: undefined,
  },
  mysql: {
    prefix: 'MYSQL',
    text: { charset: 'utf8mb4', collation: 'utf8mb4_0900_ai_ci' },
    recovery: { binaryLogEnabled: true },
    replication: { connectRetryInterval: 60 },
    host: '%',
  },
}
// The tiers above are of this edition, which isn't what every version takes by itself.
const EDITION = 'ENTERPRISE'
const DISK_TYPE = 'PD_SSD'
const LOG_RETENTION_DAYS = 7
const SSL_MODE = 'ENCRYPTED_ONLY'
// Cloud SQL refuses to delete what holds the data. Replicas are copies, so they may go.
const DELETION_PROTECTION = true
// A database leaves the list by mistake more often than on purpose.
const DATABASE_DELETION = 'ABANDON'

/** One instance for all writes, with what is in it, and a replica for each further region. */
export default composition<ManagedDatabase>((scope, database) => {
  const { metadata, spec } = database
  const annotations = inProject(spec.projectId)
  addInstance(scope, database)
  for (const region of spec.replicaRegions) addReplica(scope, database, region)
  for (const name of spec.databases) {
    new SQLDatabase(scope, `database-${name}`, {
      metadata: { name: nameOf(metadata.name, name), annotations },
      spec: {
        resourceID: name,
        instanceRef: { name: metadata.name },
        ...ENGINES[spec.engine].text,
        deletionPolicy: DATABASE_DELETION,
      },
    })
  }
  for (const { name, passwordSecret } of spec.users) {
    new SQLUser(scope, `user-${name}`, {
      metadata: { name: nameOf(metadata.name, name), annotations },
      spec: {
        resourceID: name,
        instanceRef: { name: metadata.name },
        host: ENGINES[spec.engine].host,
        password: { valueFrom: { secretKeyRef: passwordSecret } },
      },
    })
  }
})

function addInstance(scope: Chart, { metadata, spec }: ManagedDatabase): void {
  new SQLInstance(scope, 'instance', {
    metadata: { name: metadata.name, annotations: inProject(spec.projectId) },
    spec: {
      databaseVersion: versionOf(spec),
      region: spec.region,
      settings: {
        ...settingsOf(spec),
        availabilityType: spec.highAvailability ? 'REGIONAL' : 'ZONAL',
        deletionProtectionEnabled: DELETION_PROTECTION,
        backupConfiguration: {
          enabled: true,
          startTime: `${String(spec.backup.hour).padStart(2, '0')}:00`,
          backupRetentionSettings: { retainedBackups: spec.backup.keepDays, retentionUnit: 'COUNT' },
          transactionLogRetentionDays: LOG_RETENTION_DAYS,
          ...ENGINES[spec.engine].recovery,
        },
      },
    },
  })
}

function addReplica(scope: Chart, { metadata, spec }: ManagedDatabase, region: string): void {
  new SQLInstance(scope, `replica-${region}`, {
    metadata: { name: nameOf(metadata.name, 'replica', region), annotations: inProject(spec.projectId) },
    spec: {
      instanceType: 'READ_REPLICA_INSTANCE',
      masterInstanceRef: { name: metadata.name },
      databaseVersion: versionOf(spec),
      region,
      replicaConfiguration: ENGINES[spec.engine].replication,
      settings: settingsOf(spec),
    },
  })
}

function versionOf({ engine, version }: ManagedDatabase['spec']): string {
  return `${ENGINES[engine].prefix}_${version.replace('.', '_')}`
}

/** What the instance and its replicas have in common: a replica must not be smaller than what it copies. */
function settingsOf({ size, diskGb, network }: ManagedDatabase['spec']) {
  return {
    tier: TIERS[size],
    edition: EDITION,
    diskType: DISK_TYPE,
    diskSize: diskGb,
    // Config Connector would try to shrink a disk that has grown beyond the size that is written down.
    diskAutoresize: diskGb === undefined,
    ipConfiguration:
      network === undefined
        ? { ipv4Enabled: true, sslMode: SSL_MODE }
        : { ipv4Enabled: false, sslMode: SSL_MODE, privateNetworkRef: { external: network } },
  }
}
