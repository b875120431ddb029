import { readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { apply } from '../../src/model/apply.ts'
import { CATALOGUE } from '../../src/model/codes.ts'
import { OPERATIONS } from '../../src/model/edit.ts'
import { readEdits } from '../../src/model/read-edits.ts'
import { editText, openText } from '../../src/yaml/edit/edit-text.ts'
import { read } from '../../src/yaml/read.ts'

const page = readFileSync('docs/edits.md', 'utf8')

function blocks(name: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`yaml ${name}\n([^]*?)^\`\`\`$`, 'gm'))].map(([, body]) => body ?? '')
}

test('every example of docs/edits.md does what it says', () => {
  const [before, edits, after] = [blocks('before'), blocks('edits'), blocks('after')]
  assert.ok(before.length > 5 && edits.length === before.length && after.length === before.length)
  before.forEach((text, i) => {
    const list = readEdits(read('edits.yaml', edits[i] ?? '').documents[0]?.value, { at: [], in: 'refactor' })
    assert.equal(list.problems, [])
    const file = openText('a.yaml', text)
    const applied = apply(list.edits, file.documents[0]?.value ?? null, {
      evaluate: () => ({ ok: false, message: '' }),
    })
    assert.ok(applied.ok && applied.counts.every((count) => count > 0), edits[i])
    const result = editText(file, [{ document: 0, changes: applied.ok ? applied.changes : [] }])
    assert.is(result.ok && result.text, after[i])
  })
})

test('docs/edits.md names every operation, and only codes that are', () => {
  assert.equal(
    OPERATIONS.filter((operation) => !page.includes(`\`${operation}\``)),
    [],
  )
  const codes = [...page.matchAll(/`(edit\/[a-z-]+)`/g)].map(([, code]) => code ?? '')
  assert.ok(codes.length > 8)
  assert.equal(
    codes.filter((code) => !Object.hasOwn(CATALOGUE, code)),
    [],
  )
})

test.run()
