import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../../src/model/kind.ts'
import { compileRule } from '../../../src/schema/cel/compile.ts'
import { estimateSchemaCost } from '../../../src/schema/cel/schema-cost.ts'
import { dataTest, SHARED_DATA } from '../../support/shared-data.ts'

interface Crd {
  readonly spec: { readonly versions: readonly { readonly schema: { readonly openAPIV3Schema: Schema } }[] }
}

interface Found {
  readonly compiled: number
  readonly refused: readonly string[]
}

/** Compiles every rule of a schema and below. */
function compileAll(schema: Schema, isRoot: boolean): Found {
  const rules = schema['x-kubernetes-validations'] ?? []
  const errors = rules.flatMap((rule) => compileRule(rule, schema, { isRoot }).error ?? [])
  const { items, additionalProperties } = schema
  const children = [...Object.values(schema.properties ?? {}), ...(items === undefined ? [] : [items])]
  if (typeof additionalProperties === 'object') children.push(additionalProperties)
  return children
    .map((child) => compileAll(child, false))
    .reduce((sum, one) => ({ compiled: sum.compiled + one.compiled, refused: [...sum.refused, ...one.refused] }), {
      compiled: rules.length,
      refused: errors,
    })
}

dataTest(test, 'every rule of the Config Connector CRDs compiles and is cheap enough', () => {
  const folder = join(SHARED_DATA, 'config-connector/crds')
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
  const schemas = texts
    .filter((text) => text.includes('x-kubernetes-validations'))
    .flatMap((text) => (load(text) as Crd).spec.versions.map((version) => version.schema.openAPIV3Schema))
  const found = schemas.map((schema) => compileAll(schema, true))
  assert.equal(
    found.flatMap(({ refused }) => refused),
    [],
  )
  const compiled = found.reduce((sum, one) => sum + one.compiled, 0)
  assert.ok(compiled >= 124, String(compiled))
  assert.is(
    schemas.some((schema) => estimateSchemaCost(schema).exceeds),
    false,
  )
})

test.run()
