import { CATALOGUE } from '../model/codes.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Origin } from '../model/origin.ts'
import type { Outcome } from '../model/outcome.ts'
import { MOTIF_VERSION } from '../model/version.ts'
import { visible, visibleJson } from './escape.ts'
import { jsonText } from './json.ts'

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const
/** GitHub refuses a result without a location. */
const NO_PLACE = 'motif.yaml'

/** A SARIF 2.1.0 log with one run. `prefix` makes a path of the report one of the repository. */
export function sarifReport(outcome: Outcome, prefix: string): string {
  const codes = [...new Set(outcome.diagnostics.map((found) => found.code))].sort()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'motif', semanticVersion: MOTIF_VERSION, rules: codes.map(rule) } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, exitCode: outcome.exitCode }],
        results: outcome.diagnostics.map((found) => result(found, codes.indexOf(found.code), prefix)),
      },
    ],
  }
  return visibleJson(jsonText(log, '')) + '\n'
}

function rule(code: Diagnostic['code']): object {
  const { title, severity } = CATALOGUE[code]
  return { id: code, shortDescription: { text: title }, defaultConfiguration: { level: LEVEL[severity] } }
}

function result(found: Diagnostic, ruleIndex: number, prefix: string): object {
  const { code, severity, message, origin, related, help } = found
  return {
    ruleId: code,
    ruleIndex,
    level: LEVEL[severity],
    message: { text: visible(message) + (help === undefined ? '' : `\nhelp: ${help}`) },
    locations: [origin ? location(origin, prefix) : { physicalLocation: artifact(prefix + NO_PLACE) }],
    relatedLocations: related?.map((note, id) => ({
      id,
      message: { text: visible(note.message) },
      ...location(note.origin, prefix),
    })),
  }
}

function location({ file, line, column, endLine, endColumn }: Origin, prefix: string): object {
  const region = { startLine: line, startColumn: column, endLine, endColumn }
  return { physicalLocation: { ...artifact(prefix + file), region } }
}

/** An address relative to the repository, each segment percent-encoded (RFC 3986). */
function artifact(path: string): object {
  const uri = path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
  return { artifactLocation: { uri, uriBaseId: '%SRCROOT%' } }
}
