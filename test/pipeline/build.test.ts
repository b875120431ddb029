import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { buildOf, crd, said } from '../support/program.ts'
import { bucket, MOTIF, packageOf, thing } from '../support/things.ts'

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

test('an annotation for a controller that the composition does not read draws a warning', async () => {
  const annotated = thing('one', '{}', ', annotations: { acme.dev/tier: gold, kubectl.kubernetes.io/x: "1" }')
  const unread = await buildOf(packageOf({ 'a.yaml': annotated }))
  assert.equal(
    unread.diagnostics.map(({ code, origin }) => [code, origin?.line, origin?.column]),
    [['source/annotation-unread', 3, 53]],
  )
  const read = await buildOf(
    packageOf(
      { 'a.yaml': annotated },
      {
        compositions: {
          'things.dev/Thing': ({ metadata }) => {
            const { annotations } = metadata as { annotations: Record<string, string> }
            return [{ ...bucket('x'), metadata: { name: `x-${annotations['acme.dev/tier'] ?? 'none'}` } }]
          },
        },
      },
    ),
  )
  assert.equal(said(read), [])
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
