import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { onDisk } from './support/on-disk.ts'
import { packageOf, thing } from './support/things.ts'

const COMPOSITION = `import { composition } from 'motif'
import { ApiObject } from 'cdk8s'
export default composition<any>((scope, { metadata: { name }, spec: { size } }) => {
  new ApiObject(scope, 'a', { apiVersion: 'raw.dev/v1', kind: 'Bucket', metadata: { name }, spec: { size } })
})
`

interface Rendered {
  readonly stdout: string
  readonly stderr: string
}

interface Work {
  /** Renders as motif does when it is installed: in a thread. */
  readonly render: (...flags: readonly string[]) => Rendered
  /** The one file that is kept of the program. */
  readonly kept: () => string
}

function inPackage(more: Readonly<Record<string, string>>, use: (work: Work) => void): void {
  const { files } = packageOf({ 'one.yaml': thing('one', '{ size: 4 }') })
  onDisk({ ...files, 'compositions/thing.ts': COMPOSITION, ...more }, (root) => {
    const cache = join(root, '.cache')
    const render: Work['render'] = (...flags) => {
      const env = { ...process.env, XDG_CACHE_HOME: cache }
      const words = [...flags, resolve('dist/cli.js'), 'render', '--no-cache', '--stdout']
      const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, env, encoding: 'utf8' })
      return { stdout, stderr }
    }
    const folder = join(cache, 'motif/program')
    const kept = (): string => {
      const names = readdirSync(folder)
      assert.is(names.length, 1)
      return join(folder, names[0] ?? '')
    }
    use({ render, kept })
  })
}

test('what V8 made of the program is kept, and taken as it is by the next thread', () => {
  inPackage({}, ({ render, kept }) => {
    const first = render()
    const { ino, size } = statSync(kept())
    assert.match(first.stdout, 'size: 4')
    assert.is(first.stderr, '')
    assert.ok(size > 100_000)
    assert.equal(render().stdout, first.stdout)
    assert.is(statSync(kept()).ino, ino)
  })
})

test('what is not whole, or was made by another V8, is not looked at, and made anew', () => {
  inPackage({}, ({ render, kept }) => {
    const { stdout } = render()
    const whole = readFileSync(kept())
    const flipped = Buffer.from(whole)
    flipped.writeUInt8(1 ^ flipped.readUInt8(whole.length - 1000), whole.length - 1000)
    for (const broken of [flipped, whole.subarray(0, whole.length / 2), Buffer.alloc(0), Buffer.from('\n')]) {
      writeFileSync(kept(), broken)
      assert.equal(render(), { stdout, stderr: '' })
      assert.not.equal(readFileSync(kept()), broken)
    }
    const { ino } = statSync(kept())
    assert.equal(render('--no-opt'), { stdout, stderr: '' })
    assert.is.not(statSync(kept()).ino, ino)
  })
})

test('a package that only `import` can load is loaded', () => {
  const slow = { name: 'slow', version: '1.0.0', type: 'module', exports: { import: './slow.js' } }
  const more = {
    'node_modules/slow/package.json': JSON.stringify(slow),
    'node_modules/slow/slow.js': 'export const factor = await Promise.resolve(10)\n',
    'compositions/thing.ts': `import { factor } from 'slow'\n${COMPOSITION.replace('spec: { size } })\n', 'spec: { size: size * factor } })\n')}`,
  }
  inPackage(more, ({ render }) => {
    const { stdout, stderr } = render()
    assert.is(stderr, '')
    assert.match(stdout, 'size: 40')
  })
})

test.run()
