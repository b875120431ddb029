import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../src/model/kind.ts'
import { formatPath } from '../../src/model/path.ts'
import { checkExpressions } from '../../src/schema/expressions.ts'

const said = (schema: Schema): readonly string[] =>
  checkExpressions(schema).map(({ path, message }) => `${formatPath(path)}: ${message}`)

const spec = (schema: Schema): Schema => ({ type: 'object', properties: { spec: schema } })

test('a rule that does not compile is named at its expression', () => {
  const rules = [{ rule: 'self.size > 1' }]
  assert.equal(said(spec({ type: 'object', 'x-kubernetes-validations': rules })), [
    "properties.spec.x-kubernetes-validations[0].rule: spec has a rule that no cluster takes: undefined field 'size'.",
  ])
})

test('what stands beside a rule is named where it is wrong', () => {
  const rules = [
    { rule: 'true', messageExpression: '1' },
    { rule: 'true', fieldPath: '.nowhere' },
  ]
  assert.equal(
    said(spec({ type: 'object', 'x-kubernetes-validations': rules })).map((text) => text.split(':')[0]),
    [
      'properties.spec.x-kubernetes-validations[0].messageExpression',
      'properties.spec.x-kubernetes-validations[1].fieldPath',
    ],
  )
})

test('a rule may cost as much as a cluster lets it, by its own estimate', () => {
  const names = (maxItems?: number): Schema => ({
    type: 'array',
    items: { type: 'string', maxLength: 20 },
    ...(maxItems !== undefined && { maxItems }),
    'x-kubernetes-validations': [{ rule: 'self.all(a, self.exists_one(b, a == b))' }],
  })
  assert.equal(said(spec(names(100))), [])
  assert.match(said(spec(names()))[0] ?? '', 'its rule may cost more than 100 times as much as one may')
})

test('a rule reads oldSelf only where items can be told apart', () => {
  const text: Schema = { type: 'string', maxLength: 9, 'x-kubernetes-validations': [{ rule: 'self == oldSelf' }] }
  const item: Schema = { type: 'object', required: ['name'], properties: { name: { type: 'string' }, text } }
  const list: Schema = { type: 'array', maxItems: 9, items: item }
  assert.match(said(spec(list))[0] ?? '', 'oldSelf is not known below a list or map')
  const keys = { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] } as const
  assert.equal(said(spec({ ...list, ...keys })), [])
  const atomic: Schema = { type: 'object', 'x-kubernetes-map-type': 'atomic', properties: { text } }
  assert.equal(said(spec(atomic)), [])
})

test('rules of fields with the same parts as the API server sees them are sound', () => {
  const properties: Record<string, Schema> = {
    'a-b': { type: 'integer' },
    list: { 'x-kubernetes-int-or-string': true },
  }
  const rules = [{ rule: 'self.a__dash__b > 1 && (type(self.list) == int || self.list == "x")' }]
  assert.equal(said(spec({ type: 'object', properties, 'x-kubernetes-validations': rules })), [])
})

test.run()
