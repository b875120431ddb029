// Made by motif generate from schemas/wide-column-store.yaml; do not edit.
/* eslint-disable */

import type { CompositeMetadata } from 'motif'

/**
 * WideColumnStore of databases.motif.dev/v1, as a composition receives it: defaults are filled in.
 *
 * A Bigtable instance of the same name with a cluster in each of its regions, among which all data is replicated, its tables, what they forget, and who may use them. What holds data stays when its object goes.
 */
export interface WideColumnStore {
  apiVersion: 'databases.motif.dev/v1'
  kind: 'WideColumnStore'
  metadata: CompositeMetadata
  spec: {
    /** The project of the instance and all that belongs to it, if it isn't the namespace's own. */
    projectId?: string
    /** Where the data is. Each region has all of it; each cluster is named `<name>-<region>`. */
    clusters: {
      /** A region of Google Cloud. */
      region: string
      /** The letter of the zone in that region. It cannot be changed while the cluster exists. */
      zone: string
      /** How many nodes serve the data, for a load that is always the same. */
      nodes?: number
      /** Bounds between which the number of nodes follows the load. */
      autoscaling?: {
        /** How many nodes there are at least. */
        minNodes: number
        /** How many nodes there are at most. */
        maxNodes: number
        /** How busy the nodes should be on average. With several regions half of what one alone could bear leaves room for the requests of a region that fails. */
        cpuPercent: number
      }
    }[]
    /** The tables. One that is taken from the list isn't deleted, only no longer managed. */
    tables: {
      /** The name of the table. */
      name: string
      /** Names of the column families. One that is taken from the list is deleted, with all that is in it. */
      families: string[]
      /** How many versions of a cell are kept, of which Cassandra keeps one. With several clusters Bigtable refuses to raise it, as it does ttlDays. */
      maxVersions: number
      /** After how many days a cell is deleted. Without it, no cell is deleted for its age. */
      ttlDays?: number
    }[]
    /** How applications that name them are served. One that names none is served as Bigtable's own profile `default` says. */
    appProfiles: {
      /** What applications call the profile. */
      name: string
      /** The region whose cluster answers every request, so that one reads what one has written. Without it the nearest cluster answers, and another one where that fails. */
      region?: string
      /** Whether a write may depend on what is in its row (check-and-mutate, read-modify-write). */
      transactions: boolean
      /** Whose requests come first when nodes are busy, `high`, `medium` or `low`. */
      priority: ("high" | "medium" | "low")
    }[]
    /** Who may use the data. Nobody may but whom the project lets, and whom this names. */
    access: {
      /** Names the IAMPolicyMember `<store>-<name>`, where role and member together are no good name. It cannot be changed, so with another role or member take another name. */
      name?: string
      /** A `reader` sees the data of all tables, a `writer` may also change and delete it. */
      role: ("reader" | "writer")
      /** The name of an IAMServiceAccount in this namespace. */
      serviceAccount?: string
      /** An identity as IAM writes it, such as `group:pricing@example.com`. */
      member?: string
    }[]
  }
}

/**
 * WideColumnStore of databases.motif.dev/v1, as a user writes it.
 *
 * A Bigtable instance of the same name with a cluster in each of its regions, among which all data is replicated, its tables, what they forget, and who may use them. What holds data stays when its object goes.
 */
export interface WideColumnStoreInput {
  apiVersion: 'databases.motif.dev/v1'
  kind: 'WideColumnStore'
  metadata: CompositeMetadata
  spec: {
    /** The project of the instance and all that belongs to it, if it isn't the namespace's own. */
    projectId?: string
    /** Where the data is. Each region has all of it; each cluster is named `<name>-<region>`. */
    clusters: {
      /** A region of Google Cloud. */
      region: string
      /** The letter of the zone in that region. It cannot be changed while the cluster exists. */
      zone?: string
      /** How many nodes serve the data, for a load that is always the same. */
      nodes?: number
      /** Bounds between which the number of nodes follows the load. */
      autoscaling?: {
        /** How many nodes there are at least. */
        minNodes: number
        /** How many nodes there are at most. */
        maxNodes: number
        /** How busy the nodes should be on average. With several regions half of what one alone could bear leaves room for the requests of a region that fails. */
        cpuPercent?: number
      }
    }[]
    /** The tables. One that is taken from the list isn't deleted, only no longer managed. */
    tables?: {
      /** The name of the table. */
      name: string
      /** Names of the column families. One that is taken from the list is deleted, with all that is in it. */
      families: string[]
      /** How many versions of a cell are kept, of which Cassandra keeps one. With several clusters Bigtable refuses to raise it, as it does ttlDays. */
      maxVersions?: number
      /** After how many days a cell is deleted. Without it, no cell is deleted for its age. */
      ttlDays?: number
    }[]
    /** How applications that name them are served. One that names none is served as Bigtable's own profile `default` says. */
    appProfiles?: {
      /** What applications call the profile. */
      name: string
      /** The region whose cluster answers every request, so that one reads what one has written. Without it the nearest cluster answers, and another one where that fails. */
      region?: string
      /** Whether a write may depend on what is in its row (check-and-mutate, read-modify-write). */
      transactions?: boolean
      /** Whose requests come first when nodes are busy, `high`, `medium` or `low`. */
      priority?: ("high" | "medium" | "low")
    }[]
    /** Who may use the data. Nobody may but whom the project lets, and whom this names. */
    access?: {
      /** Names the IAMPolicyMember `<store>-<name>`, where role and member together are no good name. It cannot be changed, so with another role or member take another name. */
      name?: string
      /** A `reader` sees the data of all tables, a `writer` may also change and delete it. */
      role: ("reader" | "writer")
      /** The name of an IAMServiceAccount in this namespace. */
      serviceAccount?: string
      /** An identity as IAM writes it, such as `group:pricing@example.com`. */
      member?: string
    }[]
  }
}
