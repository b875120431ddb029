import { resolve } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { main } from '../src/cli.ts'
import { nodeHost } from '../src/node-host.ts'

// Where one of these fails: `node --import tsx src/cli.ts generate`, then `... render`, and look at the difference.

test('generated/ is fresh', async () => {
  assert.equal(await said('generate', '--check'), { exitCode: 0, complaints: '' })
})

test('the examples are checked without a warning', async () => {
  const { exitCode, complaints } = await said('validate', '--strict')
  assert.is(exitCode, 0)
  // One spec stands in an older version on purpose, and a note says so.
  assert.equal(complaints.match(/^(error|warning|info)\[[^\]]*\]/gm), ['info[source/old-version]'])
})

test('examples/manifests is what render writes', async () => {
  assert.equal(await said('render', '--check'), { exitCode: 0, complaints: '' })
})

/** Runs a word of the command line on this repository. */
async function said(...args: readonly string[]): Promise<{ exitCode: number; complaints: string }> {
  let complaints = ''
  const stderr = (text: string): void => void (complaints += text)
  const exitCode = await main(args, { host: nodeHost(resolve('.')), stdout: () => {}, stderr, isTerminal: false })
  return { exitCode, complaints }
}

test.run()
