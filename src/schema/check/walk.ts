import type { Code } from '../../model/codes.ts'
import type { Problem } from '../../model/diagnostic.ts'
import type { Schema } from '../../model/kind.ts'
import type { Value } from '../../model/value.ts'
import { newBudget, type Budget } from '../cel/frame.ts'
import { pathText } from './say.ts'

/** More problems of one value than this are counted, not kept. */
export const MOST_PROBLEMS = 100

/** Values nested deeper than this are not looked into: the reader refuses them long before. */
export const DEEPEST = 400

/** One walk through a value: where it stands, and what it has found. Used up by a single check. */
export interface Walk {
  readonly path: (string | number)[]
  readonly problems: Problem[]
  /** How many problems there were, kept or not, rules apart: unchanged over a part of the walk means the part is sound. */
  found: number
  /** How many levels had a rule that doesn't hold. */
  broken: number
  /** Only counts: for what is tried and may fail. */
  isSilent: boolean
  /** What is left for the CEL rules. */
  readonly budget: Budget
}

/** Looks at a value and reports into the walk, whose path leads to the value. */
export type Check = (value: Value, walk: Walk) => void

/** The value with nulls dropped and defaults filled in: the same object where nothing changes. */
export type Prepare = (value: Value) => Value

/**
 * True only where prepare() would change nothing and check() would find nothing; false may also mean that only those
 * can tell. Asked first, since nearly all values are right. Takes a silent walk, which is used up where it says false.
 */
export type Passes = (value: Value, walk: Walk) => boolean

/** A schema compiled: how a value is prepared, and then checked. */
export interface Node {
  /** Undefined where nothing below can change. */
  readonly prepare: Prepare | undefined
  readonly check: Check
  readonly passes: Passes
}

/** What a schema is compiled with. */
export interface Context {
  /** Custom resources, or Kubernetes' own kinds: they have other formats and other ways with null. */
  readonly dialect: 'crd' | 'core'
  /** `spine` decides which fields there are; `nested` (below allOf, anyOf, oneOf, not) only narrows values. */
  readonly role: 'spine' | 'nested'
  /** No value is shown in a message. */
  readonly isSecret: boolean
  /** Fields of this level whose values are shown in no message. */
  readonly secretFields: readonly string[]
  /** Below a form: what declares the same value, and so whether it is secret. Undefined on the spine. */
  readonly declared?: Schema | undefined
  /** Unknown fields are kept here whatever the schema says: items of a list that preserves them. */
  readonly keepsUnknown: boolean
  /** The value is a default of a schema, and not an object's. */
  readonly isDefault?: boolean | undefined
  /** Compiles a schema below. */
  readonly compile: (schema: Schema, context: Context) => Node
}

/** What report() takes beside the sentence. */
export interface Details {
  readonly help?: string | undefined
  readonly at?: 'key' | 'value'
  /** One step below the walk's path. */
  readonly child?: string | number
  readonly isSecret?: boolean
}

/** Starts a walk at the top of a value. */
export function startWalk(): Walk {
  return { path: [], problems: [], found: 0, broken: 0, isSilent: false, budget: newBudget() }
}

/** Starts a walk that only tells whether there is a problem. */
export function startSilentWalk(): Walk {
  return { ...startWalk(), isSilent: true }
}

/** Reports what is the matter where the walk stands: `predicate` goes on from the path, without the full stop. */
export function report(walk: Walk, code: Code, predicate: string, details: Details = {}): void {
  walk.found++
  if (walk.isSilent || walk.problems.length >= MOST_PROBLEMS) return
  const path = details.child === undefined ? [...walk.path] : [...walk.path, details.child]
  walk.problems.push({
    code,
    message: `${pathText(path)} ${predicate}.`,
    path,
    ...(details.at && { at: details.at }),
    ...(details.help !== undefined && { help: details.help }),
    ...(details.isSecret && { isSecret: true }),
  })
}

/** Whether the value passes the check. Nothing is kept in the walk. */
export function passes(check: Check, value: Value, walk: Walk): boolean {
  const { found, isSilent } = walk
  walk.isSilent = true
  check(value, walk)
  const isFound = walk.found !== found
  walk.found = found
  walk.isSilent = isSilent
  return !isFound
}

/** What is the matter first with a value that doesn't pass the check. Nothing is kept in the walk. */
export function firstProblem(check: Check, value: Value, walk: Walk): string {
  const apart: Walk = { ...startWalk(), path: [...walk.path] }
  check(value, apart)
  return apart.problems[0]?.message ?? ''
}
