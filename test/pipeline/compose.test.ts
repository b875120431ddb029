import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { buildOf, crd, said } from '../support/program.ts'
import { bucket, packageOf, thing } from '../support/things.ts'

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
        options: { limitMs: 1000 },
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
    'composition/limit specs/a.yaml:3:19 Thing "bad" took more than 1 s in compositions/thing.ts.',
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

test('two answers are found out also where another composite does not end', async () => {
  let count = 0
  const build = await buildOf(
    packageOf(
      { 'a.yaml': thing('good'), 'b.yaml': thing('bad') },
      {
        options: { limitMs: 800 },
        compositions: {
          'things.dev/Thing': ({ metadata }) => {
            while ((metadata as { name: string }).name === 'bad');
            return [bucket(`b${String(count++)}`)]
          },
        },
      },
    ),
  )
  assert.equal(
    build.diagnostics.map(({ code }) => code),
    ['composition/unstable', 'composition/limit'],
  )
})

test.run()
