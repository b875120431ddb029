import type { Problem } from '../model/diagnostic.ts'
import type { Edit, Path, Selector } from '../model/edit.ts'
import type { Override } from '../model/override.ts'
import { formatSteps } from '../model/path.ts'
import { readEdits } from '../model/read-edits.ts'
import { readSelectors } from '../model/selector.ts'
import type { SourceRef } from '../model/unit.ts'
import { own, ownText, type Mapping, type Value } from '../model/value.ts'
import { checkerOf } from '../schema/validate.ts'
import { OVERRIDE_KIND } from './override-kind.ts'
import { isDay } from './day.ts'

/** An Override as it is written, or what is wrong with it and, where that can be told, what it would have meant. */
export type ReadOverride =
  | { readonly ok: true; readonly override: Override }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly target: readonly Selector[] | undefined }

/** Reads a document of kind Override. Adds `override/schema`, `override/forbidden`, `edit/schema` and `edit/path`. */
export function readOverride(ref: SourceRef, document: Mapping): ReadOverride {
  const spec = own(document, 'spec')
  const target = readSelectors(own(spec, 'target'), ['spec', 'target'])
  const edits = readEdits(own(spec, 'edits'), { at: ['spec', 'edits'], in: 'override' })
  const form = formProblems(document)
  // What is missing has been said by the form.
  const inner = [target, edits].flatMap(({ problems }, i) =>
    own(spec, ['target', 'edits'][i] ?? '') === undefined ? [] : problems,
  )
  const problems = [...form, ...inner, ...edits.edits.flatMap(forbidden)]
  if (problems.length > 0) {
    return { ok: false, problems, target: target.selectors.length === 0 ? undefined : target.selectors }
  }
  const expires = own(spec, 'expires')
  const override: Override = {
    ref,
    name: ownText(own(document, 'metadata'), 'name'),
    target: target.selectors,
    edits: edits.edits,
    reason: ownText(spec, 'reason'),
    ...(typeof expires === 'string' ? { expires } : {}),
    key: keyOf([own(spec, 'target') ?? null, own(spec, 'edits') ?? null]),
  }
  return { ok: true, override }
}

const API_VERSION = 'motif.dev/v1alpha1'

function formProblems(document: Mapping): readonly Problem[] {
  const problem = (path: string[], message: string, help: string): Problem => {
    return { code: 'override/schema', path, message, help }
  }
  if (own(document, 'apiVersion') !== API_VERSION) {
    return [
      problem(['apiVersion'], 'This version of motif reads another Override.', `write apiVersion: ${API_VERSION}.`),
    ]
  }
  const name = own(own(document, 'metadata'), 'name')
  const isNamed = typeof name === 'string' && name !== ''
  const unnamed = problem(['metadata'], 'An Override has a name.', 'write metadata: { name: more-memory }.')
  const { problems } = checkerOf(OVERRIDE_KIND, 'v1alpha1').check({ ...document, metadata: { name: 'override' } })
  const expires = own(own(document, 'spec'), 'expires')
  const dateless = problem(['spec', 'expires'], 'spec.expires is a day.', 'write expires: 2026-12-31.')
  return [
    ...(isNamed ? [] : [unnamed]),
    ...problems.map((each): Problem => ({ ...each, code: 'override/schema' })),
    ...(typeof expires === 'string' && !isDay(expires) ? [dateless] : []),
  ]
}

/** What only the compiler may write, where the path alone tells; the rest shows when the edit has been made. */
function forbidden(edit: Edit, index: number): readonly Problem[] {
  const at = ['spec', 'edits', index, edit.op]
  const paths: readonly (readonly [Path, string])[] = [
    [edit.path, 'path'],
    ...(edit.op === 'move' ? [[edit.to, 'to'] as const] : []),
    ...(edit.op === 'rename' || edit.op === 'wrap' || edit.op === 'unwrap'
      ? [[[...edit.path.slice(0, -1), { type: 'key', key: edit.to }], 'to'] as const]
      : []),
  ]
  return paths.flatMap(([path, field]): Problem[] => {
    if (!isForbidden(path)) return []
    const message = `${formatSteps(path)} belongs to the compiler, so that no override may write it.`
    return [{ code: 'override/forbidden', path: [...at, field], message, help: FORBIDDEN_HELP }]
  })
}

/** The way out, for both ways in which it is found. */
export const FORBIDDEN_HELP = 'a name is an identity: change the spec, or the composition.'

function isForbidden(path: Path): boolean {
  const [first, second, third] = path.map((step) => (step.type === 'key' ? step.key : ''))
  if (first === 'apiVersion' || first === 'kind') return true
  if (first !== 'metadata') return false
  if (second === 'name' || second === 'namespace') return true
  return (second === 'annotations' || second === 'labels') && third?.startsWith('motif.dev/') === true
}

function keyOf(value: Value): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${each}n` : each))
}
