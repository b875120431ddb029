// Made by motif generate from the schemas of iam.cnrm.cloud.google.com; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What IAMPolicyMember is made of. */
export interface IAMPolicyMemberProps {
  metadata?: ApiObjectMetadata
  spec?: {
    condition?: {
      description?: string | undefined
      expression: string
      title: string
    } | undefined
    member?: string | undefined
    memberFrom?: {
      bigQueryConnectionConnectionRef?: {
        name: string
        namespace?: string | undefined
        type: ("spark" | "cloudSQL" | "cloudResource")
      } | undefined
      logSinkRef?: {
        name: string
        namespace?: string | undefined
      } | undefined
      serviceAccountRef?: {
        name: string
        namespace?: string | undefined
      } | undefined
      serviceIdentityRef?: {
        name: string
        namespace?: string | undefined
      } | undefined
      sqlInstanceRef?: {
        name: string
        namespace?: string | undefined
      } | undefined
    } | undefined
    resourceRef: {
      apiVersion?: string | undefined
      external?: string | undefined
      kind: string
      name?: string | undefined
      namespace?: string | undefined
    }
    role: string
  } | undefined
}

export class IAMPolicyMember extends ApiObject {
  static readonly GVK = { apiVersion: 'iam.cnrm.cloud.google.com/v1beta1', kind: 'IAMPolicyMember' } as const

  constructor(scope: Construct, id: string, props: IAMPolicyMemberProps = {}) {
    super(scope, id, { ...props, ...IAMPolicyMember.GVK })
  }
}

/** What IAMServiceAccount is made of. */
export interface IAMServiceAccountProps {
  metadata?: ApiObjectMetadata
  spec?: {
    description?: string | undefined
    disabled?: boolean | undefined
    displayName?: string | undefined
    resourceID?: string | undefined
  } | undefined
}

export class IAMServiceAccount extends ApiObject {
  static readonly GVK = { apiVersion: 'iam.cnrm.cloud.google.com/v1beta1', kind: 'IAMServiceAccount' } as const

  constructor(scope: Construct, id: string, props: IAMServiceAccountProps = {}) {
    super(scope, id, { ...props, ...IAMServiceAccount.GVK })
  }
}
