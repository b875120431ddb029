import type { Schema } from '../model/kind.ts'
import { forEachField, formatFieldPath } from './fields.ts'

/** What the prose of a schema says about fields that never change. */
export interface ToldImmutable {
  /** Paths of fields that the prose calls immutable, `[*]` for every item or value, in the order of the file. */
  readonly paths: readonly string[]
  /** Paths of fields whose prose speaks of immutability without saying that the field itself is immutable. */
  readonly untold: readonly string[]
}

/** A sentence that is nothing but the mark (`Immutable.`), begins with it, or says it of the field. */
const MARK =
  /(?:^|[.:;!)\]] )Immutable(?:[.,]|$| after (?:resource )?creation\b)|\b(?:It's|It is|This field is) immutable\b(?! \w+ed\b)/

/**
 * The fields that prose marks immutable, by the mark that Google's API descriptions use: `Immutable.` as a sentence of
 * its own. Fields of `status` are left out: nobody writes them.
 */
export function tellImmutable(schema: Schema): ToldImmutable {
  const paths: string[] = []
  const untold: string[] = []
  forEachField(schema, ({ description }, path) => {
    if (description === undefined || path[0] === 'status' || !/immutable/i.test(description)) return
    const isTold = MARK.test(description.replace(/\s+/g, ' ').trim())
    ;(isTold ? paths : untold).push(formatFieldPath(path))
  })
  return { paths, untold }
}
