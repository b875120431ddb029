import { apply } from '../model/apply.ts'
import { diff } from '../model/diff.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Evaluate, GroundEdit } from '../model/edit.ts'
import type { Kind } from '../model/kind.ts'
import type { EditRefusal } from '../model/places.ts'
import { isSameValue, type Mapping, type Value } from '../model/value.ts'
import { convert, listKeysOf, type Converted, type Converters, type Leg } from './convert.ts'
import { checkerOf } from './validate.ts'

/** How an object as it is written becomes one of another version, or why it stays. */
export type Migration =
  | { readonly ok: true; readonly value: Mapping; readonly changes: readonly GroundEdit[] }
  | { readonly ok: false; readonly refusal: MigrationRefusal }

/** Why an object stays as it is; `leg` is the Conversion that is in the way, if one is. */
export interface MigrationRefusal extends EditRefusal {
  readonly leg?: Leg
  /** What the module of the Conversion did, at its line. */
  readonly inModule?: Diagnostic
}

/** Where an object is to go. */
export interface Route {
  readonly from: string
  readonly way: readonly Leg[]
  readonly converters?: Converters
}

/**
 * The changes that make an object of another version of what a user wrote, so that it means the same: it is converted as
 * it stands, without defaults; then what the new version would default otherwise is written out. Refused where the
 * object is wrong as it is written, where a Conversion refuses it, or where the new version doesn't take what comes out.
 */
export function migrate(kind: Kind, object: Mapping, route: Route): Migration {
  const meant = meaningOf(kind, object, route)
  if (!meant.ok) return meant
  const plain = travel(kind, object, route)
  const way = plain.ok ? plain : fromDefaults(kind, object, { route, defaulted: meant.defaulted })
  if (!way.ok) return way
  const last = route.way.at(-1)?.to ?? route.from
  const got = checkerOf(kind, last).check(way.value).value
  const missing = changesTo(kind, { from: got, to: meant.value, on: way.value, version: last })
  const value = missing?.value ?? way.value
  if (missing === undefined || !isSameValue(checkerOf(kind, last).check(value).value, meant.value)) {
    const message = `It cannot be written in ${last} so that it means the same.`
    return { ok: false, refusal: { code: 'conversion/refused', message, path: [] } }
  }
  return { ok: true, value, changes: [...way.changes, ...missing.changes] }
}

type Meaning =
  | { readonly ok: true; readonly value: Mapping; readonly defaulted: Mapping }
  | { readonly ok: false; readonly refusal: MigrationRefusal }

/** What the object says with all its defaults, in the last version of the way: what its composition would receive. */
function meaningOf(kind: Kind, object: Mapping, { from, way, converters }: Route): Meaning {
  const { value: defaulted, problems } = checkerOf(kind, from).check(object)
  const [wrong] = problems
  if (wrong !== undefined) return { ok: false, refusal: wrong }
  let value = defaulted
  for (const leg of way) {
    const converted = convert(kind, value, leg, converters)
    if (!converted.ok) return { ok: false, refusal: refusalOf(converted) }
    const checked = checkerOf(kind, leg.to).check(converted.value)
    const [problem] = checked.problems
    if (problem !== undefined) {
      const { message, path } = problem
      return { ok: false, refusal: { code: 'conversion/refused', message: `In ${leg.to} ${message}`, path, leg } }
    }
    value = checked.value
  }
  return { ok: true, value, defaulted }
}

function refusalOf({ refusal }: Converted & { readonly ok: false }): MigrationRefusal {
  const { message, path, help, leg, inModule } = refusal
  const refused = { code: 'conversion/refused', message, path, leg, ...(help === undefined ? {} : { help }) } as const
  if (inModule === undefined) return refused
  const { code, help: next } = inModule
  return { ...refused, code, inModule, ...(next === undefined ? {} : { help: next }) }
}

/** The object as it stands, leg by leg. */
function travel(kind: Kind, object: Mapping, { way, converters }: Route): Migration {
  const changes: GroundEdit[] = []
  let value = object
  for (const leg of way) {
    const converted = convert(kind, value, leg, converters)
    if (!converted.ok) return { ok: false, refusal: refusalOf(converted) }
    const made =
      converted.changes ?? changesTo(kind, { from: value, to: converted.value, on: value, version: leg.to })?.changes
    const apiVersion: GroundEdit = { op: 'set', path: ['apiVersion'], value: `${kind.group}/${leg.to}` }
    changes.push(apiVersion, ...(made ?? []))
    value = converted.value
  }
  return { ok: true, value, changes: withoutRepeats(changes) }
}

/** Of several new apiVersions the last one counts. */
function withoutRepeats(changes: readonly GroundEdit[]): readonly GroundEdit[] {
  const isVersion = ({ path }: GroundEdit): boolean => path.length === 1 && path[0] === 'apiVersion'
  const last = changes.findLast(isVersion)
  return [...(last === undefined ? [] : [last]), ...changes.filter((change) => !isVersion(change))]
}

/** Where an edit reads what only a default says, the defaults are written out first, of each version on the way if need be. */
function fromDefaults(
  kind: Kind,
  object: Mapping,
  { route, defaulted }: { readonly route: Route; readonly defaulted: Mapping },
): Migration {
  const first = changesTo(kind, { from: object, to: defaulted, on: object, version: route.from })
  const rest = travel(kind, defaulted, route)
  if (rest.ok && first !== undefined) return { ...rest, changes: [...first.changes, ...rest.changes] }
  const [leg, ...legs] = route.way
  if (leg === undefined || legs.length === 0) return rest
  const steps = inSteps(kind, object, { route, leg, legs })
  return steps.ok ? steps : rest
}

interface Steps {
  readonly route: Route
  readonly leg: Leg
  readonly legs: readonly Leg[]
}

function inSteps(kind: Kind, object: Mapping, { route, leg, legs }: Steps): Migration {
  const near = migrate(kind, object, { ...route, way: [leg] })
  if (!near.ok) return near
  const far = migrate(kind, near.value, { ...route, from: leg.to, way: legs })
  return far.ok ? { ...far, changes: withoutRepeats([...near.changes, ...far.changes]) } : far
}

interface Gap {
  readonly from: Value
  readonly to: Value
  /** What the difference is made in. */
  readonly on: Mapping
  readonly version: string
}

const NO_CEL: Evaluate = () => ({ ok: false, message: 'nothing is computed' })

/** What makes `to` of `from`, made in `on`. */
function changesTo(
  kind: Kind,
  { from, to, on, version }: Gap,
): { readonly value: Mapping; readonly changes: readonly GroundEdit[] } | undefined {
  const edits = diff(from, to)
  if (edits === undefined) return undefined
  const applied = apply(edits, on, { evaluate: NO_CEL, listKeys: listKeysOf(kind, version) })
  return applied.ok ? { value: applied.value as Mapping, changes: applied.changes } : undefined
}
