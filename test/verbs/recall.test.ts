import { hash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { test } from 'uvu'
import * as assert from 'uvu/assert'

import type { Host } from '../../src/host.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { nodeHost } from '../../src/node-host.ts'
import { recall, remember } from '../../src/verbs/recall.ts'
import type { Invocation } from '../../src/verbs/verb.ts'

const outcomeOf = (text: string): Outcome => ({
  report: 'TestReport',
  exitCode: 0,
  summary: { text },
  diagnostics: [],
  details: { text },
  lines: [text],
})

async function inWorkFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'motif-recall-'))
  try {
    await use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A command that reads spec.yaml, and how often it ran. */
function command(folder: string, values: Invocation['values'] = {}, home = join(folder, 'home')) {
  let runs = 0
  const env = (name: string): string | undefined => (name === 'HOME' ? home : undefined)
  const host: Host = { ...nodeHost(folder), env }
  const invocation: Invocation = { host, positionals: [], values, mayRunCode: true, progress: () => undefined }
  const run = async (build: string, more?: (host: Host) => void): Promise<Outcome> => {
    const { outcome, checked } = recall(invocation, { word: 'test', build })
    if (outcome !== undefined) return outcome
    return remember({ ...invocation, checked }, { word: 'test', build }, (watched) => {
      runs++
      more?.(watched.host)
      return Promise.resolve(outcomeOf(new TextDecoder().decode(watched.host.read('spec.yaml'))))
    })
  }
  return { run, runs: () => runs, host, invocation }
}

/** A file that was last changed long ago. */
function old(host: Host, path: string, text: string): void {
  host.write(path, text)
  utimesSync(join(host.cwd, path), 1, 1)
}

test('a command whose files are unchanged has the outcome it had, without running', async () => {
  await inWorkFolder(async (folder) => {
    const { run, runs, host } = command(folder)
    old(host, 'spec.yaml', 'one')
    const first = await run('build')
    assert.equal(await run('build'), first)
    assert.is(runs(), 1)
  })
})

test('it runs again when a file changes, when motif does, and where --no-cache is said', async () => {
  await inWorkFolder(async (folder) => {
    const { run, runs, host } = command(folder)
    old(host, 'spec.yaml', 'one')
    await run('build')
    old(host, 'spec.yaml', 'two')
    assert.equal((await run('build')).lines, ['two'])
    await run('another build')
    assert.is(runs(), 3)
    const uncached = command(folder, { 'no-cache': true })
    await uncached.run('build')
    await uncached.run('build')
    assert.is(uncached.runs(), 2)
  })
})

test('a command that wrote something runs the next time too', async () => {
  await inWorkFolder(async (folder) => {
    const { run, runs, host } = command(folder)
    old(host, 'spec.yaml', 'one')
    await run('build', (watched) => watched.write('out.yaml', 'x'))
    await run('build')
    assert.is(runs(), 2)
  })
})

test('a command that could not write runs again once the disk is mended', async () => {
  await inWorkFolder(async (folder) => {
    const { run, runs, host } = command(folder)
    old(host, 'spec.yaml', 'one')
    await run('build', (watched) => assert.throws(() => watched.write('spec.yaml/out', 'x')))
    await run('build')
    await run('build')
    assert.is(runs(), 2)
  })
})

for (const place of ['.cache/motif/package', '.cache/motif/units/package']) {
  test(`a package in ~/${place}, among what motif keeps, is never remembered, since nothing asked there is`, async () => {
    await inWorkFolder(async (home) => {
      const folder = join(home, place)
      mkdirSync(folder, { recursive: true })
      const { run, runs, host } = command(folder, {}, home)
      old(host, 'spec.yaml', 'one')
      await run('build')
      await run('build')
      assert.is(runs(), 2)
      old(host, 'spec.yaml', 'two')
      assert.equal((await run('build')).lines, ['two'])
    })
  })
}

test('what was looked at for one run says nothing about files that another run has recorded since', async () => {
  await inWorkFolder(async (folder) => {
    const { host, invocation } = command(folder)
    const remembered = { word: 'test', build: 'build' }
    const digested = (path: string) => (watched: Invocation) => {
      watched.host.write('out.yaml', 'x')
      return Promise.resolve(outcomeOf(watched.host.digest?.(path) ?? ''))
    }
    old(host, 'a.yaml', 'a')
    old(host, 'b.yaml', 'one')
    await remember(invocation, remembered, digested('a.yaml'))
    const { checked, looking } = recall(invocation, remembered)
    assert.equal(looking?.next(), { done: false, value: true })
    await remember(invocation, remembered, digested('b.yaml'))
    old(host, 'b.yaml', 'changed')
    const after = await remember({ ...invocation, checked }, remembered, digested('b.yaml'))
    assert.equal(after.lines, [hash('sha256', 'changed')])
  })
})

test('a broken record of the last run is as good as none', async () => {
  await inWorkFolder(async (folder) => {
    const { run, runs, host } = command(folder)
    old(host, 'spec.yaml', 'one')
    await run('build')
    const kept = join(folder, 'home/.cache/motif/state')
    const [entry] = host.list(kept)
    const file = join(kept, entry?.name ?? '')
    const bytes = host.read(file)
    for (const broken of [
      bytes.subarray(0, bytes.length - 1),
      bytes.map((byte, at) => (at === 90 ? byte ^ 1 : byte)),
      '',
    ]) {
      host.write(file, broken)
      assert.equal((await run('build')).lines, ['one'])
    }
    assert.is(runs(), 4)
  })
})

test.run()
