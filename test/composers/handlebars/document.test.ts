import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Manifest } from '../../../src/model/resource.ts'
import { loaded, sentences, thing, withAuthor } from '../author.ts'

const FILE = 'compositions/thing.yaml.hbs'
const HEAD = 'apiVersion: v1\nkind: A\nmetadata: { name: "{{metadata.name}}" }\n'
const FIRST_LINE = HEAD.split('\n').length

async function problemsOf(template: string, spec: Manifest): Promise<readonly string[]> {
  let problems: readonly string[] = []
  await withAuthor({ [FILE]: `${HEAD}${template}\n` }, async (root) => {
    problems = sentences(await loaded(root, FILE), thing(spec))
  })
  return problems
}

const WRONG: readonly [what: string, template: string, spec: Manifest, expected: string][] = [
  [
    'brackets that a list opens without end',
    'data: {{#each spec.x}}[{{/each}}',
    { x: Array(5000).fill(1) },
    `yaml/too-deep ${FILE}:4:23 Collections are nested deeper than 100 levels here.`,
  ],
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
    'null inside text',
    'data: a{{spec.x}}',
    { x: null },
    `template/absent ${FILE}:4:8 Thing "orders": {{spec.x}} is null and stands inside text.`,
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
    'a key that the template itself writes below',
    '{{spec.k}}: 2\na: 1',
    { k: 'a' },
    `template/value ${FILE}:4:1 Thing "orders": {{spec.k}} writes the key "a" a second time.`,
  ],
  [
    'a key that a merge brings too',
    'x: &x { a: 1 }\nd: { {{spec.k}}: 2, <<: *x }',
    { k: 'a' },
    `template/value ${FILE}:5:6 Thing "orders": {{spec.k}} writes the key "a" a second time.`,
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

test('columns and lines of an error are those of the template, whatever was written before', async () => {
  const problems = await problemsOf(
    '{{#each spec.list}}\n{{.}}: 1\n{{/each}}\nsecond: {{#if spec.list}}a: b: c{{/if}}',
    { list: ['x', 'y', 'z'] },
  )
  assert.match(problems[0] ?? '', new RegExp(`^template/yaml ${FILE}:${FIRST_LINE + 3}:`))
})

test.run()
