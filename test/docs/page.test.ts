import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { fieldRows, ruleRows, typeText } from '../../src/docs/fields.ts'
import { indexPage, kindPage } from '../../src/docs/page.ts'
import type { Kind, Schema } from '../../src/model/kind.ts'

const SPEC: Schema = {
  type: 'object',
  required: ['owner'],
  'x-kubernetes-validations': [{ rule: "self.owner != 'x' || has(self.size)", message: 'x needs a | size' }],
  properties: {
    owner: { type: 'string', maxLength: 40, description: 'Who owns <it> & `a < b`.' },
    size: { type: 'integer', minimum: 1, default: 3 },
    access: {
      type: 'array',
      items: { type: 'object', required: ['role'], properties: { role: { enum: ['reader', 'writer'] } } },
    },
    labels: { type: 'object', additionalProperties: { type: 'object', properties: { on: { type: 'boolean' } } } },
  },
}

function kindOf(schema: Schema, more: Partial<Kind> = {}): Kind {
  const version = { served: true, references: new Map<string, null>(), immutable: [] }
  return {
    group: 'demo.dev',
    kind: 'Thing',
    plural: 'things',
    scope: 'Namespaced',
    ships: 'package',
    file: 'schemas/thing.yaml',
    storage: 'v1',
    source: {},
    versions: [{ ...version, name: 'v1', storage: true, schema }],
    ...more,
  }
}

test('a row says path, type, default and whether a field is required, items and map values below their field', () => {
  const rows = fieldRows(SPEC, 'spec').map(({ path, type, isRequired, default: value }) => [
    path,
    type,
    isRequired,
    value,
  ])
  assert.equal(rows, [
    ['spec.owner', 'text, at most 40 characters', true, undefined],
    ['spec.size', 'whole number, at least 1', false, 3],
    ['spec.access', 'list of object', false, undefined],
    ['spec.access[].role', 'one of "reader", "writer"', true, undefined],
    ['spec.labels', 'map of object', false, undefined],
    ['spec.labels[key].on', 'true or false', false, undefined],
  ])
})

test('rules are listed with the field that they stand on', () => {
  assert.equal(
    ruleRows(SPEC, 'spec').map(({ path, rule }) => [path, rule.message]),
    [['spec', 'x needs a | size']],
  )
})

test('types are said in words', () => {
  const texts = [
    typeText({ 'x-kubernetes-int-or-string': true }),
    typeText({ type: 'string', format: 'date', minLength: 2, maxLength: 2 }),
    typeText({ type: 'array', items: { type: 'number' }, minItems: 1, maxItems: 5 }),
    typeText({}),
  ]
  assert.equal(texts, ['whole number or text', 'text (date), 2 characters', 'list of number, 1 to 5 items', 'anything'])
})

test('a page shows fields, rules, an example and what it renders to, and nothing in them is Markdown or HTML', () => {
  const kind = kindOf({ type: 'object', description: 'A thing.', required: ['spec'], properties: { spec: SPEC } })
  const rendered = { file: 'manifests/a/thing-x.yaml', text: 'kind: A\n---\nkind: B\n' }
  const page = kindPage({
    kind,
    composition: 'compositions/thing.ts',
    example: { file: 'specs/x.yaml', text: 'a: |\n  ```\n', rendered },
  })
  assert.match(page, /^<!-- Made by motif docs[^\n]*\n\n# Thing\n\nA thing\.\n/)
  assert.match(page, '| `spec.owner` | text, at most 40 characters | **required** | Who owns &lt;it> &amp; `a < b`. |')
  assert.match(page, "| `spec` | x needs a \\| size | `self.owner != 'x' \\|\\| has(self.size)` |")
  assert.match(page, '````yaml\na: |\n  ```\n````')
  assert.match(page, 'renders to 2 resources (<code>manifests/a/thing-x.yaml</code>)')
})

const PROSE: readonly [said: string, shown: string][] = [
  ['`a < b` & c <d>', '`a < b` &amp; c &lt;d>'],
  ['``a ` <b>`` <c>', '``a ` <b>`` &lt;c>'],
  ['\\`<b>\\`', '\\`&lt;b>\\`'],
  ['One ` of\n\nthem <b> `c <d>`', 'One ` of\n\nthem &lt;b> `c <d>`'],
  ['``<b>`', '``&lt;b>`'],
]

for (const [said, shown] of PROSE) {
  test(`a kind that says ${JSON.stringify(said)} of itself gets no HTML into its page`, () => {
    const page = kindPage({
      kind: kindOf({ type: 'object', description: said }),
      composition: undefined,
      example: undefined,
    })
    assert.match(page, `\n# Thing\n\n${shown}\n`)
  })
}

test('a default with backticks does not end the code that it stands in', () => {
  const spec: Schema = { type: 'object', properties: { a: { type: 'string', default: '``<b>``' } } }
  const schema: Schema = { type: 'object', properties: { spec } }
  const page = kindPage({ kind: kindOf(schema), composition: undefined, example: undefined })
  assert.match(page, '| `spec.a` | text | ``` "``<b>``" ``` |')
})

test('a kind with nothing but metadata has no fields, and one beside it that begins like it is shown', () => {
  const none: Schema = { type: 'object', properties: { metadata: { type: 'object' }, status: { type: 'object' } } }
  const one: Schema = { ...none, properties: { ...none.properties, 'kind-of': {}, metadataPolicy: {} } }
  const pages = [none, one].map((schema) =>
    kindPage({ kind: kindOf(schema), composition: undefined, example: undefined }),
  )
  assert.match(pages[0] ?? '', '## Fields\n\nIt has none.\n')
  assert.match(pages[1] ?? '', '| `kind-of` | anything |  |  |\n| `metadataPolicy` | anything |  |  |\n')
})

test('other served versions follow the storage version', () => {
  const kind = kindOf({ type: 'object', properties: {} })
  const [v1] = kind.versions
  if (v1 === undefined) throw new Error('the kind has a version')
  const old = { ...v1, name: 'v1alpha1', storage: false, schema: { type: 'object', properties: { spec: SPEC } } }
  const page = kindPage({ kind: { ...kind, versions: [old, v1] }, composition: undefined, example: undefined })
  assert.ok(page.indexOf('## Fields') < page.indexOf('## Version v1alpha1'))
  assert.match(page, '### Rules')
})

test('the list of kinds has the first sentence of each', () => {
  const kind = kindOf({ type: 'object', description: 'A thing. More of it.' })
  assert.match(indexPage([{ kind, file: 'thing.md' }]), '| [Thing](thing.md) | demo.dev/v1 | A thing. |\n')
})

test.run()
