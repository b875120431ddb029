import type { Chart } from 'cdk8s'
import { nameOf } from 'motif'
import { IAMPolicyMember } from '../../generated/crds/iam.cnrm.cloud.google.com/v1beta1.ts'

/** An item of a list `access`: either an account of the namespace or an identity as IAM writes it, and a name of its own. */
export interface Access<Role extends string> {
  readonly name?: string
  readonly role: Role
  readonly serviceAccount?: string
  readonly member?: string
}

/** A resource of the same namespace, and which roles of IAM the roles of `access` are on it. */
export interface Accessed<Role extends string> {
  readonly resource: { readonly apiVersion: string; readonly kind: string; readonly name: string }
  readonly roles: Readonly<Record<Role, string>>
}

/** A member for each item. None can change, so its name is all that it is: its role and who has it, or its own name. */
export function addAccess<Role extends string>(
  scope: Chart,
  { resource, roles }: Accessed<Role>,
  access: readonly Access<Role>[],
): void {
  for (const { name, role, serviceAccount, member } of access) {
    const who = serviceAccount ?? member ?? ''
    const memberName = nameOf(resource.name, name ?? nameOf(role, who))
    new IAMPolicyMember(scope, `access-${memberName}-of-${who}`, {
      metadata: { name: memberName },
      spec: {
        ...(serviceAccount === undefined
          ? { member }
          : { memberFrom: { serviceAccountRef: { name: serviceAccount } } }),
        role: roles[role],
        resourceRef: resource,
      },
    })
  }
}
