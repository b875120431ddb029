import { test } from 'uvu'
import * as assert from 'uvu/assert'

import type { Host, Stat } from '../../src/host.ts'
import { digestOf } from '../../src/pipeline/inventory.ts'
import { isUnchanged, packStamps, stampOf, unpackStamps, type Stamp } from '../../src/pipeline/stamps.ts'
import { lookAgain, stillHolds, witness, type Testimony } from '../../src/pipeline/witness.ts'
import { memoryHost } from '../support/memory-host.ts'

/** A machine whose files were all last changed at `changedMs`, with a count of what is read. */
function machine(
  files: Record<string, string>,
  changedMs = 0,
): { host: Host; reads: string[]; disk: Map<string, Uint8Array> } {
  const memory = memoryHost(files, { nowMs: 100_000 })
  const reads: string[] = []
  const stat = (path: string): Stat | undefined => {
    const found = memory.stat(path)
    return found && { ...found, modifiedMs: changedMs + 0.5, changedMs: changedMs + 0.5, inode: 7 }
  }
  const read = (path: string): Uint8Array => {
    reads.push(path)
    return memory.read(path)
  }
  return { host: { ...memory, stat, read }, reads, disk: memory.files }
}

interface Circumstances {
  readonly b?: 'file'
  readonly link?: string | undefined
  readonly env?: string
  readonly uid?: number
}

/** A machine with a folder b, a link to it, and a home. */
function machineIn(circumstances: Circumstances): Host {
  const { b, link, env = '/home/me', uid = 0 } = { link: 'b', ...circumstances }
  const files: Record<string, string> = b === 'file' ? { b: '' } : { 'b/c.yaml': 'c' }
  return memoryHost(files, { links: link === undefined ? {} : { link }, env: { HOME: env }, uid })
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const holds = (host: Host, { stamps, questions }: Testimony): boolean =>
  stillHolds(host, questions, lookAgain(host, stamps))

test('what a run asked holds while every answer is the same', () => {
  const { host } = machine({ 'a.yaml': 'a', 'b/c.yaml': 'c' })
  const { host: watched, testimony } = witness(host, { known: new Map(), apart: ['/cache'] })
  watched.read('a.yaml')
  watched.list('b')
  watched.stat('nowhere')
  assert.throws(() => watched.list('nowhere'))
  assert.is(testimony().isRepeatable, true)
  assert.is(testimony().questions.length, 3)
  assert.is(holds(host, testimony()), true)
})

for (const [what, change] of [
  ['a file has another size', (disk) => disk.set('/repo/a.yaml', bytes('longer'))],
  ['a file is gone', (disk) => disk.delete('/repo/a.yaml')],
  ['a file is added to a folder that was listed', (disk) => disk.set('/repo/b/new.yaml', bytes(''))],
  ['a file is where there was none', (disk) => disk.set('/repo/nowhere', bytes(''))],
] satisfies readonly [string, (disk: Map<string, Uint8Array>) => unknown][]) {
  test(`it holds no longer when ${what}`, () => {
    const { host, disk } = machine({ 'a.yaml': 'a', 'b/c.yaml': 'c' })
    const { host: watched, testimony } = witness(host, { known: new Map(), apart: ['/cache'] })
    watched.read('a.yaml')
    watched.list('b')
    watched.stat('nowhere')
    const said = testimony()
    change(disk)
    assert.is(holds(host, said), false)
  })
}

for (const [what, ask, change] of [
  ['the type of what is there', (host) => host.stat('b')?.type, { b: 'file' }],
  ['whose it is', (host) => host.stat('b')?.uid, { uid: 1 }],
  ['whether it is a link', (host) => host.entry('link'), { link: undefined }],
  ['where a link leads', (host) => host.realPath('link'), { link: 'b/c.yaml' }],
  ['a variable of the environment', (host) => host.env('HOME'), { env: '/home/you' }],
] satisfies readonly [string, (host: Host) => unknown, Circumstances][]) {
  test(`it holds while ${what} is the same, and no longer`, () => {
    const host = machineIn({})
    const { host: watched, testimony } = witness(host, { known: new Map(), apart: ['/cache'] })
    ask(watched)
    const said = testimony()
    assert.is(said.isRepeatable, true)
    assert.is(holds(machineIn({}), said), true)
    assert.is(holds(machineIn(change), said), false)
  })
}

test('what is asked of the caller’s own folders is no question', () => {
  const { host } = machine({ '/cache/a/b': '' })
  const { host: watched, testimony } = witness(host, { known: new Map(), apart: ['/cache/a'] })
  watched.list('/cache/a')
  watched.entry('/cache/a/b')
  watched.read('/cache/a/b')
  assert.equal([testimony().questions, [...testimony().stamps]], [[], []])
  watched.entry('/cache/ab')
  assert.equal(testimony().questions, [['entry', '/cache/ab', null]])
})

test('a file that was changed just before it was read is read again, any other is not', () => {
  for (const [changedMs, expected] of [
    [0, []],
    [99_999, ['/repo/a.yaml']],
  ] as const) {
    const { host, reads } = machine({ 'a.yaml': 'a' }, changedMs)
    const { host: watched, testimony } = witness(host, { known: new Map(), apart: ['/cache'] })
    watched.read('a.yaml')
    const said = testimony()
    reads.length = 0
    assert.is(holds(host, said), true)
    assert.equal(reads, expected)
  }
})

test('a change that leaves size and times as they were is found where the stamp is racy', () => {
  const { host, disk } = machine({ 'a.yaml': 'a' }, 99_999)
  const { host: watched, testimony } = witness(host, { known: new Map(), apart: ['/cache'] })
  watched.read('a.yaml')
  const said = testimony()
  disk.set('/repo/a.yaml', bytes('b'))
  assert.is(holds(host, said), false)
})

for (const [what, modifiedMs, changedMs, isRacy] of [
  ['within a tick of the kernel', 5000.5, 99_990, true],
  ['a tick earlier', 5000.5, 99_989.5, false],
  ['within two seconds, where the file system keeps whole ones', 5000, 98_000, true],
  ['within two seconds, as its bytes were', 98_000, 98_000, true],
  ['more than two seconds earlier, where it keeps whole ones', 97_000, 97_000, false],
  ['a second earlier, where one time has a fraction', 99_000, 98_000.5, false],
  ['a second earlier, where the other has one', 98_000.5, 99_000, false],
] satisfies readonly [string, number, number, boolean][]) {
  test(`a stamp ${isRacy ? 'proves nothing alone' : 'is enough'} when the file was changed ${what}`, () => {
    const stat = { type: 'file', size: 3, modifiedMs, changedMs, inode: 2, uid: 0 } as const
    assert.is(stampOf(stat, '', 100_000).isRacy, isRacy)
  })
}

test('the digest of a file that is as it was known is told without reading it', () => {
  const { host, reads } = machine({ 'a.yaml': 'a', 'b.yaml': 'b' })
  const first = witness(host, { known: new Map(), apart: ['/cache'] })
  const digest = first.host.digest?.('a.yaml')
  reads.length = 0
  const second = witness(host, { known: first.testimony().stamps, apart: ['/cache'] })
  assert.is(second.host.digest?.('a.yaml'), digest)
  assert.equal(reads, [])
  assert.is.not(second.host.digest?.('b.yaml'), digest)
  assert.equal(reads, ['b.yaml'])
})

test('a file that is known by a racy stamp alone is read for its digest', () => {
  const { host, disk } = machine({ 'a.yaml': 'a' }, 99_999)
  const first = witness(host, { known: new Map(), apart: ['/cache'] })
  first.host.read('a.yaml')
  disk.set('/repo/a.yaml', bytes('b'))
  for (const ask of ['read', 'digest'] as const) {
    const second = witness(host, { known: first.testimony().stamps, apart: ['/cache'] })
    second.host[ask]?.('a.yaml')
    assert.is(second.testimony().stamps.get('/repo/a.yaml')?.digest, digestOf('b'))
  }
})

test('a file that is asked for twice has one digest, and is read once', () => {
  const { host, reads, disk } = machine({ 'a.yaml': 'a' }, 99_999)
  const { host: watched } = witness(host, { known: new Map(), apart: ['/cache'] })
  const first = watched.digest?.('a.yaml')
  disk.set('/repo/a.yaml', bytes('b'))
  assert.is(watched.digest?.('a.yaml'), first)
  assert.equal(reads, ['a.yaml'])
})

test('every file has its place in what was seen', () => {
  const { host } = machine({ a: '1', b: '2', c: '3' })
  const first = witness(host, { known: new Map(), apart: ['/cache'] })
  for (const path of ['a', 'b', 'c']) first.host.read(path)
  host.write('b', 'longer')
  const { seen, looking } = lookAgain(host, first.testimony().stamps)
  assert.equal([...{ [Symbol.iterator]: () => looking }], [true, false, true])
  assert.equal([...seen], [1, 0, 1])
})

test('a file that was found unchanged, and then written, has the digest of what was written', () => {
  const { host } = machine({ 'a.yaml': 'a' })
  const first = witness(host, { known: new Map(), apart: ['/cache'] })
  const old = first.host.digest?.('a.yaml')
  const said = first.testimony()
  const look = lookAgain(host, said.stamps)
  assert.is(stillHolds(host, said.questions, look), true)
  const second = witness(host, { known: said.stamps, seen: look.seen, apart: ['/cache'] })
  assert.is(second.host.digest?.('a.yaml'), old)
  second.host.write('a.yaml', 'b')
  const fresh = second.host.digest?.('a.yaml')
  assert.is.not(fresh, old)
  second.host.remove('a.yaml')
  assert.throws(() => second.host.digest?.('a.yaml'))
})

test('a file that was found unchanged a moment ago is not looked at once more', () => {
  const { host, reads } = machine({ 'a.yaml': 'a', 'b.yaml': 'b' })
  const first = witness(host, { known: new Map(), apart: ['/cache'] })
  const digests = ['a.yaml', 'b.yaml'].map((path) => first.host.digest?.(path))
  const said = first.testimony()
  host.write('b.yaml', 'another')
  const look = lookAgain(host, said.stamps)
  assert.is(stillHolds(host, said.questions, look), false)
  const { seen } = look
  assert.equal([...seen], [1, 0])
  const blind: Host = { ...host, stat: () => undefined }
  const second = witness(blind, { known: said.stamps, seen, apart: ['/cache'] })
  reads.length = 0
  assert.is(second.host.digest?.('a.yaml'), digests[0])
  assert.equal(reads, [])
  assert.is.not(second.host.digest?.('b.yaml'), digests[1])
  assert.equal(reads, ['b.yaml'])
})

test('a file that somebody else changed after the run wrote it is not known by what the run wrote', () => {
  const { host } = machine({})
  const isTheirs = (path: string): boolean => path.endsWith('theirs.yaml')
  // Our own clock counts whole milliseconds, that of the file system parts of them.
  const busy: Host = {
    ...host,
    stat(path) {
      const found = host.stat(path)
      return found && { ...found, changedMs: host.now() + (isTheirs(path) ? 50 : 0.5) }
    },
  }
  const { host: watched, testimony } = witness(busy, { known: new Map(), apart: ['/cache'] })
  watched.write('mine.yaml', 'x')
  watched.write('theirs.yaml', 'x')
  const known = [...testimony().stamps.keys()]
  assert.equal(known.map(isTheirs), [false])
})

test('a run that writes, looks at the clock or fails to read is not repeatable; what it wrote is known', () => {
  const runs: ((host: Host) => unknown)[] = [
    (host) => host.write('out.yaml', 'x'),
    (host) => host.remove('a.yaml'),
    (host) => host.now(),
    (host) => assert.throws(() => host.read('nowhere')),
  ]
  for (const run of runs) {
    const { host } = machine({ 'a.yaml': 'a' })
    const { host: watched, testimony } = witness(host, { known: new Map(), apart: ['/cache'] })
    run(watched)
    assert.is(testimony().isRepeatable, false)
  }
  const { host } = machine({})
  const { host: watched, testimony } = witness(host, { known: new Map(), apart: ['/cache'] })
  watched.write('out.yaml', 'x')
  watched.write('/cache/entry', 'y')
  assert.equal([...testimony().stamps.keys()], ['/repo/out.yaml'])
})

for (const [what, attempt] of [
  ['write', (host) => host.write('a.yaml', 'new')],
  ['remove', (host) => host.remove('a.yaml')],
] satisfies readonly [string, (host: Host) => unknown][]) {
  test(`a run that could not ${what} what it wanted to is not repeatable, and what is there is known`, () => {
    const host = memoryHost({ 'a.yaml': 'old' }, { nowMs: 100_000, interrupt: { at: 1, how: 'fail' } })
    const { host: watched, testimony } = witness(host, { known: new Map(), apart: ['/cache'] })
    assert.throws(() => attempt(watched), /no space left/)
    watched.read('a.yaml')
    assert.is(testimony().isRepeatable, false)
    assert.is(testimony().stamps.get('/repo/a.yaml')?.digest, digestOf('old'))
  })
}

test('a failure to write what is the caller’s own business is nobody else’s', () => {
  const host = memoryHost({}, { interrupt: { at: 1, how: 'fail' } })
  const { host: watched, testimony } = witness(host, { known: new Map(), apart: ['/cache'] })
  assert.throws(() => watched.write('/cache/a', 'new'), /no space left/)
  assert.is(testimony().isRepeatable, true)
})

test('stamps come back from their bytes as they were', () => {
  const stat = { type: 'file', size: 3, modifiedMs: 1234.567, changedMs: 2345.678, inode: 2 ** 40, uid: 0 } as const
  const stamps = new Map<string, Stamp>([
    ['/repo/é.yaml', stampOf(stat, 'a'.repeat(64), 5000)],
    ['/else/where', stampOf(stat, 'b'.repeat(64), 2346)],
    ['/repo/a/b.yaml', stampOf({ ...stat, size: 4 }, 'c'.repeat(64), 5000)],
  ])
  assert.equal(unpackStamps(Buffer.concat(packStamps(stamps, '/repo')), '/repo'), stamps)
  assert.equal(
    [...stamps.values()].map(({ isRacy }) => isRacy),
    [false, true, false],
  )
  assert.equal(unpackStamps(Buffer.concat(packStamps(new Map(), '/repo')), '/repo'), new Map())
  assert.is(isUnchanged(memoryHost({}), '/repo/é.yaml', stampOf(stat, '', 0)), false)
})

test.run()
