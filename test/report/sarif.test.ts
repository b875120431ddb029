import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { diagnostic } from '../../src/model/diagnostic.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { MOTIF_VERSION } from '../../src/model/version.ts'
import { sarifReport } from '../../src/report/sarif.ts'

const outcome: Outcome = {
  report: 'RenderReport',
  exitCode: 1,
  summary: {},
  diagnostics: [
    diagnostic('package/missing', 'none'),
    diagnostic('schema/type', 'x', {
      origin: { file: 'specs/ä b#?.yaml', line: 1, column: 2, endLine: 1, endColumn: 4 },
      related: [{ message: 'there', origin: { file: 'b.ts', line: 5, column: 6, endLine: 5, endColumn: 7 } }],
      help: 'do',
    }),
  ],
  details: {},
  lines: [],
}

const location = (uri: string, region?: object): object => ({
  physicalLocation: { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, ...(region && { region }) },
})

test('a log of SARIF 2.1.0 has rules from the catalogue and results with places', () => {
  const log = JSON.parse(sarifReport(outcome, 'app/')) as unknown
  assert.equal(log, {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'motif',
            semanticVersion: MOTIF_VERSION,
            rules: [
              {
                id: 'package/missing',
                shortDescription: { text: 'No motif.yaml was found.' },
                defaultConfiguration: { level: 'error' },
              },
              {
                id: 'schema/type',
                shortDescription: { text: 'A value has another type than the schema says.' },
                defaultConfiguration: { level: 'error' },
              },
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, exitCode: 1 }],
        results: [
          {
            ruleId: 'package/missing',
            ruleIndex: 0,
            level: 'error',
            message: { text: 'none' },
            locations: [location('app/motif.yaml')],
          },
          {
            ruleId: 'schema/type',
            ruleIndex: 1,
            level: 'error',
            message: { text: 'x\nhelp: do' },
            locations: [
              location('app/specs/%C3%A4%20b%23%3F.yaml', { startLine: 1, startColumn: 2, endLine: 1, endColumn: 4 }),
            ],
            relatedLocations: [
              {
                id: 0,
                message: { text: 'there' },
                ...location('app/b.ts', { startLine: 5, startColumn: 6, endLine: 5, endColumn: 7 }),
              },
            ],
          },
        ],
      },
    ],
  })
})

test('a file name with half a surrogate pair still has an address', () => {
  const found = diagnostic('schema/type', 'x', {
    origin: { file: '\ud800.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 },
  })
  assert.match(sarifReport({ ...outcome, diagnostics: [found] }, ''), '%EF%BF%BD.yaml')
})

test.run()
