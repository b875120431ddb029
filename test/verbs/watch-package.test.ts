import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { watchPackage } from '../../src/verbs/watch.ts'
import { memoryHost } from '../support/memory-host.ts'
import { MOTIF } from '../support/things.ts'

/** Longer than a burst of events is waited out. */
const MOMENT_MS = 80

const SHARED = `${MOTIF}spec: { schemas: ../kinds/schemas, compositions: ../kinds/compositions, output: { dir: out/here } }\n`

const FILES = {
  '/repo/.git/HEAD': '',
  '/repo/kinds/schemas/crds/a.yaml': '',
  '/repo/kinds/compositions/a.ts': '',
  '/repo/kinds/node_modules/x/index.js': '',
  '/repo/app/motif.yaml': SHARED,
  '/repo/app/specs/shop/one.yaml': '',
  '/repo/app/specs/.cache/x.yaml': '',
  '/repo/app/out/here/a/one.yaml': '',
  '/repo/app/out/beside.yaml': '',
  '/repo/app/node_modules/kit/index.js': '',
  '/repo/other/readme.md': '',
}

/** A machine whose folders report when they are told to. */
function machine(files: Readonly<Record<string, string>> = FILES) {
  const host = memoryHost(files, { cwd: '/repo/app' })
  const open: { readonly folders: readonly string[]; readonly changed: () => void }[] = []
  const inodes = new Map<string, number>()
  return {
    host: {
      ...host,
      stat: (path: string) => {
        const stat = host.stat(path)
        return stat && { ...stat, inode: inodes.get(path) ?? stat.inode }
      },
      watch: (folders: readonly string[], changed: () => void) => {
        const one = { folders, changed }
        open.push(one)
        return () => void open.splice(open.indexOf(one), 1)
      },
    },
    open,
    inodes,
  }
}

/** Whether it resolves within a moment. */
async function isSoon(promise: Promise<void>): Promise<boolean> {
  return Promise.race([promise.then(() => true), new Promise<false>((end) => setTimeout(end, MOMENT_MS, false))])
}

test('a package is watched with the kinds it shares, without its output, dot folders and node_modules', () => {
  const { host, open } = machine()
  watchPackage(host).renew()
  assert.equal(
    open.map(({ folders }) => folders),
    [
      [
        '/repo/app',
        '/repo/app/out',
        '/repo/app/specs',
        '/repo/app/specs/shop',
        '/repo/kinds/schemas',
        '/repo/kinds/schemas/crds',
        '/repo/kinds/compositions',
      ],
    ],
  )
})

test('a package that is named is watched where it is', () => {
  const { host, open } = machine({ ...FILES, '/repo/other/motif.yaml': MOTIF })
  watchPackage(host, { package: '../other' }).renew()
  assert.equal(open[0]?.folders, ['/repo/other'])
})

test('folders that motif is told to write to are not watched, unless the package itself is one', () => {
  const { host, open } = machine()
  watchPackage(host, { written: ['specs/shop', '../kinds/schemas/crds', '../kinds/compositions', '.'] }).renew()
  assert.equal(open[0]?.folders, [
    '/repo/app',
    '/repo/app/out',
    '/repo/app/specs',
    '/repo/kinds/schemas',
    '/repo/kinds/compositions',
  ])
})

test('while motif.yaml has an error only its folder is watched, where it will be mended', () => {
  const { host, open } = machine({ ...FILES, '/repo/app/motif.yaml': 'kind: 5\n' })
  watchPackage(host).renew()
  assert.equal(open[0]?.folders, ['/repo/app'])
})

test('a change is waited for, and a change during the run before is not missed', async () => {
  const { host, open } = machine()
  const watching = watchPackage(host)
  watching.renew()
  const next = watching.next()
  assert.is(await isSoon(next), false)
  open[0]?.changed()
  assert.is(await isSoon(next), true)
  watching.renew()
  open[0]?.changed()
  assert.is(await isSoon(watching.next()), true)
})

test('to begin again is to forget what was seen, and to close the eyes of before', async () => {
  const { host, open } = machine()
  const watching = watchPackage(host)
  watching.renew()
  open[0]?.changed()
  watching.renew()
  assert.is(open.length, 1)
  assert.is(await isSoon(watching.next()), false)
})

test('where the package is gone, the next one is waited for', async () => {
  const { host } = machine()
  const text = host.files.get('/repo/app/motif.yaml')
  const watching = watchPackage(host)
  host.files.delete('/repo/app/motif.yaml')
  watching.renew()
  const next = watching.next()
  assert.is(await isSoon(next), false)
  host.files.set('/repo/app/motif.yaml', text ?? new Uint8Array())
  await next
  assert.is(watching.isAstray(), false)
})

test('motif is astray where its folder is gone, or another one stands in its place, and stops waiting', async () => {
  const { host, inodes } = machine()
  const watching = watchPackage(host)
  assert.is(watching.isAstray(), false)
  inodes.set('/repo/app', 7)
  assert.is(watching.isAstray(), true)
  host.files.delete('/repo/app/motif.yaml')
  assert.is(await isSoon(watching.next()), true)
})

test.run()
