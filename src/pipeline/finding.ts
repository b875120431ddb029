import type { Diagnostic } from '../model/diagnostic.ts'
import type { Unit } from '../model/unit.ts'

/** A problem that shows only when units are seen together. Where it is an error, none of the units is written. */
export interface Finding {
  readonly diagnostic: Diagnostic
  readonly units: readonly Unit[]
}
