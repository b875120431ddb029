import type { Problem } from '../src/model/diagnostic.ts'
import { readKind } from '../src/schema/crd.ts'
import { isSameValue, type ValuePath } from '../src/model/value.ts'
import { plainPath, verdictOf, withoutItems, type Cause, type Verdict } from './answer.ts'
import type { CrdCase } from './crd-cases.ts'
import { POST_CRD } from './install.ts'
import { toJson } from './json.ts'
import { KNOWN_CRD_DIFFERENCES } from './known-differences.ts'
import { mend } from './mend.ts'
import { isInside } from './paths.ts'
import type { Server } from './server.ts'

/** In what the server and we differ about a CustomResourceDefinition. */
export interface CrdDifference {
  readonly what: 'we refuse' | 'we accept' | 'path missing' | 'path extra'
  readonly case: CrdCase
  readonly path: string
  readonly detail: string
}

/** What came of one case. */
export interface CrdJudgement {
  readonly case: CrdCase
  readonly verdict: Verdict['tag']
  readonly differences: readonly CrdDifference[]
}

const MOST_ROUNDS = 10

/** Asks both whether the CRD declares a kind; what both refuse is mended, and the rest asked for again. */
export async function judgeCrd(server: Server, one: CrdCase): Promise<CrdJudgement> {
  let { document } = one
  let first: Verdict['tag'] | undefined
  for (let round = 1; ; round++) {
    const verdict = verdictOf(await server.request('POST', POST_CRD, toJson(document)))
    first ??= verdict.tag
    const { problems } = readKind(document, one.declaration.file, 'package')
    const stage = compare(verdict, problems, one)
    const mended = mend(document, one.declaration.document, stage.mend)
    if (round === MOST_ROUNDS || isSameValue(mended, document)) {
      return { case: one, verdict: first, differences: stage.differences }
    }
    document = mended
  }
}

interface Stage {
  readonly differences: readonly CrdDifference[]
  readonly mend: readonly ValuePath[]
}

function compare(verdict: Verdict, problems: readonly Problem[], one: CrdCase): Stage {
  const say = (what: CrdDifference['what'], path: string, detail: string): CrdDifference => ({
    what,
    case: one,
    path,
    detail,
  })
  switch (verdict.tag) {
    case 'unjudged':
      return { differences: [], mend: [] }
    case 'accepted':
      return { differences: problems.map(({ path, message }) => say('we refuse', plainPath(path), message)), mend: [] }
    case 'undecoded': {
      const { unknown, field, message } = verdict
      const named = problems.filter(({ path }) =>
        unknown.length > 0
          ? unknown.some((one) => one === plainPath(path) || isInside(one, plainPath(path)))
          : field === '' || isDecoded(withoutItems(path), field),
      )
      if (named.length > 0) return { differences: [], mend: named.map(({ path }) => path) }
      return { differences: [say(problems.length > 0 ? 'path missing' : 'we accept', field, message)], mend: [] }
    }
    case 'refused':
      return compareRefused(verdict.causes, problems, say)
  }
}

/** The decoder names a field of a schema without the keys of properties. */
function isDecoded(ours: string, field: string): boolean {
  const steps = field.split('.')
  let at = 0
  for (const step of ours.split('.')) if (step === steps[at]) at++
  return at === steps.length || ours === field.split('.').slice(0, at).join('.')
}

function compareRefused(
  causes: readonly Cause[],
  problems: readonly Problem[],
  say: (what: CrdDifference['what'], path: string, detail: string) => CrdDifference,
): Stage {
  // status.storedVersions is made by the server from the versions.
  const theirs = causes.flatMap((cause) =>
    cause.path.startsWith('status') ? [] : [{ ...cause, path: placeOf(definedIn(cause)) }],
  )
  const ours = problems.map((problem) => ({ ...problem, place: placeOf(plainPath(problem.path)) }))
  const both = ours.filter(({ place }) => theirs.some(({ path }) => isNear(place, path)))
  if (both.length > 0) return { differences: [], mend: both.map(({ path }) => path) }
  // We look no further where a keyword is none; the decoder passes over some of them.
  const passed = ours.filter(({ place, message }) =>
    KNOWN_CRD_DIFFERENCES.some((one) => one.isIt(say('path extra', place, message))),
  )
  if (passed.length > 0) return { differences: [], mend: passed.map(({ path }) => path) }
  const said = theirs.map(({ path, message }) => `${path}: ${message}`).join('; ')
  return {
    differences: [
      ...theirs.map(({ path, message }) => say(problems.length === 0 ? 'we accept' : 'path missing', path, message)),
      ...ours.map(({ place, message }) => say('path extra', place, `${message} (the server: ${said})`)),
    ],
    mend: [],
  }
}

/** Where something is missing outside, the server names the place where it should be: the place where it is says more. */
function definedIn({ path, message }: Cause): string {
  const [, place] = /because it is defined in (\S+)$/.exec(message) ?? []
  return place === undefined ? path : plainPath([place])
}

/** The server writes what all versions share once, for the whole CRD, and where a keyword is missing names the schema. */
function placeOf(path: string): string {
  return path
    .replace(/^spec\.validation\./, 'spec.versions.*.schema.')
    .replace(/^spec\.versions\.\d+/, 'spec.versions.*')
    .replace(/^spec\.conversion\.webhookClientConfig/, 'spec.conversion.webhook.clientConfig')
    .replace(/^spec\.conversion\.conversionReviewVersions/, 'spec.conversion.webhook.conversionReviewVersions')
    .replace(/^spec\.version$/, 'spec.versions.*.name')
    .replace(/^spec\.(subresources|additionalPrinterColumns|selectableFields)/, 'spec.versions.*.$1')
}

/** True where one place is the other, or names a keyword of it. */
function isNear(mine: string, theirs: string): boolean {
  const ours = mine.replace(/\.x-kubernetes-list-map-keys\.\d+$/, '')
  return ours === theirs || isInside(ours, theirs) || isInside(theirs, ours) || outer(ours) === outer(theirs)
}

/** Where keywords contradict each other the server names one, and we another. */
function outer(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.')))
}
