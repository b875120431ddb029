// Made by motif generate from the schemas of caching.motif.dev; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What ManagedCache is made of. */
export interface ManagedCacheProps {
  metadata?: ApiObjectMetadata
  spec: {
    /** The project of the instances, if it isn't the namespace's own. */
    projectId?: string | undefined
    /** How many shards (Memcached nodes) each region has. Keys are spread over them, not copied. */
    numShards: number
    /** What each shard has. To change it is to replace the instances, which empties them. */
    resources: {
      /** CPUs of a shard; one, or an even number. */
      cpu: number
      /** Memory of a shard in GB (of 1024 MB). */
      memorySizeGb: number
    }
    /** Regions of Google Cloud that get an instance; each is named `<name>-<region>`. */
    regions: string[]
    /** The VPC network that reaches the instances, by its full name. Without it, the network named default of the instances' own project. */
    network?: string | undefined
  }
}

/** Memcached in one or more regions, each an instance of its own with the same number of equal shards. */
export class ManagedCache extends ApiObject {
  static readonly GVK = { apiVersion: 'caching.motif.dev/v1alpha2', kind: 'ManagedCache' } as const

  constructor(scope: Construct, id: string, props: ManagedCacheProps) {
    super(scope, id, { ...props, ...ManagedCache.GVK })
  }
}
