import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { wayBetween } from '../../src/schema/convert.ts'
import { migrate } from '../../src/schema/migrate.ts'
import { sample, seeded } from '../../src/schema/sample.ts'
import { loadKinds } from '../support/kinds.ts'
import { motifIn } from '../support/motif-in.ts'
import { withRepository, type Repository } from '../support/repository.ts'

const kinds = await loadKinds()
const SHIPPED = kinds.declared.flatMap((kind) => (kind.conversions ?? []).map(({ from }) => ({ kind, from })))

test('for every shipped conversion, what is rendered before and after migrate is the same to the byte', () => {
  assert.equal(
    SHIPPED.map(({ kind, from }) => `${kind.kind} ${from}`),
    ['ManagedCache v1alpha1'],
  )
  for (const { kind, from } of SHIPPED) {
    const choose = seeded(11)
    let compared = 0
    for (let attempt = 0; attempt < 500 && compared < 40; attempt++) {
      const object = sample(kind, from, choose)
      if (object === undefined) continue
      const before = kinds.render(object)
      const migrated = migrate(kind, object, { from, way: wayBetween(kind, from, kind.storage) ?? [] })
      assert.ok(migrated.ok && before.text !== '', before.said.join('\n'))
      assert.is(kinds.render(migrated.value).text, before.text)
      compared++
    }
    assert.is(compared, 40)
  }
})

const CRD = readFileSync('schemas/managed-cache.yaml', 'utf8')
const FILES = {
  'motif.yaml':
    'apiVersion: motif.dev/v1alpha1\nkind: Package\nmetadata: { name: caches }\nspec: { unchecked: [example.org] }\n',
  'schemas/managed-cache.yaml': CRD,
  'schemas/managed-cache.conversion.yaml': readFileSync('schemas/managed-cache.conversion.yaml', 'utf8'),
  'compositions/managed-cache.yaml.hbs':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: "{{metadata.name}}" }\ndata: { spec: "{{spec.numShards}} {{join spec.regions}} {{spec.resources.memorySizeGb}}" }\n',
  'specs/two.yaml': `# Two caches, and something else between them.
apiVersion: caching.motif.dev/v1alpha1   # the old one
kind: "ManagedCache"
metadata: {name: carts, namespace: shop}
spec:
    region:   "europe-west1"   # near the shop

    # as many as there are checkouts
    shards: 0x2
    memoryGb: 4
    cpu: 2
---
apiVersion: example.org/v1
kind: Other
metadata: { name: other,   namespace: shop }
---
apiVersion: caching.motif.dev/v1alpha1
kind: ManagedCache
metadata: { name: sessions, namespace: shop }
spec: { shards: 1, cpu: 1, memoryGb: 1, region: us-east1 }
`,
}

const MIGRATED = `# Two caches, and something else between them.
apiVersion: caching.motif.dev/v1alpha2   # the old one
kind: "ManagedCache"
metadata: {name: carts, namespace: shop}
spec:
    regions:
        - "europe-west1"   # near the shop

    # as many as there are checkouts
    numShards: 0x2
    resources:
        cpu: 2
        memorySizeGb: 4
---
apiVersion: example.org/v1
kind: Other
metadata: { name: other,   namespace: shop }
---
apiVersion: caching.motif.dev/v1alpha2
kind: ManagedCache
metadata: { name: sessions, namespace: shop }
spec: { numShards: 1, regions: [us-east1], resources: { cpu: 1, memorySizeGb: 1 } }
`

const run = (folder: string, ...argv: readonly string[]) => motifIn(folder, argv.join(' '))

function textOf({ root }: Repository): string {
  return readFileSync(join(root, 'specs/two.yaml'), 'utf8')
}

test('the diff is one that git apply takes, --write writes the same bytes, and the manifests stay as they are', () =>
  withRepository(FILES, async (repository) => {
    const { root, git } = repository
    assert.is((await run(root, 'render')).exitCode, 0)
    git('add', '-A')
    const diff = await run(root, 'migrate')
    assert.is(diff.exitCode, 0, diff.stderr)
    execFileSync('git', ['apply', '-'], { cwd: root, input: diff.stdout })
    assert.is(textOf(repository), MIGRATED)
    assert.is((await run(root, 'render', '--check')).exitCode, 0)
    git('checkout', 'specs')
    const written = await run(root, 'migrate', 'ManagedCache', '--write')
    assert.is(written.stdout, 'Migrated 2 specs in 1 file to ManagedCache v1alpha2.\n')
    assert.is(textOf(repository), MIGRATED)
    assert.is((await run(root, 'render', '--check')).exitCode, 0)
    assert.is((await run(root, 'migrate')).stdout, '')
  }))

test('migrate goes down as well, and what has no place there keeps its whole file as it is', () =>
  withRepository(FILES, async (repository) => {
    const { root, write } = repository
    write({ 'specs/two.yaml': MIGRATED })
    assert.is((await run(root, 'migrate', '--to', 'v1alpha1', '--write')).exitCode, 0)
    assert.match(textOf(repository), /^ {4}region: "europe-west1" {3}# near the shop$/m)
    assert.is((await run(root, 'validate')).exitCode, 0)
    const several = MIGRATED.replace('[us-east1]', '[us-east1, us-central1]')
    write({ 'specs/two.yaml': several })
    const refused = await run(root, 'migrate', 'ManagedCache', '--to', 'v1alpha1', '--write')
    assert.is(refused.exitCode, 1)
    assert.match(refused.stderr, 'ManagedCache "sessions": spec.regions has 2 items, and unwrap takes one.')
    assert.is(textOf(repository), several)
  }))

test('a machine reads what became of each file, and a pipeline whether something is left to do', () =>
  withRepository(FILES, async ({ root }) => {
    const { exitCode, stdout } = await run(root, 'migrate', '--json', '--exit-code', 'specs')
    assert.is(exitCode, 3)
    const { files } = JSON.parse(stdout) as {
      files: { path: string; status: string; documents: number; diff: string }[]
    }
    assert.equal(
      files.map(({ path, status, documents }) => ({ path, status, documents })),
      [{ path: 'specs/two.yaml', status: 'changed', documents: 2 }],
    )
    assert.match(files[0]?.diff ?? '', /^\+apiVersion: caching\.motif\.dev\/v1alpha2/m)
  }))

test('from below the package nothing is migrated, since its diff could not say where the files are', () =>
  withRepository({ ...FILES, 'docs/a.md': '' }, async (repository) => {
    const { exitCode, stderr } = await run(join(repository.root, 'docs'), 'migrate', '--write')
    assert.is(exitCode, 2)
    assert.match(stderr, 'motif: ../specs/two.yaml is outside the current folder.\n')
    assert.is(textOf(repository), FILES['specs/two.yaml'])
  }))

test('a kind, a version or a path that is not there is a command line that cannot be carried out', () =>
  withRepository(FILES, async ({ root }) => {
    const said = async (...argv: string[]) => {
      const { exitCode, stderr } = await run(root, 'migrate', ...argv)
      return `${exitCode} ${stderr.split('\n').slice(0, 2).join('')}`
    }
    assert.is(
      await said('ManagedCash'),
      '2 motif: The package declares no kind ManagedCash.  help: the closest kind is ManagedCache.',
    )
    assert.is(
      await said('ManagedCache', '--to', 'v9'),
      '2 motif: ManagedCache has no version v9.  help: it has v1alpha1, v1alpha2.',
    )
    assert.match(await said('specks'), /^2 motif: specks is no source of caches\./)
  }))

test.run()
