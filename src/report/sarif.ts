import { CATALOGUE } from '../model/codes.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Origin } from '../model/origin.ts'
import type { Outcome } from '../model/outcome.ts'
import { MOTIF_VERSION } from '../model/version.ts'
import { visible, visibleJson } from './escape.ts'
import { jsonText } from './json.ts'
import { PLAN_RULES, planFindings, type PlanFinding } from './plan-findings.ts'

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const
/** GitHub refuses a result without a location. */
const NO_PLACE = 'motif.yaml'
/** More results than this GitHub does not show. */
const MOST_RESULTS = 5_000

/** A SARIF 2.1.0 log with one run. `prefix` makes a path of the report one of the repository. */
export function sarifReport(outcome: Outcome, prefix: string): string {
  const codes = [...new Set(outcome.diagnostics.map((found) => found.code))].sort()
  const findings = outcome.plan === undefined ? [] : planFindings(outcome.plan, MOST_RESULTS)
  const planned = [...new Set(findings.map((found) => found.rule))].sort()
  const results = [
    ...outcome.diagnostics.map((found) => result(found, codes.indexOf(found.code), prefix)),
    ...findings.map((found) => planResult(found, codes.length + planned.indexOf(found.rule), prefix)),
  ]
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'motif',
            semanticVersion: MOTIF_VERSION,
            rules: [...codes.map(rule), ...planned.map(planRule)],
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, exitCode: outcome.exitCode }],
        results,
      },
    ],
  }
  return visibleJson(jsonText(log, '')) + '\n'
}

function rule(code: Diagnostic['code']): object {
  const { title, severity } = CATALOGUE[code]
  return { id: code, shortDescription: { text: title }, defaultConfiguration: { level: LEVEL[severity] } }
}

function planRule(id: string): object {
  return { id, shortDescription: { text: PLAN_RULES[id] ?? id }, defaultConfiguration: { level: 'warning' } }
}

function planResult({ rule: ruleId, level, message, cause }: PlanFinding, ruleIndex: number, prefix: string): object {
  const place = cause && { ...cause, endLine: cause.line, endColumn: cause.column + 1 }
  return {
    ...{ ruleId, ruleIndex, level, message: { text: message } },
    locations: [place ? location(place, prefix) : { physicalLocation: artifact(prefix + NO_PLACE) }],
  }
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
