import { test } from 'uvu'
import * as assert from 'uvu/assert'
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
  name: catalog-workload-identity-acme-platform
  namespace: storefront
  annotations:
    motif.dev/composite: runtime.motif.dev/BackendService/storefront/catalog
spec:
  member: serviceAccount:acme-platform.svc.id.goog[storefront/catalog]
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

test('every field of a service makes a difference', () => {
  const guest = { name: 'guest', subscriber: { member: 'group:pricing@example.com' } }
  const complete = withValue(example, ['spec', 'topics', 0, 'subscriptions', 1], guest)
  const kind = kinds.find('runtime.motif.dev', 'BackendService')
  assert.equal(idleFields(kinds, kind, [complete, baskets]), [])
})

test.run()
