import type { Chart } from 'cdk8s'
import { composition, nameOf } from 'motif'
import { ServiceAccount } from '../generated/core/core/v1.ts'
import { IAMPolicyMember, IAMServiceAccount } from '../generated/crds/iam.cnrm.cloud.google.com/v1beta1.ts'
import { EventTopic } from '../generated/crds/messaging.motif.dev/v1.ts'
import type { BackendService } from '../generated/kinds/backend-service.ts'
import { addMonitoring } from './backend-service/monitoring.ts'
import { addPods, addScaling, labelsOf } from './backend-service/pods.ts'
import { addStores, databaseOf } from './backend-service/stores.ts'
import { inProject } from './shared/project.ts'

// Decisions of the platform, the same for every service.

// All roles but those of topics, which EventTopic gives: who gets them, and on what.
const ROLES = {
  podsOnAccount: 'roles/iam.workloadIdentityUser',
  accountOnDatabase: 'roles/cloudsql.client', // on the project, which a condition narrows to the one database
  accountOnCaches: 'roles/memcache.viewer', // on the project: Memorystore's roles cannot be narrowed. It reads no keys
}
const PROJECT = { apiVersion: 'resourcemanager.cnrm.cloud.google.com/v1beta1', kind: 'Project' }

/**
 * A Deployment with what keeps it up, and its identity. The number of pods is the autoscaler's, so the Deployment says
 * none. Memory is requested and limited alike; CPU has no limit, because a limit only slows down who could run.
 */
export default composition<BackendService>((scope, service) => {
  const account = addAccount(scope, service)
  addPods(scope, service).addDependency(account)
  addScaling(scope, service)
  addTopics(scope, service)
  addStores(scope, service)
  addGrants(scope, service)
  addMonitoring(scope, service, labelsOf(service.metadata.name))
})

/** Who the pods are in the cluster, and with a project in Google Cloud too, where they need no key. */
function addAccount(scope: Chart, service: BackendService): ServiceAccount {
  const { metadata, spec } = service
  const annotations = spec.projectId === undefined ? {} : addCloudAccount(scope, service, spec.projectId)
  return new ServiceAccount(scope, 'account', {
    metadata: { name: metadata.name, annotations },
    automountServiceAccountToken: false,
  })
}

/** The Google service account that the pods act as, and the annotation that says so. */
function addCloudAccount(scope: Chart, { metadata, spec }: BackendService, projectId: string): Record<string, string> {
  const { name, namespace } = metadata
  const clusterProjectId = spec.clusterProjectId ?? projectId
  if (namespace === undefined)
    throw new Error('with projectId a service must have a namespace: it is half of its identity')
  new IAMServiceAccount(scope, 'cloud-account', {
    metadata: { name, annotations: inProject(projectId) },
    spec: { displayName: `${name} in ${namespace}` },
  })
  new IAMPolicyMember(scope, 'workload-identity', {
    metadata: { name: nameOf(name, 'workload-identity', clusterProjectId) },
    spec: {
      member: `serviceAccount:${clusterProjectId}.svc.id.goog[${namespace}/${name}]`,
      role: ROLES.podsOnAccount,
      resourceRef: { ...IAMServiceAccount.GVK, name },
    },
  })
  return { 'iam.gke.io/gcp-service-account': `${name}@${projectId}.iam.gserviceaccount.com` }
}

function addTopics(scope: Chart, { metadata: { name }, spec: { projectId, topics } }: BackendService): void {
  for (const { name: topic, ...rest } of topics) {
    new EventTopic(scope, `topic-${topic}`, {
      metadata: { name: nameOf(name, topic) },
      spec: { ...rest, projectId, publishers: [{ serviceAccount: name }] },
    })
  }
}

/** What the service's account may do on its project. */
function addGrants(scope: Chart, service: BackendService): void {
  const { projectId = '', cache, database } = service.spec
  const grant = (id: string, role: string, condition?: { title: string; expression: string }) =>
    new IAMPolicyMember(scope, id, {
      metadata: { name: nameOf(service.metadata.name, id, projectId) },
      spec: {
        memberFrom: { serviceAccountRef: { name: service.metadata.name } },
        role,
        resourceRef: { ...PROJECT, external: `projects/${projectId}` },
        condition,
      },
    })
  if (database !== undefined) {
    const instance = `resource.name == 'projects/${projectId}/instances/${databaseOf(service)}'`
    grant('database-client', ROLES.accountOnDatabase, {
      title: 'The database of this service alone',
      expression: `${instance} && resource.type == 'sqladmin.googleapis.com/Instance'`,
    })
  }
  if (cache !== undefined) grant('cache-viewer', ROLES.accountOnCaches)
}
