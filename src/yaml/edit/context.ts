import type { Code } from '../../model/codes.ts'
import type { Patch } from './patch.ts'
import type { Style } from './style.ts'
import type { SyntaxTree } from './syntax.ts'

/** A document that edits are planned for. Its text ends with a line break. */
export interface Context {
  readonly tree: SyntaxTree
  readonly style: Style
}

/** Why an edit is not made in a text: the file stays as it is. */
export interface TextRefusal {
  readonly code: Code
  /** A sentence. */
  readonly message: string
  readonly help?: string
  /** Where in the text of the file. */
  readonly offset: number
}

/** The patches of one edit, or why it is refused. */
export type Planned = readonly Patch[] | TextRefusal

/** True for a refusal. */
export function isRefusal(planned: Planned): planned is TextRefusal {
  return 'code' in planned
}

/** A refusal of what has no exact form in the text. */
export function inexact(message: string, offset: number, help?: string): TextRefusal {
  return { code: 'edit/inexact', message, offset, ...(help === undefined ? {} : { help }) }
}
