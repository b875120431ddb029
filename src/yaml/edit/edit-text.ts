import { changed } from '../../model/draft.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { GroundEdit } from '../../model/edit.ts'
import type { Value } from '../../model/value.ts'
import { locatorOf } from '../lines.ts'
import { readExactly } from '../read-exactly.ts'
import { readPlain } from '../read-plain.ts'
import { inexact, type TextRefusal } from './context.ts'
import { editDocument, type Attempt } from './edit-document.ts'
import { parseTree } from './parse.ts'
import { patched, patchesOf, type Patch, type Piece } from './patch.ts'
import { slicesOf, type Slice } from './slices.ts'
import type { SyntaxNode } from './syntax.ts'
import { linksOf, valueOf } from './tree-value.ts'
import { isIntended } from './verify.ts'

/** A document of a file that is to be edited. */
export interface EditableDocument {
  /** Among all documents of the file, the empty ones too. */
  readonly index: number
  readonly value: Value
  /** True where kubectl reads some scalar otherwise (`yaml/ambiguous`): the value is YAML 1.2's. */
  readonly isAmbiguous: boolean
}

/** A file that is to be edited. */
export interface EditableFile {
  readonly file: string
  readonly text: string
  /** Those that can be read; a document that only kubectl reads otherwise is among them. */
  readonly documents: readonly EditableDocument[]
  /** What is wrong with the other documents. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * A text as documents that editText takes. Reads as `read` does, but for scalars that kubectl reads otherwise: they are
 * left as they are. A byte order mark may stand at the beginning, and stays. Never throws.
 */
export function openText(file: string, text: string): EditableFile {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text
  const plain = readPlain(body)
  if (plain) {
    return { file, text, documents: plain.map((document) => ({ ...document, isAmbiguous: false })), diagnostics: [] }
  }
  const { documents, diagnostics } = readExactly(file, text)
  const read = documents.map((document): EditableDocument => ({ ...document, isAmbiguous: false }))
  if (!diagnostics.some(({ code }) => code === 'yaml/ambiguous')) return { file, text, documents: read, diagnostics }
  const known = new Set(documents.map(({ index }) => index))
  const ambiguous = slicesOf(body).flatMap((slice, index) =>
    known.has(index) ? [] : ambiguousDocument(body, slice, index),
  )
  const left = diagnostics.filter(({ code }) => code !== 'yaml/ambiguous')
  return { file, text, documents: [...read, ...ambiguous].sort((a, b) => a.index - b.index), diagnostics: left }
}

function ambiguousDocument(body: string, { from, to }: Slice, index: number): readonly EditableDocument[] {
  const text = body.slice(from, to)
  const { diagnostics } = readExactly('', text)
  const isOnlyAmbiguous = diagnostics.length > 0 && diagnostics.every(({ code }) => code === 'yaml/ambiguous')
  const tree = isOnlyAmbiguous ? parseTree(text) : undefined
  return tree ? [{ index, value: valueOf(tree), isAmbiguous: true }] : []
}

/** What to change in one document of a file. */
export interface DocumentEdits {
  readonly document: number
  readonly changes: readonly GroundEdit[]
}

/** A text after its edits; or why the file is left as it is. */
export type EditedText =
  | {
      readonly ok: true
      readonly text: string
      /** In the order of the text, not overlapping; `patched(before, patches)` is `text`. None where nothing changed. */
      readonly patches: readonly Patch[]
    }
  | {
      readonly ok: false
      /** The document that can't be edited. */
      readonly document: number
      readonly refusal: Diagnostic
    }

/**
 * Makes ground edits (model/apply.ts resolves them) in the text of a file: all of them, or none. Only what an edit names
 * changes; comments, quoting, indentation, blank lines and line breaks elsewhere stay to the byte, and new content is
 * written as its neighbours are. Every changed document is read again and compared, its keys in order, with the value
 * that the edits make; where that can't be reached exactly the file is refused: `edit/inexact`, `edit/alias`,
 * `edit/anchor`. Throws where the edits are not made for the documents' values.
 */
export function editText(file: EditableFile, edits: readonly DocumentEdits[]): EditedText {
  const mark = file.text.startsWith('\ufeff') ? 1 : 0
  const slices = slicesOf(file.text.slice(mark)).map(({ from, to }) => ({ from: from + mark, to: to + mark }))
  const patches: Patch[] = []
  const isSliced = isSlicedAsRead(file, slices)
  for (const { document, changes } of edits.toSorted((a, b) => a.document - b.document)) {
    if (changes.length === 0) continue
    const found = file.documents.find(({ index }) => index === document)
    const slice = slices[document]
    if (!found || !slice || !isSliced)
      return refused(file, document, inexact('The document can not be read.', slice?.from ?? 0))
    const before = file.text.slice(slice.from, slice.to)
    const result = editSlice({ text: before, value: found.value, isAmbiguous: found.isAmbiguous }, changes)
    if ('code' in result) return refused(file, document, { ...result, offset: result.offset + slice.from })
    patches.push(...result.map(({ from, to, text }) => ({ from: from + slice.from, to: to + slice.from, text })))
  }
  return { ok: true, text: patched(file.text, patches), patches }
}

/**
 * Readers count the documents between `...` and directives differently: there every slice is compared, because another
 * document may say the same as the one that is to be edited.
 */
function isSlicedAsRead({ text, documents }: EditableFile, slices: readonly Slice[]): boolean {
  if (!/^\ufeff?(?:\.\.\.|%)/m.test(text)) return true
  return documents.every(({ index, value, isAmbiguous }) => {
    const slice = slices[index]
    return slice !== undefined && isIntended(text.slice(slice.from, slice.to), value, { isAmbiguous })
  })
}

function refused({ file, text }: EditableFile, document: number, refusal: TextRefusal): EditedText {
  const { code, message, help, offset } = refusal
  const origin = locatorOf(file, text)(offset, offset)
  return {
    ok: false,
    document,
    refusal: diagnostic(code, message, { origin, ...(help === undefined ? {} : { help }) }),
  }
}

/** Best first: the later ones are for texts in which blocks, or edits side by side, are not exact. */
const ATTEMPTS: readonly Attempt[] = [
  { mayBlock: true, oneByOne: false },
  { mayBlock: true, oneByOne: true },
  { mayBlock: false, oneByOne: true },
]

/** Each edit made alone reads the whole document anew. */
const ONE_BY_ONE_LIMIT = 500

interface Source {
  readonly text: string
  readonly value: Value
  readonly isAmbiguous: boolean
}

function editSlice(source: Source, changes: readonly GroundEdit[]): readonly Patch[] | TextRefusal {
  const intended = changed(source.value, changes)
  // The last line is edited as one that ends, and its line break taken away again.
  const isEnded = source.text.endsWith('\n')
  const eol = source.text.includes('\r\n') ? '\r\n' : '\n'
  const text = isEnded ? source.text : source.text + eol
  let refusal: TextRefusal | undefined
  for (const attempt of ATTEMPTS) {
    const isPointless = attempt.oneByOne && attempt.mayBlock && changes.length === 1
    if (isPointless || (attempt.oneByOne && changes.length > ONE_BY_ONE_LIMIT)) continue
    const edited = editDocument({ text, value: source.value }, changes, attempt)
    if (!edited.ok) {
      refusal ??= edited.refusal
      continue
    }
    const after = isEnded ? edited.text : edited.text.slice(0, -eol.length)
    if (isIntended(after, intended, source))
      return patchesOf(source.text, isEnded ? edited.pieces : unended(edited.pieces, source.text, eol))
    refusal ??= notExact(text, edited.text)
  }
  return refusal ?? notExact(text, text)
}

/** Pieces of a text to which a line break was added, as pieces of the text itself, without their last line break. */
function unended(pieces: readonly Piece[], text: string, eol: string): readonly Piece[] {
  const own = pieces.flatMap((piece): readonly Piece[] => {
    if ('text' in piece || piece.to <= text.length) return [piece]
    const added: Piece = { text: eol.slice(Math.max(0, piece.from - text.length), piece.to - text.length) }
    return piece.from < text.length ? [{ from: piece.from, to: text.length }, added] : [added]
  })
  return withoutEnd(own, eol.length)
}

function withoutEnd(pieces: readonly Piece[], length: number): readonly Piece[] {
  const last = pieces.at(-1)
  if (!last || length === 0) return pieces
  const others = pieces.slice(0, -1)
  const size = 'text' in last ? last.text.length : last.to - last.from
  if (size <= length) return withoutEnd(others, length - size)
  return [...others, 'text' in last ? { text: last.text.slice(0, -length) } : { from: last.from, to: last.to - length }]
}

function notExact(text: string, edited: string): TextRefusal {
  const links = linksIn(text)
  const [link] = links
  if (link === undefined) return inexact('The edit can not be made here without changing anything else.', 0)
  const after = linksIn(edited)
  const lost = links.find(
    (one) =>
      one.type !== 'alias' &&
      nameOf(one) !== '' &&
      after.some((other) => other.type === 'alias' && nameOf(other) === nameOf(one)) &&
      !after.some((other) => other.type !== 'alias' && nameOf(other) === nameOf(one)),
  )
  if (lost) {
    return {
      code: 'edit/anchor',
      message: `The edit takes away the anchor &${nameOf(lost)}, which *${nameOf(lost)} needs.`,
      help: `write the values out in place of *${nameOf(lost)} first.`,
      offset: lost.properties?.start ?? lost.start,
    }
  }
  return {
    code: 'edit/alias',
    message: `The edit meets the anchor &${nameOf(link)}, whose content other places of the document share.`,
    help: `edit every place that shares it alike, or write the values out in place of *${nameOf(link)} first.`,
    offset: link.type === 'alias' ? link.start : (link.properties?.start ?? link.start),
  }
}

function linksIn(text: string): readonly SyntaxNode[] {
  const tree = parseTree(text)
  return tree ? linksOf(tree.root) : []
}

function nameOf(link: SyntaxNode): string {
  return link.type === 'alias' ? link.name : (link.properties?.anchor ?? '')
}
