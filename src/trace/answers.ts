import type { Origin } from '../model/origin.ts'
import { formatPath } from '../model/path.ts'
import { identity, type Identity, type Manifest } from '../model/resource.ts'
import type { Cause } from '../model/trace.ts'
import type { Build } from '../model/unit.ts'
import { isList, isMapping, own, ownText, valueAt, type Value, type ValuePath } from '../model/value.ts'
import type { Program } from '../pipeline/1-load.ts'
import type { SourceObject } from '../pipeline/source-files.ts'
import { finishRaw } from '../pipeline/4-finish.ts'
import { renderWith } from '../pipeline/trial.ts'
import { tracerOf, type Tracer } from './cause.ts'
import { isWithin } from './edit.ts'
import type { Move } from './moves.ts'
import { isPassword, isSecretField, masked } from './secret.ts'
import { writtenBy, type Written } from './written.ts'

/** One rendered resource that can be asked about. */
export interface Target {
  readonly source: SourceObject
  readonly part: string
  readonly identity: Identity
  readonly manifest: Manifest
}

/** Why one field of one resource is what it is. */
export interface Answer {
  readonly target: Target
  /** In the grammar of formatPath; '' for the resource as a whole. */
  readonly path: string
  /** Secrets are masked; absent for a resource as a whole. */
  readonly value: Value | undefined
  /** Where it is written; absent where the source has errors. */
  readonly written: Origin | undefined
  readonly cause: Cause
}

/** Answers questions about the resources of a build. */
export interface Asking {
  readonly program: Program
  readonly tracer: Tracer
  /** Every resource whose source can be composed, in the order of the sources. */
  readonly targets: () => readonly Target[]
  readonly answer: (target: Target, path: ValuePath) => Answer | undefined
  /** What a field of a source object decides: whole resources, then fields. */
  readonly decidedBy: (source: SourceObject, field: ValuePath) => readonly Answer[]
}

/** Questions about a build. */
export function askAbout(program: Program, build: Build): Asking {
  const tracer = tracerOf(program)
  const written = writtenBy(program, build)
  const answer = (target: Target, path: ValuePath): Answer | undefined =>
    answerOf({ program, tracer, written }, target, path)
  let all: readonly Target[] | undefined
  return {
    program,
    tracer,
    targets: () => (all ??= program.sources().flatMap((source) => targetsOf(program, source))),
    answer,
    decidedBy: (source, field) => decidedBy({ program, tracer, written }, source, field),
  }
}

function targetsOf(program: Program, source: SourceObject): readonly Target[] {
  if (source.role === 'raw') {
    const { namespace } = program.package
    const { manifest } = finishRaw(source.manifest, { kinds: program.kinds, namespace, overrides: program.overrides })
    return [{ source, part: '', identity: identity(manifest), manifest }]
  }
  const rendering = renderWith(program, source, { manifest: source.manifest })
  return (rendering?.resources ?? []).map(({ manifest, identity, part }) => {
    return { source, part: part?.part ?? '', identity, manifest }
  })
}

interface Answering {
  readonly program: Program
  readonly tracer: Tracer
  readonly written: Written
}

function answerOf(answering: Answering, target: Target, path: ValuePath): Answer | undefined {
  const { tracer, written } = answering
  const cause = tracer.causeOf({ source: target.source.ref, part: target.part, path })
  if (cause === undefined) return undefined
  const value = valueAt(target.manifest, path)
  return {
    target,
    path: formatPath(path),
    value: path.length === 0 || value === undefined ? undefined : shown(answering, target, { value, path }),
    written: written(target.source.ref, target.identity)?.(path),
    cause,
  }
}

/** A value with its secrets masked: those of a Secret, of password fields, and what is made from a password of the spec. */
function shown(
  { program, tracer }: Answering,
  target: Target,
  { value, path }: { readonly value: Value; readonly path: ValuePath },
): Value {
  const { group, kind } = target.identity
  const version = ownText(target.manifest, 'apiVersion').split('/').at(-1)
  const schema = program.kinds.find(group, kind)?.versions.find(({ name }) => name === version)?.schema
  const moves = tracer.moves(target.source)?.ofPart.get(target.part) ?? []
  const own = target.source.kind?.versions.find(({ name }) => name === target.source.version)?.schema
  const secret = moves.filter(({ field }) => isPassword(own, field))
  const isSecret = (at: ValuePath): boolean =>
    isSecretField(target.identity, at) || isPassword(schema, at) || secret.some((move) => isSame(move, at))
  return masked(value, path, isSecret)
}

function isSame({ path, difference }: Move, at: ValuePath): boolean {
  return difference === 'changed' && path.length === at.length && isWithin(path, at)
}

function decidedBy(answering: Answering, source: SourceObject, field: ValuePath): readonly Answer[] {
  const targets = targetsOf(answering.program, source)
  if (source.role === 'raw') return targets.flatMap((target) => answerOf(answering, target, field) ?? [])
  const moves = answering.tracer.moves(source)
  if (moves === undefined) return []
  const ours = (each: ValuePath): boolean => isWithin(each, field)
  return targets.flatMap((target) => {
    const exists = (moves.exists.get(target.part) ?? []).some(ours)
    const moved = (moves.ofPart.get(target.part) ?? []).filter((move) => !move.isUnset && ours(move.field))
    const paths = leavesOf(target.manifest, []).filter((path) => moved.some((move) => isMoved(move, path)))
    return [...(exists ? [[]] : []), ...paths].flatMap((path) => answerOf(answering, target, path) ?? [])
  })
}

function isMoved({ path, difference }: Move, leaf: ValuePath): boolean {
  if (difference === 'size') return false
  return difference === 'gone' ? isWithin(leaf, path) : path.length === leaf.length && isWithin(leaf, path)
}

/** The paths of all values that hold no others, in the order of the object. */
export function leavesOf(value: Value, path: ValuePath): readonly ValuePath[] {
  if (isList(value) && value.length > 0) return value.flatMap((item, index) => leavesOf(item, [...path, index]))
  if (isMapping(value) && Object.keys(value).length > 0) {
    return Object.keys(value).flatMap((key) => leavesOf(own(value, key) ?? null, [...path, key]))
  }
  return [path]
}

/** The composite of a source object as people write it: `ManagedDatabase/orders`. */
export function compositeName({ source }: Target): string {
  const { kind, name } = identity(source.manifest)
  return `${kind}/${name}`
}
