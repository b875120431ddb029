import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Kind, Schema } from '../../src/model/kind.ts'
import { formatPath } from '../../src/model/path.ts'
import type { Mapping, Value } from '../../src/model/value.ts'
import { checkerOf, type Checked } from '../../src/schema/validate.ts'

const kindOf = (spec: Schema): Kind => ({
  group: 'example.dev',
  kind: 'Sample',
  plural: 'samples',
  scope: 'Namespaced',
  ships: 'crd',
  file: 'schemas/crds/example.dev/sample.yaml',
  versions: [
    {
      name: 'v1',
      served: true,
      storage: true,
      schema: { type: 'object', properties: { spec } },
      references: new Map(),
      immutable: [],
    },
  ],
  storage: 'v1',
  source: {},
})

const sample = (spec: Value): Mapping => ({
  apiVersion: 'example.dev/v1',
  kind: 'Sample',
  metadata: { name: 'a', namespace: 'b' },
  spec,
})

const check = (spec: Schema, value: Value): Checked => checkerOf(kindOf(spec), 'v1').check(sample(value))
const found = (spec: Schema, value: Value): readonly string[] =>
  check(spec, value).problems.map(
    ({ code, message, help }) => `${code} ${message}${help === undefined ? '' : ` | ${help}`}`,
  )

test('a value that fits comes back as the same object', () => {
  const value = sample({ size: 5 })
  const checked = checkerOf(kindOf({ type: 'object', properties: { size: { type: 'integer' } } }), 'v1').check(value)
  assert.is(checked.value, value)
  assert.equal(checked.problems, [])
})

test('an unknown field is named together with the closest known one', () => {
  assert.equal(found({ type: 'object', properties: { location: { type: 'string' } } }, { loction: 'eu' }), [
    'schema/unknown-field spec.loction is not a field that the schema has; the closest is location. | write location, or take the field out.',
  ])
})

test('a missing field is required, and its path ends in its key', () => {
  const spec: Schema = { type: 'object', required: ['tier'], properties: { tier: { type: 'string' } } }
  const { problems } = check(spec, {})
  assert.equal(
    problems.map(({ path }) => formatPath(path)),
    ['spec.tier'],
  )
})

test('defaults are filled in where a field is missing or null, all the way down', () => {
  const spec: Schema = {
    type: 'object',
    properties: {
      tier: { type: 'string', default: 'BASIC' },
      disks: {
        type: 'array',
        items: { type: 'object', properties: { gb: { type: 'integer', default: 10 } } },
      },
      nested: { type: 'object', default: {}, properties: { deep: { type: 'boolean', default: true } } },
    },
  }
  assert.equal(check(spec, { tier: null, disks: [{}, { gb: 5 }] }).value.spec, {
    tier: 'BASIC',
    disks: [{ gb: 10 }, { gb: 5 }],
    nested: { deep: true },
  })
})

test.run()
