import { isDeepStrictEqual } from 'node:util'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { readExactly } from '../../src/yaml/read-exactly.ts'
import { read } from '../../src/yaml/read.ts'
import { readPlain } from '../../src/yaml/read-plain.ts'
import { dataTest, SHARED_DATA } from '../support/shared-data.ts'
import { mutants, PARTS, SPEC } from '../support/yaml-mutants.ts'

/** True where the fast reader answered, as the exact one does; throws where it answered otherwise. */
function agrees(text: string): boolean {
  const documents = readPlain(text)
  if (documents === undefined) return false
  // uvu's own comparison asks objects for their constructor, which may be a key here.
  const isSame = isDeepStrictEqual({ documents, diagnostics: [] }, readExactly('a.yaml', text))
  assert.ok(isSame, JSON.stringify(text))
  return true
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(folder, name))
}

test('a usual spec is read by the fast reader, as the exact one reads it', () => {
  assert.ok(agrees(SPEC))
  assert.is(readPlain(SPEC)?.length, 2)
})

for (const text of [
  'a: &x 1\nb: *x',
  'a: !!str 1',
  '? a\n: b',
  '<<: {a: 1}',
  'a: yes',
  'n: 1',
  'a: 0644',
  '1.0: a',
  'a: 1\na: 2',
  '{a: 1, a: 2}',
  '__proto__: 1',
  '"__proto__": 1',
  'a: b: c',
  'a:\n\tb: 1',
  'a: b\n  c: d',
  'a: b\n  c # d\n  e',
  'a: "b\nc"',
  'a: "b\\\n  c"',
  "a: 'b\n\tc'",
  'a: "\\x41"',
  'a: .inf',
  'a: |2\n   b',
  'a: |\n   \n  b\n',
  'a: >\n  b\n   c\n',
  'a: [1, 2,]',
  'a: [b\n]',
  'a: {b}',
  'a: 1\r\n',
  '\ufeffa: 1',
  'a: \u0001',
  'a: \u2028',
  '<<<<<<< HEAD\na: 1',
  'a: 1\n...\n',
  '%YAML 1.2\n---\na: 1',
  '--- a',
  'text',
  'a: @b',
  'a: "b"c',
  'a: "b"#c',
  '  a: 1\n b: 2',
  '{',
  '[a',
  'a: "',
  ': a',
  '- a\nb: c',
  '['.repeat(95) + ']'.repeat(95),
]) {
  test(`${JSON.stringify(text.slice(0, 30))} is left to the exact reader`, () => {
    assert.is(readPlain(text), undefined)
  })
}

dataTest(test, 'wherever the fast reader answers for a real file, the exact one answers the same', () => {
  const files = yamlFiles(SHARED_DATA).filter((file) => !file.includes('/crds/'))
  const read = files.filter((file) => agrees(readFileSync(file, 'utf8')))
  const samples = (list: readonly string[]) => list.filter((file) => file.includes('/samples/')).length
  assert.ok(files.length > 1000)
  // What the fast reader is for: nearly every sample of Config Connector.
  assert.ok(samples(read) > 0.97 * samples(files), `${samples(read)} of ${samples(files)}`)
})

dataTest(test, 'it holds for CRDs', () => {
  const files = yamlFiles(join(SHARED_DATA, 'config-connector/crds')).filter((_, i) => i % 40 === 0)
  const read = files.filter((file) => agrees(readFileSync(file, 'utf8')))
  assert.ok(files.length > 10 && read.length > 0.9 * files.length, `${read.length} of ${files.length}`)
})

// What readers stumble over, to be put together at random.
const RUNS = { numRuns: 3000 } as const

test('a no-break space at the end of a line is part of the text', () => {
  assert.ok(agrees("a: 'it\u00a0\n  goes on'\n"))
  assert.ok(agrees('a: "it\u00a0\n  goes\u2003\n  on"\n'))
  assert.ok(agrees("a: 'x\n \u00a0 \n  on'\n"))
})

test('a blank behind a backslash stays at the end of a quoted line', () => {
  const text = 'a: "b \\  \n\n  c"\n'
  assert.not.ok(agrees(text))
  assert.equal(read('a.yaml', text).documents[0]?.value, { a: 'b  \nc' })
})

test('wherever the fast reader answers for parts put together, the exact one answers the same', () => {
  let read = 0
  const text = fc.array(fc.constantFrom(...PARTS), { maxLength: 14 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (generated) => {
      if (agrees(generated)) read++
    }),
    RUNS,
  )
  assert.ok(read > 100, `${read} texts were read`)
})

test('wherever the fast reader answers for a usual spec with a few changes, the exact one answers the same', () => {
  let read = 0
  fc.assert(
    fc.property(mutants, (text) => {
      if (agrees(text)) read++
    }),
    { numRuns: 1000 },
  )
  assert.ok(read > 50, `${read} texts were read`)
})

test.run()
