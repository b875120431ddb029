// Made by motif generate from the schemas of databases.motif.dev; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What ManagedDatabase is made of. */
export interface ManagedDatabaseProps {
  metadata?: ApiObjectMetadata
  spec: {
    /** The project of the instance and all that belongs to it, if it isn't the namespace's own. */
    projectId?: string | undefined
    /** The database system, `postgres` or `mysql`. It can never change. */
    engine: ("postgres" | "mysql")
    /** Its version. Only a higher one can follow, after a look at what that asks of the data. */
    version: ("14" | "15" | "16" | "17" | "8.0" | "8.4")
    /** The region of Google Cloud that takes all writes. It can never change. */
    region: string
    /** CPUs and memory of the instance and of each replica, `small` (1 CPU, 3.75 GB), `medium` (2, 7.5 GB), `large` (4, 15 GB) or `xlarge` (8, 30 GB). A change restarts them. */
    size?: ("small" | "medium" | "large" | "xlarge") | undefined
    /** Whether a second zone of the region stands by, with the same data at any moment. It doubles the price. */
    highAvailability?: boolean | undefined
    /** The size of the disk in GB, which can only grow, and here only by hand: a full disk stops the database. Without it, the disk begins with 10 GB and grows as needed. */
    diskGb?: number | undefined
    /** The VPC network that reaches the database, by its full name; it must be connected to Google's services (private services access). Without it there is a public address, behind which only the Cloud SQL connectors and their roles lead to the database. */
    network?: string | undefined
    /** Names of the databases. One that is taken from the list isn't deleted, only no longer managed. */
    databases?: string[] | undefined
    /** Who may log in, with a password. */
    users?: {
      /** The name of the user in the database. */
      name: string
      /** Where the password is kept, which must be there before the user is made. */
      passwordSecret: {
        /** The name of a Secret in this namespace. */
        name: string
        /** The key of that Secret. */
        key?: string | undefined
      }
    }[] | undefined
    /** Regions that get a copy to read from; each is named `<name>-replica-<region>`. */
    replicaRegions?: string[] | undefined
    /** The daily backup. There is always one. */
    backup?: {
      /** The hour (UTC) in which the four hours begin during which the backup is made. */
      hour?: number | undefined
      /** For how many days a backup is kept. */
      keepDays?: number | undefined
    } | undefined
  }
}

/** A Cloud SQL instance of the same name with backups and recovery to any minute of the last days, its databases and users, and read replicas. After a deletion Cloud SQL keeps the name for a week. */
export class ManagedDatabase extends ApiObject {
  static readonly GVK = { apiVersion: 'databases.motif.dev/v1', kind: 'ManagedDatabase' } as const

  constructor(scope: Construct, id: string, props: ManagedDatabaseProps) {
    super(scope, id, { ...props, ...ManagedDatabase.GVK })
  }
}

/** What WideColumnStore is made of. */
export interface WideColumnStoreProps {
  metadata?: ApiObjectMetadata
  spec: {
    /** The project of the instance and all that belongs to it, if it isn't the namespace's own. */
    projectId?: string | undefined
    /** Where the data is. Each region has all of it; each cluster is named `<name>-<region>`. */
    clusters: {
      /** A region of Google Cloud. */
      region: string
      /** The letter of the zone in that region. It cannot be changed while the cluster exists. */
      zone?: string | undefined
      /** How many nodes serve the data, for a load that is always the same. */
      nodes?: number | undefined
      /** Bounds between which the number of nodes follows the load. */
      autoscaling?: {
        /** How many nodes there are at least. */
        minNodes: number
        /** How many nodes there are at most. */
        maxNodes: number
        /** How busy the nodes should be on average. With several regions half of what one alone could bear leaves room for the requests of a region that fails. */
        cpuPercent?: number | undefined
      } | undefined
    }[]
    /** The tables. One that is taken from the list isn't deleted, only no longer managed. */
    tables?: {
      /** The name of the table. */
      name: string
      /** Names of the column families. One that is taken from the list is deleted, with all that is in it. */
      families: string[]
      /** How many versions of a cell are kept, of which Cassandra keeps one. With several clusters Bigtable refuses to raise it, as it does ttlDays. */
      maxVersions?: number | undefined
      /** After how many days a cell is deleted. Without it, no cell is deleted for its age. */
      ttlDays?: number | undefined
    }[] | undefined
    /** How applications that name them are served. One that names none is served as Bigtable's own profile `default` says. */
    appProfiles?: {
      /** What applications call the profile. */
      name: string
      /** The region whose cluster answers every request, so that one reads what one has written. Without it the nearest cluster answers, and another one where that fails. */
      region?: string | undefined
      /** Whether a write may depend on what is in its row (check-and-mutate, read-modify-write). */
      transactions?: boolean | undefined
      /** Whose requests come first when nodes are busy, `high`, `medium` or `low`. */
      priority?: ("high" | "medium" | "low") | undefined
    }[] | undefined
    /** Who may use the data. Nobody may but whom the project lets, and whom this names. */
    access?: {
      /** Names the IAMPolicyMember `<store>-<name>`, where role and member together are no good name. It cannot be changed, so with another role or member take another name. */
      name?: string | undefined
      /** A `reader` sees the data of all tables, a `writer` may also change and delete it. */
      role: ("reader" | "writer")
      /** The name of an IAMServiceAccount in this namespace. */
      serviceAccount?: string | undefined
      /** An identity as IAM writes it, such as `group:pricing@example.com`. */
      member?: string | undefined
    }[] | undefined
  }
}

/** A Bigtable instance of the same name with a cluster in each of its regions, among which all data is replicated, its tables, what they forget, and who may use them. What holds data stays when its object goes. */
export class WideColumnStore extends ApiObject {
  static readonly GVK = { apiVersion: 'databases.motif.dev/v1', kind: 'WideColumnStore' } as const

  constructor(scope: Construct, id: string, props: WideColumnStoreProps) {
    super(scope, id, { ...props, ...WideColumnStore.GVK })
  }
}
