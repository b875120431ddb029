// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What HorizontalPodAutoscaler is made of. */
export interface HorizontalPodAutoscalerProps {
  metadata?: ApiObjectMetadata
  spec: {
    maxReplicas: number
    minReplicas?: number | undefined
    scaleTargetRef: {
      apiVersion?: string | undefined
      kind: string
      name: string
    }
    targetCPUUtilizationPercentage?: number | undefined
  }
}

export class HorizontalPodAutoscaler extends ApiObject {
  static readonly GVK = { apiVersion: 'autoscaling/v1', kind: 'HorizontalPodAutoscaler' } as const

  constructor(scope: Construct, id: string, props: HorizontalPodAutoscalerProps) {
    super(scope, id, { ...props, ...HorizontalPodAutoscaler.GVK })
  }
}
