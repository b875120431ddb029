import { symlinkSync } from 'node:fs'
import { join } from 'node:path'

import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { main } from '../../src/cli.ts'
import { nodeHost } from '../../src/node-host.ts'
import { unitFolder } from '../../src/verbs/unit-folder.ts'
import { memoryHost } from '../support/memory-host.ts'
import { onDisk } from '../support/on-disk.ts'
import { MOTIF } from '../support/things.ts'

type Values = Readonly<Record<string, string | boolean>>

const OUTPUT = { dir: 'manifests', layout: 'composite', format: 'yaml' } as const

/** Uses a package on disk that has an output folder, a link to it, and what asks for the folder of its units. */
function inPackage(use: (folderOf: (values: Values) => string | undefined, root: string) => void): void {
  onDisk({ 'motif.yaml': MOTIF, 'manifests/a.yaml': '' }, (root) => {
    symlinkSync('manifests', join(root, 'link'))
    use((values) => unitFolder({ host: nodeHost(root), values }, { root, output: OUTPUT }), root)
  })
}

test('a cache may stand anywhere else, also beside a folder whose name begins alike', () => {
  inPackage((folderOf, root) => {
    assert.is(folderOf({ cache: '.cache' }), join(root, '.cache'))
    assert.is(folderOf({ cache: 'manifests-cache' }), join(root, 'manifests-cache'))
    assert.is(folderOf({ cache: '../units', 'output-dir': 'out' }), join(root, '../units'))
    assert.is(folderOf({ cache: '.cache', 'no-cache': true }), undefined)
  })
})

const INSIDE: readonly Values[] = [
  { cache: 'manifests' },
  { cache: './manifests/units/new' },
  { cache: 'link/units' },
  { cache: 'out/units', 'output-dir': 'out' },
  { cache: 'manifests', 'output-dir': 'out' },
  { cache: 'manifests', 'no-cache': true },
]

for (const values of INSIDE) {
  test(`${JSON.stringify(values)} lies in the output folder`, () => {
    inPackage((folderOf) => {
      const message = `--cache "${String(values['cache'])}" lies in the output folder, which holds manifests alone.`
      assert.throws(
        () => folderOf(values),
        (error: Error) => error.message === message,
      )
    })
  })
}

test('an empty --cache, as of a variable that is not set, is a mistake in the command line, and nothing is kept', async () => {
  const host = memoryHost({ 'motif.yaml': MOTIF, '.git/HEAD': '' })
  let said = ''
  const write = (text: string | Uint8Array): void => void (said += String(text))
  const exitCode = await main(['render', '--cache', ''], { host, stdout: write, stderr: write, isTerminal: false })
  assert.is(said, 'motif: --cache names no folder: its value is empty.\n  help: write --cache DIR.\n')
  assert.is(exitCode, 2)
})

test.run()
