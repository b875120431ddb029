import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { apply } from '../../../src/model/apply.ts'
import type { GroundEdit } from '../../../src/model/edit.ts'
import { readEdits } from '../../../src/model/read-edits.ts'
import { editText, openText } from '../../../src/yaml/edit/edit-text.ts'
import { read } from '../../../src/yaml/read.ts'

/** What edits make of a text in every document, or the code and message of the refusal. */
function edited(text: string, edits: string): string {
  const { edits: list, problems } = readEdits(read('edits.yaml', edits).documents[0]?.value, { at: [], in: 'refactor' })
  assert.equal(problems, [])
  const file = openText('a.yaml', text)
  assert.equal(file.diagnostics, [])
  const changes = file.documents.map(({ index, value }) => {
    const applied = apply(list, value, { evaluate: () => ({ ok: false, message: '' }) })
    if (!applied.ok) throw new Error(applied.refusal.message)
    return { document: index, changes: applied.changes }
  })
  const result = editText(file, changes)
  return result.ok ? result.text : `${result.refusal.code}: ${result.refusal.message}`
}

function makes(text: string, edits: string, after: string): void {
  assert.is(edited(text, edits), after)
}

test('a scalar keeps its quotes, its comment and the spaces before it', () => {
  makes('a: "x"   # c\nb: 1\n', '- set: { path: a, value: z }', 'a: "z"   # c\nb: 1\n')
  makes("a: 'x'\n", '- set: { path: a, value: "it\'s" }', "a: 'it''s'\n")
  makes('a: x\n', '- set: { path: a, value: "yes" }', 'a: "yes"\n')
  makes("a: x\nb: 'q'\n", '- set: { path: a, value: "010" }', "a: '010'\nb: 'q'\n")
  makes('a: "8"\n', '- set: { path: a, value: 8 }', 'a: 8\n')
  makes('a:\n', '- set: { path: a, value: 8 }', 'a: 8\n')
  makes('a: # c\n', '- set: { path: a, value: 8 }', 'a: 8 # c\n')
  makes('a:\n  x\n', '- set: { path: a, value: z }', 'a:\n  z\n')
  makes('a: # c\n  x # d\n', '- set: { path: a, value: z }', 'a: # c\n  z # d\n')
})

test('an anchor that nothing else uses stays with the value, a tag goes', () => {
  makes('a: &x 5 # c\n', '- set: { path: a, value: 6 }', 'a: &x 6 # c\n')
  makes('a: &x\n  c: 1\n', '- set: { path: a, value: 6 }', 'a: &x 6\n')
  makes('a: !!str "5" # c\n', '- set: { path: a, value: 8 }', 'a: 8 # c\n')
  makes('a: !!str 5\n', '- set: { path: a, value: { c: 1 } }', 'a:\n  c: 1\n')
})

test('blocks stay blocks where they can, and give way where not', () => {
  makes('a: | # c\n    x\n    z\n\nb: 1\n', '- set: { path: a, value: "u\\nv\\n" }', 'a: | # c\n    u\n    v\n\nb: 1\n')
  makes('a: >\n  x\n', '- set: { path: a, value: "u\\n" }', 'a: >\n  u\n')
  makes('a: |\n  x\n', '- set: { path: a, value: 5 }', 'a: 5\n')
  makes('a: |\n  x\n', '- set: { path: a, value: " u\\n" }', 'a: " u\\n"\n')
  makes('a: 5 # c\n', '- set: { path: a, value: "u\\nv" }', 'a: |- # c\n  u\n  v\n')
})

test('a scalar becomes a collection and back', () => {
  makes('a: 5 # c\nb: 1\n', '- set: { path: a, value: { x: [1, {}] } }', 'a: # c\n  x:\n    - 1\n    - {}\nb: 1\n')
  makes('a: # c\n  x:\n  - 1\nb: 1\n', '- set: { path: a, value: 5 }', 'a: 5 # c\nb: 1\n')
  makes('- 5 # c\n- 6\n', '- delete: { path: zz }', '- 5 # c\n- 6\n')
  makes(
    'l:\n- 5 # c\n- 6\n',
    '- set: { path: "l[*]", value: { x: 1, v: [] } }',
    'l:\n- x: 1 # c\n  v: []\n- x: 1\n  v: []\n',
  )
  makes('l:\n- x: 1\n  v: 2\n- 6\n', '- set: { path: "l[x=1]", value: 7 }', 'l:\n- 7\n- 6\n')
  makes('l:\n- {}\n', '- set: { path: "l[*].x", value: { k: 1 } }', 'l:\n- x:\n    k: 1\n')
  makes('l:\n-   {}\n', '- default: { path: "l[*].x", value: 1 }', 'l:\n-   x: 1\n')
})

test('a comment between a key and its value stays, and one behind a value that gives way to lines is not lost', () => {
  makes('a: # c\n  # d\n  x\nb: 1\n', '- set: { path: a, value: { k: 1 } }', 'a: # c\n  # d\n  k: 1\nb: 1\n')
  makes('a:\n  x # e\n', '- set: { path: a, value: { k: 1 } }', 'a: # e\n  k: 1\n')
  assert.match(
    edited('a: # c\n  x # e\n', '- set: { path: a, value: { k: 1 } }'),
    /edit\/inexact: A comment stands behind/,
  )
})

test('a document of nothing but braces gets its first field', () => {
  makes('# h\n\n{} # c\n', '- set: { path: a, value: 1 }', '# h\n\na: 1 # c\n')
  makes('{}\n', '- set: { path: a, value: 1 }', '{"a": 1}\n')
  assert.match(edited('--- {}\n', '- set: { path: a, value: 1 }'), /edit\/inexact: The document begins on the line/)
  assert.match(edited('a: { # c\n  }\n', '- set: { path: a.b, value: 1 }'), /edit\/inexact: A comment stands inside/)
})

test('new keys stand behind the others, and take their indentation, quotes and brackets', () => {
  makes(
    'a:\n   b: "1"\n   c: "2"\n\n# d\nd: 1\n',
    '- set: { path: a.e, value: x }',
    'a:\n   b: "1"\n   c: "2"\n   e: "x"\n\n# d\nd: 1\n',
  )
  makes('a:\n- 1\n', '- set: { path: b, value: [1] }', 'a:\n- 1\nb:\n- 1\n')
  makes('a:\n    - 1\n', '- set: { path: b, value: [1] }', 'a:\n    - 1\nb:\n    - 1\n')
  makes('a: { b: 1 }\n', '- set: { path: a.c.d, value: 2 }', 'a: { b: 1, c: { d: 2 } }\n')
  makes('a: {b: 1}\n', '- set: { path: a.c, value: [2] }', 'a: {b: 1, c: [2]}\n')
  makes('a: {}\n', '- set: { path: a.c, value: 2 }', 'a:\n  c: 2\n')
  makes('l:\n- {b: 1}\n', '- insert: { path: l, value: { c: 2 } }', 'l:\n- {b: 1}\n- {c: 2}\n')
  makes("l:\n  -   'a'\n", '- insert: { path: l, value: b, at: start }', "l:\n  -   'b'\n  -   'a'\n")
  makes('a:\n- 1\n', '- set: { path: b, value: { c: [d] } }', 'a:\n- 1\nb:\n  c:\n  - d\n')
  makes('a: [1]\n', '- insert: { path: a, value: "x, {" }', 'a: [1, "x, {"]\n')
  makes('"a": 1\n"b": 2\n', '- set: { path: c, value: 3 }', '"a": 1\n"b": 2\n"c": 3\n')
})

test('deleting takes the comments of the field, and no others', () => {
  makes('# head\n\n# of a\na: 1 # a\n  # deeper\n# of b\nb: 2\n', '- delete: { path: a }', '# head\n\n# of b\nb: 2\n')
  makes('# head\na: 1\nb: 2\n', '- delete: { path: a }', '# head\nb: 2\n')
  makes('l:\n- a: 1\n  # of b\n  b: 2\n', '- delete: { path: "l[*].a" }', 'l:\n- # of b\n  b: 2\n')
  makes('l:\n- a: 1\n  b: 2\n', '- delete: { path: "l[*].a" }', 'l:\n- b: 2\n')
  makes('l:\n- z: 1\n  # z\n- a: 1\n  b: 2\n', '- delete: { path: "l[*].a" }', 'l:\n- z: 1\n  # z\n- b: 2\n')
  makes('l:\n- a: 1\n# of b\n  b: 2\n', '- delete: { path: "l[*].a" }', 'l:\n- # of b\n  b: 2\n')
  makes('l:\n- a\n', '- remove: { path: l, value: a }', 'l: []\n')
  makes('m: {a: 1, b: 2}\n', '- delete: { path: m.a }', 'm: {b: 2}\n')
  makes('m: {a: 1, b: 2}\n', '- delete: { path: m.b }', 'm: {a: 1}\n')
  makes('m: { a: 1 }\n', '- delete: { path: m.a }', 'm: {}\n')
  makes('l: [\n  a, # a\n  b, # b\n]\n', '- remove: { path: l, value: a }', 'l: [\n  b, # b\n]\n')
})

test('deleting inside brackets over lines takes the comments of the field, and no others', () => {
  const comments = 'm: {\n  # of a\n  a: 1, # a\n  # of b\n  b: 2, # b\n  # of c\n  c: 3 # c\n} # m\n'
  makes(comments, '- delete: { path: m.a }', 'm: {\n  # of b\n  b: 2, # b\n  # of c\n  c: 3 # c\n} # m\n')
  makes(comments, '- delete: { path: m.c }', 'm: {\n  # of a\n  a: 1, # a\n  # of b\n  b: 2 # b\n} # m\n')
  makes('m: {\n  # of a\n  a: 1,\n  b: 2,\n}\n', '- delete: { path: m.a }', 'm: {\n  b: 2,\n}\n')
  makes('m: {\n  # of both\n  a: 1, b: 2,\n}\n', '- delete: { path: m.a }', 'm: {\n  # of both\n  b: 2,\n}\n')
  const refused = 'edit/inexact: A comment inside the brackets would lose its place.'
  makes('m: {\n  a: 1, # a\n}\n', '- delete: { path: m.a }', refused)
  makes('m: {\n  # of a\n  a: 1\n}\n', '- delete: { path: m.a }', refused)
  makes('m: {\n  a: 1 # a\n  , b: 2\n}\n', '- delete: { path: m.a }', refused)
  makes('m: {\n  a: 1 # a\n  , b: 2\n}\n', '- delete: { path: m.b }', refused)
  makes('m: { a: 1, # a\n  b: 2 }\n', '- delete: { path: m.a }', refused)
})

test('what is put inside brackets leaves the comments there, or is refused', () => {
  makes('l: [\n  a, # a\n  b # b\n]\n', '- insert: { path: l, value: c }', 'l: [\n  a, # a\n  b, # b\n  c\n]\n')
  makes('l: [\n  a, # a\n  b, # b\n]\n', '- insert: { path: l, value: c }', 'l: [\n  a, # a\n  b, # b\n  c,\n]\n')
  makes('l: [\n  # of a\n  a,\n]\n', '- insert: { path: l, value: c, at: start }', 'l: [\n  c,\n  # of a\n  a,\n]\n')
  makes('m: [{}]\n', '- set: { path: "m[*].a", value: 1 }', 'm: [{ a: 1 }]\n')
  const refused = 'edit/inexact: A comment inside the brackets would lose its place.'
  makes('m: [{ # none\n  }]\n', '- set: { path: "m[*].a", value: 1 }', refused)
  makes('l: [a, b # b\n  ]\n', '- insert: { path: l, value: c }', refused)
})

test('rename changes the key alone', () => {
  makes('"a" : { x: 1 } # c\n', '- rename: { path: a, to: b }', '"b" : { x: 1 } # c\n')
  makes('a: 1\n', '- rename: { path: a, to: \'["on"]\' }', '"on": 1\n')
})

test('move takes the comments along, and makes and empties mappings', () => {
  makes(
    'spec:\n  # of cpu\n  cpu: 1 # c\n  b: 2\n',
    '- move: { path: spec.cpu, to: spec.resources.limits.cpu }',
    'spec:\n  b: 2\n  resources:\n    limits:\n      # of cpu\n      cpu: 1 # c\n',
  )
  makes('a:\n  b:\n    c: |\n      x\n       z\nd: 1\n', '- move: { path: a.b.c, to: e }', 'd: 1\ne: |\n  x\n   z\n')
  makes('a: { b: [1], c: 2 }\n', '- move: { path: a.b, to: d }', 'a: { c: 2 }\nd: [1]\n')
  makes('a: { c: 2 }\nb:\n- 1\n', '- move: { path: b, to: a.b }', 'a: { c: 2, b: [1] }\n')
  makes('l:\n- a: 1\n  b: 2\n', '- move: { path: "l[*].a", to: "l[*].c.a" }', 'l:\n- b: 2\n  c:\n    a: 1\n')
  makes('a: 1\nb: 2\n', '- move: { path: b, to: c }', 'a: 1\nc: 2\n')
  makes('a:\n  b:\n    c: 1\n', '- move: { path: a.b.c, to: a.c }', 'a:\n  c: 1\n')
})

test('wrap and unwrap keep the text of the value', () => {
  makes('a: "x" # c\nb:\n  - 1\n', '- wrap: { path: a, to: as }', 'as:\n  - "x" # c\nb:\n  - 1\n')
  makes('as:\n- "x" # c\n', '- unwrap: { path: as, to: a }', 'a: "x" # c\n')
  makes('a:\n  x: 1\n  z: 2\n', '- wrap: { path: a, to: as }', 'as:\n  - x: 1\n    z: 2\n')
  makes('as:\n  - x: 1\n    z: 2\n', '- unwrap: { path: as, to: a }', 'a:\n  x: 1\n  z: 2\n')
  makes('as: [ x ] # c\n', '- unwrap: { path: as, to: a }', 'a: x # c\n')
  makes('m: { a: 1 }\n', '- wrap: { path: m.a, to: as }', 'm: { as: [1] }\n')
  makes('as:\n# of x\n- x\n', '- unwrap: { path: as, to: a }', 'a:\n# of x\n  x\n')
})

test('wrap keeps blocks, values on their own line, missing values and comments', () => {
  const wrap = '- wrap: { path: a, to: as }'
  makes('a: | # c\n  x\n   y\nb: 1\n', wrap, 'as:\n  - | # c\n    x\n     y\nb: 1\n')
  makes('a: # c\n  x\nb: 1\n', wrap, 'as: # c\n  - x\nb: 1\n')
  makes('a:\nb: 1\n', wrap, 'as:\n  - null\nb: 1\n')
  makes(
    'a: # c\n  # of x\n  x: 1\n  # of y\n  y: 2\nb: 1\n',
    wrap,
    'as: # c\n  # of x\n  - x: 1\n    # of y\n    y: 2\nb: 1\n',
  )
})

test('unwrap keeps blocks and comments, and is refused where a comment would lose its place', () => {
  const unwrap = '- unwrap: { path: as, to: a }'
  makes('as:\n  - | # c\n    x\n     y\nb: 1\n', unwrap, 'a: | # c\n  x\n   y\nb: 1\n')
  makes('as:\n  -\n    x: 1 # x\n    # of y\n    y: 2\n', unwrap, 'a:\n  x: 1 # x\n  # of y\n  y: 2\n')
  makes('as:\n  - # c\n    x: 1\n', unwrap, 'a:\n  # c\n  x: 1\n')
  makes('as:\n  - - 1\n    - 2\n', unwrap, 'a:\n  - 1\n  - 2\n')
  makes('as:\n  -\nb: 1\n', unwrap, 'a:\nb: 1\n')
  makes('as: [\n  x, # c\n  ]\n', unwrap, 'edit/inexact: A comment stands inside the brackets.')
  makes('as:\n  # c\n  -\n', unwrap, 'edit/inexact: A comment stands above the item.')
})

test('line breaks, byte order mark, markers, directives and a missing last line break stay', () => {
  makes(
    'a: 1\r\nb: 2\r\n',
    '- set: { path: c, value: { d: "x\\nz\\n" } }',
    'a: 1\r\nb: 2\r\nc:\r\n  d: |\r\n    x\r\n    z\r\n',
  )
  makes('\ufeffa: 1', '- set: { path: c, value: 1 }', '\ufeffa: 1\nc: 1')
  makes('a: 1\nb: 2', '- delete: { path: b }', 'a: 1')
  makes('a: 1\r\nb: 2', '- delete: { path: b }', 'a: 1')
  makes('b: 2', '- set: { path: b, value: [1] }', 'b:\n  - 1')
  makes('%YAML 1.2\n---\na: 1\n...\n', '- set: { path: b, value: 2 }', '%YAML 1.2\n---\na: 1\nb: 2\n...\n')
  makes('a: 1\n---\n# none\n---\na:  1 # x\n', '- set: { path: a, value: 2 }', 'a: 2\n---\n# none\n---\na:  2 # x\n')
})

test('where documents are counted in two ways none is taken for another', () => {
  const changes: GroundEdit[] = [{ op: 'set', path: ['a'], value: 9 }]
  const editOne = (text: string, document: number): string => {
    const result = editText(openText('a.yaml', text), [{ document, changes }])
    return result.ok ? result.text : result.refusal.code
  }
  assert.is(editOne('a: 1\n...\n---\na: 2\n...\n', 1), 'a: 1\n...\n---\na: 9\n...\n')
  assert.is(editOne('a: 1\n...\n...\na: 2\n---\na: 3\n', 2), 'edit/inexact', 'a: 2 is the third for readers')
  assert.is(editOne('...\na: 1\n---\na: 1\n', 1), 'edit/inexact', 'the two are alike')
})

test('a document that cannot be read is not there to be edited, also beside one that only kubectl reads otherwise', () => {
  const { documents, diagnostics } = openText('a.yaml', 'a: 010\n---\nb: 1\nb: 2\n---\nc: 1\n')
  assert.equal(
    documents.map(({ index, isAmbiguous }) => [index, isAmbiguous]),
    [
      [0, true],
      [2, false],
    ],
  )
  assert.equal(
    diagnostics.map(({ code }) => code),
    ['yaml/duplicate-key'],
  )
})

test('JSON stays JSON, as it is laid out', () => {
  makes('{"a":1,"b":[1]}', '- set: { path: c, value: { d: "x" } }', '{"a":1,"b":[1],"c":{"d":"x"}}')
  makes('{\n  "a": 1\n}\n', '- set: { path: c, value: [null] }', '{\n  "a": 1,\n  "c": [\n    null\n  ]\n}\n')
  makes('{\n  "a": {}\n}\n', '- set: { path: a.b, value: x }', '{\n  "a": {\n    "b": "x"\n  }\n}\n')
  makes('{\n  "a": 1,\n  "b": 2\n}\n', '- move: { path: a, to: c.d }', '{\n  "b": 2,\n  "c": {"d": 1}\n}\n')
})

test('inside brackets new lines take the indentation of the others, tabs too', () => {
  makes(
    '{\n    "a": {\n        "b": 1\n    }\n}\n',
    '- set: { path: a.c, value: { d: [1] } }',
    '{\n    "a": {\n        "b": 1,\n        "c": {\n            "d": [\n                1\n            ]\n        }\n    }\n}\n',
  )
  makes('{\n\t"a": 1\n}\n', '- set: { path: c, value: [x] }', '{\n\t"a": 1,\n\t"c": [\n\t\t"x"\n\t]\n}\n')
  makes('{\n\t"a": {}\n}\n', '- set: { path: a.b, value: x }', '{\n\t"a": {\n\t\t"b": "x"\n\t}\n}\n')
})

test('inside brackets a collection stands on one line where its neighbours do, or what it replaces', () => {
  makes(
    '{\n  "u": [\n    {"p": 1},\n    {"p": 2}\n  ]\n}\n',
    '- insert: { path: u, value: { p: 3, r: [x] } }',
    '{\n  "u": [\n    {"p": 1},\n    {"p": 2},\n    {"p": 3, "r": ["x"]}\n  ]\n}\n',
  )
  makes(
    '{\n  "l": ["a"],\n  "m": {\n    "k": 1\n  }\n}\n',
    '- set: { path: l, value: [a, b] }\n- set: { path: m, value: { k: 2, l: 3 } }',
    '{\n  "l": ["a", "b"],\n  "m": {\n    "k": 2,\n    "l": 3\n  }\n}\n',
  )
})

test('aliases: what one alias stands for can be replaced, what several share is refused', () => {
  const text = 'base: &x\n  k: 1\none: *x\ntwo:\n  <<: *x\n  own: 1\n'
  makes(text, '- set: { path: one, value: 5 }', text.replace('one: *x', 'one: 5'))
  makes(text, '- delete: { path: one }', text.replace('one: *x\n', ''))
  makes(text, '- set: { path: two.k, value: 5 }', `${text}  k: 5\n`)
  makes(text, '- set: { path: two.own, value: 5 }', text.replace('own: 1', 'own: 5'))
  assert.match(edited(text, '- set: { path: one.k, value: 5 }'), 'edit/alias: The edit meets the anchor &x')
  assert.match(
    edited(text, '- delete: { path: base }'),
    'edit/anchor: The edit takes away the anchor &x, which *x needs.',
  )
  makes('l:\n- &x { k: 1 }\n- *x\n', '- set: { path: "l[*].k", value: 5 }', 'l:\n- &x { k: 5 }\n- *x\n')
})

test('scalars that kubectl reads otherwise are left alone', () => {
  makes('a: yes\nb: 010 # c\nd: 1\n', '- set: { path: d, value: 2 }', 'a: yes\nb: 010 # c\nd: 2\n')
  makes('a: yes\nd: 1\n', '- set: { path: a, value: "yes" }\n- set: { path: d, value: 2 }', 'a: yes\nd: 2\n')
  makes('a: yes\n', '- set: { path: a, value: "no" }', 'a: "no"\n')
})

test('many items are deleted at once', () => {
  const items = Array.from({ length: 3000 }, (_, i) => `  - ${i % 3 === 0 ? 'old' : `item${i}`}\n`)
  const text = `l:\n${items.join('')}`
  makes(text, '- remove: { path: l, value: old }', `l:\n${items.filter((item) => !item.includes('old')).join('')}`)
  makes(text, '- delete: { path: "l[*]" }', 'l: []\n')
})

test('a value in place of the mapping around it is refused where a comment would be lost', () => {
  makes('a:\n  b:\n    c: 1\n', '- move: { path: a.b, to: a }', 'a:\n  c: 1\n')
  assert.match(
    edited('a:\n  # of b\n  b:\n    c: 1\n', '- move: { path: a.b, to: a }'),
    'edit/inexact: A comment inside',
  )
})

test('a field that would lose a comment on its way into braces, or out of them, is refused', () => {
  const inside = 'edit/inexact: A comment of the field can not stand inside braces.'
  makes('a: { b: 1 }\nc: | # why\n  x\n', '- move: { path: c, to: a.c }', inside)
  makes('a: { b: 1 }\nc: [\n  1, # one\n  2,\n]\n', '- move: { path: c, to: a.c }', inside)
  makes('a: { b: 1 }\nc: |\n  # text\n', '- move: { path: c, to: a.c }', 'a: { b: 1, c: "# text\\n" }\n')
  makes('a: { b: 1 }\nc: ["x #y"]\n', '- move: { path: c, to: a.c }', 'a: { b: 1, c: ["x #y"] }\n')
  const lost = 'edit/inexact: A comment inside the brackets would lose its place.'
  makes('a: {\n  b: 1, # why\n  c: 2,\n}\n', '- move: { path: a.b, to: b }', lost)
  makes('a: {\n  c: 2,\n  b: 1 # why\n}\n', '- move: { path: a.b, to: b }', lost)
  makes('a: {\n  # why\n  b: 1,\n  c: 2,\n}\n', '- move: { path: a.b, to: b }', lost)
  makes('a: {\n  b: # why\n    1,\n  c: 2,\n}\n', '- move: { path: a.b, to: b }', lost)
  makes('a: {\n  b: 1,\n  c: 2, # two\n}\n', '- move: { path: a.b, to: b }', 'a: {\n  c: 2, # two\n}\nb: 1\n')
  makes('a: { b: 1, c: 2 } # of a\n', '- move: { path: a.c, to: c }', 'a: { b: 1 } # of a\nc: 2\n')
})

test('a value in place of brackets over lines is refused where a comment stands inside them', () => {
  makes(
    'a: {\n  b: 1, # why\n}\n',
    '- move: { path: a.b, to: a }',
    'edit/inexact: A comment inside the field would lose its place.',
  )
})

test('a document that is not read keeps its file from nothing but edits of itself', () => {
  const file = openText('a.yaml', 'a: 1\n---\na: !custom 1\n')
  assert.is(file.documents.length, 1)
  const result = editText(file, [{ document: 0, changes: [{ op: 'set', path: ['a'], value: 2 }] }])
  assert.is(result.ok && result.text, 'a: 2\n---\na: !custom 1\n')
  const other = editText(file, [{ document: 1, changes: [{ op: 'set', path: ['a'], value: 2 }] }])
  assert.is(!other.ok && other.refusal.code, 'edit/inexact')
})

test.run()
