import { makePlan } from '../change/plan.ts'
import { compareUnits, type Compared, type SideResource } from '../change/resources.ts'
import type { Change as ResourceChange } from '../model/change.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Origin } from '../model/origin.ts'
import type { Package } from '../model/package.ts'
import { identity, identityKey, type Identity } from '../model/resource.ts'
import { isRendered, type SourceRef, type Unit } from '../model/unit.ts'
import { load, type Program } from '../pipeline/1-load.ts'
import type { SourceObject } from '../pipeline/source-files.ts'
import { cacheFolder } from '../pipeline/cache-folder.ts'
import { compileAll } from '../pipeline/compile-all.ts'
import { isBreaking, type Change } from '../schema/compat.ts'
import { hasErrors, limitOf } from './build.ts'
import { moved, type OldPackage } from './old-package.ts'
import type { Invocation } from './verb.ts'

/** What the specs of the old release render to with the kinds of both. */
export interface Rendering {
  readonly changes: readonly Change[]
  /** Errors that keep a release from being rendered. */
  readonly diagnostics: readonly Diagnostic[]
  /** How many specs were rendered with both. */
  readonly specs: number
}

/** Renders the specs of the old release twice, by its own kinds and compositions and by those of this package. */
export async function compareRendering(
  invocation: Invocation,
  { found, old }: { readonly found: Package; readonly old: OldPackage },
): Promise<Rendering> {
  if (old.package === undefined) return { changes: [], diagnostics: [], specs: 0 }
  const { host } = invocation
  const codeCache = cacheFolder(host, 'code')
  const options = { mayRunCode: true, ...(codeCache === undefined ? {} : { codeCache }) }
  const then = await load(old.host, old.package, options)
  const now = await load(host, found, { ...options, isWithoutSources: true })
  const wrong = [...moved(then.diagnostics, old.shown), ...now.diagnostics].filter(
    ({ severity }) => severity === 'error',
  )
  if (hasErrors(wrong)) return { changes: [], diagnostics: wrong, specs: 0 }
  const sides = pairsOf(then, now)
  const compile = (program: Program, sources: readonly SourceObject[]): readonly Unit[] =>
    compileAll(
      { ...program, sources: () => sources, overrides: then.overrides },
      { format: 'yaml', twice: 'first', limitMs: limitOf(invocation) },
    )
  const before = compile(
    then,
    sides.map(([source]) => source),
  )
  const after = compile(
    { ...now, locate: then.locate },
    sides.map(([, source]) => source),
  )
  // What compositions left behind fails now.
  await new Promise((resolve) => setImmediate(resolve))
  const placeOf = (ref: SourceRef): Origin => {
    const origin = then.locate(ref, ['metadata', 'name'])
    return { ...origin, file: old.shown(origin.file) }
  }
  const pairs = before.flatMap((unit, index): Pair[] => {
    const other = after[index]
    return other !== undefined && isRendered(unit) ? [{ before: unit, after: other }] : []
  })
  const changes = [...refused(pairs, placeOf), ...(await resourceChanges(pairs, { now, placeOf, against: old.name }))]
  return { changes, diagnostics: [], specs: pairs.length }
}

/** The composites of the old release, as both see them; what this one has no kind or version for has been said. */
function pairsOf(then: Program, now: Program): readonly (readonly [SourceObject, SourceObject])[] {
  return then.sources().flatMap((source): [SourceObject, SourceObject][] => {
    const { group, kind: name } = identity(source.manifest)
    const kind = now.kinds.declared.find((each) => each.group === group && each.kind === name)
    const isServed = kind?.versions.some((version) => version.name === source.version && version.served) === true
    return source.role === 'composite' && kind !== undefined && isServed ? [[source, { ...source, kind }]] : []
  })
}

interface Pair {
  readonly before: Unit
  readonly after: Unit
}

type PlaceOf = (ref: SourceRef) => Origin

/** A spec that was right and is not any more. */
function refused(pairs: readonly Pair[], placeOf: PlaceOf): readonly Change[] {
  return pairs.flatMap(({ before, after }): Change[] => {
    const error = after.diagnostics.find(({ severity }) => severity === 'error')
    if (error === undefined || isRendered(after)) return []
    const { group, kind } = before.identity
    const name = nameOf(before.identity)
    const message = `${name} does not render any more: ${error.message.replace(`${name}: `, '')}`
    const help = 'take back what refuses it, or make it in a new version of the kind.'
    return [{ code: 'compat/spec-refused', group, kind, path: '', message, help, origin: placeOf(before.source) }]
  })
}

interface Comparing {
  readonly now: Program
  readonly placeOf: PlaceOf
  readonly against: string
}

async function resourceChanges(pairs: readonly Pair[], comparing: Comparing): Promise<readonly Change[]> {
  const rendered = pairs.filter(({ after }) => isRendered(after))
  const compared = compareUnits(
    rendered.map(({ before }) => before),
    rendered.map(({ after }) => after),
  )
  const { now, against } = comparing
  const { plan } = await makePlan({
    against,
    compared,
    kindOf: (group, kind) => now.kinds.find(group, kind),
    causes: () => Promise.resolve([]),
    secretsOf: () => [],
  })
  const owners = ownersOf(compared)
  return paired(plan.changes).flatMap((each) => described(each, owners, comparing))
}

function ownersOf({ created, deleted, updated }: Compared): ReadonlyMap<string, SideResource> {
  const all = [...created, ...deleted, ...updated.map(({ after }) => after)]
  return new Map(all.map((resource) => [resource.key, resource]))
}

/** A resource that changes, or one that goes and the one of the same composite and kind that comes in its place. */
interface Paired {
  readonly change: ResourceChange
  readonly successor?: ResourceChange
}

function paired(changes: readonly ResourceChange[]): readonly Paired[] {
  const created = changes.filter(({ action }) => action === 'create')
  const taken = new Set<ResourceChange>()
  const gone = changes.flatMap((change): Paired[] => {
    if (change.action !== 'delete') return []
    const successor = created.find((each) => !taken.has(each) && isSuccessor(change, each))
    if (successor === undefined) return [{ change }]
    taken.add(successor)
    return [{ change, successor }]
  })
  const rest = changes.filter((change) => change.action !== 'delete' && !taken.has(change))
  return [...gone, ...rest.map((change) => ({ change }))]
}

function isSuccessor(old: ResourceChange, next: ResourceChange): boolean {
  const [a, b] = [old.identity, next.identity]
  return old.composite === next.composite && a.group === b.group && a.kind === b.kind
}

function described(
  { change, successor }: Paired,
  owners: ReadonlyMap<string, SideResource>,
  { placeOf }: Comparing,
): readonly Change[] {
  const owner = owners.get(identityKey(change.identity))?.unit
  if (owner === undefined) return []
  const { group, kind } = owner.identity
  const { code, says } = verdictOf({ change, ...(successor === undefined ? {} : { successor }) })
  const found: Change = {
    ...{ code, group, kind, path: '' },
    message: `${nameOf(owner.identity)}: ${nameOf(change.identity)} ${says}.`,
    origin: placeOf(owner.source),
  }
  return [isBreaking(found) ? { ...found, help: HELP } : found]
}

const HELP = 'mend the composition, or waive it once you have looked at what `motif plan` says of the real specs.'

function verdictOf({ change, successor }: Paired): { readonly code: Change['code']; readonly says: string } {
  if (successor !== undefined) {
    return { code: 'compat/identity-changed', says: `goes, and ${nameOf(successor.identity)} comes in its place` }
  }
  if (change.action === 'delete') return { code: 'compat/resource-removed', says: 'goes' }
  if (change.action === 'create') return { code: 'compat/resource-added', says: 'comes' }
  const isHeld = change.risks.includes('immutable')
  const says = `changes ${fieldsOf(change)}`
  return isHeld
    ? { code: 'compat/immutable-changed', says: `${says}, and a field among them can never change` }
    : { code: 'compat/resource-changed', says }
}

const MOST_FIELDS = 3

function fieldsOf({ fields }: ResourceChange): string {
  const paths = fields.map(({ path }) => path)
  const rest = paths.length - MOST_FIELDS
  return `${paths.slice(0, MOST_FIELDS).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

function nameOf({ kind, name }: Identity): string {
  return `${kind} "${name}"`
}
