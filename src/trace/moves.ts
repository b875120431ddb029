import type { Reading } from '../model/composition.ts'
import type { Problem } from '../model/diagnostic.ts'
import type { Schema } from '../model/kind.ts'
import { identity } from '../model/resource.ts'
import type { Mapping, ValuePath } from '../model/value.ts'
import type { Program } from '../pipeline/1-load.ts'
import type { SourceObject } from '../pipeline/source-files.ts'
import { check } from '../pipeline/2-check.ts'
import type { Finished } from '../pipeline/4-finish.ts'
import { readingsOf, renderWith, type Rendering } from '../pipeline/trial.ts'
import { checkerOf } from '../schema/validate.ts'
import { changesOf, type Change } from './changes.ts'
import { compareValues, type Difference } from './compare.ts'
import { changed, isWithin, pathKey } from './edit.ts'
import { literalChanges } from './literals.ts'
import { nestedMoves, type NestedMove } from './nested.ts'
import { pairResources } from './pairing.ts'
import { makeValid } from './valid.ts'
import { schemaBelow } from './values.ts'

/** One difference that a field of the source makes to a field of a resource. */
export interface Move {
  readonly field: ValuePath
  /** True where the field was not there, and writing it made the difference. */
  readonly isUnset: boolean
  readonly path: ValuePath
  readonly difference: Difference
}

/** What the fields of one composite move. */
export interface Moves {
  /** As it is written, with defaults, in the version it is written in. */
  readonly object: Mapping
  readonly rendering: Rendering
  /** By part, in the order of the source. */
  readonly ofPart: ReadonlyMap<string, readonly Move[]>
  /** Fields without which a resource is not there, by part. */
  readonly exists: ReadonlyMap<string, readonly ValuePath[]>
  /** Every field that makes any difference, new resources included. */
  readonly effective: readonly ValuePath[]
  /** What defaults of nested composites move, by part. */
  readonly nested: ReadonlyMap<string, readonly NestedMove[]>
  /** What the composition reads; undefined where that can't be told. */
  readonly reading: Reading | undefined
}

/**
 * Renders a composite once for every allowed change of its spec and metadata, and notes what differs. Undefined for a
 * raw resource, and for a composite that cannot be composed as it is.
 */
export function movesOf(program: Program, source: SourceObject): Moves | undefined {
  const { kind, version, manifest } = source
  const schema = kind?.versions.find(({ name }) => name === version)?.schema
  if (kind === undefined || schema === undefined || source.role === 'raw') return undefined
  const rendering = renderWith(program, source, { manifest })
  if (rendering === undefined) return undefined
  const object = checkerOf(kind, version).check(manifest).value
  const before = renderWith(program, source, { manifest, overrides: 'none' }) ?? rendering
  const all = changesOf(object, schema)
  const mostValid = all.length > MANY ? MOST_VALID_OF_MANY : MOST_VALID
  const found = startMoves()
  const collecting: Collecting = { program, source, schema, object, rendering: before, mostValid, found }
  const refused = byField(all).flatMap((group) => tryAlone(collecting, group))
  for (const change of refused.slice(0, all.length > MANY ? MANY / 10 : MANY)) tryMended(collecting, change, all)
  const reading = readingsOf(program, source, rendering.composite)
  for (const change of literalChanges(program, source, {
    object,
    isWanted: (field) => isIdle(collecting, reading, field),
  })) {
    // One that made a difference is enough.
    if (collecting.found.effective.has(pathKey(change.field))) continue
    const changedObject = changed(object, change.put)
    if (problemsOf(collecting, changedObject).length === 0) collect(collecting, change, { object: changedObject })
  }
  const { ofPart, exists } = collecting.found
  const effective = [...collecting.found.effective.values()]
  return { object, rendering, ofPart, exists, effective, reading, nested: nestedMoves(program, source, before) }
}

/** True for a field that was read and has moved nothing. */
function isIdle({ found }: Collecting, reading: Reading | undefined, field: ValuePath): boolean {
  const isRead = reading === undefined || reading.all.some((read) => isWithin(read, field))
  return isRead && ![...found.effective.values()].some((each) => isWithin(each, field))
}

interface Found {
  readonly ofPart: Map<string, Move[]>
  readonly exists: Map<string, ValuePath[]>
  readonly effective: Map<string, ValuePath>
  readonly seen: Set<string>
}

function startMoves(): Found {
  return { ofPart: new Map(), exists: new Map(), effective: new Map(), seen: new Set() }
}

interface Collecting {
  readonly program: Program
  readonly source: SourceObject
  readonly schema: Schema
  readonly object: Mapping
  readonly rendering: Rendering
  readonly mostValid: number
  readonly found: Found
}

function byField(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups = new Map<string, Change[]>()
  for (const change of changes) {
    const key = JSON.stringify([change.type, change.field])
    groups.set(key, [...(groups.get(key) ?? []), change])
  }
  return [...groups.values()]
}

/** Enough to see a field move: only the members of an enum are all tried. Of very many fields fewer have to do. */
const MOST_VALID = 6
const MOST_VALID_OF_MANY = 2
const MANY = 1000
const MOST_MENDED = 3

/** Tries the changes of one field and type; answers those that may be worth trying together with others. */
function tryAlone(collecting: Collecting, group: readonly Change[]): readonly Change[] {
  const isEnum = group.every(
    ({ field, type }) => type === 'other' && schemaAt(collecting.schema, field)?.enum !== undefined,
  )
  let valid = 0
  const refused: Change[] = []
  for (const change of group) {
    if (valid >= collecting.mostValid && !isEnum) break
    const object = changed(collecting.object, change.put)
    if (problemsOf(collecting, object).length > 0) refused.push(change)
    else if (collect(collecting, change, { object })) valid += 1
  }
  if (isEnum) return refused
  return valid === 0 ? refused.slice(0, MOST_MENDED) : []
}

function schemaAt(schema: Schema, field: ValuePath): Schema | undefined {
  return field.reduce<Schema | undefined>(schemaBelow, schema)
}

/**
 * A change that the schema refuses alone, with the others it takes. Where only rules refuse it, it is looked at alone too: of
 * what moves with the others, what moves then is its doing. Else it is what the others do not move by themselves.
 */
function tryMended(collecting: Collecting, change: Change, all: readonly Change[]): void {
  const { object, schema, program, source, rendering, found } = collecting
  const mended = makeValid(object, change, { schema, all, problemsOf: (each) => problemsOf(collecting, each) })
  if (mended === undefined || mended.others.length === 0) return
  const alone = renderWith(program, source, {
    manifest: changed(object, change.put),
    ignoring: 'rules',
    overrides: 'none',
  })
  if (alone === undefined) {
    const theirs = mended.others.map(({ field }) => field)
    collect(collecting, change, {
      object: mended.object,
      isOurs: (part, path) => !isMovedBy(found, theirs, { part, path }),
    })
    return
  }
  const ours = startMoves()
  record({ rendering, found: ours }, change, alone)
  collect(collecting, change, { object: mended.object, isOurs: (part, path) => isIn(ours, part, path) })
}

/** True where a field, or without a path the resource, is known to depend on one of the fields. */
function isMovedBy(
  { ofPart, exists }: Found,
  fields: readonly ValuePath[],
  { part, path }: { readonly part: string; readonly path: ValuePath | undefined },
): boolean {
  const isOne = (field: ValuePath): boolean => fields.some((each) => isWithin(field, each))
  if (path === undefined) return (exists.get(part) ?? []).some(isOne)
  return (ofPart.get(part) ?? []).some((move) => isOne(move.field) && isWithin(path, move.path))
}

function isIn({ ofPart, exists }: Found, part: string, path: ValuePath | undefined): boolean {
  if (path === undefined) return exists.has(part)
  return (ofPart.get(part) ?? []).some((move) => isWithin(path, move.path) || isWithin(move.path, path))
}

function problemsOf({ source, program }: Collecting, manifest: Mapping): readonly Problem[] {
  const { kind, version } = source
  if (kind === undefined) return []
  const { problems, faults } = check(
    { manifest, kind, version, namespace: program.package.namespace },
    program.converters,
  )
  return [...problems, ...faults.map(() => CONVERSION)]
}

/** Any problem will do: what a conversion does not take is refused. */
const CONVERSION: Problem = { code: 'schema/rule-failed', message: '', path: [] }

interface Collected {
  readonly object: Mapping
  /** Whether a difference, or without a path the end of a resource, is due to the change. */
  readonly isOurs?: (part: string, path: ValuePath | undefined) => boolean
}

/** False where the changed object cannot be composed. */
function collect(collecting: Collecting, change: Change, { object, isOurs }: Collected): boolean {
  const after = renderWith(collecting.program, collecting.source, { manifest: object, overrides: 'none' })
  if (after !== undefined) record(collecting, change, after, isOurs)
  return after !== undefined
}

function record(
  { rendering, found }: Pick<Collecting, 'rendering' | 'found'>,
  change: Change,
  after: Rendering,
  isOurs: Collected['isOurs'] = () => true,
): void {
  const pairs = pairResources(rendering.resources, after.resources, change.type === 'fewer' ? 'name' : 'part')
  if (after.resources.length > pairs.size) found.effective.set(pathKey(change.field), change.field)
  for (const resource of rendering.resources) {
    const part = resource.part?.part ?? ''
    const other = pairs.get(resource)
    if (other !== undefined) {
      compareValues(resource.manifest, other.manifest, (path, difference) => {
        const move = { field: change.field, isUnset: change.type === 'set', path, difference }
        if (isOurs(part, path)) addMove(found, part, fieldFor(change, move))
      })
    } else if (isOurs(part, undefined)) addExists(found, part, change)
  }
}

/** Another number of items is due to the list, unless it is that item's own trace that goes with it. */
function fieldFor(change: Change, move: Move): Move {
  return change.type === 'fewer' && move.difference !== 'gone' ? { ...move, field: change.field.slice(0, -1) } : move
}

function addMove({ ofPart, effective, seen }: Found, part: string, move: Move): void {
  effective.set(pathKey(move.field), move.field)
  const key = JSON.stringify([part, move.field, move.path, move.difference])
  if (seen.has(key)) return
  seen.add(key)
  const moves = ofPart.get(part)
  if (moves === undefined) ofPart.set(part, [move])
  else moves.push(move)
}

function addExists({ exists, effective }: Found, part: string, { field, type }: Change): void {
  effective.set(pathKey(field), field)
  if (type === 'key') return
  const fields = exists.get(part) ?? []
  if (!fields.some((each) => pathKey(each) === pathKey(field))) exists.set(part, [...fields, field])
}

/** The finished resource of a part. */
export function resourceOf({ rendering }: Moves, part: string): Finished | undefined {
  return rendering.resources.find((resource) => (resource.part?.part ?? '') === part)
}

/** How a resource is called in messages: `SQLInstance "orders"`. */
export function titleOf({ manifest }: Finished): string {
  const { kind, name } = identity(manifest)
  return `${kind} "${name}"`
}
