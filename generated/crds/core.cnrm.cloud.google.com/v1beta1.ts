// Made by motif generate from the schemas of core.cnrm.cloud.google.com; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What ConfigConnectorContext is made of. */
export interface ConfigConnectorContextProps {
  metadata?: ApiObjectMetadata
  spec: {
    actuationMode?: ("Reconciling" | "Paused") | undefined
    billingProject?: string | undefined
    googleServiceAccount: string
    requestProjectPolicy?: ("SERVICE_ACCOUNT_PROJECT" | "RESOURCE_PROJECT" | "BILLING_PROJECT") | undefined
    stateIntoSpec?: ("Absent" | "Merge") | undefined
    version?: string | undefined
  }
}

export class ConfigConnectorContext extends ApiObject {
  static readonly GVK = { apiVersion: 'core.cnrm.cloud.google.com/v1beta1', kind: 'ConfigConnectorContext' } as const

  constructor(scope: Construct, id: string, props: ConfigConnectorContextProps) {
    super(scope, id, { ...props, ...ConfigConnectorContext.GVK })
  }
}
