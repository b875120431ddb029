import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { HostError, type Host } from '../../src/host.ts'
import { cacheFolder } from '../../src/pipeline/cache-folder.ts'
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
