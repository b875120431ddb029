import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Composed } from '../../src/model/composition.ts'
import type { Manifest } from '../../src/model/resource.ts'
import { loaded, manifests, refusals, sentence, sentences, thing, withAuthor, writeFiles } from './author.ts'

const FILE = 'compositions/thing.ts'
const HEAD = `import * as cdk8s from 'cdk8s'
import { ApiObject, Chart, JsonPatch, Lazy } from 'cdk8s'
import { Construct, DependencyGroup } from 'constructs'
import { composition } from 'motif'
void [cdk8s, ApiObject, Chart, JsonPatch, Lazy, Construct, DependencyGroup]
const object = (scope: any, id: string, more: object = {}) =>
  new ApiObject(scope, id, { apiVersion: 'v1', kind: 'A', metadata: { name: id }, ...more } as never)
`
const FIRST_LINE = HEAD.split('\n').length + 1

/** A composition whose body begins at FIRST_LINE. */
function body(text: string): Record<string, string> {
  return {
    [FILE]: `${HEAD}export default composition<any>((scope, { metadata, spec }) => { void [metadata, spec]\n${text}\n})`,
  }
}

async function objectsOf(text: string, spec: Manifest = {}): Promise<readonly Composed[]> {
  let objects: readonly Composed[] = []
  await withAuthor(body(text), async (root) => {
    const composing = (await loaded(root, FILE)).compose(thing(spec))
    assert.equal(composing.diagnostics.map(sentence), [])
    objects = composing.objects
  })
  return objects
}

async function problemsOf(text: string, spec: Manifest = {}): Promise<readonly string[]> {
  let problems: readonly string[] = []
  await withAuthor(body(text), async (root) => {
    problems = sentences(await loaded(root, FILE), thing(spec))
  })
  return problems
}

test('Lazy values, metadata and JSON patches are in the object', async () => {
  const [made] = await objectsOf(`
    const a = object(scope, 'a', { spec: { late: Lazy.any({ produce: () => value }), n: 1 } })
    const value = 'produced'
    a.metadata.addLabel('l', '1'); a.metadata.addAnnotation('b', '2')
    a.addJsonPatch(JsonPatch.replace('/spec/n', 2))`)
  assert.equal(made?.manifest, {
    apiVersion: 'v1',
    kind: 'A',
    metadata: { annotations: { b: '2' }, labels: { l: '1' }, name: 'a' },
    spec: { late: 'produced', n: 2 },
  })
})

test('a composition does not learn where its package lies', async () => {
  const [made] = await objectsOf(`object(scope, 'a', { spec: [__filename, __dirname] })`)
  assert.equal(made?.manifest['spec'], ['compositions/thing.ts', 'compositions'])
})

test('a class with its own toJson has the last word', async () => {
  const [made] = await objectsOf(`
    class Own extends ApiObject { override toJson() { return { ...super.toJson(), extra: [undefined], gone: undefined } } }
    new Own(scope, 'a', { apiVersion: 'v1', kind: 'A' })`)
  assert.equal(made?.manifest['extra'], [null])
  assert.is('gone' in (made?.manifest ?? {}), false)
})

test('an object without a name is named by the chart and its path, without a hash', async () => {
  const [made] = await objectsOf(
    `new ApiObject(new Construct(scope, 'group'), 'part', { apiVersion: 'v1', kind: 'A' })`,
  )
  assert.equal(made?.manifest['metadata'], { name: 'thing-orders-group-part' })
  assert.is(made?.part, 'group/part')
})

test('nobody puts a namespace on anything', async () => {
  const [made] = await objectsOf(`object(scope, 'a')`)
  assert.equal(made?.manifest['metadata'], { name: 'a' })
})

test('dependencies are positions: of objects, of groups, of constructs', async () => {
  const objects = await objectsOf(`
    const group = new Construct(scope, 'group')
    object(group, 'one'); object(group, 'two')
    const last = object(scope, 'last')
    last.addDependency(group)
    const both = new DependencyGroup(last, group.node.findChild('one') as never)
    const after = new Construct(scope, 'after')
    object(after, 'x'); object(after, 'y')
    after.node.addDependency(both)
    object(scope, 'self').addDependency(scope.node.findChild('self') as never)`)
  assert.equal(
    objects.map(({ part, dependsOn }) => [part, dependsOn]),
    [
      ['group/one', []],
      ['group/two', []],
      ['last', [0, 1]],
      ['after/x', [0, 2]],
      ['after/y', [0, 2]],
      ['self', []],
    ],
  )
})

test('a dependency of a construct on another reaches all of their objects in time that grows with them', async () => {
  const start = performance.now()
  const objects = await objectsOf(`
    let before: any
    for (let i = 0; i < 3000; i++) { const next = object(scope, 'o' + i); if (before) next.addDependency(before); before = next }`)
  assert.equal(objects[2999]?.dependsOn, [2998])
  assert.ok(performance.now() - start < 5000)
})

test('cdk8s-plus works, and its selectors follow from the kind and the name', async () => {
  let selectors: unknown[] = []
  const files = {
    [FILE]: `import { composition } from 'motif'
import { Deployment, ServiceType } from 'cdk8s-plus-33'
export default composition<any>((scope, { spec }) => {
  const web = new Deployment(scope, 'web', { replicas: spec.replicas, containers: [{ image: 'nginx', portNumber: 80 }] })
  web.exposeViaService({ serviceType: ServiceType.CLUSTER_IP })
})`,
  }
  await withAuthor(files, async (root) => {
    const made = manifests(await loaded(root, FILE), thing({ replicas: 2 }))
    assert.equal(
      made.map(({ kind }) => kind),
      ['Deployment', 'Service'],
    )
    assert.equal(
      made.map(({ metadata }) => (metadata as Manifest)['name']),
      ['thing-orders-web', 'thing-orders-web-service'],
    )
    selectors = made.map((one) => JSON.stringify((one['spec'] as Manifest)['selector']))
    assert.equal(manifests(await loaded(root, FILE), thing({ replicas: 2 })), made)
  })
  assert.match(String(selectors[0]), /cdk8s\.io\/metadata\.addr/)
})

test('what a construct finds wrong with itself is said with its line', async () => {
  const problems = await problemsOf(`const c = new Construct(scope, 'c')
c.node.addValidation({ validate: () => ['c needs a d'] })`)
  assert.equal(problems, [
    `composition/invalid ${FILE}:${FIRST_LINE}:11 The composition of Thing "orders" made "c", and it says: c needs a d.`,
  ])
})

const THROWN: readonly [what: string, text: string, expected: string][] = [
  [
    'an error',
    `\nthrow new TypeError('boom')`,
    `composition/throws ${FILE}:${FIRST_LINE + 1}:7 The composition of Thing "orders" threw: boom`,
  ],
  [
    'an error of several lines',
    `throw new Error(' no size:\\n  say one\\n')`,
    `composition/throws ${FILE}:${FIRST_LINE}:7 The composition of Thing "orders" threw: no size: say one`,
  ],
  ['a text', `throw 'boom'`, `composition/throws ${FILE}:1:1 The composition of Thing "orders" threw: boom`],
  [
    'an error in a library, at the line that called it',
    `object(scope, 'a')\nobject(scope, 'a')`,
    `composition/throws ${FILE}:7:3 The composition of Thing "orders" makes two constructs with the id "a".`,
  ],
  [
    'an error while rendering, at the line of the object',
    `new ApiObject(scope, 'a', { apiVersion: 'v1', kind: 'A', x: new Map() } as never)`,
    `composition/throws ${FILE}:${FIRST_LINE}:1 The composition of Thing "orders", rendering "a", threw: can't render non-simple object of type 'Map'`,
  ],
  [
    'endless recursion',
    `const f = (): number => 1 + f()\nf()`,
    `composition/throws ${FILE}:${FIRST_LINE}:25 The composition of Thing "orders" threw: Maximum call stack size exceeded`,
  ],
  [
    'an object without an apiVersion',
    `new ApiObject(scope, 'a', { kind: 'A' } as never)`,
    `composition/invalid ${FILE}:${FIRST_LINE}:1 The composition of Thing "orders" makes an object whose apiVersion is not <group>/<version>.`,
  ],
  [
    'a value that is no data',
    `new ApiObject(scope, 'a', { apiVersion: 'v1', kind: 'A', spec: { list: [1, () => 1] } } as never)`,
    `composition/invalid ${FILE}:${FIRST_LINE}:1 The composition of Thing "orders" made "a", whose spec.list[1] is a function.`,
  ],
  [
    'a number that is none',
    `new ApiObject(scope, 'a', { apiVersion: 'v1', kind: 'A', spec: { size: 0 / 0 } } as never)`,
    `composition/invalid ${FILE}:${FIRST_LINE}:1 The composition of Thing "orders" made "a", whose spec.size is NaN.`,
  ],
  [
    'an object nested deeper than a file may be',
    `let deep: object = {}\nfor (let i = 0; i < 3000; i++) deep = { d: deep }\nobject(scope, 'a', { deep })`,
    `composition/invalid ${FILE}:7:3 The composition of Thing "orders" made "a", whose deep${'.d'.repeat(99)} is nested deeper than 100 levels.`,
  ],
  [
    'lists nested deeper than a file may be',
    `let deep: unknown = []\nfor (let i = 0; i < 300; i++) deep = [deep]\nobject(scope, 'a', { deep })`,
    `composition/invalid ${FILE}:7:3 The composition of Thing "orders" made "a", whose deep${'[0]'.repeat(99)} is nested deeper than 100 levels.`,
  ],
  [
    'an error whose message throws when it is read',
    `throw Object.defineProperty(new Error(), 'message', { get: () => { throw new Error('again') } })`,
    `composition/throws ${FILE}:1:1 The composition of Thing "orders" threw: something that cannot be shown`,
  ],
  [
    'an error whose message and stack are no text',
    `throw Object.assign(new Error(), { message: { a: 1 }, stack: 5 })`,
    `composition/throws ${FILE}:1:1 The composition of Thing "orders" threw: { a: 1 }`,
  ],
  [
    'something that cannot be looked at',
    `throw new Proxy({}, { getPrototypeOf() { throw 1 } })`,
    `composition/throws ${FILE}:1:1 The composition of Thing "orders" threw: something that cannot be shown`,
  ],
  [
    'an error of a megabyte',
    `throw 'x'.repeat(1e6)`,
    `composition/throws ${FILE}:1:1 The composition of Thing "orders" threw: ${'x'.repeat(1000)}…`,
  ],
  [
    'a promise',
    `return Promise.reject(new Error('later')) as never`,
    `composition/async ${FILE}:1:1 The composition of Thing "orders" returned a promise.`,
  ],
]

for (const [what, text, expected] of THROWN) {
  test(`a composition that gives ${what} is told so`, async () => {
    assert.equal(await problemsOf(text), [expected])
  })
}

test('an error in shared code is said at the composition that calls it, with the place itself beside it', async () => {
  const files = {
    [FILE]: `import { composition } from 'motif'
import { fail } from '../lib/fail.ts'
export default composition<unknown>(() => fail('deep'))`,
    'lib/fail.ts': 'export function fail(text: string): void {\n  throw new Error(text)\n}\n',
  }
  await withAuthor(files, async (root) => {
    const [problem] = (await loaded(root, FILE)).compose(thing({})).diagnostics
    assert.is(
      problem && sentence(problem),
      `composition/throws ${FILE}:3:43 The composition of Thing "orders" threw: deep`,
    )
    assert.equal(
      problem?.related?.map(({ origin }) => `${origin.file}:${origin.line}:${origin.column}`),
      ['lib/fail.ts:2:9'],
    )
  })
})

test('a part made inside a library or a generated class is located at the line of the composition', async () => {
  const files = {
    [FILE]: `import { composition } from 'motif'
import { Deployment } from 'cdk8s-plus-33'
import { Bucket } from '../generated/bucket.ts'
export default composition<any>((scope) => {
  new Bucket(scope, 'bucket')
  new Deployment(scope, 'web', { containers: [{ image: 'nginx' }] })
})`,
    'generated/bucket.ts': `import { ApiObject } from 'cdk8s'
export class Bucket extends ApiObject {
  constructor(scope: any, id: string) { super(scope, id, { apiVersion: 'v1', kind: 'Bucket' }) }
}`,
  }
  await withAuthor(files, async (root) => {
    const composition = await loaded(root, FILE)
    const { objects } = composition.compose(thing({}))
    assert.equal(
      objects.map(({ part }) => [part, composition.locate(thing({}), part)?.line]),
      [
        ['bucket', 5],
        ['web/Resource', 6],
      ],
    )
    assert.is(composition.locate(thing({}), 'no/such/part'), undefined)
  })
})

test('a part made after dependencies were declared is located too', async () => {
  const made = body(`const first = object(scope, 'first')
const { node } = object(scope, 'second')
node.addDependency(new DependencyGroup(first))
object(scope, 'after-' + node.dependencies.length)
new ApiObject(scope, 'third', { apiVersion: 'v1', kind: 'A' })`)
  await withAuthor(made, async (root) => {
    const composition = await loaded(root, FILE)
    assert.is(composition.locate(thing({}), 'third')?.line, FIRST_LINE + 4)
  })
})

test("a cdk8s of the author's that cannot be loaded is said, not passed by", async () => {
  const source = `import { composition } from 'motif'\nexport default composition(() => {})`
  await withAuthor({ [FILE]: source }, async (root) => {
    rmSync(join(root, 'node_modules/cdk8s'))
    writeFiles(root, {
      'node_modules/cdk8s/package.json': '{"version":"2.0.0","main":"i.cjs"}',
      'node_modules/cdk8s/i.cjs': 'throw new Error("no luck")',
    })
    assert.equal(await refusals(root, FILE), [
      `composition/load ${FILE}:1:1 ${FILE} imports "cdk8s", which cannot be loaded: no luck`,
    ])
  })
})

test('what a composition does to its composite stays with it', async () => {
  const composite = thing({ list: [1] })
  await withAuthor(body(`spec.list.push(2); object(scope, 'a', { spec })`), async (root) => {
    const composition = await loaded(root, FILE)
    assert.equal(manifests(composition, composite)[0]?.['spec'], { list: [1, 2] })
    assert.equal(manifests(composition, composite)[0]?.['spec'], { list: [1, 2] })
  })
  assert.equal(composite, thing({ list: [1] }))
})

test('packages that are ES modules only are loaded, even those that await', async () => {
  const files: Record<string, string> = {
    ...body(`object(scope, 'a', { data: { esm, awaited } })`),
    'node_modules/esm-only/package.json': '{"version":"1.0.0","type":"module","exports":{"import":"./i.js"}}',
    'node_modules/esm-only/i.js': 'export const esm = "esm"',
    'node_modules/awaiting/package.json': '{"version":"1.0.0","type":"module","exports":"./i.js"}',
    'node_modules/awaiting/i.js': 'export const awaited = await Promise.resolve("awaited")',
  }
  files[FILE] = `import { esm } from 'esm-only'\nimport { awaited } from 'awaiting'\n${files[FILE] ?? ''}`
  await withAuthor(files, async (root) => {
    assert.equal(manifests(await loaded(root, FILE), thing({}))[0]?.['data'], {
      awaited: 'awaited',
      esm: 'esm',
    })
  })
})

test("motif's own cdk8s serves where the author has none", async () => {
  await withAuthor(body(`object(scope, 'a', { late: Lazy.any({ produce: () => 1 }) })`), async (root) => {
    rmSync(join(root, 'node_modules'), { recursive: true })
    assert.is(manifests(await loaded(root, FILE), thing({}))[0]?.['late'], 1)
  })
})

test.run()
