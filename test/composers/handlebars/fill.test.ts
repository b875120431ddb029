import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Manifest } from '../../../src/model/resource.ts'
import type { Value } from '../../../src/model/value.ts'
import { loaded, manifests, thing, withAuthor } from '../author.ts'

const FILE = 'compositions/thing.yaml.hbs'
const HEAD = 'apiVersion: v1\nkind: A\nmetadata: { name: "{{metadata.name}}" }\n'

/** What a template's `data` becomes; the first argument is what stands after `data:`. */
async function dataOf(template: string, spec: Manifest): Promise<Value | undefined> {
  let data: Value | undefined
  await withAuthor({ [FILE]: `${HEAD}data:${template}\n` }, async (root) => {
    data = manifests(await loaded(root, FILE), thing(spec))[0]?.['data']
  })
  return data
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

test.run()
