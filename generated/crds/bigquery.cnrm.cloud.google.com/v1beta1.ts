// Made by motif generate from the schemas of bigquery.cnrm.cloud.google.com; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What BigQueryDataset is made of. */
export interface BigQueryDatasetProps {
  metadata?: ApiObjectMetadata
  spec?: {
    access?: {
      dataset?: {
        dataset: {
          datasetId: string
          projectId: string
        }
        targetTypes: string[]
      } | undefined
      domain?: string | undefined
      groupByEmail?: string | undefined
      iamMember?: string | undefined
      role?: string | undefined
      routine?: {
        datasetId: string
        projectId: string
        routineId: string
      } | undefined
      specialGroup?: string | undefined
      userByEmail?: string | undefined
      view?: {
        datasetId: string
        projectId: string
        tableId: string
      } | undefined
    }[] | undefined
    defaultCollation?: string | undefined
    defaultEncryptionConfiguration?: {
      kmsKeyRef?: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      } | undefined
    } | undefined
    defaultPartitionExpirationMs?: number | undefined
    defaultTableExpirationMs?: number | undefined
    description?: string | undefined
    friendlyName?: string | undefined
    isCaseInsensitive?: boolean | undefined
    location?: string | undefined
    maxTimeTravelHours?: string | undefined
    projectRef?: {
      external?: string | undefined
      kind?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    } | undefined
    resourceID?: string | undefined
    storageBillingModel?: string | undefined
  } | undefined
}

export class BigQueryDataset extends ApiObject {
  static readonly GVK = { apiVersion: 'bigquery.cnrm.cloud.google.com/v1beta1', kind: 'BigQueryDataset' } as const

  constructor(scope: Construct, id: string, props: BigQueryDatasetProps = {}) {
    super(scope, id, { ...props, ...BigQueryDataset.GVK })
  }
}
