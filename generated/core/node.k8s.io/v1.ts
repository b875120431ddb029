// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What RuntimeClass is made of. */
export interface RuntimeClassProps {
  metadata?: ApiObjectMetadata
  handler: string
  overhead?: {
    podFixed?: {
      [k: string]: (number | string)
    } | undefined
  } | undefined
  scheduling?: {
    nodeSelector?: {
      [k: string]: string
    } | undefined
    tolerations?: {
      effect?: ("NoExecute" | "NoSchedule" | "PreferNoSchedule") | undefined
      key?: string | undefined
      operator?: ("Equal" | "Exists") | undefined
      tolerationSeconds?: number | undefined
      value?: string | undefined
    }[] | undefined
  } | undefined
}

export class RuntimeClass extends ApiObject {
  static readonly GVK = { apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass' } as const

  constructor(scope: Construct, id: string, props: RuntimeClassProps) {
    super(scope, id, { ...props, ...RuntimeClass.GVK })
  }
}
