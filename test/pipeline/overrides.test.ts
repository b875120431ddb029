import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { load } from '../../src/pipeline/1-load.ts'
import { findPackage } from '../../src/pipeline/package.ts'
import type { Build } from '../../src/model/unit.ts'
import { memoryHost } from '../support/memory-host.ts'
import { buildOf, crd, said } from '../support/program.ts'
import { bucket, MOTIF, packageOf, thing } from '../support/things.ts'

const LOOSE = crd('raw.dev', 'Loose', { 'x-kubernetes-preserve-unknown-fields': true })
const SPEC = '{ cpu: 1, tier: S, zones: [a, b], one: [x], ports: [{ name: web, port: 80 }] }'
const RAW = `apiVersion: raw.dev/v1\nkind: Loose\nmetadata: { name: raw, namespace: a }\nspec: ${SPEC}\n`
const BUCKET = '{ group: raw.dev, kind: Bucket }'
const LOOSE_ONE = '{ group: raw.dev, kind: Loose }'

/** An Override that makes `edits`, a line each. */
const override = (target: string, edits: readonly string[], more = ''): string =>
  `apiVersion: motif.dev/v1alpha1\nkind: Override\nmetadata: { name: hot }\nspec:\n  target: ${target}\n  edits:\n${edits
    .map((edit) => `    - ${edit}\n`)
    .join('')}  reason: an incident\n${more}`

const build = (specs: Record<string, string>): Promise<Build> =>
  buildOf(packageOf(specs, { files: { 'schemas/crds/raw.dev/loose.yaml': LOOSE } }))

/** The spec of the one raw resource, as it is written after the edits. */
async function specAfter(...edits: string[]): Promise<string> {
  const built = await build({ 'raw.yaml': RAW, 'o.yaml': override(LOOSE_ONE, edits) })
  assert.equal(said(built), [])
  return built.units[0]?.text.split('\nspec:\n')[1] ?? ''
}

const PLAIN = ['cpu: 1', 'one:', '- x', 'ports:', '- name: web', '  port: 80', 'tier: S', 'zones:', '- a', '- b']
/** The lines that an edit takes away and brings. */
const operations: readonly (readonly [edit: string, gone: readonly string[], come: readonly string[]])[] = [
  ['set: { path: spec.cpu, value: 2 }', ['cpu: 1'], ['cpu: 2']],
  ['default: { path: spec.memory, value: 4 }', [], ['memory: 4']],
  ['delete: { path: spec.tier }', ['tier: S'], []],
  ['rename: { path: spec.cpu, to: cores }', ['cpu: 1'], ['cores: 1']],
  ['move: { path: spec.cpu, to: spec.resources.cpu }', ['cpu: 1'], ['resources:', '  cpu: 1']],
  ['insert: { path: spec.zones, value: c, at: start }', [], ['- c']],
  ['remove: { path: spec.zones, value: a }', ['- a'], []],
  ['map: { path: spec.tier, values: { S: small } }', ['tier: S'], ['tier: small']],
  ['wrap: { path: spec.tier, to: tiers }', ['tier: S'], ['tiers:', '- S']],
  ['unwrap: { path: spec.one, to: only }', ['one:', '- x'], ['only: x']],
  ['compute: { path: spec.cpu, cel: "self.spec.cpu * 4" }', ['cpu: 1'], ['cpu: 4']],
]

for (const [edit, gone, come] of operations) {
  test(`an override can ${edit.replace(/:.*/s, '')}`, async () => {
    const lines = (await specAfter(edit))
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(2))
    assert.equal(
      lines.filter((line) => !PLAIN.includes(line)).sort(),
      come.filter((line) => !PLAIN.includes(line)).toSorted(),
    )
    assert.equal(
      PLAIN.filter((line) => !lines.includes(line)),
      gone.filter((line) => !come.includes(line)),
    )
  })
}

test('an override changes what a composition rendered, after its stamp, and the result is verified', async () => {
  const where = `{ group: raw.dev, kind: Bucket, where: "self.metadata.annotations['motif.dev/composite'].endsWith('/one')" }`
  const built = await build({
    'a.yaml': thing('one') + '---\n' + thing('two'),
    'o.yaml': override(where, ['set: { path: spec.size, value: 9 }']),
  })
  assert.equal(said(built), [])
  assert.match(built.units[0]?.text ?? '', /motif.dev\/composite: things.dev\/Thing\/a\/one\nspec:\n {2}size: 9\n/)
  assert.match(built.units[1]?.text ?? '', /size: 3\n/)
})

test('what an override makes wrong is an error that names the override', async () => {
  const built = await build({
    'a.yaml': thing('one'),
    'o.yaml': override(BUCKET, ['set: { path: spec.size, value: x }']),
  })
  const [only] = built.diagnostics
  assert.is(only?.code, 'resource/schema')
  assert.equal(
    only?.related?.map(({ message }) => message),
    ['rendered here', 'overridden here'],
  )
  assert.is(built.units[0]?.text, '')
})

test('overrides are made in order of file and offset, each on what the last one left', async () => {
  const compute = (cel: string) => override(LOOSE_ONE, [`compute: { path: spec.cpu, cel: "${cel}" }`])
  const files = {
    'raw.yaml': RAW,
    'b.yaml': compute('self.spec.cpu * 10'),
    'a.yaml': `${compute('self.spec.cpu + 1')}---\n${compute('self.spec.cpu + 2')}`,
  }
  assert.match((await build(files)).units[0]?.text ?? '', /cpu: 40\n/)
})

test('a target that nothing renders is an error, each of several', async () => {
  const target = '[{ group: raw.dev, kind: Bucket, name: one }, { group: raw.dev, kind: Bucket, name: onne }]'
  const built = await build({
    'a.yaml': thing('one'),
    'o.yaml': override(target, ['set: { path: spec.size, value: 9 }']),
  })
  assert.equal(said(built), [
    'override/target specs/o.yaml:5:95 The override "hot" means Bucket "onne" of raw.dev, which nothing renders.',
  ])
})

test('nothing is said of a missing target while a source has errors: it may be rendered there', async () => {
  const set = override(BUCKET, ['set: { path: spec.size, value: 9 }'])
  const built = await build({ 'a.yaml': thing('one', '{ sice: 1 }'), 'o.yaml': set })
  assert.equal(
    built.diagnostics.map(({ code }) => code),
    ['schema/unknown-field'],
  )
})

test('an edit that changes nothing in any resource is an error; in one of several it is none', async () => {
  const both = { 'a.yaml': thing('one') + '---\n' + thing('two', '{ size: 9 }') }
  const set = override(BUCKET, ['set: { path: spec.size, value: 9 }'])
  assert.equal(said(await build({ ...both, 'o.yaml': set })), [])
  const nothing = override(BUCKET, ['set: { path: spec.size, value: 8 }', 'delete: { path: spec.gone }'])
  const built = await build({ ...both, 'o.yaml': nothing })
  assert.equal(said(built), ['override/no-change specs/o.yaml:8:7 An edit of the override "hot" changes nothing.'])
  assert.equal(
    built.units.map(({ text }) => text),
    ['', ''],
  )
})

test('an edit that is refused is an error of the unit alone', async () => {
  const built = await build({
    'a.yaml': thing('one'),
    'raw.yaml': RAW,
    'o.yaml': override(LOOSE_ONE, ['rename: { path: spec.cpu, to: tier }']),
  })
  assert.equal(said(built), [
    'override/refused specs/o.yaml:7:7 The override "hot" cannot be made on Loose "raw": spec.tier holds another value.',
  ])
  assert.equal(
    built.units.map(({ text }) => text !== ''),
    [true, false],
  )
})

test('a condition that cannot be evaluated refuses the resource', async () => {
  const target = '{ group: raw.dev, kind: Loose, where: "self.spec.gone > 3" }'
  const built = await build({ 'raw.yaml': RAW, 'o.yaml': override(target, ['set: { path: spec.cpu, value: 2 }']) })
  assert.equal(
    built.diagnostics.map(({ code, path }) => [code, path]),
    [['override/refused', 'spec.target.where']],
  )
})

for (const edit of [
  'set: { path: apiVersion, value: v2 }',
  'delete: { path: kind }',
  'set: { path: metadata.name, value: x }',
  'rename: { path: metadata.labels, to: namespace }',
  'move: { path: spec.cpu, to: metadata.name }',
  'set: { path: \'metadata.annotations["motif.dev/composite"]\', value: x }',
  'set: { path: metadata, value: { name: other } }',
  'set: { path: metadata.annotations, value: {} }',
  "compute: { path: metadata, cel: \"{'name': 'x'}\" }",
]) {
  test(`no override may ${edit}`, async () => {
    const built = await build({ 'a.yaml': thing('one'), 'o.yaml': override(BUCKET, [edit]) })
    assert.equal(
      built.diagnostics.map(({ code }) => code),
      ['override/forbidden'],
    )
    assert.equal(
      built.units.map(({ text }) => text),
      [''],
    )
  })
}

for (const [what, edit, field, help] of [
  [
    'its name',
    'set: { path: metadata, value: { name: other } }',
    'metadata.name',
    'a name is an identity: change the spec, or the composition.',
  ],
  [
    'its stamp',
    'set: { path: metadata.annotations, value: { a: b } }',
    'metadata.annotations["motif.dev/composite"]',
    'name the one key that is meant: metadata.annotations["example.com/owner"].',
  ],
] as const) {
  test(`of several edits the one that would take ${what} from a resource is named`, async () => {
    const edits = ['set: { path: spec.size, value: 9 }', edit, 'set: { path: spec.size, value: 8 }']
    const built = await build({ 'a.yaml': thing('one'), 'o.yaml': override(BUCKET, edits) })
    assert.equal(
      built.diagnostics.map(({ code, path, help }) => [code, path, help]),
      [['override/forbidden', 'spec.edits[1]', help]],
    )
    assert.ok(built.diagnostics[0]?.message.includes(`It would change ${field}, which belongs to the compiler.`))
  })
}

test('past its date an override warns, and renders the same bytes', async () => {
  const { files } = packageOf({
    'raw.yaml': RAW,
    'o.yaml': override(LOOSE_ONE, ['set: { path: spec.cpu, value: 2 }'], '  expires: 2026-02-28\n'),
  })
  const codesAt = async (time: string): Promise<readonly string[]> => {
    const host = memoryHost(files, { nowMs: Date.parse(time) })
    const found = findPackage(host).package
    assert.ok(found)
    return (await load(host, found, { mayRunCode: false })).diagnostics.flatMap(({ code }) =>
      code.startsWith('override/') ? [code] : [],
    )
  }
  assert.equal(await codesAt('2026-02-28T23:59:59Z'), [])
  assert.equal(await codesAt('2026-03-01T00:00:00Z'), ['override/expired'])
})

test('a date that is none is an error', async () => {
  const set = override(LOOSE_ONE, ['set: { path: spec.cpu, value: 2 }'], '  expires: soon\n')
  const built = await build({ 'raw.yaml': RAW, 'o.yaml': set })
  assert.equal(
    built.diagnostics.map(({ code, path }) => [code, path]),
    [['override/schema', 'spec.expires']],
  )
})

test('an Override with mistakes holds back what it means, and nothing else', async () => {
  const specs = { 'a.yaml': thing('one'), 'raw.yaml': RAW }
  const broken = override(LOOSE_ONE, ['set: { path: /spec/cpu, value: 2 }'])
  const built = await build({ ...specs, 'o.yaml': broken })
  assert.equal(
    built.diagnostics.map(({ code }) => code),
    ['edit/path'],
  )
  assert.equal(
    built.units.map(({ text }) => text !== ''),
    [true, false],
  )
  const lost = await build({ ...specs, 'o.yaml': `${broken}  nonsense: {` })
  const misspelt = await build({ ...specs, 'o.yaml': broken.replace('kind: Override', 'kind: Overide') })
  assert.equal(
    misspelt.units.map(({ text }) => text),
    ['', ''],
  )
  assert.equal(
    lost.units.map(({ text }) => text),
    ['', ''],
    'what it meant cannot be told',
  )
})

for (const [what, from, to, path, message] of [
  [
    'is of another version',
    'motif.dev/v1alpha1',
    'motif.dev/v9',
    'apiVersion',
    'This version of motif reads another Override.',
  ],
  ['has no name', 'metadata: { name: hot }', 'metadata: {}', 'metadata', 'An Override has a name.'],
  ['has no target', '  target: { group: raw.dev, kind: Loose }\n', '', 'spec.target', 'spec.target is required.'],
] as const) {
  test(`an Override that ${what} is an error, and what it may mean is held back`, async () => {
    const broken = override(LOOSE_ONE, ['set: { path: spec.cpu, value: 2 }']).replace(from, to)
    const built = await build({ 'a.yaml': thing('one'), 'raw.yaml': RAW, 'o.yaml': broken })
    const said = built.diagnostics.map((each) => `${each.code} ${each.path ?? ''} ${each.message}`)
    assert.equal(said, [`override/schema ${path} ${message}`])
    assert.equal(
      built.units.map(({ text }) => text !== ''),
      [path !== 'spec.target', false],
    )
  })
}

test('an override may stand in a List and beside what it changes', async () => {
  const inList = override(LOOSE_ONE, ['set: { path: spec.cpu, value: 2 }'])
  const indented = inList
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}\n`)
    .join('')
    .slice(4)
  const built = await build({ 'raw.yaml': `apiVersion: v1\nkind: List\nitems:\n  - ${indented}---\n${RAW}` })
  assert.equal(said(built), [])
  assert.match(built.units[0]?.text ?? '', /cpu: 2\n/)
})

test('hostile keys in an override are data', async () => {
  const built = await buildOf(
    packageOf(
      {
        'a.yaml': thing('one'),
        'o.yaml': override('{ group: constructor, kind: toString }', ['set: { path: spec.constructor, value: 1 }']),
      },
      { motif: MOTIF, compositions: { 'things.dev/Thing': () => [bucket('one')] } },
    ),
  )
  assert.equal(
    built.diagnostics.map(({ code }) => code),
    ['override/target'],
  )
})

test.run()
