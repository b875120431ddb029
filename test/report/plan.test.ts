import { readFileSync } from 'node:fs'
import { Ajv, type AnySchema } from 'ajv'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { diagnostic } from '../../src/model/diagnostic.ts'
import { githubReport } from '../../src/report/github.ts'
import { markdownReport } from '../../src/report/markdown.ts'
import { planText } from '../../src/report/plan-text.ts'
import { sarifReport } from '../../src/report/sarif.ts'
import { planOfChanges, planOutcome, update } from '../support/plans.ts'

const STYLE = { linesOf: () => undefined, width: 100, colour: 'plain' } as const
const MANY = Array.from({ length: 10_000 }, (_, index) => index)
/** No two of them alike. */
const DIFFERENT = planOfChanges(
  MANY.map((index) =>
    update(`b${index}`, { fields: [{ path: `spec.f${index}`, before: index, after: 'x', causes: [] }] }),
  ),
)
const EVIL = '</code></details>`````\n::error::@everyone <img src=x> \u001b[31m ##[error]'
const HOSTILE = planOfChanges([
  update(EVIL, {
    fields: [{ path: EVIL, before: EVIL, after: EVIL, causes: [{ file: EVIL, line: 1, column: 1, is: 'spec' }] }],
  }),
])

test('the terminal shows what it comes to and each group, the gravest first', () => {
  const plan = planOfChanges([
    ...Array.from({ length: 41 }, (_, index) => update(`bucket-${index}`)),
    update('orders', { action: 'delete', risks: ['delete-stateful', 'delete'], fields: [] }),
    update('new', {
      action: 'create',
      risks: [],
      fields: [],
      causes: [{ file: 'specs/new.yaml', line: 3, column: 3, is: 'spec' }],
    }),
  ])
  assert.is(
    planText(plan, { colour: 'plain' }),
    `Compared with main: 1 to create, 41 to update, 1 to delete; 7 unchanged.

- Bucket data/orders  delete-stateful  delete

~ 41 Bucket  in-place
    spec.public  false -> true  compositions/endpoint.ts:18
    in data 41
    of Endpoint 41
    such as data/bucket-0, data/bucket-1, data/bucket-2

+ Bucket data/new
    because specs/new.yaml:3
`,
  )
  assert.match(planText(plan, { colour: 'colour' }), '\u001b[')
})

test('a group of changes from several lines names them all, or says that there are others', () => {
  const from = (index: number): Parameters<typeof update>[1] => ({
    fields: [
      {
        path: 'spec.public',
        before: false,
        after: true,
        causes: [{ file: `specs/${index}.yaml`, line: 7, column: 3, is: 'spec', path: 'spec.public' }],
      },
    ],
  })
  const shown = (count: number): string =>
    planText(planOfChanges(Array.from({ length: count }, (_, index) => update(`b${index}`, from(index)))), {
      colour: 'plain',
    })
  assert.match(shown(2), '    spec.public  false -> true  specs/0.yaml:7, specs/1.yaml:7\n')
  assert.match(shown(9), '    spec.public  false -> true  specs/0.yaml:7, specs/1.yaml:7, specs/2.yaml:7 and others\n')
})

test('a group has the title that tells everything in one line', () => {
  const { groups } = planOfChanges(Array.from({ length: 41 }, (_, index) => update(`bucket-${index}`)))
  assert.equal(
    groups.map(({ title }) => title),
    ['41 Bucket: spec.public false -> true, because compositions/endpoint.ts:18'],
  )
})

test('changes that differ only in the names of their resources are one group', () => {
  const named = (name: string) =>
    update(name, { fields: [{ path: `spec.a[name=${name}-x]`, after: `${name}-dlq`, causes: [] }] })
  const { groups, changes } = planOfChanges([named('orders'), named('carts'), update('data')])
  assert.equal(
    groups.map(({ title, count }) => [title, count]),
    [
      ['2 Bucket: spec.a[name=<name>-x] (absent) -> "<name>-dlq"', 2],
      ['Bucket data: spec.public false -> true, because compositions/endpoint.ts:18', 1],
    ],
  )
  assert.equal(
    changes.map(({ groupId }) => groupId),
    ['g1', 'g1', 'g2'],
  )
})

test('Markdown stays below what a comment takes at 10,000 changes, diagnostics included', () => {
  const diagnostics = MANY.map((index) => diagnostic('resource/immutable', `message ${index}`))
  for (const outcome of [planOutcome(DIFFERENT), { ...planOutcome(DIFFERENT), diagnostics }]) {
    const text = markdownReport(outcome, STYLE)
    assert.ok(text.length <= 65_536, String(text.length))
    assert.ok(text.length > 40_000, String(text.length))
    assert.match(text, /Not shown: \d+ more changes in \d+ groups/)
    assert.is(text.split('<details>').length, text.split('</details>').length)
  }
})

test('10,000 equal changes are one fold', () => {
  const text = markdownReport(planOutcome(planOfChanges(MANY.map((index) => update(`b${index}`)))), STYLE)
  assert.is(text.split('<details>').length, 2)
  assert.match(text, '10000 Bucket')
})

test('nothing a name says becomes Markdown, HTML or a command', () => {
  const text = markdownReport(planOutcome(HOSTILE), STYLE)
  const outside = text.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '').replace(/<code>[^<]*<\/code>/g, '')
  assert.not.match(outside, /everyone|img/)
  assert.is(outside.split('</details>').length, 2)
  const stdout = String(githubReport(planOutcome(HOSTILE), '').stdout)
  assert.equal(stdout.split('\n').filter((line) => line.startsWith('::')).length, 1)
  for (const said of [text, stdout, planText(HOSTILE, { colour: 'plain' }), sarifReport(planOutcome(HOSTILE), '')]) {
    assert.not.match(said, /\u001b|##\[/)
  }
  assert.not.match(planText(HOSTILE, { colour: 'plain' }), /^::/m)
})

test('GitHub gets an annotation at the line that caused each group, warnings where there is a risk', () => {
  const { stdout } = githubReport(
    planOutcome(planOfChanges([update('a'), update('b', { risks: ['immutable'] })])),
    'app/',
  )
  assert.is(
    stdout,
    `::warning file=app/compositions/endpoint.ts,line=18,col=5,title=plan/immutable::Bucket b: spec.public false -> true, because compositions/endpoint.ts:18
::notice file=app/compositions/endpoint.ts,line=18,col=5,title=plan/in-place::Bucket a: spec.public false -> true, because compositions/endpoint.ts:18
Compared with main: 0 to create, 2 to update, 0 to delete; 7 unchanged.
`,
  )
})

// The schema in test/fixtures/sarif is written in draft 4, of which it uses what newer drafts kept.
const schema = JSON.parse(readFileSync('test/fixtures/sarif/sarif-2.1.0-rtm.5.json', 'utf8')) as AnySchema
const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(
  schema,
)

test('the SARIF log of a plan, and of any other outcome, validates against the schema of 2.1.0', () => {
  const found = diagnostic('schema/type', 'x', {
    origin: { file: 'specs/ä b.yaml', line: 1, column: 2, endLine: 1, endColumn: 4 },
    related: [{ message: 'there', origin: { file: 'b.ts', line: 5, column: 6, endLine: 5, endColumn: 7 } }],
    help: 'do',
  })
  const plan = planOfChanges([update('a'), update('b', { action: 'delete', risks: ['delete'], fields: [] })])
  const outcomes = [planOutcome(plan), planOutcome(HOSTILE), planOutcome(DIFFERENT)]
  for (const outcome of [...outcomes, { ...planOutcome(plan), diagnostics: [found] }]) {
    const log = JSON.parse(sarifReport(outcome, '')) as { runs: { results: unknown[] }[] }
    assert.ok(isSarif(log), JSON.stringify(isSarif.errors?.slice(0, 3)))
    assert.ok((log.runs[0]?.results.length ?? 0) > 0)
  }
  assert.not.ok(isSarif({ version: '2.1.0', runs: [{ results: [{ level: 'bad' }] }] }), 'the schema refuses')
})

test('each result of a SARIF log points to the rule that it names, diagnostics and groups of a plan alike', () => {
  const diagnostics = [diagnostic('schema/type', 'x'), diagnostic('link/dangling', 'y')]
  const plan = planOfChanges([update('a'), update('b', { risks: ['immutable'] })])
  const log = JSON.parse(sarifReport({ ...planOutcome(plan), diagnostics }, '')) as SarifLog
  const [{ tool, results } = { tool: { driver: { rules: [] } }, results: [] }] = log.runs
  assert.equal(
    results.map(({ ruleId }) => ruleId),
    ['schema/type', 'link/dangling', 'plan/immutable', 'plan/in-place'],
  )
  assert.equal(
    results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]?.id),
    results.map(({ ruleId }) => ruleId),
  )
})

interface SarifLog {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
    readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number }[]
  }[]
}

test.run()
