import type { Chart } from 'cdk8s'
import { Deployment } from '../../generated/core/apps/v1.ts'
import { HorizontalPodAutoscaler } from '../../generated/core/autoscaling/v2.ts'
import { Service } from '../../generated/core/core/v1.ts'
import { PodDisruptionBudget } from '../../generated/core/policy/v1.ts'
import type { BackendService } from '../../generated/kinds/backend-service.ts'
import { proxiesOf, storesEnv } from './stores.ts'

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

/** The pods, which have the service's proxies before them, and the Service that leads to them. */
export function addPods(scope: Chart, service: BackendService): Deployment {
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

/** How many pods there are, and how many of them may go at a time. */
export function addScaling(scope: Chart, { metadata: { name }, spec: { replicas } }: BackendService): void {
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

/** What selects the pods. A selector cannot change, so neither may these. */
export function labelsOf(name: string): Record<string, string> {
  return { 'app.kubernetes.io/name': name }
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
