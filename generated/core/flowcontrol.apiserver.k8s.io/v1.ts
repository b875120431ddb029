// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What FlowSchema is made of. */
export interface FlowSchemaProps {
  metadata?: ApiObjectMetadata
  spec?: {
    distinguisherMethod?: {
      type: string
    } | undefined
    matchingPrecedence?: number | undefined
    priorityLevelConfiguration: {
      name: string
    }
    rules?: {
      nonResourceRules?: {
        nonResourceURLs: string[]
        verbs: string[]
      }[] | undefined
      resourceRules?: {
        apiGroups: string[]
        clusterScope?: boolean | undefined
        namespaces?: string[] | undefined
        resources: string[]
        verbs: string[]
      }[] | undefined
      subjects: {
        group?: {
          name: string
        } | undefined
        kind: string
        serviceAccount?: {
          name: string
          namespace: string
        } | undefined
        user?: {
          name: string
        } | undefined
      }[]
    }[] | undefined
  } | undefined
}

export class FlowSchema extends ApiObject {
  static readonly GVK = { apiVersion: 'flowcontrol.apiserver.k8s.io/v1', kind: 'FlowSchema' } as const

  constructor(scope: Construct, id: string, props: FlowSchemaProps = {}) {
    super(scope, id, { ...props, ...FlowSchema.GVK })
  }
}

/** What PriorityLevelConfiguration is made of. */
export interface PriorityLevelConfigurationProps {
  metadata?: ApiObjectMetadata
  spec?: {
    exempt?: {
      lendablePercent?: number | undefined
      nominalConcurrencyShares?: number | undefined
    } | undefined
    limited?: {
      borrowingLimitPercent?: number | undefined
      lendablePercent?: number | undefined
      limitResponse?: {
        queuing?: {
          handSize?: number | undefined
          queueLengthLimit?: number | undefined
          queues?: number | undefined
        } | undefined
        type: string
      } | undefined
      nominalConcurrencyShares?: number | undefined
    } | undefined
    type: string
  } | undefined
}

export class PriorityLevelConfiguration extends ApiObject {
  static readonly GVK = { apiVersion: 'flowcontrol.apiserver.k8s.io/v1', kind: 'PriorityLevelConfiguration' } as const

  constructor(scope: Construct, id: string, props: PriorityLevelConfigurationProps = {}) {
    super(scope, id, { ...props, ...PriorityLevelConfiguration.GVK })
  }
}
