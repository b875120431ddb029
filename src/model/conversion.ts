import type { Edit } from './edit.ts'
import type { ReferenceTarget } from './kind.ts'

/** How a kind's objects of one version become those of another, and back. */
export interface Conversion {
  readonly name: string
  /** The file that holds it, relative to the package, and which of its documents. */
  readonly file: string
  readonly document: number
  readonly for: ReferenceTarget
  readonly from: string
  readonly to: string
  readonly by: Converting
}

/** One list of edits with what is derived from it for the way back; or a module with a function for each way. */
export type Converting =
  | {
      readonly way: 'edits'
      readonly edits: readonly Edit[]
      readonly back: readonly Edit[]
      /** The indexes of the edits that say `lossy`. */
      readonly lossy: readonly number[]
    }
  | { readonly way: 'module'; readonly file: string }
