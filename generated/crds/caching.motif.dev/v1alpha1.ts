// Made by motif generate from the schemas of caching.motif.dev; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What ManagedCache is made of. */
export interface ManagedCacheProps {
  metadata?: ApiObjectMetadata
  spec: {
    /** How many shards (Memcached nodes) there are. Keys are spread over them, not copied. */
    shards: number
    /** CPUs of a shard; one, or an even number. To change them is to replace the instance, which empties it. */
    cpu: number
    /** Memory of a shard in GB (of 1024 MB). To change it is to replace the instance, which empties it. */
    memoryGb: number
    /** The region of Google Cloud; the instance is named `<name>-<region>`. */
    region: string
    /** The VPC network that reaches the instance, by its full name. Without it, the network named default of the instance's own project. */
    network?: string | undefined
  }
}

/**
 * Memcached in one region.
 *
 * @deprecated
 */
export class ManagedCache extends ApiObject {
  static readonly GVK = { apiVersion: 'caching.motif.dev/v1alpha1', kind: 'ManagedCache' } as const

  constructor(scope: Construct, id: string, props: ManagedCacheProps) {
    super(scope, id, { ...props, ...ManagedCache.GVK })
  }
}
