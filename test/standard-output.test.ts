import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { onDisk } from './support/on-disk.ts'
import { MOTIF as PACKAGE, packageOf, thing } from './support/things.ts'

const TEMPLATE = 'apiVersion: raw.dev/v1\nkind: Bucket\nmetadata: { name: a }\nspec: { size: {{spec.size}} }\n'
const HELP = '  help: see that there is room where the output goes, and that it can be written to.\n'
const FULL = `motif: Standard output cannot be written: ENOSPC.\n${HELP}`

interface Said {
  readonly status: number | null
  readonly stderr: string
}

type Shell = (command: string) => Said

/** Runs shell commands in a package of one spec, where $MOTIF is the command line from its sources. */
function inPackage(use: (shell: Shell, root: string) => void, more: Readonly<Record<string, string>> = {}): void {
  const { files } = packageOf({ 'one.yaml': thing('one', '{ size: 4 }') })
  onDisk({ ...files, 'compositions/thing.yaml.hbs': TEMPLATE, ...more }, (root) => {
    const MOTIF = `${process.execPath} --import ${import.meta.resolve('tsx')} ${resolve('src/cli.ts')}`
    const shell: Shell = (command) => {
      const env = { ...process.env, MOTIF, XDG_CACHE_HOME: join(root, '.cache') }
      const { status, stderr } = spawnSync('bash', ['-c', command], { cwd: root, env, encoding: 'utf8' })
      return { status, stderr }
    }
    use(shell, root)
  })
}

const hasFull = existsSync('/dev/full')
const onFull = (name: string, run: () => void): void => (hasFull ? test(name, run) : test.skip(name, run))
const where = hasFull ? '' : ' (skipped: there is no /dev/full here)'

for (const words of ['--help', '--version', 'completion bash', 'render --stdout', 'plan', 'validate --json']) {
  onFull(`motif ${words} says that a full disk took nothing, and exits 1${where}`, () => {
    inPackage((shell) => {
      assert.equal(shell(`$MOTIF ${words} > /dev/full`), { status: 1, stderr: FULL })
    })
  })
}

onFull(`what render writes is written though its own words are lost${where}`, () => {
  inPackage((shell, root) => {
    assert.equal(shell('$MOTIF render > /dev/full'), { status: 1, stderr: FULL })
    assert.match(readFileSync(join(root, 'manifests/a/thing-one.yaml'), 'utf8'), 'size: 4')
  })
})

onFull(`nothing to say is nothing lost${where}`, () => {
  inPackage((shell) => {
    assert.equal(shell('$MOTIF validate --quiet > /dev/full'), { status: 0, stderr: '' })
  })
})

onFull(`another exit code than 0 stays what it is${where}`, () => {
  inPackage((shell) => {
    assert.equal(shell('$MOTIF plan --exit-code > /dev/full'), { status: 3, stderr: FULL })
  })
})

onFull(`a failure is said once, however much is still to be written${where}`, () => {
  const { href } = new URL('../src/standard-output.ts', import.meta.url)
  const script = `import { standardOutput } from '${href}'
    const write = standardOutput((code) => console.error(code))
    for (const text of ['one', new Uint8Array(2), 'three']) write(text)`
  const node = `${process.execPath} --import ${import.meta.resolve('tsx')} --input-type=module`
  const { status, stderr } = spawnSync('bash', ['-c', `${node} -e "${script}" > /dev/full`], { encoding: 'utf8' })
  assert.equal({ status, stderr }, { status: 0, stderr: 'ENOSPC\n' })
})

test('a disk that takes only the beginning of a large output is an error too', () => {
  const blob = `apiVersion: x.example/v1\nkind: Blob\nmetadata: { name: a, namespace: b }\nspec:\n`
  const lines = Array.from({ length: 100 }, (_, index) => `  k${index}: ${'v'.repeat(20_000)}\n`)
  inPackage(
    (shell, root) => {
      const { status, stderr } = shell('ulimit -f 1000; $MOTIF render --stdout --quiet > .out')
      assert.equal([status, stderr], [1, `motif: Standard output cannot be written: EFBIG.\n${HELP}`])
      assert.is(statSync(join(root, '.out')).size, 1_024_000)
    },
    { 'motif.yaml': `${PACKAGE}spec: { unchecked: [x.example] }\n`, 'specs/blob.yaml': blob + lines.join('') },
  )
})

test('a reader that goes away in the middle of a large output is no error', () => {
  inPackage((shell) => {
    const { status, stderr } = shell('set -o pipefail; $MOTIF --help | exec <&-')
    assert.equal([status, stderr], [0, ''])
  })
})

test.run()
