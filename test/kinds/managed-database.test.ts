import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { identity, type Manifest } from '../../src/model/resource.ts'
import { valueAt, type Value } from '../../src/model/value.ts'
import { idleFields, loadKinds, withValue } from '../support/kinds.ts'
import { resourcesIn } from '../support/resources-in.ts'

const kinds = await loadKinds()
const [example = {}] = kinds.read('examples/specs/managed-database.yaml')
const [ledger = {}] = kinds.read('examples/specs/payments/ledger.yaml')
const nearby = withValue(example, ['spec', 'replicaRegions'], ['us-central1'])
const small = withValue(nearby, ['spec', 'databases'], ['products'])

test('a database is an instance, its databases and users, and a replica in each further region', () => {
  assert.fixture(
    kinds.render(small).text,
    `apiVersion: sql.cnrm.cloud.google.com/v1beta1
kind: SQLInstance
metadata:
  name: catalog
  namespace: storefront
  annotations:
    motif.dev/composite: databases.motif.dev/ManagedDatabase/storefront/catalog
spec:
  databaseVersion: POSTGRES_16
  region: europe-west1
  settings:
    availabilityType: REGIONAL
    backupConfiguration:
      backupRetentionSettings:
        retainedBackups: 30
        retentionUnit: COUNT
      enabled: true
      pointInTimeRecoveryEnabled: true
      startTime: "01:00"
      transactionLogRetentionDays: 7
    deletionProtectionEnabled: true
    diskAutoresize: false
    diskSize: 200
    diskType: PD_SSD
    edition: ENTERPRISE
    ipConfiguration:
      ipv4Enabled: false
      privateNetworkRef:
        external: projects/acme-network/global/networks/shared
      sslMode: ENCRYPTED_ONLY
    tier: db-custom-4-15360
---
apiVersion: sql.cnrm.cloud.google.com/v1beta1
kind: SQLDatabase
metadata:
  name: catalog-products
  namespace: storefront
  annotations:
    motif.dev/composite: databases.motif.dev/ManagedDatabase/storefront/catalog
spec:
  charset: UTF8
  collation: en_US.UTF8
  deletionPolicy: ABANDON
  instanceRef:
    name: catalog
  resourceID: products
---
apiVersion: sql.cnrm.cloud.google.com/v1beta1
kind: SQLInstance
metadata:
  name: catalog-replica-us-central1
  namespace: storefront
  annotations:
    motif.dev/composite: databases.motif.dev/ManagedDatabase/storefront/catalog
spec:
  databaseVersion: POSTGRES_16
  instanceType: READ_REPLICA_INSTANCE
  masterInstanceRef:
    name: catalog
  region: us-central1
  settings:
    diskAutoresize: false
    diskSize: 200
    diskType: PD_SSD
    edition: ENTERPRISE
    ipConfiguration:
      ipv4Enabled: false
      privateNetworkRef:
        external: projects/acme-network/global/networks/shared
      sslMode: ENCRYPTED_ONLY
    tier: db-custom-4-15360
---
apiVersion: sql.cnrm.cloud.google.com/v1beta1
kind: SQLUser
metadata:
  name: catalog-catalog
  namespace: storefront
  annotations:
    motif.dev/composite: databases.motif.dev/ManagedDatabase/storefront/catalog
spec:
  instanceRef:
    name: catalog
  password:
    valueFrom:
      secretKeyRef:
        key: password
        name: catalog-database
  resourceID: catalog
---
apiVersion: sql.cnrm.cloud.google.com/v1beta1
kind: SQLUser
metadata:
  name: catalog-price-importer
  namespace: storefront
  annotations:
    motif.dev/composite: databases.motif.dev/ManagedDatabase/storefront/catalog
spec:
  instanceRef:
    name: catalog
  password:
    valueFrom:
      secretKeyRef:
        key: importer-password
        name: catalog-database
  resourceID: price_importer
`,
  )
})

test('MySQL recovers by its binary log, says so to replicas and lets users in from any host', () => {
  assert.fixture(
    kinds.render(withValue(ledger, ['spec', 'replicaRegions'], ['us-east1'])).text,
    `apiVersion: sql.cnrm.cloud.google.com/v1beta1
kind: SQLInstance
metadata:
  name: ledger
  namespace: payments
  annotations:
    motif.dev/composite: databases.motif.dev/ManagedDatabase/payments/ledger
spec:
  databaseVersion: MYSQL_8_4
  region: europe-west1
  settings:
    availabilityType: REGIONAL
    backupConfiguration:
      backupRetentionSettings:
        retainedBackups: 14
        retentionUnit: COUNT
      binaryLogEnabled: true
      enabled: true
      startTime: "02:00"
      transactionLogRetentionDays: 7
    deletionProtectionEnabled: true
    diskAutoresize: true
    diskType: PD_SSD
    edition: ENTERPRISE
    ipConfiguration:
      ipv4Enabled: true
      sslMode: ENCRYPTED_ONLY
    tier: db-custom-2-7680
---
apiVersion: sql.cnrm.cloud.google.com/v1beta1
kind: SQLDatabase
metadata:
  name: ledger-ledger
  namespace: payments
  annotations:
    motif.dev/composite: databases.motif.dev/ManagedDatabase/payments/ledger
spec:
  charset: utf8mb4
  collation: utf8mb4_0900_ai_ci
  deletionPolicy: ABANDON
  instanceRef:
    name: ledger
  resourceID: ledger
---
apiVersion: sql.cnrm.cloud.google.com/v1beta1
kind: SQLInstance
metadata:
  name: ledger-replica-us-east1
  namespace: payments
  annotations:
    motif.dev/composite: databases.motif.dev/ManagedDatabase/payments/ledger
spec:
  databaseVersion: MYSQL_8_4
  instanceType: READ_REPLICA_INSTANCE
  masterInstanceRef:
    name: ledger
  region: us-east1
  replicaConfiguration:
    connectRetryInterval: 60
  settings:
    diskAutoresize: true
    diskType: PD_SSD
    edition: ENTERPRISE
    ipConfiguration:
      ipv4Enabled: true
      sslMode: ENCRYPTED_ONLY
    tier: db-custom-2-7680
---
apiVersion: sql.cnrm.cloud.google.com/v1beta1
kind: SQLUser
metadata:
  name: ledger-ledger-writer
  namespace: payments
  annotations:
    motif.dev/composite: databases.motif.dev/ManagedDatabase/payments/ledger
spec:
  host: "%"
  instanceRef:
    name: ledger
  password:
    valueFrom:
      secretKeyRef:
        key: password
        name: ledger-database
  resourceID: ledger_writer
`,
  )
})

test('names hold what they are for', () => {
  assert.equal(resourcesIn(kinds.render(example).text), [
    'SQLInstance catalog',
    'SQLDatabase catalog-prices',
    'SQLDatabase catalog-products',
    'SQLInstance catalog-replica-asia-east1',
    'SQLInstance catalog-replica-us-central1',
    'SQLUser catalog-catalog',
    'SQLUser catalog-price-importer',
  ])
})

test('the order of lists changes nothing, because no name comes from an index', () => {
  const reversed = ['databases', 'users', 'replicaRegions'].reduce((spec, list) => {
    const items = valueAt(spec, ['spec', list]) as readonly Value[]
    return withValue(spec, ['spec', list], [...items].reverse())
  }, example)
  assert.fixture(kinds.render(reversed).text, kinds.render(example).text)
})

test('a disk of a given size does not grow by itself, one of none does', () => {
  assert.match(kinds.render(example).text, 'diskAutoresize: false\n    diskSize: 200\n')
  const growing = kinds.render(withValue(example, ['spec', 'diskGb'], undefined)).text
  assert.match(growing, 'diskAutoresize: true\n')
  assert.not.match(growing, 'diskSize')
})

test('no database is open to any network address', () => {
  assert.match(kinds.render(example).text, 'ipv4Enabled: false')
  for (const manifest of [example, ledger]) assert.not.match(kinds.render(manifest).text, 'authorizedNetworks')
})

const RULES: readonly [string, Manifest, string, string][] = [
  [
    'a name that begins with a digit',
    withValue(example, ['metadata', 'name'], '2-catalog'),
    'metadata.name',
    'the name must begin with a letter and hold lower-case letters, digits and hyphens alone',
  ],
  [
    'a name that is too long with the longest region',
    withValue(example, ['metadata', 'name'], 'c'.repeat(48)),
    'metadata.name',
    'the name, -replica- and a region are together the id of a Cloud SQL instance and must not exceed 67 characters',
  ],
  [
    'a version of the other engine',
    withValue(example, ['spec', 'version'], '8.0'),
    'spec.version',
    'postgres has the versions 14 to 17, mysql has 8.0 and 8.4',
  ],
  [
    'a version that the engine has no more',
    withValue(ledger, ['spec', 'version'], '14'),
    'spec.version',
    'postgres has the versions 14 to 17, mysql has 8.0 and 8.4',
  ],
  [
    'a database of the system',
    withValue(example, ['spec', 'databases', 1], 'template1'),
    'spec.databases[1]',
    'this database belongs to the system',
  ],
  [
    'a user of the system',
    withValue(example, ['spec', 'users', 0, 'name'], 'postgres'),
    'spec.users[0].name',
    'this user belongs to the system',
  ],
  [
    'a user that is named like those of Cloud SQL',
    withValue(example, ['spec', 'users', 0, 'name'], 'cloudsqlsuperuser'),
    'spec.users[0].name',
    'this user belongs to the system',
  ],
]

for (const [what, manifest, path, message] of RULES) {
  test(`a database is refused with ${what}`, () => {
    const subject = `ManagedDatabase "${identity(manifest).name}"`
    assert.equal(kinds.render(manifest).said, [
      `schema/rule ${path}: ${subject}: ${path} does not meet a rule: ${message}.`,
    ])
  })
}

test('every field of a database makes a difference', () => {
  const elsewhere = withValue(example, ['spec', 'projectId'], 'acme-shop')
  assert.equal(idleFields(kinds, kinds.find('databases.motif.dev', 'ManagedDatabase'), [elsewhere]), [])
})

test.run()
