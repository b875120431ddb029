import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { HostError, type Host } from '../../src/host.ts'
import { cacheFolder, forgetOldest } from '../../src/pipeline/cache-folder.ts'
import { memoryHost } from '../support/memory-host.ts'

const uid = process.getuid?.() ?? 0
const HOME = { HOME: '/home/me' }

const refusing = (method: 'entry' | 'stat', code: string): Host => ({
  ...memoryHost({ '/home/me/.cache/motif/state/a': '' }, { env: HOME, uid }),
  [method]: (path: string) => {
    throw new HostError(code, path, `${code}: ${path}`)
  },
})

test('a cache is kept in the home of the user, in a folder that is there or not', () => {
  assert.is(cacheFolder(memoryHost({}, { env: HOME, uid }), 'state'), '/home/me/.cache/motif/state')
  const host = memoryHost({ '/home/me/.cache/motif/state/a': '' }, { env: HOME, uid })
  assert.is(cacheFolder(host, 'state'), '/home/me/.cache/motif/state')
})

for (const [what, env, expected] of [
  ['names no place', {}, undefined],
  ['names none but empty or relative ones', { HOME: '', XDG_CACHE_HOME: 'cache', USERPROFILE: '.' }, undefined],
  ['names a place for caches', { ...HOME, XDG_CACHE_HOME: '/caches' }, '/caches/motif/units'],
  ['names a relative place for caches, and a home', { ...HOME, XDG_CACHE_HOME: 'c' }, '/home/me/.cache/motif/units'],
  ['calls the home a profile', { USERPROFILE: '/users/me' }, '/users/me/.cache/motif/units'],
] satisfies readonly [string, Readonly<Record<string, string>>, string | undefined][]) {
  test(`where the environment ${what}, units are kept ${expected === undefined ? 'nowhere' : `in ${expected}`}`, () => {
    assert.is(cacheFolder(memoryHost({}, { env, uid }), 'units'), expected)
  })
}

test('of too many files the oldest are forgotten, and half of what may be stays', () => {
  const ages: Readonly<Record<string, number>> = { a: 3, b: 5, c: 1, d: 4, e: 2 }
  const memory = memoryHost(Object.fromEntries(Object.keys(ages).map((name) => [`/kept/${name}`, ''])))
  const stat = (path: string) => {
    const found = memory.stat(path)
    return found && { ...found, modifiedMs: ages[path.slice(-1)] ?? 0 }
  }
  const names = () => memory.list('/kept').map(({ name }) => name)
  forgetOldest({ ...memory, stat }, '/kept', 5)
  assert.equal(names(), ['a', 'b', 'c', 'd', 'e'])
  forgetOldest({ ...memory, stat }, '/kept', 4)
  assert.equal(names(), ['b', 'd'])
})

test('the folder of somebody else is no place for a cache', () => {
  const host = memoryHost({ '/home/me/.cache/motif/state/a': '' }, { env: HOME, uid: uid + 1 })
  assert.is(cacheFolder(host, 'state'), undefined)
})

for (const code of ['EACCES', 'ELOOP', 'ENAMETOOLONG']) {
  test(`a place that cannot be looked at (${code}) is as good as none`, () => {
    assert.is(cacheFolder(refusing('entry', code), 'state'), undefined)
    assert.is(cacheFolder(refusing('stat', code), 'state'), undefined)
  })
}

test('a place that is a link to itself is as good as none', () => {
  const host = memoryHost({}, { env: { XDG_CACHE_HOME: '/loop' }, links: { '/loop': '/loop' }, uid })
  assert.is(cacheFolder(host, 'state'), undefined)
})

test.run()
