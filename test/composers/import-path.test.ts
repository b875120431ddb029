import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { importPath } from '../../src/composers/import-path.ts'
import { memoryHost } from '../support/memory-host.ts'

/** The file of the package `kit` or `@acme/kit` that an import loads, relative to it. */
function target(manifest: object, specifier: string): string | undefined {
  const folder = `/repo/node_modules/${specifier.startsWith('@') ? '@acme/kit' : 'kit'}`
  const host = memoryHost({ [`${folder}/package.json`]: JSON.stringify(manifest) })
  return importPath(host, '/repo/compositions/shared', specifier)?.replace(`file://${folder}/`, '')
}

const TABLE = {
  exports: {
    '.': { require: './main.cjs', types: './main.d.ts', import: './main.js' },
    './exact': './lib/exact.js',
    './lib/*': './lib/*.js',
    './lib/deep/*': './deep/*/*.js',
    './lib/inner/*': null,
    './*.json': './data/*.json',
    './outside': '../elsewhere.js',
    './either': ['not-relative', { browser: './no.js' }, './either.js'],
    './nested': { node: { require: './no.cjs', default: './nested.js' } },
    './nowhere': { browser: './no.js' },
  },
}

const FOUND: readonly [what: string, manifest: object, specifier: string, expected: string | undefined][] = [
  ['main, where nothing is exported', { main: './lib/main.js' }, 'kit', 'lib/main.js'],
  ['index.js, where there is no main', {}, 'kit', 'index.js'],
  ['any file, where nothing is exported', { main: 'x.js' }, 'kit/lib/x.js', 'lib/x.js'],
  ['the one export', { exports: './one.js' }, 'kit', 'one.js'],
  ['nothing below the one export', { exports: './one.js' }, 'kit/one.js', undefined],
  ['the one export by its condition', { exports: { require: './no.cjs', default: './one.js' } }, '@acme/kit', 'one.js'],
  ['the first condition that import has', TABLE, 'kit', 'main.js'],
  ['an exact subpath', TABLE, '@acme/kit/exact', 'lib/exact.js'],
  ['a pattern', TABLE, 'kit/lib/a/b', 'lib/a/b.js'],
  ['the longest pattern, each star replaced', TABLE, 'kit/lib/deep/x', 'deep/x/x.js'],
  ['nothing for what the longest pattern takes out', TABLE, 'kit/lib/inner/x', undefined],
  ['a pattern with an end', TABLE, 'kit/sizes.json', 'data/sizes.json'],
  ['nothing for a star that would stand for nothing', TABLE, 'kit/lib/', undefined],
  ['nothing outside the package', TABLE, 'kit/outside', undefined],
  ['the first of a list that it can take', TABLE, 'kit/either', 'either.js'],
  ['conditions in conditions', TABLE, 'kit/nested', 'nested.js'],
  ['nothing where no condition is met', TABLE, 'kit/nowhere', undefined],
  ['nothing that is not exported', TABLE, 'kit/other', undefined],
  ['nothing that objects have by nature', TABLE, 'kit/constructor', undefined],
]

for (const [what, manifest, specifier, expected] of FOUND) {
  test(`importing ${specifier} loads ${what}`, () => {
    assert.is(target(manifest, specifier), expected)
  })
}

test('a package that is nowhere has no file', () => {
  assert.is(importPath(memoryHost({}), '/repo/compositions', 'kit'), undefined)
})

test.run()
