import type { Cel } from '../value.ts'
import { COLLECTIONS } from './collection.ts'
import { CONVERSIONS } from './convert.ts'
import { STRINGS } from './string.ts'

/** What an overload does. Its arguments have the overload's types: the caller has seen to that. */
export type Implementation = (...args: never[]) => Cel

/** What each overload does, by its id in the signatures. */
export const IMPLEMENTATIONS: ReadonlyMap<string, Implementation> = new Map<string, Implementation>(
  [COLLECTIONS, CONVERSIONS, STRINGS].flatMap((table) => Object.entries(table)),
)
