// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What ClusterRole is made of. */
export interface ClusterRoleProps {
  metadata?: ApiObjectMetadata
  aggregationRule?: {
    clusterRoleSelectors: {
      matchExpressions?: {
        key: string
        operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
        values?: string[] | undefined
      }[] | undefined
      matchLabels?: {
        [k: string]: string
      } | undefined
    }[]
  } | undefined
  rules?: {
    apiGroups?: string[] | undefined
    nonResourceURLs?: string[] | undefined
    resourceNames?: string[] | undefined
    resources?: string[] | undefined
    verbs: string[]
  }[] | undefined
}

export class ClusterRole extends ApiObject {
  static readonly GVK = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' } as const

  constructor(scope: Construct, id: string, props: ClusterRoleProps = {}) {
    super(scope, id, { ...props, ...ClusterRole.GVK })
  }
}

/** What ClusterRoleBinding is made of. */
export interface ClusterRoleBindingProps {
  metadata?: ApiObjectMetadata
  roleRef: {
    apiGroup?: "rbac.authorization.k8s.io" | undefined
    kind: "ClusterRole"
    name: string
  }
  subjects?: {
    apiGroup?: string | undefined
    kind: ("ServiceAccount" | "User" | "Group")
    name: string
    namespace?: string | undefined
  }[] | undefined
}

export class ClusterRoleBinding extends ApiObject {
  static readonly GVK = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding' } as const

  constructor(scope: Construct, id: string, props: ClusterRoleBindingProps) {
    super(scope, id, { ...props, ...ClusterRoleBinding.GVK })
  }
}

/** What Role is made of. */
export interface RoleProps {
  metadata?: ApiObjectMetadata
  rules?: {
    apiGroups?: string[] | undefined
    nonResourceURLs?: string[] | undefined
    resourceNames?: string[] | undefined
    resources?: string[] | undefined
    verbs: string[]
  }[] | undefined
}

export class Role extends ApiObject {
  static readonly GVK = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role' } as const

  constructor(scope: Construct, id: string, props: RoleProps = {}) {
    super(scope, id, { ...props, ...Role.GVK })
  }
}

/** What RoleBinding is made of. */
export interface RoleBindingProps {
  metadata?: ApiObjectMetadata
  roleRef: {
    apiGroup?: "rbac.authorization.k8s.io" | undefined
    kind: ("Role" | "ClusterRole")
    name: string
  }
  subjects?: {
    apiGroup?: string | undefined
    kind: ("ServiceAccount" | "User" | "Group")
    name: string
    namespace?: string | undefined
  }[] | undefined
}

export class RoleBinding extends ApiObject {
  static readonly GVK = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding' } as const

  constructor(scope: Construct, id: string, props: RoleBindingProps) {
    super(scope, id, { ...props, ...RoleBinding.GVK })
  }
}
