import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { formatPath } from '../../src/model/path.ts'
import { pathsOnLine } from '../../src/trace/line.ts'
import { positions } from '../../src/yaml/positions.ts'
import { read } from '../../src/yaml/read.ts'

const TEXT = `a: 1
# a comment
b:
  c: { d: 1, e: 2 }
  text: |
    one
    two

  list:
    - x
    - name: z
      v: 1
  folded: >-
    one
    two
after: 1
`

function fieldsOn(line: number): string {
  const [document] = read('a.yaml', TEXT).documents
  const places = positions('a.yaml', TEXT)
  return pathsOnLine(document?.value ?? null, line, (path) => places.locate(0, path, 'key'))
    .map(formatPath)
    .join(' ')
}

test('a line is the fields and items that begin on it, the innermost of them', () => {
  assert.equal([1, 3, 4, 9, 10, 11, 12, 16].map(fieldsOn), [
    ...['a', 'b', 'b.c.d b.c.e', 'b.list', 'b.list[0]', 'b.list[1].name', 'b.list[1].v', 'after'],
  ])
})

test('the lines of a text of several lines are all that text, and a comment is nothing', () => {
  assert.equal([5, 6, 7].map(fieldsOn), ['b.text', 'b.text', 'b.text'])
  assert.equal([2, 8, 17, 99].map(fieldsOn), ['', '', '', ''])
})

test.run()
