// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What PriorityClass is made of. */
export interface PriorityClassProps {
  metadata?: ApiObjectMetadata
  description?: string | undefined
  globalDefault?: boolean | undefined
  preemptionPolicy?: ("Never" | "PreemptLowerPriority") | undefined
  value?: number | undefined
}

export class PriorityClass extends ApiObject {
  static readonly GVK = { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass' } as const

  constructor(scope: Construct, id: string, props: PriorityClassProps = {}) {
    super(scope, id, { ...props, ...PriorityClass.GVK })
  }
}
