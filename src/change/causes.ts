import type { Cause } from '../model/change.ts'
import type { Schema } from '../model/kind.ts'
import { groupVersion, identity, type Manifest } from '../model/resource.ts'
import { refKey, type Unit } from '../model/unit.ts'
import { isSameValue, ownText } from '../model/value.ts'
import type { Program } from '../pipeline/1-load.ts'
import type { SourceObject } from '../pipeline/source-files.ts'
import { compileAll, type CompileOptions } from '../pipeline/compile-all.ts'
import { codeCauser, type CodeQuestion } from './code-cause.ts'
import { compareEnvironments, objectKey, type ProgramSide } from './environment.ts'
import type { FieldDifference } from './fields.ts'
import { nameless } from './group.ts'
import { locateCall } from './locate-call.ts'
import { makeProbe, type Probe, type Target } from './probe.ts'
import type { SideResource } from './resources.ts'
import { specCause, specCauser, type SourcePair } from './spec-cause.ts'

/** A change whose causes are wanted: at least one side, and the fields of an update. */
export interface Caused {
  readonly before?: SideResource
  readonly after?: SideResource
  readonly composite: string
  readonly fields: readonly FieldDifference[]
}

/** Finds the lines that a change comes from: of the whole resource, or of one of its fields. */
export type FindCauses = (change: Caused, field?: FieldDifference) => Promise<readonly Cause[]>

/** Two programs, as they are compared. */
export interface Sides {
  readonly before: ProgramSide
  readonly after: ProgramSide
  /** What the earlier one is called. */
  readonly ref: string
  readonly options: CompileOptions
}

/** A source object as both sides have it. */
interface Origins {
  readonly before: SourceObject | undefined
  readonly after: SourceObject | undefined
}

/**
 * The causes of changes between two programs. Where both the spec and the code of a resource have changed, the old spec is
 * compiled with the new code and the new spec with the old code, and what moves tells them apart.
 */
export function causeFinder(sides: Sides): FindCauses {
  const finding = prepare(sides)
  return async (change, field) => {
    const unit = change.after?.unit ?? change.before?.unit
    const origins = unit && finding.originsOf(unit)
    if (unit === undefined || origins === undefined) return []
    const alone = causeOfOne(sides, change, origins)
    if (alone !== undefined) return [alone]
    const { before, after } = origins
    if (before === undefined || after === undefined) return []
    return causesOfBoth(finding, { change, field, unit, pair: { before, after } })
  }
}

/** What is known of two programs, and kept from one question to the next. */
interface Finding {
  readonly sides: Sides
  readonly one: (program: Program, source: SourceObject) => Unit | undefined
  readonly probe: Probe
  readonly isSameFor: (unit: Unit) => boolean
  readonly originsOf: (unit: Unit) => Origins
  readonly bySpec: (pair: SourcePair, target: Target) => readonly Cause[]
  readonly byCode: ReturnType<typeof remembered>
}

function prepare(sides: Sides): Finding {
  const { before, after, ref } = sides
  const one = memoized((program: Program, source: SourceObject) => compileOne(program, source, sides.options))
  const probe = makeProbe((manifest) => schemaIn(after.program, manifest))
  const environment = compareEnvironments(before.program, after.program)
  const originsOf = originFinder(sides)
  const specs = new WeakMap<SourceObject, ReturnType<typeof specCauser>>()
  const causing = { before: before.program, after: after.program, ref, probe }
  const locate = (unit: Unit, key: string) => locateCall(after.program, originsOf(unit).after, { unit, key })
  const bySpec = (pair: SourcePair, target: Target): readonly Cause[] => {
    const compile = (source: SourceObject) => one(after.program, inPlace(after.program, source))
    const find = specs.get(pair.after) ?? specCauser({ ...causing, compile }, pair)
    specs.set(pair.after, find)
    return find(target)
  }
  const byCode = remembered(codeCauser({ ...causing, compile: one, locate }))
  return { sides, one, probe, isSameFor: (unit) => environment.isSameFor(unit), originsOf, bySpec, byCode }
}

function schemaIn({ kinds }: Program, manifest: Manifest): Schema | undefined {
  const { version } = groupVersion(ownText(manifest, 'apiVersion'))
  const { group, kind } = identity(manifest)
  return kinds.find(group, kind)?.versions.find(({ name }) => name === version)?.schema
}

/** A source object as one of the program's kind. */
function inPlace(program: Program, source: SourceObject): SourceObject {
  const kind = source.kind && program.kinds.find(source.kind.group, source.kind.kind)
  return kind === undefined ? source : { ...source, kind }
}

interface Asked {
  readonly change: Caused
  readonly field: FieldDifference | undefined
  readonly unit: Unit
  readonly pair: SourcePair
}

async function causesOfBoth(finding: Finding, { change, field, unit, pair }: Asked): Promise<readonly Cause[]> {
  const { probe, sides } = finding
  const key = (change.after ?? change.before)?.key ?? ''
  const target: Target = field === undefined ? { key } : { key, path: field.path }
  const isSpecOther =
    !isSameValue(pair.before.manifest, pair.after.manifest) || pair.before.version !== pair.after.version
  const units = [change.before?.unit, change.after?.unit].filter((each) => each !== undefined)
  const isCodeOther = !units.every(finding.isSameFor)
  if (unit.role === 'raw' && isSpecOther && field !== undefined) return [rawCause(sides, pair, field)]
  const corners = cornersOf(finding, pair)
  const moves = (a: Unit | undefined, b: Unit | undefined): boolean => probe(a, b, target)
  const isBySpec =
    isSpecOther && (!isCodeOther || moves(corners.newOld(), corners.oldOld) || moves(corners.oldNew(), corners.newNew))
  const isByCode =
    isCodeOther &&
    (!isSpecOther || !isBySpec || moves(corners.oldNew(), corners.oldOld) || moves(corners.newOld(), corners.newNew))
  const question: CodeQuestion = { source: pair.after, unit, target, kinds: kindsOf(change) }
  const spec = isBySpec ? finding.bySpec(pair, target) : []
  return isByCode ? [...spec, ...(await finding.byCode(question, change, field))] : spec
}

/** The four ways to put specs and code together: `oldNew` is the old spec with the new code. */
function cornersOf({ sides: { before, after }, one }: Finding, pair: SourcePair) {
  return {
    oldOld: before.units[before.program.sources().indexOf(pair.before)],
    newNew: after.units[after.program.sources().indexOf(pair.after)],
    oldNew: () => one(after.program, inPlace(after.program, pair.before)),
    newOld: () => one(before.program, inPlace(before.program, pair.after)),
  }
}

/** The cause where only one side has the source object, or the resource has another one on each side. */
function causeOfOne(
  { before, after, ref }: Sides,
  { before: old, after: now }: Caused,
  origins: Origins,
): Cause | undefined {
  const name = ['metadata', 'name']
  if (origins.after === undefined && origins.before !== undefined) {
    return { ...specCause(before.program.locate(origins.before.ref, name)), ref }
  }
  const isMoved = old?.unit !== undefined && now?.unit !== undefined && objectKeyOf(old.unit) !== objectKeyOf(now.unit)
  if (origins.after !== undefined && (origins.before === undefined || isMoved)) {
    return specCause(after.program.locate(origins.after.ref, name))
  }
  return undefined
}

function objectKeyOf({ identity: self, role }: Unit): string {
  return `${role} ${self.group}/${self.kind}/${self.namespace}/${self.name}`
}

function rawCause({ before, after, ref }: Sides, pair: SourcePair, { at, after: now, path }: FieldDifference): Cause {
  if (now !== undefined) return specCause(after.program.locate(pair.after.ref, at), path)
  return { ...specCause(before.program.locate(pair.before.ref, at), path), ref }
}

function kindsOf({ before, after }: Caused): readonly string[] {
  const keys = [before, after].flatMap((side) => {
    if (side?.unit === undefined || side.unit.role === 'raw') return []
    const { group, kind } = side.unit.identity
    return [`${group}/${kind}`, ...(side.entry?.via ?? []).map((key) => key.split('/').slice(0, 2).join('/'))]
  })
  return [...new Set(keys)]
}

function originFinder({ before, after }: Sides): (unit: Unit) => Origins {
  const tables = [before, after].map(({ program }) => ({
    byPlace: new Map(program.sources().map((source) => [refKey(source.ref), source])),
    byKey: new Map(program.sources().map((source) => [objectKey(source), source])),
  }))
  const known = new Set(after.units)
  return (unit) => {
    const [old, now] = tables
    const own = (known.has(unit) ? now : old)?.byPlace.get(refKey(unit.source)) ?? now?.byPlace.get(refKey(unit.source))
    const key = own === undefined ? '' : objectKey(own)
    return { before: old?.byKey.get(key), after: now?.byKey.get(key) }
  }
}

/** One source object compiled for itself; undefined where it cannot be. */
function compileOne(program: Program, source: SourceObject, options: CompileOptions): Unit | undefined {
  const { format, twice, limitMs } = options
  return compileAll({ ...program, sources: () => [source] }, { format, twice, limitMs })[0]
}

function memoized(compile: (program: Program, source: SourceObject) => Unit | undefined) {
  const known = new WeakMap<Program, WeakMap<object, Unit | undefined>>()
  return (program: Program, source: SourceObject): Unit | undefined => {
    const units = known.get(program) ?? new WeakMap<object, Unit | undefined>()
    known.set(program, units)
    if (!units.has(source.manifest)) units.set(source.manifest, compile(program, source))
    return units.get(source.manifest)
  }
}

/** After so many different changes, those of one field of one construct are taken for alike. */
const MOST_TOLD_APART = 200

function remembered(find: (question: CodeQuestion) => Promise<readonly Cause[]>) {
  const known = new Map<string, Promise<readonly Cause[]>>()
  return (question: CodeQuestion, change: Caused, field: FieldDifference | undefined): Promise<readonly Cause[]> => {
    const side = change.after ?? change.before
    const subject = { identity: question.unit.identity, composite: change.composite }
    const named = side === undefined ? subject : { ...subject, identity: side.identity }
    const part = nameless(side?.entry?.part ?? '', named)
    const rough = [question.kinds, change.after === undefined, change.before === undefined, part, field?.pattern]
    const exact = [
      ...rough,
      // A pattern is the same for all keys of a map and all items of a list, which may come from lines of their own.
      nameless(field?.path ?? '', named),
      field?.before === undefined ? 0 : [nameless(field.before, named)],
      field?.after === undefined ? 0 : [nameless(field.after, named)],
    ]
    const key = JSON.stringify(known.size < MOST_TOLD_APART ? exact : rough, (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    )
    const found = known.get(key) ?? find(question)
    known.set(key, found)
    return found
  }
}
