// Made by motif generate from the schemas of workflows.motif.dev; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What WorkflowProject is made of. */
export interface WorkflowProjectProps {
  metadata?: ApiObjectMetadata
  spec: {
    /** The Google Cloud project of the accounts, and on which their roles are. */
    projectId: string
    /** The project of the cluster that tasks run in, if it isn't projectId. */
    clusterProjectId?: string | undefined
    /** The domains of the project, such as development and production; each stands by itself. */
    domains: {
      /** The name of the domain. */
      name: string
      /** What tasks may do in the project. With a ProjectSpace, each must be among its `grantable`. Roles on a single bucket or topic belong to those. */
      roles?: string[] | undefined
      /** Other namespaces of the cluster, such as that of notebooks, whose service accounts of the same names act as the domain's account too. They must exist. */
      namespaces?: string[] | undefined
      /** The service accounts of the cluster that act as the domain's account. Flyte runs a task as `default` unless its launch plan says otherwise. */
      serviceAccounts?: string[] | undefined
      /** How much all tasks of the domain together may request. */
      quota?: {
        /** CPU, in cores. */
        cpu?: number | undefined
        /** Memory, in GB (of 1024 MB). */
        memoryGb?: number | undefined
        /** GPUs of NVIDIA. */
        gpus?: number | undefined
        /** Pods, those of finished tasks aside. */
        pods?: number | undefined
      } | undefined
    }[]
  }
}

/** A Flyte project: for each of its domains a namespace `<name>-<domain>`, as Flyte names it, and a Google service account of that name, as which its tasks run. It makes namespaces, so those who run the platform apply it. */
export class WorkflowProject extends ApiObject {
  static readonly GVK = { apiVersion: 'workflows.motif.dev/v1', kind: 'WorkflowProject' } as const

  constructor(scope: Construct, id: string, props: WorkflowProjectProps) {
    super(scope, id, { ...props, ...WorkflowProject.GVK })
  }
}
