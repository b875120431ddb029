import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { main } from '../../src/cli.ts'
import { nodeHost } from '../../src/node-host.ts'
import { memoryHost } from '../support/memory-host.ts'
import { withRepository } from '../support/repository.ts'

const MOTIF = 'apiVersion: motif.dev/v1alpha1\nkind: Package\nmetadata: { name: kinds }\n'

function crd(fields: string): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: caches.acme.example }
spec:
  group: acme.example
  names: { kind: Cache, plural: caches }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
                a: { type: string }
${fields}`
}

async function run(argv: readonly string[], files: Readonly<Record<string, string>>) {
  let stdout = ''
  let stderr = ''
  const exitCode = await main(argv, {
    host: memoryHost(files, { nowMs: Date.UTC(2026, 4, 1) }),
    stdout: (text) => void (stdout += String(text)),
    stderr: (text) => void (stderr += text),
    isTerminal: false,
  })
  return { exitCode, stdout, stderr }
}

const TEMPLATE = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: "{{metadata.name}}" }\n'

const FILES = {
  'compositions/cache.yaml.hbs': TEMPLATE,
  'old/compositions/cache.yaml.hbs': TEMPLATE,
  'motif.yaml': MOTIF,
  'schemas/cache.yaml': crd(''),
  'old/motif.yaml': MOTIF,
  'old/schemas/cache.yaml': crd('                b: { type: string }\n'),
}

test('the report of a machine names each change with both its places', async () => {
  const { exitCode, stdout } = await run(['compat', '--against', './old', '--json'], FILES)
  const report = JSON.parse(stdout) as { changes: unknown; summary: unknown }
  assert.is(exitCode, 1)
  assert.equal(report.changes, [
    {
      code: 'compat/field-removed',
      breaking: true,
      group: 'acme.example',
      kind: 'Cache',
      version: 'v1',
      path: 'spec.b',
      message: 'Cache v1: spec.b is gone.',
      file: 'schemas/cache.yaml',
      line: 16,
      column: 13,
      help: 'leave v1 as it was, and make the change in a new version: `motif new version Cache v2`, whose conversion says\n- delete: { path: spec.b }\n  lossy: true',
      old: { file: 'old/schemas/cache.yaml', line: 20, column: 17 },
    },
  ])
  assert.equal(report.summary, { against: './old', kinds: 1, breaking: 1, waived: 0, safe: 0, errors: 1, warnings: 0 })
})

test('a folder without a package is a command line that cannot be carried out', async () => {
  const { exitCode, stderr } = await run(['compat', '--against', './none'], FILES)
  assert.is(exitCode, 2)
  assert.is(stderr, 'motif: ./none holds no motif.yaml.\n  help: name the folder of a package, or a git ref.\n')
})

test('an old release with a schema that nobody can read is no release in which the kind was missing', async () => {
  const { exitCode, stderr } = await run(['compat', '--against', './old'], {
    ...FILES,
    'old/schemas/cache.yaml': 'a: [',
  })
  assert.is(exitCode, 1)
  assert.match(stderr, /error\[yaml\/syntax\].*\n --> old\/schemas\/cache\.yaml:1/)
})

test('without a word the last commit is what the kinds are compared with, and its lines are shown as git names them', async () => {
  const committed = {
    'kinds/motif.yaml': MOTIF,
    'kinds/compositions/cache.yaml.hbs': TEMPLATE,
    'kinds/schemas/cache.yaml': FILES['old/schemas/cache.yaml'],
  }
  await withRepository(committed, async ({ root, write }) => {
    write({ 'kinds/schemas/cache.yaml': FILES['schemas/cache.yaml'] })
    let said = ''
    const io = { stdout: (text: string) => void (said += text), stderr: (text: string) => void (said += text) }
    const exitCode = await main(['compat'], { host: nodeHost(`${root}/kinds`), ...io, isTerminal: false })
    assert.is(exitCode, 1)
    assert.match(said, ' --> HEAD:kinds/schemas/cache.yaml:20:17\n')
    assert.match(said, 'Compared 1 kind with HEAD: 1 breaking change, 0 safe.\n')
  })
})

test.run()
