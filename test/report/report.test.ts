import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { diagnostic } from '../../src/model/diagnostic.ts'
import { startOf } from '../../src/model/origin.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import type { Printed } from '../../src/report/printed.ts'
import { report, type ReportOptions } from '../../src/report/report.ts'
import { memoryHost } from '../support/memory-host.ts'

const outcome: Outcome = {
  report: 'RenderReport',
  exitCode: 1,
  root: '/repo/envs/prod',
  summary: {},
  diagnostics: [
    diagnostic('schema/type', 'second', { origin: { file: 'b.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 } }),
    diagnostic('link/dangling', 'first', { origin: startOf('a.yaml') }),
  ],
  details: {},
  lines: ['Done.', 'Two\nlines.'],
}

function reported(more: Partial<ReportOptions>, changes: Partial<Outcome> = {}): Promise<Printed> {
  const host = memoryHost({ 'envs/prod/b.yaml': 'x: 1\n' })
  return report({ ...outcome, ...changes }, { host, form: 'text', volume: 'normal', colour: 'plain', ...more })
}

test('text goes to stderr, sorted, with frames from the files below the root, and lines to stdout', async () => {
  assert.equal(await reported({}), {
    stdout: 'Done.\nTwo\nlines.\n',
    stderr: `warning[link/dangling]: first
 --> a.yaml:1:1

error[schema/type]: second
 --> b.yaml:1:1
1 | x: 1
  | ^

1 error, 1 warning
`,
  })
})

test('beside an output the lines stand last, on stderr', async () => {
  const { stdout, stderr, closing } = await reported({}, { output: '--- a\n', lines: ['Done.'] })
  assert.equal([stdout, closing], ['--- a\n', 'Done.\n'])
  assert.not.match(stderr, 'Done')
  assert.is((await reported({ volume: 'quiet' }, { output: '--- a\n' })).closing, undefined)
})

test('quiet leaves errors and the output alone', async () => {
  const { stdout, stderr } = await reported({ volume: 'quiet' })
  assert.is(stdout, '')
  assert.not.match(stderr, 'warning')
  assert.is((await reported({ volume: 'quiet' }, { output: 'a: 1\n', diagnostics: [] })).stdout, 'a: 1\n')
})

test('output takes the place of lines', async () => {
  assert.is((await reported({}, { output: 'a: 1\n' })).stdout, 'a: 1\n')
})

test('an output in bytes is handed on as it is, in every form that has one', async () => {
  const output = new TextEncoder().encode('a: 1\n')
  for (const form of ['text', 'github'] as const) assert.is((await reported({ form }, { output })).stdout, output)
})

test('annotations name files as the repository does: below where the pipeline runs', async () => {
  assert.match(String((await reported({ form: 'github' })).stdout), '::error file=envs/prod/b.yaml,')
  const host = memoryHost({}, { cwd: '/repo/envs/prod', env: { GITHUB_WORKSPACE: '/repo/' } })
  assert.match(String((await reported({ form: 'sarif', host })).stdout), '"uri": "envs/prod/b.yaml"')
  const outside = memoryHost({}, { cwd: '/elsewhere' })
  assert.match(String((await reported({ form: 'github', host: outside })).stdout), '::error file=b.yaml,')
})

test('JSON and Markdown go to stdout alone', async () => {
  const json = await reported({ form: 'json' })
  assert.is(json.stderr, '')
  assert.is((JSON.parse(String(json.stdout)) as { ok: boolean }).ok, false)
  assert.match(String((await reported({ form: 'markdown' })).stdout), /^\*\*motif:\*\* 1 error, 1 warning\n/)
})

test.run()
