// Made by motif generate from schemas/managed-cache.yaml; do not edit.
/* eslint-disable */

import type { CompositeMetadata } from 'motif'

/**
 * ManagedCache of caching.motif.dev/v1alpha2, as a composition receives it: defaults are filled in.
 *
 * Memcached in one or more regions, each an instance of its own with the same number of equal shards.
 */
export interface ManagedCache {
  apiVersion: 'caching.motif.dev/v1alpha2'
  kind: 'ManagedCache'
  metadata: CompositeMetadata
  spec: {
    /** The project of the instances, if it isn't the namespace's own. */
    projectId?: string
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
    network?: string
  }
}

/**
 * ManagedCache of caching.motif.dev/v1alpha2, as a user writes it.
 *
 * Memcached in one or more regions, each an instance of its own with the same number of equal shards.
 */
export interface ManagedCacheInput {
  apiVersion: 'caching.motif.dev/v1alpha2'
  kind: 'ManagedCache'
  metadata: CompositeMetadata
  spec: {
    /** The project of the instances, if it isn't the namespace's own. */
    projectId?: string
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
    network?: string
  }
}

/**
 * ManagedCache of caching.motif.dev/v1alpha1, as a composition receives it: defaults are filled in.
 *
 * Memcached in one region.
 */
export interface ManagedCacheV1alpha1 {
  apiVersion: 'caching.motif.dev/v1alpha1'
  kind: 'ManagedCache'
  metadata: CompositeMetadata
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
    network?: string
  }
}

/**
 * ManagedCache of caching.motif.dev/v1alpha1, as a user writes it.
 *
 * Memcached in one region.
 */
export interface ManagedCacheV1alpha1Input {
  apiVersion: 'caching.motif.dev/v1alpha1'
  kind: 'ManagedCache'
  metadata: CompositeMetadata
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
    network?: string
  }
}
