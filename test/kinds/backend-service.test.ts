import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { identity, type Manifest } from '../../src/model/resource.ts'
import { valueAt } from '../../src/model/value.ts'
import { idleFields, loadKinds, withValue } from '../support/kinds.ts'
import { resourcesIn } from '../support/resources-in.ts'

const kinds = await loadKinds()
const [example = {}] = kinds.read('examples/specs/backend-service.yaml')
const [baskets = {}] = kinds.read('examples/specs/storefront/baskets.yaml')

test('a service is its pods, their scaling and their identity', () => {
  const bare = withValue(example, ['spec', 'topics'], undefined)
  assert.fixture(
    kinds.render(bare).text,
    `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: catalog
  namespace: storefront
  annotations:
    motif.dev/composite: runtime.motif.dev/BackendService/storefront/catalog
  labels:
    app.kubernetes.io/name: catalog
spec:
  maxReplicas: 12
  metrics:
  - resource:
      name: cpu
      target:
        averageUtilization: 70
        type: Utilization
    type: Resource
  minReplicas: 3
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: catalog
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMServiceAccount
metadata:
  name: catalog
  namespace: storefront
  annotations:
    cnrm.cloud.google.com/project-id: acme-storefront
    motif.dev/composite: runtime.motif.dev/BackendService/storefront/catalog
spec:
  displayName: catalog in storefront
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata:
  name: catalog-workload-identity-acme-storefront
  namespace: storefront
  annotations:
    motif.dev/composite: runtime.motif.dev/BackendService/storefront/catalog
spec:
  member: serviceAccount:acme-storefront.svc.id.goog[storefront/catalog]
  resourceRef:
    apiVersion: iam.cnrm.cloud.google.com/v1beta1
    kind: IAMServiceAccount
    name: catalog
  role: roles/iam.workloadIdentityUser
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: catalog
  namespace: storefront
  annotations:
    motif.dev/composite: runtime.motif.dev/BackendService/storefront/catalog
  labels:
    app.kubernetes.io/name: catalog
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: catalog
---
apiVersion: v1
kind: Service
metadata:
  name: catalog
  namespace: storefront
  annotations:
    motif.dev/composite: runtime.motif.dev/BackendService/storefront/catalog
  labels:
    app.kubernetes.io/name: catalog
spec:
  ports:
  - name: http
    port: 80
    targetPort: http
  selector:
    app.kubernetes.io/name: catalog
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: catalog
  namespace: storefront
  annotations:
    iam.gke.io/gcp-service-account: catalog@acme-storefront.iam.gserviceaccount.com
    motif.dev/composite: runtime.motif.dev/BackendService/storefront/catalog
automountServiceAccountToken: false
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: catalog
  namespace: storefront
  annotations:
    motif.dev/composite: runtime.motif.dev/BackendService/storefront/catalog
  labels:
    app.kubernetes.io/name: catalog
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: catalog
  strategy:
    rollingUpdate:
      maxSurge: 25%
      maxUnavailable: 0
    type: RollingUpdate
  template:
    metadata:
      labels:
        app.kubernetes.io/name: catalog
    spec:
      automountServiceAccountToken: false
      containers:
      - env:
        - name: CACHE
          value: sessions-europe-west1
        - name: DATABASE_PASSWORD
          valueFrom:
            secretKeyRef:
              key: password
              name: catalog-database
        image: europe-docker.pkg.dev/acme-images/storefront/catalog:2.14.0
        livenessProbe:
          failureThreshold: 6
          httpGet:
            path: /alive
            port: http
          periodSeconds: 10
        name: catalog
        ports:
        - containerPort: 9000
          name: http
        readinessProbe:
          failureThreshold: 3
          httpGet:
            path: /ready
            port: http
          periodSeconds: 5
        resources:
          limits:
            memory: 1Gi
          requests:
            cpu: 500m
            memory: 1Gi
        securityContext:
          allowPrivilegeEscalation: false
          capabilities:
            drop:
            - ALL
          readOnlyRootFilesystem: true
        startupProbe:
          failureThreshold: 90
          httpGet:
            path: /ready
            port: http
          periodSeconds: 1
        volumeMounts:
        - mountPath: /tmp
          name: tmp
      enableServiceLinks: false
      securityContext:
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
      serviceAccountName: catalog
      topologySpreadConstraints:
      - labelSelector:
          matchLabels:
            app.kubernetes.io/name: catalog
        maxSkew: 1
        topologyKey: topology.kubernetes.io/zone
        whenUnsatisfiable: ScheduleAnyway
      - labelSelector:
          matchLabels:
            app.kubernetes.io/name: catalog
        maxSkew: 1
        topologyKey: kubernetes.io/hostname
        whenUnsatisfiable: ScheduleAnyway
      volumes:
      - emptyDir:
          sizeLimit: 64Mi
        name: tmp
`,
  )
})

test('a topic of a service is an EventTopic, and the service may publish to it', () => {
  const bare = withValue(example, ['spec', 'topics'], undefined)
  const added = resourcesIn(kinds.render(example).text).filter(
    (resource) => !resourcesIn(kinds.render(bare).text).includes(resource),
  )
  assert.equal(added, [
    'PubSubTopic catalog-price-changes',
    'IAMPolicyMember catalog-price-changes-publisher-catalog',
    'PubSubTopic catalog-price-changes-search-dead-letter',
    'PubSubSubscription catalog-price-changes-search',
    'IAMPolicyMember catalog-price-changes-search-subscriber-search-indexer',
    'PubSubSubscription catalog-price-changes-search-dead-letter',
    'ServiceIdentity catalog-price-changes-pubsub-agent',
    'IAMPolicyMember catalog-price-changes-search-dead-letter-publisher',
    'IAMPolicyMember catalog-price-changes-search-dead-letter-subscriber',
  ])
})

test('without a project there is nothing of Google Cloud', () => {
  const { text } = kinds.render({ ...example, spec: { image: 'registry.example.com/catalog:1.0' } })
  assert.equal(resourcesIn(text), [
    'HorizontalPodAutoscaler catalog',
    'PodDisruptionBudget catalog',
    'Service catalog',
    'ServiceAccount catalog',
    'Deployment catalog',
  ])
  assert.not.match(text, 'google')
})

test('a cache is a ManagedCache that the service may look up', () => {
  assert.equal(addedBy('cache'), [
    'IAMPolicyMember baskets-cache-viewer-acme-storefront',
    'MemcacheInstance baskets-cache-europe-west1',
  ])
  const { text } = kinds.render(baskets)
  assert.match(text, 'value: projects/acme-storefront/locations/europe-west1/instances/baskets-cache-europe-west1\n')
  assert.fixture(
    documentsOf(text, 'IAMPolicyMember baskets-cache-viewer-acme-storefront'),
    `apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata:
  name: baskets-cache-viewer-acme-storefront
  namespace: storefront
  annotations:
    motif.dev/composite: runtime.motif.dev/BackendService/storefront/baskets
spec:
  memberFrom:
    serviceAccountRef:
      name: baskets
  resourceRef:
    apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1
    external: projects/acme-storefront
    kind: Project
  role: roles/memcache.viewer
`,
  )
})

test('a database is a ManagedDatabase with one database and one user, which the service alone may reach', () => {
  assert.equal(addedBy('database'), [
    'IAMPolicyMember baskets-database-client-acme-storefront',
    'SQLInstance baskets-database',
    'SQLDatabase baskets-database-baskets',
    'SQLUser baskets-database-baskets',
  ])
  assert.fixture(
    documentsOf(
      kinds.render(baskets).text,
      'IAMPolicyMember baskets-database-client-acme-storefront',
      'SQLUser baskets-database-baskets',
    ),
    `apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata:
  name: baskets-database-client-acme-storefront
  namespace: storefront
  annotations:
    motif.dev/composite: runtime.motif.dev/BackendService/storefront/baskets
spec:
  condition:
    expression: resource.name == 'projects/acme-storefront/instances/baskets-database' && resource.type == 'sqladmin.googleapis.com/Instance'
    title: The database of this service alone
  memberFrom:
    serviceAccountRef:
      name: baskets
  resourceRef:
    apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1
    external: projects/acme-storefront
    kind: Project
  role: roles/cloudsql.client
---
apiVersion: sql.cnrm.cloud.google.com/v1beta1
kind: SQLUser
metadata:
  name: baskets-database-baskets
  namespace: storefront
  annotations:
    motif.dev/composite: runtime.motif.dev/BackendService/storefront/baskets
spec:
  instanceRef:
    name: baskets-database
  password:
    valueFrom:
      secretKeyRef:
        key: app-password
        name: baskets-database
  resourceID: baskets
`,
  )
})

test('a proxy leads to the database, by its private address where it has one', () => {
  const { text } = kinds.render(baskets)
  assert.match(
    text,
    `      initContainers:
      - args:
        - "--structured-logs"
        - "--health-check"
        - "--http-address=0.0.0.0"
        - "--http-port=9801"
        - "--port=5432"
        - "--private-ip"
        - acme-storefront:europe-west1:baskets-database
`,
  )
  const open = kinds.render(withValue(baskets, ['spec', 'database', 'network'], undefined)).text
  assert.not.match(open, '--private-ip')
})

test('the container finds its database in variables, and the password in the Secret of the user', () => {
  assert.match(
    kinds.render(baskets).text,
    `        - name: DATABASE_HOST
          value: 127.0.0.1
        - name: DATABASE_PORT
          value: "5432"
        - name: DATABASE_NAME
          value: baskets
        - name: DATABASE_USER
          value: baskets
        - name: DATABASE_PASSWORD
          valueFrom:
            secretKeyRef:
              key: app-password
              name: baskets-database
`,
  )
})

test('a service with hyphens has underscores in its database', () => {
  const hyphens = withValue(baskets, ['metadata', 'name'], 'shop-baskets')
  assert.match(kinds.render(hyphens).text, `        - name: DATABASE_NAME\n          value: shop_baskets\n`)
})

test('alerts are policies of restarts and memory, and with an SLO of how fast it is being missed', () => {
  const unmeasured = withValue(baskets, ['spec', 'slo'], undefined)
  const policies = (manifest: Manifest): string[] =>
    resourcesIn(kinds.render(manifest).text).filter((resource) => resource.startsWith('MonitoringAlertPolicy'))
  assert.equal(policies(unmeasured), ['MonitoringAlertPolicy baskets-memory', 'MonitoringAlertPolicy baskets-restarts'])
  assert.equal(policies(baskets), [
    'MonitoringAlertPolicy baskets-availability-fast',
    'MonitoringAlertPolicy baskets-availability-slow',
    'MonitoringAlertPolicy baskets-latency-fast',
    'MonitoringAlertPolicy baskets-latency-slow',
    'MonitoringAlertPolicy baskets-memory',
    'MonitoringAlertPolicy baskets-restarts',
  ])
})

test('the fast alert fires at 14.4 times the errors that 30 days allow, over an hour and over the last minutes', () => {
  assert.fixture(
    documentsOf(kinds.render(baskets).text, 'MonitoringAlertPolicy baskets-availability-fast'),
    `apiVersion: monitoring.cnrm.cloud.google.com/v1beta1
kind: MonitoringAlertPolicy
metadata:
  name: baskets-availability-fast
  namespace: storefront
  annotations:
    cnrm.cloud.google.com/project-id: acme-storefront
    motif.dev/composite: runtime.motif.dev/BackendService/storefront/baskets
spec:
  alertStrategy:
    autoClose: 3600s
  combiner: OR
  conditions:
  - conditionPrometheusQueryLanguage:
      duration: 0s
      evaluationInterval: 60s
      query: (sum(rate(http_requests_total{namespace="storefront",job="baskets",code=~"5.."}[1h])) / sum(rate(http_requests_total{namespace="storefront",job="baskets"}[1h]))) > 0.0072 and (sum(rate(http_requests_total{namespace="storefront",job="baskets",code=~"5.."}[5m])) / sum(rate(http_requests_total{namespace="storefront",job="baskets"}[5m]))) > 0.0072
    displayName: "baskets: Requests that failed: 2 % of what 30 days allow are used up in 1 h"
  displayName: "baskets: Requests that failed: 2 % of what 30 days allow are used up in 1 h"
  documentation:
    content: "What to do: https://wiki.acme.example/storefront/baskets"
    mimeType: text/markdown
  notificationChannels:
  - name: storefront-oncall
  severity: CRITICAL
`,
  )
})

test('dashboards come with an SLO and with alerts, the same queries in Cloud Monitoring and in Grafana', () => {
  for (const field of ['slo', 'alerts']) {
    const { text } = kinds.render(withValue(baskets, ['spec', field], undefined))
    const dashboard = documentsOf(text, 'MonitoringDashboard baskets')
    const grafana = documentsOf(text, 'ConfigMap baskets-dashboard')
    assert.match(grafana, '    grafana_dashboard: "1"\n')
    assert.equal(queriesIn(grafana, /"expr": "(.*)"/g), queriesIn(dashboard, /prometheusQuery: (.*)/g))
  }
})

test('the bucket of a whole number of seconds is found however a client writes it', () => {
  const slow = kinds.render(withValue(baskets, ['spec', 'slo', 'latency', 'milliseconds'], 1000)).text
  assert.match(slow, 'job="baskets",le=~"1([.]0)?"}')
  assert.match(kinds.render(baskets).text, 'job="baskets",le="0.25"}')
})

test('without slo and alerts nothing watches', () => {
  const { text } = kinds.render(example)
  assert.not.match(text, /onitoring|ConfigMap/)
})

const RULES: readonly [string, Manifest, string, string][] = [
  [
    'a name that begins with a digit',
    withValue(example, ['metadata', 'name'], '2-catalog'),
    'metadata.name',
    'the name must begin with a letter and hold lower-case letters, digits and hyphens alone',
  ],
  [
    'a name of five characters, with a project',
    withValue(example, ['metadata', 'name'], 'goods'),
    'metadata.name',
    'with projectId the name is that of a Google service account, which has 6 to 30 characters',
  ],
  [
    'a name of 31 characters, with a project',
    withValue(example, ['metadata', 'name'], 'c'.repeat(31)),
    'metadata.name',
    'with projectId the name is that of a Google service account, which has 6 to 30 characters',
  ],
  [
    'a topic without a project',
    withValue(example, ['spec', 'projectId'], undefined),
    'spec',
    'projectId is required by topics, because it takes a Google service account to publish',
  ],
  [
    'a cache whose name would be too long',
    withValue(baskets, ['metadata', 'name'], 'baskets-of-all-visitors'),
    'metadata.name',
    "the name, -cache- and the cache's region are together the id of a Memcached instance and must not exceed 40 characters",
  ],
  [
    'a database and two hyphens in a row',
    withValue(baskets, ['metadata', 'name'], 'shop--baskets'),
    'metadata.name',
    'with database the name must not hold two hyphens in a row',
  ],
  [
    'a database without a project',
    bareWith('database'),
    'spec',
    'projectId is required by cache and database, because it takes a Google service account to find them',
  ],
  [
    'a cache without a project',
    bareWith('cache'),
    'spec',
    'projectId is required by cache and database, because it takes a Google service account to find them',
  ],
  [
    'an SLO without a project',
    bareWith('slo'),
    'spec',
    'projectId is required by slo and alerts, because they are resources of a project',
  ],
  [
    'alerts without a project',
    bareWith('alerts'),
    'spec',
    'projectId is required by slo and alerts, because they are resources of a project',
  ],
  [
    "the port of the database's proxy",
    withValue(baskets, ['spec', 'port'], 5432),
    'spec.port',
    'with database the ports 3306, 5432 and 9801 are left to the proxy that leads to it',
  ],
  [
    'a database and a variable of its own for it',
    withValue(baskets, ['spec', 'env', 0, 'name'], 'DATABASE_HOST'),
    'spec.env',
    'with database the variables that begin with DATABASE_ are not yours to set',
  ],
  [
    'a cache and a variable of its own for it',
    withValue(baskets, ['spec', 'env', 0, 'name'], 'CACHE_INSTANCE'),
    'spec.env',
    'with cache the variables that begin with CACHE_ are not yours to set',
  ],
  [
    'more pods at least than at most',
    withValue(example, ['spec', 'replicas', 'min'], 13),
    'spec.replicas.max',
    'replicas.max must not be less than replicas.min',
  ],
  [
    'an image that is the latest',
    withValue(example, ['spec', 'image'], 'registry.example.com/catalog:latest'),
    'spec.image',
    'the image must end in a tag other than latest, or in a digest',
  ],
  [
    'an image without a tag, whose registry has a port',
    withValue(example, ['spec', 'image'], 'registry.example.com:5000/catalog'),
    'spec.image',
    'the image must end in a tag other than latest, or in a digest',
  ],
  [
    'a variable with neither a value nor a secret',
    withValue(example, ['spec', 'env', 0, 'value'], undefined),
    'spec.env[0]',
    'a variable has either a value or a secret',
  ],
  [
    'a variable with both',
    withValue(example, ['spec', 'env', 1, 'value'], 'hunter2'),
    'spec.env[1]',
    'a variable has either a value or a secret',
  ],
]

for (const [what, manifest, path, message] of RULES) {
  test(`a service is refused with ${what}`, () => {
    const subject = `BackendService "${identity(manifest).name}"`
    assert.equal(kinds.render(manifest).said, [
      `schema/rule ${path}: ${subject}: ${path} does not meet a rule: ${message}.`,
    ])
  })
}

test('every field of a service makes a difference', () => {
  const guest = { name: 'guest', subscriber: { member: 'group:pricing@example.com' } }
  const complete = withValue(example, ['spec', 'topics', 0, 'subscriptions', 1], guest)
  const kind = kinds.find('runtime.motif.dev', 'BackendService')
  // No version is one of both engines, so no other engine will do alone: it takes two steps.
  assert.equal(idleFields(kinds, kind, [complete, baskets]), ['spec.database.engine'])
  const mysql = withValue(
    withValue(baskets, ['spec', 'database', 'version'], '8.4'),
    ['spec', 'database', 'engine'],
    'mysql',
  )
  assert.match(kinds.render(mysql).text, '- "--port=3306"')
})

/** The documents whose kind and name are given, in the order of the text. */
function documentsOf(text: string, ...wanted: readonly string[]): string {
  return text
    .split('---\n')
    .filter((document) => resourcesIn(document).some((resource) => wanted.includes(resource)))
    .join('---\n')
}

/** What each match of `pattern` holds, without the marks and escapes of YAML and JSON. */
function queriesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, query = '']) => query.replaceAll(/\\|^['"]|['"]$/g, ''))
}

/** A service of an image and one field of the service that has everything. */
function bareWith(field: string): Manifest {
  return {
    ...example,
    spec: { image: 'registry.example.com/catalog:1.0', [field]: valueAt(baskets, ['spec', field]) ?? null },
  }
}

/** The resources that `field` adds to the service that has everything. */
function addedBy(field: string): string[] {
  const without = resourcesIn(kinds.render(withValue(baskets, ['spec', field], undefined)).text)
  return resourcesIn(kinds.render(baskets).text).filter((resource) => !without.includes(resource))
}

test.run()
