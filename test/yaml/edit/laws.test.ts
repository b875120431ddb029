import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { changed } from '../../../src/model/draft.ts'
import { editText, openText, type EditableFile } from '../../../src/yaml/edit/edit-text.ts'
import { patched } from '../../../src/yaml/edit/patch.ts'
import { isIntended, isSameOrdered } from '../../../src/yaml/edit/verify.ts'
import { brokenLaws, type Depth } from '../../support/edit-laws.ts'
import { randomEdit, randomOf, pathsOf } from '../../support/random-edits.ts'
import { dataTest, SHARED_DATA } from '../../support/shared-data.ts'

function filesOf(pattern: RegExp): readonly EditableFile[] {
  return readdirSync(SHARED_DATA, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => openText(name, readFileSync(join(SHARED_DATA, name), 'utf8')))
    .filter(({ text, documents }) => documents.length > 0 && text.length < 8000)
}

/** Random edits on files, each held against the laws; how many were made and how many refused. */
function run(files: readonly EditableFile[], { count, seed, depth }: { count: number; seed: number; depth: Depth }) {
  const random = randomOf(seed)
  const figures = { made: 0, refused: 0 }
  for (let i = 0; i < count; i++) {
    const file = files[random(files.length)] as EditableFile
    const document = file.documents[random(file.documents.length)]
    const edit = document && randomEdit(document.value, random)
    if (!edit) continue
    const result = editText(file, [{ document: document.index, changes: [edit] }])
    if (!result.ok) figures.refused++
    else {
      figures.made++
      const broken = brokenLaws({ file, document: document.index, edit, result }, depth)
      const shown = JSON.stringify(edit, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
      assert.equal(broken, [], `${file.file} ${document.index} ${shown}`)
    }
  }
  return figures
}

dataTest(test, 'edits of real files keep every law, and less than one in a hundred is refused', () => {
  const files = filesOf(/^(blueprints|config-connector|kro)\/.*\.ya?ml$/)
  assert.ok(files.length > 1000)
  const { made, refused } = run(files, { count: 400, seed: 6, depth: 'all' })
  assert.ok(made > 250 && refused * 100 < made, `${made} made, ${refused} refused`)
})

dataTest(test, 'edits of the YAML test suite say what they should to every reader', () => {
  const files = filesOf(/^yaml-test-suite\/.*in\.yaml$/)
  assert.ok(files.length > 200)
  const { made } = run(files, { count: 500, seed: 6, depth: 'data' })
  assert.ok(made > 200, `${made} made`)
})

dataTest(test, 'no edits, same bytes', () => {
  const files = filesOf(/in\.yaml$|\.ya?ml$/)
  assert.ok(files.length > 1000)
  for (const file of files) {
    const result = editText(
      file,
      file.documents.map(({ index }) => ({ document: index, changes: [] })),
    )
    assert.ok(result.ok && result.text === file.text && result.patches.length === 0, file.file)
  }
})

dataTest(test, 'set to the same value is no patch', () => {
  for (const file of filesOf(/^config-connector\/samples\/.*\.yaml$/).filter((_, i) => i % 25 === 0)) {
    for (const { index, value } of file.documents) {
      const changes = pathsOf(value).flatMap((path) => {
        const there = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], value)
        return path.length === 0 ? [] : [{ op: 'set' as const, path, value: there as string }]
      })
      const result = editText(file, [{ document: index, changes }])
      assert.ok(result.ok && result.patches.length === 0, file.file)
    }
  }
})

dataTest(test, 'a patch that is one character off is caught, or says the same', () => {
  const random = randomOf(11)
  const files = filesOf(/^config-connector\/samples\/.*\.yaml$/)
  let caught = 0
  for (let i = 0; i < 300; i++) {
    const file = files[random(files.length)] as EditableFile
    const document = file.documents[0]
    const edit = document && file.documents.length === 1 ? randomEdit(document.value, random) : undefined
    const result = edit && editText(file, [{ document: 0, changes: [edit] }])
    if (!document || !edit || !result?.ok) continue
    const by = random(2) === 0 ? 1 : -1
    const off = result.patches.map(({ from, to, text }) => ({ from: from + by, to: to + by, text }))
    const last = off.at(-1)
    if (!last || last.to > file.text.length || (off[0]?.from ?? 0) < 0) continue
    const text = patched(file.text, off)
    const intended = changed(document.value, [edit])
    if (!isIntended(text, intended, document)) caught++
    else assert.ok(isSameOrdered(openText('a.yaml', text).documents[0]?.value, intended), text)
  }
  assert.ok(caught > 100, `${caught} caught`)
})

const DOCUMENT = `# head
a: 1 # one
b:
  - x
  # y
  - y
c: { d: 1, e: [2, 3] }
f:
  # g
  g: text
  h: |
    lines
    more
`

test('edits of different fields can be made in any order', () => {
  const edits = [
    { op: 'set', path: ['a'], value: 'changed' },
    { op: 'delete', path: ['b', 1] },
    { op: 'set', path: ['c', 'e', 0], value: { deep: [] } },
    { op: 'rename', path: ['f', 'g'], to: 'renamed' },
    { op: 'set', path: ['f', 'h'], value: 'one line' },
  ] as const
  const file = openText('a.yaml', DOCUMENT)
  const whole = editText(file, [{ document: 0, changes: edits }])
  assert.ok(whole.ok)
  fc.assert(
    fc.property(fc.shuffledSubarray([...edits], { minLength: edits.length }), (order) => {
      const result = editText(file, [{ document: 0, changes: order }])
      assert.ok(result.ok && whole.ok && result.text === whole.text)
    }),
    { numRuns: 40 },
  )
})

test('several edits at once make what they make one after the other', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = randomOf(seed)
      let value = openText('a.yaml', DOCUMENT).documents[0]?.value ?? null
      const changes = Array.from({ length: 4 }, () => {
        const edit = randomEdit(value, random)
        if (edit) value = changed(value, [edit])
        return edit ? [edit] : []
      }).flat()
      const result = editText(openText('a.yaml', DOCUMENT), [{ document: 0, changes }])
      if (!result.ok) return
      assert.ok(isSameOrdered(openText('a.yaml', result.text).documents[0]?.value, value), result.text)
    }),
    { numRuns: 300 },
  )
})

test('what is refused leaves the bytes', () => {
  const text = 'a: &x { b: 1 }\nc: *x\n'
  const file = openText('a.yaml', text)
  const result = editText(file, [{ document: 0, changes: [{ op: 'set', path: ['a', 'b'], value: 2 }] }])
  assert.is(result.ok, false)
  assert.is(file.text, text)
})

test.run()
