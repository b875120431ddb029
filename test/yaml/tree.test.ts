import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parseTree, type TreeNode } from '../../src/yaml/tree.ts'

/** A node as one line: scalars as style:value. */
function shown(node: TreeNode): string {
  switch (node.type) {
    case 'scalar':
      return `${node.style}:${typeof node.value === 'bigint' ? `${node.value}n` : JSON.stringify(node.value)}`
    case 'list':
      return `[${node.items.map(shown).join(' ')}]`
    case 'mapping':
      return `{${node.pairs.map(({ key, value }) => `${shown(key)}=${shown(value)}`).join(' ')}}`
  }
}

const READ: readonly [text: string, expected: readonly string[]][] = [
  ['a: 1', ['{plain:"a"=plain:1}']],
  ['- "1"\n- \'1\'\n- |\n  1\n- >-\n  1\n  2', ['[quoted:"1" quoted:"1" block:"1\\n" block:"1 2"]']],
  [
    '[~, null, true, 1.5, 0x10, 9007199254740993, text]',
    ['[plain:null plain:null plain:true plain:1.5 plain:16 plain:9007199254740993n plain:"text"]'],
  ],
  ['1: a\ntrue: b', ['{plain:"1"=plain:"a" plain:"true"=plain:"b"}']],
  ['a:\nb: {c, d: }', ['{plain:"a"=plain:null plain:"b"={plain:"c"=plain:null plain:"d"=plain:null}}']],
  ['a: 1\n---\n---\n# none\n---\n- b', ['{plain:"a"=plain:1}', '[plain:"b"]']],
  ['""', ['quoted:""']],
  ['', []],
  ['!!str 12', ['quoted:"12"']],
  ['a: &x {p: 1}\nb: *x', ['{plain:"a"={plain:"p"=plain:1} plain:"b"={plain:"p"=plain:1}}']],
  [
    '- &x {p: 1, q: 2}\n- {<<: *x, p: 3}\n- {<<: [*x, {r: 4, q: 5}]}',
    [
      '[{plain:"p"=plain:1 plain:"q"=plain:2} {plain:"p"=plain:3 plain:"q"=plain:2} {plain:"p"=plain:1 plain:"q"=plain:2 plain:"r"=plain:4}]',
    ],
  ],
]

for (const [text, expected] of READ) {
  test(`reads ${JSON.stringify(text)}`, () => {
    const { documents, errors } = parseTree(text)
    assert.equal(errors, [])
    assert.equal(documents.map(shown), expected)
  })
}

const REFUSED: readonly [text: string, offset: number, said: RegExp][] = [
  ['a: b: c', 3, /Nested mappings/],
  ['a: 1\na: 2', 5, /unique/],
  ['a: *x', 3, /names no anchor/],
  ['&x [*x]', 4, /names no anchor/],
  ['- !mine 1', 8, /tag !mine/],
  ['!mine {a: 1}', 6, /tag !mine/],
  ['&a.b c', 5, /an anchor is made of/],
  ['[a]: 1', 0, /a key must be a scalar/],
  ['<<: 1', 4, /takes a mapping/],
  ['a: yes', 3, /kubectl reads yes as true/],
  ['on: 1', 0, /kubectl reads the key on/],
  ['a: .nan', 3, /\.nan/],
  ['__proto__: 1', 0, /__proto__/],
  ['"a": yes', 5, /kubectl reads yes/],
  ['- &k a\n- {a: 1, *k : 2}', 16, /unique/],
  ['- &k a\n- {*k : 1, a: 2}', 18, /unique/],
  ['? *k\n: 1', 2, /a key must be a scalar/],
  [`a: ${'['.repeat(101)}1${']'.repeat(101)}`, 103, /nested deeper than 100 levels/],
]

for (const [text, offset, said] of REFUSED) {
  test(`refuses ${JSON.stringify(text)} at its place`, () => {
    const [error] = parseTree(text).errors
    assert.is(error?.offset, offset)
    assert.match(error?.message ?? '', said)
  })
}

for (const [name, text] of [
  ['brackets left open', '['.repeat(20_000)],
  ['brackets', '['.repeat(20_000) + ']'.repeat(20_000)],
  ['dashes', '- '.repeat(20_000)],
  ['indentation', Array.from({ length: 3_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
] as const) {
  test(`nesting by ${name} is refused, with no stack spent, and the documents above it are read`, () => {
    const { documents, errors } = parseTree(`a: 1\n---\n${text}`)
    assert.equal(documents.map(shown), ['{plain:"a"=plain:1}'])
    assert.equal(
      errors.map(({ code }) => code),
      ['yaml/too-deep'],
    )
  })
}

/** Lists, each of which holds so many aliases of the one above. */
function chain(length: number, aliases: number): string {
  const lines = Array.from({ length }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(aliases).fill(`*a${i}`).join(', ')}]`)
  return ['a0: &a0 x', ...lines].join('\n')
}

test('aliases of aliases that make a document grow or nest without measure are refused', () => {
  assert.ok(parseTree(chain(40, 10)).errors.some(({ code }) => code === 'yaml/alias-bomb'))
  assert.ok(parseTree(chain(120, 1)).errors.every(({ code }) => code === 'yaml/too-deep'))
  assert.ok(parseTree(chain(120, 1)).errors.length > 0)
  assert.equal(parseTree(chain(90, 1)).errors, [])
  assert.equal(parseTree(chain(3, 10)).errors, [])
})

test('offsets point into the text', () => {
  const text = 'key: "value" # comment\n'
  const [document] = parseTree(text).documents
  assert.is(document?.type, 'mapping')
  const pair = document?.type === 'mapping' ? document.pairs[0] : undefined
  assert.equal(
    [pair?.key, pair?.value].map((node) => text.slice(node?.offset, node?.end)),
    ['key', '"value"'],
  )
})

test.run()
