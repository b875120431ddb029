import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Entry } from '../../src/host.ts'
import { findFiles } from '../../src/refactor/find-files.ts'
import { walkPaths } from '../../src/refactor/paths.ts'
import { memoryHost } from '../support/memory-host.ts'

const DIGEST = 'a'.repeat(64)
const host = memoryHost(
  {
    'b.yaml': '',
    'a/x.yml': '',
    'a/.github/workflow.yaml': '',
    'a/.git/config.yaml': '',
    'a/node_modules/m/x.yaml': '',
    'a/notes.md': '',
    'chart/Chart.yaml': '',
    'chart/values.yaml': '',
    'chart/templates/deep/app.yaml': '',
    'chart/templates/_helpers.tpl': '',
    'c/app.yaml.gotmpl': '',
    'out/.motif/inventory': `${DIGEST}  shop/one.yaml\n${DIGEST}  ../b.yaml\nnonsense\n`,
    'out/.motif/inventory.next': `${DIGEST}  shop/two.yaml\n`,
    'out/shop/one.yaml': '',
    'out/shop/two.yaml': '',
    'out/shop/hand.json': '',
    '/elsewhere/secret.yaml': '',
  },
  { links: { 'a/link.yaml': '../b.yaml', 'a/away': '/elsewhere', 'a/loop': '../a' } },
)

test('YAML and JSON files are found by path, whatever the folder holds beside them', () => {
  const { files, links } = findFiles(host, ['a', 'b.yaml', 'a/x.yml'])
  assert.equal(
    files.map(({ path }) => path),
    ['a/.github/workflow.yaml', 'a/x.yml', 'b.yaml'],
  )
  assert.is(links, 3)
})

test('templates are known by their name, and by their place in a chart', () => {
  const { files } = findFiles(host, ['chart', 'c'])
  assert.equal(
    files.map(({ path, isTemplate }) => [path, isTemplate]),
    [
      ['c/app.yaml.gotmpl', true],
      ['chart/Chart.yaml', false],
      ['chart/templates/_helpers.tpl', true],
      ['chart/templates/deep/app.yaml', true],
      ['chart/values.yaml', false],
    ],
  )
  assert.ok(findFiles(host, ['chart/templates/deep']).files.every(({ isTemplate }) => isTemplate))
})

test('a folder called templates is one like any where no Chart.yaml stands beside it', () => {
  const plain = memoryHost({
    'a/templates/x.yaml': '',
    'a/values.yaml': '',
    'b/Chart.yaml/y.yaml': '',
    'b/templates/z.yaml': '',
  })
  for (const path of ['.', 'a', 'a/templates', 'b/templates/z.yaml'])
    assert.equal(
      findFiles(plain, [path]).files.filter(({ isTemplate }) => isTemplate),
      [],
      path,
    )
})

test('what is no file, as a pipe, is not looked at', () => {
  const piped = { ...memoryHost({ 'a.yaml': '' }), list: () => ['a.yaml', 'p.yaml'].map(entryOf) }
  assert.equal(
    findFiles(piped, ['.']).files.map(({ path }) => path),
    ['a.yaml'],
  )
})

const entryOf = (name: string): Entry => ({ name, type: name === 'p.yaml' ? 'other' : 'file' })

test('what an inventory names is passed by, also where the walk begins below it; it reaches no file outside', () => {
  for (const path of ['.', 'out', 'out/shop']) {
    const { files, rendered } = findFiles(host, [path])
    assert.equal(
      files.map((file) => file.path).filter((file) => file.startsWith('out/')),
      ['out/shop/hand.json'],
    )
    assert.is(rendered, 2)
  }
  assert.ok(findFiles(host, ['.']).files.some(({ path }) => path === 'b.yaml'))
})

test('paths lie inside the current folder, links resolved', () => {
  assert.equal(walkPaths(host, []), { ok: true, paths: ['.'] })
  assert.equal(walkPaths(host, ['./a/', '/repo/b.yaml', 'a/link.yaml']), { ok: true, paths: ['a', 'b.yaml', 'b.yaml'] })
  for (const path of ['../elsewhere', '/elsewhere', 'a/away', 'a/away/secret.yaml', 'gone.yaml', 'nul\0'])
    assert.not.ok(walkPaths(host, [path]).ok, path)
})

test.run()
