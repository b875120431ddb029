// Made by motif generate from the schemas of pubsub.cnrm.cloud.google.com; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What PubSubSubscription is made of. */
export interface PubSubSubscriptionProps {
  metadata?: ApiObjectMetadata
  spec: {
    ackDeadlineSeconds?: number | undefined
    bigqueryConfig?: {
      dropUnknownFields?: boolean | undefined
      tableRef: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      }
      useTopicSchema?: boolean | undefined
      writeMetadata?: boolean | undefined
    } | undefined
    cloudStorageConfig?: {
      avroConfig?: {
        writeMetadata?: boolean | undefined
      } | undefined
      bucketRef: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      }
      filenamePrefix?: string | undefined
      filenameSuffix?: string | undefined
      maxBytes?: number | undefined
      maxDuration?: string | undefined
      state?: string | undefined
    } | undefined
    deadLetterPolicy?: {
      deadLetterTopicRef?: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      } | undefined
      maxDeliveryAttempts?: number | undefined
    } | undefined
    enableExactlyOnceDelivery?: boolean | undefined
    enableMessageOrdering?: boolean | undefined
    expirationPolicy?: {
      ttl: string
    } | undefined
    filter?: string | undefined
    messageRetentionDuration?: string | undefined
    pushConfig?: {
      attributes?: {
        [k: string]: string
      } | undefined
      noWrapper?: {
        writeMetadata: boolean
      } | undefined
      oidcToken?: {
        audience?: string | undefined
        serviceAccountEmail: string
      } | undefined
      pushEndpoint: string
    } | undefined
    resourceID?: string | undefined
    retainAckedMessages?: boolean | undefined
    retryPolicy?: {
      maximumBackoff?: string | undefined
      minimumBackoff?: string | undefined
    } | undefined
    topicRef: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    }
  }
}

export class PubSubSubscription extends ApiObject {
  static readonly GVK = { apiVersion: 'pubsub.cnrm.cloud.google.com/v1beta1', kind: 'PubSubSubscription' } as const

  constructor(scope: Construct, id: string, props: PubSubSubscriptionProps) {
    super(scope, id, { ...props, ...PubSubSubscription.GVK })
  }
}

/** What PubSubTopic is made of. */
export interface PubSubTopicProps {
  metadata?: ApiObjectMetadata
  spec?: {
    kmsKeyRef?: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    } | undefined
    messageRetentionDuration?: string | undefined
    messageStoragePolicy?: {
      allowedPersistenceRegions: string[]
      enforceInTransit?: boolean | undefined
    } | undefined
    resourceID?: string | undefined
    schemaSettings?: {
      encoding?: string | undefined
      schemaRef: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      }
    } | undefined
  } | undefined
}

export class PubSubTopic extends ApiObject {
  static readonly GVK = { apiVersion: 'pubsub.cnrm.cloud.google.com/v1beta1', kind: 'PubSubTopic' } as const

  constructor(scope: Construct, id: string, props: PubSubTopicProps = {}) {
    super(scope, id, { ...props, ...PubSubTopic.GVK })
  }
}
