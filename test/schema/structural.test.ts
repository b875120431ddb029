import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../src/model/kind.ts'
import type { Mapping } from '../../src/model/value.ts'
import { formatPath } from '../../src/model/path.ts'
import { readKind } from '../../src/schema/crd.ts'
import { crdOf } from '../support/crd.ts'

function wrong(document: Mapping): string[] {
  return readKind(document, 'schemas/bucket.yaml', 'package').problems.map(
    ({ path, message }) => `${formatPath(path)}: ${message}`,
  )
}

test('the root of a schema holds an object with fields that are named', () => {
  const of = (more: Schema): string[] => {
    const schema: Schema = { type: 'object', ...more }
    return wrong(crdOf('Bucket', {}, { versions: [{ name: 'v1', schema }] })).map((problem) =>
      problem.replace('spec.versions[0].schema.openAPIV3Schema.', ''),
    )
  }
  assert.equal(of({ additionalProperties: { type: 'string' } }), [
    'additionalProperties: The schema has additionalProperties at its root, where only properties can stand.',
  ])
  assert.equal(of({ nullable: true }), ['nullable: The schema is nullable at its root.'])
  assert.equal(of({ properties: { spec: { type: 'object' } }, anyOf: [{ properties: { constructor: {} } }] }), [
    'anyOf[0].properties.constructor: The schema names constructor inside allOf, anyOf, oneOf or not, but not outside.',
  ])
  assert.equal(of({ additionalProperties: false, nullable: false }), [])
})

test.run()
