// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What PodDisruptionBudget is made of. */
export interface PodDisruptionBudgetProps {
  metadata?: ApiObjectMetadata
  spec?: {
    maxUnavailable?: (number | string) | undefined
    minAvailable?: (number | string) | undefined
    selector?: {
      matchExpressions?: {
        key: string
        operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
        values?: string[] | undefined
      }[] | undefined
      matchLabels?: {
        [k: string]: string
      } | undefined
    } | undefined
    unhealthyPodEvictionPolicy?: ("IfHealthyBudget" | "AlwaysAllow") | undefined
  } | undefined
}

export class PodDisruptionBudget extends ApiObject {
  static readonly GVK = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' } as const

  constructor(scope: Construct, id: string, props: PodDisruptionBudgetProps = {}) {
    super(scope, id, { ...props, ...PodDisruptionBudget.GVK })
  }
}
