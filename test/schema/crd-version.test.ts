import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { formatPath } from '../../src/model/path.ts'
import { own, type Mapping, type Value } from '../../src/model/value.ts'
import { readKind } from '../../src/schema/crd.ts'
import { crdOf } from '../support/crd.ts'

const TEXT = { type: 'string' }

/** `path: message` of everything that is wrong with a document. */
function wrong(document: Mapping): string[] {
  return readKind(document, 'schemas/bucket.yaml', 'package').problems.map(
    ({ path, message }) => `${formatPath(path)}: ${message}`,
  )
}

/** A CRD with some fields of its spec replaced. */
function withSpec(changes: Readonly<Record<string, Value>>): Mapping {
  const crd = crdOf('Bucket', { type: 'object' })
  return { ...crd, spec: { ...(own(crd, 'spec') as Mapping), ...changes } }
}

/** What is wrong with a CRD whose only version says this beside its schema; paths below spec.versions[0]. */
function wrongVersion(beside: Readonly<Record<string, Value>>): string[] {
  const schema = {
    openAPIV3Schema: {
      type: 'object',
      properties: {
        metadata: { type: 'object', properties: { name: TEXT } },
        spec: { type: 'object', properties: { a: TEXT, b: { type: 'number' } } },
      },
    },
  }
  const versions = [{ name: 'v1', served: true, storage: true, schema, ...beside }]
  return wrong(withSpec({ versions })).map((problem) => problem.replace('spec.versions[0]', '').replace(/:.*/s, ''))
}

// What a kube-apiserver 1.36 takes, and where it says what.
const BESIDE: readonly (readonly [Readonly<Record<string, Value>>, readonly string[]])[] = [
  [{ deprecated: true, deprecationWarning: 'use v2' }, []],
  [{ deprecationWarning: 'use v2' }, ['.deprecationWarning']],
  [{ deprecated: true, deprecationWarning: '' }, ['.deprecationWarning']],
  [{ deprecated: true, deprecationWarning: 'a\nb' }, ['.deprecationWarning']],
  [{ deprecated: true, deprecationWarning: 'é'.repeat(129) }, ['.deprecationWarning']],
  [{ subresources: { scale: { specReplicasPath: '.spec.a', statusReplicasPath: '.status.b' } } }, []],
  [
    { subresources: { scale: { specReplicasPath: '.status.a', statusReplicasPath: 'a--b' } } },
    ['.subresources.scale.specReplicasPath', '.subresources.scale.statusReplicasPath'],
  ],
  [{ subresources: { scale: { specReplicasPath: '.spec.a' } } }, ['.subresources.scale']],
  [
    {
      subresources: {
        scale: { specReplicasPath: '.spec.a', statusReplicasPath: '.status.b', labelSelectorPath: '.a' },
      },
    },
    ['.subresources.scale.labelSelectorPath'],
  ],
  [{ selectableFields: [{ jsonPath: '.spec.a' }] }, []],
  [{ selectableFields: [{ jsonPath: '.spec.a' }, { jsonPath: '.spec.a' }] }, ['.selectableFields[1].jsonPath']],
  [{ selectableFields: [{ jsonPath: '.spec.z' }] }, ['.selectableFields[0].jsonPath']],
  [{ selectableFields: [{ jsonPath: '.spec.b' }] }, ['.selectableFields[0].jsonPath']],
  [{ selectableFields: [{ jsonPath: '.metadata.name' }] }, ['.selectableFields[0].jsonPath']],
  [{ selectableFields: [{}] }, ['.selectableFields[0].jsonPath']],
  [{ additionalPrinterColumns: [{ name: 'A', type: 'string', jsonPath: '.spec.a' }] }, []],
  [
    { additionalPrinterColumns: [{ name: 'A', type: 'string', format: 'x', jsonPath: '.spec.a' }] },
    ['.additionalPrinterColumns[0]'],
  ],
  [
    { additionalPrinterColumns: [{ name: 'A', type: 'text', jsonPath: 'a' }] },
    Array(2).fill('.additionalPrinterColumns[0]'),
  ],
]

test('what stands beside a schema is refused where a cluster refuses it', () => {
  for (const [beside, places] of BESIDE) assert.equal(wrongVersion(beside), places, JSON.stringify(beside))
})

test('a conversion is none, or a webhook that can be called', () => {
  const hook = (clientConfig: Value, conversionReviewVersions: Value = ['v1']): Value => ({
    strategy: 'Webhook',
    webhook: { clientConfig, conversionReviewVersions },
  })
  const service = { name: 'a', namespace: 'b' }
  const right = [
    { strategy: 'None' },
    hook({ service }),
    hook({ service: { ...service, path: '/a/b/' } }),
    hook({ url: 'https://example.com/a' }, ['v1beta1', 'v2']),
  ]
  for (const conversion of right) assert.equal(wrong(withSpec({ conversion })), [], JSON.stringify(conversion))
  const refused = [
    {},
    { strategy: 'Other' },
    { strategy: 'Webhook' },
    { strategy: 'None', webhook: { conversionReviewVersions: ['v1'] } },
    hook({}),
    hook({ service, url: 'https://example.com' }),
    hook({ url: 'http://example.com' }),
    hook({ service: { name: 'a' } }),
    hook({ service: { ...service, port: 0 } }),
    hook({ service: { ...service, path: 'a' } }),
    hook({ service: { ...service, path: '/A' } }),
    hook({ service: { ...service, path: '//' } }),
    hook({ service }, ['v2']),
    hook({ service }, ['v1', 'v1']),
  ]
  for (const conversion of refused) assert.is(wrong(withSpec({ conversion })).length, 1, JSON.stringify(conversion))
})

test('groups of Kubernetes itself need its approval', () => {
  const crd = withSpec({ group: 'example.k8s.io' })
  const named = (annotations: Value): Mapping => ({ ...crd, metadata: { name: 'buckets.example.k8s.io', annotations } })
  assert.is(wrong(named({})).length, 1)
  assert.equal(wrong(named({ 'api-approved.kubernetes.io': 'https://example.com/pr/1' })), [])
  assert.equal(wrong(named({ 'api-approved.kubernetes.io': 'unapproved, for a trial' })), [])
  assert.is(wrong(named({ 'api-approved.kubernetes.io': 'yes' })).length, 1)
})

test.run()
