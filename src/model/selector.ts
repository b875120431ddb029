import type { Evaluate, Selector } from './edit.ts'
import type { Problem } from './diagnostic.ts'
import { groupVersion } from './resource.ts'
import { isList, isMapping, isSameValue, own, ownText, type Mapping, type Value, type ValuePath } from './value.ts'

const FIELDS = ['group', 'kind', 'version', 'namespace', 'name', 'where'] as const

/**
 * The selectors of a document: one, or a list. Adds `edit/schema`; the problems' paths begin with `at`. With problems,
 * no selector counts.
 */
export function readSelectors(
  value: Value | undefined,
  at: ValuePath,
): { readonly selectors: readonly Selector[]; readonly problems: readonly Problem[] } {
  const items: readonly (readonly [Value, ValuePath])[] = isList(value)
    ? value.map((item, i) => [item, [...at, i]] as const)
    : [[value ?? null, at]]
  const problems = items.length === 0 ? [problemAt(at, 'A selector names a group and a kind.', EXAMPLE)] : []
  for (const [item, path] of items) problems.push(...problemsOf(item, path))
  return problems.length > 0
    ? { selectors: [], problems }
    : { selectors: items.map(([item]) => selectorOf(item)), problems }
}

const EXAMPLE = 'write { group: apps, kind: Deployment }; group "" is core.'

function problemAt(path: ValuePath, message: string, help?: string): Problem {
  return { code: 'edit/schema', path, message, ...(help === undefined ? {} : { help }) }
}

function problemsOf(item: Value, at: ValuePath): readonly Problem[] {
  if (!isMapping(item)) return [problemAt(at, 'A selector names a group and a kind.', EXAMPLE)]
  const problems: Problem[] = []
  for (const [key, value] of Object.entries(item)) {
    if (key === 'apiVersion') {
      const { group, version } = groupVersion(typeof value === 'string' ? value : '')
      const help = `write group: ${JSON.stringify(group)}; add version: ${version} if only that version is meant.`
      problems.push(problemAt([...at, key], 'A selector has a group, and no apiVersion.', help))
    } else if (!FIELDS.some((field) => field === key)) {
      const help = `it has ${FIELDS.join(', ')}.`
      problems.push(problemAt([...at, key], `A selector has no field ${JSON.stringify(key)}.`, help))
    } else if (typeof value !== 'string' || (value === '' && key !== 'group')) {
      problems.push(problemAt([...at, key], `The ${key} of a selector is a text.`))
    }
  }
  const isMissing = (key: string) => !Object.hasOwn(item, key) && !Object.hasOwn(item, 'apiVersion')
  for (const key of ['group', 'kind']) {
    if (isMissing(key)) problems.push(problemAt(at, `The selector has no ${key}.`, EXAMPLE))
  }
  if (ownText(item, 'group').includes('/')) {
    const { group, version } = groupVersion(ownText(item, 'group'))
    const help = `write group: ${group}; add version: ${version} if only that version is meant.`
    problems.push(problemAt([...at, 'group'], 'A group is without its version.', help))
  }
  return problems
}

function selectorOf(item: Value): Selector {
  const fields = FIELDS.flatMap((key) => (own(item, key) === undefined ? [] : [[key, ownText(item, key)] as const]))
  return Object.fromEntries(fields) as unknown as Selector
}

/** Whether a document is selected; with a message where a condition could not be evaluated. */
export type Selected =
  { readonly ok: true; readonly isSelected: boolean } | { readonly ok: false; readonly message: string }

/**
 * Whether one of the selectors means a document, as it then is. The conditions of those that fit otherwise are evaluated
 * in order; one that can't be, or is no boolean, refuses the document.
 */
export function selects(selectors: readonly Selector[], document: Mapping, evaluate: Evaluate): Selected {
  for (const selector of selectors) {
    if (!fits(selector, document)) continue
    if (selector.where === undefined) return { ok: true, isSelected: true }
    const result = evaluate(selector.where, document)
    if (!result.ok) return { ok: false, message: result.message }
    if (typeof result.value !== 'boolean') return { ok: false, message: 'it is neither true nor false.' }
    if (result.value) return { ok: true, isSelected: true }
  }
  return { ok: true, isSelected: false }
}

/** Whether a document is of a selector's group, kind, version, namespace and name; `where` is not asked. */
export function fits(selector: Selector, document: Mapping): boolean {
  const { group, version } = groupVersion(ownText(document, 'apiVersion'))
  const metadata = own(document, 'metadata')
  const isWanted = (wanted: string | undefined, found: Value | undefined) =>
    wanted === undefined || isSameValue(wanted, found)
  return (
    selector.group === group &&
    selector.kind === ownText(document, 'kind') &&
    isWanted(selector.version, version) &&
    isWanted(selector.namespace, own(metadata, 'namespace')) &&
    isWanted(selector.name, own(metadata, 'name'))
  )
}
