import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../../src/model/kind.ts'
import { load, refusals, sentence, thingKind, withAuthor } from '../author.ts'

const FILE = 'compositions/thing.yaml.hbs'

const SPEC: Schema = {
  type: 'object',
  properties: {
    tier: { type: 'string' },
    ports: {
      type: 'array',
      items: {
        type: 'object',
        properties: { port: { type: 'integer' }, tags: { type: 'array', items: { type: 'string' } } },
      },
    },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    pools: { type: 'object', additionalProperties: { type: 'object', properties: { size: { type: 'integer' } } } },
    free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: { known: { type: 'string' } } },
  },
}

const KNOWN: readonly string[] = [
  '{{spec.tier}} {{metadata.namespace}} {{metadata.labels.any}} {{metadata.annotations.[a/b]}}',
  '{{spec.labels.any}} {{spec.pools.any.size}} {{spec.free.a.b.c}} {{spec.ports.0.port}} {{spec.ports.length}}',
  '{{#each spec.ports}}{{port}} {{this.port}} {{./port}} {{../spec.tier}} {{@index}}{{#each tags}}{{.}}{{../port}}{{/each}}{{/each}}',
  '{{#each spec.ports as |p i|}}{{p.port}} {{i}}{{#if p.tags}}{{p.tags.[0]}}{{port}}{{/if}}{{/each}}',
  '{{#each spec.pools}}{{@key}} {{size}}{{/each}}{{#with spec.free}}{{anything}}{{known}}{{/with}}',
  '{{#with spec.pools.a as |pool|}}{{pool.size}}{{size}}{{@root.spec.tier}}{{/with}}',
  '{{lower (default spec.tier "x")}} {{#if (eq spec.tier "a")}}{{/if}}',
]

for (const template of KNOWN) {
  test(`the schema has these paths: ${template}`, async () => {
    await withAuthor({ [FILE]: template }, async (root) =>
      assert.equal(await refusals(root, FILE, thingKind(SPEC)), []),
    )
  })
}

const REFUSED: readonly [template: string, expected: string][] = [
  [
    '{{spec.teir}}',
    'template/unknown-path 1:3 {{spec.teir}}: the schema of Thing has no spec.teir. | did you mean tier?',
  ],
  ['{{tier}}', 'template/unknown-path 1:3 {{tier}}: the schema of Thing has no tier. | there is metadata, spec.'],
  ['{{kind}}', 'template/unknown-path'],
  ['{{status.phase}}', 'template/unknown-path'],
  ['{{metadata.uid}}', 'template/unknown-path'],
  ['{{spec.tier.x}}', 'template/unknown-path'],
  [
    '{{#each spec.ports}}{{prot}}{{/each}}',
    '{{prot}}: the schema of Thing has no spec.ports[*].prot. | did you mean port?',
  ],
  ['{{#each spec.ports}}{{tier}}{{/each}}', 'template/unknown-path'],
  ['{{#each spec.ports}}{{../tier}}{{/each}}', 'template/unknown-path'],
  ['{{#each spec.ports as |p|}}{{p.x}}{{/each}}', 'the schema of Thing has no p.x.'],
  ['{{#each spec.pools}}{{@key.x}}{{/each}}', 'template/unknown-path'],
  ['{{#with spec.pools.a}}{{sise}}{{/with}}', 'the schema of Thing has no spec.pools.a.sise. | did you mean size?'],
  ['{{#if spec.x}}{{/if}}', 'template/unknown-path'],
  ['{{lower spec.x}}', 'template/unknown-path'],
  ['{{@index}}', 'template/unknown-path'],
  ['{{#each spec.ports}}{{@random}}{{/each}}', 'template/unknown-path'],
  ['{{../spec}}', 'template/unknown-path 1:3 ../spec leads above the template'],
  ['{{@root.x}}', 'template/unknown-path'],
  ['{{#each spec.tier}}{{/each}}', 'template/value'],
  ['{{lookup spec "tier"}}', 'template/forbidden 1:1 There is no helper lookup in templates.'],
  ['{{lwoer spec.tier}}', 'template/forbidden 1:1 There is no helper lwoer in templates. | did you mean lower?'],
  ['{{spec.tier 1}}', 'template/forbidden'],
  ['{{log spec}}', 'template/forbidden'],
  ['{{#helperMissing spec}}{{/helperMissing}}', 'template/forbidden'],
  ['{{#spec}}{{/spec}}', 'template/forbidden 1:1 There is no block {{#spec}} in templates.'],
  ['{{^spec}}{{/spec}}', 'template/forbidden'],
  ['{{#*inline "x"}}{{/inline}}', 'template/forbidden'],
  ['{{* decorate}}', 'template/forbidden'],
  ['{{#> shared/x}}{{/shared/x}}', 'template/forbidden'],
  ['{{> (lookup spec "tier")}}', 'template/forbidden'],
  ['{{> shared/x}}', 'template/forbidden 1:1 There is no compositions/shared/x.yaml.hbs.'],
  ['{{> [../secret]}}', 'template/forbidden'],
  ['{{> "/etc/passwd"}}', 'template/forbidden'],
  ['{{{{raw}}}}x{{{{/raw}}}}', 'template/forbidden'],
  ['{{lower}} {{eq spec.tier}}', 'template/syntax 1:11 eq takes 2 values, and here are 1.'],
  ['{{eq spec.tier x=1}}', 'template/forbidden'],
  ['{{#if spec.tier spec.ports}}{{/if}}', 'template/syntax'],
  ['a \uE000', 'template/forbidden'],
  ['a\n{{#if spec.tier}}', 'template/syntax 2:18'],
  ['{{#if spec.tier}}{{/each}}', 'template/syntax 1:4 compositions/thing.yaml.hbs: {{#if}} is closed by {{/each}}.'],
  ['a: {{spec.tier', 'template/syntax'],
]

for (const [template, expected] of REFUSED) {
  test(`refused at load: ${template.replaceAll('\n', '⏎')}`, async () => {
    await withAuthor({ [FILE]: template }, async (root) => {
      const found = (await refusedWithHelp(root)).map((one) => one.replace(`${FILE}:`, ''))
      assert.ok(
        found.some((one) => one.includes(expected)),
        found.join('\n'),
      )
    })
  })
}

async function refusedWithHelp(root: string): Promise<readonly string[]> {
  const result = await load(root, FILE, { kind: thingKind(SPEC) })
  return result.ok ? [] : result.diagnostics.map((one) => `${sentence(one)} | ${one.help ?? ''}`)
}

test.run()
