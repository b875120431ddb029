import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { buildOf, crd, said, type TestPackage } from '../support/program.ts'

const MOTIF = 'apiVersion: motif.dev/v1alpha1\nkind: Package\nmetadata: { name: test }\n'
const THING = crd('things.dev', 'Thing', {
  properties: { size: { type: 'integer', default: 3 }, next: { type: 'string' } },
})
const BUCKET = crd('raw.dev', 'Bucket', { properties: { size: { type: 'integer' } } })

const thing = (name: string, spec = '{}', more = ''): string =>
  `apiVersion: things.dev/v1\nkind: Thing\nmetadata: { name: ${name}, namespace: a${more} }\nspec: ${spec}\n`
const bucket = (name: string, size: unknown = 1) => ({
  apiVersion: 'raw.dev/v1',
  kind: 'Bucket',
  metadata: { name },
  spec: { size: size as number },
})

function packageOf(specs: Record<string, string>, more: Partial<TestPackage> & { motif?: string } = {}): TestPackage {
  const files: Record<string, string> = {
    'motif.yaml': more.motif ?? MOTIF,
    'schemas/thing.yaml': THING,
    'schemas/crds/raw.dev/bucket.yaml': BUCKET,
    ...more.files,
  }
  for (const [name, text] of Object.entries(specs)) files[`specs/${name}`] = text
  return {
    files,
    compositions: {
      'things.dev/Thing': ({ metadata, spec }) => [
        bucket((metadata as { name: string }).name, (spec as { size: number }).size),
      ],
      ...more.compositions,
    },
    ...(more.options === undefined ? {} : { options: more.options }),
  }
}

test('a composite becomes resources: defaulted, in its namespace, stamped with who it is', async () => {
  const build = await buildOf(packageOf({ 'a.yaml': thing('one') }))
  assert.equal(said(build), [])
  assert.is(
    build.units[0]?.text,
    `apiVersion: raw.dev/v1
kind: Bucket
metadata:
  name: one
  namespace: a
  annotations:
    motif.dev/composite: things.dev/Thing/a/one
spec:
  size: 3
`,
  )
})

test('a raw resource passes through unstamped, checked against its schema', async () => {
  const good = 'apiVersion: raw.dev/v1\nkind: Bucket\nmetadata: { name: b, namespace: a }\nspec: { size: 4 }\n'
  const build = await buildOf(
    packageOf({ 'good.yaml': good, 'bad.yaml': good.replace('name: b', 'name: c').replace('4', 'big') }),
  )
  assert.match(
    build.units[1]?.text ?? '',
    /^apiVersion: raw.dev\/v1\nkind: Bucket\nmetadata:\n {2}name: b\n {2}namespace: a\nspec:\n {2}size: 4\n$/,
  )
  assert.equal(
    build.diagnostics.map(({ code, path, origin }) => [code, path, origin?.line]),
    [['resource/schema', 'spec.size', 4]],
  )
})

test('a rendered resource that does not pass its schema is reported at the composite, with the composition line', async () => {
  const build = await buildOf(
    packageOf({ 'a.yaml': thing('one') }, { compositions: { 'things.dev/Thing': () => [bucket('x', 'big')] } }),
  )
  const [only] = build.diagnostics
  assert.is(only?.code, 'resource/schema')
  assert.is(only?.origin?.file, 'specs/a.yaml')
  assert.equal(
    only?.related?.map(({ message, origin }) => [message, origin.file, origin.line]),
    [['rendered here', 'compositions/thing.ts', 10]],
  )
})

test('one bad file hides neither the errors nor the units of the others', async () => {
  const build = await buildOf(
    packageOf({
      'a.yaml': 'a: [',
      'b.yaml': thing('b', '{ sice: 1 }'),
      'c.yaml': thing('c'),
      'd.yaml': thing('d', '{ size: x }'),
    }),
  )
  assert.equal(
    build.diagnostics.map(({ code, origin }) => [code, origin?.file]),
    [
      ['yaml/syntax', 'specs/a.yaml'],
      ['schema/unknown-field', 'specs/b.yaml'],
      ['schema/type', 'specs/d.yaml'],
    ],
  )
  assert.equal(
    build.units.map(({ identity, text }) => [identity.name, text !== '']),
    [
      ['b', false],
      ['c', true],
      ['d', false],
    ],
  )
})

test('an unknown kind is an error that names the closest one, unless its group is unchecked', async () => {
  const specs = { 'a.yaml': thing('one').replace('kind: Thing', 'kind: Thng') }
  const [refused] = (await buildOf(packageOf(specs))).diagnostics
  assert.is(refused?.code, 'source/unknown-kind')
  assert.match(refused?.help ?? '', /closest kind is Thing of things\.dev/)
  const motif = `${MOTIF}spec: { unchecked: [things.dev] }\n`
  const passed = await buildOf(packageOf(specs, { motif }))
  assert.equal(
    passed.diagnostics.map(({ code, severity }) => [code, severity]),
    [['source/unchecked', 'info']],
  )
  assert.is(passed.units.length, 1)
})

test('an unknown version is an error that names those there are', async () => {
  const [only] = (await buildOf(packageOf({ 'a.yaml': thing('one').replace('things.dev/v1', 'things.dev/v2') })))
    .diagnostics
  assert.is(only?.code, 'source/unknown-version')
  assert.match(only?.help ?? '', /things\.dev\/v1/)
})

test('the items of a List are source objects of their own', async () => {
  const items = [thing('one'), thing('two', '{ size: x }')].map(
    (each) => `- ${each.trimEnd().replaceAll('\n', '\n  ')}`,
  )
  const build = await buildOf(packageOf({ 'a.yaml': `apiVersion: v1\nkind: List\nitems:\n${items.join('\n')}\n` }))
  assert.equal(
    build.units.map(({ source }) => source.item),
    [0, 1],
  )
  assert.equal(
    build.diagnostics.map(({ origin }) => origin?.line),
    [11],
  )
})

test('documents for other tools, empty documents and local configuration are left out', async () => {
  const local = bucket('x')
  const annotated = { ...local, metadata: { name: 'x', annotations: { 'config.kubernetes.io/local-config': 'true' } } }
  const build = await buildOf(
    packageOf({
      'a.yaml': 'apiVersion: kpt.dev/v1\nkind: Kptfile\nmetadata: { name: k }\n---\n---\n# nothing\n',
      'b.yaml': JSON.stringify(annotated),
      'kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n',
    }),
  )
  assert.equal([build.units.length, said(build)], [0, []])
})

test('a document without apiVersion or kind is an error', async () => {
  const build = await buildOf(packageOf({ 'a.yaml': 'just: data\n', 'b.yaml': '- 1\n' }))
  assert.equal(
    build.diagnostics.map(({ code }) => code),
    ['source/no-kind', 'source/no-kind'],
  )
})

test('keys of motif.dev/ are refused in a spec, a raw resource and the output of a composition', async () => {
  const stamped = { ...bucket('x'), metadata: { name: 'x', annotations: { 'motif.dev/composite': 'forged' } } }
  const build = await buildOf(
    packageOf(
      {
        'a.yaml': thing('one', '{}', ', annotations: { motif.dev/x: "1" }'),
        'b.yaml': JSON.stringify({ ...stamped, metadata: { ...stamped.metadata, namespace: 'a' } }),
        'c.yaml': thing('three'),
      },
      { compositions: { 'things.dev/Thing': () => [stamped] } },
    ),
  )
  assert.equal(
    build.diagnostics.map(({ code, origin }) => [code, origin?.file]),
    [
      ['source/reserved-key', 'compositions/thing.ts'],
      ['source/reserved-key', 'specs/a.yaml'],
      ['source/reserved-key', 'specs/b.yaml'],
    ],
  )
})

test('the same resource rendered twice is an error that names both origins', async () => {
  const build = await buildOf(
    packageOf(
      { 'a.yaml': thing('one'), 'b.yaml': thing('two') },
      { compositions: { 'things.dev/Thing': () => [bucket('same')] } },
    ),
  )
  const [only] = build.diagnostics
  assert.is(only?.code, 'link/duplicate')
  assert.equal([only?.origin?.file, only?.related?.[0]?.origin.file], ['specs/b.yaml', 'specs/a.yaml'])
})

test('a nested composite is checked, expanded and belongs to its root', async () => {
  const inner = { apiVersion: 'things.dev/v1', kind: 'Thing', metadata: { name: 'inner' }, spec: { size: 9 } }
  const build = await buildOf(
    packageOf(
      { 'a.yaml': 'apiVersion: outer.dev/v1\nkind: Outer\nmetadata: { name: o, namespace: a }\n' },
      {
        files: { 'schemas/outer.yaml': crd('outer.dev', 'Outer', {}) },
        compositions: { 'outer.dev/Outer': () => [inner] },
      },
    ),
  )
  assert.equal(said(build), [])
  assert.equal(
    build.units[0]?.index.map(({ identity, via }) => [identity.kind, identity.name, via]),
    [['Bucket', 'inner', ['things.dev/Thing/a/inner']]],
  )
  assert.match(build.units[0]?.text ?? '', /motif\.dev\/composite: outer\.dev\/Outer\/a\/o/)
})

test('an error in a nested composite points to the composition line that made it', async () => {
  const inner = { apiVersion: 'things.dev/v1', kind: 'Thing', metadata: { name: 'inner' }, spec: { size: 'x' } }
  const build = await buildOf(
    packageOf(
      { 'a.yaml': 'apiVersion: outer.dev/v1\nkind: Outer\nmetadata: { name: o, namespace: a }\n' },
      {
        files: { 'schemas/outer.yaml': crd('outer.dev', 'Outer', {}) },
        compositions: { 'outer.dev/Outer': () => [inner] },
      },
    ),
  )
  assert.equal(
    build.diagnostics.map(({ code, origin }) => [code, origin?.file, origin?.line]),
    [['schema/type', 'compositions/outer.ts', 10]],
  )
})

test('kinds that expand into one another are an error that names the loop', async () => {
  const other = (kind: string, group: string) => ({
    apiVersion: `${group}/v1`,
    kind,
    metadata: { name: 'x' },
    spec: {},
  })
  const build = await buildOf(
    packageOf(
      { 'a.yaml': thing('one') },
      {
        files: { 'schemas/outer.yaml': crd('outer.dev', 'Outer', {}) },
        compositions: {
          'outer.dev/Outer': () => [other('Thing', 'things.dev')],
          'things.dev/Thing': () => [other('Outer', 'outer.dev')],
        },
      },
    ),
  )
  assert.equal(
    build.diagnostics.map(({ code, message }) => [code, message]),
    [['composition/cycle', 'Kinds expand into one another: Thing -> Outer -> Thing.']],
  )
})

test('a composition that gives two answers is found out on the first composite of its kind', async () => {
  let count = 0
  const build = await buildOf(
    packageOf(
      { 'a.yaml': thing('one') },
      { compositions: { 'things.dev/Thing': () => [bucket(`b${String(count++)}`)] } },
    ),
  )
  assert.equal(
    build.diagnostics.map(({ code }) => code),
    ['composition/unstable'],
  )
})

test('a composition that does not end is cut off and named, and the others still render', async () => {
  const build = await buildOf(
    packageOf(
      { 'a.yaml': thing('bad'), 'b.yaml': thing('good') },
      {
        options: { limitMs: 200 },
        compositions: {
          'things.dev/Thing': ({ metadata }) => {
            while ((metadata as { name: string }).name === 'bad');
            return [bucket('x')]
          },
        },
      },
    ),
  )
  assert.equal(said(build), [
    'composition/limit specs/a.yaml:3:19 Thing "bad" took more than 0.2 s in compositions/thing.ts.',
  ])
  assert.equal(
    build.units.map(({ text }) => text !== ''),
    [false, true],
  )
})

test('a composition that makes nothing is an error', async () => {
  const build = await buildOf(packageOf({ 'a.yaml': thing('one') }, { compositions: { 'things.dev/Thing': () => [] } }))
  assert.equal(
    build.diagnostics.map(({ code }) => code),
    ['composition/empty'],
  )
})

test('a namespaced object without a namespace gets the package’s, or a warning', async () => {
  const bare = 'apiVersion: things.dev/v1\nkind: Thing\nmetadata: { name: one }\nspec: {}\n'
  const warned = await buildOf(packageOf({ 'a.yaml': bare }))
  assert.equal(
    warned.diagnostics.map(({ code, severity }) => [code, severity]),
    [['resource/namespace', 'warning']],
  )
  assert.match(warned.units[0]?.text ?? '', /motif\.dev\/composite: things\.dev\/Thing\/_none\/one/)
  const placed = await buildOf(packageOf({ 'a.yaml': bare }, { motif: `${MOTIF}spec: { namespace: payments }\n` }))
  assert.equal([said(placed), placed.units[0]?.identity.namespace], [[], 'payments'])
})

test('a cluster-scoped resource gets no namespace, and loses one that a library gave it', async () => {
  const cluster = { apiVersion: 'raw.dev/v1', kind: 'Zone', metadata: { name: 'z', namespace: 'a' }, spec: {} }
  const build = await buildOf(
    packageOf(
      { 'a.yaml': thing('one') },
      {
        files: { 'schemas/crds/raw.dev/zone.yaml': crd('raw.dev', 'Zone', {}, { scope: 'Cluster' }) },
        compositions: { 'things.dev/Thing': () => [cluster] },
      },
    ),
  )
  assert.equal(said(build), [])
  assert.equal(
    build.units[0]?.index.map(({ identity, scope }) => [identity.namespace, scope]),
    [['', 'Cluster']],
  )
  assert.not.match(build.units[0]?.text ?? '', /namespace:/)
})

test('motif.yaml can lower a warning, raise it, or switch it off', async () => {
  const bare = { 'a.yaml': 'apiVersion: things.dev/v1\nkind: Thing\nmetadata: { name: one }\nspec: {}\n' }
  const severityUnder = async (wanted: string) => {
    const motif = `${MOTIF}spec: { severity: { resource/namespace: ${wanted} } }\n`
    return (await buildOf(packageOf(bare, { motif }))).diagnostics.map(({ severity }) => severity)
  }
  assert.equal([await severityUnder('error'), await severityUnder('"off"')], [['error'], []])
})

test.run()
