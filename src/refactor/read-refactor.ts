import type { Problem } from '../model/diagnostic.ts'
import { readEdits } from '../model/read-edits.ts'
import type { Refactor } from '../model/refactor.ts'
import { readSelectors } from '../model/selector.ts'
import { isMapping, own, ownText, type Mapping, type Value } from '../model/value.ts'
import { checkerOf } from '../schema/validate.ts'
import { expressionProblems } from './expressions.ts'
import { REFACTOR_KIND } from './refactor-kind.ts'

/** A Refactor as it is written, or what is wrong with it. */
export type ReadRefactor =
  { readonly ok: true; readonly refactor: Refactor } | { readonly ok: false; readonly problems: readonly Problem[] }

const API_VERSION = 'motif.dev/v1alpha1'

/** Reads a document of kind Refactor. Adds `refactor/schema`, `edit/schema` and `edit/path`. */
export function readRefactor(document: Value): ReadRefactor {
  if (!isMapping(document) || own(document, 'apiVersion') !== API_VERSION || own(document, 'kind') !== 'Refactor') {
    const help = `begin it with \`apiVersion: ${API_VERSION}\` and \`kind: Refactor\`.`
    const message = `The file of a refactor holds documents of kind Refactor of ${API_VERSION} alone.`
    return { ok: false, problems: [{ code: 'refactor/schema', path: ['kind'], message, help }] }
  }
  const spec = own(document, 'spec')
  const select = readSelectors(own(spec, 'select'), ['spec', 'select'])
  const edits = readEdits(own(spec, 'edits'), { at: ['spec', 'edits'], in: 'refactor' })
  // What is missing is said by the form.
  const isThere = (key: string): boolean => own(spec, key) !== undefined
  const problems = [
    ...formProblems(document),
    ...(isThere('select') ? select.problems : []),
    ...(isThere('edits') ? edits.problems : []),
    ...(isMapping(spec) ? expressionProblems(spec) : []),
  ]
  if (problems.length > 0) return { ok: false, problems }
  const expect = expectOf(own(spec, 'expect'))
  const reason = own(spec, 'reason')
  const refactor: Refactor = {
    name: ownText(own(document, 'metadata'), 'name'),
    select: select.selectors,
    edits: edits.edits,
    ...(expect === undefined ? {} : { expect }),
    ...(typeof reason === 'string' ? { reason } : {}),
  }
  return { ok: true, refactor }
}

function formProblems(document: Mapping): readonly Problem[] {
  const problem = (path: string[], message: string, help: string): Problem => {
    return { code: 'refactor/schema', path, message, help }
  }
  const name = own(own(document, 'metadata'), 'name')
  const problems: Problem[] = []
  if (typeof name !== 'string' || name === '') {
    problems.push(problem(['metadata'], 'A Refactor has a name.', 'write metadata: { name: uniform-access }.'))
  }
  const { problems: others } = checkerOf(REFACTOR_KIND, 'v1alpha1').check({
    ...document,
    metadata: { name: 'refactor' },
  })
  problems.push(...others.map((each): Problem => ({ ...each, code: 'refactor/schema' })))
  const expect = own(own(document, 'spec'), 'expect')
  if (isMapping(expect) && !isExpectation(expect)) {
    const message = 'expect says how many documents change: either changed, or min and max.'
    problems.push(problem(['spec', 'expect'], message, 'write expect: { changed: 12 } or { min: 10, max: 20 }.'))
  }
  return problems
}

function isExpectation(expect: Mapping): boolean {
  const has = (key: string) => own(expect, key) !== undefined
  return has('changed') ? !has('min') && !has('max') : has('min') || has('max')
}

function expectOf(expect: Value | undefined): Refactor['expect'] {
  if (!isMapping(expect)) return undefined
  const count = (key: string, otherwise: number) => Number(own(expect, key) ?? own(expect, 'changed') ?? otherwise)
  return { min: count('min', 0), max: count('max', Number.MAX_SAFE_INTEGER) }
}
