import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { main } from '../../src/cli.ts'
import type { Cause, Change } from '../../src/model/change.ts'
import { memoryHost, type MemoryHost } from '../support/memory-host.ts'
import { crd } from '../support/program.ts'
import { MOTIF } from '../support/things.ts'

const TEMPLATE = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{metadata.name}}
data:
  size: "{{spec.size}}"
  tier: "{{spec.tier}}"
  fixed: one
{{#if spec.more}}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{metadata.name}}-more
data:
  fixed: two
{{/if}}
`
const SCHEMA = crd('things.dev', 'Thing', {
  properties: {
    ...{ size: { type: 'integer' }, tier: { type: 'string', default: 'low' }, more: { type: 'boolean' } },
  },
})
const thing = (name: string, more = ''): string =>
  `apiVersion: things.dev/v1\nkind: Thing\nmetadata:\n  name: ${name}\n  namespace: ns\nspec:\n  size: 1\n${more}`
const RAW = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: raw, namespace: ns }\ndata: { k: "1" }\n'
const FILES = {
  'motif.yaml': MOTIF,
  'schemas/thing.yaml': SCHEMA,
  'compositions/thing.yaml.hbs': TEMPLATE,
  'specs/a.yaml': thing('a'),
  'specs/b.yaml': thing('b'),
  'specs/raw.yaml': RAW,
  '.git/HEAD': '',
}

async function motif(host: MemoryHost, ...args: readonly string[]): Promise<{ exitCode: number; text: string }> {
  let text = ''
  const write = (more: string | Uint8Array): void => void (text += String(more))
  return { exitCode: await main(args, { host, stdout: write, stderr: write, isTerminal: false }), text }
}

/** What `motif plan` says after a render, once these files are others (undefined: gone): `action name field: causes`. */
async function planAfter(edits: Readonly<Record<string, string | undefined>>): Promise<string[]> {
  const host = memoryHost(FILES)
  assert.is((await motif(host, 'render')).exitCode, 0)
  for (const [path, text] of Object.entries(edits)) {
    if (text === undefined) host.remove(`/repo/${path}`)
    else host.write(`/repo/${path}`, text)
  }
  const { changes } = JSON.parse((await motif(host, 'plan', '--json')).text) as {
    changes: readonly (Change & { readonly name: string })[]
  }
  return changes.flatMap(({ action, name, fields, causes }) =>
    action === 'update'
      ? fields.map(({ path, causes: why }) => `update ${name} ${path}: ${placesOf(why)}`)
      : [`${action} ${name}: ${placesOf(causes)}`],
  )
}

function placesOf(causes: readonly Cause[]): string {
  return causes.map(({ is, file, line }) => `${is} ${file}:${line}`).join(', ')
}

test('after a render nothing changes; what is gone from the sources is deleted', async () => {
  assert.equal(await planAfter({}), [])
  assert.equal(await planAfter({ 'specs/a.yaml': undefined, 'specs/raw.yaml': undefined }), [
    'delete a: ',
    'delete raw: ',
  ])
})

test('nothing is deleted of what has an error now, or while a source cannot be read', async () => {
  const wrong = thing('a').replace('size: 1', 'size: many')
  assert.equal(await planAfter({ 'specs/a.yaml': wrong }), [])
  assert.equal(await planAfter({ 'specs/a.yaml': wrong, 'specs/b.yaml': undefined }), ['delete b: '])
  assert.equal(await planAfter({ 'specs/raw.yaml': RAW.replace('data: {', 'data: { m: 5,') }), [])
  assert.equal(await planAfter({ 'specs/a.yaml': 'a: [\n', 'specs/b.yaml': undefined }), [])
})

test('a field is due to the line that decides it now: of the spec, of a default, or of the composition', async () => {
  assert.equal(await planAfter({ 'specs/a.yaml': thing('a', '  tier: high\n').replace('size: 1', 'size: 2') }), [
    'update a data.size: spec specs/a.yaml:7',
    'update a data.tier: spec specs/a.yaml:8',
  ])
  assert.equal(
    await planAfter({
      'schemas/thing.yaml': SCHEMA.replace('"low"', '"lower"'),
      'specs/b.yaml': thing('b', '  tier: low\n'),
    }),
    ['update a data.tier: schema schemas/thing.yaml:1'],
  )
  assert.equal(await planAfter({ 'compositions/thing.yaml.hbs': TEMPLATE.replace('fixed: one', 'fixed: 1st') }), [
    'update a data.fixed: composition compositions/thing.yaml.hbs:1',
    'update b data.fixed: composition compositions/thing.yaml.hbs:1',
  ])
  assert.equal(await planAfter({ 'specs/raw.yaml': RAW.replace('"1"', '"2"') }), [
    'update raw data.k: spec specs/raw.yaml:4',
  ])
})

test('a field that an override sets is due to its edit', async () => {
  const override = `apiVersion: motif.dev/v1alpha1
kind: Override
metadata: { name: more }
spec:
  target: { group: '', kind: ConfigMap, name: a }
  reason: a test
  edits: [{ set: { path: data.size, value: '7' } }]
`
  assert.equal(await planAfter({ 'specs/override.yaml': override }), [
    'update a data.size: override specs/override.yaml:7',
  ])
})

test('a resource is due to the fields without which it is not there, and its fields are not', async () => {
  assert.equal(await planAfter({ 'specs/a.yaml': thing('a', '  more: true\n') }), [
    'create a-more: spec specs/a.yaml:8',
  ])
  assert.equal(await planAfter({ 'specs/c.yaml': thing('c'), 'specs/raw.yaml': RAW.replace('raw', 'new') }), [
    'create c: spec specs/c.yaml:4',
    'create new: spec specs/raw.yaml:3',
    'delete raw: ',
  ])
  const host = memoryHost({ ...FILES, 'specs/a.yaml': thing('a', '  more: true\n') })
  await motif(host, 'render')
  host.write('/repo/compositions/thing.yaml.hbs', TEMPLATE.replace('fixed: two', 'fixed: 2nd'))
  assert.match((await motif(host, 'plan')).text, 'data.fixed  two -> "2nd"  compositions/thing.yaml.hbs:11')
})

test('a folder that is not there, a path, and nothing after --against are mistakes of the command line', async () => {
  const host = memoryHost(FILES)
  for (const [args, said] of [
    [['--against', './none'], './none is no folder.'],
    [['--against', './motif.yaml'], './motif.yaml is no folder.'],
    [['--against', ''], '--against names nothing.'],
    [['specs'], 'plan takes no paths'],
    [['--fail-on', 'delete,qwertyuiop'], 'There is no risk "qwertyuiop".'],
  ] as const) {
    const { exitCode, text } = await motif(host, 'plan', ...args)
    assert.is(exitCode, 2, text)
    assert.match(text, said)
  }
})

test.run()
