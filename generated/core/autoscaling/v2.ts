// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What HorizontalPodAutoscaler is made of. */
export interface HorizontalPodAutoscalerProps {
  metadata?: ApiObjectMetadata
  spec: {
    behavior?: {
      scaleDown?: {
        policies?: {
          periodSeconds: number
          type: ("Pods" | "Percent")
          value: number
        }[] | undefined
        selectPolicy?: ("Max" | "Min" | "Disabled") | undefined
        stabilizationWindowSeconds?: number | undefined
        tolerance?: (number | string) | undefined
      } | undefined
      scaleUp?: {
        policies?: {
          periodSeconds: number
          type: ("Pods" | "Percent")
          value: number
        }[] | undefined
        selectPolicy?: ("Max" | "Min" | "Disabled") | undefined
        stabilizationWindowSeconds?: number | undefined
        tolerance?: (number | string) | undefined
      } | undefined
    } | undefined
    maxReplicas: number
    metrics?: {
      containerResource?: {
        container: string
        name: string
        target: {
          averageUtilization?: number | undefined
          averageValue?: (number | string) | undefined
          type: ("Utilization" | "Value" | "AverageValue")
          value?: (number | string) | undefined
        }
      } | undefined
      external?: {
        metric: {
          name: string
          selector?: {
            matchExpressions?: {
              key: string
              operator: string
              values?: string[] | undefined
            }[] | undefined
            matchLabels?: {
              [k: string]: string
            } | undefined
          } | undefined
        }
        target: {
          averageUtilization?: number | undefined
          averageValue?: (number | string) | undefined
          type: ("Utilization" | "Value" | "AverageValue")
          value?: (number | string) | undefined
        }
      } | undefined
      object?: {
        describedObject: {
          apiVersion?: string | undefined
          kind: string
          name: string
        }
        metric: {
          name: string
          selector?: {
            matchExpressions?: {
              key: string
              operator: string
              values?: string[] | undefined
            }[] | undefined
            matchLabels?: {
              [k: string]: string
            } | undefined
          } | undefined
        }
        target: {
          averageUtilization?: number | undefined
          averageValue?: (number | string) | undefined
          type: ("Utilization" | "Value" | "AverageValue")
          value?: (number | string) | undefined
        }
      } | undefined
      pods?: {
        metric: {
          name: string
          selector?: {
            matchExpressions?: {
              key: string
              operator: string
              values?: string[] | undefined
            }[] | undefined
            matchLabels?: {
              [k: string]: string
            } | undefined
          } | undefined
        }
        target: {
          averageUtilization?: number | undefined
          averageValue: (number | string)
          type: ("Utilization" | "Value" | "AverageValue")
          value?: (number | string) | undefined
        }
      } | undefined
      resource?: {
        name: string
        target: {
          averageUtilization?: number | undefined
          averageValue?: (number | string) | undefined
          type: ("Utilization" | "Value" | "AverageValue")
          value?: (number | string) | undefined
        }
      } | undefined
      type: ("ContainerResource" | "External" | "Object" | "Pods" | "Resource")
    }[] | undefined
    minReplicas?: number | undefined
    scaleTargetRef: {
      apiVersion?: string | undefined
      kind: string
      name: string
    }
  }
}

export class HorizontalPodAutoscaler extends ApiObject {
  static readonly GVK = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' } as const

  constructor(scope: Construct, id: string, props: HorizontalPodAutoscalerProps) {
    super(scope, id, { ...props, ...HorizontalPodAutoscaler.GVK })
  }
}
