import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../../src/model/kind.ts'
import type { Value } from '../../../src/model/value.ts'
import { loaded, manifests, refusals, sentences, thing, thingKind, withAuthor } from '../author.ts'

const FILE = 'compositions/thing.yaml.hbs'
const HEAD = 'apiVersion: v1\nkind: A\nmetadata: { name: "{{metadata.name}}" }\n'

test('partials stand below compositions/, with their own context and indentation', async () => {
  const files = {
    [FILE]: `${HEAD}data:\n  labels:\n    {{> shared/labels}}\n  {{> shared/pool spec.pool size=(add spec.pool.n 1)}}\n`,
    'compositions/shared/labels.yaml.hbs': 'app: {{metadata.name}}\n{{> shared/deep/more}}\n',
    'compositions/shared/deep/more.yaml.hbs': 'tier: {{spec.tier}}\ntext: |\n  a\n\n  b\n',
    'compositions/shared/pool.yaml.hbs': 'pool: [{{n}}, {{size}}, {{../metadata.name}}]\n',
  }
  await withAuthor(files, async (root) => {
    const composition = await loaded(root, FILE)
    assert.equal(manifests(composition, thing({ tier: 'S', pool: { n: 1 } }))[0]?.['data'], {
      labels: { app: 'orders', tier: 'S', text: 'a\n\nb\n' },
      pool: [1, 2, 'orders'],
    })
    assert.equal(composition.files, [
      FILE,
      'compositions/shared/deep/more.yaml.hbs',
      'compositions/shared/labels.yaml.hbs',
      'compositions/shared/pool.yaml.hbs',
    ])
  })
})

const POOLS: Schema = {
  type: 'object',
  properties: {
    n: { type: 'integer' },
    absent: { type: 'integer' },
    pool: { type: 'object', properties: { n: { type: 'integer' } } },
  },
}

const GIVEN: readonly [what: string, call: string, partial: string, pool: Value][] = [
  ['a context', '{{> pool spec.pool}}', '{{n}}', 1],
  ['a value of its own', '{{> pool size=spec.n}}', '{{size}}, {{spec.pool.n}}', [7, 1]],
  ['a context and values over it', '{{> pool spec.pool n=spec.n size=3}}', '{{n}}, {{size}}', [7, 3]],
  ['an absent value, which takes nothing away', '{{> pool spec.pool n=spec.absent}}', '{{n}}', 1],
  ['nothing', '{{> pool}}', '{{spec.n}}', 7],
]

for (const [what, call, partial, pool] of GIVEN) {
  test(`a partial that is given ${what} sees that, in a schema that knows every field`, async () => {
    const text = Array.isArray(pool) ? `pool: [${partial}]\n` : `pool: ${partial}\n`
    const files = { [FILE]: `${HEAD}data:\n  ${call}\n`, 'compositions/pool.yaml.hbs': text }
    await withAuthor(files, async (root) => {
      const composition = await loaded(root, FILE, thingKind(POOLS))
      assert.equal(manifests(composition, thing({ n: 7, pool: { n: 1 } }))[0]?.['data'], { pool })
    })
  })
}

test('a partial that is given a context has the fields of that, and no others', async () => {
  const files = { [FILE]: '{{> pool spec.pool size=1}}', 'compositions/pool.yaml.hbs': '{{size}}{{n}}{{tier}}' }
  await withAuthor(files, async (root) => {
    assert.equal(await refusals(root, FILE, thingKind(POOLS)), [
      'template/unknown-path compositions/pool.yaml.hbs:1:16 {{tier}}: the schema of Thing has no spec.pool.tier.',
    ])
  })
})

test('what is wrong in a partial is said with its place in the partial', async () => {
  const files = {
    [FILE]: `${HEAD}data:\n  {{> shared/a}}\n`,
    'compositions/shared/a.yaml.hbs': 'a: 1\nb: c: d\n',
  }
  await withAuthor(files, async (root) => {
    assert.match(
      sentences(await loaded(root, FILE), thing({}))[0] ?? '',
      /^template\/yaml compositions\/shared\/a\.yaml\.hbs:2:4 /,
    )
  })
})

test('a partial that includes itself is named with the way round', async () => {
  const files = {
    [FILE]: '{{> shared/a}}',
    'compositions/shared/a.yaml.hbs': '{{> shared/b}}',
    'compositions/shared/b.yaml.hbs': '{{> shared/a}}',
  }
  await withAuthor(files, async (root) => {
    assert.equal(await refusals(root, FILE), [
      `template/forbidden compositions/shared/b.yaml.hbs:1:1 compositions/shared/a.yaml.hbs includes itself through ${FILE} -> compositions/shared/a.yaml.hbs -> compositions/shared/b.yaml.hbs -> compositions/shared/a.yaml.hbs.`,
    ])
  })
})

test('a partial that is a link out of compositions/ is not read', async () => {
  await withAuthor({ [FILE]: '{{> out}}', 'secret.yaml.hbs': 'a: 1' }, async (root) => {
    symlinkSync(join(root, 'secret.yaml.hbs'), join(root, 'compositions/out.yaml.hbs'))
    assert.equal(await refusals(root, FILE), [
      `template/forbidden ${FILE}:1:1 compositions/out.yaml.hbs is a link that leads out of compositions/.`,
    ])
  })
})

test.run()
