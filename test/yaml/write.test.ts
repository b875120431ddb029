import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Mapping, Value } from '../../src/model/value.ts'
import { writeJson, writeManifest, writeManifests, writeValue } from '../../src/yaml/write.ts'

test('a manifest is written in its canonical order, lists at the column of their key', () => {
  const manifest = {
    zone: 1,
    spec: { b: ['x', { name: 'y', args: [] }, [1, [2, {}]]], a: { c: true, B: null } },
    data: {},
    metadata: { labels: { b: 'x', a: 'y' }, namespace: 'shop', annotations: {}, name: 'orders' },
    kind: 'ConfigMap',
    Zone: 'upper case comes first',
    apiVersion: 'v1',
  }
  assert.is(
    writeManifest(manifest),
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: orders
  namespace: shop
  annotations: {}
  labels:
    a: "y"
    b: x
spec:
  a:
    B: null
    c: true
  b:
  - x
  - args: []
    name: "y"
  - - 1
    - - 2
      - {}
Zone: upper case comes first
data: {}
zone: 1
`,
  )
})

test('metadata deeper inside, and kinds other than List, have no order of their own', () => {
  assert.is(
    writeManifest({
      spec: { template: { spec: 1, metadata: { name: 'a', labels: 2 } } },
      items: [{ kind: 1, data: 2 }],
    }),
    'spec:\n  template:\n    metadata:\n      labels: 2\n      name: a\n    spec: 1\nitems:\n- data: 2\n  kind: 1\n',
  )
})

test('the items of a List are ordered as manifests', () => {
  const list = { kind: 'List', apiVersion: 'v1', items: [{ data: 1, metadata: { uid: 2, name: 'a' }, kind: 'A' }] }
  assert.is(
    writeManifest(list),
    'apiVersion: v1\nkind: List\nitems:\n- kind: A\n  metadata:\n    name: a\n    uid: 2\n  data: 1\n',
  )
})

test('several manifests stand in one text, told apart by a line and by their lengths', () => {
  const manifests: Mapping[] = [{ kind: 'A', data: { b: 'é\n', a: [] } }, {}, { kind: 'B' }]
  const { text, lengths } = writeManifests(manifests)
  const alone = manifests.map(writeManifest)
  assert.is(text, alone.join('---\n'))
  assert.equal(
    lengths,
    alone.map(({ length }) => length),
  )
  assert.equal(writeManifests([]), { text: '', lengths: [] })
})

test('a value keeps the order of its keys', () => {
  assert.is(writeValue({ b: { d: 1, c: 2 }, a: [{ f: 1, e: 2 }] }), 'b:\n  d: 1\n  c: 2\na:\n- f: 1\n  e: 2\n')
  assert.is(writeValue(['a', []]), '- a\n- []\n')
  assert.is(writeValue([]), '[]\n')
  assert.is(writeValue({}), '{}\n')
  assert.is(writeValue('text'), 'text\n')
  assert.is(writeValue('two\nlines\n'), '|\n  two\n  lines\n')
  // Readers differ in what the indentation of a block is relative to where nothing is around it.
  assert.is(writeValue(' two\nlines\n'), '" two\\nlines\\n"\n')
  assert.is(writeValue(null), 'null\n')
})

/** How a text is written as the value of a key. */
function written(text: string): string {
  return writeValue({ k: text }).replace(/^k: /, '').replace(/\n$/, '')
}

test('a text is plain where every reader reads it again', () => {
  for (const text of [
    ...['europe-west1', 'apps/v1', 'a b', 'http://x:80/?a=b#c', 'a:b', '10.0.0.1/24', '1.2.3', '100m', '5Gi', 'v1'],
    ...[
      'projects/p/locations/l',
      'a, b',
      'a{b}[c]',
      "it's",
      'a"b',
      'é',
      '😀',
      '\u00a0',
      '-a',
      '/',
      '$(X)',
      'a&b*c!d',
      'a?',
      'yEss',
    ],
    ...['a\\b', '2020-01', 'infinity', 'nan', '(a)', '^a$', 'user@example.dev', '50%', 'a|b', 'a>b'],
  ]) {
    assert.is(written(text), text)
  }
})

test('a text that YAML 1.1 or 1.2 reads otherwise is quoted', () => {
  for (const text of [
    ...['', '~', 'null', 'Null', 'NULL', 'true', 'False', 'yes', 'No', 'ON', 'off', 'y', 'N', '=', '<<'],
    ...[
      '0',
      '-1',
      '+1',
      '1.5',
      '.5',
      '1.',
      '1e3',
      '1E+3',
      '12e03',
      'e5',
      'E-5',
      '0644',
      '0o17',
      '0x1F',
      '0b11',
      '1_000',
      '1,000',
      '.',
    ],
    ...['1:30', '190:20:30.15', '2020-01-01', '2020-01-01T00:00:00Z', '.inf', '-.INF', '.nan', '+', '-', '1_'],
    ...[
      ' a',
      'a ',
      'a: b',
      'a:',
      'a #b',
      '#a',
      '- a',
      '? a',
      ': a',
      ',a',
      '[a',
      ']',
      '{a',
      '}',
      '&a',
      '*a',
      '!a',
      '|',
      '>',
      '%a',
    ],
    ...['@a', '`a', '---', '--- a', '...', 'a\tb', '\ta'],
  ]) {
    assert.is(written(text), JSON.stringify(text), text)
  }
})

test('quotes are single where that spares backslashes', () => {
  assert.is(written('"a"'), `'"a"'`)
  assert.is(written('{"a": "b\\n"}'), `'{"a": "b\\n"}'`)
  assert.is(written(`'"`), `"'\\""`)
})

test('what cannot be printed is escaped', () => {
  assert.is(written('\u0000\u001b\u007f\u0085'), '"\\u0000\\u001b\\u007f\\u0085"')
  assert.is(written('\u2028\u2029\ufeff\uffff'), '"\\u2028\\u2029\\ufeff\\uffff"')
  assert.is(written('a\ud800'), '"a\\ud800"')
  assert.is(written('a\rb'), '"a\\rb"')
})

test('a text of several lines is a literal block where that is exact', () => {
  assert.is(written('a\nb'), '|-\n  a\n  b')
  assert.is(written('a\n\n b\n'), '|\n  a\n\n   b')
  assert.is(written('a\n\n\n'), '|+\n  a\n\n')
  assert.is(
    written('# a: [b\n---\n...\n\ttab\ntrailing \nend'),
    '|-\n  # a: [b\n  ---\n  ...\n  \ttab\n  trailing \n  end',
  )
  assert.is(written(' a\nb\n'), '|2\n   a\n  b')
  assert.is(written('\n\n a\n'), '|2\n\n\n   a')
  assert.is(writeValue({ a: { b: ['x\ny\n'] } }), 'a:\n  b:\n  - |\n    x\n    y\n')
})

test('a text of several lines is quoted where a block would not be exact', () => {
  for (const text of [
    '\n',
    '\n\n',
    ' \n',
    'a\n ',
    'a\n \n',
    'a\n\t\n',
    'a\r\nb',
    'a\n\u2028',
    'a\n\u0000',
    'a\n\ud800',
  ]) {
    assert.is(written(text), JSON.stringify(text).replace('\u2028', '\\u2028'), JSON.stringify(text))
  }
})

test('keys are quoted as texts are, and stand on a line of their own when they are long', () => {
  const long = 'k'.repeat(300)
  assert.is(
    writeValue({ y: 1, '1': 2, 'a b': 3, 'a: b': 4, '': 5, 'a\nb': 6, '<<': 7, [long]: { c: 8 }, [`${long}2`]: 9 }),
    `"1": 2\n"y": 1\na b: 3\n"a: b": 4\n"": 5\n"a\\nb": 6\n"<<": 7\n? ${long}\n:\n  c: 8\n? ${long}2\n: 9\n`,
  )
})

test('numbers are what YAML 1.1, YAML 1.2 and JSON read alike', () => {
  const numbers = [0, -0, 5, -1.5, 1e21, 1e-7, 1.5e300, 2 ** 53, 0.1, 9007199254740991, -9007199254740993n, 5n]
  const lines = ['0', '-0.0', '5', '-1.5', '1.0e+21', '1.0e-7', '1.5e+300', '9.007199254740992e+15', '0.1']
  assert.is(
    writeValue(numbers),
    [...lines, '9007199254740991', '-9007199254740993', '5'].map((line) => `- ${line}\n`).join(''),
  )
})

test('a key whose value is undefined is dropped', () => {
  const value = { a: undefined, b: { c: undefined }, d: 1 } as unknown as Mapping
  assert.is(writeManifest(value), 'b: {}\nd: 1\n')
  assert.is(writeJson(value), '{\n  "b": {},\n  "d": 1\n}\n')
})

test('what is no data is an error that says so', () => {
  const circle: unknown[] = []
  circle.push(circle)
  const ring: Record<string, unknown> = {}
  ring['ring'] = ring
  for (const [value, message] of [
    [Number.NaN, /NaN cannot be written/],
    [-Infinity, /-Infinity cannot be written/],
    [() => 1, /function cannot be written/],
    [Symbol('a'), /symbol cannot be written/],
    [[undefined], /undefined cannot be written/],
    [new Date(0), /Date cannot be written/],
    [new Map([['a', 1]]), /Map cannot be written/],
    [circle, /holds itself/],
    [ring, /holds itself/],
  ] as const) {
    const data = { a: value } as unknown as Mapping
    assert.throws(() => writeManifest(data), message)
    assert.throws(() => writeValue(data), message)
    assert.throws(() => writeJson(data), message)
  }
})

test('keys of Object.prototype are keys like any other', () => {
  const value = JSON.parse('{"constructor": 1, "toString": {"valueOf": "x"}}') as Value
  assert.is(writeValue(value), 'constructor: 1\ntoString:\n  valueOf: x\n')
  assert.is(writeManifest({ metadata: { hasOwnProperty: 1 } }), 'metadata:\n  hasOwnProperty: 1\n')
})

test('JSON has the order of manifests, two spaces, exact whole numbers and a newline', () => {
  assert.is(
    writeJson({ b: [1n, -0, { d: 'é"\u2028', c: [] }], kind: 'K', apiVersion: 'v1', n: 9007199254740993n }),
    `{
  "apiVersion": "v1",
  "kind": "K",
  "b": [
    1,
    -0.0,
    {
      "c": [],
      "d": "é\\"\u2028"
    }
  ],
  "n": 9007199254740993
}
`,
  )
  assert.is(writeJson('text'), '"text"\n')
})

test.run()
