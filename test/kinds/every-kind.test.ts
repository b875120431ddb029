import { readdirSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { fieldRows } from '../../src/docs/fields.ts'
import { identity, type Manifest } from '../../src/model/resource.ts'
import { isList, isMapping, type Value } from '../../src/model/value.ts'
import { loadKinds } from '../support/kinds.ts'
import { resourcesIn } from '../support/resources-in.ts'

const HASH = /(^|-)(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{8,}(-|$)/

const kinds = await loadKinds()
const specs = readdirSync('examples/specs', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => kinds.read(`examples/specs/${file}`))
  .filter((spec) => identity(spec).group.endsWith('.motif.dev'))

test('the examples use all nine kinds', () => {
  assert.equal([...new Set(specs.map((spec) => identity(spec).kind))].sort(), [
    'BackendService',
    'BuildPipeline',
    'DataEndpoint',
    'EventTopic',
    'ManagedCache',
    'ManagedDatabase',
    'ProjectSpace',
    'WideColumnStore',
    'WorkflowProject',
  ])
})

for (const spec of specs) {
  const { group, kind, name } = identity(spec)

  test(`every field of ${kind} "${name}" is documented, whatever its version`, () => {
    const rows = kinds
      .find(group, kind)
      .versions.flatMap(({ schema }) => fieldRows(schema.properties?.['spec'] ?? {}, 'spec'))
    assert.ok(rows.length > 2)
    assert.equal(
      rows.filter(({ description }) => description === '').map(({ path }) => path),
      [],
    )
  })

  test(`no name of what ${kind} "${name}" renders to depends on the order of a list, or is a hash`, () => {
    const names = resourcesIn(kinds.render(spec).text).sort()
    const turned = { ...spec, spec: reversed(spec['spec'] ?? null) } as Manifest
    assert.ok(names.length > 0)
    assert.equal(resourcesIn(kinds.render(turned).text).sort(), names)
    assert.equal(
      names.filter((rendered) => HASH.test(rendered.split(' ')[1] ?? '')),
      [],
    )
  })
}

function reversed(value: Value): Value {
  if (isList(value)) return [...value].reverse().map(reversed)
  if (!isMapping(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, reversed(field)]))
}

test.run()
