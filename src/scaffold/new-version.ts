import { own, ownText, isList, isMapping, isSameValue, type Value } from '../model/value.ts'
import type { GroundEdit } from '../model/edit.ts'
import type { Kind } from '../model/kind.ts'
import { editText, openText } from '../yaml/edit/edit-text.ts'
import { positions } from '../yaml/positions.ts'

/** A schema with one more version, or why there is none: a sentence. */
export type NewVersion = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string }

/**
 * The text of a schema in which the stored version has a copy behind it, comments and all, under another name. The copy
 * is served and stored, the old version only served; everything else stays to the byte.
 */
export function withVersion(text: string, kind: Kind, name: string): NewVersion {
  const { file } = kind
  const opened = openText(file, text)
  const found = opened.documents.find(({ value }) => declares(value, kind))
  const versions = own(own(found?.value, 'spec'), 'versions')
  if (found === undefined || !isList(versions)) return { ok: false, message: `${file} does not declare ${kind.kind}.` }
  const index = versions.findIndex((version) => own(version, 'storage') === true)
  const wanted = wantedVersions(versions, index, name)
  const copied = copyLines(text, { file, document: found.index, index })
  const result = copied === undefined ? undefined : finish(copied, { file, document: found.index, index, name })
  if (result !== undefined && isSameValue(versionsIn(file, result, found.index), wanted))
    return { ok: true, text: result }
  const copy = wanted[index + 1] ?? null
  const changes: GroundEdit[] = [
    { op: 'set', path: ['spec', 'versions', index, 'storage'], value: false },
    { op: 'insert', path: ['spec', 'versions'], index: index + 1, value: copy },
  ]
  const edited = editText(opened, [{ document: found.index, changes }])
  return edited.ok ? { ok: true, text: edited.text } : { ok: false, message: edited.refusal.message }
}

function declares(value: Value, { group, kind }: Kind): boolean {
  const spec = own(value, 'spec')
  return ownText(spec, 'group') === group && ownText(own(spec, 'names'), 'kind') === kind
}

function wantedVersions(versions: readonly Value[], index: number, name: string): readonly Value[] {
  const old = versions[index]
  if (!isMapping(old)) return versions
  const kept = Object.fromEntries(Object.entries(old).filter(([key]) => !PASSING.includes(key)))
  const copy = { ...kept, name, served: true, storage: true }
  return [...versions.slice(0, index), { ...old, storage: false }, copy, ...versions.slice(index + 1)]
}

/** What a copy does not take over. */
const PASSING = ['deprecated', 'deprecationWarning']

interface Place {
  readonly file: string
  readonly document: number
  readonly index: number
}

/** The text with the lines of an item of a block list twice; undefined where it isn't written that way. */
function copyLines(text: string, { file, document, index }: Place): string | undefined {
  const { line } = positions(file, text).locate(document, ['spec', 'versions', index])
  const lines = text.split('\n')
  const first = lines[line - 1] ?? ''
  const dash = /^( *)- +[^ #]/.exec(first)
  if (dash === null) return undefined
  const indent = dash[1]?.length ?? 0
  let end = line
  while (end < lines.length && isInside(lines[end] ?? '', indent)) end++
  while (end > line && (lines[end - 1] ?? '').trim() === '') end--
  const item = lines.slice(line - 1, end)
  return [...lines.slice(0, end), ...item, ...lines.slice(end)].join('\n')
}

function isInside(line: string, indent: number): boolean {
  return line.trim() === '' || line.search(/\S/) > indent
}

function finish(text: string, { file, document, index, name }: Place & { readonly name: string }): string | undefined {
  const opened = openText(file, text)
  const value = opened.documents.find((each) => each.index === document)?.value
  const copy = (own(own(value, 'spec'), 'versions') as readonly Value[] | undefined)?.[index + 1]
  const at = (position: number, key: string) => ['spec', 'versions', position, key]
  const set = (position: number, key: string, to: Value): GroundEdit => ({
    op: 'set',
    path: at(position, key),
    value: to,
  })
  const changes: GroundEdit[] = [
    set(index, 'storage', false),
    set(index + 1, 'name', name),
    ...(own(copy, 'served') === true ? [] : [set(index + 1, 'served', true)]),
    ...PASSING.flatMap((key): GroundEdit[] =>
      own(copy, key) === undefined ? [] : [{ op: 'delete', path: at(index + 1, key) }],
    ),
  ]
  const edited = editText(opened, [{ document, changes }])
  return edited.ok ? edited.text : undefined
}

function versionsIn(file: string, text: string, document: number): Value | undefined {
  const value = openText(file, text).documents.find(({ index }) => index === document)?.value
  return own(own(value, 'spec'), 'versions')
}

/** A Conversion that changes nothing yet; `before` is the text of its file, if there is one. */
export function withConversion(before: string | undefined, kind: Kind, { from, to, basename }: Ends): string {
  const document = `# From ${from} to ${to}: one list of edits, read both ways. Write one for every field that changes.
apiVersion: motif.dev/v1alpha1
kind: Conversion
metadata:
  name: ${basename}-${from}-${to}
spec:
  for: { group: ${kind.group}, kind: ${kind.kind} }
  from: ${from}
  to: ${to}
  edits: []
`
  if (before === undefined) return document
  return `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}---\n${document}`
}

/** Between which versions, and the name of the kind's files. */
export interface Ends {
  readonly from: string
  readonly to: string
  readonly basename: string
}
