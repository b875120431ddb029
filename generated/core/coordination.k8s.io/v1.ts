// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What Lease is made of. */
export interface LeaseProps {
  metadata?: ApiObjectMetadata
  spec?: {
    acquireTime?: string | undefined
    holderIdentity?: string | undefined
    leaseDurationSeconds?: number | undefined
    leaseTransitions?: number | undefined
    preferredHolder?: string | undefined
    renewTime?: string | undefined
    strategy?: string | undefined
  } | undefined
}

export class Lease extends ApiObject {
  static readonly GVK = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' } as const

  constructor(scope: Construct, id: string, props: LeaseProps = {}) {
    super(scope, id, { ...props, ...Lease.GVK })
  }
}
