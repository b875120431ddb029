import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { identity, type Manifest } from '../../src/model/resource.ts'
import { valueAt } from '../../src/model/value.ts'
import { loadKinds, withValue } from '../support/kinds.ts'

const kinds = await loadKinds()
const [example = {}] = kinds.read('examples/specs/backend-service.yaml')
const [baskets = {}] = kinds.read('examples/specs/storefront/baskets.yaml')

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
    withValue(withValue(example, ['spec', 'clusterProjectId'], undefined), ['spec', 'projectId'], undefined),
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
    'the project of its cluster and none of its own',
    { ...example, spec: { image: 'registry.example.com/catalog:1.0', clusterProjectId: 'acme-platform' } },
    'spec',
    'projectId is required by clusterProjectId, which only says where those run who act as the account of projectId',
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

function bareWith(field: string): Manifest {
  return {
    ...example,
    spec: { image: 'registry.example.com/catalog:1.0', [field]: valueAt(baskets, ['spec', field]) ?? null },
  }
}

/** The resources that `field` adds to the service that has everything. */

test.run()
