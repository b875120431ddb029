import type { Diagnostic } from './diagnostic.ts'
import type { Origin } from './origin.ts'
import type { Manifest } from './resource.ts'
import type { ValuePath } from './value.ts'

/** A user's object of a declared kind, in its storage version, defaulted and validated. */
export type Composite = Manifest

/** One object as a composition made it, before the pipeline finishes it. */
export interface Composed {
  readonly manifest: Manifest
  /** The construct path below the chart, or the document's number in a template: for messages and traces. */
  readonly part: string
  /** Positions in the same composition's list of objects that must be applied first (addDependency). */
  readonly dependsOn: readonly number[]
}

/** What a composition gave for one composite: objects, or the problems that kept it from giving them. */
export interface Composing {
  readonly objects: readonly Composed[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A field of the composite that was read for an object, or for one field of it where the language can tell. */
export interface FieldRead {
  readonly read: ValuePath
  /** Where in the object; absent for the object as a whole. */
  readonly field?: ValuePath
}

/** What a composition reads of one composite. */
export interface Reading {
  /** Everything, in no order; of templates also what stands in branches that are not taken. */
  readonly all: readonly ValuePath[]
  /** By part. */
  readonly parts: ReadonlyMap<string, readonly FieldRead[]>
}

/** What expands a kind: a loaded composition in some language. */
export interface Composition {
  /** The file it was loaded from, relative to the package. */
  readonly file: string
  /** SHA-256 of everything its code is made of, imports included: part of a Unit's key. */
  readonly digest: string
  /** Files of the package it was made from, itself first, then by path. */
  readonly files: readonly string[]
  /** Expands one composite. Pure; a user's mistake is in `diagnostics`, only ours throws. */
  compose(composite: Composite): Composing
  /** The line of the composition that makes the part, found by composing again with stacks recorded. */
  locate(composite: Composite, part: string): Origin | undefined
  /** What it reads of the composite, found by composing again with everything recorded. Never throws. */
  readings?(composite: Composite): Reading
}

/** What loading a composition gave. */
export type LoadedComposition =
  | { readonly ok: true; readonly composition: Composition; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
