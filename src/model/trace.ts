import type { Origin } from './origin.ts'
import type { SourceRef } from './unit.ts'
import type { ValuePath } from './value.ts'

/** A field of a source object, and where it stands; for one that is not written, the place of what would hold it. */
export interface SpecField {
  /** In the grammar of formatPath. */
  readonly path: string
  readonly origin: Origin
}

/**
 * What decided a value: a line of the spec, a default of a schema, the composition by itself, an override, or the
 * compiler (the motif.dev/composite annotation, a namespace of motif.yaml).
 */
export type Because = 'spec' | 'default' | 'composition' | 'override' | 'compiler'

/** Why a field of a rendered resource is what it is. Lists are in the order of the source, without repeats. */
export interface Cause {
  readonly because: Because
  /** Written fields that moved it, and those that a default filled in. */
  readonly spec: readonly SpecField[]
  /** Fields that were read for it and moved nothing. */
  readonly reads: readonly SpecField[]
  /** Optional fields that are not written, and would move it if they were. */
  readonly unset: readonly SpecField[]
  /** Fields without which the whole resource would not be there. */
  readonly exists: readonly SpecField[]
  /** The line that makes the resource, in the composition that does. */
  readonly composition?: Origin
  /** Where composites are nested, the lines that make those, outermost first. */
  readonly via?: readonly Origin[]
  /** The file that declares the composite's kind. */
  readonly kindFile?: string
  /** The line of the default, where `because` is `default`. */
  readonly schema?: Origin
  /** The edit, where `because` is `override`. */
  readonly override?: Origin
}

/** One field of one resource of one source object: `part` as in UnitEntry and Part, '' for a raw resource. */
export interface FieldRef {
  readonly source: SourceRef
  readonly part: string
  readonly path: ValuePath
}

/** Finds why a field is what it is; undefined where the source object cannot be composed. */
export type CauseOf = (field: FieldRef) => Cause | undefined

/** A resource-level fact, recorded while composing. */
export interface TracedResource {
  readonly part: string
  /** The nested composites it came through, outermost first, as identity keys. */
  readonly via: readonly string[]
  /** The line that makes it: first of the root's composition, then of each nested one down to its own. */
  readonly composition: readonly Origin[]
}

/** What compile() tells beside the bytes when it is asked for a trace: a fact for each resource, in apply order. */
export interface Trace {
  readonly resources: readonly TracedResource[]
}
