import type { Chart } from 'cdk8s'
import { nameOf } from 'motif'
import { IAMPolicyMember, IAMServiceAccount } from '../../generated/crds/iam.cnrm.cloud.google.com/v1beta1.ts'
import { Project } from '../../generated/crds/resourcemanager.cnrm.cloud.google.com/v1beta1.ts'
import type { ProjectSpace } from '../../generated/kinds/project-space.ts'
import { inProject } from '../shared/project.ts'
import { connectorOf, grant } from './accounts.ts'
import { addRepositoryRole } from './rights.ts'
import { ROLES } from './roles.ts'

/**
 * An account of the project that a pipeline runs as, known to the cluster by its address; the space's namespace is all that
 * it may touch.
 */
export function addRepository(
  scope: Chart,
  space: ProjectSpace,
  repository: ProjectSpace['spec']['repositories'][number],
): void {
  const { name } = space.metadata
  const { projectId, managementProjectId, services } = space.spec
  const id = `deploy-${repository.name}`
  const account = nameOf(name, id)
  new IAMServiceAccount(scope, id, {
    metadata: { name: account, annotations: inProject(projectId) },
    spec: { resourceID: id, displayName: `The repository ${repository.name} in ${name}` },
  })
  grant(scope, { account, role: ROLES.repositoryOnProject, on: { ...Project.GVK, name: projectId } })
  const management = { ...Project.GVK, external: `projects/${managementProjectId}` }
  grant(scope, { account, role: ROLES.repositoryOnManagementProject, on: management })
  if (services.includes('cloudbuild')) {
    new IAMPolicyMember(scope, `${id}-trigger`, {
      metadata: { name: nameOf(account, 'user', connectorOf(name)) },
      spec: {
        memberFrom: { serviceAccountRef: { name: connectorOf(name) } },
        role: ROLES.connectorOnRepositoryAccount,
        resourceRef: { ...IAMServiceAccount.GVK, name: account },
      },
    })
  }
  addRepositoryRole(scope, space, repository)
}
