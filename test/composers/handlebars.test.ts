import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../src/model/kind.ts'
import type { Manifest } from '../../src/model/resource.ts'
import type { Value } from '../../src/model/value.ts'
import { load, loaded, manifests, refusals, sentence, sentences, thing, thingKind, withAuthor } from './author.ts'

const FILE = 'compositions/thing.yaml.hbs'
const HEAD = 'apiVersion: v1\nkind: A\nmetadata: { name: "{{metadata.name}}" }\n'
const FIRST_LINE = HEAD.split('\n').length

/** What a template's `data` becomes; the first argument is what stands after `data:`. */
async function dataOf(template: string, spec: Manifest): Promise<Value | undefined> {
  let data: Value | undefined
  await withAuthor({ [FILE]: `${HEAD}data:${template}\n` }, async (root) => {
    data = manifests(await loaded(root, FILE), thing(spec))[0]?.['data']
  })
  return data
}

async function problemsOf(template: string, spec: Manifest): Promise<readonly string[]> {
  let problems: readonly string[] = []
  await withAuthor({ [FILE]: `${HEAD}${template}\n` }, async (root) => {
    problems = sentences(await loaded(root, FILE), thing(spec))
  })
  return problems
}

const WRITTEN: readonly [behaviour: string, template: string, spec: Manifest, expected: Value | undefined][] = [
  ['a quoted scalar is text, whatever the value', ` ["{{spec.n}}", '{{spec.b}}']`, { n: 5, b: true }, ['5', 'true']],
  ['a plain scalar with text around the value is text', ' [1{{spec.n}}, {{spec.n}}{{spec.n}}]', { n: 5 }, ['15', '55']],
  [
    'a literal block is text, and keeps the lines of values',
    ' |\n  a {{spec.t}}\n  b',
    { t: 'x\n  y: z' },
    'a x\n  y: z\nb\n',
  ],
  ['a folded block is text', ' >-\n  a\n  {{spec.t}}', { t: 'x\ny' }, 'a x\ny'],
  ['three braces are two', ' [{{{spec.t}}}, {{&spec.t}}]', { t: '<&>' }, ['<&>', '<&>']],
  ['an absent item is dropped', '\n- {{spec.x}}\n- b', {}, ['b']],
  ['a mapping that loses its last key stays', ' { a: {{spec.x}} }', {}, {}],
  ['null is no absence', ' { a: {{spec.x}} }', { x: null }, { a: null }],
  ['an absent value as a whole drops the key', ' {{spec.x}}', {}, undefined],
  ['a key may be a number', '\n  {{spec.n}}: a', { n: 80 }, { '80': 'a' }],
  ['comments may hold values', ' { a: 1 } # {{spec.x}}', {}, { a: 1 }],
  [
    '#if and else',
    '\n  {{#if spec.a}}\n  a: 1\n  {{else if spec.b}}\n  b: 2\n  {{else}}\n  c: 3\n  {{/if}}',
    { b: 'x' },
    { b: 2 },
  ],
  [
    '#if takes 0 for false, unless told otherwise',
    ' [{{#if spec.z}}1{{else}}2{{/if}}, {{#if spec.z includeZero=true}}1{{/if}}]',
    { z: 0 },
    [2, 1],
  ],
  ['#unless', ' [{{#unless spec.a}}1{{/unless}}]', {}, [1]],
  [
    '#with',
    '{{#with spec.a}} [{{b}}, {{../metadata.name}}, {{@root.spec.a.b}}]{{/with}}',
    { a: { b: 1 } },
    [1, 'orders', 1],
  ],
  ['#with of nothing', '{{#with spec.a}} {{b}}{{else}} none{{/with}}', {}, 'none'],
  [
    '#each over a list knows where it is',
    '\n{{#each spec.l}}\n- [{{@index}}, {{@key}}, {{@first}}, {{@last}}, {{.}}]\n{{/each}}',
    { l: ['a', 'b'] },
    [
      [0, 0, true, false, 'a'],
      [1, 1, false, true, 'b'],
    ],
  ],
  [
    '#each over a mapping',
    '\n{{#each spec.m}}\n  {{@key}}x: {{this}}\n{{/each}}',
    { m: { a: 1, b: 2 } },
    { ax: 1, bx: 2 },
  ],
  [
    '#each with names',
    '\n{{#each spec.m as |value key|}}\n  {{key}}: {{#each value as |v|}}[{{key}}, {{v}}]{{/each}}\n{{/each}}',
    { m: { a: [1] } },
    { a: ['a', 1] },
  ],
  ['#each of nothing', ' [{{#each spec.l}}x{{else}}none{{/each}}]', {}, ['none']],
  [
    'inner and outer loops',
    ' [{{#each spec.l}}{{#each this}}"{{@../index}}{{@index}}{{../../metadata.name}}",{{/each}}{{/each}}]',
    { l: [[1], [2]] },
    ['00orders', '10orders'],
  ],
  [
    'the length and the items of a list',
    ' [{{spec.l.length}}, {{spec.l.[1]}}, {{spec.l.[0]}}, {{spec.l.[7]}}]',
    { l: ['a', 'b'] },
    [2, 'b', 'a'],
  ],
  ['keys that are no identifiers', ' {{spec.[a.b/c]}}', { 'a.b/c': 1 }, 1],
  [
    'what a prototype holds is absent',
    ' [{{spec.constructor}}, {{spec.toString}}, {{spec.l.map}}, {{spec.t.length}}, 1]',
    { l: [], t: 'x' },
    [1],
  ],
  [
    'eq, ne, and, or, not',
    ' [{{eq spec.a 1}}, {{eq spec.a "1"}}, {{ne spec.a spec.x}}, {{and spec.a spec.x}}, {{or spec.x spec.a}}, {{not spec.a}}]',
    { a: 1 },
    [true, false, true, 1, false],
  ],
  ['eq compares lists and mappings', ' {{eq spec.a spec.b}}', { a: { x: [1], y: 2 }, b: { y: 2, x: [1] } }, true],
  [
    'default',
    ' [{{default spec.x "d"}}, {{default spec.f true}}, "{{default spec.x 5}}"]',
    { f: false },
    ['d', false, '5'],
  ],
  ['join', ' [{{join spec.l}}, {{join spec.l "-"}}, {{join spec.x}}]', { l: ['a', 1, true] }, ['a,1,true', 'a-1-true']],
  ['lower and upper', ' [{{lower spec.t}}, {{upper spec.t}}, {{upper spec.x}}]', { t: 'aİ' }, ['ai̇', 'Aİ']],
  [
    'add and mul',
    ' [{{add spec.n 1}}, {{mul spec.n 1024 2}}, {{add 0.5 spec.n}}, {{add spec.x 1}}]',
    { n: 3 },
    [4, 6144, 3.5],
  ],
  [
    'whole numbers stay exact',
    ' [{{add spec.n 1}}, {{mul spec.n 2}}, {{add spec.big -1}}]',
    { n: 9007199254740991, big: 9007199254740992n },
    [9007199254740992n, 18014398509481982n, 9007199254740991],
  ],
  [
    'json',
    ` ['{{json spec.m}}', {{json spec.x}}]`,
    { m: { b: ['"'], a: 9007199254740993n } },
    ['{"b":["\\""],"a":9007199254740993}'],
  ],
  ['nameOf', ' {{nameOf metadata.name "B_b" 3}}', {}, 'orders-b-b-3'],
  ['calls in calls', ' {{#if (and (eq spec.a 1) (not spec.b))}}yes1{{/if}}', { a: 1 }, 'yes1'],
  [
    'anchors, aliases and merge keys',
    '\n  x: &x { a: "{{spec.a}}", b: 1 }\n  u: *x\n  z:\n    <<: *x\n    b: 2',
    { a: 5 },
    { x: { a: '5', b: 1 }, u: { a: '5', b: 1 }, z: { a: '5', b: 2 } },
  ],
  ['line ends of another system', ' { a: {{spec.a}} }\r', { a: 1 }, { a: 1 }],
  ['white space control', ' [\n  {{~#each spec.l~}}\n  {{.}},\n  {{~/each~}}\n  ]', { l: [1, 2] }, [1, 2]],
  ['text that looks like a template', ' "\\{{spec.a}}"', {}, '{{spec.a}}'],
]

for (const [behaviour, template, spec, expected] of WRITTEN) {
  test(`${behaviour}: data:${template.replaceAll('\n', '⏎')}`, async () => {
    assert.equal(await dataOf(template, spec), expected)
  })
}

test('no text changes the structure, wherever it stands', async () => {
  const template = `${HEAD}"{{spec.t}}": {{spec.t}}
flow: { "{{spec.t}}": [{{spec.t}}, '{{spec.t}}', "<{{spec.t}}>", x{{spec.t}}y] }
block: |
  {{spec.t}}
  end
`
  await withAuthor({ [FILE]: template }, async (root) => {
    const composition = await loaded(root, FILE)
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-:#\n "'{}[\],&*!|>%@`~yn0-9]*$/))
    fc.assert(
      fc.property(text, (t) => {
        fc.pre(!['apiVersion', 'kind', 'metadata', 'flow', 'block', '__proto__'].includes(t))
        assert.equal(manifests(composition, thing({ t })), [
          {
            apiVersion: 'v1',
            kind: 'A',
            metadata: { name: 'orders' },
            [t]: t,
            flow: { [t]: [t, t, `<${t}>`, `x${t}y`] },
            block: `${t}\nend\n`,
          },
        ])
      }),
    )
  })
})

const WRONG: readonly [what: string, template: string, spec: Manifest, expected: string][] = [
  [
    'an absent value inside text',
    'data: a{{spec.x}}',
    {},
    `template/absent ${FILE}:4:8 Thing "orders": {{spec.x}} is absent and stands inside text.`,
  ],
  [
    'an absent value in quotes',
    'data: "{{spec.x}}"',
    {},
    `template/absent ${FILE}:4:8 Thing "orders": {{spec.x}} is absent and stands inside text.`,
  ],
  [
    'an absent key',
    'data: { {{spec.x}}: 1 }',
    {},
    `template/absent ${FILE}:4:9 Thing "orders": {{spec.x}} is absent and stands inside text.`,
  ],
  [
    'a list inside text',
    'data: a{{spec.l}}',
    { l: [] },
    `template/value ${FILE}:4:8 Thing "orders": {{spec.l}} is a list and stands inside text.`,
  ],
  [
    'a mapping as a key',
    '{{spec.m}}: 1',
    { m: {} },
    `template/value ${FILE}:4:1 Thing "orders": {{spec.m}} is a mapping and stands inside text.`,
  ],
  [
    'a key that is there already',
    'a: 1\n{{spec.k}}: 2',
    { k: 'a' },
    `template/value ${FILE}:5:1 Thing "orders": {{spec.k}} writes the key "a" a second time.`,
  ],
  [
    'a key that no data may have',
    '{{spec.k}}: 2',
    { k: '__proto__' },
    `template/value ${FILE}:4:1 Thing "orders": No key may be called __proto__.`,
  ],
  [
    'a value as an anchor',
    'a: &{{spec.k}} 2',
    { k: 'x' },
    `template/yaml ${FILE}:4:16 What ${FILE} writes is not YAML: an anchor is made of ASCII letters, digits, - and _.`,
  ],
  [
    'a value as an alias',
    'a: *{{spec.k}}',
    { k: 'x' },
    `template/yaml ${FILE}:4:4 What ${FILE} writes is not YAML: the alias *{{...}} names no anchor before it.`,
  ],
  [
    'a loop over text',
    '{{#each spec.k}}a{{/each}}',
    { k: 'x' },
    `template/value ${FILE}:4:1 Thing "orders": {{#each spec.k}} takes a list or a mapping, not "x".`,
  ],
  [
    'a helper that gets something else',
    'a: {{add spec.k 1}}',
    { k: 'x' },
    `template/value ${FILE}:4:4 Thing "orders": {{add spec.k 1}}: add takes numbers, not "x".`,
  ],
  [
    'a name of nothing',
    'a: {{nameOf spec.k}}',
    { k: '!!' },
    `template/value ${FILE}:4:4 Thing "orders": {{nameOf spec.k}}: nameOf has no letter or digit to make a name of.`,
  ],
  [
    'a name of an absent value',
    'a: {{nameOf spec.x}}',
    {},
    `template/absent ${FILE}:4:4 Thing "orders": {{nameOf spec.x}}: nameOf takes text and numbers, not an absent value.`,
  ],
  [
    'text that is not YAML',
    '\n{{#if spec.k}}\na: b: c\n{{/if}}',
    { k: 1 },
    `template/yaml ${FILE}:6:4 What ${FILE} writes is not YAML: Nested mappings are not allowed in compact mappings.`,
  ],
  [
    'a key twice',
    'a: 1\na: 2',
    {},
    `template/yaml ${FILE}:5:1 What ${FILE} writes is not YAML: Map keys must be unique.`,
  ],
  [
    'a scalar that kubectl reads otherwise',
    'a: yes',
    {},
    `yaml/ambiguous ${FILE}:4:4 kubectl reads yes as true, YAML 1.2 as the text "yes".`,
  ],
  [
    'a second document that is no object',
    '---\n- 1',
    {},
    `composition/invalid ${FILE}:5:1 The composition of Thing "orders" writes a document, which is not a mapping.`,
  ],
]

for (const [what, template, spec, expected] of WRONG) {
  test(`${what} is refused with its place: ${template.replaceAll('\n', '⏎')}`, async () => {
    assert.equal(await problemsOf(template, spec), [expected])
  })
}

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

test('what is wrong in a partial is said with its place in the partial', async () => {
  const files = {
    [FILE]: `${HEAD}data:\n  {{> shared/a}}\n`,
    'compositions/shared/a.yaml.hbs': 'a: 1\nb: c: d\n',
  }
  await withAuthor(files, async (root) => {
    assert.match(
      sentences(await loaded(root, FILE), thing({}))[0] ?? '',
      /^template\/yaml compositions\/shared\/a\.yaml\.hbs:2:\d+ /,
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

test('documents are called by their number in the template and the keys of their loops', async () => {
  const template = `{{#if spec.first}}
${HEAD}---
{{/if}}
${HEAD}
{{#each spec.list}}
---
${HEAD.replace('metadata.name', '@root.metadata.name')}
{{/each}}
`
  await withAuthor({ [FILE]: template }, async (root) => {
    const composition = await loaded(root, FILE)
    const partsOf = (spec: Manifest) => composition.compose(thing(spec)).objects.map(({ part }) => part)
    const list = [{ name: 'eu' }, 'us', { x: 1 }, 'us']
    assert.equal(partsOf({ first: true, list }), ['1', '2', '3[eu]', '3[us]', '3[2]', '3[us]~2'])
    assert.equal(partsOf({ list: ['us'] }), ['2', '3[us]'])
    assert.is(composition.locate(thing({ list }), '3[us]~2')?.line, 13)
    assert.is(composition.locate(thing({ list }), '2')?.line, 7)
    assert.is(composition.locate(thing({ list }), '9'), undefined)
  })
})

test('columns and lines of an error are those of the template, whatever was written before', async () => {
  const problems = await problemsOf(
    '{{#each spec.list}}\n{{.}}: 1\n{{/each}}\nsecond: {{#if spec.list}}a: b: c{{/if}}',
    { list: ['x', 'y', 'z'] },
  )
  assert.match(problems[0] ?? '', new RegExp(`^template/yaml ${FILE}:${FIRST_LINE + 3}:`))
})

test.run()
