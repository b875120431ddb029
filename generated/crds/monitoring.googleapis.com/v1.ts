// Made by motif generate from the schemas of monitoring.googleapis.com; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What PodMonitoring is made of. */
export interface PodMonitoringProps {
  metadata?: ApiObjectMetadata
  spec: {
    endpoints: {
      interval: string
      path?: string | undefined
      port: (number | string)
    }[]
    selector: {
      matchLabels?: {
        [k: string]: string
      } | undefined
    }
  }
}

export class PodMonitoring extends ApiObject {
  static readonly GVK = { apiVersion: 'monitoring.googleapis.com/v1', kind: 'PodMonitoring' } as const

  constructor(scope: Construct, id: string, props: PodMonitoringProps) {
    super(scope, id, { ...props, ...PodMonitoring.GVK })
  }
}
