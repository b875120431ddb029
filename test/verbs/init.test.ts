import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { main } from '../../src/cli.ts'
import type { Host } from '../../src/host.ts'
import { nodeHost } from '../../src/node-host.ts'
import { memoryHost, type MemoryHost } from '../support/memory-host.ts'

interface Said {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

async function motif(host: Host, line: string): Promise<Said> {
  let stdout = ''
  let stderr = ''
  const exitCode = await main(line.split(' '), {
    host,
    stdout: (text) => void (stdout += String(text)),
    stderr: (text) => void (stderr += text),
    isTerminal: false,
  })
  return { exitCode, stdout, stderr }
}

const filesOf = (host: MemoryHost): [string, string | undefined][] =>
  [...host.files.keys()].sort().map((path) => [path, host.text(path)])

test('init makes a package, its first kind and generated/, the same bytes each time, and says what comes next', async () => {
  const [host, other] = [memoryHost({ 'motif.tgz': '' }), memoryHost({ 'motif.tgz': '' })]
  const { exitCode, stdout, stderr } = await motif(host, 'init My_Kinds --motif motif.tgz')
  assert.equal([exitCode, stderr], [0, ''])
  assert.match(stdout, 'Made my-kinds. Next: cd My_Kinds && npm install && npx motif render && npm test\n')
  for (const path of ['motif.yaml', 'schemas/app-config.yaml', 'generated/kinds/app-config.ts', 'tsconfig.json']) {
    assert.ok(host.files.has(`/repo/My_Kinds/${path}`), path)
  }
  assert.match(host.text('My_Kinds/package.json') ?? '', '"motif": "file:../motif.tgz"')
  await motif(other, 'init My_Kinds --motif motif.tgz')
  assert.equal(filesOf(host), filesOf(other))
})

test('init changes nothing where a file of its own is there already', async () => {
  const host = memoryHost({ 'demo/README.md': 'mine', 'motif.tgz': '' })
  const { exitCode, stderr } = await motif(host, 'init demo --motif motif.tgz')
  assert.is(exitCode, 1)
  assert.match(stderr, 'error[scaffold/exists]: README.md is there already, so nothing was made.')
  assert.equal([...host.files.keys()].sort(), ['/repo/demo/README.md', '/repo/motif.tgz'])
})

test('a disk that is full is an error of exit 1, with the file', async () => {
  const host = memoryHost({ 'motif.tgz': '' }, { interrupt: { at: 3, how: 'fail' } })
  const { exitCode, stderr } = await motif(host, 'init demo --motif motif.tgz')
  assert.is(exitCode, 1)
  assert.match(stderr, /^error\[file\/unreadable\]: demo\/.* cannot be read or written: no space left/)
})

for (const [line, message] of [
  ['init a b', 'init takes one folder.'],
  ['init motif.tgz', 'motif.tgz is not a folder.'],
  ['init demo --motif gone.tgz', '--motif gone.tgz names no file or folder.'],
] as const) {
  test(`\`motif ${line}\` is refused`, async () => {
    const { exitCode, stderr } = await motif(memoryHost({ 'motif.tgz': '' }), line)
    assert.is(exitCode, 2)
    assert.match(stderr, message)
  })
}

const PACKAGE = 'apiVersion: motif.dev/v1alpha1\nkind: Package\nmetadata: { name: demo }\n'

test('new kind makes schema, composition, example, test and types', async () => {
  const host = memoryHost({ 'motif.yaml': PACKAGE })
  const { exitCode, stdout, stderr } = await motif(host, 'new kind HTTPRoute --group acme.example')
  assert.equal([exitCode, stderr], [0, ''])
  assert.is(
    stdout,
    `  compositions/http-route.ts
  schemas/http-route.yaml
  specs/http-route.yaml
  test/http-route.test.js
Made HTTPRoute. Next: npx motif render && npm test
`,
  )
  assert.ok(host.files.has('/repo/generated/kinds/http-route.ts'))
})

test('new kind follows the folders of motif.yaml', async () => {
  const spec = 'spec: { schemas: api, compositions: src/make, generated: gen, sources: ["envs/**/*.yaml", objects] }\n'
  const host = memoryHost({ 'motif.yaml': PACKAGE + spec })
  await motif(host, 'new kind Cache --group acme.example --lang hbs')
  for (const path of ['api/cache.yaml', 'src/make/cache.yaml.hbs', 'objects/cache.yaml', 'gen/kinds/cache.ts']) {
    assert.ok(host.files.has(`/repo/${path}`), path)
  }
})

for (const [line, message] of [
  ['new kind ../x --group acme.example', '"../x" is no name of a kind'],
  ['new kind cache --group acme.example', '"cache" is no name of a kind'],
  ['new kind Object --group acme.example', 'TypeScript has a type of that name'],
  ['new kind Cache', 'new kind needs a --group.'],
  ['new kind Cache --group acme', '"acme" is no group'],
  ['new kind Cache --group acme.example --lang go', '--lang takes ts or hbs.'],
  ['new kind', 'new kind takes one name.'],
] as const) {
  test(`\`motif ${line}\` is refused and makes nothing`, async () => {
    const host = memoryHost({ 'motif.yaml': PACKAGE })
    const { exitCode, stderr } = await motif(host, line)
    assert.is(exitCode, 2)
    assert.match(stderr, message)
    assert.is(host.files.size, 1)
  })
}

test('new kind does not write into the schemas of another package', async () => {
  const files = { 'envs/prod/motif.yaml': PACKAGE + 'spec: { schemas: ../../schemas }\n', '.git/HEAD': '' }
  const host = memoryHost(files, { cwd: '/repo' })
  const { exitCode, stderr } = await motif(host, 'new kind Cache --group acme.example --package envs/prod')
  assert.is(exitCode, 2)
  assert.match(stderr, 'motif.yaml names the folder ../../schemas')
  assert.is(host.files.size, 2)
})

for (const folder of ['schemas', 'compositions', 'generated', 'specs']) {
  test(`new kind does not write through a link in the place of ${folder} that leads out of the package`, async () => {
    const links = { [`/repo/envs/prod/${folder}`]: '../../shared' }
    const host = memoryHost({ 'envs/prod/motif.yaml': PACKAGE, 'shared/a.txt': '', '.git/HEAD': '' }, { links })
    const { exitCode, stderr } = await motif(host, 'new kind Cache --group acme.example --package envs/prod')
    assert.is(exitCode, 1)
    assert.match(stderr, 'lies outside this package, so nothing is written there.')
    assert.is(host.steps(), 0)
  })
}

test('a new package renders, typechecks and passes its own tests, in both languages', async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'motif-init-')))
  try {
    const demo = join(root, 'demo')
    const isolated = (folder: string) => ({ ...nodeHost(folder), env: () => undefined })
    assert.is((await motif(isolated(root), 'init demo')).exitCode, 0)
    assert.is((await motif(isolated(demo), 'new kind DataStore --group acme.example --lang hbs')).exitCode, 0)
    assert.match((await motif(isolated(demo), 'render')).stdout, '2 files written')
    assert.equal((await motif(isolated(demo), 'render --check')).stderr, '')
    linkPackages(demo)
    assert.is(runIn(demo, 'tsc --noEmit'), '')
    assert.match(runIn(demo, 'node --test'), /pass 2\b/)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})

/** Runs a command line in a package, with this checkout's `motif` and tools on the path; answers what it prints. */
function runIn(demo: string, line: string): string {
  const bin = join(demo, '../bin')
  mkdirSync(bin, { recursive: true })
  const tsx = resolve('node_modules/tsx/dist/esm/index.mjs')
  writeFileSync(join(bin, 'motif'), `#!/bin/sh\nexec node --import ${tsx} ${resolve('src/cli.ts')} "$@"\n`)
  chmodSync(join(bin, 'motif'), 0o755)
  const path = `PATH="${bin}:${resolve('node_modules/.bin')}:$PATH"`
  const { status, stdout, stderr } = nodeHost(demo).exec('sh', ['-c', `${path} XDG_CACHE_HOME="${bin}" ${line}`])
  assert.is(status, 0, `${line}\n${stdout}${stderr}`)
  return stdout
}

/** What npm install would bring, out of this checkout. */
function linkPackages(demo: string): void {
  mkdirSync(join(demo, 'node_modules'))
  for (const name of ['cdk8s', 'constructs', 'typescript']) {
    symlinkSync(resolve('node_modules', name), join(demo, 'node_modules', name))
  }
  const manifest = { name: 'motif', type: 'module', exports: { '.': './src/index.ts' } }
  mkdirSync(join(demo, 'node_modules/motif'))
  writeFileSync(join(demo, 'node_modules/motif/package.json'), JSON.stringify(manifest))
  symlinkSync(resolve('src'), join(demo, 'node_modules/motif/src'))
}

test.run()
