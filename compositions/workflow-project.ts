import type { Chart } from 'cdk8s'
import { composition, nameOf } from 'motif'
import { Namespace, ResourceQuota, ServiceAccount } from '../generated/core/core/v1.ts'
import { IAMPolicyMember, IAMServiceAccount } from '../generated/crds/iam.cnrm.cloud.google.com/v1beta1.ts'
import type { WorkflowProject } from '../generated/kinds/workflow-project.ts'
import { inProject } from './shared/project.ts'

// Decisions of the platform, the same for every project. Besides this role, tasks have those that their domain lists.
const PROJECT = { apiVersion: 'resourcemanager.cnrm.cloud.google.com/v1beta1', kind: 'Project' }
const ACTS_AS = 'roles/iam.workloadIdentityUser'
// Images of tasks often run as root, which is as far as it goes.
const POD_SECURITY = { 'pod-security.kubernetes.io/enforce': 'baseline' }

type Domain = WorkflowProject['spec']['domains'][number]

/**
 * Config Connector's resources stand in the namespace of the spec, where its context is; what the cluster's own are for
 * stands where the tasks run. Domains share nothing, so that development cannot read what production may.
 */
export default composition<WorkflowProject>((scope, project) => {
  for (const domain of project.spec.domains) {
    addNamespace(scope, project, domain)
    addAccount(scope, project, domain)
    addIdentities(scope, project, domain)
  }
})

/** Where the domain's tasks run, and how much they may take. */
function addNamespace(scope: Chart, { metadata, spec }: WorkflowProject, { name, quota }: Domain): void {
  const namespace = nameOf(metadata.name, name)
  const place = new Namespace(scope, `${name}-namespace`, {
    metadata: {
      name: namespace,
      annotations: inProject(spec.projectId),
      labels: POD_SECURITY,
    },
  })
  const hard = {
    'requests.cpu': String(quota.cpu),
    'requests.memory': `${quota.memoryGb}Gi`,
    'requests.nvidia.com/gpu': String(quota.gpus),
    pods: String(quota.pods),
  }
  new ResourceQuota(scope, `${name}-quota`, {
    metadata: { name: 'tasks', namespace },
    spec: { hard },
  }).addDependency(place)
}

/** Who the domain's tasks are in Google Cloud, and what they may do. */
function addAccount(scope: Chart, { metadata, spec: { projectId } }: WorkflowProject, { name, roles }: Domain): void {
  const account = nameOf(metadata.name, name)
  new IAMServiceAccount(scope, `${name}-account`, {
    metadata: { name: account, annotations: inProject(projectId) },
    spec: { displayName: `Tasks of ${metadata.name} in ${name}` },
  })
  for (const role of roles) {
    new IAMPolicyMember(scope, `${name}-${role}`, {
      metadata: { name: nameOf(account, role.replace('roles/', ''), projectId) },
      spec: {
        memberFrom: { serviceAccountRef: { name: account } },
        role,
        resourceRef: { ...PROJECT, external: `projects/${projectId}` },
      },
    })
  }
}

/** The service accounts of the cluster that act as the domain's: both sides must name each other. */
function addIdentities(scope: Chart, { metadata, spec }: WorkflowProject, domain: Domain): void {
  const account = nameOf(metadata.name, domain.name)
  const pool = `${spec.clusterProjectId ?? spec.projectId}.svc.id.goog`
  const email = `${account}@${spec.projectId}.iam.gserviceaccount.com`
  for (const namespace of [account, ...domain.namespaces]) {
    for (const name of domain.serviceAccounts) {
      const id = `${domain.name}-${namespace}-${name}`
      new ServiceAccount(scope, id, {
        metadata: { name, namespace, annotations: { 'iam.gke.io/gcp-service-account': email } },
      })
      new IAMPolicyMember(scope, `${id}-identity`, {
        metadata: {
          name: nameOf(account, 'workload-identity', spec.clusterProjectId ?? spec.projectId, namespace, name),
        },
        spec: {
          member: `serviceAccount:${pool}[${namespace}/${name}]`,
          role: ACTS_AS,
          resourceRef: { ...IAMServiceAccount.GVK, name: account },
        },
      })
    }
  }
}
