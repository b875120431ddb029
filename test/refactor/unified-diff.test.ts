import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { unifiedDiff } from '../../src/refactor/unified-diff.ts'
import { patched, type Patch } from '../../src/yaml/edit/patch.ts'
import { git, inFolder } from '../support/git.ts'

const LINES = 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n'

test('a diff has the changed lines and three around them, as git has', () => {
  const patches = [{ from: 8, to: 9, text: 'E\nE2' }]
  assert.is(
    unifiedDiff({ path: 'x.yaml', before: LINES, patches }),
    '--- a/x.yaml\n+++ b/x.yaml\n@@ -2,7 +2,8 @@\n b\n c\n d\n-e\n+E\n+E2\n f\n g\n h\n',
  )
})

test('changes far apart are hunks of their own, near ones share one', () => {
  const at = (line: number): Patch => ({ from: line * 2, to: line * 2 + 1, text: 'X' })
  const heads = (patches: Patch[]) => unifiedDiff({ path: 'x', before: LINES, patches }).match(/^@@.*@@$/gm)
  assert.equal(heads([at(0), at(9)]), ['@@ -1,4 +1,4 @@', '@@ -7,4 +7,4 @@'])
  assert.equal(heads([at(1), at(7)]), ['@@ -1,10 +1,10 @@'])
  assert.equal(heads([{ from: 0, to: 0, text: 'x\ny\n' }, at(9)]), ['@@ -1,3 +1,5 @@', '@@ -7,4 +9,4 @@'])
  assert.equal(heads([{ from: 0, to: 4, text: '' }, at(9)]), ['@@ -1,5 +1,3 @@', '@@ -7,4 +5,4 @@'])
})

test('lines that a patch rewrites as they were are no change', () => {
  const patches = [{ from: 0, to: LINES.length, text: LINES.replace('e\n', '') }]
  assert.is(
    unifiedDiff({ path: 'x', before: LINES, patches }),
    '--- a/x\n+++ b/x\n@@ -2,7 +2,6 @@\n b\n c\n d\n-e\n f\n g\n h\n',
  )
  assert.is(unifiedDiff({ path: 'x', before: LINES, patches: [{ from: 0, to: 4, text: 'a\nb\n' }] }), '')
})

test('lines that stay between others of one patch are no change either', () => {
  const patches = [{ from: 2, to: 16, text: 'B\nc\nd\ne\nnew\nf\nH\n' }]
  assert.is(
    unifiedDiff({ path: 'x', before: LINES, patches }),
    '--- a/x\n+++ b/x\n@@ -1,10 +1,10 @@\n a\n-b\n+B\n c\n d\n e\n+new\n f\n-g\n-h\n+H\n i\n j\n',
  )
})

test('a missing newline at the end is marked on the side that lacks it', () => {
  const diff = unifiedDiff({ path: 'x', before: 'a\nb', patches: [{ from: 3, to: 3, text: '\nc\n' }] })
  assert.is(diff, '--- a/x\n+++ b/x\n@@ -1,2 +1,3 @@\n a\n-b\n\\ No newline at end of file\n+b\n+c\n')
})

const HOSTILE = [
  'plain.yaml',
  'with blank.yaml',
  'tab\there.yaml',
  'quo"te.yaml',
  'back\\slash.yaml',
  'line\nbreak.yaml',
  'café/ü.yaml',
  '-option.yaml',
  ' leading.yaml',
  'b/x.yaml',
  '$(touch oops).yaml',
]

test('git apply takes the diff of any file name, in the top folder and below it', () => {
  for (const below of ['.', 'sub/deeper']) {
    inFolder((top) => {
      git(top, ['init', '-q'])
      const folder = join(top, below)
      const before = 'a: 1\nb: 2\n'
      let diff = ''
      for (const path of HOSTILE) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), before)
        diff += unifiedDiff({ path, before, patches: [{ from: 3, to: 4, text: '9' }] })
      }
      git(folder, ['apply', '-'], diff)
      assert.equal(
        HOSTILE.filter((path) => readFileSync(join(folder, path), 'utf8') !== 'a: 9\nb: 2\n'),
        [],
      )
    })
  }
})

const line = fc.constantFrom('a\n', 'b\n', 'a\r\n', '  k: v\n', '\n', '')
const text = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('', 'end', 'é'))
  .map(([lines, end]) => lines.join('') + end)

/** Patches in the order of the text, those that overlap left out. */
function patchesOf(before: string, raw: [from: number, length: number, inserted: string][]): readonly Patch[] {
  const patches: Patch[] = []
  for (const [from, length, inserted] of raw.sort((a, b) => a[0] - b[0])) {
    if (from < (patches.at(-1)?.to ?? 0) || from > before.length) continue
    patches.push({ from, to: Math.min(before.length, from + length), text: inserted })
  }
  return patches
}

/** What a reader that believes every number of a diff makes of the old text; it throws where a line is not there. */
function applied(before: string, diff: string): string {
  const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const after: string[] = []
  let at = 0
  for (const hunk of diff.split(/^(?=@@ )/m).slice(1)) {
    const [head = '', ...body] =
      hunk.replaceAll('\n\\ No newline at end of file\n', '').match(/[^\n]*\n|[^\n]+$/g) ?? []
    const [, from = '', count = '1', to = '', countAfter = '1'] =
      /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(head) ?? []
    const start = Number(from) - (count === '0' ? 0 : 1)
    after.push(...old.slice(at, start))
    assert.is(Number(to), after.length + (countAfter === '0' ? 0 : 1), 'where the hunk begins in the new text')
    const [oldSide, newSide] = ['-', '+'].map((sign) => body.filter((each) => each[0] === ' ' || each[0] === sign))
    assert.equal([oldSide?.length, newSide?.length], [Number(count), Number(countAfter)], head)
    assert.equal(
      oldSide?.map((each) => each.slice(1)),
      old.slice(start, start + Number(count)),
      head,
    )
    after.push(...(newSide ?? []).map((each) => each.slice(1)))
    at = start + Number(count)
  }
  return [...after, ...old.slice(at)].join('')
}

const longText = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', '  k: v\n', '\n'), {
  minLength: 20,
  maxLength: 40,
  size: 'max',
})
const cuts = fc.array(fc.tuple(fc.nat(130), fc.nat(20), text), { minLength: 1, maxLength: 6, size: 'max' })

test('every line and number of a diff of many hunks is as it has to be', () => {
  const property = fc.property(longText, cuts, (lines, raw) => {
    const before = lines.join('')
    const patches = patchesOf(before, raw)
    assert.is(applied(before, unifiedDiff({ path: 'f', before, patches })), patched(before, patches))
  })
  fc.assert(property, { numRuns: 400, seed: 12 })
})

test('git apply makes of the old bytes what the patches make of them', () => {
  inFolder((folder) => {
    git(folder, ['init', '-q'])
    const file = join(folder, 'f.yaml')
    const property = fc.property(
      text,
      fc.array(fc.tuple(fc.nat(80), fc.nat(12), text), { maxLength: 4 }),
      (before, raw) => {
        const patches = patchesOf(before, raw)
        const after = patched(before, patches)
        const diff = unifiedDiff({ path: 'f.yaml', before, patches })
        if (before === after) return assert.is(diff, '')
        // git takes an empty file for one that is to be made, or to go: a manifest is neither.
        if (before === '' || after === '') return
        writeFileSync(file, before)
        git(folder, ['apply', '--whitespace=nowarn', '-'], diff)
        assert.is(readFileSync(file, 'utf8'), after)
      },
    )
    fc.assert(property, { numRuns: 60, seed: 11 })
  })
})

test.run()
