import type { Cause } from '../model/change.ts'
import type { Origin } from '../model/origin.ts'
import { formatPath } from '../model/path.ts'
import type { Unit } from '../model/unit.ts'
import { isList, isMapping, type Mapping, type Value, type ValuePath } from '../model/value.ts'
import type { Program } from '../pipeline/1-load.ts'
import type { SourceObject } from '../pipeline/source-files.ts'
import { differences, type FieldDifference } from './fields.ts'
import type { Probe, Target } from './probe.ts'

/** A source object on both sides. */
export interface SourcePair {
  readonly before: SourceObject
  readonly after: SourceObject
}

/** What finding the spec line that caused a change takes. */
export interface SpecCausing {
  readonly before: Program
  readonly after: Program
  /** What the ref is called. */
  readonly ref: string
  readonly probe: Probe
  /** Compiles a source object with the later code. */
  compile(source: SourceObject): Unit | undefined
}

/** Beyond this many changed fields of one spec all of them are named. */
const MOST = 12

/**
 * The changed lines of a spec that move a target: those fields whose old value, put back alone, changes it, or whose new
 * value does, put into the old spec alone; where no single one does, all of them.
 */
export function specCauser(causing: SpecCausing, { before, after }: SourcePair): (target: Target) => readonly Cause[] {
  const leaves = differences(before.manifest, after.manifest, { lists: 'whole' })
  const causes = leaves.map((leaf) => causesOf(causing, { before, after }, leaf))
  if (leaves.length === 1 || leaves.length > MOST) return () => causes.flat()
  let back: readonly (Unit | undefined)[] | undefined
  let alone: readonly (Unit | undefined)[] | undefined
  const whole = { after: causing.compile(after), before: causing.compile(before) }
  const moving = (units: readonly (Unit | undefined)[], base: Unit | undefined, target: Target): readonly Cause[] =>
    causes.filter((_, index) => causing.probe(units[index], base, target)).flat()
  return (target) => {
    back ??= leaves.map(({ at, before: old }) => causing.compile(withValue(after, at, old)))
    const found = moving(back, whole.after, target)
    if (found.length > 0) return found
    alone ??= leaves.map(({ at, after: now }) => causing.compile(withValue(before, at, now)))
    const second = moving(alone, whole.before, target)
    return second.length > 0 ? second : causes.flat()
  }
}

function causesOf(causing: SpecCausing, { before, after }: SourcePair, leaf: FieldDifference): readonly Cause[] {
  // A list that grew is one leaf, but its changed items have lines of their own.
  const inside =
    isList(leaf.before) && isList(leaf.after) ? differences(leaf.before, leaf.after).slice(0, MOST) : undefined
  const places = inside?.map((item) => ({ at: [...leaf.at, ...item.at], isGone: item.after === undefined })) ?? [
    { at: leaf.at, isGone: leaf.after === undefined },
  ]
  return places.map(({ at, isGone }) => {
    const path = formatPath(leaf.at)
    if (!isGone) return specCause(causing.after.locate(after.ref, at), path)
    return { ...specCause(causing.before.locate(before.ref, at), path), ref: causing.ref }
  })
}

/** A place in a spec as a cause. */
export function specCause({ file, line, column }: Origin, path?: string): Cause {
  return { file, line, column, is: 'spec', ...(path === undefined ? {} : { path }) }
}

function withValue(source: SourceObject, at: ValuePath, value: Value | undefined): SourceObject {
  return { ...source, manifest: put(source.manifest, at, value) as Mapping }
}

function put(target: Value | undefined, [step, ...rest]: ValuePath, value: Value | undefined): Value | undefined {
  if (step === undefined) return value
  if (typeof step === 'number') {
    const items = isList(target) ? [...target] : []
    items[step] = put(items[step], rest, value) ?? null
    return items
  }
  const entries = isMapping(target) ? Object.entries(target).filter(([key]) => key !== step) : []
  const old = isMapping(target) && Object.hasOwn(target, step) ? target[step] : undefined
  const next = put(old, rest, value)
  return Object.fromEntries(next === undefined ? entries : [...entries, [step, next]])
}
