import type { Chart } from 'cdk8s'
import { composition, nameOf } from 'motif'
import { Namespace, ServiceAccount } from '../generated/core/core/v1.ts'
import { Role, RoleBinding } from '../generated/core/rbac.authorization.k8s.io/v1.ts'
import { ConfigConnectorContext } from '../generated/crds/core.cnrm.cloud.google.com/v1beta1.ts'
import { IAMPolicyMember, IAMServiceAccount } from '../generated/crds/iam.cnrm.cloud.google.com/v1beta1.ts'
import { Project } from '../generated/crds/resourcemanager.cnrm.cloud.google.com/v1beta1.ts'
import { Service } from '../generated/crds/serviceusage.cnrm.cloud.google.com/v1beta1.ts'
import type { ProjectSpace } from '../generated/kinds/project-space.ts'

// Decisions of the platform, the same for every space.

// What a service is: an API, a group of Config Connector's kinds, and the role that its account needs on the project.
const SERVICES = {
  bigquery: { group: 'bigquery', role: 'roles/bigquery.admin' },
  bigtable: { group: 'bigtable', role: 'roles/bigtable.admin', api: 'bigtableadmin' },
  cloudbuild: { group: 'cloudbuild', role: 'roles/cloudbuild.builds.editor' },
  memcache: { group: 'memcache', role: 'roles/memcache.admin' },
  monitoring: { group: 'monitoring', role: 'roles/monitoring.editor' },
  pubsub: { group: 'pubsub', role: 'roles/pubsub.admin' },
  secretmanager: { group: 'secretmanager', role: 'roles/secretmanager.admin' },
  sqladmin: { group: 'sql', role: 'roles/cloudsql.admin' },
  storage: { group: 'storage', role: 'roles/storage.admin' },
} as const
// Every space has accounts, and service agents of Google's own; workload identity takes iamcredentials.
const ALWAYS = {
  apis: ['cloudresourcemanager', 'iam', 'iamcredentials', 'serviceusage'],
  groups: ['iam', 'serviceusage'],
  roles: ['roles/iam.serviceAccountAdmin', 'roles/serviceusage.serviceUsageAdmin'],
}
// The other roles: who gets them, and on what.
const ROLES = {
  connectorOnItsAccount: 'roles/iam.workloadIdentityUser',
  connectorOnProject: 'roles/resourcemanager.projectIamAdmin', // only to grant what `grantable` lists
  connectorOnRepositoryAccount: 'roles/iam.serviceAccountUser', // only with cloudbuild: a trigger runs as the account
  repositoryOnProject: 'roles/logging.logWriter',
  repositoryOnManagementProject: 'roles/container.clusterViewer', // to find the cluster; the cluster decides the rest
}

// What a space holds besides cloud resources. Secrets, roles and bindings are nobody's to read or write here.
const WORKLOADS = [
  { apiGroups: [''], resources: ['configmaps', 'services', 'serviceaccounts'] },
  { apiGroups: ['apps'], resources: ['deployments', 'statefulsets'] },
  { apiGroups: ['autoscaling'], resources: ['horizontalpodautoscalers'] },
  { apiGroups: ['batch'], resources: ['cronjobs', 'jobs'] },
  { apiGroups: ['policy'], resources: ['poddisruptionbudgets'] },
]
const OBSERVED = [
  { apiGroups: [''], resources: ['events', 'pods', 'pods/log'] },
  { apiGroups: ['apps'], resources: ['replicasets'] },
  { apiGroups: ['core.cnrm.cloud.google.com'], resources: ['configconnectorcontexts'] },
]
const READ = ['get', 'list', 'watch']
const APPLY = [...READ, 'create', 'patch', 'update']
const BREAK_GLASS = [...READ, 'patch', 'update', 'delete']

// A project, and what an API keeps, outlives the object that made it: neither is lost by one wrong deletion.
const KEPT = { 'cnrm.cloud.google.com/deletion-policy': 'abandon' }
const POD_SECURITY = { 'pod-security.kubernetes.io/enforce': 'restricted' }
// Quotas are those of the space's project, and it is there that APIs must be enabled.
const CONTEXT = { requestProjectPolicy: 'RESOURCE_PROJECT', stateIntoSpec: 'Absent' } as const

const RBAC = 'rbac.authorization.k8s.io'
const CNRM = 'cnrm.cloud.google.com'

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
    metadata: { name: projectId, annotations: { ...KEPT, [`${CNRM}/auto-create-network`]: 'false' } },
    spec: {
      name: projectId,
      billingAccountRef: { external: spec.billingAccount },
      folderRef: folder === undefined ? undefined : { external: folder },
      organizationRef: organization === undefined ? undefined : { external: organization },
    },
  })
  for (const api of [...ALWAYS.apis, ...services.map(apiOf)]) {
    new Service(scope, `api-${api}`, {
      metadata: { name: nameOf(name, api), annotations: { ...KEPT, [`${CNRM}/project-id`]: projectId } },
      spec: { resourceID: `${api}.googleapis.com`, projectRef: { name: projectId } },
    }).addDependency(project)
  }
}

/** The namespace, in which Config Connector acts as an account that may do what the services take. */
function addConnector(scope: Chart, { metadata: { name }, spec }: ProjectSpace): void {
  const { projectId, managementProjectId, services, grantable } = spec
  const account = connectorOf(name)
  const namespace = new Namespace(scope, 'namespace', {
    metadata: { name, annotations: { [`${CNRM}/project-id`]: projectId }, labels: POD_SECURITY },
  })
  new IAMServiceAccount(scope, 'connector', {
    metadata: { name: account, annotations: { [`${CNRM}/project-id`]: managementProjectId } },
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

/** Config Connector's own role of a reader, where resources stand that those of the space refer to. */
function addReferences(scope: Chart, { metadata: { name }, spec }: ProjectSpace): void {
  for (const other of spec.references) {
    new RoleBinding(scope, `references-${other}`, {
      metadata: { name: nameOf('cnrm-viewer', name), namespace: other },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'cnrm-viewer' },
      subjects: [{ kind: 'ServiceAccount', name: controllerOf(name), namespace: 'cnrm-system' }],
    })
  }
}

/** The team reads; what it changes, it changes in a repository. */
function addTeam(scope: Chart, { metadata: { name }, spec }: ProjectSpace): void {
  const rules = [...everything(spec.services), ...OBSERVED].map((rule) => ({ ...rule, verbs: READ }))
  new Role(scope, 'view', { metadata: { name: 'view', namespace: name }, rules })
  new RoleBinding(scope, 'view-team', {
    metadata: { name: 'view-team', namespace: name },
    roleRef: { apiGroup: RBAC, kind: 'Role', name: 'view' },
    subjects: [{ apiGroup: RBAC, kind: 'Group', name: spec.team }],
  })
}

/** An account of the project that a pipeline runs as, known to the cluster by its address; this namespace is all it may touch. */
function addRepository(
  scope: Chart,
  space: ProjectSpace,
  repository: ProjectSpace['spec']['repositories'][number],
): void {
  const { name } = space.metadata
  const { projectId, managementProjectId, services } = space.spec
  const id = `deploy-${repository.name}`
  const account = nameOf(name, id)
  new IAMServiceAccount(scope, id, {
    metadata: { name: account, annotations: { [`${CNRM}/project-id`]: projectId } },
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
  const verbs = repository.mayDelete ? [...APPLY, 'delete'] : APPLY
  new Role(scope, `${id}-role`, {
    metadata: { name: id, namespace: name },
    rules: everything(services).map((rule) => ({ ...rule, verbs })),
  })
  new RoleBinding(scope, `${id}-binding`, {
    metadata: { name: id, namespace: name },
    roleRef: { apiGroup: RBAC, kind: 'Role', name: id },
    subjects: [{ apiGroup: RBAC, kind: 'User', name: emailOf(id, projectId) }],
  })
}

/**
 * An account that changes and deletes, in place of the repositories. It stands beside the spec, where no repository makes
 * pods that could run as it; who acts as it is in the cluster's audit log.
 */
function addBreakGlass(scope: Chart, { metadata: { name, namespace }, spec }: ProjectSpace): void {
  const account = nameOf(name, 'break-glass')
  new ServiceAccount(scope, 'break-glass', { metadata: { name: account }, automountServiceAccountToken: false })
  new Role(scope, 'break-glass-role', {
    metadata: { name: 'break-glass', namespace: name },
    rules: everything(spec.services).map((rule) => ({ ...rule, verbs: BREAK_GLASS })),
  })
  new RoleBinding(scope, 'break-glass-binding', {
    metadata: { name: 'break-glass', namespace: name },
    roleRef: { apiGroup: RBAC, kind: 'Role', name: 'break-glass' },
    subjects: [{ kind: 'ServiceAccount', name: account, namespace }],
  })
  new Role(scope, 'impersonate-role', {
    metadata: { name: account },
    rules: [{ apiGroups: [''], resources: ['serviceaccounts'], resourceNames: [account], verbs: ['impersonate'] }],
  })
  new RoleBinding(scope, 'impersonate-binding', {
    metadata: { name: account },
    roleRef: { apiGroup: RBAC, kind: 'Role', name: account },
    subjects: [{ apiGroup: RBAC, kind: 'Group', name: spec.breakGlass }],
  })
}

interface Grant {
  readonly account: string
  readonly role: string
  readonly on: { apiVersion: string; kind: string; name?: string; external?: string }
}

/** A role of an account of the namespace of the spec. A member cannot change, so its name is all that it is. */
function grant(scope: Chart, { account, role, on }: Grant): void {
  const name = nameOf(account, shortOf(role))
  new IAMPolicyMember(scope, `grant-${name}`, {
    metadata: { name },
    spec: { memberFrom: { serviceAccountRef: { name: account } }, role, resourceRef: on },
  })
}

/** What repositories write: workloads, and Config Connector's kinds of the space's services. */
function everything(services: ProjectSpace['spec']['services']) {
  const groups = [...ALWAYS.groups, ...services.map((service) => SERVICES[service].group)].sort()
  return [...WORKLOADS, { apiGroups: groups.map((group) => `${group}.${CNRM}`), resources: ['*'] }]
}

function apiOf(service: keyof typeof SERVICES): string {
  const known = SERVICES[service]
  return 'api' in known ? known.api : service
}

/** The account that Config Connector has for a namespace, in the cluster and in Google Cloud. */
function controllerOf(namespace: string): string {
  return `cnrm-controller-manager-${namespace}`
}

function connectorOf(namespace: string): string {
  return `kcc-${namespace}`
}

function emailOf(account: string, projectId: string): string {
  return `${account}@${projectId}.iam.gserviceaccount.com`
}

function shortOf(role: string): string {
  return role.replace('roles/', '')
}
