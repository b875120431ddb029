import type { Chart } from 'cdk8s'
import { nameOf } from 'motif'
import { ManagedCache } from '../../generated/crds/caching.motif.dev/v1alpha2.ts'
import { ManagedDatabase } from '../../generated/crds/databases.motif.dev/v1.ts'
import type { BackendService } from '../../generated/kinds/backend-service.ts'

// Decisions of the platform, the same for every service that keeps data.
const PORTS = { postgres: 5432, mysql: 3306 }
const LOOPBACK = '127.0.0.1'
// It speaks for the service's account and encrypts, so that any driver will do.
const PROXY = {
  image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.15.0',
  healthPort: 9801,
  // The autoscaler reckons with what every container of a pod requests.
  resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '128Mi' } },
  startup: { periodSeconds: 1, failureThreshold: 60 },
  liveness: { periodSeconds: 60, timeoutSeconds: 30, failureThreshold: 5 },
}

/** The cache and the database of the service, where it has them. */
export function addStores(scope: Chart, service: BackendService): void {
  const { projectId, cache, database } = service.spec
  if (cache !== undefined) {
    const { region, ...rest } = cache
    new ManagedCache(scope, 'cache', {
      metadata: { name: cacheOf(service) },
      spec: { ...rest, projectId, regions: [region] },
    })
  }
  if (database !== undefined) {
    const { passwordSecret, ...rest } = database
    const name = ownNameOf(service)
    new ManagedDatabase(scope, 'database', {
      metadata: { name: databaseOf(service) },
      spec: { ...rest, projectId, databases: [name], users: [{ name, passwordSecret }] },
    })
  }
}

/** The name of the service's database, which is that of the Cloud SQL instance too. */
export function databaseOf({ metadata }: BackendService): string {
  return nameOf(metadata.name, 'database')
}

/** The variables by which the container finds its cache and its database. */
export function storesEnv(service: BackendService) {
  const { projectId = '', cache, database } = service.spec
  const ofCache =
    cache === undefined
      ? []
      : [
          {
            name: 'CACHE_INSTANCE',
            value: `projects/${projectId}/locations/${cache.region}/instances/${nameOf(cacheOf(service), cache.region)}`,
          },
        ]
  const ofDatabase =
    database === undefined
      ? []
      : [
          { name: 'DATABASE_HOST', value: LOOPBACK },
          { name: 'DATABASE_PORT', value: String(PORTS[database.engine]) },
          { name: 'DATABASE_NAME', value: ownNameOf(service) },
          { name: 'DATABASE_USER', value: ownNameOf(service) },
          { name: 'DATABASE_PASSWORD', valueFrom: { secretKeyRef: database.passwordSecret } },
        ]
  return [...ofCache, ...ofDatabase]
}

/** The proxy that leads to the database: it starts before the container and stops after it. */
export function proxiesOf(service: BackendService, securityContext: object) {
  const { projectId = '', database } = service.spec
  if (database === undefined) return undefined
  const { engine, region, network } = database
  const get = (path: string) => ({ httpGet: { path, port: PROXY.healthPort } })
  const proxy = {
    name: 'cloud-sql-proxy',
    image: PROXY.image,
    args: [
      '--structured-logs',
      '--health-check',
      '--http-address=0.0.0.0',
      `--http-port=${PROXY.healthPort}`,
      `--port=${PORTS[engine]}`,
      ...(network === undefined ? [] : ['--private-ip']),
      `${projectId}:${region}:${databaseOf(service)}`,
    ],
    restartPolicy: 'Always' as const,
    resources: PROXY.resources,
    startupProbe: { ...get('/startup'), ...PROXY.startup },
    livenessProbe: { ...get('/liveness'), ...PROXY.liveness },
    securityContext,
  }
  return [proxy]
}

function cacheOf({ metadata }: BackendService): string {
  return nameOf(metadata.name, 'cache')
}

/** What the service is called in its database, where hyphens would have to be quoted. */
function ownNameOf({ metadata }: BackendService): string {
  return metadata.name.replaceAll('-', '_')
}
