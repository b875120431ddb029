import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { diagnostic } from '../../src/model/diagnostic.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { githubReport } from '../../src/report/github.ts'

const outcome = (more: Partial<Outcome>): Outcome => ({
  report: 'RenderReport',
  exitCode: 1,
  summary: {},
  diagnostics: [],
  details: {},
  lines: [],
  ...more,
})

test('a diagnostic is one workflow command on one line, with every value escaped', () => {
  const found = diagnostic('schema/type', '100% wrong\n::error::b', {
    origin: { file: 'a,b:c.yaml', line: 1, column: 2, endLine: 1, endColumn: 4 },
    help: 'one\ntwo',
  })
  assert.is(
    githubReport(outcome({ diagnostics: [found] }), 'envs/prod/').stdout,
    '::error file=envs/prod/a%2Cb%3Ac.yaml,line=1,endLine=1,col=2,endColumn=4,title=schema/type' +
      '::100%25 wrong\\n::error::b%0Ahelp: one%0Atwo\n',
  )
})

test('a warning and an info are a warning and a notice, without a place where there is none', () => {
  const diagnostics = [diagnostic('link/dangling', 'x'), diagnostic('link/outside', 'y')]
  const { stdout } = githubReport(outcome({ diagnostics }), '')
  assert.is(stdout, '::warning title=link/dangling::x\n::notice title=link/outside::y\n')
})

test('lines and output of the verb cannot smuggle a command in', () => {
  const { stdout } = githubReport(outcome({ lines: ['::error::x', 'ok'] }), '')
  assert.is(stdout, '\\u{3a}:error::x\nok\n')
})

test('commands go to stderr where stdout belongs to the output', () => {
  const printed = githubReport(outcome({ diagnostics: [diagnostic('link/dangling', 'x')], output: 'a: 1\n' }), '')
  assert.equal(printed, { stdout: 'a: 1\n', stderr: '::warning title=link/dangling::x\n' })
})

test.run()
