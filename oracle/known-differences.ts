import type { Difference } from './judge.ts'

/** A difference that stands, and why. */
export interface KnownDifference {
  readonly name: string
  readonly reason: string
  isIt(difference: Difference): boolean
}

/** Everything in which we do not say what the server says. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = []
