import { kindKey } from '../src/model/kind.ts'
import { group } from './group.ts'
import { crdName } from './crd-cases.ts'
import type { CrdDifference, CrdJudgement } from './judge-crd.ts'
import { toJson } from './json.ts'
import type { Difference, Judgement } from './judge.ts'
import { fieldOf, stepsOf } from './paths.ts'
import { KNOWN_CRD_DIFFERENCES, KNOWN_DIFFERENCES } from './known-differences.ts'

/** Everything that was judged of one seed. */
export interface Findings {
  readonly seed: number
  /** How many were to be judged; fewer are where time runs out. */
  readonly asked: number
  readonly judgements: readonly Judgement[]
  readonly seconds: number
}

/** What is printed of the findings, and how many differences are in no table. */
export interface Report {
  readonly text: string
  readonly unexplained: number
}

const MOST_EXAMPLES = 3
const MOST_FIELDS = 20

/** The figure, every difference by group with the number that runs it again, and what is left out. */
export function reportOf({ seed, asked, judgements, seconds }: Findings): Report {
  const all = judgements.flatMap(({ differences }) => differences)
  const known = new Map(KNOWN_DIFFERENCES.map((one) => [one, all.filter((difference) => one.isIt(difference))]))
  const explained = new Set([...known.values()].flat())
  const open = all.filter((difference) => !explained.has(difference))
  const cases = new Set(open.map((difference) => difference.case))
  const lines = [
    ...groupLines(open),
    ...[...known]
      .filter(([, found]) => found.length > 0)
      .map(([{ name, reason }, found]) => `known: ${found.length} x ${name}: ${reason}`),
    ...byCodeLines(judgements),
    countsOf(judgements, seconds),
    `seed ${seed}: ${countOf(judgements.length, asked)} mutated objects judged, ${cases.size} differ without a reason, ${explained.size} differences with one`,
  ]
  return { text: lines.join('\n'), unexplained: open.length }
}

function countOf(judged: number, asked: number): string {
  return judged === asked ? String(judged) : `time ran out, ${judged} of ${asked}`
}

function countsOf(judgements: readonly Judgement[], seconds: number): string {
  const count = (tag: Judgement['verdict']): number => judgements.filter(({ verdict }) => verdict === tag).length
  const rounds = judgements.reduce((sum, judgement) => sum + judgement.rounds, 0)
  return `the server accepted ${count('accepted')}, could not decode ${count('undecoded')}, refused ${count('refused')}, left to its state ${count('unjudged')}; ${rounds} verdicts in ${seconds.toFixed(0)} s`
}

function groupLines(differences: readonly Difference[]): readonly string[] {
  const groups = group(differences, groupOf)
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([name, found]) => [`${found.length} x ${name}`, ...found.slice(0, MOST_EXAMPLES).map(exampleOf)])
}

/** The kind of difference, the mutation, and the words without what is particular to the case. */
function groupOf({ what, detail, case: { subject, changes } }: Difference): string {
  const words = shorten(detail)
  const mutation = changes.map((change) => change.replace(/ at .*$/s, '')).join(' + ')
  return `${what}: ${subject.kind.ships}: ${mutation}: ${words}`
}

function shorten(detail: string): string {
  return detail
    .replace(/ \(the server: .*$/s, '')
    .replace(/"(?:[^"\\]|\\.)*"/g, '"..."')
    .replace(/\d+/g, '0')
    .slice(0, 110)
}

function exampleOf(difference: Difference): string {
  const { subject, changes, index } = difference.case
  return `    case ${index} ${kindKey(subject.kind.group, subject.kind.kind)} (${subject.from}), ${changes.join(' + ')}\n      at ${difference.path}: ${difference.detail.slice(0, 700)}`
}

/** What the server checks by code that we do not have, by field. */
function byCodeLines(judgements: readonly Judgement[]): readonly string[] {
  const found = judgements.filter(({ byCode }) => byCode.length > 0)
  if (found.length === 0) return []
  const fields = found.flatMap(({ case: { subject, object }, byCode }) =>
    byCode.map(({ path }) => fieldOf(subject, stepsOf(path, object))),
  )
  const counts = [...group(fields, (field) => field)].sort(([, a], [, b]) => b.length - a.length)
  const most = counts.slice(0, MOST_FIELDS).map(([field, all]) => `${field} (${all.length})`)
  return [
    `by code of the server, of fields of core kinds that ours do not render, counted apart: ${found.length} objects, ${counts.length} fields: ${most.join(', ')}`,
  ]
}

/** Everything that was judged of the CRDs of one seed. */
export interface CrdFindings {
  readonly seed: number
  readonly asked: number
  readonly judgements: readonly CrdJudgement[]
}

/** The figure of the CRDs, and every difference by group. */
export function crdReportOf({ seed, asked, judgements }: CrdFindings): Report {
  const found = judgements.flatMap(({ differences }) => differences)
  const all = found.filter((one) => !KNOWN_CRD_DIFFERENCES.some((known) => known.isIt(one)))
  const groups = group(all, ({ what, detail }) => `${what}: ${shorten(detail)}`)
  const lines = [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([name, found]) => [`CRD: ${found.length} x ${name}`, ...found.slice(0, MOST_EXAMPLES).map(crdExampleOf)])
  const accepted = judgements.filter(({ verdict }) => verdict === 'accepted').length
  const cases = new Set(all.map((difference) => difference.case))
  const known = KNOWN_CRD_DIFFERENCES.map((one) => ({ ...one, count: found.filter((it) => one.isIt(it)).length }))
  const reasons = known
    .filter(({ count }) => count > 0)
    .map(({ name, reason, count }) => `known: ${count} x ${name}: ${reason}`)
  const figure = `seed ${seed}: ${countOf(judgements.length, asked)} mutated CRDs judged (${accepted} accepted), ${cases.size} differ without a reason`
  return { text: [...lines, ...reasons, figure].join('\n'), unexplained: all.length }
}

function crdExampleOf({ case: one, path, detail }: CrdDifference): string {
  return `    CRD case ${one.index} ${crdName(one)}, ${one.changes.join(' + ')}\n      at ${path}: ${detail.slice(0, 700)}`
}

/** A case in full. */
export function caseText(judgement: Judgement): string {
  return judgement.differences
    .map((difference) => `${exampleOf(difference)}\n${toJson(difference.case.object)}`)
    .join('\n')
}
