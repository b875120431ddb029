import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { read } from '../../src/yaml/read.ts'
import { codes, wrong } from './problems.ts'

/** The documents of a text that has no errors. */
function values(text: string): unknown[] {
  const { documents, diagnostics } = read('a.yaml', text)
  assert.equal(diagnostics, [], text)
  return documents.map(({ value }) => value)
}

/** The value of a text of one document. */
function value(text: string): unknown {
  const all = values(text)
  assert.is(all.length, 1, text)
  return all[0]
}

test('mappings, lists and scalars are plain data by the core schema of YAML 1.2', () => {
  const text =
    "a: text\nb: [1, 2.5, true, null, \"5\"]\nc:\n- d: ~\n  e: 'it''s'\n-   - nested\nf: |\n  one\n  two\ng:\nh: 0x1F\n"
  assert.equal(value(text), {
    a: 'text',
    b: [1, 2.5, true, null, '5'],
    c: [{ d: null, e: "it's" }, ['nested']],
    f: 'one\ntwo\n',
    g: null,
    h: 31,
  })
})

test('JSON is read too, whatever its layout', () => {
  assert.equal(value('{"a": {"b": [1, "\\u00e9\\n", {}], "c": []},\n"d": null}\n'), {
    a: { b: [1, 'é\n', {}], c: [] },
    d: null,
  })
})

test('an empty document is left out and counts in the index', () => {
  const { documents } = read('a.yaml', '# head\n---\n---\na: 1\n---\n# nothing\n---\nb: 2\n')
  assert.equal(documents, [
    { index: 1, value: { a: 1 } },
    { index: 3, value: { b: 2 } },
  ])
  assert.equal(read('a.yaml', ''), { documents: [], diagnostics: [] })
  assert.equal(read('a.yaml', '# only a comment'), { documents: [], diagnostics: [] })
  assert.equal(values('null'), [null])
})

test('a document with an error is left out, the others are returned', () => {
  const { documents, diagnostics } = read('a.yaml', 'a: 1\n---\nb: yes\n---\nc: "open\n')
  assert.equal(documents, [{ index: 0, value: { a: 1 } }])
  assert.equal(
    diagnostics.map(({ code, origin }) => `${origin?.line ?? 0} ${code}`),
    ['3 yaml/ambiguous', '5 yaml/syntax'],
  )
})

test('whole numbers beyond 2^53 keep every digit', () => {
  assert.equal(value('a: 9007199254740993\nb: -9223372036854775808\nc: 18446744073709551615\nd: 9007199254740991'), {
    a: 9007199254740993n,
    b: -9223372036854775808n,
    c: 18446744073709551615n,
    d: 9007199254740991,
  })
})

test('what kubectl reads otherwise is an error with both readings and both spellings', () => {
  assert.equal(wrong('mode: 0644\n'), [
    '1:7-1:11 yaml/ambiguous: kubectl reads 0644 as 420, YAML 1.2 as 644. => write 420, or 644, or "0644" for the text.',
  ])
  assert.equal(wrong('tier: on\n'), [
    '1:7-1:9 yaml/ambiguous: kubectl reads on as true, YAML 1.2 as the text "on". => write true, or "on" for the text.',
  ])
  assert.equal(wrong('- 1_000\n- -0o17\n- 1e400\n'), [
    '1:3-1:8 yaml/ambiguous: kubectl reads 1_000 as 1000, YAML 1.2 as the text "1_000". => write 1000, or "1_000" for the text.',
    '2:3-2:8 yaml/ambiguous: kubectl reads -0o17 as -15, YAML 1.2 as the text "-0o17". => write -15, or "-0o17" for the text.',
    '3:3-3:8 yaml/ambiguous: kubectl reads 1e400 as the text "1e400", YAML 1.2 as infinity. => write "1e400" for the text.',
  ])
  assert.equal(codes('a: 18446744073709551616'), ['yaml/ambiguous'])
})

test('keys that kubectl reads otherwise are errors too', () => {
  assert.equal(wrong('n: 1\n1.50: 2\nnull: 3\n'), [
    '1:1-1:2 yaml/ambiguous: kubectl reads the key n as "false", YAML 1.2 as "n". => write "false", or "n".',
    '2:1-2:5 yaml/ambiguous: kubectl reads the key 1.50 as "1.5", YAML 1.2 as "1.50". => write "1.5", or "1.50".',
    '3:1-3:5 yaml/ambiguous: kubectl refuses the key null, which is no text. => write "null".',
  ])
  assert.equal(codes('{a: 1, : 2}'), ['yaml/ambiguous'])
})

test('what stands inside brackets, and anchors, that kubectl reads otherwise are errors', () => {
  assert.equal(wrong('{a:, b: [?c]}\n'), [
    '1:2-1:3 yaml/ambiguous: kubectl reads "a:" as one text, YAML 1.2 as the key "a". => put a space behind the colon, or quotes around the text.',
    '1:10-1:12 yaml/ambiguous: kubectl does not read "?c" as a text inside brackets, YAML 1.2 does. => write "?c" in quotes.',
  ])
  assert.equal(wrong('[a :, b\t:]\n'), [
    '1:2-1:3 yaml/ambiguous: kubectl reads "a :" as one text, YAML 1.2 as the key "a". => put a space behind the colon, or quotes around the text.',
    '1:7-1:8 yaml/ambiguous: kubectl reads "b :" as one text, YAML 1.2 as the key "b". => put a space behind the colon, or quotes around the text.',
  ])
  assert.equal(codes('{a\n  :, b: 1}\n'), ['yaml/ambiguous'])
  assert.equal(wrong('a: &b:c d\n'), [
    '1:9-1:10 yaml/ambiguous: kubectl reads the anchor &b:c otherwise: it takes letters, digits, - and _ alone. => give the anchor another name.',
  ])
  assert.equal(value('{a: , b: [-c, "?d"], "e":[1]}'), { a: null, b: ['-c', '?d'], e: [1] })
  assert.equal(value('{a : , "b" :[c], d : {}, e :\n 1}'), { a: null, b: ['c'], d: {}, e: 1 })
  assert.equal(value('?a: &b ?c\nd: *b\n'), { '?a': '?c', d: '?c' })
})

test('quotes and blocks are text to every reader', () => {
  assert.equal(value('a: "0644"\nb: \'yes\'\n"on": |-\n  1_000\n"null": x\n'), {
    a: '0644',
    b: 'yes',
    on: '1_000',
    null: 'x',
  })
})

test('a blank line behind a line that ends in a backslash is an error, as no two readers agree on it', () => {
  assert.equal(wrong('a: "b \\\n\n  c"\n'), [
    '1:4-1:8 yaml/ambiguous: kubectl reads a line break for the blank line behind a line that ends in \\, other readers do not. => write \\n for each line break of the text.',
  ])
  assert.equal(codes('- "b\\\r\n \t\r\n  c"\n'), ['yaml/ambiguous'])
  assert.equal(value('- "b \\\n  c"\n- "b\\\\\n\n  c"\n- \'b\\\n\n  c\''), ['b c', 'b\\\nc', 'b\\\nc'])
})

test('dates, numbers of base 60 and words of other cases are text to both', () => {
  assert.equal(value('[2020-01-01, 1:30, yEs, "~", =, <<, 08]'), ['2020-01-01', '1:30', 'yEs', '~', '=', '<<', 8])
})

test('a key is text: a number or a boolean counts as it is spelled', () => {
  assert.equal(value('1: a\ntrue: b\n1.5: c\n"2": d\n'), { 1: 'a', true: 'b', '1.5': 'c', 2: 'd' })
})

test('a key that stands twice is named with both places, by its text', () => {
  assert.equal(wrong('a:\n  1: x\n  "1": z\n'), [
    '3:3-3:6 yaml/duplicate-key: The key "1" stands twice in this mapping. => keep one of the two.',
  ])
  const [found] = read('a.yaml', '{a: 1, b: 2, a: 3}').diagnostics
  assert.equal(found?.related, [
    { message: 'it stands here first', origin: { file: 'a.yaml', line: 1, column: 2, endLine: 1, endColumn: 3 } },
  ])
})

test('keys of Object.prototype are keys like any other, __proto__ is refused', () => {
  const read = value('constructor: 1\ntoString: 2\nhasOwnProperty: {valueOf: 3}\n') as object
  assert.equal(Object.entries(read), [
    ['constructor', 1],
    ['toString', 2],
    ['hasOwnProperty', { valueOf: 3 }],
  ])
  for (const text of [
    '__proto__: {a: 1}',
    '"__proto__": 1',
    '{__proto__: 1}',
    'a: &x {b: 1}\n? __proto__\n: *x',
    '- __proto__: 1',
  ]) {
    assert.equal(codes(text), ['yaml/forbidden-key'], text)
  }
})

test('aliases are copies: a change in one place is none in another', () => {
  const document = value('a: &x {b: [1]}\nc: *x\nd: &x 2\ne: *x\n') as Record<string, unknown>
  assert.equal(document, { a: { b: [1] }, c: { b: [1] }, d: 2, e: 2 })
  assert.is.not(document['a'], document['c'])
})

test('an alias as a key is the text of its anchor', () => {
  assert.equal(value('- &k a\n- *k : 1\n  b: 2\n- {&l 5: 6}\n- *l : *l\n'), ['a', { a: 1, b: 2 }, { 5: 6 }, { 5: 5 }])
  assert.equal(wrong('*k : 1\n'), [
    '1:1-1:3 yaml/syntax: The alias *k has no anchor &k above it. => put quotes around a text that begins with *.',
  ])
  assert.equal(codes('- &k a\n- {a: 1, *k : 2}\n'), ['yaml/duplicate-key'])
  assert.equal(codes('- &k [a]\n- {*k : 2}\n'), ['yaml/unsupported'])
})

test('a key before its colon has at most 1024 characters, but inside brackets', () => {
  const long = 'k'.repeat(1025)
  for (const key of [long, `"${long}"`, `'${long}'`]) {
    assert.equal(codes(`${key}: 1\n`), ['yaml/syntax'], key.slice(0, 2))
    assert.equal(value(`? ${key}\n: 1\n`), { [long]: 1 })
    assert.equal(value(`{${key}: 1}\n`), { [long]: 1 })
  }
  assert.equal(value(`${'k'.repeat(1001)}: 1\n`), { ['k'.repeat(1001)]: 1 })
})

test('merge keys are resolved: own keys win, then the first source', () => {
  const text = 'a: &a {k: 1, l: 1}\nb: &b {k: 2, m: 2}\nc: {<<: *a, k: 3}\nd: {<<: [*b, *a, {o: 4}]}\n"<<": text\n'
  assert.equal(value(text), {
    a: { k: 1, l: 1 },
    b: { k: 2, m: 2 },
    c: { k: 3, l: 1 },
    d: { k: 2, l: 1, m: 2, o: 4 },
    '<<': 'text',
  })
})

test('a merge key below a key that it brings is ambiguous: kubectl lets it win', () => {
  assert.equal(wrong('a: &a {k: 1}\nb: {k: 2, <<: *a}\n'), [
    '2:5-2:6 yaml/ambiguous: kubectl takes "k" from the << below, YAML 1.2 from here. => put << first in its mapping: then every reader lets this key win.',
  ])
  assert.equal(value('a: &a {k: 1}\nb: {k: 1, <<: *a}\n'), { a: { k: 1 }, b: { k: 1 } })
})

test('a merge key takes mappings alone, and stands once', () => {
  assert.equal(codes('<<: 1'), ['yaml/unsupported'])
  assert.equal(codes('a: &a [{b: 1}]\nc: {<<: *a}'), ['yaml/unsupported'])
  assert.equal(codes('<<: {a: 1}\n<<: {b: 1}'), ['yaml/duplicate-key'])
})

test('what is not plain data is refused where it stands', () => {
  assert.equal(wrong('a: !Ref b\nc: !!binary aGk=\n? [d]\n: e\nf: -.inf\ng: .NaN\nh: !!int x\n'), [
    '1:4-1:8 yaml/unsupported: The tag !Ref is not plain data. => remove the tag, and write the value that it stands for.',
    '2:4-2:12 yaml/unsupported: The tag !!binary is not plain data. => write the base64 text without the tag.',
    '3:3-3:6 yaml/unsupported: A list or a mapping stands here as a key. => write the key as text. Braces that belong to a template need quotes around them.',
    '5:4-5:9 yaml/unsupported: -.inf is no number that JSON data can hold. => write "-.inf" if it is meant as text.',
    '6:4-6:8 yaml/unsupported: .NaN is no number that JSON data can hold. => write ".NaN" if it is meant as text.',
    '7:4-7:9 yaml/unsupported: x is no value of the tag !!int.',
  ])
})

test('tags of the core schema are obeyed', () => {
  assert.equal(value('[!!str 0644, !!int "3", !!float 3, !!null "", !!bool true, ! 12, !!map {a: 1}, !!seq []]'), [
    '0644',
    3,
    3,
    null,
    true,
    '12',
    { a: 1 },
    [],
  ])
})

test('an alias without an anchor, or inside its own, is an error', () => {
  assert.equal(wrong('a: *b\nc: &d [*d]\n'), [
    '1:4-1:6 yaml/syntax: The alias *b has no anchor &b above it. => put quotes around a text that begins with *.',
    '2:8-2:10 yaml/alias-bomb: The alias *d stands inside its own anchor, so that it would never end.',
  ])
})

test('aliases of aliases that grow without measure are refused, once and at once', () => {
  const lines = Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`)
  const start = performance.now()
  assert.equal(codes(['a0: &a0 x', ...lines].join('\n')), ['yaml/alias-bomb'])
  assert.ok(performance.now() - start < 2000)
})

test('a chain of anchors that nests deeper than the limit is refused', () => {
  const lines = Array.from({ length: 120 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]`)
  assert.ok(codes(['a0: &a0 x', ...lines].join('\n')).every((code) => code === 'yaml/too-deep'))
  assert.equal(codes(['a0: &a0 x', ...lines.slice(0, 90)].join('\n')), [])
})

for (const [name, text] of [
  ['brackets', '['.repeat(10_000)],
  ['closed brackets', '['.repeat(10_000) + ']'.repeat(10_000)],
  ['braces', '{"a": '.repeat(10_000)],
  ['dashes', '- '.repeat(10_000)],
  ['indentation', Array.from({ length: 3_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
] as const) {
  test(`nesting by ${name} stops at the limit, with no stack spent`, () => {
    const start = performance.now()
    assert.equal(codes(`a: 1\n---\n${text}`), ['yaml/too-deep'])
    assert.equal(read('a.yaml', `a: 1\n---\n${text}`).documents, [{ index: 0, value: { a: 1 } }])
    assert.ok(performance.now() - start < 2000)
  })
}

test('a hundred levels are read', () => {
  assert.equal(codes('['.repeat(100) + ']'.repeat(100)), [])
  assert.equal(codes('['.repeat(101) + ']'.repeat(101)), ['yaml/too-deep'])
})

test('merge conflict markers are named, and nothing of the file is read', () => {
  const text = 'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> topic\n---\nc: 3\n'
  assert.equal(wrong(text), [
    '2:1-2:13 file/conflict: A merge conflict is not resolved here. => keep the lines that belong, and remove those that begin with <<<<<<<, ======= or >>>>>>>.',
  ])
  const { documents, diagnostics } = read('a.yaml', text)
  assert.equal(documents, [])
  assert.equal(
    diagnostics[0]?.related?.map(({ origin }) => origin.line),
    [4, 6],
  )
  assert.equal(codes('a: 1\n>>>>>>> topic\n'), ['file/conflict'])
})

test('characters that YAML does not take, and those that kubectl takes for line breaks, are refused', () => {
  assert.equal(wrong('a: x\u0001y\n---\nb: "\u2028"\n---\nc: 1\rd\n---\ne: 😀é\u00a0\n'), [
    '1:5-1:6 yaml/syntax: The character U+0001 cannot stand in YAML as it is. => write "\\u0001" inside double quotes, or remove it.',
    '3:5-3:6 yaml/ambiguous: kubectl reads the character U+2028 as a line break, YAML 1.2 as text. => write "\\u2028" inside double quotes, or remove it.',
    '5:5-5:6 yaml/syntax: A carriage return stands alone here. => end lines with a line feed, or write "\\r" inside double quotes.',
  ])
})

test('lines may end in CR LF, and the text may begin with a byte order mark', () => {
  assert.equal(value('\ufeffa: b\r\nc: "d\r\n  e"\r\nf: |\r\n  g\r\n'), { a: 'b', c: 'd e', f: 'g\n' })
  assert.equal(wrong('\ufeffa: yes\r\n'), [
    '1:4-1:7 yaml/ambiguous: kubectl reads yes as true, YAML 1.2 as the text "yes". => write true, or "yes" for the text.',
  ])
})

test.run()
