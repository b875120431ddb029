import { test } from 'uvu'
import * as assert from 'uvu/assert'

import {
  digestOf,
  formatInventory,
  merged,
  parseInventory,
  readInventory,
  union,
} from '../../src/pipeline/inventory.ts'
import { memoryHost } from '../support/memory-host.ts'

const DIGEST = 'a'.repeat(64)

function problems(text: string | Uint8Array): string[] {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  return parseInventory(bytes, 'inventory').diagnostics.map(({ message }) => message)
}

function paths(text: string): string[] {
  return [...parseInventory(new TextEncoder().encode(text), 'inventory').recorded.keys()]
}

test('lines are sorted by path, then digest, and read back as they were', () => {
  const text = formatInventory(
    new Map([
      ['b/x.yaml', ['b'.repeat(64), DIGEST]],
      ['a/x.yaml', [DIGEST]],
    ]),
  )
  assert.is(text, `${DIGEST}  a/x.yaml\n${DIGEST}  b/x.yaml\n${'b'.repeat(64)}  b/x.yaml\n`)
  const { recorded } = parseInventory(new TextEncoder().encode(text), 'inventory')
  assert.is(formatInventory(recorded), text)
})

test('a path that leads out, is absolute, or could not be one of ours is refused by its line', () => {
  const refused = (path: string): string[] => problems(`${DIGEST}  a/x.yaml\n${DIGEST}  ${path}\n`)
  assert.equal(refused('../x.yaml'), ['Line 2 of inventory names a path that leads out of the output folder.'])
  assert.equal(refused('a/../../x.yaml'), ['Line 2 of inventory names a path that leads out of the output folder.'])
  assert.equal(refused('/etc/x.yaml'), ['Line 2 of inventory names an absolute path.'])
  assert.equal(refused('C:/x.yaml'), ['Line 2 of inventory names an absolute path.'])
  assert.equal(refused('a\\..\\x.yaml'), ['Line 2 of inventory names a path with a backslash.'])
  assert.equal(refused('a/\u0007.yaml'), ['Line 2 of inventory names a path with a control character.'])
  assert.equal(refused('a/x.yaml\r'), ['Line 2 of inventory names a path with a control character.'])
  for (const path of [
    '',
    '.',
    './x.yaml',
    'a//x.yaml',
    'a/',
    '.git/x.yaml',
    '.motif/inventory',
    'a/x.sh',
    'a',
    'é/x.yaml',
  ]) {
    assert.equal(refused(path), ['Line 2 of inventory names no file that motif writes.'], path)
  }
})

test('a line that is no digest and path is refused', () => {
  const what = 'Line 1 of inventory is not "<sha256>  <path>".'
  assert.equal(problems('hello\n'), [what])
  assert.equal(problems(`${DIGEST} a/x.yaml\n`), [what])
  assert.equal(problems(`${DIGEST} *a/x.yaml\n`), [what])
  assert.equal(problems(`${DIGEST.toUpperCase()}  a/x.yaml\n`), [what])
  assert.equal(problems(`\ufeff${DIGEST}  a/x.yaml\n`), [what])
})

test('an inventory that is not UTF-8 is refused', () => {
  assert.equal(problems(new Uint8Array([0x61, 0xff, 0x0a])), ['inventory is not UTF-8 text.'])
})

test('a line that stands there twice counts once', () => {
  const text = `${DIGEST}  a/x.yaml\n${'b'.repeat(64)}  a/x.yaml\n${DIGEST}  a/x.yaml\n`
  const { recorded } = parseInventory(new TextEncoder().encode(text), 'inventory')
  assert.equal([...recorded], [['a/x.yaml', [DIGEST, 'b'.repeat(64)]]])
})

test('a folder in the place of the inventory is refused, and said to be no file', () => {
  const host = memoryHost({ 'manifests/.motif/inventory/x': '' })
  const messages = readInventory(host, '/repo/manifests', 'manifests').diagnostics.map(({ message }) => message)
  assert.equal(messages, ['manifests/.motif/inventory is not a file.'])
})

test('names of Object.prototype are paths like any other', () => {
  assert.equal(paths(`${DIGEST}  __proto__.yaml\n${DIGEST}  constructor/toString.json\n`), [
    '__proto__.yaml',
    'constructor/toString.json',
  ])
})

test('conflict markers and empty lines are passed by', () => {
  const text = `<<<<<<< HEAD\n${DIGEST}  a.yaml\n||||||| base\n=======\n${DIGEST}  b.yaml\n>>>>>>> topic\n\n`
  assert.equal(problems(text), [])
  assert.equal(paths(text), ['a.yaml', 'b.yaml'])
})

test('megabytes of nonsense are ten problems, soon', () => {
  const startedMs = Date.now()
  assert.is(problems('x\n'.repeat(2_000_000)).length, 10)
  assert.is(problems('a'.repeat(8_000_000)).length, 1)
  assert.is(problems(`${DIGEST}  ${'a/'.repeat(2_000_000)}x.yaml`).length, 0)
  assert.ok(Date.now() - startedMs < 5000)
})

test('a union has every digest of every path', () => {
  const both = union(
    new Map([['a', ['1']]]),
    new Map([
      ['a', ['2']],
      ['b', ['3']],
    ]),
  )
  assert.equal(
    [...both],
    [
      ['a', ['1', '2']],
      ['b', ['3']],
    ],
  )
})

test('of two runs that began alike, what neither took away and what either added is left', () => {
  const was = new Map([
    ['gone.yaml', ['1']],
    ['both.yaml', ['1']],
    ['same.yaml', ['1']],
    ['split.yaml', ['1']],
  ])
  const ours = new Map([...was, ['both.yaml', ['2']], ['split.yaml', ['2']], ['ours.yaml', ['1']]])
  const theirs = new Map([...was, ['both.yaml', ['2']], ['split.yaml', ['3']], ['theirs.yaml', ['1']]])
  theirs.delete('gone.yaml')
  assert.equal(Object.fromEntries(merged(was, ours, theirs)), {
    'both.yaml': ['2'],
    'same.yaml': ['1'],
    'split.yaml': ['2', '3'],
    'ours.yaml': ['1'],
    'theirs.yaml': ['1'],
  })
})

test('a digest is of the UTF-8', () => {
  const text = 'café ☕\n'
  assert.is(digestOf(text), digestOf(new TextEncoder().encode(text)))
})

test.run()
