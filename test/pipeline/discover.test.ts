import { test } from 'uvu'
import * as assert from 'uvu/assert'

import type { Package } from '../../src/model/package.ts'
import { discoverSources } from '../../src/pipeline/discover.ts'
import { memoryHost, type MemoryHostOptions } from '../support/memory-host.ts'

const X = 'x: 1\n'

function discover(
  paths: readonly string[],
  {
    root = '/repo',
    sources = ['specs'],
    ...options
  }: { root?: string; sources?: readonly string[] } & MemoryHostOptions = {},
): { files: readonly string[]; problems: string[] } {
  const files = { '.git/HEAD': X, ...Object.fromEntries(paths.map((path) => [path, X])) }
  const host = memoryHost(files, options)
  const found = discoverSources(host, packageAt(root, sources))
  return { files: found.files, problems: found.diagnostics.map(({ code, message }) => `${code}: ${message}`) }
}

function packageAt(root: string, sources: readonly string[]): Package {
  return {
    name: 'test',
    root,
    schemas: 'schemas',
    compositions: 'compositions',
    generated: 'generated',
    sources,
    output: { dir: 'manifests', layout: 'composite', format: 'yaml' },
    unchecked: [],
    externals: [],
    severity: {},
    waivers: [],
  }
}

test('a folder is its YAML and JSON files at any depth, by code unit', () => {
  const found = discover(['specs/b.yaml', 'specs/B.yml', 'specs/a/deep/c.json', 'specs/notes.md', 'specs/x.yaml.hbs'])
  assert.equal(found, { files: ['specs/B.yml', 'specs/a/deep/c.json', 'specs/b.yaml'], problems: [] })
})

test('dot folders, dot files and node_modules are never sources', () => {
  const found = discover(['specs/.x/a.yaml', 'specs/.a.yaml', 'specs/node_modules/a.yaml', 'specs/b.yaml'])
  assert.equal(found.files, ['specs/b.yaml'])
})

test('braces that stand for too many paths are an error, also where they leave out', () => {
  const many = `{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}.yaml`
  for (const entry of [`specs/${many}`, `!specs/${many}`]) {
    assert.equal(discover(['specs/aaaaaaaaaa.yaml'], { sources: ['specs', entry] }), {
      files: ['specs/aaaaaaaaaa.yaml'],
      problems: [`source/no-match: The braces of "${entry}" in spec.sources stand for more than 1,000 paths.`],
    })
  }
})

test("the package's own schemas, compositions, generated and output folders are never sources", () => {
  const own = ['schemas/a.yaml', 'compositions/a.yaml', 'generated/a.json', 'manifests/ns/a.yaml']
  assert.equal(discover([...own, 'a.yaml'], { sources: ['.'] }).files, ['a.yaml'])
})

test('the output of any package of the repository is never a source', () => {
  const host = memoryHost({
    '.git/HEAD': X,
    'motif.yaml': 'spec: { output: { dir: out } }\n',
    'out/a.yaml': X,
    'specs/a.yaml': X,
    'envs/prod/motif.yaml': 'metadata: { name: prod }\n',
    'envs/prod/manifests/a.yaml': X,
    'envs/prod/specs/a.yaml': X,
    'envs/dev/rendered/.motif/inventory': '',
    'envs/dev/rendered/a.yaml': X,
  })
  const fromTop = discoverSources(host, packageAt('/repo', ['**/*.yaml']))
  assert.equal(fromTop.files, ['envs/prod/motif.yaml', 'envs/prod/specs/a.yaml', 'motif.yaml', 'specs/a.yaml'])
  const fromBelow = discoverSources(host, packageAt('/repo/envs/dev', ['../../**/a.yaml']))
  assert.equal(fromBelow.files, ['../../envs/prod/specs/a.yaml', '../../specs/a.yaml'])
})

for (const entry of [
  'envs/prod/manifests',
  'envs/prod/manifests/ns',
  'envs/prod/manifests/ns/a.yaml',
  'envs/prod/manifests/*/*.yaml',
]) {
  test(`the output of another package is none either where ${entry} names it`, () => {
    const host = memoryHost({
      '.git/HEAD': X,
      'envs/prod/motif.yaml': 'metadata: { name: prod }\n',
      'envs/prod/manifests/ns/a.yaml': X,
    })
    const { files, diagnostics } = discoverSources(host, packageAt('/repo', [entry]))
    assert.equal(files, [])
    assert.equal(
      diagnostics.map(({ code }) => code),
      ['source/no-match'],
    )
  })
}

test('another package cannot take sources away by calling them its output', () => {
  const host = memoryHost({
    'specs/a.yaml': X,
    'specs/other/motif.yaml': 'spec: { output: { dir: ../../specs } }\n',
  })
  assert.equal(discoverSources(host, packageAt('/repo', ['specs'])).files, ['specs/a.yaml', 'specs/other/motif.yaml'])
})

test('sources may be files, globs and what "!" leaves, in any order', () => {
  const paths = ['one.yaml', 'teams/red/specs/a.yaml', 'teams/red/specs/old/b.yaml', 'teams/blue/specs/c.yaml']
  const sources = ['!teams/*/specs/old', 'one.yaml', 'teams/*/specs', '!**/c.yaml']
  assert.equal(discover(paths, { sources }), { files: ['one.yaml', 'teams/red/specs/a.yaml'], problems: [] })
})

test('a file that two entries name is one source', () => {
  assert.equal(discover(['specs/a.yaml'], { sources: ['specs', './specs/', 'specs/*.yaml', 'specs/a.yaml'] }).files, [
    'specs/a.yaml',
  ])
})

test('an entry that matches nothing is named at its line', () => {
  const host = memoryHost({ 'specs/a.yaml': X, 'motif.yaml': 'spec:\n  sources:\n    - specs\n    - tems/*.yaml\n' })
  const [problem, ...others] = discoverSources(host, packageAt('/repo', ['specs', 'tems/*.yaml'])).diagnostics
  assert.equal(others, [])
  assert.is(problem?.code, 'source/no-match')
  assert.is(problem?.message, 'spec.sources names "tems/*.yaml", and no source file is there.')
  assert.equal(problem?.origin && [problem.origin.file, problem.origin.line], ['motif.yaml', 4])
})

test('a file of another kind, a dot folder and the output match nothing', () => {
  const found = discover(['a.txt', '.github/a.yaml', 'manifests/a.yaml'], {
    sources: ['a.txt', '.github', 'manifests'],
  })
  assert.equal(found.files, [])
  assert.is(found.problems.length, 3)
})

test('an empty folder is fine, and so is a package without specs that names none', () => {
  assert.equal(discover(['specs/.gitkeep'], { sources: ['specs'] }), { files: [], problems: [] })
  assert.equal(discover([]), { files: [], problems: [] })
})

test('links inside the repository are read, each file once and under its own name', () => {
  const found = discover(['specs/a.yaml', 'shared/b.yaml', 'shared/more/c.yaml'], {
    links: { 'specs/again.yaml': 'a.yaml', 'specs/b.yaml': '../shared/b.yaml', 'specs/more': '../shared/more' },
  })
  assert.equal(found, { files: ['specs/a.yaml', 'specs/b.yaml', 'specs/more/c.yaml'], problems: [] })
})

test('a link that leads out of the repository is an error, and is not read', () => {
  const found = discover(['specs/a.yaml', '/etc/x.yaml'], {
    links: { 'specs/x.yaml': '/etc/x.yaml', 'specs/etc': '/etc', 'specs/passwd': '/etc/passwd' },
  })
  assert.equal(found, {
    files: ['specs/a.yaml'],
    problems: [
      'source/link: The link specs/etc leads out of the repository.',
      'source/link: The link specs/x.yaml leads out of the repository.',
    ],
  })
})

test('a link that leads nowhere is an error where it would be a source', () => {
  const found = discover(['specs/a.yaml'], { links: { 'specs/b.yaml': 'gone.yaml', 'specs/.#a.yaml': 'user@host.1' } })
  assert.equal(found.problems, ['source/link: The link specs/b.yaml leads nowhere.'])
  assert.equal(
    discover(['specs/a.yaml'], { links: { 'specs/b.yaml': 'gone' }, sources: ['specs', '!specs/b.yaml'] }).problems,
    [],
  )
})

test('loops of links come to an end', () => {
  const found = discover(['specs/a.yaml', 'specs/deep/b.yaml'], {
    links: { 'specs/loop': '.', 'specs/deep/up': '..', 'specs/self': 'self', 'specs/top': '../../repo' },
  })
  assert.equal(found, { files: ['specs/a.yaml', 'specs/deep/b.yaml'], problems: [] })
})

test('a package in a dot folder has sources too', () => {
  assert.equal(discover(['.infra/specs/a.yaml'], { root: '/repo/.infra' }).files, ['specs/a.yaml'])
})

test('files named after Object.prototype are files', () => {
  const paths = ['specs/__proto__/constructor.yaml', 'specs/toString.json']
  assert.equal(discover(paths).files, paths)
})

test.run()
