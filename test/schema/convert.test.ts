import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Kind, Schema } from '../../src/model/kind.ts'
import type { Mapping, Value } from '../../src/model/value.ts'
import { readConversion } from '../../src/schema/conversions.ts'
import { convert, wayBetween } from '../../src/schema/convert.ts'
import { crdOf, kindOf } from '../support/crd.ts'

const ANY: Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }

function kindWith(versions: readonly string[], conversions: readonly [string, string, readonly Value[]][]): Kind {
  const schema: Schema = { type: 'object', properties: { spec: ANY } }
  const kind = kindOf(crdOf('Bucket', ANY, { versions: versions.map((name) => ({ name, schema })) }), 'package')
  const read = conversions.map(([from, to, edits], document) => {
    const value = {
      apiVersion: 'motif.dev/v1alpha1',
      kind: 'Conversion',
      metadata: { name: `${from}-${to}` },
      spec: { for: { group: 'example.dev', kind: 'Bucket' }, from, to, edits },
    }
    const { conversion, problems } = readConversion(value, { file: 'schemas/bucket.conversion.yaml', document }, [kind])
    if (conversion === undefined) throw new Error(problems.map(({ message }) => message).join('\n'))
    return conversion
  })
  return { ...kind, conversions: read }
}

function bucket(version: string, spec: Mapping): Mapping {
  return { apiVersion: `example.dev/${version}`, kind: 'Bucket', metadata: { name: 'a' }, spec }
}

/** The object in the version `to`, leg by leg; the message of what is refused. */
function converted(kind: Kind, object: Mapping, [from, to]: readonly [string, string]): Value {
  let value = object
  for (const leg of wayBetween(kind, from, to) ?? []) {
    const result = convert(kind, value, leg)
    if (!result.ok) return `${result.refusal.message} (edit ${result.refusal.edit ?? 'derived'})`
    value = result.value
  }
  return value
}

const CHAIN = kindWith(
  ['v1', 'v1alpha2', 'v1alpha1'],
  [
    ['v1alpha1', 'v1alpha2', [{ rename: { path: 'spec.shards', to: 'numShards' } }]],
    [
      'v1alpha2',
      'v1',
      [{ move: { path: 'spec.numShards', to: 'spec.size.shards' } }, { wrap: { path: 'spec.region', to: 'regions' } }],
    ],
  ],
)

test('conversions compose: two of them lead from the first version to the third, and back', () => {
  const first = bucket('v1alpha1', { shards: 3, region: 'a' })
  const third = bucket('v1', { regions: ['a'], size: { shards: 3 } })
  assert.equal(converted(CHAIN, first, ['v1alpha1', 'v1']), third)
  assert.equal(converted(CHAIN, third, ['v1', 'v1alpha1']), bucket('v1alpha1', { region: 'a', shards: 3 }))
  assert.equal(
    wayBetween(CHAIN, 'v1', 'v1alpha1')?.map(({ direction, from, to }) => `${direction} ${from} ${to}`),
    ['down v1 v1alpha2', 'down v1alpha2 v1alpha1'],
  )
})

test('the shortest way is gone, and there is none where nothing leads', () => {
  const kind = kindWith(
    ['v3', 'v2', 'v1', 'v0'],
    [
      ['v1', 'v2', [{ rename: { path: 'spec.a', to: 'b' } }]],
      ['v2', 'v3', [{ rename: { path: 'spec.b', to: 'c' } }]],
      ['v1', 'v3', [{ rename: { path: 'spec.a', to: 'c' } }]],
    ],
  )
  assert.is(wayBetween(kind, 'v1', 'v3')?.length, 1)
  assert.is(wayBetween(kind, 'v0', 'v3'), undefined)
  assert.equal(wayBetween(kind, 'v3', 'v3'), [])
})

test('an object that has no place in the other version is refused, and says which value', () => {
  const two = bucket('v1', { regions: ['a', 'b'] })
  assert.is(converted(CHAIN, two, ['v1', 'v1alpha2']), 'spec.regions has 2 items, and unwrap takes one. (edit derived)')
  const twice = bucket('v1alpha1', { shards: 3, numShards: 4 })
  assert.is(converted(CHAIN, twice, ['v1alpha1', 'v1alpha2']), 'spec.numShards holds another value. (edit 0)')
})

test('a value that a map of a Conversion lacks is refused', () => {
  const kind = kindWith(
    ['v2', 'v1'],
    [['v1', 'v2', [{ map: { path: 'spec.size', values: { S: 'small', L: 'large' } } }]]],
  )
  assert.equal(converted(kind, bucket('v1', { size: 'S' }), ['v1', 'v2']), bucket('v2', { size: 'small' }))
  assert.is(
    converted(kind, bucket('v1', { size: 'M' }), ['v1', 'v2']),
    'spec.size holds a value that the map of the Conversion lacks. (edit 0)',
  )
  const [leg] = wayBetween(kind, 'v1', 'v2') ?? []
  const result = leg && convert(kind, bucket('v1', { size: 'M' }), leg)
  assert.is(result?.ok === false && result.refusal.help, 'the map has S, L.')
})

test('compute reads the whole object, and has an inverse where one is written beside it', () => {
  const mb = { path: 'spec.memoryMb', cel: 'self.spec.memoryGb * 1024' }
  const gb = { path: 'spec.memoryGb', cel: 'self.spec.memoryMb / 1024' }
  const kind = kindWith(
    ['v2', 'v1'],
    [
      [
        'v1',
        'v2',
        [
          { compute: mb, with: [{ compute: gb }, { delete: { path: 'spec.memoryMb' } }] },
          { delete: { path: 'spec.memoryGb' }, lossy: true },
        ],
      ],
    ],
  )
  assert.equal(converted(kind, bucket('v1', { memoryGb: 4 }), ['v1', 'v2']), bucket('v2', { memoryMb: 4096 }))
  assert.equal(converted(kind, bucket('v2', { memoryMb: 4096 }), ['v2', 'v1']), bucket('v1', { memoryGb: 4 }))
})

test.run()
