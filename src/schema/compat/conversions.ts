import type { Conversion } from '../../model/conversion.ts'
import type { Operation, Path } from '../../model/edit.ts'
import type { Kind, Schema } from '../../model/kind.ts'
import { formatSteps } from '../../model/path.ts'
import { own } from '../../model/value.ts'
import { wayBetween } from '../convert.ts'
import { roundTrips, type RoundTrip, type Trial } from '../round-trip.ts'
import { nextVersion, type Change } from './change.ts'

/** The round trips of one Conversion. */
export interface Trips {
  readonly kind: Kind
  readonly conversion: Conversion
  readonly trips: readonly RoundTrip[]
}

/** Every Conversion of the kinds tried both ways; but one with a module that is not loaded. */
export function tryConversions(kinds: readonly Kind[], trial: Trial): readonly Trips[] {
  return kinds.flatMap((kind) =>
    (kind.conversions ?? []).flatMap((conversion): Trips[] =>
      conversion.by.way === 'module' && trial.converters?.modules?.has(conversion.by.file) !== true
        ? []
        : [{ kind, conversion, trips: roundTrips(kind, conversion, trial) }],
    ),
  )
}

/** What the Conversions of a new release break: versions that none leads from, fields they lose, names they use twice. */
export function compareConversions(old: Kind | undefined, now: Kind, trips: readonly Trips[]): readonly Change[] {
  return [...missing(old, now), ...reused(old, now), ...trips.flatMap((each) => lossy(old, each))]
}

function missing(old: Kind | undefined, now: Kind): readonly Change[] {
  return now.versions.flatMap(({ name, served }, index): Change[] => {
    const isLost = served && wayBetween(now, name, now.storage) === undefined
    const wasLost = old !== undefined && isIn(old, name) && wayBetween(old, name, old.storage) === undefined
    if (!isLost || wasLost) return []
    return [
      {
        ...of(now, 'compat/conversion-missing', name),
        path: '',
        message: `${now.kind} ${name} has no conversion to ${now.storage}, which compositions receive.`,
        help: `write a Conversion from ${name} to ${now.storage} into the folder of the schemas; \`motif new version ${now.kind} ${nextVersion(now.storage)}\` starts one for a new version.`,
        after: ['spec', 'versions', index, 'name'],
      },
    ]
  })
}

function isIn({ versions }: Kind, name: string): boolean {
  return versions.some((version) => version.name === name)
}

function of(
  { group, kind }: Kind,
  code: Change['code'],
  version: string,
): Pick<Change, 'code' | 'group' | 'kind' | 'version'> {
  return { code, group, kind, version }
}

/** A key that a Conversion takes away, and that means something else on the other side. */
function reused(old: Kind | undefined, now: Kind): readonly Change[] {
  return (now.conversions ?? []).flatMap((conversion) => {
    const names = reusedNames(now, conversion)
    const twin = old?.conversions?.find(({ from, to }) => from === conversion.from && to === conversion.to)
    const earlier = old === undefined || twin === undefined ? [] : reusedNames(old, twin)
    return names
      .filter((path) => !earlier.includes(path))
      .map((path): Change => {
        const { from, to } = conversion
        return {
          ...of(now, 'compat/name-reused', to),
          path,
          message: `${now.kind} ${to}: ${path} is not the ${path} of ${from}, which the Conversion takes away.`,
          help: 'give it a name that no version has had: whoever reads an old spec by the new schema is misled.',
          conversion,
        }
      })
  })
}

function reusedNames(kind: Kind, { to, by }: Conversion): readonly string[] {
  if (by.way === 'module') return []
  const schema = kind.versions.find(({ name }) => name === to)?.schema
  return by.edits.filter(takesAway).flatMap(({ path }) => (has(schema, path) ? [formatSteps(path)] : []))
}

function takesAway(edit: Operation): boolean {
  return (
    ['rename', 'move', 'wrap', 'unwrap', 'delete'].includes(edit.op) &&
    !('to' in edit && edit.to === lastKey(edit.path))
  )
}

function lastKey(path: Path): string | undefined {
  const last = path.at(-1)
  return last?.type === 'key' ? last.key : undefined
}

function has(schema: Schema | undefined, path: Path): boolean {
  let node = schema
  for (const step of path) {
    node = step.type === 'key' ? (own(node?.properties, step.key) as Schema | undefined) : node?.items
    if (node === undefined) return false
  }
  return true
}

/** Towards the version that compositions receive nothing may be lost; back, only who goes back loses. */
function lossy(old: Kind | undefined, { kind, conversion, trips }: Trips): readonly Change[] {
  const isOld = old?.conversions?.some(({ from, to }) => from === conversion.from && to === conversion.to) === true
  return trips.flatMap(({ from, to, lossy: losses, tried }): Change[] => {
    const isUp = wayBetween(kind, from, kind.storage)?.[0]?.to === to
    if (isOld && !isUp) return []
    const code = isUp ? 'compat/conversion-lossy' : 'compat/conversion-lossy-back'
    if (tried === 0) return []
    return losses.map(({ path, message }) => ({
      ...of(kind, code, from),
      path,
      message: `${kind.kind} ${from} to ${to}: ${path === '' ? 'it' : path} is lossy, as ${message}.`,
      ...(isUp ? { help: LOSSY_HELP[conversion.by.way] } : {}),
      conversion,
    }))
  })
}

const LOSSY_HELP = {
  edits: 'write an edit that carries it, or its inverse beside the edit that loses it, `with: [...]`.',
  module: 'let up() take every object that the schema takes, and down() give it back as it was.',
}
