import type { Schema } from '../src/model/kind.ts'
import type { Value } from '../src/model/value.ts'
import { FORMAT_TEXTS } from './pool.ts'

/** A field's schema, and values that it takes, changes or refuses. */
export type Construct = readonly [Schema, ...(readonly Value[])]

const TEXT: Schema = { type: 'string' }
const WHOLE: Schema = { type: 'integer' }
const AB: Schema = { type: 'object', properties: { a: TEXT, b: WHOLE } }
const OPEN: Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
const ALL: readonly Value[] = [null, true, 0, 1, 1.5, '', 'a', '1', [], {}]

/** Every construct of a structural schema, by keyword. */
export const CONSTRUCTS: readonly Construct[] = [
  ...['string', 'integer', 'number', 'boolean'].map((type): Construct => [{ type }, ...ALL]),
  [{ type: 'object' }, {}, { a: 1 }, [], 'a', 1, null],
  [{ type: 'array', items: TEXT }, [], ['a'], [1], [null], {}, 'a', null],
  [{ type: 'string', nullable: true }, null, 'a', 1],
  [{ type: 'object', properties: { a: { ...TEXT, nullable: true }, b: TEXT } }, { a: null, b: null }, {}],
  [{ type: 'object', properties: { a: { ...TEXT, default: 'x' } } }, {}, { a: null }, { a: 'y' }, { a: 5 }],
  [{ type: 'object', properties: { a: { ...TEXT, nullable: true, default: 'x' } } }, {}, { a: null }],
  [
    { type: 'object', properties: { a: { ...AB, default: {} }, c: { ...AB, default: { b: 1 } } } },
    { a: {} },
    { c: null },
  ],
  [{ type: 'array', items: { ...TEXT, default: 'x' } }, [null], ['a', null]],
  [{ type: 'object', additionalProperties: { ...TEXT, default: 'x' } }, { a: null }, {}],
  [{ ...TEXT, enum: ['a', 'b'] }, 'a', 'c', '', null, 1],
  [{ ...TEXT, enum: ['a'], nullable: true }, null, 'a', 'b'],
  [{ ...WHOLE, enum: [1, 2] }, 1, 3, 1.5],
  [{ ...AB, enum: [{ a: 'x' }] }, { a: 'x' }, { a: 'y' }, {}],
  [{ ...TEXT, pattern: '^[a-z]+$' }, 'abc', 'aB', '', 'a\n', 'é'],
  [{ ...TEXT, pattern: '(?i)ab|[[:digit:]]' }, 'xAB', '7', 'a', '٣'],
  [{ ...TEXT, minLength: 2, maxLength: 3 }, 'a', 'ab', 'abcd', '😀😀😀', 'a\u0301b', ''],
  [{ ...WHOLE, minimum: 1, maximum: 5 }, 0, 1, 5, 6],
  [{ ...WHOLE, minimum: 1, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: true }, 1, 2, 5],
  [{ type: 'number', minimum: 0.5, maximum: 1.5 }, 0.4, 0.5, 1, 1.6],
  [{ ...WHOLE, multipleOf: 3 }, 3, 4, 0, -3],
  [{ type: 'number', multipleOf: 0.1 }, 0.3, 0.35, 1],
  [{ ...WHOLE, format: 'int32' }, 2147483647, 2147483648, -2147483649],
  [{ ...WHOLE, format: 'int64' }, 9007199254740991, 1.5],
  [{ type: 'number', format: 'float' }, 1.5, 1e39],
  [{ type: 'number', format: 'double' }, 1.5, 1e300],
  [{ type: 'array', items: TEXT, minItems: 1, maxItems: 2 }, [], ['a'], ['a', 'b', 'c']],
  [{ type: 'array', items: TEXT, uniqueItems: false }, ['a', 'a']],
  [{ ...OPEN, minProperties: 1, maxProperties: 2 }, {}, { a: 1 }, { a: 1, b: 2, c: 3 }],
  [{ ...AB, required: ['a', 'b'] }, {}, { a: 'x' }, { a: 'x', b: 1 }, { a: null, b: 1 }],
  [AB, { a: 'x', z: 1 }, { z: { y: 1 } }],
  [{ type: 'object', additionalProperties: WHOLE }, { x: 1, y: 'a' }, { x: null }, {}],
  [{ type: 'object', additionalProperties: true }, { x: 1, y: 'a' }, {}],
  [{ ...OPEN, properties: { a: AB } }, { z: [null] }, { a: { z: 1 } }, { a: { b: 'x' } }],
  [{ 'x-kubernetes-preserve-unknown-fields': true }, 1, 'a', [{}], { a: null }, null],
  [{ type: 'array', 'x-kubernetes-preserve-unknown-fields': true, items: AB }, [{ z: 1 }], [{ b: 'x' }]],
  [{ 'x-kubernetes-int-or-string': true }, 1, 'a', 1.5, true, null, {}, '50%'],
  [{ 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] }, 1, 'a', 1.5],
  [{ 'x-kubernetes-int-or-string': true, pattern: '^[0-9]+%$', maximum: 10 }, 5, 11, '5%', '5'],
  [
    { ...OPEN, 'x-kubernetes-embedded-resource': true },
    {},
    { apiVersion: 'v1', kind: 'A' },
    { apiVersion: 'v1', kind: 'A', metadata: { name: 'B_' } },
    { apiVersion: 'v1', kind: 'A', metadata: { labels: { 'a b': 'x' } } },
    { apiVersion: 'v1', kind: 'A', metadata: { nothing: 1 } },
  ],
  [
    { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { spec: AB } },
    { apiVersion: 'v1', kind: 'A', spec: { a: 'x' } },
    { apiVersion: 'v1', kind: 'A', other: 1 },
  ],
  [{ type: 'array', items: TEXT, 'x-kubernetes-list-type': 'atomic' }, ['a', 'a']],
  [{ type: 'array', items: TEXT, 'x-kubernetes-list-type': 'set' }, ['a', 'b'], ['a', 'a'], []],
  [
    { type: 'array', items: { ...AB, 'x-kubernetes-map-type': 'atomic' }, 'x-kubernetes-list-type': 'set' },
    [{ a: 'x' }, { a: 'x' }],
    [{ a: 'x' }, { a: 'y' }],
  ],
  [
    {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['a', 'b'],
      items: { type: 'object', required: ['a'], properties: { a: TEXT, b: { ...WHOLE, default: 1 }, c: TEXT } },
    },
    [{ a: 'x' }, { a: 'x', b: 2 }],
    [{ a: 'x' }, { a: 'x', b: 1 }],
    [{ b: 1 }],
    [
      { a: 'x', c: 'y' },
      { a: 'x', c: 'z' },
    ],
  ],
  [{ ...AB, 'x-kubernetes-map-type': 'granular' }, { a: 'x' }, { b: 'x' }],
  [{ ...AB, allOf: [{ required: ['a'] }, { properties: { b: { minimum: 5 } } }] }, { a: 'x', b: 5 }, { b: 1 }],
  [{ ...AB, anyOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 'x' }, { a: 'x', b: 1 }, {}],
  [{ ...AB, oneOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 'x' }, { a: 'x', b: 1 }, {}],
  [{ ...AB, not: { required: ['a'] } }, { b: 1 }, { a: 'x' }],
  [{ ...TEXT, title: 't', description: 'd', example: 'e', externalDocs: { url: 'u' } } as Schema, 'a', 1],
  [{ ...TEXT, 'x-kubernetes-validations': [{ rule: 'self == "a"' }] }, 'a', 'b', 1],
  [
    { ...AB, 'x-kubernetes-validations': [{ rule: 'self.b > 1', fieldPath: '.b', message: 'm' }] },
    { b: 2 },
    { b: 1 },
    {},
  ],
  [{ ...TEXT, 'x-kubernetes-validations': [{ rule: 'self == "a"', messageExpression: '"not " + self' }] }, 'a', 'b'],
  [{ ...TEXT, 'x-kubernetes-validations': [{ rule: 'self == "a"', reason: 'FieldValueForbidden' }] }, 'a', 'b'],
  [{ ...TEXT, 'x-kubernetes-validations': [{ rule: 'self == oldSelf' }] }, 'a'],
  [
    {
      ...TEXT,
      'x-kubernetes-validations': [{ rule: 'oldSelf.hasValue() || self == "a"', optionalOldSelf: true }],
    },
    'a',
    'b',
  ],
  ...Object.entries(FORMAT_TEXTS).map(([format, texts]): Construct => [{ ...TEXT, format }, ...texts]),
]
