import type { Chart } from 'cdk8s'
import { nameOf } from 'motif'
import { IAMPolicyMember } from '../../generated/crds/iam.cnrm.cloud.google.com/v1beta1.ts'

/** A role for an account of the namespace of the spec, and the project that it is on. */
export interface Grant {
  readonly account: string
  readonly role: string
  readonly on: { apiVersion: string; kind: string; name?: string; external?: string }
}

/** Gives a role to an account of the namespace of the spec. A member cannot change, so its name is all that it is. */
export function grant(scope: Chart, { account, role, on }: Grant): void {
  const name = nameOf(account, shortOf(role))
  new IAMPolicyMember(scope, `grant-${name}`, {
    metadata: { name },
    spec: { memberFrom: { serviceAccountRef: { name: account } }, role, resourceRef: on },
  })
}

/** The account that Config Connector has for a namespace, in the cluster and in Google Cloud. */
export function controllerOf(namespace: string): string {
  return `cnrm-controller-manager-${namespace}`
}

/** Config Connector's Google service account for a namespace. */
export function connectorOf(namespace: string): string {
  return `kcc-${namespace}`
}

/** The address of a Google service account. */
export function emailOf(account: string, projectId: string): string {
  return `${account}@${projectId}.iam.gserviceaccount.com`
}

/** A role without `roles/`, for names. */
export function shortOf(role: string): string {
  return role.replace('roles/', '')
}
