import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../src/model/kind.ts'
import { estimateSchemaCost } from '../../src/schema/cel/schema-cost.ts'

interface Declared {
  readonly kind: string
  readonly spec: { readonly versions: readonly { readonly schema: { readonly openAPIV3Schema: Schema } }[] }
}

const FOLDER = 'schemas'

const declared = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ file, crd: load(readFileSync(join(FOLDER, file), 'utf8')) as Declared }))
  .filter(({ crd }) => crd.kind === 'CustomResourceDefinition')

for (const { file, crd } of declared) {
  test(`an API server takes the rules of ${file}, because none costs too much`, () => {
    for (const { schema } of crd.spec.versions) {
      const { rules, exceeds } = estimateSchemaCost(schema.openAPIV3Schema)
      const dear = rules.filter((rule) => rule.exceeds).map(({ path, index }) => [...path, index].join('.'))
      assert.equal(dear, [])
      assert.not.ok(exceeds)
      assert.ok(rules.length > 0)
    }
  })
}

test.run()
