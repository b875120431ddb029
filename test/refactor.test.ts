import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { refactor, type RefactorReport, type RefactorSpec } from '../src/refactor.ts'
import { git, inFolder } from './support/git.ts'
import { bucketOf, UNIFORM } from './support/refactoring.ts'

const UNIFORM_SPEC: RefactorSpec = {
  name: 'uniform',
  select: { group: 'storage.acme.dev', kind: 'StorageBucket' },
  edits: [{ set: { path: 'spec.uniform', value: true } }],
}

const inBuckets = <T>(body: (folder: string) => T): T =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'a.yaml'), bucketOf('a'))
    writeFileSync(join(folder, 'b.yaml'), bucketOf('b', 'text'))
    return body(folder)
  })

test('a bot gets the diff, and each file with what became of it', () => {
  inBuckets((cwd) => {
    const report = refactor({ cwd, refactors: [UNIFORM_SPEC] })
    assert.equal(
      report.files.map(({ path, status, code }) => [path, status, code ?? '']),
      [
        ['a.yaml', 'changed', ''],
        ['b.yaml', 'refused', 'edit/through-scalar'],
      ],
    )
    assert.equal([report.ok, report.isBlocked, report.counts.changed], [false, false, 1])
    assert.is(readFileSync(join(cwd, 'a.yaml'), 'utf8'), bucketOf('a'))
    git(cwd, ['apply', '-'], report.diff)
    assert.is(readFileSync(join(cwd, 'a.yaml'), 'utf8'), bucketOf('a', '{ location: EU, uniform: true }'))
  })
})

test('a bot writes, from a file of Refactors as well', () => {
  inBuckets((cwd) => {
    writeFileSync(join(cwd, 'r.yaml'), UNIFORM)
    assert.is(refactor({ cwd, refactors: { file: 'r.yaml' }, paths: ['a.yaml'], write: true }).ok, true)
    assert.is(readFileSync(join(cwd, 'a.yaml'), 'utf8'), bucketOf('a', '{ location: EU, uniform: true }'))
  })
})

test('expect keeps everything from being written, unless it is to be ignored', () => {
  inBuckets((cwd) => {
    const options = { cwd, refactors: [{ ...UNIFORM_SPEC, expect: { changed: 7 } }], paths: ['a.yaml'], write: true }
    const { ok, isBlocked, diff } = refactor(options)
    assert.equal([ok, isBlocked, diff], [false, true, ''])
    assert.is(readFileSync(join(cwd, 'a.yaml'), 'utf8'), bucketOf('a'))
    assert.is(refactor({ ...options, expect: 'ignore' }).ok, true)
  })
})

test('mistakes in what a bot asks for are diagnostics; what is not there is thrown', () => {
  inBuckets((cwd) => {
    const wrong: RefactorReport = refactor({
      cwd,
      refactors: [{ ...UNIFORM_SPEC, edits: [{ delete: { path: '/spec' } }] }],
    })
    assert.equal([wrong.ok, wrong.diagnostics.map(({ code }) => code)], [false, ['edit/path']])
    assert.throws(() => refactor({ cwd, refactors: [UNIFORM_SPEC], paths: ['gone'] }), /There is no gone/)
    assert.throws(() => refactor({ cwd, refactors: { file: 'gone.yaml' } }))
  })
})

test('the package exports the function, with its types, as motif/refactor', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    exports: Record<string, Record<string, string>>
  }
  const door = exports['./refactor']
  assert.equal(door, { types: './dist/refactor.d.ts', default: './dist/refactor.js' })
  if (existsSync('dist/cli.js')) assert.ok(existsSync('dist/refactor.js') && existsSync('dist/refactor.d.ts'))
})

test.run()
