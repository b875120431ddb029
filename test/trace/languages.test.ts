import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { crd } from '../support/program.ts'
import { MOTIF } from '../support/things.ts'
import { pathsOf, withTraced } from '../support/traced.ts'
import { compile } from '../../src/pipeline/compile.ts'
import { unusedFields } from '../../src/trace/unused.ts'

const SHOP = crd('shop.example', 'Shop', {
  required: ['tier'],
  properties: {
    tier: { type: 'string', enum: ['small', 'large'] },
    zones: {
      type: 'array',
      items: { type: 'object', properties: { name: { type: 'string' }, size: { type: 'integer' } } },
    },
    isPublic: { type: 'boolean', default: false },
    isAudited: { type: 'boolean', default: false },
    note: { type: 'string' },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
  },
})
const CACHE = crd('shop.example', 'Cache', {
  properties: { size: { type: 'string' }, replicas: { type: 'integer', default: 2 } },
})
const SPEC = `apiVersion: shop.example/v1
kind: Shop
metadata: { name: red, namespace: a }
spec:
  tier: large
  zones:
    - { name: north, size: 1 }
    - { name: south, size: 2 }
  note: nobody reads this
  labels: { team: red }
`
const CACHE_TS = `import { ApiObject } from 'cdk8s'
import { composition } from 'motif'
export default composition<any>((scope, { metadata, spec }) => {
  new ApiObject(scope, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: metadata.name + '-cache' }, data: { size: spec.size, replicas: String(spec.replicas) } } as never)
})
`
const SHOP_TS = `import { ApiObject } from 'cdk8s'
import { composition } from 'motif'
const SIZES: Record<string, string> = { small: '1', large: '9' }
export default composition<any>((scope, { metadata, spec }) => {
  new ApiObject(scope, 'shop', {
    apiVersion: 'v1', kind: 'ConfigMap',
    metadata: { name: metadata.name, labels: spec.labels },
    data: { zones: String(spec.zones.length), open: spec.isPublic && spec.isAudited ? 'yes' : 'no' },
  } as never)
  for (const { name, size } of spec.zones) {
    new ApiObject(scope, 'zone-' + name, {
      apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: metadata.name + '-' + name }, data: { ['size-' + name]: String(size) },
    } as never)
  }
  new ApiObject(scope, 'cache', { apiVersion: 'shop.example/v1', kind: 'Cache', metadata: { name: metadata.name }, spec: { size: SIZES[spec.tier] } } as never)
})
`
const SHOP_HBS = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{metadata.name}}
  labels: {{spec.labels}}
data:
  zones: "{{spec.zones.length}}"
  open: {{#if (and spec.isPublic spec.isAudited)}}yes-{{else}}no-{{/if}}
{{#each spec.zones}}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{../metadata.name}}-{{name}}
data:
  size-{{name}}: "{{size}}"
{{/each}}
---
apiVersion: shop.example/v1
kind: Cache
metadata:
  name: {{metadata.name}}
spec:
  size: {{#if (eq spec.tier "large")}}"9"{{else}}"1"{{/if}}
`

for (const [language, composition] of [
  ['TypeScript', { 'compositions/shop.ts': SHOP_TS }],
  ['Handlebars', { 'compositions/shop.yaml.hbs': SHOP_HBS }],
] as const) {
  const files = {
    'motif.yaml': MOTIF,
    'schemas/shop.yaml': SHOP,
    'schemas/cache.yaml': CACHE,
    'compositions/cache.ts': CACHE_TS,
    'specs/red.yaml': SPEC,
    ...composition,
  }

  test(`${language}: lists, maps, computed keys and nested composites lead to the lines of the root's spec`, async () => {
    await withTraced(files, ({ why, cause }) => {
      assert.is(why('ConfigMap/red', 'metadata.labels.team'), 'spec: spec.labels.team')
      assert.is(why('ConfigMap/red', 'data.zones'), 'spec: spec.zones')
      assert.is(why('ConfigMap/red-south', 'metadata.name'), 'spec: metadata.name spec.zones[1].name')
      assert.is(why('ConfigMap/red-south', 'data["size-south"]'), 'spec: spec.zones[1].name spec.zones[1].size')
      assert.equal(pathsOf(cause('ConfigMap/red-south', '').exists), ['spec.zones[1]'])
      const size = cause('ConfigMap/red-cache', 'data.size')
      assert.equal(
        size.spec.map(({ path, origin }) => [path, origin.file, origin.line]),
        [['spec.tier', 'specs/red.yaml', 5]],
      )
      assert.is(size.composition?.file, 'compositions/cache.ts')
      assert.equal(
        size.via?.map(({ file }) => file),
        Object.keys(composition),
      )
    })
  })

  test(`${language}: compiling with a trace gives the same bytes, and the lines that make each resource`, async () => {
    await withTraced(files, ({ program }) => {
      const [source] = program.sources()
      if (source === undefined) throw new Error('there is no source')
      const options = { format: 'yaml', isTwice: false } as const
      const plain = compile(program, source, options)
      const { trace, ...unit } = compile(program, source, { ...options, trace: true })
      assert.equal(unit, plain)
      assert.equal(
        trace?.resources.map(({ part }) => part),
        plain.index.map(({ part }) => part),
      )
      const nested = trace?.resources.find(({ via }) => via.length > 0)
      assert.equal(nested?.via, ['shop.example/Cache/a/red'])
      assert.equal(
        nested?.composition.map(({ file }) => file),
        [...Object.keys(composition), 'compositions/cache.ts'],
      )
    })
  })

  test(`${language}: a default of a nested kind is named with its line`, async () => {
    await withTraced(files, ({ cause }) => {
      const { because, schema } = cause('ConfigMap/red-cache', 'data.replicas')
      assert.is(because, 'default')
      assert.is(schema?.file, 'schemas/cache.yaml')
    })
  })

  test(`${language}: what was read and moved nothing stands under reads`, async () => {
    await withTraced(files, ({ cause }) => {
      const { spec, reads } = cause('ConfigMap/red', 'data.open')
      assert.equal(pathsOf(spec), [])
      assert.ok(pathsOf(reads).includes('spec.isPublic'), pathsOf(reads).join(' '))
    })
  })

  test(`${language}: a field that is neither read nor moves anything is named, and only that`, async () => {
    await withTraced(files, ({ program, tracer }) => {
      const said = program.sources().flatMap((source) => unusedFields(program, tracer, source))
      assert.equal(
        said.map(({ code, path, origin }) => [code, path, origin?.line]),
        [['source/unused', 'spec.note', 9]],
      )
    })
  })
}

test('a free text that a composition compares with a word of its own is found by that word, a number by its threshold', async () => {
  const kind = crd('shop.example', 'Shop', { properties: { mode: { type: 'string' }, size: { type: 'integer' } } })
  const code = `import { ApiObject } from 'cdk8s'
import { composition } from 'motif'
export default composition<any>((scope, { metadata, spec }) => {
  const data = { open: spec.mode === 'closed' ? 'no' : 'yes', big: spec.size > 731 ? 'yes' : 'no' }
  new ApiObject(scope, 'shop', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: metadata.name }, data } as never)
})
`
  const spec =
    'apiVersion: shop.example/v1\nkind: Shop\nmetadata: { name: red, namespace: a }\nspec: { mode: usual, size: 9 }\n'
  const files = { 'motif.yaml': MOTIF, 'schemas/shop.yaml': kind, 'compositions/shop.ts': code, 'specs/red.yaml': spec }
  await withTraced(files, ({ why }) => {
    assert.is(why('ConfigMap/red', 'data.open'), 'spec: spec.mode')
    assert.is(why('ConfigMap/red', 'data.big'), 'spec: spec.size')
  })
})

test('an override decides what it sets, whatever the spec says', async () => {
  const override = `apiVersion: motif.dev/v1alpha1
kind: Override
metadata: { name: bigger }
spec:
  target: { group: "", kind: ConfigMap, name: red }
  reason: a test
  edits:
    - set: { path: metadata.labels.owner, value: me }
    - set: { path: data.zones, value: "7" }
`
  const files = {
    'motif.yaml': MOTIF,
    'schemas/shop.yaml': SHOP,
    'schemas/cache.yaml': CACHE,
    'compositions/cache.ts': CACHE_TS,
    'compositions/shop.ts': SHOP_TS,
    'specs/red.yaml': SPEC,
    'specs/zz-override.yaml': override,
  }
  await withTraced(files, ({ cause, why }) => {
    const zones = cause('ConfigMap/red', 'data.zones')
    assert.equal(
      [zones.because, zones.override?.file, zones.override?.line, pathsOf(zones.spec).length],
      ['override', 'specs/zz-override.yaml', 9, 0],
    )
    assert.is(cause('ConfigMap/red', 'metadata.labels.owner').override?.line, 8)
    assert.is(why('ConfigMap/red', 'metadata.labels.team'), 'spec: spec.labels.team')
  })
})

test.run()
