import { HostError, type Host } from '../host.ts'
import { CATALOGUE } from '../model/codes.ts'
import { diagnostic, type Diagnostic, type Related } from '../model/diagnostic.ts'
import type { GroundEdit } from '../model/edit.ts'
import { startOf } from '../model/origin.ts'
import { formatPath } from '../model/path.ts'
import type { EditRefusal } from '../model/places.ts'
import { isList, isMapping, own, ownText, type Mapping, type Value, type ValuePath } from '../model/value.ts'
import { decode } from '../yaml/decode.ts'
import { editText, openText, type DocumentEdits, type EditableFile } from '../yaml/edit/edit-text.ts'
import { positions } from '../yaml/positions.ts'
import type { FoundFile } from './find-files.ts'
import type { Mentions } from './mentions.ts'
import { unifiedDiff } from './unified-diff.ts'

/** What is to be done with one object. */
export type Plan =
  | {
      readonly ok: true
      readonly changes: readonly GroundEdit[]
      /** What made them, by position. */
      readonly by: readonly number[]
      /** Values that stayed because a `map` lacks them. */
      readonly unmapped: number
    }
  | { readonly ok: false; readonly refusal: EditRefusal; readonly related?: readonly Related[] }

/** How files are rewritten. */
export interface Rewriting {
  readonly host: Host
  /** A file that mentions nothing of interest is not parsed. */
  readonly mentions: Mentions
  /** Decides what to do with an object: a document, or an item of a v1 List. */
  readonly plan: (object: Mapping) => Plan
  /** Whether somebody will read the diffs: they take time, and memory. */
  readonly diffs: 'make' | 'leave'
  /** Whether the files will be written: what is only shown is not kept in memory. */
  readonly mode: 'write' | 'show'
}

/** A file that is to be changed. */
export interface ChangedFile {
  readonly status: 'changed'
  readonly path: string
  readonly diff?: string
  /** True where the diff has a value of a Secret. */
  readonly showsSecret: boolean
  /** The objects that change, each with what changes it. */
  readonly objects: readonly (readonly number[])[]
  readonly edits: number
  readonly unmapped: number
  /** The new text, and what was read: it must still be there when the file is written. Absent where nothing is. */
  readonly write?: { readonly text: string; readonly over: Uint8Array }
}

/** What became of one file. */
export type RewrittenFile =
  | ChangedFile
  | { readonly status: 'unchanged' | 'template'; readonly path: string; readonly unmapped: number }
  | { readonly status: 'refused'; readonly path: string; readonly diagnostics: readonly Diagnostic[] }

/** Reads a file and works out how it changes. Writes nothing. Never throws for what a file holds. */
export function rewriteFile(rewriting: Rewriting, { path, isTemplate }: FoundFile): RewrittenFile {
  const { host, mentions } = rewriting
  const unchanged: RewrittenFile = { status: 'unchanged', path, unmapped: 0 }
  let bytes: Uint8Array
  try {
    bytes = host.read(path)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    const message = `${path} cannot be read: ${error.code}.`
    return refused(path, [diagnostic('file/unreadable', message, { origin: startOf(path) })])
  }
  if (!mentions(bytes)) return unchanged
  if (isTemplate) return { status: 'template', path, unmapped: 0 }
  const decoded = decode(path, bytes)
  if (!decoded.ok) return refused(path, [decoded.diagnostic])
  const text = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? `\ufeff${decoded.text}` : decoded.text
  const file = openText(path, text)
  const errors = file.diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    return TEMPLATE_MARK.test(text) ? { status: 'template', path, unmapped: 0 } : refused(path, errors)
  }
  return edited(rewriting, file, bytes)
}

/** With one of these, a text that is not YAML is a template that makes YAML. */
const TEMPLATE_MARK = /\{\{|\{%|<%/

function refused(path: string, diagnostics: readonly Diagnostic[]): RewrittenFile {
  return { status: 'refused', path, diagnostics }
}

function edited(rewriting: Rewriting, file: EditableFile, bytes: Uint8Array): RewrittenFile {
  const { file: path, text: before } = file
  const edits: DocumentEdits[] = []
  const objects: (readonly number[])[] = []
  let unmapped = 0
  for (const { index, value } of file.documents) {
    const changes: GroundEdit[] = []
    for (const [at, object] of objectsOf(value)) {
      const plan = rewriting.plan(object)
      if (!plan.ok) return refused(path, [refusalOf(file, { plan, document: index, at, object })])
      unmapped += plan.unmapped
      if (plan.changes.length === 0) continue
      objects.push(plan.by)
      changes.push(...(at.length === 0 ? plan.changes : plan.changes.map((change) => below(at, change))))
    }
    if (changes.length > 0) edits.push({ document: index, changes })
  }
  if (edits.length === 0) return { status: 'unchanged', path, unmapped }
  const result = editText(file, edits)
  if (!result.ok) return refused(path, [result.refusal])
  const { text: after, patches } = result
  const count = edits.reduce((sum, { changes }) => sum + changes.length, 0)
  const write = rewriting.mode === 'write' ? { write: { text: after, over: bytes } } : {}
  const changed = { status: 'changed' as const, path, objects, edits: count, unmapped, ...write }
  if (rewriting.diffs === 'leave') return { ...changed, showsSecret: false }
  const diff = unifiedDiff({ path, before, patches })
  const secrets = file.documents.flatMap(({ value }) => objectsOf(value).flatMap(([, object]) => secretsOf(object)))
  return { ...changed, diff, showsSecret: secrets.some((line) => diff.includes(line)) }
}

/** A List is its items, anything else itself; what is no mapping is nothing. */
function objectsOf(value: Value): readonly (readonly [ValuePath, Mapping])[] {
  if (!isMapping(value)) return []
  const items = own(value, 'items')
  if (own(value, 'apiVersion') !== 'v1' || own(value, 'kind') !== 'List' || !isList(items)) return [[[], value]]
  return items.flatMap((item, index): [ValuePath, Mapping][] => (isMapping(item) ? [[['items', index], item]] : []))
}

function below(at: ValuePath, change: GroundEdit): GroundEdit {
  const path = [...at, ...change.path]
  return change.op === 'move' ? { ...change, path, to: [...at, ...change.to] } : { ...change, path }
}

interface Refused {
  readonly plan: Plan & { readonly ok: false }
  readonly document: number
  readonly at: ValuePath
  readonly object: Mapping
}

function refusalOf(file: EditableFile, { plan, document, at, object }: Refused): Diagnostic {
  const { refusal, related } = plan
  const path = [...at, ...refusal.path]
  const body = file.text.replace(/^\ufeff/, '')
  const name = ownText(own(object, 'metadata'), 'name')
  const what = name === '' ? ownText(object, 'kind') : `${ownText(object, 'kind')} "${name}"`
  return diagnostic(refusal.code, `${what}: ${refusal.message}`, {
    origin: positions(file.file, body).locate(document, path),
    path: formatPath(path),
    ...(related === undefined ? {} : { related }),
    ...(refusal.help === undefined ? {} : { help: refusal.help }),
  })
}

/** The values of a Secret, line by line: a diff that has one of them shows a secret. */
function secretsOf(object: Mapping): readonly string[] {
  if (own(object, 'apiVersion') !== 'v1' || own(object, 'kind') !== 'Secret') return []
  return ['data', 'stringData'].flatMap((field) => {
    const values = own(object, field)
    if (!isMapping(values)) return []
    return Object.values(values).flatMap((value) =>
      typeof value === 'object'
        ? []
        : String(value)
            .split(/\r?\n/)
            .filter((line) => line.trim() !== ''),
    )
  })
}

/** What `--json` calls the reason of a refusal: its first error. */
export function reasonOf(diagnostics: readonly Diagnostic[]): { readonly code: string; readonly reason: string } {
  const [first] = diagnostics
  if (first === undefined) return { code: 'edit/inexact', reason: CATALOGUE['edit/inexact'].title }
  return { code: first.code, reason: first.message }
}
