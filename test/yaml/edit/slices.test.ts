import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { slicesOf } from '../../../src/yaml/edit/slices.ts'

const textsOf = (text: string): readonly string[] => slicesOf(text).map(({ from, to }) => text.slice(from, to))

test('a document begins with its marker, or with what stands above its first one', () => {
  assert.equal(textsOf('# head\n---\na: 1\n---\nb: 2\n--- c\n'), ['# head\n---\na: 1\n', '---\nb: 2\n', '--- c\n'])
  assert.equal(textsOf('a: 1\n---\n---\n# c\n'), ['a: 1\n', '---\n', '---\n# c\n'])
  assert.equal(textsOf('%YAML 1.2\n---\na: 1'), ['%YAML 1.2\n---\na: 1'])
})

test('a document ends with the line of its end marker; comments behind the last one are its own', () => {
  assert.equal(textsOf('a: 1\n...\n# c\n---\nb: 2\n... # end\n# over\n'), [
    'a: 1\n...\n',
    '# c\n---\nb: 2\n... # end\n# over\n',
  ])
  assert.equal(textsOf('a: 1\n...'), ['a: 1\n...'])
  assert.equal(textsOf('a: 1\n...\nb: 2\n'), ['a: 1\n...\n', 'b: 2\n'])
})

test('a text without a document is one slice, and what only looks like a marker is none', () => {
  assert.equal(textsOf(''), [''])
  assert.equal(textsOf('# c\n\n'), ['# c\n\n'])
  assert.equal(textsOf('a: |\n  ---\n---b: 1\n....\n'), ['a: |\n  ---\n---b: 1\n....\n'])
})

test.run()
