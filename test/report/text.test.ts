import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { diagnostic, type Diagnostic } from '../../src/model/diagnostic.ts'
import { startOf, type Origin } from '../../src/model/origin.ts'
import { linesBelow } from '../../src/report/source.ts'
import { diagnosticsText } from '../../src/report/text.ts'
import { memoryHost } from '../support/memory-host.ts'

const ORDERS = `apiVersion: acme.example/v1
kind: ManagedDatabase
metadata:
  name: orders
spec:
  tier: HA
  region: europe-west1
  diskGb: 5.5
`
const origin: Origin = { file: 'specs/orders.yaml', line: 8, column: 11, endLine: 8, endColumn: 14 }

function textOf(found: readonly Diagnostic[], files: Readonly<Record<string, string>> = {}): string {
  const host = memoryHost({ 'specs/orders.yaml': ORDERS, ...files })
  return diagnosticsText(found, { linesOf: linesBelow(host, host.cwd), width: 100, colour: 'plain' })
}

test('a diagnostic has the form of the contract', () => {
  const message = 'SQLInstance "orders": spec.settings.diskSize must be a whole number, got 5.5.'
  const text = textOf([
    diagnostic('resource/schema', message, {
      origin,
      related: [
        {
          message: 'rendered here',
          origin: { file: 'compositions/managed-database.ts', line: 10, column: 3, endLine: 10, endColumn: 4 },
        },
      ],
      help: 'make diskGb an integer in schemas/managed-database.yaml, so that the spec is refused first.',
    }),
  ])
  assert.is(
    text,
    `error[resource/schema]: SQLInstance "orders": spec.settings.diskSize must be a whole number, got 5.5.
 --> specs/orders.yaml:8:11
8 |   diskGb: 5.5
  |           ^^^
  note: rendered here
  --> compositions/managed-database.ts:10:3
  help: make diskGb an integer in schemas/managed-database.yaml, so that the spec is refused first.

1 error
`,
  )
})

test('a blank line stands between diagnostics, and the count ends them', () => {
  const text = textOf([
    diagnostic('package/missing', 'No motif.yaml was found.'),
    diagnostic('link/dangling', 'Nothing renders x.', { origin: startOf('specs/orders.yaml') }),
    diagnostic('link/dangling', 'Nothing renders y.', { origin: startOf('gone.yaml'), help: 'Do this.\nThen that.' }),
  ])
  assert.is(
    text,
    `error[package/missing]: No motif.yaml was found.

warning[link/dangling]: Nothing renders x.
 --> specs/orders.yaml:1:1

warning[link/dangling]: Nothing renders y.
 --> gone.yaml:1:1
  help: Do this.
        Then that.

1 error, 2 warnings
`,
  )
})

test('a line that holds a secret is not shown', () => {
  const text = textOf([diagnostic('schema/format', 'spec.password is *** .', { origin, isSecret: true })])
  assert.is(
    text,
    `error[schema/format]: spec.password is *** .
 --> specs/orders.yaml:8:11
8 |   ***

1 error
`,
  )
})

const SECRET = `apiVersion: v1
kind: Secret
metadata: { name: db, labels: { a: 1 } }
data:
  password: aHVudGVyMg==
  note: "unfinished aHVudGVyMg==
---
kind: ConfigMap
data: { a: 1 }
`
const inSecret = (line: number, path?: string): Diagnostic =>
  diagnostic('schema/type', 'x', {
    origin: { file: 'secret.yaml', line, column: 1, endLine: line, endColumn: 5 },
    ...(path === undefined ? {} : { path }),
  })

test('no line of a Secret is shown where its values could stand in it', () => {
  const shown = [inSecret(5, 'data.password'), inSecret(6), inSecret(4, 'metadata.labels.a')]
  assert.not.match(textOf(shown, { 'secret.yaml': SECRET }), /aHVudGVyMg|data:/)
})

test('other lines of a Secret, and other documents of its file, are shown', () => {
  const text = textOf([inSecret(3, 'metadata.labels.a'), inSecret(9)], { 'secret.yaml': SECRET })
  assert.match(text, '3 | metadata: { name: db, labels: { a: 1 } }')
  assert.match(text, '9 | data: { a: 1 }')
})

test('a line that only says what the document is, is shown of a Secret too; one that holds a mapping is not', () => {
  const text = textOf([inSecret(1), inSecret(2), inSecret(3)], { 'secret.yaml': SECRET })
  assert.match(text, '1 | apiVersion: v1')
  assert.match(text, '2 | kind: Secret')
  assert.match(text, '3 | ***')
})

test('a Secret inside one line of JSON is not shown', () => {
  const line = '{"apiVersion":"v1","kind":"Secret","data":{"a":"aHVudGVyMg=="},"metadata":{"name":3}}'
  const found = diagnostic('schema/type', 'x', {
    origin: { file: 's.json', line: 1, column: 5, endLine: 1, endColumn: 9 },
    path: 'metadata.name',
  })
  assert.not.match(textOf([found], { 's.json': line }), /aHVudGVyMg/)
})

test('names and lines from files cannot move the cursor or begin a line', () => {
  const file = 'specs/\u001b[2J\n::error::.yaml'
  const found = diagnostic('schema/type', 'a\n::error::b', {
    origin: { file, line: 1, column: 1, endLine: 1, endColumn: 3 },
    help: 'x\n::stop-commands::y',
  })
  const text = textOf([found], { [file]: '::error::\u001b[31m' })
  assert.not.match(text, /\u001b/)
  assert.not.match(text, /^\s*::/m)
})

test('colours are drawn on a terminal', () => {
  const host = memoryHost({})
  const style = { linesOf: linesBelow(host, host.cwd), width: 100, colour: 'colour' } as const
  const text = diagnosticsText([diagnostic('schema/type', 'x')], style)
  assert.match(text, '\u001b[31m\u001b[1merror[schema/type]')
})

test.run()
