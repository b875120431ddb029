import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parseExactly } from '../../../src/yaml/edit/parse-exactly.ts'
import { parsePlainly } from '../../../src/yaml/edit/parse-plainly.ts'
import { slicesOf } from '../../../src/yaml/edit/slices.ts'
import { valueOf } from '../../../src/yaml/edit/tree-value.ts'
import type { SyntaxNode } from '../../../src/yaml/edit/syntax.ts'
import { read } from '../../../src/yaml/read.ts'
import { dataTest, SHARED_DATA } from '../../support/shared-data.ts'
import { mutants } from '../../support/yaml-mutants.ts'

/** A tree with the texts of its scalars left out: how a quoted key's text is noted differs. */
function outline(node: SyntaxNode | undefined): unknown {
  if (node === undefined) return undefined
  const { start, end } = node
  if (node.type === 'mapping') {
    const entries = node.entries.map((entry) => [
      entry.name,
      entry.start,
      entry.end,
      entry.colon,
      outline(entry.key),
      outline(entry.value),
    ])
    return [start, end, node.isFlow, entries]
  }
  if (node.type === 'list')
    return [start, end, node.isFlow, node.items.map((item) => [item.start, item.end, outline(item.value)])]
  return node.type === 'scalar' ? [start, end, node.style] : [start, end]
}

function files(pattern: RegExp): string[] {
  return readdirSync(SHARED_DATA, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .sort()
}

dataTest(test, "the fast parser makes the exact one's tree of every real document that it takes", () => {
  let taken = 0
  let all = 0
  for (const name of files(/\.(ya?ml|json)$/).filter(
    (name, i) => !name.startsWith('yaml-test') && (!name.includes('/crds/') || i % 40 === 0),
  )) {
    const text = readFileSync(join(SHARED_DATA, name), 'utf8')
    for (const { from, to } of slicesOf(text)) {
      const slice = text.slice(from, to).replace(/\n?$/, '\n')
      const plain = parsePlainly(slice)
      all++
      if (plain === undefined) continue
      taken++
      assert.equal(outline(plain.root), outline(parseExactly(slice)?.root), name)
    }
  }
  assert.ok(taken > 900 && taken > all * 0.95, `${taken} of ${all}`)
})

test("of a text with small changes too the fast parser makes the exact one's tree, or none", () => {
  let taken = 0
  fc.assert(
    fc.property(mutants, (text) => {
      for (const { from, to } of slicesOf(text)) {
        const slice = text.slice(from, to).replace(/\n?$/, '\n')
        const plain = parsePlainly(slice)
        if (plain === undefined) continue
        taken++
        assert.equal(outline(plain.root), outline(parseExactly(slice)?.root), JSON.stringify(slice))
      }
    }),
    { numRuns: 1000 },
  )
  assert.ok(taken > 500, `${taken} were taken`)
})

test('a marker of documents inside brackets, and a bracket of the other kind, are left to the exact parser', () => {
  for (const text of ['[1,\n... ]\n', '[1,\n---\n]\n', '{a: [1}}\n', 'a: [1}\n', '{a: 1]\n']) {
    assert.is(parsePlainly(text), undefined, text)
  }
})

dataTest(test, 'the documents of a text are those of the reader, and say the same', () => {
  let compared = 0
  for (const name of files(/in\.yaml$|\.ya?ml$/).filter((name, i) => !name.includes('/crds/') || i % 100 === 0)) {
    const text = readFileSync(join(SHARED_DATA, name), 'utf8')
    const { documents, diagnostics } = read(name, text)
    // Where `...` ends documents the reader counts empty ones otherwise: editText then compares what it edits.
    if (diagnostics.length > 0 || /^(?:\.\.\.|%)/m.test(text)) continue
    const slices = slicesOf(text.replace(/^\ufeff/, ''))
    for (const { index, value } of documents) {
      const slice = slices[index]
      assert.ok(slice, `${name} has a slice ${index}`)
      const tree = parseExactly(text.replace(/^\ufeff/, '').slice(slice.from, slice.to))
      if (tree === undefined) continue
      assert.equal(valueOf(tree), value, name)
      compared++
    }
  }
  assert.ok(compared > 1000, `${compared} documents`)
})

test.run()
