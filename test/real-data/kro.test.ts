import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { identity, type Manifest } from '../../src/model/resource.ts'
import { isList, isMapping, type Value, valueAt } from '../../src/model/value.ts'
import { read } from '../../src/yaml/read.ts'
import { loadKinds, withValue } from '../support/kinds.ts'
import { dataTest, SHARED_DATA } from '../support/shared-data.ts'
import { workFolder } from '../support/work-folder.ts'

// Graphs that kro's authors wrote for Google Cloud, written again as kinds: test/fixtures/kro-*. What a graph's templates
// describe is what the kind renders, but for what is known only once a cluster runs.
const CRDS = join(SHARED_DATA, 'config-connector/crds')

dataTest(test, 'the cloud-sql graph of kro is a kind in TypeScript', async () => {
  const spec = { project: 'acme-orders', primaryRegion: 'europe-west1', replicaRegion: 'europe-north1' }
  const described = resourcesOf('cloud-sql', { name: 'orders', ...spec })
  // An e-mail address that is known only at run time: Config Connector looks it up by itself.
  const agent = { serviceIdentityRef: { name: 'sqladmin.googleapis.com' } }
  const expected = described.map((manifest) =>
    valueAt(manifest, ['spec', 'member']) === 'serviceAccount:${serviceidentity.status.email}'
      ? withValue(withValue(manifest, ['spec', 'member'], undefined), ['spec', 'memberFrom'], agent)
      : manifest,
  )
  const rendered = await renderedBy('kro-cloud-sql', {
    crds: [
      'iampolicymembers.iam',
      'kmscryptokeys.kms',
      'kmskeyrings.kms',
      'serviceidentities.serviceusage',
      'services.serviceusage',
      'sqlinstances.sql',
    ],
    spec: 'specs/replicated-database.yaml',
  })
  assert.is(described.length, 13)
  assert.equal(rendered, byName(expected))
})

dataTest(test, 'the eventarc graph of kro is a kind in Handlebars', async () => {
  const spec = { project: 'acme-media', location: 'europe-west1', workflowName: 'transcode' }
  const described = resourcesOf('eventarc', { name: 'uploads', ...spec })
  const rendered = await renderedBy('kro-eventarc', {
    crds: [
      'eventarctriggers.eventarc',
      'iampolicymembers.iam',
      'iamserviceaccounts.iam',
      'pubsubtopics.pubsub',
      'services.serviceusage',
      'storagebuckets.storage',
      'storagenotifications.storage',
    ],
    spec: 'specs/watched-bucket.yaml',
  })
  assert.is(described.length, 11)
  assert.equal(rendered, byName(described))
})

/** What a spec of a fixture renders to, by name; without the namespace and the stamp, which a graph's templates lack. */
async function renderedBy(
  fixture: string,
  { crds, spec }: { crds: readonly string[]; spec: string },
): Promise<Record<string, Value>> {
  const work = workFolder(join('test/fixtures', fixture))
  try {
    const files = crds.map((name) => join(CRDS, `${name}.cnrm.cloud.google.com.yaml`))
    const imported = await work.run('import', 'crds', ...files, '--no-descriptions')
    assert.equal(imported.diagnostics, [])
    const package_ = await loadKinds(work.root)
    const [composite = {}] = package_.read(spec)
    const { text, said } = package_.render(composite)
    assert.equal(said, [])
    return byName(documentsOf(text).map(withoutStamp))
  } finally {
    work.remove()
  }
}

function withoutStamp(manifest: Manifest): Manifest {
  const bare = withValue(manifest, ['metadata', 'namespace'], undefined)
  const stampless = withValue(bare, ['metadata', 'annotations', 'motif.dev/composite'], undefined)
  const annotations = valueAt(stampless, ['metadata', 'annotations'])
  const isEmpty = isMapping(annotations) && Object.keys(annotations).length === 0
  return isEmpty ? withValue(stampless, ['metadata', 'annotations'], undefined) : stampless
}

/** The resources that a graph's templates describe for a spec. */
function resourcesOf(graph: string, spec: Readonly<Record<string, string>>): readonly Manifest[] {
  const [document = {}] = documentsOf(readFileSync(join(SHARED_DATA, 'kro', graph, 'rgd.yaml'), 'utf8'))
  const resources = valueAt(document, ['spec', 'resources']) as readonly Manifest[]
  const values = new Map(Object.entries(spec).map(([key, value]) => [`schema.spec.${key}`, value]))
  // A template may use the name of one further down: as many rounds as resources settle them all.
  const settle = (): void => {
    for (const { id, template = null } of resources) {
      values.set(`${id as string}.metadata.name`, identity(filled(template, values) as Manifest).name)
    }
  }
  resources.forEach(settle)
  return resources.map(({ template = null }) => filled(template, values) as Manifest)
}

/** A template with every `${...}` that `values` knows in its place; any other stays as it is. */
function filled(template: Value, values: ReadonlyMap<string, string>): Value {
  if (isList(template)) return template.map((item) => filled(item, values))
  if (isMapping(template)) {
    return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, filled(value, values)]))
  }
  if (typeof template !== 'string') return template
  return template.replace(/\$\{([^}]+)\}/g, (whole, expression: string) => values.get(expression) ?? whole)
}

function documentsOf(text: string): readonly Manifest[] {
  return read('documents.yaml', text).documents.map(({ value }) => value as Manifest)
}

/** Manifests by kind and name, sorted. */
function byName(manifests: readonly Manifest[]): Record<string, Value> {
  const entries = manifests.map((manifest): [string, Value] => {
    const { kind, name } = identity(manifest)
    return [`${kind} ${name}`, manifest]
  })
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

test.run()
