import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { lockedDifference } from '../../src/change/locked.ts'
import { memoryHost } from '../support/memory-host.ts'

const shown = (file: string, before: string, after: string) =>
  lockedDifference(
    memoryHost({ [file]: before }),
    memoryHost({ [file]: after, '.git/HEAD': '' }),
    '/repo',
  )?.packages.map(({ name, before: was, after: is }) => `${name} ${was ?? '-'} ${is ?? '-'}`)

test('npm: versions by the place of the package', () => {
  const lock = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...packages } })
  const before = lock({ 'node_modules/a': { version: '1' }, 'node_modules/@b/c': { version: '2' } })
  const after = lock({ 'node_modules/a': { version: '2' }, 'node_modules/a/node_modules/@b/c': { version: '2' } })
  assert.equal(shown('package-lock.json', before, after), ['@b/c 2 -', 'a 1 2', 'a/node_modules/@b/c - 2'])
})

test('yarn and pnpm: versions by name', () => {
  const yarn = (version: string) => `# yarn\n\n"@a/b@^1.0.0", "@a/b@^1.1.0":\n  version "${version}"\n  resolved "x"\n`
  assert.equal(shown('yarn.lock', yarn('1.2.0'), yarn('1.3.0')), ['@a/b 1.2.0 1.3.0'])
  const pnpm = (version: string) => `lockfileVersion: '9.0'\n\npackages:\n\n  '@a/b@${version}':\n    resolution: {}\n`
  assert.equal(shown('pnpm-lock.yaml', pnpm('1.2.0'), pnpm('1.3.0')), ['@a/b 1.2.0 1.3.0'])
})

test('the lock file of a folder above counts, up to the repository', () => {
  const lock = (version: string) => JSON.stringify({ packages: { 'node_modules/a': { version } } })
  const [before, after] = ['1', '2'].map((version) =>
    memoryHost({ '/repo/package-lock.json': lock(version), '/repo/.git/HEAD': '' }),
  )
  assert.equal(before && after && lockedDifference(before, after, '/repo/envs/prod')?.file, 'package-lock.json')
})

test('a package that is locked as before is not named, and neither is the package itself', () => {
  const lock = (own: string, b: string) =>
    JSON.stringify({
      packages: { '': { version: own }, 'node_modules/a': { version: '1' }, 'node_modules/b': { version: b } },
    })
  assert.equal(shown('package-lock.json', lock('1', '1'), lock('2', '2')), ['b 1 2'])
  assert.is(shown('package-lock.json', lock('1', '1'), lock('2', '1')), undefined)
})

test('where one side has no lock file every package is new, or gone', () => {
  const yarn = 'a@^1.0.0:\n  version "1.2.0"\n'
  const [without, having] = [memoryHost({ '.git/HEAD': '' }), memoryHost({ '.git/HEAD': '', 'yarn.lock': yarn })]
  assert.equal(lockedDifference(without, having, '/repo'), {
    file: 'yarn.lock',
    packages: [{ name: 'a', after: '1.2.0' }],
  })
  assert.equal(lockedDifference(having, without, '/repo')?.packages, [{ name: 'a', before: '1.2.0' }])
})

test('no lock file, one that is no JSON, and one that is a folder say nothing', () => {
  assert.is(shown('package-lock.json', '{}', '{'), undefined)
  assert.is(shown('package.json', '{}', '{}'), undefined)
  assert.is(shown('yarn.lock/x', 'a@1:\n  version "1"\n', 'a@1:\n  version "2"\n'), undefined)
})

test.run()
