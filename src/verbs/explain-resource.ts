import { closest } from '../model/closest.ts'
import type { Outcome } from '../model/outcome.ts'
import { formatPath, matchedValue, parsePath, type Step } from '../model/path.ts'
import type { Manifest } from '../model/resource.ts'
import { isList, isMapping, isSameValue, own, type Value, type ValuePath } from '../model/value.ts'
import { askAbout, leavesOf, type Answer, type Asking, type Target } from '../trace/answers.ts'
import { buildPackage, hasErrors } from './build.ts'
import { answered, listed } from './explain-report.ts'
import { UsageError, type Invocation } from './verb.ts'

/**
 * `motif explain SQLInstance/orders spec.settings.tier`: one field with all that it holds, or every field of the resource. A
 * composite's name stands for the resources it makes. Several resources of the name are listed.
 */
export async function explainResource(
  invocation: Invocation,
  what: string,
  field: string | undefined,
): Promise<Outcome> {
  const built = await buildPackage(invocation, { report: 'ExplainReport', twice: 'first' })
  if (!built.ok) return built.outcome
  const asking = askAbout(built.program, built.build)
  const wanted = wantedOf(invocation, what)
  const found = asking.targets().filter((target) => isWanted(target, wanted))
  const shown = { program: built.program, diagnostics: [] }
  if (found.length > 1) return listed(shown, found, what)
  const [target] = found
  if (target !== undefined) return answered(shown, answersFor(asking, target, field))
  const made = asking.targets().filter((each) => isMadeBy(each, wanted))
  if (made.length > 0 && field === undefined) {
    return answered(
      shown,
      made.flatMap((each) => asking.answer(each, []) ?? []),
    )
  }
  const wrong = built.build.diagnostics.filter(({ severity }) => severity === 'error')
  if (hasErrors(wrong)) return answered({ ...shown, diagnostics: wrong }, [])
  throw unknown(asking, what, wanted)
}

interface Wanted {
  readonly kind: string
  /** Undefined for any. */
  readonly group: string | undefined
  readonly name: string
  readonly namespace: string | undefined
}

function wantedOf({ values }: Invocation, what: string): Wanted {
  const slash = what.indexOf('/')
  const [kindAndGroup, name] = [what.slice(0, slash), what.slice(slash + 1)]
  const dot = kindAndGroup.indexOf('.')
  const namespace = values['namespace']
  return {
    kind: (dot < 0 ? kindAndGroup : kindAndGroup.slice(0, dot)).toLowerCase(),
    group: dot < 0 ? undefined : kindAndGroup.slice(dot + 1),
    name,
    namespace: typeof namespace === 'string' ? namespace : undefined,
  }
}

function isWanted({ identity }: Target, wanted: Wanted): boolean {
  return matches(identity, wanted)
}

function isMadeBy({ source }: Target, wanted: Wanted): boolean {
  const metadata = own(source.manifest, 'metadata')
  const [name, namespace] = [own(metadata, 'name'), own(metadata, 'namespace')]
  if (source.kind === undefined || typeof name !== 'string' || source.role === 'raw') return false
  const { group, kind } = source.kind
  return matches({ group, kind, name, namespace: typeof namespace === 'string' ? namespace : '' }, wanted)
}

function matches(identity: Target['identity'], { kind, group, name, namespace }: Wanted): boolean {
  return (
    identity.kind.toLowerCase() === kind &&
    identity.name === name &&
    (group === undefined || identity.group === group) &&
    (namespace === undefined || identity.namespace === namespace)
  )
}

function answersFor(asking: Asking, target: Target, field: string | undefined): readonly Answer[] {
  const paths =
    field === undefined
      ? [[], ...leavesOf(target.manifest, [])]
      : pathsOf(target, field).flatMap(withLeaves(target.manifest))
  return paths.flatMap((path) => asking.answer(target, path) ?? [])
}

function withLeaves(manifest: Manifest): (path: ValuePath) => readonly ValuePath[] {
  return (path) => {
    const leaves = leavesOf(valueIn(manifest, path), path)
    return leaves.length === 1 && leaves[0]?.length === path.length ? leaves : [path, ...leaves]
  }
}

function valueIn(manifest: Manifest, path: ValuePath): Value {
  return path.reduce<Value>(
    (value, step) => (typeof step === 'number' ? (isList(value) ? value[step] : undefined) : own(value, step)) ?? null,
    manifest,
  )
}

/** The fields that a written path names; `[*]` is every item, `[name=x]` the item of that name. */
function pathsOf(target: Target, field: string): readonly ValuePath[] {
  const steps = parsePath(field)
  if (steps === undefined || steps.length === 0) {
    const help = 'write keys joined by dots: spec.settings.tier, metadata.annotations["a.b/c"], spec.items[0].'
    throw new UsageError(`${field} is no path of a field.`, help)
  }
  let paths: readonly (readonly [ValuePath, Value])[] = [[[], target.manifest]]
  for (const step of steps) {
    const next = paths.flatMap(([path, value]) =>
      stepInto(value, step).map(([key, below]) => [[...path, key], below] as const),
    )
    if (next.length === 0) throw noField(target, field, paths)
    paths = next
  }
  return paths.map(([path]) => path)
}

function stepInto(value: Value, step: Step): readonly (readonly [string | number, Value])[] {
  if (step.type === 'key') {
    const below = own(value, step.key)
    return below === undefined ? [] : [[step.key, below]]
  }
  if (!isList(value)) return []
  const items = value.map((item, index) => [index, item] as const)
  if (step.type === 'every') return items
  if (step.type === 'index') return items.filter(([index]) => index === step.index)
  const wanted = matchedValue(step.text)
  return items.filter(([, item]) => isSameValue(own(item, step.key), wanted))
}

function noField(
  { identity, manifest }: Target,
  field: string,
  reached: readonly (readonly [ValuePath, Value])[],
): UsageError {
  const [path, value] = reached[0] ?? [[], null]
  const known = isMapping(value) ? Object.keys(value) : []
  const near = closest(
    field,
    leavesOf(manifest, []).map((each) => formatPath(each)),
  )
  const there = known.length > 0 ? `${formatPath(path) || 'it'} has ${known.slice(0, 12).join(', ')}.` : undefined
  const help = near === undefined ? there : `the closest field is ${near}.`
  return new UsageError(`${identity.kind}/${identity.name} has no ${field}.`, help)
}

function unknown(asking: Asking, what: string, { namespace }: Wanted): UsageError {
  const names = new Set(asking.targets().map(({ identity }) => `${identity.kind}/${identity.name}`))
  const near = closest(what, names)
  const where = namespace === undefined ? '' : ` in namespace ${namespace}`
  const help = near === undefined ? 'say a kind and a name as they stand in the manifests.' : `the closest is ${near}.`
  return new UsageError(`Nothing here renders ${what}${where}.`, help)
}
