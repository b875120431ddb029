import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { HostError, type Host } from '../../src/host.ts'
import { memoryHost, type MemoryHost } from '../support/memory-host.ts'
import { brief, emitTo, inventoryOf, outputOf } from '../support/output.ts'

const A = { 'payments/a.yaml': 'a: 1\n' }
const AB = { ...A, 'payments/b.yaml': 'b: 1\n' }
const INVENTORY = 'manifests/.motif/inventory'

/** A machine on which `files` have been rendered. */
function rendered(files: Readonly<Record<string, string>>): MemoryHost {
  const host = memoryHost({})
  emitTo(host, files)
  return host
}

/** The machine, on which nobody may read the files of that ending. */
function refusing(host: MemoryHost, ending: string): Host {
  const read = (path: string): Uint8Array => {
    if (path.endsWith(ending)) throw new HostError('EACCES', path, `permission denied: ${path}`)
    return host.read(path)
  }
  return { ...host, read }
}

test('a file that was deleted by hand, and that nothing renders any more, is no longer spoken of', () => {
  const host = rendered(AB)
  host.remove('manifests/payments/b.yaml')
  assert.equal(brief(emitTo(host, A)), { files: ['unchanged manifests/payments/a.yaml'], problems: [] })
  assert.is(host.text(INVENTORY), inventoryOf(A))
})

test('a folder where an old file was is nobody’s business, and stays', () => {
  const host = rendered(AB)
  host.remove('manifests/payments/b.yaml')
  host.write('manifests/payments/b.yaml/mine.txt', 'mine')
  assert.equal(brief(emitTo(host, A)), { files: ['unchanged manifests/payments/a.yaml'], problems: [] })
  assert.equal(outputOf(host), { ...A, 'payments/b.yaml/mine.txt': 'mine' })
  assert.is(host.text(INVENTORY), inventoryOf(A))
})

for (const discardEdits of [false, true]) {
  const how = discardEdits ? ', also where edits are to be discarded' : ''
  test(`a file that cannot be read is neither replaced nor removed, and is named${how}`, () => {
    const host = rendered(AB)
    const wanted = { 'payments/a.yaml': 'a: 2\n' }
    const result = emitTo(refusing(host, '.yaml'), wanted, { discardEdits })
    assert.equal(brief(result), {
      files: ['kept manifests/payments/a.yaml', 'kept manifests/payments/b.yaml'],
      problems: ['emit/write manifests/payments/a.yaml:1', 'emit/write manifests/payments/b.yaml:1'],
    })
    assert.is(result.diagnostics[0]?.message, 'manifests/payments/a.yaml cannot be read, so it stays: EACCES.')
    assert.equal(outputOf(host), AB)
    assert.is(host.text(INVENTORY), inventoryOf(AB))
  })
}

test('a path of a source with errors that is gone from the disk keeps its line, and is not spoken of', () => {
  const host = rendered(AB)
  host.remove('manifests/payments/b.yaml')
  const result = emitTo(host, A, { mayRemove: false, failed: new Set(['payments/b.yaml']) })
  assert.equal(brief(result), { files: ['unchanged manifests/payments/a.yaml'], problems: [] })
  assert.is(host.text(INVENTORY), inventoryOf(AB))
})

test.run()
