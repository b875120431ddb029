import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../src/model/kind.ts'
import { typeText } from '../../src/schema/typegen/type-text.ts'

/** The type of one optional field `a`, as TypeScript. */
async function typeOf(a: Schema): Promise<string> {
  const text = await typeText({ type: 'object', properties: { a } }, { reader: 'written', optional: 'absent' })
  return text.replace(/^ {2}a\?: /, '').trimEnd()
}

test('each form of a schema has its type', async () => {
  const forms: readonly [Schema, string][] = [
    [{ type: 'string' }, 'string'],
    [{ type: 'integer', format: 'int64', minimum: 1 }, 'number'],
    [{ type: 'number' }, 'number'],
    [{ type: 'boolean', nullable: true }, '(boolean | null)'],
    [{ 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] }, '(number | string)'],
    [{ type: 'array', items: { 'x-kubernetes-int-or-string': true } }, '(number | string)[]'],
    [{ type: 'string', enum: ['A', "B'", 'C"'] }, '("A" | "B\'" | "C\\"")'],
    [{ type: 'integer', enum: [1, 2] }, '(1 | 2)'],
    [{ type: 'array', items: { type: 'string', enum: ['A'] }, minItems: 1, maxItems: 2 }, '("A")[]'],
    [{ type: 'string', enum: ['A', null], nullable: true }, '("A" | null)'],
    [{ type: 'integer', enum: [10n ** 20n] }, 'number'],
    [{ type: 'object' }, '{ [key: string]: never }'],
    [{ type: 'object', 'x-kubernetes-preserve-unknown-fields': true }, '{ [key: string]: unknown }'],
    [{ type: 'object', additionalProperties: true }, '{ [key: string]: unknown }'],
    [{ 'x-kubernetes-preserve-unknown-fields': true }, 'unknown'],
    [{ 'x-kubernetes-preserve-unknown-fields': true, nullable: true }, 'unknown'],
    [
      { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
      '{\n    [k: string]: string[]\n  }',
    ],
    [
      { type: 'object', properties: { b: { type: 'string' } }, 'x-kubernetes-preserve-unknown-fields': true },
      '{\n    b?: string\n    [k: string]: unknown\n  }',
    ],
    [{ type: 'object', nullable: true, properties: { b: { type: 'string' } } }, '({\n    b?: string\n  } | null)'],
    [
      { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
      '{\n    apiVersion: string\n    kind: string\n    [k: string]: unknown\n  }',
    ],
  ]
  for (const [schema, type] of forms) assert.is(await typeOf(schema), type)
})

test('a text of an enum stays what it is inside a large object', async () => {
  const values = ['x\u2028y', 'x'.repeat(1500)]
  const a: Schema = { type: 'object', properties: { b: { type: 'string', enum: values } } }
  const options = { reader: 'written', optional: 'absent', parts: new Map() } as const
  const text = await typeText({ type: 'object', properties: { a } }, options)
  assert.ok(text.includes(`b?: (${values.map((value) => JSON.stringify(value)).join(' | ')})`), text.slice(0, 60))
})

test('what a composition receives has every field with a default, at every depth', async () => {
  const inner: Schema = {
    type: 'object',
    default: {},
    properties: { b: { type: 'integer', default: 3 }, c: { type: 'integer' } },
  }
  const schema: Schema = { type: 'object', properties: { a: inner } }
  assert.is(
    await typeText(schema, { reader: 'received', optional: 'absent' }),
    '  a: {\n    b: number\n    c?: number\n  }\n',
  )
})

test('an optional field of a construct may be undefined, whatever its form', async () => {
  const schema: Schema = {
    type: 'object',
    properties: {
      list: { type: 'array', items: { type: 'object', properties: { x: { type: 'string' } } } },
      either: { type: 'object', nullable: true, properties: { y: { type: 'string' } } },
    },
  }
  assert.is(
    await typeText(schema, { reader: 'written', optional: 'or-undefined' }),
    `  list?: {
    x?: string | undefined
  }[] | undefined
  either?: ({
    y?: string | undefined
  } | null) | undefined
`,
  )
})

test.run()
