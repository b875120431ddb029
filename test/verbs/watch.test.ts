import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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

test.run()
