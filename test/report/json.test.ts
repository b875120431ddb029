import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { diagnostic } from '../../src/model/diagnostic.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { jsonReport, jsonText } from '../../src/report/json.ts'

const outcome: Outcome = {
  report: 'RenderReport',
  exitCode: 1,
  summary: { resources: 12345678901234567890n },
  diagnostics: [
    diagnostic('schema/type', 'a\u001bb', {
      origin: { file: 'a.yaml', line: 1, column: 2, endLine: 3, endColumn: 4 },
      path: 'spec.a',
      related: [{ message: 'm', origin: { file: 'b.ts', line: 5, column: 6, endLine: 5, endColumn: 7 } }],
    }),
    diagnostic('package/missing', 'no', { help: 'make one' }),
  ],
  details: { files: [{ path: 'x', action: 'kept' }] },
  lines: ['not here'],
}

test('the report is one object with flat diagnostics and the details of the verb', () => {
  assert.is(
    jsonReport(outcome),
    `{
  "apiVersion": "motif.dev/v1alpha1",
  "kind": "RenderReport",
  "ok": false,
  "summary": {
    "resources": 12345678901234567890
  },
  "diagnostics": [
    {
      "code": "schema/type",
      "severity": "error",
      "message": "a\\u001bb",
      "file": "a.yaml",
      "line": 1,
      "column": 2,
      "endLine": 3,
      "endColumn": 4,
      "path": "spec.a",
      "related": [
        {
          "message": "m",
          "file": "b.ts",
          "line": 5,
          "column": 6
        }
      ]
    },
    {
      "code": "package/missing",
      "severity": "error",
      "message": "no",
      "help": "make one"
    }
  ],
  "files": [
    {
      "path": "x",
      "action": "kept"
    }
  ]
}
`,
  )
})

test('any plain data is written as JSON.stringify writes it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      assert.is(jsonText(value, ''), JSON.stringify(value, null, 2))
    }),
  )
})

test.run()
