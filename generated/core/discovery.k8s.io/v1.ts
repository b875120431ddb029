// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What EndpointSlice is made of. */
export interface EndpointSliceProps {
  metadata?: ApiObjectMetadata
  addressType: ("FQDN" | "IPv4" | "IPv6")
  endpoints?: {
    addresses: string[]
    conditions?: {
      ready?: boolean | undefined
      serving?: boolean | undefined
      terminating?: boolean | undefined
    } | undefined
    deprecatedTopology?: {
      [k: string]: string
    } | undefined
    hints?: {
      forNodes?: {
        name: string
      }[] | undefined
      forZones?: {
        name?: string | undefined
      }[] | undefined
    } | undefined
    hostname?: string | undefined
    nodeName?: string | undefined
    targetRef?: {
      apiVersion?: string | undefined
      fieldPath?: string | undefined
      kind?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
      resourceVersion?: string | undefined
      uid?: string | undefined
    } | undefined
    zone?: string | undefined
  }[] | undefined
  ports?: {
    appProtocol?: string | undefined
    name?: string | undefined
    port?: number | undefined
    protocol?: ("SCTP" | "TCP" | "UDP") | undefined
  }[] | undefined
}

export class EndpointSlice extends ApiObject {
  static readonly GVK = { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' } as const

  constructor(scope: Construct, id: string, props: EndpointSliceProps) {
    super(scope, id, { ...props, ...EndpointSlice.GVK })
  }
}
