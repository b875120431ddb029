import { change, draftOf } from '../../model/draft.ts'
import type { GroundEdit } from '../../model/edit.ts'
import { isSameValue, valueAt, type Value, type ValuePath } from '../../model/value.ts'
import { inexact, isRefusal, type Context, type Planned, type TextRefusal } from './context.ts'
import { planDelete } from './delete.ts'
import { planInsert } from './insert.ts'
import { planMove } from './move.ts'
import { parseTree } from './parse.ts'
import { inOrder, patched, patchedPieces, type Patch, type Piece } from './patch.ts'
import { planRename } from './rename.ts'
import { planSet } from './set.ts'
import { styleOf, type Style } from './style.ts'
import { touchesOf, type Touches } from './touches.ts'
import { planUnwrap, planWrap } from './wrap.ts'

/** A document's text after ground edits, as pieces of the text before. Not verified yet. */
export type EditedDocument =
  | { readonly ok: true; readonly text: string; readonly pieces: readonly Piece[] }
  | { readonly ok: false; readonly refusal: TextRefusal }

/** How to edit: with block scalars for texts of several lines or without, many edits on one parse or one by one. */
export interface Attempt {
  readonly mayBlock: boolean
  readonly oneByOne: boolean
}

/** Makes ground edits in the text of one document, which ends with a line break and has the value `value`. */
export function editDocument(
  document: { readonly text: string; readonly value: Value },
  edits: readonly GroundEdit[],
  attempt: Attempt,
): EditedDocument {
  const draft = draftOf(document.value)
  let state: State | undefined = { text: document.text, pieces: [{ from: 0, to: document.text.length }] }
  let batch: Batch | undefined
  for (const edit of edits) {
    if (edit.op === 'set' && isSameValue(valueAt(draft.value, edit.path), edit.value)) continue
    if (batch && (attempt.oneByOne || batch.touches.isNear(edit, draft.value))) {
      state = flush(state, batch.patches)
      batch = undefined
    }
    if (state === undefined) return { ok: false, refusal: inexact('Two edits touch the same characters.', 0) }
    batch ??= openBatch(state, attempt)
    if (batch === undefined)
      return { ok: false, refusal: inexact('The text has a form that edits are not made in.', 0) }
    const planned = plan(edit, draft.value, batch.context)
    if (isRefusal(planned)) return { ok: false, refusal: planned }
    batch.patches.push(...planned)
    batch.touches.add(edit, draft.value)
    change(draft, edit)
  }
  const end = batch ? flush(state, batch.patches) : state
  return end ? { ok: true, ...end } : { ok: false, refusal: inexact('Two edits touch the same characters.', 0) }
}

interface State {
  readonly text: string
  readonly pieces: readonly Piece[]
}

interface Batch {
  readonly context: Context
  readonly patches: Patch[]
  readonly touches: Touches
}

function openBatch({ text }: State, { mayBlock }: Attempt): Batch | undefined {
  const tree = parseTree(text)
  if (tree === undefined) return undefined
  let style: Style | undefined
  const context: Context = {
    tree,
    get style() {
      return (style ??= { ...styleOf(tree), mayBlock })
    },
  }
  return { context, patches: [], touches: touchesOf() }
}

function flush(state: State | undefined, patches: readonly Patch[]): State | undefined {
  const sorted = inOrder(unique(patches))
  if (sorted?.some(({ to }) => to > (state?.text.length ?? 0))) return undefined
  return state && sorted && { text: patched(state.text, sorted), pieces: patchedPieces(state.pieces, sorted) }
}

/** An anchor's content that several aliases lead to is changed once. */
function unique(patches: readonly Patch[]): readonly Patch[] {
  const seen = new Set<string>()
  return patches.filter(({ from, to, text }) => {
    if (from === to) return true
    const key = `${from} ${to} ${text}`
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

function plan(edit: GroundEdit, value: Value, context: Context): Planned {
  switch (edit.op) {
    case 'set':
      return planSet(edit.path, edit.value, context)
    case 'delete':
      return planDelete(edit.path, context)
    case 'rename':
      return planRename(edit.path, edit.to, context)
    case 'insert':
      return planInsert(edit, context)
    case 'wrap':
      return planWrap(edit, context)
    case 'unwrap':
      return planUnwrap(edit, context)
    case 'move':
      return planMove({ ...edit, value: present(value, edit.path) }, context)
  }
}

function present(value: Value, path: ValuePath): Value {
  return valueAt(value, path) ?? null
}
