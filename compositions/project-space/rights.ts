import type { Chart } from 'cdk8s'
import { nameOf } from 'motif'
import { ServiceAccount } from '../../generated/core/core/v1.ts'
import {
  Role,
  RoleBinding,
  type RoleBindingProps,
  type RoleProps,
} from '../../generated/core/rbac.authorization.k8s.io/v1.ts'
import type { ProjectSpace } from '../../generated/kinds/project-space.ts'
import { controllerOf, emailOf } from './accounts.ts'
import { ALWAYS, SERVICES } from './roles.ts'

// Decisions of the platform, the same for every space: who may do what in the cluster.

// What a space holds besides cloud resources. Secrets, roles and bindings are nobody's to read or write here.
const WORKLOADS = [
  { apiGroups: [''], resources: ['configmaps', 'services', 'serviceaccounts'] },
  { apiGroups: ['apps'], resources: ['deployments', 'statefulsets'] },
  { apiGroups: ['autoscaling'], resources: ['horizontalpodautoscalers'] },
  { apiGroups: ['batch'], resources: ['cronjobs', 'jobs'] },
  { apiGroups: ['monitoring.googleapis.com'], resources: ['podmonitorings'] },
  { apiGroups: ['policy'], resources: ['poddisruptionbudgets'] },
]
const OBSERVED = [
  { apiGroups: [''], resources: ['events', 'pods', 'pods/log'] },
  { apiGroups: ['apps'], resources: ['replicasets'] },
  { apiGroups: ['core.cnrm.cloud.google.com'], resources: ['configconnectorcontexts'] },
]
const RBAC = 'rbac.authorization.k8s.io'
const READ = ['get', 'list', 'watch']
const APPLY = [...READ, 'create', 'patch', 'update']
const BREAK_GLASS = [...READ, 'patch', 'update', 'delete']

type Repository = ProjectSpace['spec']['repositories'][number]

/** The team reads; what it changes, it changes in a repository. */
export function addTeam(scope: Chart, { metadata: { name }, spec }: ProjectSpace): void {
  addRights(scope, {
    name: 'view',
    namespace: name,
    rules: allow(READ, [...everything(spec.services), ...OBSERVED]),
    to: groupOf(spec.team),
  })
}

/** What a repository applies is in the space's namespace. */
export function addRepositoryRole(scope: Chart, { metadata, spec }: ProjectSpace, repository: Repository): void {
  const name = `deploy-${repository.name}`
  addRights(scope, {
    name,
    namespace: metadata.name,
    rules: allow(repository.mayDelete ? [...APPLY, 'delete'] : APPLY, everything(spec.services)),
    to: { apiGroup: RBAC, kind: 'User', name: emailOf(name, spec.projectId) },
  })
}

/**
 * An account that changes and deletes, in place of the repositories. It stands beside the spec, where no repository makes
 * pods that could run as it; who acts as it is in the cluster's audit log.
 */
export function addBreakGlass(scope: Chart, { metadata, spec }: ProjectSpace): void {
  const { namespace = '' } = metadata
  const account = nameOf(metadata.name, 'break-glass')
  new ServiceAccount(scope, 'break-glass-account', { metadata: { name: account }, automountServiceAccountToken: false })
  addRights(scope, {
    name: 'break-glass',
    namespace: metadata.name,
    rules: allow(BREAK_GLASS, everything(spec.services)),
    to: { kind: 'ServiceAccount', name: account, namespace },
  })
  addRights(scope, {
    name: account,
    namespace,
    rules: allow(['impersonate'], [{ apiGroups: [''], resources: ['serviceaccounts'], resourceNames: [account] }]),
    to: groupOf(spec.breakGlass),
  })
}

/** Config Connector's own role of a reader, where resources stand that those of the space refer to. */
export function addReferences(scope: Chart, { metadata: { name }, spec }: ProjectSpace): void {
  for (const other of spec.references) {
    new RoleBinding(scope, `references-${other}`, {
      metadata: { name: nameOf('cnrm-viewer', name), namespace: other },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'cnrm-viewer' },
      subjects: [{ kind: 'ServiceAccount', name: controllerOf(name), namespace: 'cnrm-system' }],
    })
  }
}

/** Which resources something may be done to. */
interface Resources {
  readonly apiGroups: string[]
  readonly resources: string[]
  readonly resourceNames?: string[]
}

interface Rights {
  readonly name: string
  readonly namespace: string
  readonly rules: NonNullable<RoleProps['rules']>
  readonly to: NonNullable<RoleBindingProps['subjects']>[number]
}

function addRights(scope: Chart, { name, namespace, rules, to }: Rights): void {
  new Role(scope, `${name}-role`, { metadata: { name, namespace }, rules })
  new RoleBinding(scope, `${name}-binding`, {
    metadata: { name, namespace },
    roleRef: { apiGroup: RBAC, kind: 'Role', name },
    subjects: [to],
  })
}

function allow(verbs: string[], what: readonly Resources[]): Rights['rules'] {
  return what.map((resources) => ({ ...resources, verbs }))
}

/** What repositories write: workloads, and Config Connector's kinds of the space's services. */
function everything(services: ProjectSpace['spec']['services']): readonly Resources[] {
  const groups = [...ALWAYS.groups, ...services.map((service) => SERVICES[service].group)].sort()
  return [...WORKLOADS, { apiGroups: groups.map((group) => `${group}.cnrm.cloud.google.com`), resources: ['*'] }]
}

function groupOf(address: string): Rights['to'] {
  return { apiGroup: RBAC, kind: 'Group', name: address }
}
