import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import jsYaml from 'js-yaml'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import * as yaml from 'yaml'
import { isMapping, type Value } from '../../src/model/value.ts'
import { read } from '../../src/yaml/read.ts'
import { coreReading, kubectlKey, kubectlReading } from '../../src/yaml/scalar.ts'
import { writeText } from '../../src/yaml/write-scalar.ts'
import { writeJson, writeManifest, writeValue } from '../../src/yaml/write.ts'
import { dataTest, SHARED_DATA } from '../support/shared-data.ts'

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'yaml as 1.2': (text): unknown => yaml.parse(text, { intAsBigInt: true }),
  'yaml as 1.1': (text): unknown => yaml.parse(text, { version: '1.1', intAsBigInt: true }),
  'js-yaml, the default schema': (text) => jsYaml.load(text),
  'js-yaml, the core schema': (text) => jsYaml.load(text, { schema: jsYaml.CORE_SCHEMA }),
  read: (text) => {
    const { documents, diagnostics } = read('a.yaml', text)
    assert.equal(diagnostics, [])
    return documents[0]?.value
  },
}

/** Values with their numbers as plain ones: readers differ in which whole numbers they give as bigints. */
function comparable(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(comparable)
  if (!isMapping(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, comparable(item)]))
}

/** Fails unless every reader reads a value again from what is written. */
function holds(value: Value, readers: readonly string[] = Object.keys(READERS)): void {
  const expected = comparable(value)
  const texts = isMapping(value) ? [writeValue(value), writeManifest(value)] : [writeValue(value)]
  for (const text of texts) {
    for (const name of readers) {
      assert.equal(comparable(READERS[name]?.(text)), expected, `${name}: ${JSON.stringify(text)}`)
    }
  }
  assert.equal(JSON.parse(writeJson(value)), expected)
}

const NASTY = [
  ...[
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\t',
    '\r',
    ':',
    ': ',
    '#',
    ' #',
    '-',
    '- ',
    '?',
    '? ',
    '"',
    "'",
    '\\',
    '|',
    '>',
    '&',
    '*',
    '!',
  ],
  ...[
    '%',
    '@',
    '`',
    ',',
    '[',
    ']',
    '{',
    '}',
    '=',
    '<<',
    '~',
    '---',
    '...',
    '\n---\n',
    '.',
    '_',
    '+',
    '0',
    '1',
    '9',
    'e',
    'E',
  ],
  ...[
    '0x',
    '0o',
    '0b',
    'y',
    'no',
    'on',
    'null',
    'true',
    'inf',
    'nan',
    'a',
    'Z',
    'é',
    '😀',
    '\u00a0',
    '\u0000',
    '\u001b',
  ],
  ...[
    '\u007f',
    '\u0085',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\ufffe',
    '\uffff',
    '\ud800',
    '\udc00',
    'T',
    '2020-01-01',
    ':30',
  ],
]
const text = fc.oneof(
  fc.array(fc.constantFrom(...NASTY), { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'0123456789+-._:eExXoObTZ aAfF'.split('')), maxLength: 8 }),
)
const key = text.filter((name) => name !== '__proto__')
const scalar = fc.oneof(
  text,
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }),
)
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))

test('every text is read again by every reader, as a value, a key, an item and alone', () => {
  fc.assert(
    fc.property(text, key, (one, name) => {
      holds({ a: one, [name]: [one, { [name]: one, b: one }, [one, [one]]], z: { y: { x: one } } })
      holds(one)
    }),
    { numRuns: 300 },
  )
})

test('every value is read again by every reader', () => {
  fc.assert(
    fc.property(value, (one) => holds(one)),
    { numRuns: 250 },
  )
})

test('what looks like a number to any reader is quoted: every text of up to five such characters', () => {
  const wrong: string[] = []
  let plain = 0
  const visit = (text: string): void => {
    if (text !== '' && writeText(text) === text) {
      plain++
      if (kubectlReading(text) !== text || coreReading(text) !== text || kubectlKey(text) !== text) wrong.push(text)
    }
    if (text.length < 5) for (const unit of '019_+-.eExoObB:') visit(text + unit)
  }
  visit('')
  assert.ok(plain > 1000, `${plain} were written plain`)
  assert.equal(wrong.slice(0, 20), [])
})

test('what is written is canonical: written again it is the same', () => {
  fc.assert(
    fc.property(fc.dictionary(key, value, { maxKeys: 5, noNullPrototype: true }), (one) => {
      const once = writeManifest(one)
      const [document] = read('a.yaml', once).documents
      assert.is(writeManifest(isMapping(document?.value) ? document.value : {}), once)
    }),
    { numRuns: 300 },
  )
})

test('very long texts and keys are exact', () => {
  const long = 'word '.repeat(200_000)
  holds({ a: long, b: `${long}\n${long}`, [`k${'x'.repeat(1100)}`]: { [`: ${'é'.repeat(600)}`]: 1 } })
})

dataTest(test, 'every real document is read again by every reader', () => {
  const files = readdirSync(SHARED_DATA, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name) && !name.startsWith('yaml-test-suite'))
    // CRDs are large and alike, and yaml is slow.
    .filter((name, i) => !name.includes('/crds/') || i % 60 === 0)
  const documents = files.flatMap((name) => read(name, readFileSync(join(SHARED_DATA, name), 'utf8')).documents)
  assert.ok(documents.length > 900, `${documents.length} documents`)
  documents.forEach(({ value: one }, i) => {
    holds(one, i % 20 === 0 ? Object.keys(READERS) : ['js-yaml, the default schema', 'read'])
  })
})

test.run()
