import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Manifest } from '../../src/model/resource.ts'
import type { Value } from '../../src/model/value.ts'
import { withLimit } from '../../src/composers/limit.ts'
import { withPurity } from '../../src/composers/purity.ts'
import { loaded, manifests, sentences, thing, withAuthor } from './author.ts'

/** One behaviour that every composition language has: `data` is what the language puts under the object's data. */
interface Case {
  readonly behaviour: string
  /** The composition's data, in each language. */
  readonly data: Readonly<Record<Language, string>>
  readonly spec: Manifest
  readonly expected: Value
}

type Language = 'ts' | 'yaml.hbs'

const LANGUAGES: readonly Language[] = ['ts', 'yaml.hbs']

const WHOLE_SPEC = { ts: 'spec', 'yaml.hbs': '{{spec}}' }
const HOSTILE = 'a: b # c\n- d\n---\n{{x}} "\'`${y} \t \\ \u0000\u2028 & * ! | > % @'

const CASES: readonly Case[] = [
  {
    behaviour: 'values keep their types',
    data: {
      ts: '{ text: spec.text, whole: spec.whole, real: spec.real, on1: spec.on1, big: spec.big }',
      'yaml.hbs':
        '\n  text: {{spec.text}}\n  whole: {{spec.whole}}\n  real: {{spec.real}}\n  on1: {{spec.on1}}\n  big: {{spec.big}}',
    },
    spec: { text: '5', whole: 5, real: 0.5, on1: false, big: 9007199254740993n },
    expected: { text: '5', whole: 5, real: 0.5, on1: false, big: 9007199254740993n },
  },
  {
    behaviour: 'text that YAML would read otherwise stays text',
    data: WHOLE_SPEC,
    spec: { a: 'yes', b: '0644', c: 'null', d: '1e3', e: '', f: ' ', g: '~', h: '2020-01-01' },
    expected: { a: 'yes', b: '0644', c: 'null', d: '1e3', e: '', f: ' ', g: '~', h: '2020-01-01' },
  },
  {
    behaviour: 'an absent value drops its key',
    data: { ts: '{ a: spec.a, b: spec.b }', 'yaml.hbs': '\n  a: {{spec.a}}\n  b: {{spec.b}}' },
    spec: { b: 'x' },
    expected: { b: 'x' },
  },
  {
    behaviour: 'a list is composed item by item',
    data: {
      ts: '{ ports: spec.ports.map((port: number) => ({ port })) }',
      'yaml.hbs': '\n  ports:\n  {{#each spec.ports}}\n  - port: {{this}}\n  {{/each}}',
    },
    spec: { ports: [80, 443] },
    expected: { ports: [{ port: 80 }, { port: 443 }] },
  },
  {
    behaviour: 'lists and mappings are values as a whole',
    data: { ts: '{ all: spec.all, list: [spec.all] }', 'yaml.hbs': '\n  all: {{spec.all}}\n  list: [{{spec.all}}]' },
    spec: { all: { deep: [{ er: [1, 'a', null] }] } },
    expected: { all: { deep: [{ er: [1, 'a', null] }] }, list: [{ deep: [{ er: [1, 'a', null] }] }] },
  },
  {
    behaviour: 'names are made of parts',
    data: {
      ts: '{ name: nameOf(metadata.name, spec.region, 1) }',
      'yaml.hbs': '\n  name: {{nameOf metadata.name spec.region 1}}',
    },
    spec: { region: 'Europe_West 4!' },
    expected: { name: 'orders-europe-west-4-1' },
  },
  {
    behaviour: 'no value breaks out of its place',
    data: {
      ts: '{ value: spec.value, within: `<${spec.value}>` }',
      'yaml.hbs': '\n  value: {{spec.value}}\n  within: <{{spec.value}}>',
    },
    spec: { value: HOSTILE },
    expected: { value: HOSTILE, within: `<${HOSTILE}>` },
  },
  {
    behaviour: 'keys may be values',
    data: { ts: '{ [spec.key]: 1, [`${spec.key}-2`]: 2 }', 'yaml.hbs': '\n  {{spec.key}}: 1\n  {{spec.key}}-2: 2' },
    spec: { key: 'a: b' },
    expected: { 'a: b': 1, 'a: b-2': 2 },
  },
  {
    behaviour: 'keys that objects have by nature are keys like any other',
    data: WHOLE_SPEC,
    spec: { toString: 'a', hasOwnProperty: 'b', valueOf: 'c', length: 1, constructor: 'd' },
    expected: { toString: 'a', hasOwnProperty: 'b', valueOf: 'c', length: 1, constructor: 'd' },
  },
  {
    behaviour: 'unicode comes through',
    data: { ts: '{ [spec.a]: spec.a }', 'yaml.hbs': '\n  {{spec.a}}: {{spec.a}}' },
    spec: { a: 'žluťoučký 🦊 \u200f‮ \ud83d' },
    expected: { 'žluťoučký 🦊 \u200f‮ \ud83d': 'žluťoučký 🦊 \u200f‮ \ud83d' },
  },
]

for (const language of LANGUAGES) {
  for (const { behaviour, data, spec, expected } of CASES) {
    test(`${language}: ${behaviour}`, async () => {
      const file = `compositions/thing.${language}`
      await withAuthor({ [file]: SOURCES[language](data[language]) }, async (root) => {
        const [made] = manifests(await loaded(root, file), thing(spec))
        assert.equal(sortKeys(made?.['data'] ?? null), sortKeys(expected))
      })
    })
  }

  test(`${language}: the same composite gives the same objects, and is left as it was`, async () => {
    const file = `compositions/thing.${language}`
    await withAuthor({ [file]: SOURCES[language](WHOLE_SPEC[language]) }, async (root) => {
      const composition = await loaded(root, file)
      const composite = thing({ list: [{ a: 1 }] })
      const once = manifests(composition, composite)
      assert.equal(manifests(composition, composite), once)
      assert.equal(composite, thing({ list: [{ a: 1 }] }))
      assert.is.not((once[0]?.['data'] as Manifest)['list'], (composite['spec'] as Manifest)['list'])
    })
  })

  test(`${language}: many composites under one limit and one guard give what each gives alone`, async () => {
    const file = `compositions/thing.${language}`
    await withAuthor({ [file]: SOURCES[language](WHOLE_SPEC[language]) }, async (root) => {
      const composition = await loaded(root, file)
      const composites = Array.from({ length: 50 }, (_, i) => thing({ i }, `thing-${i}`))
      const batch = withPurity(() => withLimit(5000, () => composites.map((one) => composition.compose(one))))
      assert.equal(batch, { ok: true, value: composites.map((one) => composition.compose(one)) })
    })
  })

  test(`${language}: each part is stable and is found in the source`, async () => {
    const file = `compositions/thing.${language}`
    await withAuthor({ [file]: TWO_OBJECTS[language] }, async (root) => {
      const composition = await loaded(root, file)
      const { objects } = composition.compose(thing({}))
      const lines = objects.map(
        ({ part }) => `${composition.locate(thing({}), part)?.file}:${composition.locate(thing({}), part)?.line}`,
      )
      assert.equal(lines, [`${file}:3`, `${file}:7`])
      assert.is(new Set(objects.map(({ part }) => part)).size, 2)
      assert.equal(
        composition.compose(thing({}, 'other')).objects.map(({ part }) => part),
        objects.map(({ part }) => part),
      )
    })
  })

  test(`${language}: a composition that makes nothing gives no objects and no problem`, async () => {
    const file = `compositions/thing.${language}`
    await withAuthor({ [file]: EMPTY[language] }, async (root) => {
      assert.equal((await loaded(root, file)).compose(thing({})), { objects: [], diagnostics: [] })
    })
  })

  test(`${language}: an object without a kind is named with its line`, async () => {
    const file = `compositions/thing.${language}`
    await withAuthor({ [file]: KINDLESS[language] }, async (root) => {
      const [problem = ''] = sentences(await loaded(root, file), thing({}))
      assert.match(
        problem,
        new RegExp(`^composition/invalid ${file}:3:\\d+ The composition of Thing "orders" .*an object without kind`),
      )
    })
  })

  test(`${language}: what goes wrong with one composite is said with the line of the composition`, async () => {
    const file = `compositions/thing.${language}`
    await withAuthor({ [file]: FAILING[language] }, async (root) => {
      const composition = await loaded(root, file)
      assert.match(sentences(composition, thing({}))[0] ?? '', new RegExp(`${file}:4:\\d+ .*Thing "orders"`))
      assert.equal(sentences(composition, thing({ a: 'x' })), [])
    })
  })

  test(`${language}: the digest follows the source and all that it includes`, async () => {
    const file = `compositions/thing.${language}`
    const digests = new Set<string>()
    for (const change of ['1', '2']) {
      await withAuthor({ [file]: INCLUDING[language], ...INCLUDED(change) }, async (root) => {
        const { digest, files } = await loaded(root, file)
        digests.add(digest).add((await loaded(root, file)).digest)
        assert.is(files.length, 2)
        assert.is(files[0], file)
      })
    }
    assert.is(digests.size, 2)
  })
}

const HEAD = `import { ApiObject } from 'cdk8s'; import { composition, nameOf } from 'motif'; void nameOf
export default composition<any>((scope, { metadata, spec }) => {
`
const OBJECT = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{metadata.name}}\n'

const SOURCES: Readonly<Record<Language, (data: string) => string>> = {
  ts: (data) =>
    `${HEAD}new ApiObject(scope, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: ${data} } as never) })`,
  'yaml.hbs': (data) => `${OBJECT}data: ${data}\n`,
}

const TWO_OBJECTS: Readonly<Record<Language, string>> = {
  ts: `${HEAD}  new ApiObject(scope, 'a', { apiVersion: 'v1', kind: 'A', metadata: { name: metadata.name } })



  new ApiObject(scope, 'b', { apiVersion: 'v1', kind: 'B', metadata: { name: metadata.name } })
})`,
  'yaml.hbs': `{{!-- two --}}
---
apiVersion: v1
kind: A
metadata: { name: '{{metadata.name}}' }
---
apiVersion: v1
kind: B
metadata: { name: '{{metadata.name}}' }
`,
}

const EMPTY: Readonly<Record<Language, string>> = {
  ts: `${HEAD} void [scope, metadata, spec] })`,
  'yaml.hbs': '# nothing\n{{#if spec.a}}\na: 1\n{{/if}}\n',
}

const KINDLESS: Readonly<Record<Language, string>> = {
  ts: `${HEAD}  new ApiObject(scope, 'a', { apiVersion: 'v1', metadata } as never) })`,
  'yaml.hbs': `# no kind

apiVersion: v1
metadata: { name: '{{metadata.name}}' }
`,
}

const FAILING: Readonly<Record<Language, string>> = {
  ts: `${HEAD}  void [scope, metadata]
  if (spec.a === undefined) throw new Error('no a') })`,
  'yaml.hbs': `apiVersion: v1
kind: A
metadata:
  name: {{metadata.name}}-{{spec.a}}
`,
}

const INCLUDING: Readonly<Record<Language, string>> = {
  ts: `import { a } from './shared/a.ts'\n${HEAD} void [scope, metadata, spec, a] })`,
  'yaml.hbs': '{{> shared/a}}\n',
}

function INCLUDED(change: string): Record<string, string> {
  return {
    'compositions/shared/a.ts': `export const a = ${change}\n`,
    'compositions/shared/a.yaml.hbs': `# ${change}\n`,
  }
}

/** cdk8s sorts keys, templates don't; the emitter does in any case. */
function sortKeys(value: Value): Value {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sortKeys(entry)]),
  )
}

test.run()
