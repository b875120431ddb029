import type { Chart } from 'cdk8s'
import { composition, nameOf } from 'motif'
import { Deployment } from '../generated/core/apps/v1.ts'
import { HorizontalPodAutoscaler } from '../generated/core/autoscaling/v2.ts'
import { Service, ServiceAccount } from '../generated/core/core/v1.ts'
import { PodDisruptionBudget } from '../generated/core/policy/v1.ts'
import { IAMPolicyMember, IAMServiceAccount } from '../generated/crds/iam.cnrm.cloud.google.com/v1beta1.ts'
import { EventTopic } from '../generated/crds/messaging.motif.dev/v1.ts'
import type { BackendService } from '../generated/kinds/backend-service.ts'

// Decisions of the platform, the same for every service.
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
      role: 'roles/iam.workloadIdentityUser',
      resourceRef: { ...IAMServiceAccount.GVK, name },
    },
  })
  return { 'iam.gke.io/gcp-service-account': `${name}@${projectId}.iam.gserviceaccount.com` }
}

function addPods(scope: Chart, { metadata: { name }, spec }: BackendService): Deployment {
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
          containers: [containerOf(name, spec)],
          volumes: [{ name: SCRATCH.name, emptyDir: { sizeLimit: SCRATCH.sizeLimit } }],
        },
      },
    },
  })
}

function containerOf(name: string, { image, port, cpu, memory, env, probes }: BackendService['spec']) {
  const get = (path: string) => ({ httpGet: { path, port: 'http' } })
  return {
    name,
    image,
    ports: [{ name: 'http', containerPort: port }],
    env: env.map(({ name, value, secret }) =>
      secret === undefined ? { name, value } : { name, valueFrom: { secretKeyRef: secret } },
    ),
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

/** What selects the pods. A selector cannot change, so neither may these. */
function labelsOf(name: string): Record<string, string> {
  return { 'app.kubernetes.io/name': name }
}
