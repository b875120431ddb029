import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Kind } from '../../src/model/kind.ts'
import type { Mapping } from '../../src/model/value.ts'
import { convert, wayBetween } from '../../src/schema/convert.ts'
import { roundTrips } from '../../src/schema/round-trip.ts'
import { sample, seeded, type Choose } from '../../src/schema/sample.ts'
import { textFor } from '../../src/schema/sample-text.ts'
import { loadKinds } from '../support/kinds.ts'

const kinds = await loadKinds()
const cache = kinds.find('caching.motif.dev', 'ManagedCache')

/** Valid objects of a version, defaulted; what fails shrinks to fewer and smaller choices, and so to a smaller object. */
function objects(kind: Kind, version: string): fc.Arbitrary<Mapping> {
  return fc
    .array(fc.nat(), { size: 'large', maxLength: 200 })
    .map((choices) => sample(kind, version, choosing(choices)))
    .filter((object): object is Mapping => object !== undefined)
}

function choosing(choices: readonly number[]): Choose {
  let at = 0
  return (count) => (choices[at++] ?? 0) % count
}

test('every v1alpha1 cache goes to v1alpha2 and back, and is what it was', () => {
  const up = wayBetween(cache, 'v1alpha1', 'v1alpha2') ?? []
  const down = wayBetween(cache, 'v1alpha2', 'v1alpha1') ?? []
  assert.is(up.length + down.length, 2)
  fc.assert(
    fc.property(objects(cache, 'v1alpha1'), (object) => {
      let value = object
      for (const leg of [...up, ...down]) {
        const converted = convert(cache, value, leg)
        assert.ok(converted.ok)
        value = converted.value
      }
      assert.equal(value, object)
    }),
    { numRuns: 200 },
  )
})

test('the figures of each shipped conversion', () => {
  const conversions = [cache].flatMap((kind) =>
    (kind.conversions ?? []).flatMap((each) => roundTrips(kind, each, { count: 300, seed: 7 })),
  )
  assert.equal(
    conversions.map(({ from, to, tried, lossy }) => ({
      from,
      to,
      tried,
      lossy: lossy.map(({ path, how }) => `${path} ${how}`),
    })),
    [
      { from: 'v1alpha1', to: 'v1alpha2', tried: 300, lossy: [] },
      { from: 'v1alpha2', to: 'v1alpha1', tried: 300, lossy: ['spec.projectId only there', 'spec.regions refused'] },
    ],
  )
  const [up, down] = conversions
  assert.equal({ same: up?.same, refused: up?.refused }, { same: 300, refused: 0 })
  assert.ok((down?.same ?? 0) > 0 && (down?.refused ?? 0) > 0, 'down, one region passes and two are refused')
})

test('the same seed makes the same objects, and the smallest choices the smallest', () => {
  const make = (choose: Choose): readonly unknown[] =>
    Array.from({ length: 50 }, () => sample(cache, 'v1alpha2', choose))
  assert.equal(make(seeded(5)), make(seeded(5)))
  assert.not.equal(make(seeded(5)), make(seeded(6)))
  assert.equal(
    sample(cache, 'v1alpha1', () => 0),
    {
      apiVersion: 'caching.motif.dev/v1alpha1',
      kind: 'ManagedCache',
      metadata: { name: 'a', namespace: 'a' },
      spec: { shards: 1, cpu: 1, memoryGb: 1, region: 'a-a0' },
    },
  )
})

test('a text is made for the patterns that kinds have', () => {
  const patterns = [
    '^[a-z]+-[a-z]+[0-9]+$',
    '^projects/[a-z0-9:.-]+/global/networks/[a-z]([-a-z0-9]*[a-z0-9])?$',
    '^(?:BASIC|STANDARD_HA)$',
    '^\\d{3}(-\\d{2,})?$',
    '^[^/ ]{1,5}\\.[\\w-]+$',
    '^a?b*c{2}(d|e|)$',
  ]
  for (const pattern of patterns) {
    for (let seed = 0; seed < 20; seed++)
      assert.match(textFor(pattern, seeded(seed)) ?? '', new RegExp(pattern), pattern)
  }
  assert.is(textFor('^(?i)a$', seeded(1)), undefined)
})

test.run()
