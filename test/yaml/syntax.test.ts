import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { read } from '../../src/yaml/read.ts'
import { codes, wrong } from './problems.ts'

const SYNTAX: readonly (readonly [what: string, text: string, expected: string])[] = [
  [
    'a tab as indentation',
    'a:\n\t- b\n',
    '2:1-2:2 A tab indents this line. => indent with spaces: YAML takes no tabs.',
  ],
  [
    'a quote never closed',
    'a: "x\nb: 1\n',
    '1:4-1:5 The quote that is opened here is never closed. => inside double quotes a quote is written \\".',
  ],
  [
    'a bracket never closed',
    'a: {b: [1, 2}\nc: 1\n',
    '1:8-1:9 The bracket that is opened here is not closed, or closed too far to the left. => close it, and indent every line up to the closing bracket further than the key.',
  ],
  [
    'two colons',
    'a: b: c\n',
    '1:4-1:5 A second ": " stands on this line. => put the value in quotes if it is text, or begin the mapping on a line of its own.',
  ],
  [
    'a key below a scalar',
    'a: 1\n  b: 2\n',
    '1:4-1:5 A key stands inside a value that began on a line above. => put the value in quotes if it is text, or begin the mapping on a line of its own.',
  ],
  [
    'a key in no column',
    'a:\n  b: 1\n c: 2\n',
    '3:2-3:3 This key is not in the column of the keys above. => indent it as far as its siblings, with spaces.',
  ],
  [
    'a line without a colon',
    'a: 1\nbcd\n',
    '2:1-2:4 "bcd" is neither a key with a colon nor part of a value. => write `key: value`, or indent the line to make it part of the value above.',
  ],
  [
    'an indicator as value',
    'a: @b\n',
    '1:4-1:6 A plain value cannot begin with @. => put the value in quotes if it is meant as text.',
  ],
  [
    'an unknown escape',
    'a: "\\q"\n',
    '1:5-1:7 \\q means nothing inside double quotes. => write \\\\ for a backslash, or use single quotes.',
  ],
  [
    "a list on its key's line",
    'a: - b\n',
    '1:4-1:5 A list begins on the line of its key. => begin the list on the next line, or put quotes around the text.',
  ],
  [
    'a directive that is none',
    '%foo\n',
    '1:1-1:5 A line that begins with % is a directive, and no `---` follows it. => put quotes around a text that begins with %.',
  ],
]

for (const [what, text, expected] of SYNTAX) {
  test(`${what} is said in one sentence, with its place and the next step`, () => {
    assert.equal(wrong(text), [expected.replace(/^(\S+) /, '$1 yaml/syntax: ')])
  })
}

test('a file of a thousand broken lines gets one message per document, and soon', () => {
  assert.is(codes(': : :\n'.repeat(1000)).length, 1)
  assert.is(codes('a: yes\n---\n'.repeat(1000)).length, 1000)
})

test('a megabyte of a hostile text takes no more than seconds', () => {
  const start = performance.now()
  for (const text of [
    '"'.repeat(1e5),
    `a: ${'x '.repeat(1e5)}`,
    '&a '.repeat(1e4),
    `a: "${'\\"'.repeat(1e5)}`,
    '? '.repeat(1e5),
    `${' '.repeat(2e5)}:`,
  ]) {
    read('a.yaml', text)
  }
  assert.ok(performance.now() - start < 8000)
})

test.run()
