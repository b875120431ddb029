// Made by motif generate from the schemas of sql.cnrm.cloud.google.com; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What SQLDatabase is made of. */
export interface SQLDatabaseProps {
  metadata?: ApiObjectMetadata
  spec: {
    charset?: string | undefined
    collation?: string | undefined
    deletionPolicy?: string | undefined
    instanceRef: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    }
    resourceID?: string | undefined
  }
}

export class SQLDatabase extends ApiObject {
  static readonly GVK = { apiVersion: 'sql.cnrm.cloud.google.com/v1beta1', kind: 'SQLDatabase' } as const

  constructor(scope: Construct, id: string, props: SQLDatabaseProps) {
    super(scope, id, { ...props, ...SQLDatabase.GVK })
  }
}

/** What SQLInstance is made of. */
export interface SQLInstanceProps {
  metadata?: ApiObjectMetadata
  spec: {
    cloneSource?: {
      binLogCoordinates?: {
        binLogFileName?: string | undefined
        binLogPosition?: number | undefined
      } | undefined
      databaseNames?: string[] | undefined
      pointInTime?: string | undefined
      sqlInstanceRef?: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      } | undefined
    } | undefined
    databaseVersion?: string | undefined
    encryptionKMSCryptoKeyRef?: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    } | undefined
    instanceType?: string | undefined
    maintenanceVersion?: string | undefined
    masterInstanceRef?: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    } | undefined
    region?: string | undefined
    replicaConfiguration?: {
      caCertificate?: string | undefined
      clientCertificate?: string | undefined
      clientKey?: string | undefined
      connectRetryInterval?: number | undefined
      dumpFilePath?: string | undefined
      failoverTarget?: boolean | undefined
      masterHeartbeatPeriod?: number | undefined
      password?: {
        value?: string | undefined
        valueFrom?: {
          secretKeyRef?: {
            key: string
            name: string
          } | undefined
        } | undefined
      } | undefined
      sslCipher?: string | undefined
      username?: string | undefined
      verifyServerCertificate?: boolean | undefined
    } | undefined
    replicationCluster?: {
      failoverDrReplicaRef?: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      } | undefined
    } | undefined
    resourceID?: string | undefined
    rootPassword?: {
      value?: string | undefined
      valueFrom?: {
        secretKeyRef?: {
          key: string
          name: string
        } | undefined
      } | undefined
    } | undefined
    settings: {
      activationPolicy?: string | undefined
      activeDirectoryConfig?: {
        domain: string
      } | undefined
      advancedMachineFeatures?: {
        threadsPerCore?: number | undefined
      } | undefined
      authorizedGaeApplications?: string[] | undefined
      availabilityType?: string | undefined
      backupConfiguration?: {
        backupRetentionSettings?: {
          retainedBackups: number
          retentionUnit?: string | undefined
        } | undefined
        binaryLogEnabled?: boolean | undefined
        enabled?: boolean | undefined
        location?: string | undefined
        pointInTimeRecoveryEnabled?: boolean | undefined
        startTime?: string | undefined
        transactionLogRetentionDays?: number | undefined
      } | undefined
      collation?: string | undefined
      connectorEnforcement?: string | undefined
      crashSafeReplication?: boolean | undefined
      dataCacheConfig?: {
        dataCacheEnabled?: boolean | undefined
      } | undefined
      databaseFlags?: {
        name: string
        value: string
      }[] | undefined
      deletionProtectionEnabled?: boolean | undefined
      denyMaintenancePeriod?: {
        endDate: string
        startDate: string
        time: string
      } | undefined
      diskAutoresize?: boolean | undefined
      diskAutoresizeLimit?: number | undefined
      diskSize?: number | undefined
      diskType?: string | undefined
      edition?: string | undefined
      insightsConfig?: {
        queryInsightsEnabled?: boolean | undefined
        queryPlansPerMinute?: number | undefined
        queryStringLength?: number | undefined
        recordApplicationTags?: boolean | undefined
        recordClientAddress?: boolean | undefined
      } | undefined
      ipConfiguration?: {
        allocatedIpRange?: string | undefined
        authorizedNetworks?: {
          expirationTime?: string | undefined
          name?: string | undefined
          value: string
        }[] | undefined
        enablePrivatePathForGoogleCloudServices?: boolean | undefined
        ipv4Enabled?: boolean | undefined
        privateNetworkRef?: {
          external?: string | undefined
          name?: string | undefined
          namespace?: string | undefined
        } | undefined
        pscConfig?: {
          allowedConsumerProjects?: string[] | undefined
          pscEnabled?: boolean | undefined
        }[] | undefined
        requireSsl?: boolean | undefined
        sslMode?: string | undefined
      } | undefined
      locationPreference?: {
        followGaeApplication?: string | undefined
        secondaryZone?: string | undefined
        zone?: string | undefined
      } | undefined
      maintenanceWindow?: {
        day?: number | undefined
        hour?: number | undefined
        updateTrack?: string | undefined
      } | undefined
      passwordValidationPolicy?: {
        complexity?: string | undefined
        disallowUsernameSubstring?: boolean | undefined
        enablePasswordPolicy: boolean
        minLength?: number | undefined
        passwordChangeInterval?: string | undefined
        reuseInterval?: number | undefined
      } | undefined
      pricingPlan?: string | undefined
      replicationType?: string | undefined
      sqlServerAuditConfig?: {
        bucketRef?: {
          external?: string | undefined
          name?: string | undefined
          namespace?: string | undefined
        } | undefined
        retentionInterval?: string | undefined
        uploadInterval?: string | undefined
      } | undefined
      tier: string
      timeZone?: string | undefined
    }
  }
}

export class SQLInstance extends ApiObject {
  static readonly GVK = { apiVersion: 'sql.cnrm.cloud.google.com/v1beta1', kind: 'SQLInstance' } as const

  constructor(scope: Construct, id: string, props: SQLInstanceProps) {
    super(scope, id, { ...props, ...SQLInstance.GVK })
  }
}

/** What SQLUser is made of. */
export interface SQLUserProps {
  metadata?: ApiObjectMetadata
  spec: {
    host?: string | undefined
    instanceRef: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    }
    password?: {
      value?: string | undefined
      valueFrom?: {
        secretKeyRef?: {
          key: string
          name: string
        } | undefined
      } | undefined
    } | undefined
    passwordPolicy?: {
      allowedFailedAttempts?: number | undefined
      enableFailedAttemptsCheck?: boolean | undefined
      enablePasswordVerification?: boolean | undefined
      passwordExpirationDuration?: string | undefined
      status?: {
        locked?: boolean | undefined
        passwordExpirationTime?: string | undefined
      }[] | undefined
    } | undefined
    resourceID?: string | undefined
    type?: string | undefined
  }
}

export class SQLUser extends ApiObject {
  static readonly GVK = { apiVersion: 'sql.cnrm.cloud.google.com/v1beta1', kind: 'SQLUser' } as const

  constructor(scope: Construct, id: string, props: SQLUserProps) {
    super(scope, id, { ...props, ...SQLUser.GVK })
  }
}
