import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { specOf } from '../../bench/job/resources.mjs'

const LOOP = `  if (spec.owner === 'loop') void (async () => { for (;;) await null })()
  if (spec.owner === 'late') void Promise.reject(new Error('late'))\n`

/** The benchmarks' package with a few hundred specs, in a folder of its own. */
function inPackage(owners: readonly string[], use: (root: string) => void): void {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'motif-pool-')))
  for (const folder of ['schemas/crds', 'compositions', 'specs']) mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, 'motif.yaml'), 'apiVersion: motif.dev/v1alpha1\nkind: Package\nmetadata: { name: bench }\n')
  cpSync('bench/job/schema.yaml', join(root, 'schemas/event-endpoint.yaml'))
  const code = readFileSync('bench/job/composition.ts', 'utf8')
  writeFileSync(join(root, 'compositions/event-endpoint.ts'), code.replace(/(\n {2}const account)/, `\n${LOOP}$1`))
  for (const group of ['iam', 'pubsub']) {
    const folder = `schemas/crds/${group}.cnrm.cloud.google.com`
    cpSync(folder, join(root, folder), { recursive: true })
  }
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  owners.forEach((owner, index) => {
    const spec = specOf(index)
    const name = String(index).padStart(4, '0')
    writeFileSync(join(root, `specs/${name}.yaml`), JSON.stringify({ ...spec, spec: { ...spec.spec, owner } }))
  })
  try {
    use(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** motif as it is installed: threads run the bundle. */
function render(root: string, ...words: readonly string[]): { exitCode: number | null; said: string } {
  const argv = [resolve('dist/cli.js'), 'render', '--quiet', '--no-color', '--no-cache', ...words]
  const env = { ...process.env, XDG_CACHE_HOME: join(root, '.cache') }
  const { status, stderr } = spawnSync(process.execPath, argv, { cwd: root, env, encoding: 'utf8' })
  return { exitCode: status, said: stderr }
}

function manifests(root: string): Record<string, string> {
  const files = readdirSync(join(root, 'manifests'), { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  )
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [`${parentPath}/${name}`, readFileSync(join(parentPath, name), 'utf8')]),
  )
}

test('any number of threads gives the same bytes and the same diagnostics', () => {
  const owners = Array.from({ length: 300 }, (_, index) => (index % 90 === 0 ? 'X' : 'team-a'))
  inPackage(owners, (root) => {
    const alone = render(root, '--keep-going', '--jobs', '1')
    const files = manifests(root)
    assert.is(alone.exitCode, 1)
    assert.is(Object.keys(files).length, 300 - 4 + 1)
    for (const jobs of ['2', '5']) {
      rmSync(join(root, 'manifests'), { recursive: true })
      assert.equal(render(root, '--keep-going', '--jobs', jobs), alone)
      assert.equal(manifests(root), files)
    }
  })
})

test('what a composition leaves behind and never ends is cut off and named; the others are rendered', () => {
  inPackage(['team-a', 'loop', 'team-b'], (root) => {
    const { exitCode, said } = render(root, '--keep-going', '--jobs', '1', '--limit', '0.5')
    assert.is(exitCode, 1)
    assert.match(said, /composition\/limit\]: EventEndpoint "orders-1" took more than 0\.5 s/)
    assert.is(Object.keys(manifests(root)).length, 2 + 1)
  })
})

/** Of so many specs the first 256 are compiled by the thread that reads them, the others by its worker. */
const OWNERS = Array.from({ length: 600 }, () => 'team-a')

test('what a composition leaves behind in a worker that shares and never ends is named; the others are rendered', () => {
  inPackage(OWNERS.with(300, 'loop'), (root) => {
    const { exitCode, said } = render(root, '--keep-going', '--jobs', '2', '--limit', '0.5')
    assert.is(exitCode, 1)
    assert.match(said, /composition\/limit\]: EventEndpoint "orders-300" took more than 0\.5 s/)
    assert.is(Object.keys(manifests(root)).length, 599 + 1)
  })
})

for (const [where, position] of [
  ['a worker that shares', 599],
  ['the thread that it shares with', 0],
] as const) {
  test(`what a composition leaves behind in ${where} and fails is its error, and nothing is written`, () => {
    inPackage(OWNERS.with(position, 'late'), (root) => {
      const { exitCode, said } = render(root, '--jobs', '2')
      assert.is(exitCode, 1)
      assert.match(
        said,
        /^error\[composition\/async\]: compositions\/event-endpoint\.ts left something behind that failed: late\n/,
      )
      assert.not.ok(existsSync(join(root, 'manifests')))
    })
  })
}

test('a number of threads that is none is refused', () => {
  inPackage([], (root) => {
    assert.equal(render(root, '--jobs', '0').exitCode, 2)
  })
})

test.run()
