import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../src/model/kind.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { importCrds } from '../../src/verbs/import-crds.ts'
import { UsageError, type Invocation } from '../../src/verbs/verb.ts'
import { crdOf, type CrdParts } from '../support/crd.ts'
import { memoryHost, type MemoryHost, type MemoryHostOptions } from '../support/memory-host.ts'

const MOTIF = 'apiVersion: motif.dev/v1alpha1\nkind: Package\nmetadata: { name: "@acme/kinds" }\n'
const SPEC: Schema = { type: 'object', properties: { size: { type: 'integer', description: 'Immutable. How big.' } } }

/** A CRD as the text of a file. */
const crd = (kind: string, spec: Schema = SPEC, parts: CrdParts = {}): string =>
  JSON.stringify(crdOf(kind, spec, parts))

/** A package in memory beside the files to import. */
const machine = (files: Readonly<Record<string, string>>, options: MemoryHostOptions = {}): MemoryHost =>
  memoryHost({ 'motif.yaml': MOTIF, ...files }, options)

function run(host: MemoryHost, positionals: readonly string[], values: Invocation['values'] = {}): Promise<Outcome> {
  return importCrds.run({ host, positionals, values, mayRunCode: false, progress: () => undefined })
}

const imported = (host: MemoryHost): string[] =>
  [...host.files.keys()]
    .filter((path) => path.startsWith('/repo/schemas/crds/'))
    .map((path) => path.slice('/repo/schemas/crds/'.length))
    .sort()

const said = ({ diagnostics }: Outcome): string[] =>
  diagnostics.map(
    ({ severity, code, origin, message }) =>
      `${severity} ${code} ${origin?.file ?? ''}:${origin?.line ?? ''} ${message}`,
  )

test('files, folders, several documents, lists, URLs and stdin are all read', async () => {
  const list = `{"apiVersion":"v1","kind":"List","items":[${crd('Listed')},${crd('Second')}]}`
  const host = machine(
    {
      'a.yaml': crd('Alone'),
      'in/deep/b.yml': `---\n${crd('One')}\n---\n---\n${crd('Two')}\n`,
      'in/c.json': list,
      'in/.git/x.yaml': 'a: [',
    },
    { stdin: crd('Piped'), remote: { 'https://example.dev/crds.yaml': crd('Remote') } },
  )
  const outcome = await run(host, ['a.yaml', 'in', '-', 'https://example.dev/crds.yaml'])
  assert.equal([said(outcome), outcome.exitCode], [[], 0])
  assert.equal(
    imported(host),
    ['alone', 'listed', 'one', 'piped', 'remote', 'second', 'two'].map((kind) => `example.dev/${kind}.yaml`),
  )
  assert.match(host.text('generated/crds/example.dev/v1.ts') ?? '', 'export class Remote extends ApiObject')
})

test('importing the same CRDs again changes no byte and writes nothing', async () => {
  const host = machine({ 'a.yaml': `${crd('A')}\n---\n${crd('B')}` })
  await run(host, ['a.yaml'], { 'no-descriptions': true })
  const steps = host.steps()
  const outcome = await run(host, ['a.yaml'], { 'no-descriptions': true })
  assert.is(host.steps(), steps)
  assert.equal([outcome.summary['written'], outcome.summary['unchanged'], outcome.summary['generated']], [0, 2, 0])
})

test('without descriptions, what prose alone said is kept as data', async () => {
  const host = machine({ 'a.yaml': crd('A') })
  await run(host, ['a.yaml'], { 'no-descriptions': true })
  const text = host.text('schemas/crds/example.dev/a.yaml') ?? ''
  assert.not.match(text, 'description')
  assert.match(text, `motif.dev/immutable: '{"v1":["spec.size"]}'`)
})

test('kinds of one name in two groups, and of two names in one group, each have their file', async () => {
  const host = machine({ 'a.yaml': [crd('A'), crd('A', SPEC, { group: 'other.dev' }), crd('B')].join('\n---\n') })
  assert.is((await run(host, ['a.yaml'])).exitCode, 0)
  assert.equal(imported(host), ['example.dev/a.yaml', 'example.dev/b.yaml', 'other.dev/a.yaml'])
})

test('what is no CRD is named, and the others are imported', async () => {
  const host = machine({
    'in/a.yaml': crd('A'),
    'in/b.yaml': 'kind: ConfigMap\napiVersion: v1\nmetadata: { name: b }\n',
    'in/c.yaml': `${crd('C')}\n---\nkind: Deployment\n`,
    'in/d.yaml': 'a: [',
    'in/e.yaml': '# nothing\n',
    'in/f.yaml': '- 1\n',
    'in/g.yaml': 'apiVersion: apiextensions.k8s.io/v1beta1\nkind: CustomResourceDefinition\nmetadata: { name: g }\n',
  })
  const outcome = await run(host, ['in', 'gone.yaml'])
  assert.equal(
    said(outcome).map((text) => text.replace(/(yaml\/\w+ \S+) .*/, '$1')),
    [
      'error import/unreachable gone.yaml:1 There is no gone.yaml.',
      'error import/not-crd in/b.yaml:1 ConfigMap "b" is not a CustomResourceDefinition of apiextensions.k8s.io/v1.',
      'warning import/not-crd in/c.yaml:3 A Deployment is not a CustomResourceDefinition of apiextensions.k8s.io/v1.',
      'error yaml/syntax in/d.yaml:1',
      'error import/not-crd in/e.yaml:1 in/e.yaml holds no CustomResourceDefinition.',
      'error import/not-crd in/f.yaml:1 A document that is no object is not a CustomResourceDefinition.',
      'error import/not-crd in/g.yaml:1 CustomResourceDefinition "g" is of apiextensions.k8s.io/v1beta1, which clusters no longer serve.',
    ],
  )
  assert.equal([imported(host), outcome.exitCode], [['example.dev/a.yaml', 'example.dev/c.yaml'], 1])
})

test('a CRD that no cluster would take is named at its line, and the others are imported', async () => {
  const bad =
    'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: bs.b.dev }\nspec:\n  scope: Global\n  group: b.dev\n  names: { kind: B, plural: bs }\n  versions: []\n'
  const host = machine({ 'a.yaml': crd('A'), 'b.yaml': bad })
  const outcome = await run(host, ['a.yaml', 'b.yaml'])
  assert.equal(said(outcome), [
    'error kind/schema b.yaml:5 spec.scope must be Namespaced or Cluster.',
    'error kind/schema b.yaml:8 spec.versions must have at least one version.',
  ])
  assert.equal(imported(host), ['example.dev/a.yaml'])
})

test('two different CRDs for a kind, and kinds that would share a file, are conflicts', async () => {
  const host = machine({
    'one.yaml': [crd('A'), crd('B'), crd('Same'), crd('Fine')].join('\n---\n'),
    'two.yaml': [crd('A', { type: 'object' }), crd('B'), crd('SAME')].join('\n---\n'),
  })
  const outcome = await run(host, ['one.yaml', 'two.yaml'])
  assert.equal(said(outcome), [
    'error import/conflict two.yaml:1 A of example.dev is declared twice, and the two differ; neither was imported.',
    'error import/conflict two.yaml:5 SAME and Same of example.dev would share a file; neither was imported.',
  ])
  assert.equal(imported(host), ['example.dev/b.yaml', 'example.dev/fine.yaml'])
})

test('an import overwrites neither another kind of an earlier import nor a kind of the package', async () => {
  const host = machine({
    'schemas/own.yaml': crd('Own'),
    'a.yaml': crd('Same'),
    'b.yaml': `${crd('SAME')}\n---\n${crd('Own')}`,
  })
  await run(host, ['a.yaml'])
  const before = host.text('schemas/crds/example.dev/same.yaml')
  const outcome = await run(host, ['b.yaml'])
  assert.equal(said(outcome), [
    'error import/conflict b.yaml:1 SAME of example.dev would overwrite Same, so it was not imported.',
    'error import/conflict b.yaml:3 Own of example.dev is a kind of this package itself, so it was not imported.',
  ])
  assert.is(host.text('schemas/crds/example.dev/same.yaml'), before)
})

test('--kinds selects by kind or by kind and group, and refuses a kind that none of the inputs declares', async () => {
  const host = machine({
    'a.yaml': [crd('A'), crd('B'), crd('B', SPEC, { group: 'other.dev' }), crd('C')].join('\n---\n'),
  })
  await run(host, ['a.yaml'], { kinds: ['A,B.other.dev'] })
  assert.equal(imported(host), ['example.dev/a.yaml', 'other.dev/b.yaml'])
  const refusal = await run(host, ['a.yaml'], { kinds: ['Bb'] }).catch((error: unknown) => error)
  assert.instance(refusal, UsageError)
})

test('a kind that --kinds names may stand in what cannot be read: that is said first', async () => {
  const host = machine({ 'both.yaml': 'kind: A\nkind: B\n' })
  const { diagnostics, exitCode } = await run(host, ['both.yaml'], { kinds: ['B'] })
  assert.equal([diagnostics[0]?.code, exitCode], ['yaml/duplicate-key', 1])
})

const REF: Schema = {
  type: 'object',
  properties: {
    networkRef: {
      type: 'object',
      properties: {
        external: { type: 'string' },
        name: { type: 'string', description: 'The name of a Network resource.' },
      },
    },
  },
}

test('a reference is told where its kind is among the inputs, though not selected, or was imported before', async () => {
  const both = `${crd('A', REF)}\n---\n${crd('Network')}`
  const told = `{"v1":{"spec.networkRef":[{"group":"example.dev","kind":"Network"}]}}`
  const host = machine({ 'both.yaml': both, 'a.yaml': crd('A', REF) })
  await run(host, ['a.yaml'])
  assert.match(host.text('schemas/crds/example.dev/a.yaml') ?? '', `'{"v1":{"spec.networkRef":null}}'`)
  await run(host, ['both.yaml'], { kinds: ['A'], 'no-descriptions': true })
  assert.match(host.text('schemas/crds/example.dev/a.yaml') ?? '', told)
  await run(host, ['a.yaml'])
  assert.match(host.text('schemas/crds/example.dev/a.yaml') ?? '', told)
})

test('nothing is written outside of the package, not through links either', async () => {
  const environment = machine({
    'a.yaml': crd('A'),
    'env/motif.yaml': `${MOTIF}spec: { schemas: ../schemas }\n`,
    '.git/HEAD': '',
  })
  const outside = await importCrds.run({
    host: environment, positionals: ['a.yaml'], values: {}, packageFolder: 'env', mayRunCode: false, progress: () => undefined,
  }) // prettier-ignore
  assert.equal([outside.exitCode, outside.diagnostics.map(({ code }) => code)], [1, ['package/path']])
  for (const link of ['/repo/schemas/crds', '/repo/schemas/crds/example.dev']) {
    const linked = machine({ 'a.yaml': crd('A'), 'schemas/x.txt': '', '/etc/x': '' }, { links: { [link]: '/etc' } })
    assert.is((await run(linked, ['a.yaml'])).exitCode, 1, link)
    assert.is(linked.steps(), 0)
  }
})

test('without an input the command line is not complete, and without a package there is nowhere to write', async () => {
  assert.instance(await run(machine({}), []).catch((error: unknown) => error), UsageError)
  const outcome = await run(memoryHost({ 'a.yaml': crd('A') }), ['a.yaml'])
  assert.equal([outcome.exitCode, outcome.diagnostics.map(({ code }) => code)], [1, ['package/missing']])
})

test.run()
