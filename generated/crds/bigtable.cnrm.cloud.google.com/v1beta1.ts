// Made by motif generate from the schemas of bigtable.cnrm.cloud.google.com; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What BigtableAppProfile is made of. */
export interface BigtableAppProfileProps {
  metadata?: ApiObjectMetadata
  spec: {
    dataBoostIsolationReadOnly?: {
      computeBillingOwner?: string | undefined
    } | undefined
    description?: string | undefined
    instanceRef: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    }
    multiClusterRoutingClusterIds?: string[] | undefined
    multiClusterRoutingUseAny?: boolean | undefined
    resourceID?: string | undefined
    singleClusterRouting?: {
      allowTransactionalWrites?: boolean | undefined
      clusterId?: string | undefined
    } | undefined
    standardIsolation?: {
      priority?: string | undefined
    } | undefined
  }
}

export class BigtableAppProfile extends ApiObject {
  static readonly GVK = { apiVersion: 'bigtable.cnrm.cloud.google.com/v1beta1', kind: 'BigtableAppProfile' } as const

  constructor(scope: Construct, id: string, props: BigtableAppProfileProps) {
    super(scope, id, { ...props, ...BigtableAppProfile.GVK })
  }
}

/** What BigtableGCPolicy is made of. */
export interface BigtableGCPolicyProps {
  metadata?: ApiObjectMetadata
  spec: {
    columnFamily: string
    deletionPolicy?: string | undefined
    gcRules?: string | undefined
    instanceRef: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    }
    maxAge?: {
      days?: number | undefined
      duration?: string | undefined
    }[] | undefined
    maxVersion?: {
      number: number
    }[] | undefined
    mode?: string | undefined
    tableRef: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    }
  }
}

export class BigtableGCPolicy extends ApiObject {
  static readonly GVK = { apiVersion: 'bigtable.cnrm.cloud.google.com/v1beta1', kind: 'BigtableGCPolicy' } as const

  constructor(scope: Construct, id: string, props: BigtableGCPolicyProps) {
    super(scope, id, { ...props, ...BigtableGCPolicy.GVK })
  }
}

/** What BigtableInstance is made of. */
export interface BigtableInstanceProps {
  metadata?: ApiObjectMetadata
  spec?: {
    cluster?: {
      autoscalingConfig?: {
        cpuTarget: number
        maxNodes: number
        minNodes: number
        storageTarget?: number | undefined
      } | undefined
      clusterId: string
      kmsKeyRef?: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      } | undefined
      numNodes?: number | undefined
      storageType?: string | undefined
      zone: string
    }[] | undefined
    deletionProtection?: boolean | undefined
    displayName?: string | undefined
    instanceType?: string | undefined
    resourceID?: string | undefined
  } | undefined
}

export class BigtableInstance extends ApiObject {
  static readonly GVK = { apiVersion: 'bigtable.cnrm.cloud.google.com/v1beta1', kind: 'BigtableInstance' } as const

  constructor(scope: Construct, id: string, props: BigtableInstanceProps = {}) {
    super(scope, id, { ...props, ...BigtableInstance.GVK })
  }
}

/** What BigtableTable is made of. */
export interface BigtableTableProps {
  metadata?: ApiObjectMetadata
  spec: {
    automatedBackupPolicy?: {
      frequency?: string | undefined
      locations?: string[] | undefined
      retentionPeriod?: string | undefined
    } | undefined
    changeStreamRetention?: string | undefined
    columnFamily?: {
      family: string
    }[] | undefined
    deletionProtection?: string | undefined
    instanceRef: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    }
    resourceID?: string | undefined
    splitKeys?: string[] | undefined
  }
}

export class BigtableTable extends ApiObject {
  static readonly GVK = { apiVersion: 'bigtable.cnrm.cloud.google.com/v1beta1', kind: 'BigtableTable' } as const

  constructor(scope: Construct, id: string, props: BigtableTableProps) {
    super(scope, id, { ...props, ...BigtableTable.GVK })
  }
}
