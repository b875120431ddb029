import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../src/model/kind.ts'
import { tellImmutable } from '../../src/schema/immutable.ts'
import { tellReferences, type KnownKinds } from '../../src/schema/references.ts'

const KNOWN: KnownKinds = new Map([
  ['ComputeNetwork', ['compute.dev']],
  ['Project', ['resourcemanager.dev']],
  ['Folder', ['resourcemanager.dev']],
  ['Twin', ['a.dev', 'b.dev']],
  ['IAMServiceAccount', ['iam.dev']],
])
const NETWORK = [{ group: 'compute.dev', kind: 'ComputeNetwork' }]

const prose = (description: string): Schema => ({ type: 'string', description })

/** A reference field with the prose of its fields. */
function reference(fields: Readonly<Record<string, string>>): Schema {
  const all = { external: '', name: '', namespace: '', ...fields }
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(all).map(([name, text]) => [name, prose(text)])),
  }
}

/** What is told of one field `networkRef` of a spec. */
function told(field: Schema) {
  return tellReferences(
    { type: 'object', properties: { spec: { type: 'object', properties: { networkRef: field } } } },
    KNOWN,
  )
}

test('each way in which prose names the target of a reference is understood', () => {
  const sentences = [
    { external: 'Allowed value: The `selfLink` field of a `ComputeNetwork` resource.' },
    {
      external:
        'The project. Allowed value: The Google Cloud resource name of a `ComputeNetwork` resource (format: `x`).',
    },
    { external: 'A reference to an externally managed ComputeNetwork resource. Should be in the format "x".' },
    { external: 'A reference to an externally managed ComputeNetwork. Should be in the format `x`.' },
    { external: 'The ComputeNetwork selflink of form "x", when not managed by Config Connector.' },
    { name: 'The `name` field of a `ComputeNetwork` resource.' },
    { name: 'The name of a\n  ComputeNetwork resource.' },
    { kind: 'The kind of the ComputeNetwork resource; optional but must be `ComputeNetwork` if provided.' },
    { kind: 'Kind of the referent. Allowed values: ComputeNetwork' },
  ]
  for (const sentence of sentences) {
    assert.equal(told(reference(sentence)), [{ path: 'spec.networkRef', targets: NETWORK }], JSON.stringify(sentence))
  }
})

test('a kind field that lists several kinds names them all', () => {
  const both = [
    { group: 'resourcemanager.dev', kind: 'Folder' },
    { group: 'resourcemanager.dev', kind: 'Project' },
  ]
  assert.equal(told(reference({ kind: 'Kind of the referent. Allowed values: Folder,Project' }))[0]?.targets, both)
  const listed = reference({})
  const kind: Schema = { type: 'string', enum: ['Folder', 'Project'] }
  assert.equal(told({ ...listed, properties: { ...listed.properties, kind } })[0]?.targets, both)
})

test('what prose does not say is not guessed, whatever the field is called', () => {
  const untold: readonly [Readonly<Record<string, string>>, string][] = [
    [{ external: 'The external name of the referenced resource' }, 'the prose names no kind'],
    [{ external: 'A ComputeNetwork, perhaps.' }, 'the prose names no kind'],
    [{ name: 'The name of a ComputeRegion resource.' }, 'no CRD declares ComputeRegion'],
    [{ name: 'The name of a Twin resource.' }, 'several groups declare Twin'],
    [
      { external: 'An externally managed ComputeNetwork resource.', name: 'The name of a Project resource.' },
      'the prose names ComputeNetwork and Project',
    ],
    [
      { kind: 'Kind of the referenced resource', name: 'The name of a Project resource.' },
      'the object itself says its kind',
    ],
    [{ kind: 'Allowed values: Organization,Folder,Project' }, 'no CRD declares Organization'],
  ]
  for (const [fields, because] of untold) {
    assert.equal(told(reference(fields)), [{ path: 'spec.networkRef', targets: null, because }])
  }
})

test('references are found in lists, in maps and under keys that are no identifiers, and not in status', () => {
  const field = reference({ name: 'The name of a ComputeNetwork resource.' })
  const schema: Schema = {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: {
          list: { type: 'array', items: field },
          map: { type: 'object', additionalProperties: { type: 'object', properties: { 'a/b': field } } },
        },
      },
      status: { type: 'object', properties: { networkRef: field } },
    },
  }
  assert.equal(
    tellReferences(schema, KNOWN).map(({ path }) => path),
    ['spec.list[*]', 'spec.map[*]["a/b"]'],
  )
})

test('a reference without external counts where its prose begins with a known kind', () => {
  const properties = { name: prose(''), namespace: prose('') }
  const member = (description: string): Schema => ({ type: 'object', description, properties })
  assert.equal(told(member('The IAMServiceAccount to be bound to the role.')), [
    { path: 'spec.networkRef', targets: [{ group: 'iam.dev', kind: 'IAMServiceAccount' }] },
  ])
  assert.equal(told(member('The Kubernetes Secret object that stores the password.')), [])
})

test('a field is immutable where its prose says so in a sentence of its own', () => {
  const fields: Readonly<Record<string, string>> = {
    start: 'Immutable. The name.',
    second: 'Required. Immutable. The name.',
    last: 'The name. Immutable.',
    comma: 'Immutable, Optional. Keys.',
    after: 'A type. Immutable after creation.',
    own: "The type. It's immutable and can only be set on creation.",
    labels: 'System labels are immutable.',
    table: 'An immutable table.',
  }
  const properties = Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, prose(text)]))
  const schema: Schema = {
    type: 'object',
    properties: { spec: { type: 'object', properties }, status: prose('Immutable.') },
  }
  assert.equal(tellImmutable(schema), {
    paths: ['start', 'second', 'last', 'comma', 'after', 'own'].map((name) => `spec.${name}`),
    untold: ['spec.labels', 'spec.table'],
  })
})

test.run()
