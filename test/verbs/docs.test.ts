import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { docs } from '../../src/verbs/docs.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { memoryHost, type MemoryHost, type MemoryHostOptions } from '../support/memory-host.ts'
import { packageOf, thing } from '../support/things.ts'

const TEMPLATE = 'apiVersion: raw.dev/v1\nkind: Bucket\nmetadata: { name: a }\nspec: { size: {{spec.size}} }\n'

function machine(more: Readonly<Record<string, string>> = {}, options: MemoryHostOptions = {}): MemoryHost {
  const { files } = packageOf({ 'one.yaml': thing('one') })
  return memoryHost({ ...files, 'compositions/thing.yaml.hbs': TEMPLATE, '.git/HEAD': '', ...more }, options)
}

const run = (host: MemoryHost): Promise<Outcome> =>
  docs.run({ host, positionals: [], values: {}, mayRunCode: false, progress: () => undefined })

const said = ({ diagnostics }: Outcome): string[] => diagnostics.map(({ code, message }) => `${code} ${message}`)

test('docs writes a page for each kind and a page that lists them, and the second time nothing', async () => {
  const host = machine()
  assert.equal((await run(host)).exitCode, 0)
  assert.match(host.text('docs/kinds/thing.md') ?? '', 'kind: Thing')
  assert.match(host.text('docs/kinds/README.md') ?? '', 'Thing')
  const steps = host.steps()
  await run(host)
  assert.is(host.steps(), steps)
})

test('a page that was written by hand is named and stays, and the others are written', async () => {
  const host = machine({ 'docs/kinds/thing.md': '# Mine\n' })
  const outcome = await run(host)
  assert.equal(
    [said(outcome), outcome.exitCode],
    [['emit/foreign docs/kinds/thing.md was not made by motif docs, and stays.'], 1],
  )
  assert.is(host.text('docs/kinds/thing.md'), '# Mine\n')
  assert.match(host.text('docs/kinds/README.md') ?? '', 'Thing')
})

test('nothing is written where docs/kinds is a link out of the package', async () => {
  const host = machine({ '/elsewhere/a.md': '' }, { links: { '/repo/docs/kinds': '/elsewhere' } })
  const outcome = await run(host)
  assert.equal(
    [said(outcome), outcome.exitCode],
    [['package/path The folder docs/kinds lies outside this package, so nothing is written there.'], 1],
  )
  assert.is(host.steps(), 0)
})

test.run()
