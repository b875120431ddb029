import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { thing, packageOf } from '../support/things.ts'

const TEMPLATE = `apiVersion: raw.dev/v1
kind: Bucket
metadata: { name: {{metadata.name}} }
spec: { size: {{spec.size}} }
`
const PATIENCE_MS = 60_000

async function until(what: string, isTrue: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while (!isTrue()) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`)
    await new Promise((wake) => setTimeout(wake, 50))
  }
}

test('watch renders what a save affects, through errors, atomic saves, new folders and deleted files', async () => {
  const root = mkdtempSync(join(tmpdir(), 'motif-watch-'))
  const put = (path: string, text: string): void => {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  for (const [path, text] of Object.entries(packageOf({ 'one.yaml': thing('one', '{ size: 1 }') }).files))
    put(path, text)
  put('compositions/thing.yaml.hbs', TEMPLATE)
  const env = { ...process.env, XDG_CACHE_HOME: join(root, '.cache') }
  const child = spawn(process.execPath, [resolve('dist/cli.js'), 'render', '--watch'], { cwd: root, env })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const manifest = (name: string): string => {
    try {
      return readFileSync(join(root, `manifests/a/thing-${name}.yaml`), 'utf8')
    } catch {
      return ''
    }
  }
  try {
    await until('the first render', () => manifest('one').includes('size: 1') && said.includes('Rendered'))
    put('specs/one.yaml', thing('one', '{ size: 2 }'))
    await until('a save', () => manifest('one').includes('size: 2'))
    said = ''
    put('specs/one.yaml', thing('one', '{ size: large }'))
    await until('an error', () => said.includes('schema/type'))
    assert.match(manifest('one'), 'size: 2')
    put('specs/.one.yaml.swp', thing('one', '{ size: 3 }'))
    renameSync(join(root, 'specs/.one.yaml.swp'), join(root, 'specs/one.yaml'))
    await until('an atomic save', () => manifest('one').includes('size: 3'))
    put('specs/more/two.yaml', thing('two', '{ size: 4 }'))
    await until('a file in a new folder', () => manifest('two').includes('size: 4'))
    put('compositions/thing.yaml.hbs', TEMPLATE.replace('spec.size', 'add spec.size 10'))
    await until('a change of the composition', () => manifest('two').includes('size: 14'))
    rmSync(join(root, 'specs/more/two.yaml'))
    await until('a deleted file', () => manifest('two') === '')
    assert.is(child.exitCode, null)
  } finally {
    child.kill()
    rmSync(root, { recursive: true, force: true })
  }
})

interface Watched {
  /** Everything it said up to now. */
  readonly said: () => string
  /** Resolves with its exit code. */
  readonly ended: Promise<number | null>
}

/** Watches the package in the folder `p`, run from `cwd`; `folder` is the one that holds it. */
async function watchingIn(
  { cwd, args }: { readonly cwd: string; readonly args: readonly string[] },
  use: (watched: Watched, folder: string) => Promise<void>,
): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'motif-watch-')))
  makePackage(folder)
  const env = { ...process.env, XDG_CACHE_HOME: join(folder, '.cache') }
  const words = [resolve('dist/cli.js'), 'render', '--watch', ...args]
  const child = spawn(process.execPath, words, { cwd: join(folder, cwd), env })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise<number | null>((end) => child.on('close', end))
  try {
    await until('the first render', () => said.includes('Rendered'))
    await use({ said: () => said, ended }, folder)
  } finally {
    child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

function makePackage(folder: string): void {
  const { files } = packageOf({ 'one.yaml': thing('one', '{ size: 1 }') })
  for (const [path, text] of Object.entries({ ...files, 'compositions/thing.yaml.hbs': TEMPLATE })) {
    mkdirSync(join(folder, 'p', path, '..'), { recursive: true })
    writeFileSync(join(folder, 'p', path), text)
  }
}

function remove(folder: string): void {
  rmSync(join(folder, 'p'), { recursive: true, force: true, maxRetries: 5 })
}

const isGone = (folder: string): string =>
  `motif: The working folder ${folder}/p is gone, so nothing is watched any more.\n`

test('watch ends with one sentence when the working folder goes', async () => {
  await watchingIn({ cwd: 'p', args: [] }, async ({ said, ended }, folder) => {
    remove(folder)
    assert.is(await ended, 1)
    assert.ok(said().endsWith(isGone(folder)), said())
    assert.not.match(said(), 'bug')
  })
})

test('watch ends when the working folder is made again, because its process is still in the old one', async () => {
  await watchingIn({ cwd: 'p', args: [] }, async ({ said, ended }, folder) => {
    remove(folder)
    makePackage(folder)
    assert.is(await ended, 1)
    assert.ok(said().endsWith(isGone(folder)), said())
  })
})

test('watch says once that a package elsewhere is gone, and renders when it is back', async () => {
  await watchingIn({ cwd: '.', args: ['--package', 'p'] }, async ({ said }, folder) => {
    remove(folder)
    await until('the error', () => said().includes('package/missing'))
    writeFileSync(join(folder, 'other'), '')
    await new Promise((wake) => setTimeout(wake, 1000))
    assert.is(said().split('package/missing').length, 2, said())
    makePackage(folder)
    await until('the package is back', () => existsSync(join(folder, 'p/manifests/a/thing-one.yaml')))
  })
})

test.run()
