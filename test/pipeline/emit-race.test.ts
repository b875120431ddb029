import { test } from 'uvu'
import * as assert from 'uvu/assert'

import type { Host } from '../../src/host.ts'
import { digestOf } from '../../src/pipeline/inventory.ts'
import { memoryHost, type MemoryHost } from '../support/memory-host.ts'
import { brief, emitTo, inventoryOf, outputOf } from '../support/output.ts'

const OLD = { 'a.yaml': 'v: 1\n' }
const NEW = { 'a.yaml': 'v: 2\n' }
const OURS = { 'a.yaml': 'v: 3\n' }

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A machine on which `files` have been rendered. */
function rendered(files: Readonly<Record<string, string>>): MemoryHost {
  const host = memoryHost({})
  emitTo(host, files)
  return host
}

/** The machine, on which something happens once: just after `path` was read for the first time. */
function afterRead(host: MemoryHost, path: string, happen: () => void): Host {
  let isDone = false
  const read = (asked: string): Uint8Array => {
    const found = host.entry(asked) === 'file' ? host.read(asked) : undefined
    if (!isDone && asked.endsWith(path)) {
      isDone = true
      happen()
    }
    return found ?? host.read(asked)
  }
  return { ...host, read }
}

for (const [what, wanted, action] of [
  ['the same', NEW, 'unchanged'],
  ['something else', OURS, 'written'],
] satisfies readonly [string, typeof NEW, string][]) {
  test(`a file that another run has replaced since its digest was taken is not edited, and ${what} is wanted`, () => {
    const host = rendered(NEW)
    const result = emitTo({ ...host, digest: () => digestOf(OLD['a.yaml']) }, wanted)
    assert.equal(brief(result), { files: [`${action} manifests/a.yaml`], problems: [] })
    assert.equal(outputOf(host), wanted)
  })
}

test('a file that another run has replaced since the inventory was read is not edited', () => {
  const host = rendered(OLD)
  const racing = afterRead(host, '.motif/inventory', () => emitTo(host, NEW))
  assert.equal(brief(emitTo(racing, OURS)), { files: ['written manifests/a.yaml'], problems: [] })
  assert.equal(outputOf(host), OURS)
})

test('nor is one that a run under way has replaced', () => {
  const host = rendered(OLD)
  const racing = afterRead(host, '.motif/inventory', () => {
    host.write('manifests/.motif/inventory.next', inventoryOf(OLD) + inventoryOf(NEW))
    host.write('manifests/a.yaml', NEW['a.yaml'])
  })
  assert.equal(brief(emitTo(racing, OURS)), { files: ['written manifests/a.yaml'], problems: [] })
})

test('nor is one that another run replaces between the second look at the inventory and that at the file', () => {
  const host = rendered(OLD)
  const stale = { ...host, digest: () => digestOf('v: 0\n') }
  let looks = 0
  const list = (path: string) => {
    looks++
    if (looks === 3) emitTo(host, NEW)
    return host.list(path)
  }
  assert.equal(brief(emitTo({ ...stale, list }, OURS)), { files: ['written manifests/a.yaml'], problems: [] })
  assert.ok(looks > 3)
})

test('an old file that another run has replaced since is removed, not edited', () => {
  const host = rendered({ ...OLD, 'b.yaml': 'b: 1\n' })
  const racing = afterRead(host, '.motif/inventory', () => emitTo(host, { ...NEW, 'b.yaml': 'b: 1\n' }))
  assert.equal(brief(emitTo(racing, { 'b.yaml': 'b: 1\n' })), {
    files: ['removed manifests/a.yaml', 'unchanged manifests/b.yaml'],
    problems: [],
  })
})

test('a file that another run has made since the inventory was read is not foreign', () => {
  const beside = { 'c/b.yaml': 'b: 1\n' }
  const host = rendered(beside)
  const racing = afterRead(host, '.motif/inventory', () => emitTo(host, { ...beside, 'c/a.yaml': 'v: 2\n' }))
  assert.equal(brief(emitTo(racing, { ...beside, 'c/a.yaml': 'v: 3\n' })).problems, [])
  assert.equal(outputOf(host), { 'c/a.yaml': 'v: 3\n', ...beside })
})

test('a file that nobody has recorded is foreign at the second look too', () => {
  const host = rendered(OLD)
  host.write('manifests/c/a.yaml', 'mine: true\n')
  const result = emitTo(host, { ...OLD, 'c/a.yaml': 'v: 3\n' })
  assert.equal(brief(result).problems, ['emit/foreign manifests/c/a.yaml:1'])
  assert.is(host.text('manifests/c/a.yaml'), 'mine: true\n')
})

test('what another run has recorded of other specs stays recorded', () => {
  const host = rendered({ ...OLD, 'b.yaml': 'b: 1\n' })
  const racing = afterRead(host, '.motif/inventory', () => emitTo(host, { 'b.yaml': 'b: 2\n' }, { isPartial: true }))
  emitTo(racing, NEW, { isPartial: true })
  assert.is(host.text('manifests/.motif/inventory'), inventoryOf({ ...NEW, 'b.yaml': 'b: 2\n' }))
})

test('of a file that two runs have written otherwise both are recorded', () => {
  const host = rendered(OLD)
  const write = (path: string, text: Uint8Array | string): void => {
    host.write(path, text)
    if (path.endsWith('a.yaml')) emitTo(host, OURS)
  }
  emitTo({ ...host, write }, NEW)
  assert.equal(outputOf(host), OURS)
  assert.equal(brief(emitTo(host, { 'a.yaml': 'v: 4\n' })).problems, [])
  assert.is(host.text('manifests/.motif/inventory'), inventoryOf({ 'a.yaml': 'v: 4\n' }))
})

test('a file edited by hand is edited at the second look too, whatever a stamp says and other runs do', () => {
  const host = rendered(OLD)
  host.files.set('/repo/manifests/a.yaml', bytes('mine: true\n'))
  const racing = afterRead(host, '.motif/inventory', () => emitTo(host, NEW))
  const result = emitTo({ ...racing, digest: () => digestOf('v: 0\n') }, OURS)
  assert.equal(brief(result), { files: ['kept manifests/a.yaml'], problems: ['emit/edited manifests/a.yaml:1'] })
  assert.equal(outputOf(host), { 'a.yaml': 'mine: true\n' })
})

test('an inventory that can no longer be trusted at the second look says nothing of a doubtful file', () => {
  const host = rendered(OLD)
  host.write('manifests/a.yaml', 'mine: true\n')
  const forged = `nonsense\n${inventoryOf({ 'a.yaml': 'mine: true\n' })}`
  const racing = afterRead(host, '.motif/inventory', () => host.write('manifests/.motif/inventory', forged))
  assert.equal(brief(emitTo(racing, NEW)).problems, ['emit/edited manifests/a.yaml:1'])
  assert.equal(outputOf(host), { 'a.yaml': 'mine: true\n' })
})

test('a run that finds nothing in doubt looks at nothing twice', () => {
  const host = rendered(OLD)
  const read: string[] = []
  emitTo({ ...host, read: (path) => (read.push(path), host.read(path)) }, OLD)
  assert.equal(read, ['/repo/manifests/.motif/inventory', '/repo/manifests/a.yaml'])
})

test.run()
