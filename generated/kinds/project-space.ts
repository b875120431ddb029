// Made by motif generate from schemas/project-space.yaml; do not edit.
/* eslint-disable */

import type { CompositeMetadata } from 'motif'

/**
 * ProjectSpace of tenancy.motif.dev/v1, as a composition receives it: defaults are filled in.
 *
 * A namespace of the same name, a project that Config Connector manages from it, and the accounts that act there. It stands in the namespace of those who run the platform, which must not be the one it makes.
 */
export interface ProjectSpace {
  apiVersion: 'tenancy.motif.dev/v1'
  kind: 'ProjectSpace'
  metadata: CompositeMetadata
  spec: {
    /** The id of the project, unique in all of Google Cloud and never to be changed. */
    projectId: string
    /** The project of the cluster, never to be changed. Config Connector's own account for the space is made there. */
    managementProjectId: string
    /** The number of the folder that the project stands in. */
    folder?: string
    /** The number of the organization that the project stands in, if it is in no folder. */
    organization?: string
    /** The id of the billing account that pays for the project. */
    billingAccount: string
    /** The Google group that owns the space, by its address; it may look at everything but secrets. For a cluster to know a group, it must be a member of gke-security-groups of its domain. */
    team: string
    /** The Google group that may act as the break-glass account, which may update and delete what is in the space: `kubectl --as system:serviceaccount:<namespace of the spec>:<name>-break-glass`. */
    breakGlass: string
    /** What the project may be used for. Each enables an API, and lets Config Connector manage its resources from this namespace. */
    services: ("bigquery" | "bigtable" | "cloudbuild" | "memcache" | "monitoring" | "pubsub" | "secretmanager" | "sqladmin" | "storage")[]
    /** Roles on the whole project that resources in the namespace may grant. Roles on a single resource, such as a topic, need no entry. */
    grantable: string[]
    /** The repositories that may apply to this namespace, each as a Google service account of its own. */
    repositories: {
      /** Names the account, `deploy-<name>` in the project. */
      name: string
      /** Whether it may also delete. Without it, what a repository no longer has stays until someone breaks the glass. */
      mayDelete: boolean
    }[]
    /** Other namespaces whose Config Connector resources those of this space may refer to, such as that of a shared network. Config Connector may read them on its behalf. */
    references: string[]
  }
}

/**
 * ProjectSpace of tenancy.motif.dev/v1, as a user writes it.
 *
 * A namespace of the same name, a project that Config Connector manages from it, and the accounts that act there. It stands in the namespace of those who run the platform, which must not be the one it makes.
 */
export interface ProjectSpaceInput {
  apiVersion: 'tenancy.motif.dev/v1'
  kind: 'ProjectSpace'
  metadata: CompositeMetadata
  spec: {
    /** The id of the project, unique in all of Google Cloud and never to be changed. */
    projectId: string
    /** The project of the cluster, never to be changed. Config Connector's own account for the space is made there. */
    managementProjectId: string
    /** The number of the folder that the project stands in. */
    folder?: string
    /** The number of the organization that the project stands in, if it is in no folder. */
    organization?: string
    /** The id of the billing account that pays for the project. */
    billingAccount: string
    /** The Google group that owns the space, by its address; it may look at everything but secrets. For a cluster to know a group, it must be a member of gke-security-groups of its domain. */
    team: string
    /** The Google group that may act as the break-glass account, which may update and delete what is in the space: `kubectl --as system:serviceaccount:<namespace of the spec>:<name>-break-glass`. */
    breakGlass: string
    /** What the project may be used for. Each enables an API, and lets Config Connector manage its resources from this namespace. */
    services?: ("bigquery" | "bigtable" | "cloudbuild" | "memcache" | "monitoring" | "pubsub" | "secretmanager" | "sqladmin" | "storage")[]
    /** Roles on the whole project that resources in the namespace may grant. Roles on a single resource, such as a topic, need no entry. */
    grantable?: string[]
    /** The repositories that may apply to this namespace, each as a Google service account of its own. */
    repositories?: {
      /** Names the account, `deploy-<name>` in the project. */
      name: string
      /** Whether it may also delete. Without it, what a repository no longer has stays until someone breaks the glass. */
      mayDelete?: boolean
    }[]
    /** Other namespaces whose Config Connector resources those of this space may refer to, such as that of a shared network. Config Connector may read them on its behalf. */
    references?: string[]
  }
}
