import type { Conversion } from '../model/conversion.ts'
import type { Kind } from '../model/kind.ts'
import { formatPath } from '../model/path.ts'
import { isList, isMapping, isSameValue, type Mapping, type Value, type ValuePath } from '../model/value.ts'
import { convert, type Converters, type Leg } from './convert.ts'
import { sample, seeded } from './sample.ts'
import { checkerOf } from './validate.ts'

/** How objects of one version fare on the way to another and back. */
export interface RoundTrip {
  readonly from: string
  readonly to: string
  /** Valid objects that were tried. */
  readonly tried: number
  /** How many came back as they were, with nothing that the other version lacks. */
  readonly same: number
  /** How many found no way there. */
  readonly refused: number
  /** Fields that do not survive, `[*]` for items, by path; each with one reason. */
  readonly lossy: readonly Loss[]
}

/** A field that does not survive, and how: `refused` keeps the object where it is, `lost` is not noticed. */
export interface Loss {
  readonly path: string
  readonly how: 'refused' | 'only there' | 'lost'
  readonly message: string
}

/** How many objects are tried, and what makes them. */
export interface Trial {
  readonly count: number
  readonly seed: number
  readonly converters?: Converters
}

/**
 * Sends valid objects of each version of a Conversion to the other and back, by the edits alone: first up, then down. An
 * object has to come back as it was; where it does not, the fields are listed.
 */
export function roundTrips(kind: Kind, conversion: Conversion, trial: Trial): readonly RoundTrip[] {
  const { from, to } = conversion
  const up: Leg = { conversion, direction: 'up', from, to }
  const down: Leg = { conversion, direction: 'down', from: to, to: from }
  return [roundTrip(kind, [up, down], trial), roundTrip(kind, [down, up], trial)]
}

/** Rules that few objects meet need many attempts. */
const ATTEMPTS = 20

function roundTrip(kind: Kind, [there, back]: readonly [Leg, Leg], { count, seed, converters }: Trial): RoundTrip {
  const choose = seeded(seed)
  const losses = new Map<string, Loss>()
  let [tried, same, refused] = [0, 0, 0]
  for (let attempt = 0; tried < count && attempt < count * ATTEMPTS; attempt++) {
    const object = sample(kind, there.from, choose)
    if (object === undefined) continue
    tried++
    const trip = goThereAndBack(kind, object, { there, back, converters: converters ?? {} })
    if (trip.isRefused) refused++
    else if (trip.losses.length === 0) same++
    for (const loss of trip.losses) if (!losses.has(loss.path)) losses.set(loss.path, loss)
  }
  const lossy = [...losses.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  return { from: there.from, to: there.to, tried, same, refused, lossy }
}

interface Trip {
  readonly there: Leg
  readonly back: Leg
  readonly converters: Converters
}

/** What one object loses on the way there and back. */
export function goThereAndBack(
  kind: Kind,
  object: Mapping,
  { there, back, converters }: Trip,
): { readonly isRefused: boolean; readonly losses: readonly Loss[] } {
  const gone = convert(kind, object, there, converters)
  if (!gone.ok) return { isRefused: true, losses: [refusedAt(gone.refusal)] }
  const stranger = checkerOf(kind, there.to)
    .check(gone.value)
    .problems.filter(({ code }) => code === 'schema/unknown-field')
    .map(({ path }): Loss => {
      const field = generic(path)
      return { path: field, how: 'only there', message: `${there.to} has no ${field}` }
    })
  const returned = convert(kind, gone.value, back, converters)
  if (!returned.ok) return { isRefused: false, losses: [...stranger, { ...refusedAt(returned.refusal), how: 'lost' }] }
  const lost = differences(object, returned.value, []).map((path): Loss => {
    const field = generic(path)
    return { path: field, how: 'lost', message: `${field} does not come back as it was` }
  })
  return { isRefused: false, losses: [...stranger, ...lost] }
}

function refusedAt({ path, message }: { readonly path: ValuePath; readonly message: string }): Loss {
  return { path: generic(path), how: 'refused', message: message.replace(/\.$/, '') }
}

function generic(path: ValuePath): string {
  return formatPath(path).replace(/\[\d+\]/g, '[*]')
}

/** Where two values differ: the deepest keys that both have mappings above of. */
function differences(a: Value | undefined, b: Value | undefined, path: ValuePath): readonly ValuePath[] {
  if (isSameValue(a, b)) return []
  if (isList(a) && isList(b) && a.length === b.length)
    return a.flatMap((item, i) => differences(item, b[i], [...path, i]))
  if (!isMapping(a) || !isMapping(b)) return [path]
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return keys.flatMap((key) => differences(a[key], b[key], [...path, key]))
}
