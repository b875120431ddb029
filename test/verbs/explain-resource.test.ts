import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { main } from '../../src/cli.ts'
import { memoryHost } from '../support/memory-host.ts'
import { crd } from '../support/program.ts'
import { MOTIF } from '../support/things.ts'

const DATABASE = crd('shop.example', 'Database', {
  properties: {
    size: { type: 'string' },
    password: { type: 'string', format: 'password' },
    users: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
  },
})
const BUCKET = crd('raw.dev', 'Bucket', {
  properties: {
    size: { type: 'integer' },
    key: { type: 'string', format: 'password' },
    ports: { type: 'array', items: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
  },
})
const TEMPLATE = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{metadata.name}}
data:
  size: "{{spec.size}}"
  url: "db://me:{{spec.password}}@host"
  users: "{{#each spec.users}}{{this.name}} {{/each}}"
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{metadata.name}}-more
data:
  fixed: always
`
const SPEC = (namespace: string): string => `apiVersion: shop.example/v1
kind: Database
metadata: { name: orders, namespace: ${namespace} }
spec:
  size: large
  password: hunter2
  users: [{ name: ann }, { name: bob }]
`
const RAW = `apiVersion: raw.dev/v1
kind: Bucket
metadata: { name: logs, namespace: shop }
spec:
  size: 3
  key: hunter4
  ports:
    - { name: http, port: 80 }
    - { name: "a\\"b", port: "80" }
    - { port: 81 }
`
const FILES = {
  'motif.yaml': MOTIF,
  'schemas/database.yaml': DATABASE,
  'schemas/crds/raw.dev/bucket.yaml': BUCKET,
  'compositions/database.yaml.hbs': TEMPLATE,
  'specs/orders.yaml': SPEC('shop'),
  'specs/raw.yaml': RAW,
}

interface Said {
  readonly text: string
  readonly exitCode: number
}

/** Says what `motif explain ...args` prints in a package of these files. */
function explainIn(files: Readonly<Record<string, string>>): (...args: readonly string[]) => Promise<Said> {
  const host = memoryHost({ ...files, '.git/HEAD': '' })
  return async (...args) => {
    let text = ''
    const write = (more: string | Uint8Array): void => void (text += String(more))
    const exitCode = await main(['explain', ...args], { host, stdout: write, stderr: write, isTerminal: false })
    return { text, exitCode }
  }
}

/** The paths that are answered. */
async function pathsOf(explain: ReturnType<typeof explainIn>, ...args: readonly string[]): Promise<string[]> {
  const { text, exitCode } = await explain(...args, '--json')
  assert.is(exitCode, 0, text)
  return (JSON.parse(text) as { answers: { path: string }[] }).answers.map(({ path }) => path)
}

test('a text that a password of the spec went into is ***, and no field beside it', async () => {
  const explain = explainIn(FILES)
  for (const args of [[], ['data'], ['data.url'], ['--json'], ['data', '--json']]) {
    const { text } = await explain('ConfigMap/orders', ...args)
    assert.match(text, '***')
    assert.not.match(text, /hunter/)
  }
  assert.match((await explain('ConfigMap/orders', 'data.size')).text, 'data.size is "large"')
  assert.match((await explain('ConfigMap/orders', 'metadata.name')).text, 'metadata.name is "orders"')
})

test('a raw resource is explained by its own lines, and its passwords are *** too', async () => {
  const explain = explainIn(FILES)
  assert.is(
    (await explain('Bucket/logs', 'spec.size')).text,
    `Bucket/logs in shop: spec.size is 3
  written at     manifests/shop/bucket.raw.dev-logs.yaml:14:3
  decided by     spec.size (specs/raw.yaml:5:9)
  part of        Bucket/logs, specs/raw.yaml
`,
  )
  assert.match((await explain('Bucket/logs', 'spec.key')).text, 'spec.key is "***"')
  assert.match((await explain('--from', 'specs/raw.yaml:5')).text, /spec\.size .* decides, in 1 resource:\n\nBucket/)
})

test('items are named by their place, by a key as its schema types it, or all at once', async () => {
  const paths = async (field: string) => pathsOf(explainIn(FILES), 'Bucket/logs', field)
  assert.equal(await paths('spec.ports[1].port'), ['spec.ports[1].port'])
  assert.equal(
    await paths('spec.ports[*].port'),
    [0, 1, 2].map((index) => `spec.ports[${index}].port`),
  )
  assert.equal(await paths('spec.ports[name=http].port'), ['spec.ports[0].port'])
  assert.equal(await paths('spec.ports[port=80].port'), ['spec.ports[0].port'])
  assert.equal(await paths('spec.ports[port="80"].port'), ['spec.ports[1].port'])
  assert.equal(await paths('spec.ports[name="a\\"b"].port'), ['spec.ports[1].port'])
  for (const field of ['spec.ports[7]', 'spec.ports[name=undefined]', 'spec.size[0]']) {
    const { exitCode, text } = await explainIn(FILES)('Bucket/logs', field)
    assert.is(exitCode, 2, text)
    assert.match(text, `Bucket/logs has no ${field}`)
  }
  assert.match((await explainIn(FILES)('Bucket/logs', 'spec.qwertyuiop.asdf')).text, 'spec has size, key, ports.')
  assert.match(
    (await explainIn(FILES)('Bucket/logs', 'qwertyuiop.asdf')).text,
    'it has apiVersion, kind, metadata, spec.',
  )
  assert.match((await explainIn(FILES)('Bucket/logs', 'spec.')).text, 'spec. is no path of a field')
})

test('a field that holds others is answered with all of them, after itself', async () => {
  const explain = explainIn(FILES)
  assert.equal(await pathsOf(explain, 'Bucket/logs', 'spec.ports[0]'), [
    'spec.ports[0]',
    'spec.ports[0].name',
    'spec.ports[0].port',
  ])
  assert.equal(await pathsOf(explain, 'Bucket/logs', 'spec.ports'), [
    ...['spec.ports', 'spec.ports[0].name', 'spec.ports[0].port', 'spec.ports[1].name', 'spec.ports[1].port'],
    'spec.ports[2].port',
  ])
  assert.equal(await pathsOf(explain, 'ConfigMap/orders-more', 'data'), ['data', 'data.fixed'])
  assert.equal((await pathsOf(explain, 'Bucket/logs')).slice(0, 3), ['', 'apiVersion', 'kind'])
})

test("a composite's name stands for the resources that it makes", async () => {
  const explain = explainIn(FILES)
  const { text, exitCode } = await explain('database/orders')
  assert.is(exitCode, 0)
  assert.match(text, /^ConfigMap\/orders in shop\n[^]*\n\nConfigMap\/orders-more in shop\n/)
  assert.equal(await pathsOf(explain, 'Database.shop.example/orders'), ['', ''])
  assert.not.match((await explain('Database/orders', '--json')).text, '"value"')
  for (const args of [
    ['Database.other.example/orders'],
    ['Database/orders', '-n', 'bazaar'],
    ['Database/orders', 'data'],
  ])
    assert.is((await explain(...args)).exitCode, 2, args.join(' '))
})

test('a group and a namespace tell resources of one name apart', async () => {
  const explain = explainIn({ ...FILES, 'specs/other.yaml': SPEC('bazaar') })
  const several = await explain('ConfigMap/orders')
  assert.is(several.exitCode, 1)
  assert.match(several.text, 'ConfigMap/orders means 2 resources; add the group, or -n NAMESPACE:')
  assert.match(several.text, '  ConfigMap/orders -n bazaar  from Database/orders, specs/other.yaml')
  assert.match((await explain('ConfigMap/orders', '-n', 'bazaar')).text, /^ConfigMap\/orders in bazaar\n/)
  assert.equal((await pathsOf(explain, 'Bucket.raw.dev/logs', 'spec.size')).length, 1)
  const none = await explain('Bucket.raw.example/logs')
  assert.is(none.exitCode, 2)
  assert.match(none.text, 'Nothing here renders Bucket.raw.example/logs.')
  assert.match((await explain('Bucket/logs', '-n', 'x')).text, 'Nothing here renders Bucket/logs in namespace x.')
})

test('where nothing of the name is rendered and something is wrong, what is wrong is said', async () => {
  const explain = explainIn({ ...FILES, 'specs/orders.yaml': SPEC('shop').replace('size: large', 'size: 5') })
  const { text, exitCode } = await explain('ConfigMap/orders')
  assert.is(exitCode, 1)
  assert.match(text, /error\[schema\/type\][^]*specs\/orders\.yaml:5/)
  assert.is((await explain('Bucket/logs', 'spec.size')).exitCode, 0, 'others are explained')
})

test('a line that holds several fields, and a line inside of a list, list what they decide', async () => {
  const explain = explainIn(FILES)
  assert.match(
    (await explain('--from', 'specs/orders.yaml:7')).text,
    /^spec\.users\[0\]\.name, spec\.users\[1\]\.name \(specs\/orders\.yaml:7\) decide, in 1 resource:/,
  )
  assert.match(
    (await explain('specs/orders.yaml:5')).text,
    /^spec\.size \(specs\/orders\.yaml:5\) decides, in 1 resource/,
  )
  assert.match((await explain('--from', 'specs/raw.yaml:10')).text, /^spec\.ports\[2\]\.port /)
})

test.run()
