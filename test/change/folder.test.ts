import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { compareFolder, type FolderCompared } from '../../src/change/folder.ts'
import type { SideResource } from '../../src/change/resources.ts'
import { link, layoutOf } from '../../src/pipeline/6-link.ts'
import { compileAll } from '../../src/pipeline/compile-all.ts'
import { digestOf } from '../../src/pipeline/inventory.ts'
import { layOut } from '../../src/pipeline/layout.ts'
import { memoryHost } from '../support/memory-host.ts'
import { programOf } from '../support/program.ts'
import { MOTIF, packageOf, thing } from '../support/things.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

/** Two composites, `one` and `two`, that render to a Bucket each, compared with a folder of these files. */
async function comparedWith(folder: Files | ((rendered: Files) => Files), motif = MOTIF): Promise<FolderCompared> {
  const program = await programOf(packageOf({ 'a.yaml': thing('one'), 'b.yaml': thing('two') }, { motif }))
  const build = link(program, compileAll(program, { format: 'yaml', twice: 'first', limitMs: 5000 }))
  const files = layOut(build, layoutOf(program))
  const rendered = Object.fromEntries(files.map(({ path, text }) => [path, text]))
  const held = typeof folder === 'function' ? folder(rendered) : folder
  const host = memoryHost(Object.fromEntries(Object.entries(held).map(([path, text]) => [`/repo/old/${path}`, text])))
  return compareFolder({ host, path: '/repo/old', shown: 'old' }, build, files)
}

const named = (some: readonly SideResource[]): string[] => some.map(({ identity }) => identity.name)
const shown = ({ created, updated, deleted, unchanged }: FolderCompared): string =>
  [
    `created ${named(created).join()}`,
    `updated ${named(updated.map(({ after }) => after)).join()}`,
    `deleted ${named(deleted).join()}`,
    `unchanged ${unchanged}`,
  ].join('; ')

const bucket = (name: string): string =>
  `apiVersion: raw.dev/v1\nkind: Bucket\nmetadata: { name: ${name}, namespace: a }\n`
const onlyDeleted = (...names: string[]): string => `created one,two; updated ; deleted ${names.join()}; unchanged 0`

test('what render would write is unchanged, in its own files, in others, and in another form', async () => {
  const joined = (files: Files): string => Object.values(files).join('---\n')
  for (const layout of ['unit', 'single', 'resource']) {
    const motif = layout === 'unit' ? MOTIF : `${MOTIF}spec: { output: { layout: ${layout} } }\n`
    assert.is(shown(await comparedWith((files) => files, motif)), 'created ; updated ; deleted ; unchanged 2', layout)
    assert.is(
      shown(await comparedWith((files) => ({ 'all.yml': joined(files) }), motif)),
      'created ; updated ; deleted ; unchanged 2',
    )
  }
})

test('a file in the place of another object says what it holds', async () => {
  const swapped = await comparedWith((files) => {
    const [first = '', second = ''] = Object.keys(files)
    return { [first]: files[first] ?? '', [second]: bucket('three') }
  })
  assert.is(shown(swapped), 'created two; updated ; deleted three; unchanged 1')
})

test('an inventory says which files count, where they are there', async () => {
  const recorded = ['mine.yaml', 'gone.yaml'].map((path) => `${digestOf('')}  ${path}\n`).join('')
  const files = { 'mine.yaml': bucket('mine'), 'theirs.yaml': bucket('theirs') }
  assert.is(shown(await comparedWith({ ...files, '.motif/inventory': recorded })), onlyDeleted('mine'))
  assert.is(shown(await comparedWith(files)), onlyDeleted('mine', 'theirs'))
})

test('manifests are the YAML and JSON files of all folders but hidden ones and node_modules', async () => {
  const compared = await comparedWith({
    'z.json': JSON.stringify({ apiVersion: 'raw.dev/v1', kind: 'Bucket', metadata: { name: 'json' } }),
    'deep/er/a.yml': bucket('deep'),
    'README.md': bucket('readme'),
    'a.yaml.bak': bucket('backup'),
    '.hidden/a.yaml': bucket('hidden'),
    'deep/.hidden.yaml': bucket('hidden-file'),
    'node_modules/x/a.yaml': bucket('modules'),
  })
  assert.equal(named(compared.deleted), ['deep', 'json'])
  assert.is(shown(await comparedWith({})), onlyDeleted())
})

test('the items of a List count one by one, and what only tools read does not', async () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n- ${bucket('x').trimEnd().replaceAll('\n', '\n  ')}\n- 3\n`
  const local = ['kustomize.config.k8s.io/v1beta1', 'kpt.dev/v1', 'motif.dev/v1alpha1'].map(
    (apiVersion) => `apiVersion: ${apiVersion}\nkind: Local\nmetadata: { name: local }\n`,
  )
  const { deleted } = await comparedWith({ 'a.yaml': [list, ...local, 'just: data\n', 'kind: Half\n'].join('---\n') })
  assert.equal(named(deleted), ['x'])
})

test('a file that cannot be read is named, and the others count', async () => {
  const compared = await comparedWith({
    'bytes.yaml': new Uint8Array([0xff, 0xfe, 0xff, 0xff]),
    'broken.yaml': 'a: [\n',
    'good.yaml': bucket('good'),
  })
  assert.equal(named(compared.deleted), ['good'])
  const files = compared.diagnostics.map(({ severity, origin }) => `${severity} ${origin?.file ?? ''}`)
  assert.equal([...new Set(files)], ['error old/broken.yaml', 'error old/bytes.yaml'])
})

test.run()
