import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

import type { Reference, Unit, UnitEntry } from '../../src/model/unit.ts'
import { openPack, pack } from '../../src/pipeline/pack.ts'

// Few words, so that units share most of them, and differ in the rest.
const anyWord = fc.constantFrom('', 'a', 'b', 'ü\n"')
const anyScope = fc.constantFrom('Namespaced' as const, 'Cluster' as const)
const plain = { noNullPrototype: true }
const anyIdentity = fc.record({ group: anyWord, kind: anyWord, namespace: anyWord, name: anyWord }, plain)
const anyTarget = fc.record({ group: fc.option(anyWord), kind: anyWord }, plain)

const anyReference: fc.Arbitrary<Reference> = fc.record(
  {
    path: anyWord,
    namespace: anyWord,
    name: anyWord,
    targets: fc.option(fc.array(anyTarget, { maxLength: 2 })),
  },
  plain,
)

/** The group of a resource is that of its apiVersion. */
const anyEntry: fc.Arbitrary<UnitEntry> = fc
  .record(
    {
      identity: anyIdentity,
      apiVersion: fc.constantFrom('v1', 'v2'),
      scope: anyScope,
      offset: fc.nat(9),
      length: fc.nat(9),
      via: fc.array(anyWord, { maxLength: 2 }),
      dependsOn: fc.array(anyWord, { maxLength: 2 }),
      part: anyWord,
      references: fc.array(anyReference, { maxLength: 3 }),
    },
    plain,
  )
  .map((entry) => ({ ...entry, apiVersion: `${entry.identity.group}/${entry.apiVersion}` }))

const anyUnit: fc.Arbitrary<Unit> = fc.record(
  {
    source: fc.constant({ file: 'specs/x.yaml', document: 0 }),
    identity: anyIdentity,
    scope: anyScope,
    role: fc.constantFrom('composite' as const, 'raw' as const),
    text: fc.constantFrom('', 'a: 1\n', 'ä: "\u2028"\n---\nb: 2\n'),
    digest: fc.constantFrom('', 'digest'),
    index: fc.array(anyEntry, { maxLength: 4 }),
    overrides: fc.constantFrom(undefined, [], [{ override: 1, selectors: [0], counts: [2, 0] }]),
    diagnostics: fc.constant([]),
  },
  plain,
)

test('units come out of a pack as they went in, in any order', () => {
  fc.assert(
    fc.property(fc.array(anyUnit, { maxLength: 6 }), (units) => {
      const { index, texts } = pack(units)
      const opened = openPack(index, () => texts)
      for (const [position, unit] of [...units.entries()].reverse()) {
        assert.equal({ ...opened.unit(position, unit.source) }, unit)
      }
    }),
    { numRuns: 500 },
  )
})

test('texts are asked for when the first is wanted, and only once', () => {
  const unit: Unit = {
    source: { file: 'specs/x.yaml', document: 0 },
    identity: { group: 'g', kind: 'K', namespace: '', name: 'n' },
    scope: 'Namespaced',
    role: 'composite',
    text: 'a: 1\n',
    index: [],
    overrides: [],
    diagnostics: [],
  }
  const { index, texts } = pack([unit, { ...unit, text: '' }, { ...unit, text: 'b: 2\n' }])
  let asked = 0
  const opened = openPack(index, () => {
    asked++
    return texts
  })
  const units = [0, 1, 2].map((position) => opened.unit(position, unit.source))
  assert.is(units[1]?.text, '')
  assert.is(asked, 0)
  assert.equal(
    units.map(({ text }) => text),
    ['a: 1\n', '', 'b: 2\n'],
  )
  assert.is(asked, 1)
})

test('a position that the pack does not have, or a line that is no unit, is an error', () => {
  const { index, texts } = pack([])
  const source = { file: 'specs/x.yaml', document: 0 }
  assert.throws(() => openPack(index, () => texts).unit(0, source))
  for (const line of ['', 'null', '{}', '[]', '[0,"a"]', '[[]]']) {
    assert.throws(() => openPack(`${index}\n${line}`, () => texts).unit(0, source), undefined, line)
  }
  assert.throws(() => openPack('', () => texts))
  assert.throws(() => openPack('{}', () => texts))
})

test.run()
