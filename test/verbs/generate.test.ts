import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../src/model/kind.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { generate } from '../../src/verbs/generate.ts'
import type { Invocation } from '../../src/verbs/verb.ts'
import { crdOf } from '../support/crd.ts'
import { memoryHost, type MemoryHost } from '../support/memory-host.ts'

const MOTIF = 'apiVersion: motif.dev/v1alpha1\nkind: Package\nmetadata: { name: "@acme/kinds" }\n'
const SPEC: Schema = { type: 'object', properties: { size: { type: 'integer' } } }
const crd = (kind: string, group: string): string => JSON.stringify(crdOf(kind, SPEC, { group }))

/** A package with a kind of its own and two of the cluster. */
const machine = (
  files: Readonly<Record<string, string>> = {},
  links: Readonly<Record<string, string>> = {},
): MemoryHost =>
  memoryHost(
    {
      'motif.yaml': MOTIF,
      'schemas/thing.yaml': crd('Thing', 'own.dev'),
      'schemas/crds/raw.dev/bucket.yaml': crd('Bucket', 'raw.dev'),
      'schemas/crds/gone.dev/old.yaml': crd('Old', 'gone.dev'),
      ...files,
    },
    { links },
  )

function run(host: MemoryHost, values: Invocation['values'] = {}): Promise<Outcome> {
  return generate.run({ host, positionals: [], values, mayRunCode: false, progress: () => undefined })
}

/** The generated files, but those of Kubernetes' own kinds. */
const generated = (host: MemoryHost): string[] =>
  [...host.files.keys()]
    .filter((path) => /^\/repo\/generated\/(?!core\/)/.test(path))
    .map((path) => path.slice('/repo/generated/'.length))
    .sort()

const said = ({ diagnostics }: Outcome): string[] => diagnostics.map(({ code, message }) => `${code} ${message}`)

test('every kind of the package and of the cluster gets its files', async () => {
  const host = machine()
  const outcome = await run(host)
  assert.is(outcome.exitCode, 0)
  assert.equal(generated(host), [
    'crds/gone.dev/index.ts',
    'crds/gone.dev/v1.ts',
    'crds/own.dev/index.ts',
    'crds/own.dev/v1.ts',
    'crds/raw.dev/index.ts',
    'crds/raw.dev/v1.ts',
    'kinds/thing.ts',
  ])
})

test('a second run writes nothing', async () => {
  const host = machine()
  await run(host)
  const steps = host.steps()
  const outcome = await run(host)
  assert.equal([host.steps(), outcome.summary['written']], [steps, 0])
})

test('files of kinds that are gone are removed with their folders, and files of others stay', async () => {
  const host = machine({ 'generated/crds/gone.dev/mine.txt': 'mine', 'generated/crds/mine.ts': 'export {}\n' })
  await run(host)
  host.remove('schemas/crds/gone.dev/old.yaml')
  host.remove('schemas/crds/raw.dev/bucket.yaml')
  const outcome = await run(host)
  assert.is(outcome.summary['removed'], 4)
  assert.equal(generated(host), [
    'crds/gone.dev/mine.txt',
    'crds/mine.ts',
    'crds/own.dev/index.ts',
    'crds/own.dev/v1.ts',
    'kinds/thing.ts',
  ])
  assert.is(host.entry('generated/crds/raw.dev'), undefined)
})

test('--check writes nothing and names every file that is not what generate would write', async () => {
  const host = machine()
  await run(host)
  assert.is((await run(host, { check: true })).exitCode, 0)
  host.remove('schemas/crds/gone.dev/old.yaml')
  host.write('generated/kinds/thing.ts', (host.text('generated/kinds/thing.ts') ?? '').replace('size', 'sice'))
  const steps = host.steps()
  const outcome = await run(host, { check: true })
  assert.equal([outcome.exitCode, host.steps()], [1, steps])
  assert.equal(said(outcome), [
    'generate/stale generated/crds/gone.dev/index.ts belongs to no kind any more.',
    'generate/stale generated/crds/gone.dev/v1.ts belongs to no kind any more.',
    'generate/stale generated/kinds/thing.ts is not what motif generate would write.',
  ])
})

test('a file in the way that was not generated is named, and nothing is written', async () => {
  const host = machine({ 'generated/kinds/thing.ts': 'export const mine = 1\n' })
  const outcome = await run(host)
  assert.equal(said(outcome), [
    'emit/foreign generated/kinds/thing.ts is in the way and was not made by motif generate.',
  ])
  assert.equal([outcome.exitCode, generated(host)], [1, ['kinds/thing.ts']])
})

const OBSTACLES: readonly [
  what: string,
  path: string,
  make: { files?: Record<string, string>; links?: Record<string, string> },
][] = [
  ['a link out of the package', 'generated/crds', { links: { '/repo/generated/crds': '/elsewhere' } }],
  ['a link within the package', 'generated/crds', { links: { '/repo/generated/crds': '../mine' } }],
  [
    'a link in the place of a file',
    'generated/kinds/thing.ts',
    { links: { '/repo/generated/kinds/thing.ts': '/elsewhere/a' } },
  ],
  ['a file in the place of a folder', 'generated/kinds', { files: { 'generated/kinds': 'mine' } }],
  ['a folder in the place of a file', 'generated/kinds/thing.ts', { files: { 'generated/kinds/thing.ts/a': '' } }],
]

for (const [what, path, { files = {}, links = {} }] of OBSTACLES) {
  test(`${what} is in the way: it is named once, and nothing is written there or elsewhere`, async () => {
    const host = machine({ '/elsewhere/a': 'theirs', 'mine/a': '', ...files }, links)
    const outcome = await run(host)
    assert.equal(said(outcome), [`emit/foreign ${path} is in the way and was not made by motif generate.`])
    assert.equal([outcome.exitCode, host.steps()], [1, 0])
  })
}

for (const [file, kind] of [
  ['schemas/crds/raw.dev/bucket.yaml', crd('Bucket', 'raw.dev')],
  ['schemas/thing.yaml', crd('Thing', 'own.dev')],
] as const) {
  test(`an error in ${file} stops generate before it writes or removes anything`, async () => {
    const host = machine()
    await run(host)
    host.write(file, kind.replace('Namespaced', 'Global'))
    host.remove('schemas/crds/gone.dev/old.yaml')
    const steps = host.steps()
    const outcome = await run(host)
    assert.equal([said(outcome), outcome.exitCode], [['kind/schema spec.scope must be Namespaced or Cluster.'], 1])
    assert.is(host.steps(), steps)
  })
}

test.run()
