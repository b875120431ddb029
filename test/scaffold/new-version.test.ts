import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { withConversion, withVersion } from '../../src/scaffold/new-version.ts'
import { readKind } from '../../src/schema/crd.ts'
import { isMapping } from '../../src/model/value.ts'
import { read } from '../../src/yaml/read.ts'

const CRD = `# A cache.
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: caches.acme.example }
spec:
  group: acme.example
  names: { kind: Cache, plural: caches }
  scope: Namespaced
  versions:
    # the only one so far
    - name: v1 # since 2024
      served: true
      storage: true
      deprecated: true
      schema:
        openAPIV3Schema:
          type: object

          properties:
            # what it takes
            spec: { type: object,   properties: { size: { type: integer } } }
  # the end
`

function kindIn(text: string) {
  const [document] = read('schemas/cache.yaml', text).documents
  const { kind } = readKind(isMapping(document?.value) ? document.value : {}, 'schemas/cache.yaml', 'package')
  if (kind === undefined) throw new Error(text)
  return kind
}

test('the copy has the comments and the form of the version it is made from, and is the stored one', () => {
  const made = withVersion(CRD, kindIn(CRD), 'v2')
  assert.ok(made.ok)
  assert.is(
    made.text,
    CRD.replace('storage: true', 'storage: false').replace(
      '  # the end',
      `    - name: v2 # since 2024
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object

          properties:
            # what it takes
            spec: { type: object,   properties: { size: { type: integer } } }
  # the end`,
    ),
  )
})

test('blank lines behind a version stay behind its copy, and those within it stay in both', () => {
  const spaced = CRD.replace('  # the end', '\n\n  # the end')
  const made = withVersion(spaced, kindIn(spaced), 'v2')
  const plain = withVersion(CRD, kindIn(CRD), 'v2')
  assert.ok(made.ok && plain.ok)
  assert.is(made.text, plain.text.replace('  # the end', '\n\n  # the end'))
})

test('a file that does not declare the kind gets no version of it', () => {
  const other = CRD.replace('kind: Cache', 'kind: Queue')
  const none = CRD.replace(/versions:[^]*/, 'versions: none\n')
  for (const text of [other, none, 'a: 1\n']) {
    const message = 'schemas/cache.yaml does not declare Cache.'
    assert.equal(withVersion(text, kindIn(CRD), 'v2'), { ok: false, message })
  }
})

test('a schema in JSON gets its version too', () => {
  const [document] = read('schemas/cache.yaml', CRD).documents
  const json = JSON.stringify(document?.value, null, 2) + '\n'
  const made = withVersion(json, kindIn(json), 'v2')
  assert.ok(made.ok)
  const { versions, storage } = kindIn(made.text)
  assert.equal({ names: versions.map(({ name }) => name), storage }, { names: ['v1', 'v2'], storage: 'v2' })
})

test('the Conversion stands behind those that are there', () => {
  const kind = kindIn(CRD)
  const ends = { from: 'v1', to: 'v2', basename: 'cache' }
  const alone = withConversion(undefined, kind, ends)
  assert.match(alone, /^ {2}edits: \[\]$/m)
  assert.is(withConversion('a: 1', kind, ends), `a: 1\n---\n${alone}`)
})

test.run()
