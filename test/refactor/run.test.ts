import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { HostError, type Host } from '../../src/host.ts'
import { readRefactorFile } from '../../src/refactor/read-file.ts'
import { refactorFiles, type EditedFiles } from '../../src/refactor/run.ts'
import { memoryHost } from '../support/memory-host.ts'
import { bucketOf, UNIFORM } from '../support/refactoring.ts'

const write = (host: Host): EditedFiles => {
  const { refactors } = readRefactorFile('r.yaml', Buffer.from(UNIFORM))
  return refactorFiles({ host, paths: ['.'], mode: 'write', diffs: 'leave' }, refactors, 'judge')
}

test('a file that somebody else changes meanwhile is left as they made it', () => {
  const host = memoryHost({ 'a.yaml': bucketOf('a'), 'b.yaml': bucketOf('b') })
  const read: Host['read'] = (path) => {
    const bytes = host.read(path)
    if (path === 'a.yaml') host.write(path, `${bucketOf('a')}# theirs\n`)
    return bytes
  }
  const { files, diagnostics } = write({ ...host, read })
  assert.equal(
    files.map(({ path, status, code }) => [path, status, code ?? '']),
    [
      ['a.yaml', 'refused', 'refactor/stale'],
      ['b.yaml', 'changed', ''],
    ],
  )
  assert.equal(
    diagnostics.map(({ code }) => code),
    ['refactor/stale'],
  )
  assert.is(host.text('a.yaml'), `${bucketOf('a')}# theirs\n`)
})

test('a file that somebody takes away meanwhile stays away', () => {
  const host = memoryHost({ 'a.yaml': bucketOf('a') })
  const read: Host['read'] = (path) => {
    const bytes = host.read(path)
    if (path === 'a.yaml') host.remove('a.yaml')
    return bytes
  }
  const { files } = write({ ...host, read })
  assert.equal(
    files.map(({ status, code }) => [status, code]),
    [['refused', 'refactor/stale']],
  )
  assert.is(host.text('a.yaml'), undefined, 'what somebody took away is not made again')
})

test('a file that cannot be read is refused, and the others are written', () => {
  const host = memoryHost({ 'a.yaml': bucketOf('a'), 'b.yaml': bucketOf('b') })
  const read: Host['read'] = (path) => {
    if (path === 'a.yaml') throw new HostError('EACCES', path, 'permission denied')
    return host.read(path)
  }
  const { files, diagnostics } = write({ ...host, read })
  assert.equal(
    files.map(({ path, status, code }) => [path, status, code ?? '']),
    [
      ['a.yaml', 'refused', 'file/unreadable'],
      ['b.yaml', 'changed', ''],
    ],
  )
  assert.equal(
    diagnostics.map(({ message }) => message),
    ['a.yaml cannot be read: EACCES.'],
  )
})

test('a folder that cannot be read is named, and the others are walked', () => {
  const host = memoryHost({ 'a/a.yaml': bucketOf('a'), 'b/b.yaml': bucketOf('b') })
  const list: Host['list'] = (path) => {
    if (path === 'a') throw new HostError('EACCES', path, 'permission denied')
    return host.list(path)
  }
  const { files, diagnostics } = write({ ...host, list })
  assert.equal(
    files.map(({ path, status }) => [path, status]),
    [['b/b.yaml', 'changed']],
  )
  assert.equal(
    diagnostics.map(({ message }) => message),
    ['a cannot be read: EACCES.'],
  )
})

test('progress is told of the files that are read, and of those that are written', () => {
  const host = memoryHost({ 'a.yaml': bucketOf('a'), 'b.yaml': 'x: 1\n' })
  const told: string[] = []
  const { refactors } = readRefactorFile('r.yaml', Buffer.from(UNIFORM))
  refactorFiles(
    { host, paths: ['.'], mode: 'write', diffs: 'leave', progress: (...words) => told.push(words.join(' ')) },
    refactors,
    'judge',
  )
  assert.equal(told, ['0 2 files', '1 2 files', '0 2 files written'])
})

test.run()
