import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../src/model/kind.ts'
import { formatPath } from '../../src/model/path.ts'
import { own, type Mapping, type Value } from '../../src/model/value.ts'
import { readKind } from '../../src/schema/crd.ts'
import { crdOf, kindOf } from '../support/crd.ts'

const TEXT = { type: 'string' }

/** `path: message` of everything that is wrong with a document. */
function wrong(document: Mapping): string[] {
  return readKind(document, 'schemas/bucket.yaml', 'package').problems.map(
    ({ path, message }) => `${formatPath(path)}: ${message}`,
  )
}

/** What is wrong with a schema of spec; paths below spec.versions[0].schema.openAPIV3Schema. */
function wrongSpec(spec: Value): string[] {
  const top = 'spec.versions[0].schema.openAPIV3Schema.'
  return wrong(crdOf('Bucket', spec as Schema)).map((problem) => problem.replace(top, ''))
}

/** A CRD with one field of its spec replaced. */
function withSpec(changes: Readonly<Record<string, Value>>): Mapping {
  const crd = crdOf('Bucket', { type: 'object' })
  return { ...crd, spec: { ...(own(crd, 'spec') as Mapping), ...changes } }
}

test('a kind says which of its versions are served and which are deprecated', () => {
  const schema = { openAPIV3Schema: { type: 'object' } }
  const versions = [
    { name: 'v2', served: true, storage: true, schema },
    { name: 'v1', served: true, storage: false, deprecated: true, schema },
    { name: 'v0', served: false, storage: false, schema },
  ]
  assert.equal(
    kindOf(withSpec({ versions })).versions.map(({ name, served, storage, deprecated }) => ({
      name,
      served,
      storage,
      deprecated: deprecated === true,
    })),
    [
      { name: 'v2', served: true, storage: true, deprecated: false },
      { name: 'v1', served: true, storage: false, deprecated: true },
      { name: 'v0', served: false, storage: false, deprecated: false },
    ],
  )
})

test('a CRD becomes a kind with its versions, its scope and the version that is stored', () => {
  const kind = kindOf(
    crdOf(
      'Bucket',
      {},
      {
        versions: [
          { name: 'v1', schema: { type: 'object' } },
          { name: 'v1alpha1', schema: { type: 'object' } },
        ],
      },
    ),
  )
  assert.equal(
    [kind.group, kind.kind, kind.plural, kind.scope, kind.storage, kind.versions.map(({ name }) => name)],
    ['example.dev', 'Bucket', 'buckets', 'Namespaced', 'v1', ['v1', 'v1alpha1']],
  )
})

test('the annotations say what references may name and which fields are immutable, by version', () => {
  const annotations = {
    'motif.dev/references': '{"v1":{"spec.networkRef":[{"group":"g.dev","kind":"Network"}],"spec.resourceRef":null}}',
    'motif.dev/immutable': '{"v1":["spec.location"]}',
  }
  const [version] = kindOf(crdOf('Bucket', { type: 'object' }, { annotations })).versions
  assert.equal(
    [...(version?.references ?? [])],
    [
      ['spec.networkRef', [{ group: 'g.dev', kind: 'Network' }]],
      ['spec.resourceRef', null],
    ],
  )
  assert.equal(version?.immutable, ['spec.location'])
})

test('an annotation that is not the JSON it should be is a problem at the annotation', () => {
  for (const text of ['{', '[]', '{"v1":{"spec.a":[{"kind":"X"}]}}', '{"v1":["spec.a"]}']) {
    const crd = crdOf('Bucket', { type: 'object' }, { annotations: { 'motif.dev/references': text } })
    assert.is(wrong(crd).length, 1, text)
    assert.match(
      wrong(crd)[0] ?? '',
      'metadata.annotations["motif.dev/references"]: The annotation motif.dev/references',
    )
  }
})

test('a document that is no CRD declares nothing and says what a kind is declared by', () => {
  const { kind, problems } = readKind({ apiVersion: 'v1', kind: 'ConfigMap' }, 'schemas/a.yaml', 'package')
  assert.is(kind, undefined)
  assert.equal(
    problems.map(({ message }) => message),
    ['This document is not a CustomResourceDefinition.'],
  )
})

test('a broken CRD still says which kind it means to declare', () => {
  const { kind, declares } = readKind(withSpec({ scope: 'Global' }), 'schemas/a.yaml', 'package')
  assert.equal([kind, declares], [undefined, { group: 'example.dev', kind: 'Bucket' }])
})

test('names, scope and versions that a cluster refuses are named at their places', () => {
  assert.equal(wrong(withSpec({ scope: 'Global' })), ['spec.scope: spec.scope must be Namespaced or Cluster.'])
  assert.equal(wrong(withSpec({ versions: [] })), ['spec.versions: spec.versions must have at least one version.'])
  assert.equal(wrong(withSpec({ group: 'nodots' })), [
    'spec.group: spec.group must be a domain name with a dot, such as platform.example.com.',
    'metadata.name: metadata.name must be spec.names.plural and spec.group joined by a dot.',
  ])
  assert.equal(wrong(withSpec({ names: { kind: 'Bucket', plural: 'Buckets' } })).length, 2)
})

test('exactly one version is stored', () => {
  const version = { name: 'v1', served: true, schema: { openAPIV3Schema: { type: 'object' } } }
  const none = withSpec({ versions: [{ ...version, storage: false }] })
  const two = withSpec({
    versions: [
      { ...version, storage: true },
      { ...version, name: 'v2', storage: true },
    ],
  })
  assert.equal(wrong(none), ['spec.versions: No version is marked storage: true; exactly one must be.'])
  assert.equal(wrong(two), ['spec.versions[1].storage: A second version is marked storage: true; exactly one must be.'])
})

test('a field that no CRD has is named with the closest that it has', () => {
  const { problems } = readKind(withSpec({ scop: 'Namespaced' }), 'schemas/a.yaml', 'package')
  assert.equal(
    problems.map(({ message, help, at }) => [message, help, at]),
    [['A CustomResourceDefinition has no "scop" here.', 'did you mean scope?', 'key']],
  )
  assert.match(wrongSpec({ type: 'object', constructor: {} })[0] ?? '', 'no "constructor" here')
})

test('bounds with more digits than a double keeps are doubles, and counts have 64 bits', () => {
  const long = 9007199254740993n
  const field = { type: 'integer', minimum: -long, maximum: long, multipleOf: long, enum: [long], default: long }
  const counts = { type: 'string', maxLength: long, minLength: 0 }
  const { versions } = kindOf(crdOf('Bucket', { type: 'object', properties: { field, counts } } as unknown as Schema))
  const { properties } = own(versions[0]?.schema.properties, 'spec') as Schema
  const double = Number(long)
  assert.equal(properties?.['field'], {
    ...field,
    minimum: -double,
    maximum: double,
    multipleOf: double,
  })
  assert.equal(properties?.['counts'], { ...counts, maxLength: double })
  for (const maxLength of [2n ** 63n, 1e30]) {
    assert.equal(wrongSpec({ type: 'string', maxLength }), [
      `properties.spec.maxLength: maxLength must be a whole number of 64 bits, got ${maxLength}.`,
    ])
  }
})

test('a key that holds null is a key that is absent', () => {
  const kind = kindOf(
    crdOf('Bucket', {
      type: 'object',
      description: null,
      properties: { a: { type: 'string', default: null } },
    } as unknown as Schema),
  )
  assert.equal(kind.versions[0]?.schema.properties?.['spec'], { type: 'object', properties: { a: { type: 'string' } } })
})

test('every level of a schema needs a type, unless it is int-or-string or open', () => {
  assert.equal(wrongSpec({ type: 'object', properties: { a: {}, b: { type: 'array', items: {} } } }), [
    'properties.spec.properties.a: spec.a has no type.',
    'properties.spec.properties.b.items: spec.b[*] has no type.',
  ])
  const open = { 'x-kubernetes-preserve-unknown-fields': true }
  const either = { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] }
  assert.equal(wrongSpec({ type: 'object', properties: { a: open, b: either } }), [])
})

test('allOf, anyOf, oneOf and not only narrow what is said outside of them', () => {
  const inside = { type: 'object', properties: { a: TEXT }, oneOf: [{ required: ['a'] }, { properties: { b: {} } }] }
  assert.equal(wrongSpec(inside), [], 'a server asks for what is named outside at the root alone')
  const versions = [{ name: 'v1', schema: inside as Schema }]
  assert.equal(
    wrong(crdOf('Bucket', {}, { versions })).map((text) => text.replace(/^.*?: /, '')),
    ['The schema names b inside allOf, anyOf, oneOf or not, but not outside.'],
  )
  assert.equal(wrongSpec({ type: 'object', not: { description: 'x', type: 'object' } }), [
    'properties.spec.not.type: spec has type inside allOf, anyOf, oneOf or not.',
    'properties.spec.not.description: spec has description inside allOf, anyOf, oneOf or not.',
  ])
})

test('keywords that a cluster refuses are problems with the way out', () => {
  const refused: readonly [Value, string][] = [
    [{ $ref: '#/x' }, '$ref is not supported in the schema of a CustomResourceDefinition.'],
    [
      { type: 'object', properties: { a: TEXT }, additionalProperties: false },
      'spec has both properties and additionalProperties.',
    ],
    [{ type: 'array', items: TEXT, uniqueItems: true }, 'spec has uniqueItems: true.'],
    [{ type: 'object', 'x-kubernetes-preserve-unknown-fields': false }, 'spec must have true there, or nothing.'],
    [{ type: 'null' }, 'spec has type "null", which is none of object, array, string, integer, number, boolean.'],
    [{ type: ['string'] }, 'type must be text, got a list.'],
    [{ type: 'string', maxLength: 'x' }, 'maxLength must be a whole number of 64 bits, got "x".'],
    [
      {
        type: 'array',
        items: { type: 'object' },
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['n'],
      },
      'spec has the list key n, which its items do not have.',
    ],
    [
      { type: 'string', pattern: 'a(?=b)' },
      'spec has a pattern that RE2 does not take: error parsing regexp: invalid or unsupported Perl syntax: `(?=`.',
    ],
    [{ type: 'object', 'x-kubernetes-validations': [{ rule: ' ' }] }, 'spec has a rule without a CEL expression.'],
    [
      { type: 'string', 'x-kubernetes-embedded-resource': true },
      'spec must have type object, because x-kubernetes-embedded-resource says that it holds an object.',
    ],
    [
      { type: 'object', 'x-kubernetes-embedded-resource': true, additionalProperties: TEXT },
      'spec has additionalProperties beside x-kubernetes-embedded-resource.',
    ],
    [
      { type: 'object', 'x-kubernetes-embedded-resource': true, properties: {} },
      'spec holds an object but has neither properties nor x-kubernetes-preserve-unknown-fields.',
    ],
  ]
  for (const [schema, message] of refused) {
    const said = wrongSpec(schema)
    assert.ok(
      said.some((problem) => problem.endsWith(`: ${message}`)),
      `${message}\n${said.join('\n')}`,
    )
  }
})

test('what a cluster takes of odd keywords is taken', () => {
  const taken: readonly Value[] = [
    { type: 'object', additionalProperties: false },
    { type: 'object', properties: { a: TEXT }, additionalProperties: true },
    { type: 'string', 'x-kubernetes-int-or-string': true },
    { type: 'string', definitions: {}, patternProperties: {}, id: '' },
    { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { a: TEXT } },
    { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
  ]
  for (const schema of taken) assert.equal(wrongSpec(schema), [], JSON.stringify(schema))
})

test('a kind with the status subresource says little at the root of its schema', () => {
  const schema: Schema = { type: 'object', maxProperties: 9 }
  const more = { versions: [{ name: 'v1', schema }] }
  assert.equal(wrong(crdOf('Bucket', {}, more)), [])
  const versions = own(own(crdOf('Bucket', {}, more), 'spec'), 'versions') as readonly Value[]
  const withStatus = versions.map((version) => ({ ...(version as object), subresources: { status: {} } }))
  assert.equal(wrong(withSpec({ versions: withStatus })), [
    'spec.versions[0].schema.openAPIV3Schema.maxProperties: The schema has maxProperties at its root, where a kind with the status subresource cannot have it.',
  ])
})

test('of metadata itself nothing is said, not even with lists that hold nothing', () => {
  const of = (more: Readonly<Record<string, Value>>): number => {
    const metadata = { type: 'object', properties: { name: { type: 'string' } }, ...more }
    const schema = { type: 'object', properties: { metadata } } as Schema
    return wrong(crdOf('Bucket', {}, { versions: [{ name: 'v1', schema }] })).length
  }
  const refused = [
    { required: [] },
    { 'x-kubernetes-validations': [] },
    { example: false },
    { externalDocs: { url: 'x' } },
  ]
  const taken = [{ enum: [] }, { allOf: [] }, { example: null }, { title: '' }, { nullable: false }]
  assert.equal(refused.map(of), [1, 1, 1, 1])
  assert.equal(taken.map(of), [0, 0, 0, 0, 0])
})

test('additionalProperties: false says nothing inside allOf, anyOf, oneOf and not', () => {
  assert.equal(wrongSpec({ type: 'object', not: { required: ['a'], additionalProperties: false } }), [])
  assert.is(wrongSpec({ type: 'object', not: { required: ['a'], additionalProperties: true } }).length, 1)
})

test('nothing inside allOf, anyOf, oneOf and not speaks of metadata, wherever that stands', () => {
  const metadata = { type: 'object', properties: { a: { type: 'string' } } }
  const nested = { properties: { metadata: { required: ['a'] } } }
  assert.is(wrongSpec({ type: 'object', properties: { metadata }, anyOf: [nested] }).length, 1)
})

test('beside the forms of an int-or-string nothing else is overlooked', () => {
  const forms = { anyOf: [{ type: 'integer' }, { type: 'string' }] }
  const either = { 'x-kubernetes-int-or-string': true }
  assert.equal(wrongSpec({ ...either, allOf: [{ ...forms, maximum: 5 }] }), [])
  assert.equal(wrongSpec({ ...either, anyOf: [{ type: 'integer', format: '' }, { type: 'string' }] }), [])
  assert.is(wrongSpec({ ...either, allOf: [{ ...forms, nullable: true }] }).length, 1)
  const unsaid = { type: 'string', patternProperties: {} }
  assert.equal(wrongSpec({ ...either, anyOf: [{ type: 'integer' }, unsaid] }), [])
  const closed = { type: 'string', 'x-kubernetes-preserve-unknown-fields': false }
  assert.is(wrongSpec({ ...either, anyOf: [{ type: 'integer' }, closed] }).length, 1)
  assert.is(wrongSpec({ ...either, allOf: [{ anyOf: [{ type: 'integer' }, closed] }] }).length, 1)
  const emptied = { anyOf: [{ type: 'integer', 'x-kubernetes-validations': [] }, { type: 'string' }] }
  assert.is(wrongSpec({ ...either, ...emptied }).length, 2)
  assert.is(wrongSpec({ ...either, allOf: [emptied] }).length, 2)
})

test('line breaks around a rule are none', () => {
  assert.equal(wrongSpec({ type: 'object', 'x-kubernetes-validations': [{ rule: 'true\n', message: 'a\n' }] }), [])
  assert.equal(wrongSpec({ type: 'object', 'x-kubernetes-validations': [{ rule: 'true\n' }] }), [])
})

test('metadata can be restricted in its name alone', () => {
  const schema: Schema = {
    type: 'object',
    properties: {
      metadata: { type: 'object', properties: { name: { type: 'string', maxLength: 9 }, labels: { type: 'object' } } },
    },
  }
  assert.equal(
    wrong(crdOf('Bucket', {}, { versions: [{ name: 'v1', schema }] })).map((text) => text.replace(/^.*?: /, '')),
    ['The schema restricts metadata.labels; only metadata.name and metadata.generateName can be restricted.'],
  )
})

test('a rule that may cost too much is a warning, and the kind is there', () => {
  const rules = [{ rule: 'self.all(a, self.exists_one(b, a == b))' }]
  const list: Schema = { type: 'array', items: { type: 'string' }, 'x-kubernetes-validations': rules }
  const { kind, problems } = readKind(crdOf('Bucket', { type: 'object', properties: { list } }), 'a.yaml', 'package')
  assert.is(kind?.kind, 'Bucket')
  assert.equal(
    problems.map(({ code }) => code),
    ['schema/rule-expensive'],
  )
})

test.run()
