// Made by motif generate from schemas/workflow-project.yaml; do not edit.
/* eslint-disable */

import type { CompositeMetadata } from 'motif'

/**
 * WorkflowProject of workflows.motif.dev/v1, as a composition receives it: defaults are filled in.
 *
 * A Flyte project: for each of its domains a namespace `<name>-<domain>`, as Flyte names it, and a Google service account of that name, as which its tasks run. It makes namespaces, so those who run the platform apply it.
 */
export interface WorkflowProject {
  apiVersion: 'workflows.motif.dev/v1'
  kind: 'WorkflowProject'
  metadata: CompositeMetadata
  spec: {
    /** The Google Cloud project of the accounts, and on which their roles are. */
    projectId: string
    /** The project of the cluster that tasks run in, if it isn't projectId. */
    clusterProjectId?: string
    /** The domains of the project, such as development and production; each stands by itself. */
    domains: {
      /** The name of the domain. */
      name: string
      /** What tasks may do in the project. With a ProjectSpace, each must be among its `grantable`. Roles on a single bucket or topic belong to those. */
      roles: string[]
      /** Other namespaces of the cluster, such as that of notebooks, whose service accounts of the same names act as the domain's account too. They must exist. */
      namespaces: string[]
      /** The service accounts of the cluster that act as the domain's account. Flyte runs a task as `default` unless its launch plan says otherwise. */
      serviceAccounts: string[]
      /** How much all tasks of the domain together may request. */
      quota: {
        /** CPU, in cores. */
        cpu: number
        /** Memory, in GB (of 1024 MB). */
        memoryGb: number
        /** GPUs of NVIDIA. */
        gpus: number
        /** Pods, those of finished tasks aside. */
        pods: number
      }
    }[]
  }
}

/**
 * WorkflowProject of workflows.motif.dev/v1, as a user writes it.
 *
 * A Flyte project: for each of its domains a namespace `<name>-<domain>`, as Flyte names it, and a Google service account of that name, as which its tasks run. It makes namespaces, so those who run the platform apply it.
 */
export interface WorkflowProjectInput {
  apiVersion: 'workflows.motif.dev/v1'
  kind: 'WorkflowProject'
  metadata: CompositeMetadata
  spec: {
    /** The Google Cloud project of the accounts, and on which their roles are. */
    projectId: string
    /** The project of the cluster that tasks run in, if it isn't projectId. */
    clusterProjectId?: string
    /** The domains of the project, such as development and production; each stands by itself. */
    domains: {
      /** The name of the domain. */
      name: string
      /** What tasks may do in the project. With a ProjectSpace, each must be among its `grantable`. Roles on a single bucket or topic belong to those. */
      roles?: string[]
      /** Other namespaces of the cluster, such as that of notebooks, whose service accounts of the same names act as the domain's account too. They must exist. */
      namespaces?: string[]
      /** The service accounts of the cluster that act as the domain's account. Flyte runs a task as `default` unless its launch plan says otherwise. */
      serviceAccounts?: string[]
      /** How much all tasks of the domain together may request. */
      quota?: {
        /** CPU, in cores. */
        cpu?: number
        /** Memory, in GB (of 1024 MB). */
        memoryGb?: number
        /** GPUs of NVIDIA. */
        gpus?: number
        /** Pods, those of finished tasks aside. */
        pods?: number
      }
    }[]
  }
}
