import * as cdk8s from 'cdk8s'
import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { settleData } from '../../src/composers/data.ts'
import { plainRenderer } from '../../src/composers/render.ts'

const renderPlain = plainRenderer(cdk8s)
const render = (object: cdk8s.ApiObject): unknown => renderPlain(object) ?? object.toJson()

const scalar = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
  fc.constant(cdk8s.Lazy.any({ produce: () => ({ b: null, a: [1] }) })),
  fc.constant(cdk8s.Size.gibibytes(1).toKibibytes()),
)
const key = fc.oneof(fc.string(), fc.constantFrom('a', 'b', '10', '2', 'toString', 'value'))
const { data } = fc.letrec((tie) => ({
  data: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('data'), { maxLength: 3 }),
    fc.dictionary(key, tie('data'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))
const metadata = fc.record(
  {
    name: fc.string({ minLength: 1 }),
    namespace: fc.string(),
    labels: fc.dictionary(key, fc.string(), { maxKeys: 3, noNullPrototype: true }),
    annotations: fc.dictionary(key, fc.string(), { maxKeys: 3, noNullPrototype: true }),
    finalizers: fc.array(fc.string(), { maxLength: 2 }),
    other: data,
  },
  { requiredKeys: [], noNullPrototype: true },
)
const props = fc.record({ metadata, spec: data, data }, { requiredKeys: [], noNullPrototype: true })

test('the short cut gives what toJson gives, keys in the same order', () => {
  fc.assert(
    fc.property(props, (more) => {
      const chart = new cdk8s.Chart(new cdk8s.App({ outdir: '.' }), 'chart', { disableResourceNameHashes: true })
      const object = new cdk8s.ApiObject(chart, 'object', { ...more, apiVersion: 'g/v1', kind: 'K' })
      assert.is(settled(render(object)), settled(object.toJson()))
    }),
    { numRuns: 300 },
  )
})

test('plain objects take the short cut', () => {
  const chart = new cdk8s.Chart(new cdk8s.App({ outdir: '.' }), 'chart')
  const object = new cdk8s.ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'K', metadata: { name: 'a' } })
  assert.equal(renderPlain(object), { apiVersion: 'v1', kind: 'K', metadata: { name: 'a' } })
})

test('a key __proto__ lends nothing to what is rendered', () => {
  const chart = new cdk8s.Chart(new cdk8s.App({ outdir: '.' }), 'chart')
  const parsed = [
    '{ "kind": "K", "metadata": { "name": "a", "__proto__": { "namespace": "n" } } }',
    '{ "kind": "K", "metadata": { "name": "a", "labels": { "b": "c", "__proto__": { "d": "e" } } } }',
    '{ "kind": "K", "metadata": { "name": "a" }, "spec": { "ref": { "name": "b", "__proto__": { "external": "x" } } } }',
    '{ "kind": "K", "metadata": { "name": "a" }, "__proto__": { "kind": "L" } }',
  ].map((text) => JSON.parse(text) as cdk8s.ApiObjectProps)
  for (const [index, props] of parsed.entries()) {
    const object = new cdk8s.ApiObject(chart, `object-${index}`, { ...props, apiVersion: 'v1' })
    const rendered = render(object) as Record<string, Record<string, Record<string, unknown>>>
    const mappings = [rendered, rendered['metadata'], rendered['metadata']?.['labels'], rendered['spec']?.['ref']]
    for (const each of mappings) if (each !== undefined) assert.is(Object.getPrototypeOf(each), Object.prototype)
    assert.is(settled(rendered), settled(object.toJson()))
  }
})

test('lists in metadata that hold nothing but empty lists are as in toJson', () => {
  const chart = new cdk8s.Chart(new cdk8s.App({ outdir: '.' }), 'chart')
  const object = new cdk8s.ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'K', metadata: { other: [[[]]] } })
  assert.is(settled(render(object)), settled(object.toJson()))
})

test('for a copy of cdk8s that works otherwise there is no short cut', () => {
  class Other extends cdk8s.ApiObject {
    override toJson(): unknown {
      return { rendered: 'otherwise' }
    }
  }
  const renderOther = plainRenderer({ ...cdk8s, ApiObject: Other })
  const chart = new cdk8s.Chart(new cdk8s.App({ outdir: '.' }), 'chart')
  assert.is(renderOther(new Other(chart, 'object', { apiVersion: 'v1', kind: 'K' })), undefined)
})

function settled(value: unknown): string {
  assert.is(settleData(value), undefined)
  return JSON.stringify(value)
}

test.run()
