import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { HostError } from '../../src/host.ts'
import { memoryHost, type MemoryHostOptions } from '../support/memory-host.ts'
import { brief, emitTo, inventoryOf, outputOf } from '../support/output.ts'

const A = { 'payments/a.yaml': 'a: 1\n' }
const AB = { ...A, 'payments/b.yaml': 'b: 1\n' }
const CHANGED = { 'payments/a.yaml': 'a: 2\n' }
const INVENTORY = 'manifests/.motif/inventory'

/** A machine on which `files` have been rendered. */
function rendered(files: Readonly<Record<string, string>>, interrupt?: MemoryHostOptions['interrupt']) {
  const output = Object.entries(files).map(([path, text]) => [`manifests/${path}`, text])
  const all = { ...Object.fromEntries(output), [INVENTORY]: inventoryOf(files) } as Record<string, string>
  return memoryHost(all, interrupt === undefined ? {} : { interrupt })
}

test('where it cannot be noted what is about to be written, nothing is written or removed', () => {
  const host = rendered(AB, { at: 2, how: 'fail' })
  assert.equal(brief(emitTo(host, CHANGED)), { files: [], problems: ['emit/write manifests/.motif/inventory.next:1'] })
  assert.equal(outputOf(host), AB)
  assert.is(host.text(INVENTORY), inventoryOf(AB))
})

test('where the inventory cannot be written, the next run knows what this one wrote', () => {
  const host = rendered(A, { at: 6, how: 'fail' })
  const result = brief(emitTo(host, CHANGED))
  assert.equal(result.problems, ['emit/write manifests/.motif/inventory:1'])
  assert.is(host.text(INVENTORY), inventoryOf(A))
  assert.equal(brief(emitTo(host, { 'payments/a.yaml': 'a: 3\n' })).problems, [])
  assert.is(host.text(INVENTORY), inventoryOf({ 'payments/a.yaml': 'a: 3\n' }))
  assert.not.ok(host.files.has(`/repo/${INVENTORY}.next`))
})

test('an old file that cannot be removed is named and keeps its line', () => {
  const host = rendered(AB)
  const remove = (path: string): void => {
    if (path.endsWith('b.yaml')) throw new HostError('EACCES', path, `permission denied: ${path}`)
    host.remove(path)
  }
  assert.equal(brief(emitTo({ ...host, remove }, A)), {
    files: ['unchanged manifests/payments/a.yaml', 'kept manifests/payments/b.yaml'],
    problems: ['emit/write manifests/payments/b.yaml:1'],
  })
  assert.is(host.text(INVENTORY), inventoryOf(AB))
})

test('nothing to render says how many files there are of it, also where there is one', () => {
  const messageOf = (files: Readonly<Record<string, string>>) =>
    emitTo(rendered(files), {}).diagnostics.map(({ message }) => message)
  assert.equal(messageOf(A), ['There is nothing to render, but manifests holds 1 file of it.'])
  assert.equal(messageOf(AB), ['There is nothing to render, but manifests holds 2 files of it.'])
})

test('a folder in the place of a manifest is not called edited, recorded or not', () => {
  for (const recorded of [A, AB]) {
    const host = memoryHost({ 'manifests/payments/b.yaml/mine.txt': 'mine', [INVENTORY]: inventoryOf(recorded) })
    const { diagnostics } = emitTo(host, AB)
    assert.equal(
      diagnostics.map(({ code, message }) => `${code}: ${message}`),
      ['emit/foreign: manifests/payments/b.yaml is not a file, so it stays as it is.'],
    )
  }
})

for (const outputDir of ['manifests', 'manifests/prod', 'manifests/prod/all']) {
  test(`no output folder ${outputDir} can be where manifests is a file`, () => {
    const host = memoryHost({ manifests: 'a file' })
    const { files, diagnostics } = emitTo(host, A, { outputDir })
    assert.equal(files, [])
    assert.equal(
      diagnostics.map(({ code, message }) => `${code}: ${message}`),
      [`emit/write: ${outputDir} is not a folder.`],
    )
    assert.is(host.steps(), 0)
  })
}

test('a folder that cannot be listed costs only what is in it', () => {
  const host = rendered({ ...A, 'orders/x.yaml': 'x: 1\n' })
  const list = (path: string) => {
    if (path.endsWith('orders')) throw new HostError('EACCES', path, `permission denied: ${path}`)
    return host.list(path)
  }
  const result = emitTo({ ...host, list }, { ...CHANGED, 'orders/x.yaml': 'x: 2\n' })
  assert.equal(brief(result), {
    files: ['kept manifests/orders/x.yaml', 'written manifests/payments/a.yaml'],
    problems: ['emit/foreign manifests/orders/x.yaml:1'],
  })
  assert.is(host.text('manifests/orders/x.yaml'), 'x: 1\n')
})

test('an output folder that cannot be looked at is named', () => {
  const host = rendered(A)
  const entry = (path: string) => {
    if (path.endsWith('manifests')) throw new HostError('EACCES', path, `permission denied: ${path}`)
    return host.entry(path)
  }
  const { diagnostics } = emitTo({ ...host, entry }, CHANGED)
  assert.equal(
    diagnostics.map(({ code, message }) => `${code}: ${message}`),
    ['emit/write: The output folder manifests cannot be read: EACCES.'],
  )
  assert.equal(outputOf(host), A)
})

test.run()
