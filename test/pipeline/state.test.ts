import { test } from 'uvu'
import * as assert from 'uvu/assert'

import type { Outcome } from '../../src/model/outcome.ts'
import { readState, stateFile, writeState } from '../../src/pipeline/state.ts'
import type { Testimony } from '../../src/pipeline/witness.ts'
import { memoryHost } from '../support/memory-host.ts'

const FOLDER = '/home/me/.cache/motif/state'
const OUTCOME: Outcome = {
  report: 'TestReport',
  exitCode: 0,
  summary: { text: 'done' },
  diagnostics: [],
  details: { text: 'done' },
  lines: ['done'],
}
const TESTIMONY: Testimony = {
  stamps: new Map(),
  questions: [['list', '/repo/specs', 'digest']],
  isRepeatable: true,
}

test('what was found comes back with its questions', () => {
  const host = memoryHost({})
  const file = stateFile(FOLDER, ['render'])
  writeState(host, file, { ...TESTIMONY, outcome: OUTCOME })
  const state = readState(host, file)
  assert.equal(state?.questions, TESTIMONY.questions)
  assert.equal(state?.outcome && { ...state.outcome }, OUTCOME)
})

for (const [what, testimony, more] of [
  ['changed something', { ...TESTIMONY, isRepeatable: false }, {}],
  ['printed more than a megabyte', TESTIMONY, { output: 'x'.repeat(1_000_001) }],
] satisfies readonly [string, Testimony, Partial<Outcome>][]) {
  test(`the outcome of a run that ${what} is not kept`, () => {
    const host = memoryHost({})
    const file = stateFile(FOLDER, ['render'])
    writeState(host, file, { ...testimony, outcome: { ...OUTCOME, ...more } })
    const state = readState(host, file)
    assert.ok(state)
    assert.is(state.outcome, undefined)
  })
}

test('a link in the place of what was found is not followed', () => {
  const host = memoryHost({})
  writeState(host, '/elsewhere', { ...TESTIMONY, outcome: OUTCOME })
  const file = stateFile(FOLDER, ['render'])
  const linked = memoryHost({ '/elsewhere': host.read('/elsewhere') }, { links: { [file]: '/elsewhere' } })
  assert.ok(readState(linked, '/elsewhere'))
  assert.is(readState(linked, file), undefined)
})

test('of a hundred commands the latest are remembered', () => {
  const host = memoryHost({})
  const files = Array.from({ length: 100 }, (_, at) => stateFile(FOLDER, ['render', at]))
  for (const file of files) writeState(host, file, { ...TESTIMONY, outcome: OUTCOME })
  const { length } = host.list(FOLDER)
  assert.ok(length >= 32 && length <= 64, `${length} are kept`)
})

test.run()
