import type { GroundEdit } from '../model/edit.ts'
import type { Schema } from '../model/kind.ts'
import { compareOrigins, type Origin } from '../model/origin.ts'
import { formatPath } from '../model/path.ts'
import type { Because, Cause, CauseOf, FieldRef, SpecField } from '../model/trace.ts'
import { refKey, type SourceRef } from '../model/unit.ts'
import { own, valueAt, type ValuePath } from '../model/value.ts'
import type { Program } from '../pipeline/1-load.ts'
import type { SourceObject } from '../pipeline/source-files.ts'
import { COMPOSITE_ANNOTATION, finishRaw, type Finished } from '../pipeline/4-finish.ts'
import { isWithin, pathKey } from './edit.ts'
import { movesOf, resourceOf, type Move, type Moves } from './moves.ts'
import type { NestedMove } from './nested.ts'
import { readsFor } from './reads.ts'
import { schemaBelow } from './values.ts'

/** What is known of the composites of a program: each is traced when first asked for, and then once. */
export interface Tracer {
  /** Undefined for a raw resource, and where the composite cannot be composed. */
  readonly moves: (source: SourceObject) => Moves | undefined
  readonly sourceOf: (ref: SourceRef) => SourceObject | undefined
  readonly causeOf: CauseOf
}

/**
 * Why fields of rendered resources are what they are. `causeOf({ source, part, path })` takes a source object's place,
 * the resource by its `part` (as in a Unit's index; '' for a raw resource) and the path inside it; `[]` asks for the
 * resource as a whole. The first question about a composite renders it some hundred times, a few tenths of a second for a
 * large one; the others cost nothing.
 */
export function tracerOf(program: Program): Tracer {
  const known = new Map<SourceObject, Moves | undefined>()
  let sources: ReadonlyMap<string, SourceObject> | undefined
  const sourceOf = (ref: SourceRef): SourceObject | undefined => {
    sources ??= new Map(program.sources().map((source) => [refKey(source.ref), source]))
    return sources.get(refKey(ref))
  }
  const moves = (source: SourceObject): Moves | undefined => {
    if (!known.has(source)) known.set(source, movesOf(program, source))
    return known.get(source)
  }
  const causeOf = (field: FieldRef): Cause | undefined => {
    const source = sourceOf(field.source)
    if (source === undefined) return undefined
    if (source.role === 'raw') return writtenCause(program, source, field.path)
    const found = moves(source)
    const resource = found && resourceOf(found, field.part)
    return resource && causeIn({ program, source, moves: found, resource }, field)
  }
  return { moves, sourceOf, causeOf }
}

/** A raw resource is as it is written, but for overrides. */
function writtenCause(program: Program, source: SourceObject, path: ValuePath): Cause {
  const { namespace } = program.package
  const raw = finishRaw(source.manifest, { kinds: program.kinds, namespace, overrides: program.overrides })
  const override = overrideLine(program, raw, path)
  if (override !== undefined) return { ...NONE, because: 'override', override }
  const isWritten = valueAt(source.manifest, path) !== undefined
  const field = { path: formatPath(path), origin: program.locate(source.ref, path) }
  return { ...NONE, because: isWritten ? 'spec' : 'compiler', spec: isWritten ? [field] : [] }
}

const NONE = { spec: [], reads: [], unset: [], exists: [] } as const

interface Looking {
  readonly program: Program
  readonly source: SourceObject
  readonly moves: Moves
  readonly resource: Finished
}

function causeIn(looking: Looking, { part, path }: FieldRef): Cause {
  const { program, source, moves, resource } = looking
  const found = (moves.ofPart.get(part) ?? []).filter((move) => concerns(move, path))
  const set = deepest(found.filter(({ isUnset }) => !isUnset).map(({ field }) => field))
  const unset = deepest(found.filter(({ isUnset }) => isUnset).map(({ field }) => field))
  const show = (fields: readonly ValuePath[]): readonly SpecField[] => shown(program, source, fields)
  const isWritten = (field: ValuePath): boolean => valueAt(source.manifest, field) !== undefined
  const because = becauseOf(looking, { part, path }, { isWritten: set.some(isWritten), isMoved: set.length > 0 })
  const schema = because === 'default' ? decidingDefault(looking, { part, path, field: set[0] }) : undefined
  const composition = resource.part?.locate()
  const override = overrideLine(program, resource, path)
  const via = resource.part?.outer.flatMap((locate) => locate() ?? []) ?? []
  const made = {
    ...(via.length === 0 ? {} : { via }),
    ...(composition === undefined ? {} : { composition }),
    ...(override === undefined ? {} : { override }),
  }
  return {
    because: override === undefined ? because : 'override',
    // What an override sets is there whatever the spec says.
    spec: override === undefined ? show(set) : [],
    reads: override === undefined && because !== 'compiler' ? show(readsFor(moves, part, path)) : [],
    unset: override === undefined ? show(unset) : [],
    exists: show(deepest(moves.exists.get(part) ?? [])),
    ...made,
    ...(source.kind === undefined ? {} : { kindFile: source.kind.file }),
    ...(schema === undefined ? {} : { schema }),
  }
}

/** In the order of the source. */
function shown(program: Program, source: SourceObject, fields: readonly ValuePath[]): readonly SpecField[] {
  return fields
    .map((field) => ({ path: formatPath(field), origin: program.locate(source.ref, field) }))
    .sort((a, b) => compareOrigins(a.origin, b.origin))
}

/** A move of the field itself, of all that it stands in, or of what stands in it. */
function concerns({ path, difference }: Move, asked: ValuePath): boolean {
  if (isWithin(path, asked)) return true
  return difference === 'gone' && isWithin(asked, path)
}

/** Without those that hold another one of them, in their order. */
function deepest(fields: readonly ValuePath[]): readonly ValuePath[] {
  const unique = [...new Map(fields.map((field) => [pathKey(field), field])).values()]
  return unique.filter((field) => !unique.some((other) => other.length > field.length && isWithin(other, field)))
}

function becauseOf(
  { resource, moves }: Looking,
  { part, path }: Pick<FieldRef, 'part' | 'path'>,
  { isWritten, isMoved }: { readonly isWritten: boolean; readonly isMoved: boolean },
): Because {
  if (path[0] === 'metadata' && path[1] === 'annotations' && path[2] === COMPOSITE_ANNOTATION) return 'compiler'
  if (isWritten) return 'spec'
  if (isMoved || nestedDefault(moves, part, path) !== undefined) return 'default'
  const isNamespace = pathKey(path) === pathKey(['metadata', 'namespace'])
  const given = own(own(resource.part?.manifest, 'metadata'), 'namespace')
  return isNamespace && given === undefined ? 'compiler' : 'composition'
}

/** The line of the default of the field, or of the nested kind whose default it is. */
function decidingDefault(
  { program, source, moves }: Looking,
  { part, path, field }: { readonly part: string; readonly path: ValuePath; readonly field: ValuePath | undefined },
): Origin | undefined {
  if (field !== undefined) return defaultLine(program, source, field)
  const nested = nestedDefault(moves, part, path)
  return nested && defaultLine(program, nested, nested.field)
}

function nestedDefault({ nested }: Moves, part: string, path: ValuePath): NestedMove | undefined {
  return nested.get(part)?.find(({ path: moved, difference }) => difference !== 'size' && isWithin(path, moved))
}

/** The edit of the last override that made the field, or what it stands in. */
function overrideLine(program: Program, { overridden }: Finished, path: ValuePath): Origin | undefined {
  for (const { override, counts, changes } of [...(overridden?.uses ?? [])].reverse()) {
    const index = changes.findLastIndex((change) => isWithin(path, touchedBy(change)))
    const ref = program.overrides.list[override]?.ref
    if (index < 0 || ref === undefined) continue
    let edit = 0
    for (let left = index; left >= (counts[edit] ?? Infinity); edit++) left -= counts[edit] ?? 0
    return program.locate(ref, ['spec', 'edits', edit])
  }
  return undefined
}

function touchedBy(change: GroundEdit): ValuePath {
  switch (change.op) {
    case 'insert':
      return [...change.path, change.index]
    case 'move':
      return change.to
    case 'rename':
    case 'wrap':
    case 'unwrap':
      return [...change.path.slice(0, -1), change.to]
    default:
      return change.path
  }
}

/** The line of the `default` that filled a field in: its own, or that of an object around it. */
export function defaultLine(
  program: Program,
  { kind, version }: Pick<SourceObject, 'kind' | 'version'>,
  field: ValuePath,
): Origin | undefined {
  const index = kind?.versions.findIndex(({ name }) => name === version) ?? -1
  let schema: Schema | undefined = kind?.versions[index]?.schema
  if (kind === undefined || schema === undefined) return undefined
  const path: (string | number)[] = ['spec', 'versions', index, 'schema', 'openAPIV3Schema']
  let found: ValuePath | undefined
  for (const step of field) {
    path.push(...keywordsTo(schema, step))
    schema = schemaBelow(schema, step)
    if (schema === undefined) break
    if (schema.default !== undefined) found = [...path, 'default']
  }
  return found === undefined ? undefined : program.locate({ file: kind.file, document: 0 }, found, 'key')
}

function keywordsTo(schema: Schema, step: string | number): readonly (string | number)[] {
  if (typeof step === 'number') return ['items']
  return Object.hasOwn(schema.properties ?? {}, step) ? ['properties', step] : ['additionalProperties']
}
