import type { Step } from './path.ts'
import type { Value, ValuePath } from './value.ts'

/** A written path: keys, `[*]` and `[name=x]`; an edit never has `[0]`. At least one step. */
export type Path = readonly Step[]

/** Where `insert` puts its item. A neighbour is named by its whole value. */
export type InsertAt = 'start' | 'end' | { readonly before: Value } | { readonly after: Value }

/** One operation of the vocabulary of change (docs/edits.md). */
export type Operation =
  | { readonly op: 'set' | 'default'; readonly path: Path; readonly value: Value }
  | { readonly op: 'delete'; readonly path: Path }
  /** `to` is a key beside the old one. The path ends in a key. */
  | { readonly op: 'rename' | 'wrap' | 'unwrap'; readonly path: Path; readonly to: string }
  /** Both paths end in a key; `[*]` stands only in what they have in common. */
  | { readonly op: 'move'; readonly path: Path; readonly to: Path }
  | { readonly op: 'insert'; readonly path: Path; readonly value: Value; readonly at: InsertAt }
  | { readonly op: 'remove'; readonly path: Path; readonly value: Value }
  /** The values by the text of the scalar that each replaces. */
  | { readonly op: 'map'; readonly path: Path; readonly values: ReadonlyMap<string, Value> }
  | { readonly op: 'compute'; readonly path: Path; readonly cel: string }

/** An operation, and what only a Conversion says beside it: its inverse, or that going back loses something. */
export type Edit = Operation & { readonly with?: readonly Edit[]; readonly lossy?: true }

/** The words of the vocabulary, in the order in which help lists them. */
export const OPERATIONS = [
  'set',
  'default',
  'delete',
  'rename',
  'move',
  'insert',
  'remove',
  'map',
  'wrap',
  'unwrap',
  'compute',
] as const satisfies readonly Operation['op'][]

/** Which documents are meant: all of `group` and `kind` (`''` is core) that have the version, namespace and name, if named. */
export interface Selector {
  readonly group: string
  readonly kind: string
  readonly version?: string
  readonly namespace?: string
  readonly name?: string
  /** CEL over `self`, the whole document as it then is. */
  readonly where?: string
}

/**
 * What an edit comes to in one document: one change at one place, every `[*]`, `[name=x]` and `compute` resolved. Paths
 * are those of the value that the change before left. What stands at `path` is there, but for `set`, which also makes
 * the last key, behind the others of its mapping.
 */
export type GroundEdit =
  | { readonly op: 'set'; readonly path: ValuePath; readonly value: Value }
  | { readonly op: 'delete'; readonly path: ValuePath }
  | { readonly op: 'rename'; readonly path: ValuePath; readonly to: string }
  /** Missing mappings of `to` are made; mappings that lose their last key go. */
  | { readonly op: 'move'; readonly path: ValuePath; readonly to: ValuePath }
  /** `path` is the list, `index` where the item will stand. */
  | { readonly op: 'insert'; readonly path: ValuePath; readonly index: number; readonly value: Value }
  /** A value under a key becomes a list of one under the key `to`, in the same place; `unwrap` undoes it. */
  | { readonly op: 'wrap' | 'unwrap'; readonly path: ValuePath; readonly to: string }

/** What an expression comes to, or why it could not be evaluated. */
export type Evaluated = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly message: string }

/**
 * Evaluates CEL (Kubernetes' library) over `self`, the document; under `[*]` also over `item`. Never throws. The model
 * has no CEL of its own: who calls brings it.
 */
export type Evaluate = (cel: string, self: Value, item?: Value) => Evaluated
