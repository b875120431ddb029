// Made by motif generate from the schemas of serviceusage.cnrm.cloud.google.com; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What Service is made of. */
export interface ServiceProps {
  metadata?: ApiObjectMetadata
  spec?: {
    projectRef?: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    } | undefined
    resourceID?: string | undefined
  } | undefined
}

export class Service extends ApiObject {
  static readonly GVK = { apiVersion: 'serviceusage.cnrm.cloud.google.com/v1beta1', kind: 'Service' } as const

  constructor(scope: Construct, id: string, props: ServiceProps = {}) {
    super(scope, id, { ...props, ...Service.GVK })
  }
}

/** What ServiceIdentity is made of. */
export interface ServiceIdentityProps {
  metadata?: ApiObjectMetadata
  spec: {
    projectRef: {
      external?: string | undefined
      kind?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    }
    resourceID?: string | undefined
  }
}

export class ServiceIdentity extends ApiObject {
  static readonly GVK = { apiVersion: 'serviceusage.cnrm.cloud.google.com/v1beta1', kind: 'ServiceIdentity' } as const

  constructor(scope: Construct, id: string, props: ServiceIdentityProps) {
    super(scope, id, { ...props, ...ServiceIdentity.GVK })
  }
}
