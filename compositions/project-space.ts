import type { Chart } from 'cdk8s'
import { composition, nameOf } from 'motif'
import { Namespace } from '../generated/core/core/v1.ts'
import { ConfigConnectorContext } from '../generated/crds/core.cnrm.cloud.google.com/v1beta1.ts'
import { IAMPolicyMember, IAMServiceAccount } from '../generated/crds/iam.cnrm.cloud.google.com/v1beta1.ts'
import { Project } from '../generated/crds/resourcemanager.cnrm.cloud.google.com/v1beta1.ts'
import { Service } from '../generated/crds/serviceusage.cnrm.cloud.google.com/v1beta1.ts'
import type { ProjectSpace } from '../generated/kinds/project-space.ts'
import { connectorOf, controllerOf, emailOf, grant, shortOf } from './project-space/accounts.ts'
import { addRepository } from './project-space/repository.ts'
import { addBreakGlass, addReferences, addTeam } from './project-space/rights.ts'
import { ALWAYS, ROLES, SERVICES } from './project-space/roles.ts'
import { inProject } from './shared/project.ts'

// Decisions of the platform, the same for every space. Roles are in project-space/roles.ts, rights in the cluster in rights.ts.

// A project, and what an API keeps, outlives the object that made it: neither is lost by one wrong deletion.
const KEPT = { 'cnrm.cloud.google.com/deletion-policy': 'abandon' }
const NO_NETWORK = { 'cnrm.cloud.google.com/auto-create-network': 'false' }
const POD_SECURITY = { 'pod-security.kubernetes.io/enforce': 'restricted' }
// Quotas are those of the space's project, and it is there that APIs must be enabled.
const CONTEXT = { requestProjectPolicy: 'RESOURCE_PROJECT', stateIntoSpec: 'Absent' } as const

/**
 * What is made for a space stands where the spec does, out of its own reach: the project, its APIs and its accounts. In
 * the namespace are only Config Connector's context and the roles. A repository that applies there does with cloud
 * resources what Config Connector's account may do, which is why that account has a role per service and no more.
 */
export default composition<ProjectSpace>((scope, space) => {
  if (space.metadata.namespace === undefined || space.metadata.namespace === space.metadata.name)
    throw new Error('a space must stand in a namespace, and in another than the one it makes')
  addProject(scope, space)
  addConnector(scope, space)
  addReferences(scope, space)
  addTeam(scope, space)
  for (const repository of space.spec.repositories) addRepository(scope, space, repository)
  addBreakGlass(scope, space)
})

/** The project with its APIs. */
function addProject(scope: Chart, { metadata: { name }, spec }: ProjectSpace): void {
  const { projectId, folder, organization, services } = spec
  const project = new Project(scope, 'project', {
    metadata: { name: projectId, annotations: { ...KEPT, ...NO_NETWORK } },
    spec: {
      name: projectId,
      billingAccountRef: { external: spec.billingAccount },
      folderRef: folder === undefined ? undefined : { external: folder },
      organizationRef: organization === undefined ? undefined : { external: organization },
    },
  })
  for (const api of [...ALWAYS.apis, ...services.map(apiOf)]) {
    new Service(scope, `api-${api}`, {
      metadata: { name: nameOf(name, api), annotations: KEPT },
      spec: { resourceID: `${api}.googleapis.com`, projectRef: { name: projectId } },
    }).addDependency(project)
  }
}

/** The namespace, in which Config Connector acts as an account that may do what the services take. */
function addConnector(scope: Chart, { metadata: { name }, spec }: ProjectSpace): void {
  const { projectId, managementProjectId, services, grantable } = spec
  const account = connectorOf(name)
  const namespace = new Namespace(scope, 'namespace', {
    metadata: { name, annotations: inProject(projectId), labels: POD_SECURITY },
  })
  new IAMServiceAccount(scope, 'connector', {
    metadata: { name: account, annotations: inProject(managementProjectId) },
    spec: { displayName: `Config Connector in ${name}` },
  })
  new IAMPolicyMember(scope, 'connector-identity', {
    metadata: { name: nameOf(account, 'workload-identity') },
    spec: {
      member: `serviceAccount:${managementProjectId}.svc.id.goog[cnrm-system/${controllerOf(name)}]`,
      role: ROLES.connectorOnItsAccount,
      resourceRef: { ...IAMServiceAccount.GVK, name: account },
    },
  })
  for (const role of [...ALWAYS.roles, ...services.map((service) => SERVICES[service].role)])
    grant(scope, { account, role, on: { ...Project.GVK, name: projectId } })
  // One member a role: a member cannot change, and Config Connector grants one role at a time.
  for (const role of grantable) {
    const expression = `api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['${role}'])`
    new IAMPolicyMember(scope, `connector-grants-${role}`, {
      metadata: { name: nameOf(account, 'grants', shortOf(role)) },
      spec: {
        memberFrom: { serviceAccountRef: { name: account } },
        role: ROLES.connectorOnProject,
        resourceRef: { ...Project.GVK, name: projectId },
        condition: { title: `Grants ${role} alone`, expression },
      },
    })
  }
  new ConfigConnectorContext(scope, 'context', {
    metadata: { name: 'configconnectorcontext.core.cnrm.cloud.google.com', namespace: name },
    spec: { googleServiceAccount: emailOf(account, managementProjectId), ...CONTEXT },
  }).addDependency(namespace)
}

function apiOf(service: keyof typeof SERVICES): string {
  const known = SERVICES[service]
  return 'api' in known ? known.api : service
}
