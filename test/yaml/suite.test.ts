import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { read } from '../../src/yaml/read.ts'
import { dataTest, SHARED_DATA } from '../support/shared-data.ts'

const SUITE = join(SHARED_DATA, 'yaml-test-suite')

const CUSTOM_TAG = 'a tag outside the core schema is not plain data'

const ANCHOR_NAME = 'kubectl reads anchors with such names otherwise, so that they are refused'
const QUESTION_MARK = 'kubectl does not read a text that begins with ? inside brackets, so that it is refused'

/** Where the reader answers otherwise than the suite, and why. */
const DEVIATIONS: ReadonlyMap<string, string> = new Map([
  ['2XXW', CUSTOM_TAG],
  ['2SXE', ANCHOR_NAME],
  ['8XYN', ANCHOR_NAME],
  ['W5VH', ANCHOR_NAME],
  ['Y2GN', ANCHOR_NAME],
  ['652Z', QUESTION_MARK],
  ['HM87/01', QUESTION_MARK],
  ['565N', CUSTOM_TAG],
  ['5TYM', CUSTOM_TAG],
  ['6CK3', CUSTOM_TAG],
  ['6WLZ', CUSTOM_TAG],
  ['7FWL', CUSTOM_TAG],
  ['9WXW', CUSTOM_TAG],
  ['C4HZ', CUSTOM_TAG],
  ['CC74', CUSTOM_TAG],
  ['CUP7', CUSTOM_TAG],
  ['J7PZ', CUSTOM_TAG],
  ['M5C3', CUSTOM_TAG],
  ['P76L', CUSTOM_TAG],
  ['UGM3', CUSTOM_TAG],
  ['Z67P', CUSTOM_TAG],
  ['Z9M4', CUSTOM_TAG],
  ['SF5V', 'the parser takes a directive that stands twice'],
])

/** Folders that hold one case each, below the suite's, as its own names for them: 229Q, 2G84/00. */
function caseNames(folder = '.'): string[] {
  if (existsSync(join(SUITE, folder, 'in.yaml'))) return [folder]
  return readdirSync(join(SUITE, folder))
    .sort()
    .flatMap((name) => caseNames(join(folder, name)))
}

/** The JSON values that stand one after the other in a text. */
function jsonValues(text: string): unknown[] {
  const values: unknown[] = []
  let open = ''
  for (const line of text.split('\n')) {
    open += `${line}\n`
    try {
      values.push(JSON.parse(open))
      open = ''
    } catch {
      // The value goes on.
    }
  }
  assert.is(open.trim(), '')
  return values
}

/** What the suite says of a case: an error, its values (empty documents are nothing here), or nothing that JSON can say. */
function expectation(name: string): 'error' | 'nothing' | unknown[] {
  if (existsSync(join(SUITE, name, 'error'))) return 'error'
  const file = join(SUITE, name, 'in.json')
  return existsSync(file) ? jsonValues(readFileSync(file, 'utf8')).filter((value) => value !== null) : 'nothing'
}

function answer(name: string): 'error' | unknown[] {
  const { documents, diagnostics } = read(name, readFileSync(join(SUITE, name, 'in.yaml'), 'utf8'))
  return diagnostics.length > 0 ? 'error' : documents.map(({ value }) => value).filter((value) => value !== null)
}

dataTest(test, 'the reader agrees with the YAML test suite, but for the deviations of the table', () => {
  const names = caseNames()
  assert.ok(names.length > 400)
  const deviating = names.filter((name) => {
    const expected = expectation(name)
    if (expected === 'nothing') return false
    try {
      assert.equal(answer(name), expected)
      return false
    } catch {
      return true
    }
  })
  assert.equal(deviating, [...DEVIATIONS.keys()].sort())
})

test.run()
