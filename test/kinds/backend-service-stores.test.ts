import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { loadKinds, withValue } from '../support/kinds.ts'
import { resourcesIn } from '../support/resources-in.ts'

const kinds = await loadKinds()
const [baskets = {}] = kinds.read('examples/specs/storefront/baskets.yaml')

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
    cnrm.cloud.google.com/project-id: acme-storefront
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

function documentsOf(text: string, ...wanted: readonly string[]): string {
  return text
    .split('---\n')
    .filter((document) => resourcesIn(document).some((resource) => wanted.includes(resource)))
    .join('---\n')
}

/** What each match of `pattern` holds, without the marks and escapes of YAML and JSON. */

function addedBy(field: string): string[] {
  const without = resourcesIn(kinds.render(withValue(baskets, ['spec', field], undefined)).text)
  return resourcesIn(kinds.render(baskets).text).filter((resource) => !without.includes(resource))
}

test.run()
