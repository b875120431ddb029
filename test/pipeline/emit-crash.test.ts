import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { digestOf } from '../../src/pipeline/inventory.ts'
import { Killed, memoryHost, type MemoryHost, type MemoryHostOptions } from '../support/memory-host.ts'
import { emitTo, outputOf } from '../support/output.ts'

type Files = Readonly<Record<string, string>>

const PATHS = ['a/1.yaml', 'a/2.yaml', 'b/1.yaml', 'c/1.yaml']
const anyFiles: fc.Arbitrary<Files> = fc
  .dictionary(fc.constantFrom(...PATHS), fc.constantFrom('v: 1\n', 'v: 2\n', 'v: 3\n'), { minKeys: 1 })
  .map((files) => Object.fromEntries(Object.entries(files)))

/** One run of render: what it wants, and the step at which it is stopped. */
interface Run {
  readonly files: Files
  readonly interrupt: NonNullable<MemoryHostOptions['interrupt']>
}

const anyRun = (...how: Run['interrupt']['how'][]): fc.Arbitrary<Run> =>
  fc.record({
    files: anyFiles,
    interrupt: fc.record({ at: fc.integer({ min: 1, max: 16 }), how: fc.constantFrom(...how) }),
  })

test('however often a run is stopped, and the specs changed, the next whole run leaves exactly what it wants', () => {
  fc.assert(
    fc.property(fc.array(anyRun('kill', 'fail'), { maxLength: 4 }), anyFiles, (runs, last) => {
      const after = runs.reduce(stoppedRun, memoryHost({ 'manifests/a/own.txt': 'own' }))
      const host = restarted(after)
      const result = emitTo(host, last)
      assert.equal(result.diagnostics, [])
      assert.equal(outputOf(host), { ...sorted(last), 'a/own.txt': 'own' })
      assert.equal(emitTo(host, last, { isCheck: true }).diagnostics, [])
    }),
    { numRuns: 200 },
  )
})

test('a stopped run leaves every file either old or new', () => {
  fc.assert(
    fc.property(anyFiles, anyRun('kill', 'fail'), (before, run) => {
      const host = memoryHost({})
      emitTo(host, before)
      const after = outputOf(stoppedRun(host, run))
      for (const path of PATHS) {
        const [old, now, wanted] = [before, after, run.files].map((files) => files[path])
        assert.ok(now === old || now === wanted, `${path}: ${String(now)}`)
      }
    }),
    { numRuns: 200 },
  )
})

test('a file edited by hand between stopped runs is never lost', () => {
  const anyEdit = fc.constantFrom(...PATHS)
  fc.assert(
    fc.property(
      fc.array(anyRun('kill', 'fail'), { maxLength: 3 }),
      anyEdit,
      fc.array(anyRun('kill', 'fail')),
      (before, path, after) => {
        const host = before.reduce(stoppedRun, memoryHost({}))
        host.files.set(`/repo/manifests/${path}`, new TextEncoder().encode('edited: true\n'))
        const end = after.reduce(stoppedRun, host)
        assert.is(outputOf(end)[path], 'edited: true\n')
      },
    ),
    { numRuns: 200 },
  )
})

test('what a run has begun is in the next inventory before the first file changes', () => {
  const before = memoryHost({})
  emitTo(before, { 'a/1.yaml': 'v: 1\n', 'a/2.yaml': 'v: 1\n' })
  const host = restarted(before, { at: 3, how: 'kill' })
  assert.throws(() => emitTo(host, { 'a/1.yaml': 'v: 2\n', 'a/2.yaml': 'v: 1\n' }), isKilled)
  const [one, two] = ['v: 1\n', 'v: 2\n'].map(digestOf)
  assert.is(host.text('manifests/a/1.yaml'), 'v: 1\n')
  assert.is(
    host.text('manifests/.motif/inventory.next'),
    `${[one, two].sort().join('  a/1.yaml\n') ?? ''}  a/1.yaml\n${one ?? ''}  a/2.yaml\n`,
  )
})

/** Runs on the disk as the last run left it; gives the machine after the run was stopped, or had ended before that. */
function stoppedRun(host: MemoryHost, { files, interrupt }: Run): MemoryHost {
  const next = restarted(host, interrupt)
  try {
    emitTo(next, files)
  } catch (error) {
    if (!(error instanceof Killed)) throw error
  }
  return next
}

function restarted(host: MemoryHost, interrupt?: Run['interrupt']): MemoryHost {
  return memoryHost(Object.fromEntries(host.files), interrupt === undefined ? {} : { interrupt })
}

function isKilled(error: unknown): boolean {
  return error instanceof Killed
}

function sorted(files: Files): Files {
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
}

test.run()
