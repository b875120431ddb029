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

test('the same versions, no lock file, and one that is no JSON say nothing', () => {
  assert.is(shown('package-lock.json', '{}', '{'), undefined)
  assert.is(shown('package.json', '{}', '{}'), undefined)
})

test.run()
