// Made by motif generate from the schemas of storage.cnrm.cloud.google.com; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What StorageBucket is made of. */
export interface StorageBucketProps {
  metadata?: ApiObjectMetadata
  spec?: {
    autoclass?: {
      enabled: boolean
      terminalStorageClass?: string | undefined
    } | undefined
    bucketPolicyOnly?: boolean | undefined
    cors?: {
      maxAgeSeconds?: number | undefined
      method?: string[] | undefined
      origin?: string[] | undefined
      responseHeader?: string[] | undefined
    }[] | undefined
    customPlacementConfig?: {
      dataLocations: string[]
    } | undefined
    defaultEventBasedHold?: boolean | undefined
    encryption?: {
      kmsKeyRef: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      }
    } | undefined
    ipFilter?: {
      allowAllServiceAgentAccess?: boolean | undefined
      allowCrossOrgVpcs?: boolean | undefined
      mode: string
      publicNetworkSource?: {
        allowedIpCidrRanges: string[]
      } | undefined
      vpcNetworkSources?: {
        allowedIpCidrRanges: string[]
        networkRef: {
          external?: string | undefined
          name?: string | undefined
          namespace?: string | undefined
        }
      }[] | undefined
    } | undefined
    lifecycleRule?: {
      action: {
        storageClass?: string | undefined
        type: string
      }
      condition: {
        age?: number | undefined
        createdBefore?: string | undefined
        customTimeBefore?: string | undefined
        daysSinceCustomTime?: number | undefined
        daysSinceNoncurrentTime?: number | undefined
        matchesPrefix?: string[] | undefined
        matchesStorageClass?: string[] | undefined
        matchesSuffix?: string[] | undefined
        noncurrentTimeBefore?: string | undefined
        numNewerVersions?: number | undefined
        withState?: string | undefined
      }
    }[] | undefined
    location?: string | undefined
    logging?: {
      logBucket: string
      logObjectPrefix?: string | undefined
    } | undefined
    publicAccessPrevention?: string | undefined
    requesterPays?: boolean | undefined
    resourceID?: string | undefined
    retentionPolicy?: {
      isLocked?: boolean | undefined
      retentionPeriod: number
    } | undefined
    softDeletePolicy?: {
      retentionDurationSeconds?: number | undefined
    } | undefined
    storageClass?: string | undefined
    uniformBucketLevelAccess?: boolean | undefined
    versioning?: {
      enabled: boolean
    } | undefined
    website?: {
      mainPageSuffix?: string | undefined
      notFoundPage?: string | undefined
    } | undefined
  } | undefined
}

export class StorageBucket extends ApiObject {
  static readonly GVK = { apiVersion: 'storage.cnrm.cloud.google.com/v1beta1', kind: 'StorageBucket' } as const

  constructor(scope: Construct, id: string, props: StorageBucketProps = {}) {
    super(scope, id, { ...props, ...StorageBucket.GVK })
  }
}

/** What StorageNotification is made of. */
export interface StorageNotificationProps {
  metadata?: ApiObjectMetadata
  spec: {
    bucketRef: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    }
    customAttributes?: {
      [k: string]: string
    } | undefined
    eventTypes?: string[] | undefined
    objectNamePrefix?: string | undefined
    payloadFormat: string
    resourceID?: string | undefined
    topicRef: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    }
  }
}

export class StorageNotification extends ApiObject {
  static readonly GVK = { apiVersion: 'storage.cnrm.cloud.google.com/v1beta1', kind: 'StorageNotification' } as const

  constructor(scope: Construct, id: string, props: StorageNotificationProps) {
    super(scope, id, { ...props, ...StorageNotification.GVK })
  }
}
