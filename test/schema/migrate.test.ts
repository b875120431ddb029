import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { changed } from '../../src/model/draft.ts'
import type { Kind, Schema } from '../../src/model/kind.ts'
import type { Mapping, Value } from '../../src/model/value.ts'
import { readConversion } from '../../src/schema/conversions.ts'
import { wayBetween } from '../../src/schema/convert.ts'
import { migrate } from '../../src/schema/migrate.ts'
import { crdOf, kindOf } from '../support/crd.ts'

const text = { type: 'string' } as const
const int = { type: 'integer' } as const

/** A kind with versions v1 and v2 (stored) of these specs, and one Conversion. */
function kindOfTwo(v1: Schema['properties'], v2: Schema['properties'], edits: readonly Value[]): Kind {
  return kindOfChain([v1, v2], [edits])
}

/** A kind with versions v1, v2 ... of these specs, the last stored, and the edits from each to the next. */
function kindOfChain(specs: readonly Schema['properties'][], steps: readonly (readonly Value[])[]): Kind {
  const schema = (properties: Schema['properties'] = {}): Schema => ({
    type: 'object',
    properties: { spec: { type: 'object', properties } },
  })
  const versions = specs.map((spec, index) => ({ name: `v${index + 1}`, schema: schema(spec) })).reverse()
  const kind = kindOf(crdOf('Bucket', {}, { versions }), 'package')
  const conversions = steps.map((edits, index) => {
    const [from, to] = [`v${index + 1}`, `v${index + 2}`]
    const value = {
      apiVersion: 'motif.dev/v1alpha1',
      kind: 'Conversion',
      metadata: { name: `${from}-${to}` },
      spec: { for: { group: 'example.dev', kind: 'Bucket' }, from, to, edits },
    }
    const { conversion, problems } = readConversion(value, { file: 'c.yaml', document: index }, [kind])
    if (conversion === undefined) throw new Error(problems.map(({ message }) => message).join('\n'))
    return conversion
  })
  return { ...kind, conversions }
}

/** The spec in the other version, or why it stays. */
function migrated(kind: Kind, spec: Mapping, [from, to]: readonly [string, string] = ['v1', 'v2']): Value {
  const object = { apiVersion: `example.dev/${from}`, kind: 'Bucket', metadata: { name: 'a', namespace: 'b' }, spec }
  const result = migrate(kind, object, { from, way: wayBetween(kind, from, to) ?? [] })
  if (!result.ok) return `${result.refusal.code} ${result.refusal.message}`
  assert.is(result.value['apiVersion'], `example.dev/${to}`)
  assert.equal(changed(object, result.changes), result.value)
  return result.value['spec'] ?? null
}

test('what the old version defaults and the new one otherwise is written out', () => {
  const kind = kindOfTwo(
    { size: int, tier: { ...text, default: 'BASIC' }, mode: { ...text, default: 'A' } },
    { count: int, tier: { ...text, default: 'STANDARD' }, mode: { ...text, default: 'A' } },
    [{ rename: { path: 'spec.size', to: 'count' } }],
  )
  assert.equal(migrated(kind, { size: 3 }), { count: 3, tier: 'BASIC' })
  assert.equal(migrated(kind, { size: 3, tier: 'STANDARD' }), { count: 3, tier: 'STANDARD' })
  assert.equal(migrated(kind, { count: 3 }, ['v2', 'v1']), { size: 3, tier: 'STANDARD' })
})

test('a default under a key with another name is written out under that name', () => {
  const kind = kindOfTwo({ tier: { ...text, default: 'BASIC' } }, { class: text }, [
    { rename: { path: 'spec.tier', to: 'class' } },
  ])
  assert.equal(migrated(kind, {}), { class: 'BASIC' })
})

test('an edit that reads what only a default says finds it', () => {
  const kind = kindOfTwo({ gb: { ...int, default: 2 } }, { mb: int }, [
    { compute: { path: 'spec.mb', cel: 'self.spec.gb * 1024' }, with: [{ delete: { path: 'spec.mb' } }] },
    { delete: { path: 'spec.gb' }, lossy: true },
  ])
  assert.equal(migrated(kind, {}), { mb: 2048 })
  assert.equal(migrated(kind, { gb: 1 }), { mb: 1024 })
})

test('an edit that reads what only a version on the way defaults finds it, and the changes make what is written', () => {
  const kind = kindOfChain(
    [{ a: int }, { a: int, gb: { ...int, default: 2 } }, { a: int, mb: int }],
    [
      [],
      [
        { compute: { path: 'spec.mb', cel: 'self.spec.gb * 1024' }, with: [{ delete: { path: 'spec.mb' } }] },
        { delete: { path: 'spec.gb' }, lossy: true },
      ],
    ],
  )
  assert.equal(migrated(kind, { a: 1 }, ['v1', 'v3']), { a: 1, mb: 2048 })
})

test('a spec that is wrong as it is written stays, and so does one that the new version does not take', () => {
  const kind = kindOfTwo({ size: int }, { count: { ...int, maximum: 10 } }, [
    { rename: { path: 'spec.size', to: 'count' } },
  ])
  assert.match(JSON.stringify(migrated(kind, { size: 'x' })), /^"schema\/type spec\.size must be/)
  assert.match(JSON.stringify(migrated(kind, { size: 11 })), /^"conversion\/refused In v2 spec\.count must be/)
})

test('a field that only the old version has is not lost in silence', () => {
  const kind = kindOfTwo({ size: int, owner: text }, { count: int }, [{ rename: { path: 'spec.size', to: 'count' } }])
  assert.match(
    JSON.stringify(migrated(kind, { size: 1, owner: 'me' })),
    /^"conversion\/refused In v2 spec\.owner is not a field/,
  )
  assert.equal(migrated(kind, { size: 1 }), { count: 1 })
})

test.run()
