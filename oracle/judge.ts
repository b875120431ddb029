import type { Problem } from '../src/model/diagnostic.ts'
import { isSameValue, type Mapping, type ValuePath } from '../src/model/value.ts'
import { MOST_PROBLEMS } from '../src/schema/check/walk.ts'
import { checkerOf, type Checked } from '../src/schema/validate.ts'
import { plainPath, verdictOf, withoutItems, type Cause, type Verdict } from './answer.ts'
import type { Case } from './cases.ts'
import { postPath } from './install.ts'
import { toJson } from './json.ts'
import { mend } from './mend.ts'
import { objectDifferences } from './objects.ts'
import { covers, fieldOf, isInside, serverPath, stepsOf } from './paths.ts'
import { isRulePath } from './rule-paths.ts'
import type { Server } from './server.ts'
import { stored } from './stored.ts'

/** One thing in which the server and we say different things of a case. */
export interface Difference {
  readonly what: 'we refuse' | 'we accept' | 'path missing' | 'path extra' | 'object'
  readonly case: Case
  readonly path: string
  /** The server's words, ours, or both values. */
  readonly detail: string
}

/** What came of one case. */
export interface Judgement {
  readonly case: Case
  /** How often the server was asked. */
  readonly rounds: number
  readonly verdict: Verdict['tag']
  readonly differences: readonly Difference[]
  /** What the server checks of core kinds by code of its own, where ours do not render them. */
  readonly byCode: readonly Cause[]
}

const MOST_ROUNDS = 10

/** Asks both of the object, stage by stage: what the server finds first is mended before it is asked again. */
export async function judge(server: Server, one: Case, rendered: ReadonlySet<string>): Promise<Judgement> {
  const { subject } = one
  const isCore = subject.kind.ships === 'core'
  const about = { case: one, isCore, rendered }
  const checker = checkerOf(subject.kind, subject.version)
  const byCode: Cause[] = []
  let object = one.object
  let first: Verdict['tag'] | undefined
  for (let rounds = 1; ; rounds++) {
    const verdict = verdictOf(await server.request('POST', postPath(subject), toJson(object)))
    first ??= verdict.tag
    const checked = checker.check(object)
    // What is beyond the most that we name is asked for again, once those are mended.
    const isCut = checked.problems.length >= MOST_PROBLEMS
    const stage = compareStage(verdict, checked, { ...about, isCut })
    byCode.push(...stage.byCode)
    const mended = stage.differences.length > 0 ? object : mend(object, subject.base, stage.mend)
    if (rounds === MOST_ROUNDS || isSameValue(mended, object)) {
      return { case: one, rounds, verdict: first, differences: stage.differences, byCode }
    }
    object = mended
  }
}

interface Stage {
  readonly differences: readonly Difference[]
  readonly byCode: readonly Cause[]
  /** What is mended before the server is asked again. */
  readonly mend: readonly ValuePath[]
}

interface About {
  readonly case: Case
  readonly isCore: boolean
  /** fieldOf() of what our manifests hold. */
  readonly rendered: ReadonlySet<string>
  /** Whether we found more than we name. */
  readonly isCut: boolean
}

const NOTHING: Stage = { differences: [], byCode: [], mend: [] }

function compareStage(verdict: Verdict, checked: Checked, about: About): Stage {
  switch (verdict.tag) {
    case 'unjudged':
      return NOTHING
    case 'accepted':
      return { ...NOTHING, differences: compareAccepted(verdict.object, checked, about) }
    case 'undecoded':
      return verdict.unknown.length > 0
        ? compareUnknown(verdict, checked.problems, about)
        : compareUndecoded(verdict, checked.problems, about)
    case 'refused':
      return compareRefused(verdict.causes, checked.problems, about)
  }
}

function compareAccepted(
  theirs: Mapping | undefined,
  { value, problems }: Checked,
  about: About,
): readonly Difference[] {
  if (problems.length > 0) {
    return problems.map((problem) => difference('we refuse', about, plainPath(problem.path), wordsOf(problem)))
  }
  if (theirs === undefined || about.isCore) return []
  const ours = stored(about.case.subject, value)
  return objectDifferences(ours, theirs).map(({ path, detail }) => difference('object', about, path, detail))
}

/** A 400 that names every unknown field. We say of a value of a wrong type that, and not what it holds. */
function compareUnknown(
  { unknown, message }: Extract<Verdict, { tag: 'undecoded' }>,
  problems: readonly Problem[],
  about: About,
): Stage {
  const identity = identityOf(problems)
  // Another version, and another kind, have other fields, or none.
  if (identity.length > 0) return { ...NOTHING, mend: identity.map(({ path }) => path) }
  const wrong = problems.filter(({ code }) => code === 'schema/type')
  const holds = (holder: Problem, path: string): boolean =>
    path === plainPath(holder.path) || isInside(path, plainPath(holder.path))
  // `a.b` beside a wrong `a` looks as if it were inside.
  const ours = problems.filter(
    ({ code, path }) => code === 'schema/unknown-field' && !wrong.some((holder) => holds(holder, plainPath(path))),
  )
  const causes = unknown
    .filter((path) => !wrong.some((holder) => holds(holder, path)))
    .map((path) => ({ path, reason: 'unknown', message }))
  const holders = wrong.filter((holder) => unknown.some((path) => holds(holder, path)))
  return {
    differences: comparePaths(causes, ours, about),
    byCode: [],
    mend: [...ours, ...holders].map(({ path }) => path),
  }
}

/** A 400 that names the first value of a wrong type, without the items it is in, or none at all. */
function compareUndecoded(
  { field, message }: Extract<Verdict, { tag: 'undecoded' }>,
  problems: readonly Problem[],
  about: About,
): Stage {
  const wrong = problems.filter(({ code, path }) => code !== 'schema/unknown-field' && isField(path, field, about))
  if (wrong.length > 0) return { ...NOTHING, mend: wrong.map(({ path }) => path) }
  const what = problems.length > 0 ? 'path missing' : 'we accept'
  return { ...NOTHING, differences: [difference(what, about, field, message)] }
}

function isField(path: ValuePath, field: string, { isCore }: About): boolean {
  if (field === '') return true
  const named = withoutItems(path)
  const wanted = isCore || field.includes('metadata') ? field : `metadata.${field}`
  return [named, plainPath(path)].some((one) => one === wanted || isInside(one, wanted))
}

function compareRefused(causes: readonly Cause[], problems: readonly Problem[], about: About): Stage {
  const isOfRule = ({ code }: Problem): boolean => code === 'schema/rule' || code === 'schema/rule-failed'
  const schema = problems.filter((problem) => !isOfRule(problem))
  // A server that finds another kind than it was asked for looks no further.
  const identity = identityOf(problems)
  const isAboutIdentity = causes.some(({ path, message }) => path === 'kind' && message.includes('must be '))
  const asked = isAboutIdentity ? identity : schema.length > 0 && !about.isCore ? schema : problems
  // Rules are compared once nothing else is wrong: until then the server asks some of them.
  const theirs = causes.filter(({ path }) => {
    if (isAboutIdentity) return path === 'kind' || path === 'apiVersion'
    const isAsked = asked.some((problem) => covers(problem, path, about.case.subject))
    return isAsked || asked === problems || !mayBeRule(problems.filter(isOfRule), path, about)
  })
  const found = comparePaths(theirs, asked, about)
  if (about.isCore && found.length > 0) return apart({ theirs, asked, found }, about)
  return { differences: found, byCode: [], mend: (isAboutIdentity ? identity : schema).map(({ path }) => path) }
}

/**
 * Code of the server stops where it likes: what both say is mended first, and what is left is asked for by itself. What
 * the code says of fields that no manifest of ours holds is counted apart, and mended too.
 */
function apart(
  { theirs, asked, found }: { theirs: readonly Cause[]; asked: readonly Problem[]; found: readonly Difference[] },
  about: About,
): Stage {
  const { subject, object } = about.case
  const both = asked.filter((problem) => theirs.some(({ path }) => covers(problem, path, subject)))
  if (both.length > 0) return { ...NOTHING, mend: both.map(({ path }) => path) }
  const byCode = theirs.filter(({ path }) => !about.rendered.has(fieldOf(subject, stepsOf(path, object))))
  if (byCode.length === 0) return { ...NOTHING, differences: found }
  return { differences: [], byCode, mend: byCode.map(({ path }) => stepsOf(path, object)) }
}

function identityOf(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ path }) => path.length === 1 && (path[0] === 'kind' || path[0] === 'apiVersion'))
}

function mayBeRule(rules: readonly Problem[], path: string, { case: { subject } }: About): boolean {
  return rules.some((problem) => serverPath(problem) === path) || isRulePath(subject, path)
}

function comparePaths(causes: readonly Cause[], problems: readonly Problem[], about: About): readonly Difference[] {
  const { subject } = about.case
  const missing = causes.filter(
    (cause) =>
      !about.isCut &&
      !problems.some((problem) => covers(problem, cause.path, subject)) &&
      !(isSummary(cause) && problems.some(({ path }) => isInside(plainPath(path), cause.path))),
  )
  const extra = problems.filter((problem) => !causes.some(({ path }) => covers(problem, path, subject)))
  const said = causes.map(({ path, message }) => `${path}: ${message}`).join('; ')
  return [
    ...missing.map(({ path, reason, message }) =>
      difference(problems.length === 0 ? 'we accept' : 'path missing', about, path, `${reason} ${message}`),
    ),
    ...extra.map((problem) =>
      difference('path extra', about, plainPath(problem.path), `${wordsOf(problem)} (the server: ${said})`),
    ),
  ]
}

/** Beside what is wrong in a part of allOf the server says of the whole that it does not fit. */
function isSummary({ message }: Cause): boolean {
  return message.includes('must validate all the schemas (allOf)')
}

function wordsOf({ code, message }: Problem): string {
  return `${code} ${message}`
}

function difference(what: Difference['what'], about: About, path: string, detail: string): Difference {
  return { what, case: about.case, path, detail }
}
