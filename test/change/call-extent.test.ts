import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { extentOf } from '../../src/change/call-extent.ts'

const at = (file: string, line: number, column: number) => ({
  file,
  line,
  column,
  endLine: line,
  endColumn: column + 1,
})

test('a construct call reaches to the bracket that closes its arguments', () => {
  const text =
    "const a = 1\nnew Bucket(scope, 'b', {\n  spec: { a: ')' /* ) */ }, // )\n  b: `${x(')')}`,\n})\nnew Other(x)\n"
  assert.equal(extentOf(at('c.ts', 2, 1), text), { file: 'c.ts', from: 1, to: 4 })
  assert.equal(extentOf(at('c.ts', 6, 1), text), { file: 'c.ts', from: 5, to: 5 })
})

test('a document of a template reaches to the next one', () => {
  assert.equal(extentOf(at('c.yaml.hbs', 1, 1), 'a: 1\nb: 2\n---\nc: 3\n'), { file: 'c.yaml.hbs', from: 0, to: 1 })
})

test('a call that is never closed ends with the file', () => {
  assert.equal(extentOf(at('c.ts', 1, 1), 'f(\n"'), { file: 'c.ts', from: 0, to: 1 })
})

test.run()
