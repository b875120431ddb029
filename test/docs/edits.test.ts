import { readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { OPERATIONS } from '../../src/model/edit.ts'
import { readEdits } from '../../src/model/read-edits.ts'
import { own } from '../../src/model/value.ts'
import { readOverride } from '../../src/pipeline/read-override.ts'
import { readRefactorFile } from '../../src/refactor/read-file.ts'
import { read } from '../../src/yaml/read.ts'

const PAGES = ['README.md', 'docs/refactor.md', 'docs/overrides.md']

/** The YAML blocks of the pages that hold documents of a kind. */
function examplesOf(kind: string): string[] {
  const blocks = PAGES.flatMap((page) => [...readFileSync(page, 'utf8').matchAll(/```yaml\n(.*?)```/gs)])
  return blocks.map(([, text]) => text ?? '').filter((text) => text.includes(`kind: ${kind}\n`))
}

test('the page of edits has every operation, each as it is read', () => {
  const rows = [...readFileSync('docs/edits.md', 'utf8').matchAll(/^\| `(\w+: \{.*?\})` +\|/gm)].map(([, edit]) => edit)
  assert.equal(
    rows.map((edit) => edit?.replace(/:.*/s, '')),
    [...OPERATIONS],
  )
  for (const edit of rows) {
    const { documents } = read('edits.md', `- ${edit ?? ''}\n`)
    assert.equal(readEdits(documents[0]?.value, { at: [], in: 'refactor' }).problems, [], edit)
  }
})

test('every Refactor and every Override of the pages is read without a problem', () => {
  const refactors = examplesOf('Refactor')
  const overrides = examplesOf('Override')
  assert.equal([refactors.length, overrides.length], [2, 2])
  for (const text of refactors) assert.equal(readRefactorFile('r.yaml', Buffer.from(text)).diagnostics, [])
  for (const text of overrides) {
    const value = read('o.yaml', text).documents[0]?.value
    assert.ok(own(value, 'kind') === 'Override')
    assert.ok(readOverride({ file: 'o.yaml', document: 0 }, value as Parameters<typeof readOverride>[1]).ok)
  }
})

test.run()
