import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Kind, Schema } from '../../src/model/kind.ts'
import { generateFiles, type GenerateRequest } from '../../src/schema/typegen.ts'
import { kindIdentifier } from '../../src/schema/typegen/names.ts'
import { crdOf, kindOf } from '../support/crd.ts'
import { typeErrors } from '../support/type-errors.ts'

const NOTHING: GenerateRequest = { declared: [], crds: [], core: [], kubernetes: '1.0' }

const SPEC: Schema = {
  type: 'object',
  required: ['location'],
  properties: {
    location: { type: 'string', description: 'Where it is.' },
    tier: { type: 'string', enum: ['BASIC', 'STANDARD_HA'], default: 'BASIC' },
    port: { 'x-kubernetes-int-or-string': true },
    rules: { type: 'array', items: { type: 'object', properties: { days: { type: 'integer' } } } },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    open: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    maybe: { type: 'boolean', nullable: true },
  },
}

/** The generated files of a package that declares the kind. */
async function generated(kind: string, spec: Schema): Promise<ReadonlyMap<string, string>> {
  return generateFiles({ ...NOTHING, declared: [kindOf(crdOf(kind, spec), 'package', 'schemas/data-bucket.yaml')] })
}

test('the types of a kind of the package say what a composition receives and what a user writes', async () => {
  assert.is(
    (await generated('Bucket', SPEC)).get('kinds/data-bucket.ts'),
    `// Made by motif generate from schemas/data-bucket.yaml; do not edit.
/* eslint-disable */

import type { CompositeMetadata } from 'motif'

/** Bucket of example.dev/v1, as a composition receives it: defaults are filled in. */
export interface Bucket {
  apiVersion: 'example.dev/v1'
  kind: 'Bucket'
  metadata: CompositeMetadata
  spec?: {
    /** Where it is. */
    location: string
    tier: ("BASIC" | "STANDARD_HA")
    port?: (number | string)
    rules?: {
      days?: number
    }[]
    labels?: {
      [k: string]: string
    }
    open?: { [key: string]: unknown }
    maybe?: (boolean | null)
  }
}

/** Bucket of example.dev/v1, as a user writes it. */
export interface BucketInput {
  apiVersion: 'example.dev/v1'
  kind: 'Bucket'
  metadata: CompositeMetadata
  spec?: {
    /** Where it is. */
    location: string
    tier?: ("BASIC" | "STANDARD_HA")
    port?: (number | string)
    rules?: {
      days?: number
    }[]
    labels?: {
      [k: string]: string
    }
    open?: { [key: string]: unknown }
    maybe?: (boolean | null)
  }
}
`,
  )
})

test('a kind is a construct with typed props, and a group has an index of its versions', async () => {
  const files = await generated('Bucket', { type: 'object', properties: { size: { type: 'integer' } } })
  assert.equal([...files.keys()], ['crds/example.dev/index.ts', 'crds/example.dev/v1.ts', 'kinds/data-bucket.ts'])
  assert.is(
    files.get('crds/example.dev/v1.ts'),
    `// Made by motif generate from the schemas of example.dev; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What Bucket is made of. */
export interface BucketProps {
  metadata?: ApiObjectMetadata
  spec?: {
    size?: number | undefined
  } | undefined
}

export class Bucket extends ApiObject {
  static readonly GVK = { apiVersion: 'example.dev/v1', kind: 'Bucket' } as const

  constructor(scope: Construct, id: string, props: BucketProps = {}) {
    super(scope, id, { ...props, ...Bucket.GVK })
  }
}
`,
  )
  assert.match(files.get('crds/example.dev/index.ts') ?? '', "export * as v1 from './v1.ts'\n")
})

test('other versions have types that carry their names', async () => {
  const schema: Schema = { type: 'object' }
  const versions = ['v1', 'v1alpha1'].map((name) => ({ name, schema }))
  const kind = kindOf(crdOf('Bucket', {}, { versions }), 'package')
  const text = (await generateFiles({ ...NOTHING, declared: [kind] })).get('kinds/bucket.ts') ?? ''
  assert.equal(
    [...text.matchAll(/export interface (\w+)/g)].map(([, name]) => name),
    ['Bucket', 'BucketInput', 'BucketV1alpha1', 'BucketV1alpha1Input'],
  )
})

test('the text of a file depends neither on the order of kinds nor on kinds of other groups', async () => {
  const [a, b] = ['Alpha', 'Beta'].map((name) => kindOf(crdOf(name, SPEC))) as [Kind, Kind]
  const other = kindOf(crdOf('Alpha', SPEC, { group: 'other.dev' }))
  const one = await generateFiles({ ...NOTHING, crds: [a, b] })
  const two = await generateFiles({ ...NOTHING, crds: [other, b, a] })
  assert.is(one.get('crds/example.dev/v1.ts'), two.get('crds/example.dev/v1.ts'))
  assert.ok(two.has('crds/other.dev/v1.ts'))
})

test('kinds of Kubernetes have constructs by group, the core group under core', async () => {
  const pod: Kind = { ...kindOf(crdOf('Pod', SPEC)), group: '', ships: 'core' }
  const files = await generateFiles({ ...NOTHING, core: [pod], kubernetes: '1.36' })
  assert.match(files.get('core/core/v1.ts') ?? '', "{ apiVersion: 'v1', kind: 'Pod' }")
  assert.match(files.get('core/core/v1.ts') ?? '', '// Made by motif generate from the schemas of Kubernetes 1.36;')
})

test('no two kinds share an identifier, and none takes a word that TypeScript or the file needs', () => {
  const kinds = [
    'Foo',
    'FOO',
    'FooProps',
    'Foo-Props',
    'FooInput',
    'class',
    'Construct',
    'ApiObject',
    'My-Kind',
    'MyKind',
  ]
  const names = kinds.flatMap((kind) => [kindIdentifier(kind), `${kindIdentifier(kind)}Props`])
  assert.is(new Set(names).size, names.length)
  assert.equal(['Foo', 'class', 'Construct', 'My-Kind'].map(kindIdentifier), ['Foo', 'class_', 'Construct_', 'My_Kind'])
})

const HOSTILE_NAMES = [
  '$ref', 'definitions', '$defs', '$id', 'title', 'properties', 'type', 'enum', 'extends', 'tsType', 'required', 'items',
  'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'class', '0digit', 'x-y', 'a"b', "a'b", 'a\\b', 'a*/b', 'new\nline',
  '{', '}', '', ' ', 'p0', '[k: string]', '\u2028', '${x}',
] // prettier-ignore

/** A schema of spec in which every name, text and enum value is hostile. */
function hostileSpec(): Schema {
  const description = 'Ends */ here\r\n * and\u2028here `${x}` */ @deprecated\n */'
  const field: Schema = { type: 'string', enum: HOSTILE_NAMES, description }
  const inner: Schema = {
    type: 'object',
    description,
    properties: Object.fromEntries(HOSTILE_NAMES.map((name) => [name, field])),
  }
  return {
    type: 'object',
    description,
    required: HOSTILE_NAMES,
    properties: Object.fromEntries(HOSTILE_NAMES.map((name) => [name, inner])),
  }
}

test('hostile schemas give types that TypeScript takes, and what is written against types is checked', async () => {
  const names = ['Foo', 'FOO', 'FooProps', 'class', 'Construct', 'ApiObject', 'String', 'cdk8s']
  const files = await generateFiles({
    ...NOTHING,
    crds: names.map((name) => kindOf(crdOf(name, hostileSpec()))),
    declared: [
      kindOf(crdOf('Bucket', SPEC), 'package'),
      kindOf(crdOf('Own', hostileSpec()), 'package', 'schemas/own.yaml'),
    ],
  })
  const use = `import type { Construct } from 'constructs'
import { Bucket, Foo, FOO, FooProps_, class_, ApiObject_ } from './crds/example.dev/v1.ts'
import type { Bucket as Received } from './kinds/bucket.ts'
import type { Own } from './kinds/own.ts'
export const all = [Foo, FOO, FooProps_, class_, ApiObject_]
export const read = (own: Own) => [own.spec?.['$ref'].definitions, own.spec?.['a*/b']['new\\nline']]
declare const s: Construct
export const length = (received: Received): number | undefined => received.spec?.tier.length
new Bucket(s, 'right', { spec: { location: 'EU', tier: undefined, port: 'http' } })
new Bucket(s, 'typo', { spec: { loction: 'EU', location: 'EU' } })
new Bucket(s, 'missing', { spec: {} })
new Bucket(s, 'value', { spec: { location: 'EU', tier: 'GOLD' } })
`
  const errors = typeErrors(new Map([...files, ['use.ts', use]]))
  assert.equal(
    errors.map((error) => error.replace(/^(.*?),.*$/, '$1')),
    ['use.ts(10', 'use.ts(11', 'use.ts(12'],
  )
})

test.run()
