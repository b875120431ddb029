import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Kind } from '../../src/model/kind.ts'
import { findPackage } from '../../src/pipeline/package.ts'
import { readKinds, type Kinds } from '../../src/pipeline/kinds.ts'
import { schemaCache } from '../../src/pipeline/schema-cache.ts'
import { memoryHost, type MemoryHost, type MemoryHostOptions } from '../support/memory-host.ts'
import { crd } from '../support/program.ts'
import { dataTest, SHARED_DATA } from '../support/shared-data.ts'
import { MOTIF } from '../support/things.ts'

const ME: MemoryHostOptions = { uid: process.getuid?.() ?? 0 }
const SIZES = crd('acme.dev', 'Size', { properties: { size: { type: 'integer', default: 3 } } })
const NOTE = crd('notes.dev', 'Note', { properties: { text: { type: 'string' } } })

const hostOf = (schemas: Readonly<Record<string, string>>, options = ME): MemoryHost =>
  memoryHost({ 'motif.yaml': MOTIF, ...schemas }, options)

function kindsOf(host: MemoryHost, build = 'build'): Kinds {
  const found = findPackage(host).package
  assert.ok(found)
  return readKinds(host, found, schemaCache(host, '/cache', build))
}

const kept = (host: MemoryHost): readonly string[] =>
  [...host.files.keys()].filter((path) => path.startsWith('/cache/'))

/** Reads the schemas, and then from what is kept: nothing is kept a second time. */
function readTwice(schemas: Readonly<Record<string, string>>, find: (kinds: Kinds) => readonly Kind[]): void {
  const host = hostOf(schemas)
  const first = find(kindsOf(host))
  assert.is(kept(host).length, Object.keys(schemas).length)
  const before = host.steps()
  assert.equal(find(kindsOf(host)), first)
  assert.is(host.steps(), before, 'nothing is written the second time')
}

test('a kind from the cache is the kind that was read', () => {
  readTwice({ 'schemas/size.yaml': SIZES, 'schemas/crds/notes.dev/note.yaml': NOTE }, (kinds) => {
    const note = kinds.find('notes.dev', 'Note')
    assert.ok(note)
    return [...kinds.declared, note]
  })
})

test('so is every kind that motif ships, with its conversions', () => {
  const names = readdirSync('schemas').filter((name) => name.endsWith('.yaml'))
  const schemas = Object.fromEntries(
    names.map((name) => [`schemas/${name}`, readFileSync(join('schemas', name), 'utf8')]),
  )
  assert.ok(names.length > 8)
  readTwice(schemas, ({ declared }) => declared)
})

dataTest(test, 'so is every kind of Config Connector', () => {
  const folder = join(SHARED_DATA, 'config-connector/crds')
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  assert.ok(texts.length > 600)
  const schemas = texts.map((text, index): [string, string] => [`schemas/${String(index)}.yaml`, text])
  const host = hostOf(Object.fromEntries(schemas))
  const first = kindsOf(host)
  assert.is(kept(host).length, texts.length)
  const before = host.steps()
  assert.equal(kindsOf(host).declared, first.declared)
  assert.is(host.steps(), before)
})

test('what is kept is not checked again: it is taken as it stands', () => {
  const host = hostOf({ 'schemas/size.yaml': SIZES })
  kindsOf(host)
  const [file = ''] = kept(host)
  const cache = schemaCache(host, '/cache', 'build')
  const documents = cache.find('package', SIZES) ?? []
  assert.is(documents.length, 1)
  cache.keep('package', SIZES, [...documents, ...documents])
  assert.equal(kept(host), [file])
  assert.is(kindsOf(host).diagnostics()[0]?.code, 'kind/duplicate')
})

test('another text, another build and another role are read anew', () => {
  const host = hostOf({ 'schemas/size.yaml': SIZES })
  kindsOf(host)
  const cache = schemaCache(host, '/cache', 'build')
  assert.ok(cache.find('package', SIZES))
  assert.is(cache.find('package', `${SIZES}\n`), undefined)
  assert.is(cache.find('crd', SIZES), undefined)
  assert.is(schemaCache(host, '/cache', 'other').find('package', SIZES), undefined)
})

test('a schema that has something wrong is not kept, and said to be wrong each time', () => {
  const wrong = crd('acme.dev', 'Size', { properties: { size: { type: 'integer', default: 'three' } } })
  const dear = crd('acme.dev', 'List', {
    properties: {
      all: {
        type: 'array',
        items: { type: 'string' },
        'x-kubernetes-validations': [{ rule: 'self.all(a, self.all(b, self.exists(c, c == a + b)))' }],
      },
    },
  })
  const host = hostOf({ 'schemas/size.yaml': wrong, 'schemas/list.yaml': dear, 'schemas/broken.yaml': 'a: [' })
  const codes = (): readonly string[] =>
    kindsOf(host)
      .diagnostics()
      .map(({ code }) => code)
  const first = codes()
  assert.ok(first.includes('schema/rule-expensive') && first.includes('kind/schema'), first.join())
  assert.equal(kept(host), [])
  assert.equal(codes(), first)
})

test('what is cut off, changed, or of somebody else is as good as absent', () => {
  const host = hostOf({ 'schemas/size.yaml': SIZES })
  const first = kindsOf(host).declared
  const [file = ''] = kept(host)
  const whole = host.read(file)
  for (const bytes of [whole.slice(0, -1), new Uint8Array(), Buffer.from('motif-schema/1 0\n[]'), Buffer.from('{}')]) {
    host.files.set(file, bytes)
    assert.equal(kindsOf(host).declared, first)
    assert.equal(host.read(file), whole, 'and is written anew')
  }
  const foreign = memoryHost(Object.fromEntries(host.files), { uid: (ME.uid ?? 0) + 1 })
  assert.is(schemaCache(foreign, '/cache', 'build').find('package', SIZES), undefined)
})

test('a default that JSON has no word for is not kept, and stays what it is', () => {
  for (const value of ['-0.0', '.inf', '9223372036854775807']) {
    const schema = SIZES.replace(/"?default"?: *3/, `default: ${value}`).replace(/"?integer"?/, 'number')
    assert.not.equal(schema, SIZES)
    const host = hostOf({ 'schemas/size.yaml': schema })
    kindsOf(host)
    assert.equal(kept(host), [], value)
  }
})

test('a folder that cannot be written costs nothing but the time', () => {
  const host = hostOf({ 'schemas/size.yaml': SIZES }, { ...ME, interrupt: { at: 1, how: 'fail' } })
  assert.is(kindsOf(host).declared.length, 1)
  assert.equal(kept(host), [])
})

test.run()
