import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { isMapping, own, type Mapping } from '../../src/model/value.ts'
import { crd, programOf } from '../support/program.ts'
import { packageOf, thing } from '../support/things.ts'
import { pathsOf, traced, type Traced } from '../support/traced.ts'

const ANY = { 'x-kubernetes-preserve-unknown-fields': true }
const ANYTHING = crd('raw.dev', 'Bucket', ANY)

/** A kind Thing with this spec schema, and a composition given as a function of the spec. */
async function tracedThing(
  properties: object,
  spec: string,
  make: (spec: Mapping, name: string) => readonly { name: string; spec: Mapping }[],
  more: object = {},
): Promise<Traced> {
  const program = await programOf(
    packageOf(
      { 'a.yaml': thing('one', spec) },
      {
        files: {
          'schemas/thing.yaml': crd('things.dev', 'Thing', { properties, ...more }),
          'schemas/crds/raw.dev/bucket.yaml': ANYTHING,
        },
        compositions: {
          'things.dev/Thing': (composite) =>
            make(
              own(composite, 'spec') as Mapping,
              (own(own(composite, 'metadata'), 'name') as string | undefined) ?? '',
            ).map(({ name, spec }) => ({
              apiVersion: 'raw.dev/v1',
              kind: 'Bucket',
              metadata: { name },
              spec,
            })),
        },
      },
    ),
  )
  assert.equal(program.diagnostics, [])
  return traced(program)
}

const json = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
const text = { type: 'string' }
const whole = { type: 'integer' }

test('a copied value is due to its field, a literal to the composition, the annotation to the compiler', async () => {
  const { why } = await tracedThing({ tier: text }, '{ tier: small }', ({ tier }, name) => [
    { name, spec: { tier: tier ?? '', fixed: 3 } },
  ])
  assert.is(why('Bucket/one', 'spec.tier'), 'spec: spec.tier')
  assert.is(why('Bucket/one', 'spec.fixed'), 'composition:')
  assert.is(why('Bucket/one', 'metadata.name'), 'spec: metadata.name')
  assert.is(why('Bucket/one', 'metadata.namespace'), 'spec: metadata.namespace')
  assert.is(
    why('Bucket/one', 'metadata.annotations["motif.dev/composite"]'),
    'compiler: metadata.name metadata.namespace',
  )
})

test('the place of a field is its line in the source; that of a default, its line in the schema', async () => {
  const { cause } = await tracedThing(
    { tier: text, size: { ...whole, default: 3 } },
    '\n  tier: small',
    (spec, name) => [{ name, spec }],
  )
  const tier = cause('Bucket/one', 'spec.tier')
  assert.equal(
    tier.spec.map(({ origin }) => [origin.file, origin.line, origin.column]),
    [['specs/a.yaml', 5, 9]],
  )
  const size = cause('Bucket/one', 'spec.size')
  assert.is(size.because, 'default')
  assert.is(size.schema?.file, 'schemas/thing.yaml')
  assert.equal(pathsOf(size.spec), ['spec.size'])
})

test('a template of several fields is due to each of them', async () => {
  const { why } = await tracedThing({ a: text, b: whole, c: text }, '{ a: x, b: 2, c: z }', ({ a, b }, name) => [
    { name: `${name}-${json(a)}`, spec: { text: `${json(a)}:${json(b)}` } },
  ])
  assert.is(why('Bucket/one-x', 'spec.text'), 'spec: spec.a spec.b')
  assert.is(why('Bucket/one-x', 'metadata.name'), 'spec: metadata.name spec.a')
})

test('a condition decides the fields it guards, and a resource it makes', async () => {
  const { why, cause } = await tracedThing({ ha: { type: 'boolean' } }, '{ ha: true }', ({ ha }, name) => [
    { name, spec: ha === true ? { zones: 2, backup: { hour: 3 } } : {} },
    ...(ha === true ? [{ name: `${name}-standby`, spec: { fixed: 1 } }] : []),
  ])
  assert.is(why('Bucket/one', 'spec.zones'), 'spec: spec.ha')
  assert.is(why('Bucket/one', 'spec.backup.hour'), 'spec: spec.ha')
  assert.is(why('Bucket/one-standby', 'spec.fixed'), 'composition:')
  assert.equal(pathsOf(cause('Bucket/one-standby', '').exists), ['spec.ha'])
  assert.equal(pathsOf(cause('Bucket/one', '').exists), [])
})

test('names made from a list are due to their item, and their number to the list', async () => {
  const list = { type: 'array', items: text }
  const { why, cause } = await tracedThing({ zones: list }, '{ zones: [a, b, c] }', ({ zones }, name) => {
    const all = Array.isArray(zones) ? (zones as string[]) : []
    return [
      { name, spec: { count: all.length, zones: all } },
      ...all.map((zone) => ({ name: `${name}-${zone}`, spec: { zone, fixed: 1 } })),
    ]
  })
  assert.is(why('Bucket/one', 'spec.count'), 'spec: spec.zones')
  assert.is(why('Bucket/one', 'spec.zones[1]'), 'spec: spec.zones[1]')
  assert.is(why('Bucket/one-b', 'spec.zone'), 'spec: spec.zones[1]')
  assert.is(why('Bucket/one-b', 'metadata.name'), 'spec: metadata.name spec.zones[1]')
  assert.is(why('Bucket/one-b', 'spec.fixed'), 'composition:')
  assert.equal(pathsOf(cause('Bucket/one-b', '').exists), ['spec.zones[1]'])
})

test('keys computed from the spec, and a map copied whole, are due to their entries', async () => {
  const map = { type: 'object', additionalProperties: text }
  const { why } = await tracedThing(
    { team: text, labels: map },
    '{ team: red, labels: { a: b, c: d } }',
    (spec, name) => [{ name, spec: { [`team-${json(spec['team'])}`]: 'yes', labels: spec['labels'] ?? {} } }],
  )
  assert.is(why('Bucket/one', 'spec["team-red"]'), 'spec: spec.team')
  assert.is(why('Bucket/one', 'spec.labels.a'), 'spec: spec.labels.a')
  assert.is(why('Bucket/one', 'spec.labels.c'), 'spec: spec.labels.c')
})

test('an optional field that is not written is named where writing it would make a difference', async () => {
  const { cause } = await tracedThing({ tier: text, note: text }, '{}', ({ tier }, name) => [
    { name, spec: { tier: tier ?? 'basic' } },
  ])
  const found = cause('Bucket/one', 'spec.tier')
  assert.is(found.because, 'composition')
  assert.equal(pathsOf(found.spec), [])
  assert.equal(pathsOf(found.unset), ['spec.tier'])
})

test('fields that rules tie together are changed together, and each answers for its own', async () => {
  const rules = [
    { rule: 'self.min == self.max' },
    { rule: 'has(self.bucket) != has(self.topic)' },
    { rule: "self.type == 'bucket' ? has(self.bucket) : has(self.topic)" },
  ]
  const { why } = await tracedThing(
    {
      min: whole,
      max: whole,
      type: { type: 'string', enum: ['bucket', 'topic'] },
      bucket: { type: 'object', properties: { place: text }, required: ['place'] },
      topic: { type: 'object', properties: { days: whole }, required: ['days'] },
    },
    '{ min: 2, max: 2, type: bucket, bucket: { place: here } }',
    ({ min, max, type, bucket }, name) => [
      {
        name,
        spec: {
          min: min ?? 0,
          max: max ?? 0,
          kind: type ?? '',
          place: isMapping(bucket) ? (bucket['place'] ?? '') : '',
        },
      },
    ],
    { required: ['min', 'max', 'type'], 'x-kubernetes-validations': rules },
  )
  assert.is(why('Bucket/one', 'spec.min'), 'spec: spec.min')
  assert.is(why('Bucket/one', 'spec.max'), 'spec: spec.max')
  assert.is(why('Bucket/one', 'spec.kind'), 'spec: spec.type')
  assert.is(why('Bucket/one', 'spec.place'), 'spec: spec.bucket.place')
})

test('patterns, formats, bounds and enums leave other values to try', async () => {
  const { why } = await tracedThing(
    {
      size: { type: 'string', pattern: '^[0-9]+(Mi|Gi)$' },
      day: { type: 'string', format: 'date' },
      level: { type: 'string', enum: ['low', 'middle', 'high'] },
      one: { type: 'integer', minimum: 7, maximum: 8 },
      word: { type: 'string', pattern: '^(red|green)$' },
    },
    '{ size: 3Gi, day: "2026-01-01", level: low, one: 8, word: red }',
    ({ size, day, level, one, word }, name) => [
      { name, spec: { size: size ?? '', day: day ?? '', isHigh: level === 'high', one: one ?? 0, word: word ?? '' } },
    ],
  )
  assert.equal(
    ['size', 'day', 'isHigh', 'one', 'word'].map((field) => why('Bucket/one', `spec.${field}`)),
    ['spec: spec.size', 'spec: spec.day', 'spec: spec.level', 'spec: spec.one', 'spec: spec.word'],
  )
})

test('nothing is known of a source that cannot be composed', async () => {
  const { tracer, program } = await tracedThing({ tier: text }, '{ tier: 5 }', (spec, name) => [{ name, spec }])
  const ref = program.sources()[0]?.ref ?? { file: '', document: 0 }
  assert.is(tracer.causeOf({ source: ref, part: 'part-0', path: ['spec'] }), undefined)
})

test('a raw resource is due to its own lines', async () => {
  const raw = 'apiVersion: raw.dev/v1\nkind: Bucket\nmetadata: { name: b, namespace: a }\nspec:\n  size: 4\n'
  const program = await programOf(packageOf({ 'raw.yaml': raw }))
  const { tracer } = traced(program)
  const found = tracer.causeOf({ source: { file: 'specs/raw.yaml', document: 0 }, part: '', path: ['spec', 'size'] })
  assert.is(found?.because, 'spec')
  assert.equal(
    found?.spec.map(({ path, origin }) => [path, origin.line, origin.column]),
    [['spec.size', 5, 9]],
  )
})

test.run()
