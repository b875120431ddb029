import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { CATALOGUE } from '../src/model/codes.ts'
import { transcriptOf } from './support/case.ts'

// A case is a folder <area>-<what>[.<case>]/ with input/ (laid over base/), args and expected.txt: what a user reads.
// UPDATE=1 writes expected.txt anew; read the difference as that user would.
const ROOT = 'test/diagnostics'

/** Codes that no folder shows yet, each with the reason. */
const NOT_YET: ReadonlyMap<string, string> = new Map([
  ['refactor/stale', 'it takes somebody who writes at the same moment: test/refactor shows it'],
])

const cases = readdirSync(ROOT)
  .filter((name) => name !== 'base')
  .sort()

for (const name of cases) {
  test(`${name}: a user reads what expected.txt says`, async () => {
    const transcript = await transcriptOf(join(ROOT, name))
    const expected = join(ROOT, name, 'expected.txt')
    assert.ok(transcript.includes(`[${codeOf(name)}]`), `${name} is about ${codeOf(name)}:\n${transcript}`)
    assert.not.match(transcript, /exit 70|hunter2/, transcript)
    assert.not.ok(transcript.includes(process.cwd()), 'no path of this machine')
    if (process.env['UPDATE']) writeFileSync(expected, transcript)
    assert.fixture(transcript, existsSync(expected) ? readFileSync(expected, 'utf8') : '')
  })
}

test('every code of the catalogue has a folder, or a reason why not', () => {
  const shown = new Set(cases.map(codeOf))
  const codes = Object.keys(CATALOGUE)
  assert.equal(
    codes.filter((code) => !shown.has(code) && !NOT_YET.has(code)),
    [],
  )
  assert.equal(
    [...NOT_YET.keys()].filter((code) => shown.has(code) || !codes.includes(code)),
    [],
  )
})

/** `schema-unknown-field.nested` shows schema/unknown-field. */
function codeOf(name: string): string {
  return name.replace(/\..*$/, '').replace('-', '/')
}

test.run()
