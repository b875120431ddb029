// Made by motif generate from the schemas of memcache.cnrm.cloud.google.com; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What MemcacheInstance is made of. */
export interface MemcacheInstanceProps {
  metadata?: ApiObjectMetadata
  spec: {
    displayName?: string | undefined
    maintenancePolicy?: {
      createTime?: string | undefined
      description?: string | undefined
      updateTime?: string | undefined
      weeklyMaintenanceWindow: {
        day: string
        duration: string
        startTime: {
          hours?: number | undefined
          minutes?: number | undefined
          nanos?: number | undefined
          seconds?: number | undefined
        }
      }[]
    } | undefined
    memcacheParameters?: {
      id?: string | undefined
      params?: {
        [k: string]: string
      } | undefined
    } | undefined
    memcacheVersion?: string | undefined
    networkRef?: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    } | undefined
    nodeConfig: {
      cpuCount: number
      memorySizeMb: number
    }
    nodeCount: number
    region: string
    resourceID?: string | undefined
    zones?: string[] | undefined
  }
}

export class MemcacheInstance extends ApiObject {
  static readonly GVK = { apiVersion: 'memcache.cnrm.cloud.google.com/v1beta1', kind: 'MemcacheInstance' } as const

  constructor(scope: Construct, id: string, props: MemcacheInstanceProps) {
    super(scope, id, { ...props, ...MemcacheInstance.GVK })
  }
}
