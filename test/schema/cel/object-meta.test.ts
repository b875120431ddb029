import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../../src/model/kind.ts'
import { estimateSchemaCost } from '../../../src/schema/cel/schema-cost.ts'

// An API server 1.36 takes the second schema and refuses the first: it believes a limit of the name only beside the
// other three fields of a resource's top.
const RULE = { rule: 'self.spec.items.all(item, item.parts.all(part, !part.startsWith(self.metadata.name)))' }
const TEXT: Schema = { type: 'string', maxLength: 63 }
const PARTS: Schema = { type: 'array', maxItems: 50, items: TEXT }
const ITEM: Schema = { type: 'object', properties: { parts: PARTS } }
const SPEC: Schema = { type: 'object', properties: { items: { type: 'array', maxItems: 10, items: ITEM } } }

function totalWith(metadata: Schema, more: Readonly<Record<string, Schema>>): number {
  const properties = { ...more, metadata, spec: SPEC }
  return estimateSchemaCost({ type: 'object', properties, 'x-kubernetes-validations': [RULE] }).total
}

test('the limit of metadata.name counts only where apiVersion, kind and both names are declared', () => {
  const names: Schema = { type: 'object', properties: { name: TEXT, generateName: { type: 'string' } } }
  const alone = totalWith({ type: 'object', properties: { name: TEXT } }, {})
  const whole = totalWith(names, { apiVersion: { type: 'string' }, kind: { type: 'string' } })
  assert.ok(alone > 1_000_000, String(alone))
  assert.ok(whole < 100_000, String(whole))
  assert.is(totalWith(names, {}), alone)
})

test.run()
