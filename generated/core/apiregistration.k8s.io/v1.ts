// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What APIService is made of. */
export interface APIServiceProps {
  metadata?: ApiObjectMetadata
  spec?: {
    caBundle?: string | undefined
    group?: string | undefined
    groupPriorityMinimum: number
    insecureSkipTLSVerify?: boolean | undefined
    service?: {
      name?: string | undefined
      namespace?: string | undefined
      port?: number | undefined
    } | undefined
    version?: string | undefined
    versionPriority: number
  } | undefined
}

export class APIService extends ApiObject {
  static readonly GVK = { apiVersion: 'apiregistration.k8s.io/v1', kind: 'APIService' } as const

  constructor(scope: Construct, id: string, props: APIServiceProps = {}) {
    super(scope, id, { ...props, ...APIService.GVK })
  }
}
