import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { diagnostic, type Diagnostic } from '../../src/model/diagnostic.ts'
import { startOf } from '../../src/model/origin.ts'
import { markdownReport } from '../../src/report/markdown.ts'

const report = (diagnostics: readonly Diagnostic[], lines: readonly string[] = []): string =>
  markdownReport(
    { report: 'RenderReport', exitCode: 1, summary: {}, diagnostics, details: {}, lines },
    { linesOf: () => undefined, width: 100, colour: 'plain' },
  )

test('a few diagnostics stand open, in fences', () => {
  const found = diagnostic('schema/type', '<b>@team</b> ``` #1', { origin: startOf('a.yaml') })
  assert.is(
    report([found], ['1 file read.']),
    `**motif:** 1 error

\`\`\`text
1 file read.
\`\`\`

\`\`\`\`text
error[schema/type]: <b>@team</b> \`\`\` #1
 --> a.yaml:1:1
\`\`\`\`
`,
  )
})

test('a clean run says so', () => {
  assert.is(report([]), '**motif:** no problems\n')
})

test('many diagnostics are folded, a fold a file, its name escaped', () => {
  const many = Array.from({ length: 12 }, (_, index) =>
    diagnostic('schema/type', 'x', { origin: startOf(index < 7 ? '<script>.yaml' : 'b.yaml') }),
  )
  const text = report(many)
  assert.match(text, '<details><summary><code>&lt;script&gt;.yaml</code>: 7 errors</summary>\n\n```text')
  assert.match(text, '<summary><code>b.yaml</code>: 5 errors</summary>')
  assert.is(text.match(/<\/details>/g)?.length, 2)
})

test('what does not fit into a comment is counted', () => {
  const many = Array.from({ length: 2000 }, (_, index) =>
    diagnostic('schema/type', 'm'.repeat(200), { origin: startOf(`${'&'.repeat(300)}${Math.floor(index / 100)}`) }),
  )
  const text = report(many, ['x'.repeat(100_000)])
  assert.ok(text.length < 65_536)
  const shown = text.match(/^error\[/gm)?.length ?? 0
  assert.ok(shown > 50)
  assert.match(text, `Not shown: ${2000 - shown} more.\n`)
})

test.run()
