import type { Chart } from 'cdk8s'
import { composition, nameOf } from 'motif'
import { Deployment } from '../generated/core/apps/v1.ts'
import { HorizontalPodAutoscaler } from '../generated/core/autoscaling/v2.ts'
import { Service, ServiceAccount } from '../generated/core/core/v1.ts'
import { PodDisruptionBudget } from '../generated/core/policy/v1.ts'
import { IAMPolicyMember, IAMServiceAccount } from '../generated/crds/iam.cnrm.cloud.google.com/v1beta1.ts'
import { EventTopic } from '../generated/crds/messaging.motif.dev/v1.ts'
import type { BackendService } from '../generated/kinds/backend-service.ts'
import { addMonitoring } from './backend-service/monitoring.ts'
import { addStores, databaseOf, proxiesOf, storesEnv } from './backend-service/stores.ts'

// Decisions of the platform, the same for every service.

// All roles but those of topics, which EventTopic gives: who gets them, and on what.
const ROLES = {
  podsOnAccount: 'roles/iam.workloadIdentityUser',
  accountOnDatabase: 'roles/cloudsql.client', // on the project, which a condition narrows to the one database
  accountOnCaches: 'roles/memcache.viewer', // on the project: Memorystore's roles cannot be narrowed. It reads no keys
}
const SERVICE_PORT = 80
const CPU_TARGET_PERCENT = 70
// A node is drained one pod at a time; a new version starts before an old pod stops.
const DISRUPTION = { maxUnavailable: 1 }
const ROLLOUT = { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } } as const
const SPREAD_OVER = ['topology.kubernetes.io/zone', 'kubernetes.io/hostname']
const READINESS = { periodSeconds: 5, failureThreshold: 3 }
const LIVENESS = { periodSeconds: 10, failureThreshold: 6 }
const POD_SECURITY = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } as const
const CONTAINER_SECURITY = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
}
const PROJECT = { apiVersion: 'resourcemanager.cnrm.cloud.google.com/v1beta1', kind: 'Project' }
const SCRATCH = { name: 'tmp', mountPath: '/tmp', sizeLimit: '64Mi' }

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
function addCloudAccount(scope: Chart, { metadata }: BackendService, projectId: string): Record<string, string> {
  const { name, namespace } = metadata
  if (namespace === undefined)
    throw new Error('with projectId a service must have a namespace: it is half of its identity')
  new IAMServiceAccount(scope, 'cloud-account', {
    metadata: { name, annotations: { 'cnrm.cloud.google.com/project-id': projectId } },
    spec: { displayName: `${name} in ${namespace}` },
  })
  new IAMPolicyMember(scope, 'workload-identity', {
    metadata: { name: nameOf(name, 'workload-identity', projectId) },
    spec: {
      member: `serviceAccount:${projectId}.svc.id.goog[${namespace}/${name}]`,
      role: ROLES.podsOnAccount,
      resourceRef: { ...IAMServiceAccount.GVK, name },
    },
  })
  return { 'iam.gke.io/gcp-service-account': `${name}@${projectId}.iam.gserviceaccount.com` }
}

function addPods(scope: Chart, service: BackendService): Deployment {
  const { name } = service.metadata
  const labels = labelsOf(name)
  new Service(scope, 'service', {
    metadata: { name, labels },
    spec: { selector: labels, ports: [{ name: 'http', port: SERVICE_PORT, targetPort: 'http' }] },
  })
  return new Deployment(scope, 'pods', {
    metadata: { name, labels },
    spec: {
      selector: { matchLabels: labels },
      strategy: ROLLOUT,
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: name,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: POD_SECURITY,
          topologySpreadConstraints: SPREAD_OVER.map((topologyKey) => ({
            topologyKey,
            maxSkew: 1,
            whenUnsatisfiable: 'ScheduleAnyway',
            labelSelector: { matchLabels: labels },
          })),
          initContainers: proxiesOf(service, CONTAINER_SECURITY),
          containers: [containerOf(service)],
          volumes: [{ name: SCRATCH.name, emptyDir: { sizeLimit: SCRATCH.sizeLimit } }],
        },
      },
    },
  })
}

function containerOf(service: BackendService) {
  const { image, port, cpu, memory, env, probes } = service.spec
  const get = (path: string) => ({ httpGet: { path, port: 'http' } })
  return {
    name: service.metadata.name,
    image,
    ports: [{ name: 'http', containerPort: port }],
    env: [
      ...env.map(({ name, value, secret }) =>
        secret === undefined ? { name, value } : { name, valueFrom: { secretKeyRef: secret } },
      ),
      ...storesEnv(service),
    ],
    resources: { requests: { cpu, memory }, limits: { memory } },
    startupProbe: { ...get(probes.readinessPath), periodSeconds: 1, failureThreshold: probes.startupSeconds },
    readinessProbe: { ...get(probes.readinessPath), ...READINESS },
    livenessProbe: { ...get(probes.livenessPath), ...LIVENESS },
    securityContext: CONTAINER_SECURITY,
    volumeMounts: [{ name: SCRATCH.name, mountPath: SCRATCH.mountPath }],
  }
}

function addScaling(scope: Chart, { metadata: { name }, spec: { replicas } }: BackendService): void {
  new HorizontalPodAutoscaler(scope, 'scaling', {
    metadata: { name, labels: labelsOf(name) },
    spec: {
      scaleTargetRef: { ...Deployment.GVK, name },
      minReplicas: replicas.min,
      maxReplicas: replicas.max,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: CPU_TARGET_PERCENT } },
        },
      ],
    },
  })
  new PodDisruptionBudget(scope, 'disruption', {
    metadata: { name, labels: labelsOf(name) },
    spec: { ...DISRUPTION, selector: { matchLabels: labelsOf(name) } },
  })
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

/** What selects the pods. A selector cannot change, so neither may these. */
function labelsOf(name: string): Record<string, string> {
  return { 'app.kubernetes.io/name': name }
}
