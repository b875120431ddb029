// Made by motif generate from schemas/managed-database.yaml; do not edit.
/* eslint-disable */

import type { CompositeMetadata } from 'motif'

/**
 * ManagedDatabase of databases.motif.dev/v1, as a composition receives it: defaults are filled in.
 *
 * A Cloud SQL instance of the same name with backups and recovery to any minute of the last days, its databases and users, and read replicas. After a deletion Cloud SQL keeps the name for a week.
 */
export interface ManagedDatabase {
  apiVersion: 'databases.motif.dev/v1'
  kind: 'ManagedDatabase'
  metadata: CompositeMetadata
  spec: {
    /** The project of the instance and all that belongs to it, if it isn't the namespace's own. */
    projectId?: string
    /** The database system, `postgres` or `mysql`. It can never change. */
    engine: ("postgres" | "mysql")
    /** Its version. Only a higher one can follow, after a look at what that asks of the data. */
    version: ("14" | "15" | "16" | "17" | "8.0" | "8.4")
    /** The region of Google Cloud that takes all writes. It can never change. */
    region: string
    /** CPUs and memory of the instance and of each replica, `small` (1 CPU, 3.75 GB), `medium` (2, 7.5 GB), `large` (4, 15 GB) or `xlarge` (8, 30 GB). A change restarts them. */
    size: ("small" | "medium" | "large" | "xlarge")
    /** Whether a second zone of the region stands by, with the same data at any moment. It doubles the price. */
    highAvailability: boolean
    /** The size of the disk in GB, which can only grow, and here only by hand: a full disk stops the database. Without it, the disk begins with 10 GB and grows as needed. */
    diskGb?: number
    /** The VPC network that reaches the database, by its full name; it must be connected to Google's services (private services access). Without it there is a public address, behind which only the Cloud SQL connectors and their roles lead to the database. */
    network?: string
    /** Names of the databases. One that is taken from the list isn't deleted, only no longer managed. */
    databases: string[]
    /** Who may log in, with a password. */
    users: {
      /** The name of the user in the database. */
      name: string
      /** Where the password is kept, which must be there before the user is made. */
      passwordSecret: {
        /** The name of a Secret in this namespace. */
        name: string
        /** The key of that Secret. */
        key: string
      }
    }[]
    /** Regions that get a copy to read from; each is named `<name>-replica-<region>`. */
    replicaRegions: string[]
    /** The daily backup. There is always one. */
    backup: {
      /** The hour (UTC) in which the four hours begin during which the backup is made. */
      hour: number
      /** For how many days a backup is kept. */
      keepDays: number
    }
  }
}

/**
 * ManagedDatabase of databases.motif.dev/v1, as a user writes it.
 *
 * A Cloud SQL instance of the same name with backups and recovery to any minute of the last days, its databases and users, and read replicas. After a deletion Cloud SQL keeps the name for a week.
 */
export interface ManagedDatabaseInput {
  apiVersion: 'databases.motif.dev/v1'
  kind: 'ManagedDatabase'
  metadata: CompositeMetadata
  spec: {
    /** The project of the instance and all that belongs to it, if it isn't the namespace's own. */
    projectId?: string
    /** The database system, `postgres` or `mysql`. It can never change. */
    engine: ("postgres" | "mysql")
    /** Its version. Only a higher one can follow, after a look at what that asks of the data. */
    version: ("14" | "15" | "16" | "17" | "8.0" | "8.4")
    /** The region of Google Cloud that takes all writes. It can never change. */
    region: string
    /** CPUs and memory of the instance and of each replica, `small` (1 CPU, 3.75 GB), `medium` (2, 7.5 GB), `large` (4, 15 GB) or `xlarge` (8, 30 GB). A change restarts them. */
    size?: ("small" | "medium" | "large" | "xlarge")
    /** Whether a second zone of the region stands by, with the same data at any moment. It doubles the price. */
    highAvailability?: boolean
    /** The size of the disk in GB, which can only grow, and here only by hand: a full disk stops the database. Without it, the disk begins with 10 GB and grows as needed. */
    diskGb?: number
    /** The VPC network that reaches the database, by its full name; it must be connected to Google's services (private services access). Without it there is a public address, behind which only the Cloud SQL connectors and their roles lead to the database. */
    network?: string
    /** Names of the databases. One that is taken from the list isn't deleted, only no longer managed. */
    databases?: string[]
    /** Who may log in, with a password. */
    users?: {
      /** The name of the user in the database. */
      name: string
      /** Where the password is kept, which must be there before the user is made. */
      passwordSecret: {
        /** The name of a Secret in this namespace. */
        name: string
        /** The key of that Secret. */
        key?: string
      }
    }[]
    /** Regions that get a copy to read from; each is named `<name>-replica-<region>`. */
    replicaRegions?: string[]
    /** The daily backup. There is always one. */
    backup?: {
      /** The hour (UTC) in which the four hours begin during which the backup is made. */
      hour?: number
      /** For how many days a backup is kept. */
      keepDays?: number
    }
  }
}
