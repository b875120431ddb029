import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { buildOf, crd } from '../support/program.ts'

const MOTIF = 'apiVersion: motif.dev/v1alpha1\nkind: Package\nmetadata: { name: test }\n'
const REFERENCE = {
  type: 'object',
  properties: { name: { type: 'string' }, namespace: { type: 'string' }, external: { type: 'string' } },
}
const TYPED = {
  type: 'object',
  properties: { apiVersion: { type: 'string' }, kind: { type: 'string' }, name: { type: 'string' } },
}

function withReferences(text: string): string {
  const definition = JSON.parse(text) as { metadata: { annotations?: object } }
  const v1 = { 'spec.topicRefs[*]': [{ group: 'raw.dev', kind: 'Topic' }], 'spec.anyRef': null }
  definition.metadata.annotations = { 'motif.dev/references': JSON.stringify({ v1 }) }
  return JSON.stringify(definition)
}

const SUBSCRIPTION = withReferences(
  crd('raw.dev', 'Subscription', { properties: { topicRefs: { type: 'array', items: REFERENCE }, anyRef: TYPED } }),
)

const topic = (name: string, namespace = 'a'): string =>
  `apiVersion: raw.dev/v1\nkind: Topic\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: {}\n`
const subscription = (spec: string): string =>
  `apiVersion: raw.dev/v1\nkind: Subscription\nmetadata: { name: s, namespace: a }\nspec: ${spec}\n`

async function diagnosticsOf(specs: readonly string[], motif = MOTIF): Promise<readonly Diagnostic[]> {
  const files: Record<string, string> = {
    'motif.yaml': motif,
    'schemas/crds/raw.dev/topic.yaml': crd('raw.dev', 'Topic', {}),
    'schemas/crds/raw.dev/subscription.yaml': SUBSCRIPTION,
  }
  specs.forEach((text, index) => (files[`specs/${String(index)}.yaml`] = text))
  return (await buildOf({ files })).diagnostics
}

test('a reference to what this package renders is quiet', async () => {
  assert.equal(await diagnosticsOf([subscription('{ topicRefs: [{ name: t }] }'), topic('t')]), [])
})

test('a reference to nothing in a namespace that this package renders is a warning with the closest name', async () => {
  const [only, more] = await diagnosticsOf([subscription('{ topicRefs: [{ name: oders }] }'), topic('orders')])
  assert.equal(
    [only?.code, only?.severity, only?.path, more],
    ['link/dangling', 'warning', 'spec.topicRefs[0]', undefined],
  )
  assert.match(only?.help ?? '', /closest name is "orders"/)
  assert.equal([only?.origin?.file, only?.origin?.line], ['specs/0.yaml', 4])
})

test('a reference to a namespace that this package does not render is a note', async () => {
  const [only] = await diagnosticsOf([subscription('{ topicRefs: [{ name: t, namespace: elsewhere }] }')])
  assert.equal([only?.code, only?.severity], ['link/outside', 'info'])
})

test('an external reference names nothing here', async () => {
  assert.equal(await diagnosticsOf([subscription('{ topicRefs: [{ external: projects/p/topics/t }] }')]), [])
})

test('what motif.yaml lists as external is known', async () => {
  const externals = 'spec: { externals: [{ group: raw.dev, kind: Topic, namespace: a, name: t }] }\n'
  assert.equal(await diagnosticsOf([subscription('{ topicRefs: [{ name: t }] }')], `${MOTIF}${externals}`), [])
})

test('a reference that names its own kind is looked up by that kind', async () => {
  const named = subscription('{ anyRef: { apiVersion: raw.dev/v1, kind: Topic, name: t } }')
  assert.equal(await diagnosticsOf([named, topic('t')]), [])
  const [only] = await diagnosticsOf([named.replace('kind: Topic', 'kind: Subscription'), topic('t')])
  assert.match(only?.message ?? '', /names Subscription "t"/)
})

test('nothing is said of references while a source has errors, since it may render what they name', async () => {
  const codes = (await diagnosticsOf([subscription('{ topicRefs: [{ name: t }] }'), 'a: ['])).map(({ code }) => code)
  assert.equal(codes, ['yaml/syntax'])
})

test('resources that others refer to come first over the whole build', async () => {
  const files = {
    'motif.yaml': MOTIF,
    'schemas/crds/raw.dev/topic.yaml': crd('raw.dev', 'Topic', {}),
    'schemas/crds/raw.dev/subscription.yaml': SUBSCRIPTION,
    'specs/0.yaml': subscription('{ topicRefs: [{ name: t }] }'),
    'specs/1.yaml': topic('t'),
  }
  const { order } = await buildOf({ files })
  assert.equal(order, [
    { unit: 1, entry: 0 },
    { unit: 0, entry: 0 },
  ])
})

test.run()
