import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { motifIn } from '../support/motif-in.ts'
import { withRepository, type Repository } from '../support/repository.ts'

const version = (name: string, field: string, schema: string) => `    - name: ${name}
      served: true
      storage: ${name === 'v1' ? 'true' : 'false'}
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            spec:
              type: object
              required: [${field}]
              properties:
                ${field}: ${schema}
                tier: { type: string, default: BASIC }
`

const MODULE = `import { MB_PER_GB } from './units/memory.ts'

interface Old {
  readonly spec: { readonly memoryMb: number }
}

interface New {
  readonly spec: { readonly memory: string }
}

export function up({ spec: { memoryMb, ...spec }, ...object }: Old): New {
  const memory = memoryMb % MB_PER_GB === 0 ? \`\${memoryMb / MB_PER_GB}Gi\` : \`\${memoryMb}Mi\`
  return { ...object, spec: { memory, ...spec } }
}

export function down({ spec: { memory, ...spec }, ...object }: New): Old {
  const count = Number(memory.slice(0, -2))
  return { ...object, spec: { memoryMb: memory.endsWith('Gi') ? count * MB_PER_GB : count, ...spec } }
}
`

const FILES = {
  'motif.yaml': 'apiVersion: motif.dev/v1alpha1\nkind: Package\nmetadata: { name: caches }\nspec: {}\n',
  'schemas/cache.yaml': `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: caches.acme.example }
spec:
  group: acme.example
  names: { kind: Cache, plural: caches }
  scope: Namespaced
  versions:
${version('v1alpha1', 'memoryMb', '{ type: integer, minimum: 1, maximum: 1023 }')}${version('v1', 'memory', "{ type: string, pattern: '^[1-9][0-9]{0,2}Mi$|^[1-9][0-9]?Gi$' }")}`,
  'schemas/cache.conversion.yaml': `apiVersion: motif.dev/v1alpha1
kind: Conversion
metadata: { name: cache }
spec: { for: { group: acme.example, kind: Cache }, from: v1alpha1, to: v1, module: ./cache.conversion.ts }
`,
  'schemas/cache.conversion.ts': MODULE,
  'schemas/units/memory.ts': 'export const MB_PER_GB = 1024\n',
  'compositions/cache.yaml.hbs':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: "{{metadata.name}}" }\ndata: { memory: "{{spec.memory}} {{spec.tier}}" }\n',
  'specs/orders.yaml': `# Orders of the shop.
apiVersion: acme.example/v1alpha1   # the old one
kind: "Cache"
metadata: {name: orders, namespace: shop}

spec:
    tier:   "PREMIUM"   # paid by the shop
    memoryMb: 512
`,
}

const MIGRATED = FILES['specs/orders.yaml'].replace('v1alpha1', 'v1').replace('memoryMb: 512', 'memory: "512Mi"')

const run = (folder: string, ...argv: readonly string[]) => motifIn(folder, argv.join(' '))

function spec({ root }: Repository): string {
  return readFileSync(join(root, 'specs/orders.yaml'), 'utf8')
}

test('a spec renders through a module to the same bytes before and after migrate, up and down', () =>
  withRepository(FILES, async (repository) => {
    const { root } = repository
    const rendered = await run(root, 'render')
    assert.is(rendered.exitCode, 0, rendered.stderr)
    assert.match(readFileSync(join(root, 'manifests/shop/cache-orders.yaml'), 'utf8'), 'memory: 512Mi PREMIUM')
    const up = await run(root, 'migrate', '--write')
    assert.is(up.exitCode, 0, up.stderr)
    assert.is(spec(repository), MIGRATED)
    assert.is((await run(root, 'render', '--check')).exitCode, 0)
    const down = await run(root, 'migrate', 'Cache', '--to', 'v1alpha1', '--write')
    assert.is(down.exitCode, 0, down.stderr)
    assert.is(spec(repository), FILES['specs/orders.yaml'])
    assert.is((await run(root, 'render', '--check')).exitCode, 0)
  }))

test('validate, plan and explain run the module too', () =>
  withRepository(FILES, async ({ root }) => {
    assert.is((await run(root, 'validate')).exitCode, 0)
    assert.is((await run(root, 'render')).exitCode, 0)
    const plan = await run(root, 'plan')
    assert.is(plan.exitCode, 0, plan.stderr)
    const explained = await run(root, 'explain', 'ConfigMap/orders', 'data.memory')
    assert.is(explained.exitCode, 0, explained.stderr)
    assert.match(explained.stdout, 'specs/orders.yaml:8')
  }))

test('what is kept of an earlier run is not taken where a file that the module imports has changed', () =>
  withRepository(FILES, async ({ root, write }) => {
    const cache = mkdtempSync(join(tmpdir(), 'motif-module-'))
    assert.is((await run(root, 'render', '--cache', cache)).exitCode, 0)
    write({ 'schemas/units/memory.ts': 'export const MB_PER_GB = 512\n' })
    assert.is((await run(root, 'render', '--cache', cache)).exitCode, 0)
    assert.match(readFileSync(join(root, 'manifests/shop/cache-orders.yaml'), 'utf8'), 'memory: 1Gi PREMIUM')
  }))

test('compat sends made-up specs through the module and back, and names what it loses', () =>
  withRepository(FILES, async ({ root, write }) => {
    const good = await run(root, 'compat')
    assert.is(good.exitCode, 0, good.stderr + good.stdout)
    assert.match(good.stdout, 'Cache v1alpha1 to v1 and back: 100 of 100 made-up specs the same.')
    write({ 'schemas/cache.conversion.ts': MODULE.replace('{ memory, ...spec }', '{ memory }') })
    const lossy = await run(root, 'compat')
    assert.is(lossy.exitCode, 1)
    assert.match(lossy.stderr, 'Cache v1alpha1 to v1: spec.tier is lossy')
  }))

test('migrate says what a module does to the built-in objects, and puts it back', () =>
  withRepository(FILES, async ({ root, write }) => {
    const before = Object.getOwnPropertyDescriptor(Array.prototype, 'at')
    const changing = MODULE.replace('  const memory =', '  Array.prototype.at = () => undefined\n  const memory =')
    write({ 'schemas/cache.conversion.ts': changing })
    const said = await run(root, 'migrate')
    assert.is(said.exitCode, 1)
    assert.match(said.stderr, 'schemas/cache.conversion.ts changes Array.prototype.at, which all code shares.')
    assert.equal(Object.getOwnPropertyDescriptor(Array.prototype, 'at'), before)
  }))

test.run()
