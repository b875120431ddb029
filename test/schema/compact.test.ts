import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../src/model/kind.ts'
import { own, type Mapping } from '../../src/model/value.ts'
import { compactCrd, type CompactOptions } from '../../src/schema/compact.ts'
import { writeManifest } from '../../src/yaml/write.ts'
import { crdOf, kindOf } from '../support/crd.ts'

const KEEP: CompactOptions = { known: new Map([['Network', ['net.dev']]]), prose: 'keep' }
const DROP: CompactOptions = { ...KEEP, prose: 'drop' }

const SPEC: Schema = {
  type: 'object',
  description: 'A bucket.',
  properties: {
    description: { type: 'string', description: 'Immutable. What it is for.', default: 'none' },
    networkRef: {
      type: 'object',
      properties: {
        external: { type: 'string', description: 'An externally managed Network resource.' },
        name: { type: 'string' },
      },
      oneOf: [{ required: ['name'] }, { required: ['external'] }],
    },
    size: { type: 'integer', minimum: 1, 'x-kubernetes-validations': [{ rule: 'self == oldSelf', message: 'fixed' }] },
  },
}

/** A CRD as a cluster serves it, with all that a package has no use for. */
function served(spec: Schema): Mapping {
  const crd = crdOf('Bucket', spec)
  const [version] = own(own(crd, 'spec'), 'versions') as unknown as readonly [Mapping]
  const column = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' }
  return {
    ...crd,
    metadata: { ...(own(crd, 'metadata') as Mapping), creationTimestamp: null, labels: { a: 'b' }, managedFields: [] },
    spec: {
      ...(own(crd, 'spec') as Mapping),
      conversion: {
        strategy: 'Webhook',
        webhook: {
          clientConfig: { caBundle: 'Cg==', service: { name: 'hook', namespace: 'system' } },
          conversionReviewVersions: ['v1'],
        },
      },
      preserveUnknownFields: false,
      versions: [{ ...version, subresources: { status: {} }, additionalPrinterColumns: [column] }],
    },
    status: { conditions: [] },
  }
}

test('a compact CRD holds what a cluster checks, without what a cluster adds', () => {
  assert.is(
    writeManifest(compactCrd(kindOf(served(SPEC)), DROP).document),
    `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: buckets.example.dev
  annotations:
    motif.dev/immutable: '{"v1":["spec.description"]}'
    motif.dev/references: '{"v1":{"spec.networkRef":[{"group":"net.dev","kind":"Network"}]}}'
spec:
  group: example.dev
  names:
    kind: Bucket
    plural: buckets
  scope: Namespaced
  versions:
  - name: v1
    schema:
      openAPIV3Schema:
        properties:
          spec:
            properties:
              description:
                default: none
                type: string
              networkRef:
                oneOf:
                - required:
                  - name
                - required:
                  - external
                properties:
                  external:
                    type: string
                  name:
                    type: string
                type: object
              size:
                minimum: 1
                type: integer
                x-kubernetes-validations:
                - message: fixed
                  rule: self == oldSelf
            type: object
        type: object
    served: true
    storage: true
    subresources:
      status: {}
`,
  )
})

test('descriptions and printer columns stay where nothing else is asked for', () => {
  const text = writeManifest(compactCrd(kindOf(served(SPEC)), KEEP).document)
  assert.match(text, 'description: Immutable. What it is for.')
  assert.match(text, 'additionalPrinterColumns')
})

test('a compact CRD made compact again is the same, though its prose is gone', () => {
  const once = compactCrd(kindOf(served(SPEC)), DROP).document
  const again = compactCrd(kindOf(once), { known: new Map(), prose: 'drop' })
  assert.is(writeManifest(again.document), writeManifest(once))
  assert.equal([again.references, again.immutable], [{ told: 1, untold: 0 }, 1])
})

test('the approval that clusters want for groups of Kubernetes stays', () => {
  const annotations = { 'api-approved.kubernetes.io': 'https://github.com/kubernetes/enhancements/pull/1', 'a/b': 'c' }
  const crd = crdOf('Bucket', { type: 'object' }, { group: 'x.k8s.io', annotations })
  assert.equal(own(own(compactCrd(kindOf(crd), KEEP).document, 'metadata'), 'annotations'), {
    'api-approved.kubernetes.io': 'https://github.com/kubernetes/enhancements/pull/1',
  })
})

test.run()
