import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { identity, type Manifest } from '../../src/model/resource.ts'
import { idleFields, loadKinds, withValue } from '../support/kinds.ts'

const kinds = await loadKinds()
const [example = {}] = kinds.read('examples/specs/managed-cache.yaml')
const elsewhere = withValue(example, ['spec', 'projectId'], 'acme-shop')

test('six shards of 10 CPU and 16 GB in five regions are five Memcached instances', () => {
  assert.fixture(
    kinds.render(example).text,
    `apiVersion: memcache.cnrm.cloud.google.com/v1beta1
kind: MemcacheInstance
metadata:
  name: sessions-asia-east1
  namespace: storefront
  annotations:
    motif.dev/composite: caching.motif.dev/ManagedCache/storefront/sessions
spec:
  memcacheVersion: MEMCACHE_1_5
  networkRef:
    external: projects/acme-network/global/networks/shared
  nodeConfig:
    cpuCount: 10
    memorySizeMb: 16384
  nodeCount: 6
  region: asia-east1
---
apiVersion: memcache.cnrm.cloud.google.com/v1beta1
kind: MemcacheInstance
metadata:
  name: sessions-europe-west1
  namespace: storefront
  annotations:
    motif.dev/composite: caching.motif.dev/ManagedCache/storefront/sessions
spec:
  memcacheVersion: MEMCACHE_1_5
  networkRef:
    external: projects/acme-network/global/networks/shared
  nodeConfig:
    cpuCount: 10
    memorySizeMb: 16384
  nodeCount: 6
  region: europe-west1
---
apiVersion: memcache.cnrm.cloud.google.com/v1beta1
kind: MemcacheInstance
metadata:
  name: sessions-europe-west4
  namespace: storefront
  annotations:
    motif.dev/composite: caching.motif.dev/ManagedCache/storefront/sessions
spec:
  memcacheVersion: MEMCACHE_1_5
  networkRef:
    external: projects/acme-network/global/networks/shared
  nodeConfig:
    cpuCount: 10
    memorySizeMb: 16384
  nodeCount: 6
  region: europe-west4
---
apiVersion: memcache.cnrm.cloud.google.com/v1beta1
kind: MemcacheInstance
metadata:
  name: sessions-us-central1
  namespace: storefront
  annotations:
    motif.dev/composite: caching.motif.dev/ManagedCache/storefront/sessions
spec:
  memcacheVersion: MEMCACHE_1_5
  networkRef:
    external: projects/acme-network/global/networks/shared
  nodeConfig:
    cpuCount: 10
    memorySizeMb: 16384
  nodeCount: 6
  region: us-central1
---
apiVersion: memcache.cnrm.cloud.google.com/v1beta1
kind: MemcacheInstance
metadata:
  name: sessions-us-east1
  namespace: storefront
  annotations:
    motif.dev/composite: caching.motif.dev/ManagedCache/storefront/sessions
spec:
  memcacheVersion: MEMCACHE_1_5
  networkRef:
    external: projects/acme-network/global/networks/shared
  nodeConfig:
    cpuCount: 10
    memorySizeMb: 16384
  nodeCount: 6
  region: us-east1
`,
  )
})

const RULES: readonly [string, Manifest, string, string][] = [
  [
    'a name that begins with a digit',
    withValue(example, ['metadata', 'name'], '7-days'),
    'metadata.name',
    'the name must begin with a letter and hold lower-case letters, digits and hyphens alone',
  ],
  [
    'a name that is too long with the longest region',
    withValue(example, ['metadata', 'name'], 'sessions-of-people-at-home-2'),
    'metadata.name',
    'the name and a region, joined by a hyphen, are the id of a Memcached instance and must not exceed 40 characters',
  ],
  [
    'five CPUs',
    withValue(example, ['spec', 'resources', 'cpu'], 5),
    'spec.resources.cpu',
    'Memcached takes one CPU or an even number of them',
  ],
  [
    '8 GB for ten CPUs',
    withValue(example, ['spec', 'resources', 'memorySizeGb'], 8),
    'spec.resources',
    'Memcached wants at least 0.9 GB of memory for each CPU',
  ],
]

for (const [what, manifest, path, message] of RULES) {
  test(`a cache is refused with ${what}`, () => {
    const subject = `ManagedCache "${identity(manifest).name}"`
    assert.equal(kinds.render(manifest).said, [
      `schema/rule ${path}: ${subject}: ${path} does not meet a rule: ${message}.`,
    ])
  })
}

test('every field of a cache makes a difference', () => {
  assert.equal(idleFields(kinds, kinds.find('caching.motif.dev', 'ManagedCache'), [elsewhere]), [])
})

test.run()
