import type { Cel } from '../value.ts'

/** What an overload does. Its arguments have the overload's types: the caller has seen to that. */
export type Implementation = (...args: never[]) => Cel
