import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { memoryHost, type MemoryHost, type MemoryHostOptions } from '../support/memory-host.ts'
import { brief, emitTo, inventoryOf, outputOf } from '../support/output.ts'

const A = { 'payments/a.yaml': 'a: 1\n' }
const AB = { ...A, 'payments/b.yaml': 'b: 1\n' }

/** A machine on which `files` have been rendered. */
function rendered(files: Readonly<Record<string, string>>, options: MemoryHostOptions = {}): MemoryHost {
  return withOutput({ ...files, '.motif/inventory': inventoryOf(files) }, options)
}

function withOutput(files: Readonly<Record<string, string>>, options: MemoryHostOptions = {}): MemoryHost {
  return memoryHost(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`manifests/${path}`, text])),
    options,
  )
}

test('a first render writes every file and an inventory that sha256sum reads', () => {
  const host = memoryHost({})
  const result = emitTo(host, AB)
  assert.equal(brief(result), {
    files: ['written manifests/payments/a.yaml', 'written manifests/payments/b.yaml'],
    problems: [],
  })
  assert.equal(outputOf(host), AB)
  assert.is(
    host.text('manifests/.motif/inventory'),
    '37b128c59f1f5097f73f82691cb519f1f568667faab5ced1b4ab979d36837eae  payments/a.yaml\n' +
      '08e60701d32af867a9df2a88cc0a72b634187039d243c4dd3afe1b87b957c97d  payments/b.yaml\n',
  )
})

test('a second render of the same files touches nothing', () => {
  const host = rendered(AB)
  const result = emitTo(host, AB)
  assert.equal(brief(result).files, ['unchanged manifests/payments/a.yaml', 'unchanged manifests/payments/b.yaml'])
  assert.is(host.steps(), 0)
})

test('a changed file is replaced, and what nothing renders any more goes with its empty folder', () => {
  const host = rendered({ ...A, 'orders/x.yaml': 'x: 1\n' })
  const result = emitTo(host, { 'payments/a.yaml': 'a: 2\n' })
  assert.equal(brief(result).files, ['removed manifests/orders/x.yaml', 'written manifests/payments/a.yaml'])
  assert.equal(outputOf(host), { 'payments/a.yaml': 'a: 2\n' })
  assert.not.ok(host.folders.has('/repo/manifests/orders'))
  assert.is(host.text('manifests/.motif/inventory'), inventoryOf({ 'payments/a.yaml': 'a: 2\n' }))
})

test('a file that another run removed first is removed', () => {
  const host = rendered({ ...A, 'orders/x.yaml': 'x: 1\n' })
  const remove = (path: string): void => {
    if (path.endsWith('x.yaml')) host.remove(path)
    host.remove(path)
  }
  const result = brief(emitTo({ ...host, remove }, A))
  assert.equal(result.files, ['removed manifests/orders/x.yaml', 'unchanged manifests/payments/a.yaml'])
  assert.equal(result.problems, [])
})

test('a file that another run removed since the folder was listed is written, or no longer spoken of', () => {
  const host = rendered({ ...A, 'orders/x.yaml': 'x: 1\n' })
  const read = (path: string): Uint8Array => {
    if (/(?:a|x)\.yaml$/.test(path) && host.entry(path) === 'file') host.remove(path)
    return host.read(path)
  }
  const result = brief(emitTo({ ...host, read }, A))
  assert.equal(result, { files: ['written manifests/payments/a.yaml'], problems: [] })
  assert.is(host.text('manifests/.motif/inventory'), inventoryOf(A))
})

test('a file that the inventory does not name is never touched', () => {
  const host = rendered({ ...A, 'orders/x.yaml': 'x: 1\n' })
  host.write('manifests/orders/README.md', 'ours')
  host.write('manifests/orders/own.yaml', 'own: 1\n')
  emitTo(host, A)
  assert.equal(outputOf(host), { ...A, 'orders/README.md': 'ours', 'orders/own.yaml': 'own: 1\n' })
})

test('an edited file is kept and named, and the others are written', () => {
  const host = rendered(AB)
  host.write('manifests/payments/a.yaml', 'edited: true\n')
  const result = emitTo(host, { 'payments/a.yaml': 'a: 2\n', 'payments/b.yaml': 'b: 2\n' })
  assert.equal(brief(result), {
    files: ['kept manifests/payments/a.yaml', 'written manifests/payments/b.yaml'],
    problems: ['emit/edited manifests/payments/a.yaml:1'],
  })
  assert.equal(outputOf(host), { 'payments/a.yaml': 'edited: true\n', 'payments/b.yaml': 'b: 2\n' })
})

test('an edited file stays edited however often render runs', () => {
  const host = rendered(A)
  host.write('manifests/payments/a.yaml', 'edited: true\n')
  emitTo(host, { 'payments/a.yaml': 'a: 2\n' })
  const result = emitTo(host, { 'payments/a.yaml': 'a: 3\n' })
  assert.equal(brief(result).problems, ['emit/edited manifests/payments/a.yaml:1'])
  assert.is(host.text('manifests/payments/a.yaml'), 'edited: true\n')
})

test('an edit that is what render would write is no edit', () => {
  const host = rendered(A)
  host.write('manifests/payments/a.yaml', 'a: 2\n')
  const result = emitTo(host, { 'payments/a.yaml': 'a: 2\n' })
  assert.equal(brief(result), { files: ['unchanged manifests/payments/a.yaml'], problems: [] })
})

test('an edited file that nothing renders any more is kept and named', () => {
  const host = rendered(AB)
  host.write('manifests/payments/b.yaml', 'edited: true\n')
  const result = emitTo(host, A)
  assert.equal(brief(result).problems, ['emit/edited manifests/payments/b.yaml:1'])
  assert.is(host.text('manifests/payments/b.yaml'), 'edited: true\n')
  assert.equal(brief(emitTo(host, A)).problems, ['emit/edited manifests/payments/b.yaml:1'])
})

test('--discard-edits overwrites and removes edited files', () => {
  const host = rendered(AB)
  host.write('manifests/payments/a.yaml', 'edited: true\n')
  host.write('manifests/payments/b.yaml', 'edited: true\n')
  const result = emitTo(host, A, { discardEdits: true })
  assert.equal(brief(result), {
    files: ['written manifests/payments/a.yaml', 'removed manifests/payments/b.yaml'],
    problems: [],
  })
  assert.equal(outputOf(host), A)
})

test('without an inventory files with exactly our bytes are adopted and others named', () => {
  const host = withOutput({ 'payments/a.yaml': 'a: 1\n', 'payments/b.yaml': 'own: 1\n' })
  const result = emitTo(host, AB, { discardEdits: true })
  assert.equal(brief(result), {
    files: ['unchanged manifests/payments/a.yaml', 'kept manifests/payments/b.yaml'],
    problems: ['emit/foreign manifests/payments/b.yaml:1'],
  })
  assert.is(host.text('manifests/.motif/inventory'), inventoryOf(A))
})

test('a deleted file is written again', () => {
  const host = rendered(AB)
  host.remove('manifests/payments/b.yaml')
  assert.equal(brief(emitTo(host, AB)).files, [
    'unchanged manifests/payments/a.yaml',
    'written manifests/payments/b.yaml',
  ])
})

test('a partial render removes nothing and remembers what it did not look at', () => {
  const host = rendered({ ...AB, 'orders/x.yaml': 'x: 1\n' })
  const result = emitTo(host, { 'payments/a.yaml': 'a: 2\n' }, { isPartial: true, mayRemove: false })
  assert.equal(brief(result), { files: ['written manifests/payments/a.yaml'], problems: [] })
  const after = { ...AB, 'payments/a.yaml': 'a: 2\n', 'orders/x.yaml': 'x: 1\n' }
  assert.equal(outputOf(host), after)
  assert.is(host.text('manifests/.motif/inventory'), inventoryOf(after))
})

test('where a source has errors its outputs are neither changed nor removed', () => {
  const host = rendered({ ...AB, 'orders/x.yaml': 'x: 1\n' })
  const wanted = { 'payments/a.yaml': 'a: 2\n', 'payments/b.yaml': 'b: 2\n' }
  const result = emitTo(host, wanted, { mayRemove: false, failed: new Set(['payments/b.yaml', 'payments/none.yaml']) })
  assert.equal(brief(result).files, [
    'kept manifests/orders/x.yaml',
    'written manifests/payments/a.yaml',
    'kept manifests/payments/b.yaml',
  ])
  const after = { 'payments/a.yaml': 'a: 2\n', 'payments/b.yaml': 'b: 1\n', 'orders/x.yaml': 'x: 1\n' }
  assert.equal(outputOf(host), after)
  assert.is(host.text('manifests/.motif/inventory'), inventoryOf(after))
})

test('nothing at all to render is an error while the inventory names files', () => {
  const host = rendered(AB)
  const result = emitTo(host, {})
  assert.equal(brief(result), { files: [], problems: ['package/no-sources motif.yaml:1'] })
  assert.equal(outputOf(host), AB)
})

test('--allow-empty removes everything', () => {
  const host = rendered(AB)
  emitTo(host, {}, { allowEmpty: true })
  assert.equal(outputOf(host), {})
  assert.is(host.text('manifests/.motif/inventory'), '')
})

test('nothing to render and nothing rendered before makes nothing', () => {
  const host = memoryHost({})
  assert.equal(brief(emitTo(host, {})), { files: [], problems: [] })
  assert.is(host.steps(), 0)
})

test('--check names what is missing, changed and left over, and writes nothing', () => {
  const host = rendered({ 'payments/a.yaml': 'a: 1\n', 'payments/b.yaml': 'b: 1\n' })
  const result = emitTo(host, { 'payments/a.yaml': 'a: 2\n', 'payments/c.yaml': 'c: 1\n' }, { isCheck: true })
  assert.equal(
    result.diagnostics.map(({ code, message }) => `${code}: ${message}`),
    [
      'emit/stale: manifests/payments/a.yaml is not what render would write.',
      'emit/stale: manifests/payments/b.yaml is rendered by no source any more.',
      'emit/stale: manifests/payments/c.yaml is missing.',
    ],
  )
  assert.is(host.steps(), 0)
})

test('--check is content with what render wrote, and not with a lost or merged inventory', () => {
  const host = rendered(AB)
  assert.equal(brief(emitTo(host, AB, { isCheck: true })).problems, [])
  host.write('manifests/.motif/inventory', inventoryOf(AB) + inventoryOf({ 'payments/a.yaml': 'a: 0\n' }))
  assert.equal(brief(emitTo(host, AB, { isCheck: true })).problems, ['emit/stale manifests/.motif/inventory:1'])
  host.remove('manifests/.motif/inventory')
  assert.equal(brief(emitTo(host, AB, { isCheck: true })).problems, ['emit/stale manifests/.motif/inventory:1'])
})

test('after a union merge the bytes of either side are ours, and the next inventory is clean', () => {
  const host = rendered(A)
  const both = inventoryOf({ 'payments/a.yaml': 'a: 2\n' }) + inventoryOf(A)
  host.write('manifests/.motif/inventory', both)
  assert.equal(brief(emitTo(host, { 'payments/a.yaml': 'a: 3\n' })).problems, [])
  assert.is(host.text('manifests/.motif/inventory'), inventoryOf({ 'payments/a.yaml': 'a: 3\n' }))
})

test('in an inventory with conflict markers both sides count', () => {
  const host = rendered(AB)
  const ours = inventoryOf({ 'payments/a.yaml': 'a: 0\n' })
  const text = `<<<<<<< HEAD\n${ours}=======\n${inventoryOf(A)}>>>>>>> topic\n${inventoryOf({ 'payments/b.yaml': 'b: 1\n' })}`
  host.write('manifests/.motif/inventory', text)
  assert.equal(brief(emitTo(host, AB)).problems, [])
  assert.is(host.text('manifests/.motif/inventory'), inventoryOf(AB))
})

test('a manifest with conflict markers is an edited file', () => {
  const host = rendered(A)
  host.write('manifests/payments/a.yaml', '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> topic\n')
  assert.equal(brief(emitTo(host, A)).problems, ['emit/edited manifests/payments/a.yaml:1'])
})

test('with a hostile inventory nothing is written or removed', () => {
  const host = rendered(AB)
  host.write('secret.yaml', 'b: 1\n')
  host.write('manifests/.motif/inventory', inventoryOf(AB) + inventoryOf({ '../secret.yaml': 'b: 1\n' }))
  const before = host.steps()
  const result = emitTo(host, { 'payments/a.yaml': 'a: 2\n' })
  assert.equal(brief(result), { files: [], problems: ['emit/inventory manifests/.motif/inventory:3'] })
  assert.is(host.steps(), before)
})

test('an inventory that is a link, or behind one, is not trusted', () => {
  const outside = { '/etc/inventory': inventoryOf({ 'payments/x.yaml': 'x: 1\n' }) }
  const linked = memoryHost(outside, { links: { 'manifests/.motif/inventory': '/etc/inventory' } })
  assert.equal(brief(emitTo(linked, A)).problems, ['emit/inventory manifests/.motif/inventory:1'])
  const behind = memoryHost(outside, { links: { 'manifests/.motif': '/etc' } })
  assert.equal(brief(emitTo(behind, A)).problems, [
    'emit/inventory manifests/.motif/inventory:1',
    'emit/inventory manifests/.motif/inventory.next:1',
  ])
})

test('a folder that is a link is not followed, neither to write nor to remove', () => {
  const files = {
    '/outside/a.yaml': 'a: 1\n',
    '/outside/b.yaml': 'b: 1\n',
    'manifests/.motif/inventory': inventoryOf(AB),
  }
  const host = memoryHost(files, { links: { 'manifests/payments': '/outside' } })
  const result = emitTo(host, { 'payments/a.yaml': 'a: 2\n', 'orders/x.yaml': 'x: 1\n' }, { discardEdits: true })
  assert.equal(brief(result), {
    files: ['written manifests/orders/x.yaml', 'kept manifests/payments/a.yaml', 'kept manifests/payments/b.yaml'],
    problems: ['emit/foreign manifests/payments/a.yaml:1', 'emit/foreign manifests/payments/b.yaml:1'],
  })
  assert.is(host.text('/outside/a.yaml'), 'a: 1\n')
  assert.is(host.text('/outside/b.yaml'), 'b: 1\n')
})

test('a file that is a link is an edit; --discard-edits replaces the link and not its target', () => {
  const files = { '/outside/a.yaml': 'a: 1\n', 'manifests/.motif/inventory': inventoryOf(A) }
  const host = memoryHost(files, { links: { 'manifests/payments/a.yaml': '/outside/a.yaml' } })
  assert.equal(brief(emitTo(host, { 'payments/a.yaml': 'a: 2\n' })).problems, [
    'emit/edited manifests/payments/a.yaml:1',
  ])
  emitTo(host, { 'payments/a.yaml': 'a: 2\n' }, { discardEdits: true })
  assert.is(host.text('/outside/a.yaml'), 'a: 1\n')
  assert.is(host.text('manifests/payments/a.yaml'), 'a: 2\n')
})

test('an output folder that leads out of the package is refused', () => {
  const host = memoryHost({ '/outside/x': '' }, { links: { manifests: '/outside' } })
  assert.equal(brief(emitTo(host, A)), { files: [], problems: ['package/path manifests:1'] })
  assert.is(host.text('/outside/payments/a.yaml'), undefined)
})

test('an output folder outside the package is where the command line put it', () => {
  const host = memoryHost({})
  const result = emitTo(host, A, { outputDir: '/elsewhere/out' })
  assert.equal(brief(result).files, ['written ../elsewhere/out/payments/a.yaml'])
  assert.is(host.text('/elsewhere/out/payments/a.yaml'), 'a: 1\n')
})

test('a folder or file in the way costs only itself', () => {
  const host = withOutput({ 'payments/a.yaml/deep': 'x', orders: 'a file\n' })
  const result = emitTo(host, { ...AB, 'orders/x.yaml': 'x: 1\n' })
  assert.equal(brief(result), {
    files: ['kept manifests/orders/x.yaml', 'kept manifests/payments/a.yaml', 'written manifests/payments/b.yaml'],
    problems: ['emit/foreign manifests/orders/x.yaml:1', 'emit/foreign manifests/payments/a.yaml:1'],
  })
})

test('a file whose name differs only in case is not replaced on a file system that ignores case', () => {
  const host = withOutput({ 'payments/A.yaml': 'own: 1\n' }, {})
  const ignoringCase: MemoryHost = { ...host, entry: (path) => host.entry(path.replace(/a\.yaml$/, 'A.yaml')) }
  assert.equal(brief(emitTo(ignoringCase, A)).problems, ['emit/foreign manifests/payments/a.yaml:1'])
  assert.equal(outputOf(host), { 'payments/A.yaml': 'own: 1\n' })
})

test('what a killed write left behind is tidied up', () => {
  const host = rendered(A)
  host.files.set('/repo/manifests/payments/.motif-77-3.tmp', new Uint8Array(3))
  host.files.set('/repo/manifests/.motif/.motif-77-4.tmp', new Uint8Array(3))
  emitTo(host, A)
  assert.equal(outputOf(host), A)
})

test('a file that cannot be written is named, keeps its line, and the others are written', () => {
  const host = rendered(AB, { interrupt: { at: 4, how: 'fail' } })
  const result = emitTo(host, { 'payments/a.yaml': 'a: 2\n', 'payments/b.yaml': 'b: 2\n' })
  assert.equal(brief(result), {
    files: ['kept manifests/payments/a.yaml', 'written manifests/payments/b.yaml'],
    problems: ['emit/write manifests/payments/a.yaml:1'],
  })
  const after = { 'payments/a.yaml': 'a: 1\n', 'payments/b.yaml': 'b: 2\n' }
  assert.equal(outputOf(host), after)
  assert.is(host.text('manifests/.motif/inventory'), inventoryOf(after))
})

test.run()
