import type { Problem } from '../src/model/diagnostic.ts'
import { readKind } from '../src/schema/crd.ts'
import { plainPath, verdictOf, type Verdict } from './answer.ts'
import type { CrdCase } from './crd-cases.ts'
import { POST_CRD } from './install.ts'
import { toJson } from './json.ts'
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

/** Asks both whether the CRD declares a kind. */
export async function judgeCrd(server: Server, one: CrdCase): Promise<CrdJudgement> {
  const verdict = verdictOf(await server.request('POST', POST_CRD, toJson(one.document)))
  const { problems } = readKind(one.document, one.declaration.file, 'package')
  return { case: one, verdict: verdict.tag, differences: compare(verdict, problems, one) }
}

function compare(verdict: Verdict, problems: readonly Problem[], one: CrdCase): readonly CrdDifference[] {
  switch (verdict.tag) {
    case 'unjudged':
      return []
    case 'accepted':
      return problems.map(({ path, message }) => ({
        what: 'we refuse',
        case: one,
        path: plainPath(path),
        detail: message,
      }))
    case 'undecoded': {
      if (problems.length > 0) return []
      return [{ what: 'we accept', case: one, path: verdict.field, detail: verdict.message }]
    }
    case 'refused': {
      const [first] = verdict.causes
      if (problems.length === 0) {
        const path = first?.path ?? ''
        return [{ what: 'we accept', case: one, path, detail: verdict.causes.map(({ message }) => message).join('; ') }]
      }
      const theirs = verdict.causes.map((cause) => ({ ...cause, path: placeOf(cause.path) }))
      const ours = problems.map((problem) => ({ ...problem, place: placeOf(plainPath(problem.path)) }))
      const said = theirs.map(({ path, message }) => `${path}: ${message}`).join('; ')
      return [
        ...theirs
          .filter(({ path }) => !ours.some(({ place }) => isNear(place, path)))
          .map(({ path, message }) => ({ what: 'path missing' as const, case: one, path, detail: message })),
        ...ours
          .filter(({ place }) => !theirs.some(({ path }) => isNear(place, path)))
          .map(({ place, message }) => ({
            what: 'path extra' as const,
            case: one,
            path: place,
            detail: `${message} (the server: ${said})`,
          })),
      ]
    }
  }
}

/** The server writes what all versions share once, for the whole CRD, and where a keyword is missing names the schema. */
function placeOf(path: string): string {
  return path
    .replace(/^spec\.validation\./, 'spec.versions.*.schema.')
    .replace(/^spec\.versions\.\d+/, 'spec.versions.*')
    .replace(/^spec\.(subresources|additionalPrinterColumns)/, 'spec.versions.*.$1')
}

/** True where one place is the other, or names a keyword of it. */
function isNear(ours: string, theirs: string): boolean {
  return ours === theirs || isInside(ours, theirs) || isInside(theirs, ours)
}
