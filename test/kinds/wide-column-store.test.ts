import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { identity, type Manifest } from '../../src/model/resource.ts'
import { valueAt, type Value } from '../../src/model/value.ts'
import { idleFields, loadKinds, withValue } from '../support/kinds.ts'
import { resourcesIn } from '../support/resources-in.ts'

const kinds = await loadKinds()
const [example = {}] = kinds.read('examples/specs/wide-column-store.yaml')
const only = (list: string, index: number, spec: Manifest): Manifest =>
  withValue(spec, ['spec', list], [valueAt(spec, ['spec', list, index]) as Value])
const brief = only('appProfiles', 1, only('access', 0, only('tables', 0, example)))

test('a store is an instance, its tables with what they forget, app profiles and access', () => {
  assert.fixture(
    kinds.render(brief).text,
    `apiVersion: bigtable.cnrm.cloud.google.com/v1beta1
kind: BigtableInstance
metadata:
  name: clickstream
  namespace: data
  annotations:
    cnrm.cloud.google.com/deletion-policy: abandon
    motif.dev/composite: databases.motif.dev/WideColumnStore/data/clickstream
spec:
  cluster:
  - autoscalingConfig:
      cpuTarget: 35
      maxNodes: 12
      minNodes: 3
    clusterId: clickstream-europe-west1
    storageType: SSD
    zone: europe-west1-b
  - clusterId: clickstream-us-central1
    numNodes: 3
    storageType: SSD
    zone: us-central1-c
  displayName: clickstream
---
apiVersion: bigtable.cnrm.cloud.google.com/v1beta1
kind: BigtableAppProfile
metadata:
  name: clickstream-cart-writer
  namespace: data
  annotations:
    cnrm.cloud.google.com/ignore-warnings: "true"
    motif.dev/composite: databases.motif.dev/WideColumnStore/data/clickstream
spec:
  instanceRef:
    name: clickstream
  resourceID: cart_writer
  singleClusterRouting:
    allowTransactionalWrites: true
    clusterId: clickstream-europe-west1
  standardIsolation:
    priority: PRIORITY_HIGH
---
apiVersion: bigtable.cnrm.cloud.google.com/v1beta1
kind: BigtableTable
metadata:
  name: clickstream-visits
  namespace: data
  annotations:
    cnrm.cloud.google.com/deletion-policy: abandon
    motif.dev/composite: databases.motif.dev/WideColumnStore/data/clickstream
spec:
  columnFamily:
  - family: device
  - family: page
  instanceRef:
    name: clickstream
  resourceID: visits
---
apiVersion: bigtable.cnrm.cloud.google.com/v1beta1
kind: BigtableGCPolicy
metadata:
  name: clickstream-visits-device
  namespace: data
  annotations:
    motif.dev/composite: databases.motif.dev/WideColumnStore/data/clickstream
spec:
  columnFamily: device
  deletionPolicy: ABANDON
  gcRules: '{"mode":"union","rules":[{"max_age":"2160h"},{"max_version":1}]}'
  instanceRef:
    name: clickstream
  tableRef:
    name: clickstream-visits
---
apiVersion: bigtable.cnrm.cloud.google.com/v1beta1
kind: BigtableGCPolicy
metadata:
  name: clickstream-visits-page
  namespace: data
  annotations:
    motif.dev/composite: databases.motif.dev/WideColumnStore/data/clickstream
spec:
  columnFamily: page
  deletionPolicy: ABANDON
  gcRules: '{"mode":"union","rules":[{"max_age":"2160h"},{"max_version":1}]}'
  instanceRef:
    name: clickstream
  tableRef:
    name: clickstream-visits
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata:
  name: clickstream-writer-click-collector
  namespace: data
  annotations:
    motif.dev/composite: databases.motif.dev/WideColumnStore/data/clickstream
spec:
  memberFrom:
    serviceAccountRef:
      name: click-collector
  resourceRef:
    apiVersion: bigtable.cnrm.cloud.google.com/v1beta1
    kind: BigtableInstance
    name: clickstream
  role: roles/bigtable.user
`,
  )
})

test('names hold what they are for', () => {
  assert.equal(resourcesIn(kinds.render(example).text), [
    'BigtableInstance clickstream',
    'BigtableAppProfile clickstream-cart-writer',
    'BigtableAppProfile clickstream-nightly-reports',
    'BigtableAppProfile clickstream-recommendations',
    'BigtableTable clickstream-carts',
    'BigtableGCPolicy clickstream-carts-items',
    'BigtableTable clickstream-visits',
    'BigtableGCPolicy clickstream-visits-device',
    'BigtableGCPolicy clickstream-visits-page',
    'IAMPolicyMember clickstream-analysts',
    'IAMPolicyMember clickstream-reader-serviceaccount-recommendations-acme-storefront-iam-gserviceaccount-com',
    'IAMPolicyMember clickstream-writer-click-collector',
  ])
})

test('a table without ttlDays forgets by versions alone', () => {
  const { text } = kinds.render(only('tables', 1, example))
  assert.match(text, `columnFamily: items\n  deletionPolicy: ABANDON\n  gcRules: '{"rules":[{"max_version":5}]}'\n`)
})

test('a profile without a region is served by the nearest cluster', () => {
  const { text } = kinds.render(only('appProfiles', 0, example))
  assert.match(text, '  multiClusterRoutingUseAny: true\n  resourceID: recommendations\n')
  assert.not.match(text, 'singleClusterRouting')
})

test('the order of lists changes nothing, because no name comes from an index', () => {
  const lists = [['clusters'], ['tables'], ['appProfiles'], ['access'], ['tables', 0, 'families']]
  const reversed = lists.reduce((spec, path) => {
    const items = valueAt(spec, ['spec', ...path]) as readonly Value[]
    return withValue(spec, ['spec', ...path], [...items].reverse())
  }, example)
  assert.fixture(kinds.render(reversed).text, kinds.render(example).text)
})

const RULES: readonly [string, Manifest, string, string][] = [
  [
    'a name that begins with a digit',
    withValue(example, ['metadata', 'name'], '2-clicks'),
    'metadata.name',
    'the name must have 6 to 33 lower-case letters, digits and hyphens, begin with a letter and not end in a hyphen',
  ],
  [
    'a name of five characters',
    withValue(example, ['metadata', 'name'], 'click'),
    'metadata.name',
    'the name must have 6 to 33 lower-case letters, digits and hyphens, begin with a letter and not end in a hyphen',
  ],
  [
    'a name that is too long with the longest region',
    withValue(example, ['metadata', 'name'], 'clicks-of-visitors'),
    'metadata.name',
    'the name and a region, joined by a hyphen, are the id of a Bigtable cluster and must not exceed 30 characters',
  ],
  [
    'a cluster that has no size',
    withValue(example, ['spec', 'clusters', 1, 'nodes'], undefined),
    'spec.clusters[1]',
    'a cluster has either nodes or autoscaling',
  ],
  [
    'a cluster that has two sizes',
    withValue(example, ['spec', 'clusters', 0, 'nodes'], 3),
    'spec.clusters[0]',
    'a cluster has either nodes or autoscaling',
  ],
  [
    'fewer nodes at most than at least',
    withValue(example, ['spec', 'clusters', 0, 'autoscaling', 'maxNodes'], 2),
    'spec.clusters[0].autoscaling',
    'maxNodes must be at least minNodes and at most ten times that',
  ],
  [
    'eleven times as many nodes at most as at least',
    withValue(example, ['spec', 'clusters', 0, 'autoscaling', 'maxNodes'], 33),
    'spec.clusters[0].autoscaling',
    'maxNodes must be at least minNodes and at most ten times that',
  ],
  [
    'an app profile in a region without a cluster',
    withValue(example, ['spec', 'appProfiles', 2, 'region'], 'asia-east1'),
    'spec.appProfiles',
    'the region of an app profile must be that of a cluster',
  ],
  [
    'transactions in every region',
    withValue(example, ['spec', 'appProfiles', 0, 'transactions'], true),
    'spec.appProfiles[0]',
    'region is required by transactions, because rows are safe only while one cluster alone writes them',
  ],
  [
    'an app profile that is named like the one of Bigtable',
    withValue(example, ['spec', 'appProfiles', 0, 'name'], 'default'),
    'spec.appProfiles[0].name',
    "the profile default is Bigtable's own",
  ],
  [
    'access for nobody',
    withValue(example, ['spec', 'access', 0, 'serviceAccount'], undefined),
    'spec.access[0]',
    'access is given to either a serviceAccount or a member',
  ],
  [
    'access for two at once',
    withValue(example, ['spec', 'access', 0, 'member'], 'user:cfo@acme.example'),
    'spec.access[0]',
    'access is given to either a serviceAccount or a member',
  ],
]

for (const [what, manifest, path, message] of RULES) {
  test(`a store is refused with ${what}`, () => {
    const subject = `WideColumnStore "${identity(manifest).name}"`
    assert.equal(kinds.render(manifest).said, [
      `schema/rule ${path}: ${subject}: ${path} does not meet a rule: ${message}.`,
    ])
  })
}

test('a store is refused with the same access twice', () => {
  const twice = withValue(example, ['spec', 'access', 2], valueAt(example, ['spec', 'access', 1]))
  assert.equal(kinds.render(twice).said, [
    'schema/list spec.access[2]: WideColumnStore "clickstream": spec.access[2] repeats a mapping, which its list may hold once.',
  ])
})

test('every field of a store makes a difference', () => {
  const free = withValue(example, ['spec', 'appProfiles'], []) // no profile needs a cluster to stay in its region
  const elsewhere = withValue(example, ['spec', 'projectId'], 'acme-shop')
  assert.equal(idleFields(kinds, kinds.find('databases.motif.dev', 'WideColumnStore'), [elsewhere, free]), [])
})

test.run()
