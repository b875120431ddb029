import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { main } from '../../src/cli.ts'
import { nodeHost } from '../../src/node-host.ts'
import { writeFiles } from '../composers/author.ts'
import { crd } from '../support/program.ts'
import { MOTIF } from '../support/things.ts'

const DATABASE = crd('shop.example', 'Database', {
  required: ['size'],
  properties: {
    size: { type: 'string', enum: ['small', 'large'], description: 'How large it is.' },
    diskGb: { type: 'integer', default: 10 },
    password: { type: 'string', format: 'password' },
  },
})
const TEMPLATE = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{metadata.name}}
data:
  tier: "db-{{spec.size}}"
  disk: "{{spec.diskGb}}"
  fixed: always
  text: |
    one
    two
---
apiVersion: v1
kind: Secret
metadata:
  name: {{metadata.name}}
stringData:
  password: "{{spec.password}}"
`
const SPEC = (namespace: string): string => `apiVersion: shop.example/v1
kind: Database
metadata:
  name: orders
  namespace: ${namespace}
spec:
  # how much it costs
  size: large
  password: hunter2
`
const FILES = {
  'motif.yaml': MOTIF,
  'schemas/database.yaml': DATABASE,
  'compositions/database.yaml.hbs': TEMPLATE,
  'specs/orders.yaml': SPEC('shop'),
}

interface Said {
  readonly text: string
  readonly exitCode: number
}

type Run = (...args: readonly string[]) => Promise<Said>

async function inFolder(files: Readonly<Record<string, string>>, use: (run: Run) => Promise<void>): Promise<void> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'motif-explain-')))
  try {
    mkdirSync(join(root, '.git'))
    writeFiles(root, files)
    const host = { ...nodeHost(root), env: () => undefined }
    await use(async (...args) => {
      let text = ''
      const write = (more: string): void => void (text += more)
      const exitCode = await main(args, { host, stdout: write, stderr: write, isTerminal: false })
      return { text, exitCode }
    })
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

test('a field is explained with its place, what decided it, and the line that made the resource', async () => {
  await inFolder(FILES, async (run) => {
    assert.is(
      (await run('explain', 'ConfigMap/orders', 'data.tier')).text,
      `ConfigMap/orders in shop: data.tier is "db-large"
  written at     manifests/shop/database-orders.yaml:14:3
  decided by     spec.size (specs/orders.yaml:8:9)
  made by        compositions/database.yaml.hbs:1:1
  part of        Database/orders, specs/orders.yaml
`,
    )
  })
})

test('--json holds an answer with its spec lines, reads, composition and because', async () => {
  await inFolder(FILES, async (run) => {
    const { text, exitCode } = await run('explain', 'configmap/orders', 'data.disk', '--json')
    assert.is(exitCode, 0)
    const { answers } = JSON.parse(text) as { answers: readonly Record<string, unknown>[] }
    assert.equal(answers, [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        namespace: 'shop',
        name: 'orders',
        composite: 'Database/orders',
        source: 'specs/orders.yaml',
        path: 'data.disk',
        value: '10',
        file: 'manifests/shop/database-orders.yaml',
        line: 9,
        spec: [{ path: 'spec.diskGb', file: 'specs/orders.yaml', line: 6, column: 1 }],
        reads: [],
        unset: [],
        exists: [],
        composition: { file: 'compositions/database.yaml.hbs', line: 1, column: 1 },
        schema: { file: 'schemas/database.yaml', line: 1, column: DATABASE.indexOf('"default"') + 1 },
        because: 'default',
      },
    ])
  })
})

test('a line of a manifest is explained, also inside text of several lines; a line of a spec lists what it decides', async () => {
  await inFolder(FILES, async (run) => {
    await run('render')
    assert.match(
      (await run('explain', 'manifests/shop/database-orders.yaml:14')).text,
      /^ConfigMap\/orders in shop: data\.tier is/,
    )
    assert.match((await run('explain', 'manifests/shop/database-orders.yaml:13')).text, /: data\.text is /)
    const from = await run('explain', '--from', 'specs/orders.yaml:8')
    assert.match(
      from.text,
      /^spec\.size \(specs\/orders\.yaml:8\) decides, in 1 resource:\n\nConfigMap\/orders in shop/,
    )
    assert.match(from.text, /data\.tier/)
    assert.not.match(from.text, /data\.fixed/)
  })
})

test('a line of a spec with several fields counts each resource once', async () => {
  const spec = SPEC('shop').replace('\n  name: orders\n  namespace: shop', ' { name: orders, namespace: shop }')
  await inFolder({ ...FILES, 'specs/orders.yaml': spec }, async (run) => {
    const { text } = await run('explain', '--from', 'specs/orders.yaml:3')
    assert.match(text, /^metadata\.name, metadata\.namespace \(specs\/orders\.yaml:3\) decide, in 2 resources:/)
  })
})

test('a secret is masked wherever it went', async () => {
  await inFolder(FILES, async (run) => {
    await run('render')
    for (const args of [
      ['Secret/orders'],
      ['Secret/orders', '--json'],
      ['Secret/orders', 'stringData', '--json'],
      ['--from', 'specs/orders.yaml:9'],
      ['--from', 'specs/orders.yaml:9', '--json'],
    ]) {
      const { text } = await run('explain', ...args)
      assert.match(text, /\*\*\*/)
      assert.not.match(text, /hunter2/)
    }
  })
})

test('several resources of a name are listed, exit 1; a namespace tells them apart', async () => {
  await inFolder({ ...FILES, 'specs/other.yaml': SPEC('bazaar') }, async (run) => {
    const { text, exitCode } = await run('explain', 'ConfigMap/orders', 'data.tier')
    assert.is(exitCode, 1)
    assert.match(text, /ConfigMap\/orders -n shop .*\n.*ConfigMap\/orders -n bazaar /)
    assert.is((await run('explain', 'ConfigMap/orders', 'data.tier', '-n', 'bazaar')).exitCode, 0)
  })
})

test('a kind is explained by its schema, without running code', async () => {
  await inFolder(FILES, async (run) => {
    const { text, exitCode } = await run('explain', 'Database.spec.size', '--no-code')
    assert.is(exitCode, 0)
    assert.match(text, /FIELD: {4}spec\.size <string> -required-\n/)
    assert.match(text, /ENUM: {5}"small", "large"\n/)
    assert.match(text, /How large it is\./)
    assert.is((await run('explain', 'ConfigMap/orders', '--no-code')).exitCode, 1)
  })
})

test('what is not there is a mistake of the command line, with the closest name', async () => {
  await inFolder(FILES, async (run) => {
    for (const [args, said] of [
      [['ConfigMap/order'], /the closest is ConfigMap\/orders/],
      [['ConfigMap/orders', 'data.tir'], /the closest field is data\.tier/],
      [['ConfigMap/orders', '__proto__'], /has no __proto__/],
      [['Databas'], /the closest kind is Database/],
      [['specs/none.yaml:3'], /There is no file/],
      [['specs/orders.yaml:7'], /Nothing stands on line 7/],
      [['--from', 'motif.yaml:1'], /no source/],
      [[], /explain what\?/],
    ] as const) {
      const { text, exitCode } = await run('explain', ...args)
      assert.is(exitCode, 2, text)
      assert.match(text, said)
    }
  })
})

test.run()
