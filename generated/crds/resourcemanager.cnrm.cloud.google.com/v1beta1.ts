// Made by motif generate from the schemas of resourcemanager.cnrm.cloud.google.com; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What Project is made of. */
export interface ProjectProps {
  metadata?: ApiObjectMetadata
  spec: {
    billingAccountRef?: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    } | undefined
    folderRef?: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    } | undefined
    name: string
    organizationRef?: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    } | undefined
    resourceID?: string | undefined
  }
}

export class Project extends ApiObject {
  static readonly GVK = { apiVersion: 'resourcemanager.cnrm.cloud.google.com/v1beta1', kind: 'Project' } as const

  constructor(scope: Construct, id: string, props: ProjectProps) {
    super(scope, id, { ...props, ...Project.GVK })
  }
}
