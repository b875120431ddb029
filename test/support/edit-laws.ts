import jsYaml from 'js-yaml'
import * as yaml from 'yaml'
import { changed } from '../../src/model/draft.ts'
import type { GroundEdit } from '../../src/model/edit.ts'
import { isList, isMapping, isSameValue, type Value } from '../../src/model/value.ts'
import { openText, type EditableFile, type EditedText } from '../../src/yaml/edit/edit-text.ts'
import { patched } from '../../src/yaml/edit/patch.ts'
import { isSameOrdered } from '../../src/yaml/edit/verify.ts'
import { commentsOf, linesAllowed, neighboursOf, type Comment } from './edit-lines.ts'

/** An edit that was made, and what it was made in. */
export interface Made {
  readonly file: EditableFile
  readonly document: number
  readonly edit: GroundEdit
  readonly result: EditedText & { readonly ok: true }
}

/** How much is asked: `data` takes other readers too, `all` also which lines change; that is for files as people write. */
export type Depth = 'cheap' | 'data' | 'all'

/** The laws that an edit breaks, each as a sentence; none for a good one. */
export function brokenLaws(made: Made, depth: Depth): readonly string[] {
  const broken: string[] = []
  const law = (sentence: string, holds: () => boolean): void => {
    try {
      if (!holds()) broken.push(sentence)
    } catch (problem) {
      broken.push(`${sentence} (${problem instanceof Error ? (problem.message.split('\n')[0] ?? '') : 'thrown'})`)
    }
  }
  const { file, result } = made
  const { patches, text: after } = result
  const before = file.text
  law('the patches make the text', () => patched(before, patches) === after)
  law('the text says what the edits make, in order', () => saysIntended(made))
  law(
    'line breaks are of one kind',
    () => eolOf(before) === 'mixed' || eolOf(after) === eolOf(before) || !after.includes('\n'),
  )
  law('the end of the file stays', () => endsAlike(before, after))
  law('a byte order mark stays', () => before.startsWith('\ufeff') === after.startsWith('\ufeff'))
  law('JSON stays JSON', () => !isJson(before) || isJson(after))
  if (depth === 'cheap') return broken
  if (depth === 'all') {
    law('only lines of the edit change', () => areLinesAllowed(made))
    law('comments survive', () => lostComments(made).length === 0)
    law('comments keep their neighbours', () => movedComments(made).length === 0)
  }
  for (const [name, load] of READERS) law(`${name} reads the same`, () => readsSame(made, load))
  return broken
}

function valuesAfter({ file, document, edit }: Made): readonly Value[] {
  return file.documents.map(({ index, value }) => (index === document ? changed(value, [edit]) : value))
}

function saysIntended(made: Made): boolean {
  const { documents } = openText('after.yaml', made.result.text)
  const wanted = valuesAfter(made)
  const compare = made.file.text.includes('<<') ? isSameValue : isSameOrdered
  return documents.length === wanted.length && documents.every(({ value }, i) => compare(value, wanted[i] ?? null))
}

function eolOf(text: string): 'lf' | 'crlf' | 'mixed' {
  const breaks = text.split('\n').length - 1
  const carriages = text.split('\r\n').length - 1
  return carriages === 0 ? 'lf' : carriages === breaks ? 'crlf' : 'mixed'
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Blank lines above a last field that has no line break, and goes, are left. */
function endsAlike(before: string, after: string): boolean {
  return before.endsWith('\n') === after.endsWith('\n') || /\n[ \t\r]*\n.*$/.test(before)
}

/** Every patch stays on the lines that the edit is about, or puts whole lines beside them. */
function areLinesAllowed({ file, document, edit, result }: Made): boolean {
  const allowed = linesAllowed(file.text, document, edit)
  return allowed === undefined || result.patches.every((patch) => allowed(patch))
}

function lostComments({ file, document, edit, result }: Made): readonly string[] {
  const left = commentsOf(result.text).map(({ text }) => text)
  const allowed = linesAllowed(file.text, document, edit)
  const before = commentsOf(file.text)
  const lost = before.filter(({ text }) => {
    const at = left.indexOf(text)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  const mayGo = edit.op === 'delete' || edit.op === 'set' || edit.op === 'move'
  const mayGoAt = ({ from }: Comment) => mayGo && allowed?.({ from, to: from + 1, text: '' }) !== false
  // Of comments with the same text any may be the lost one.
  return lost.flatMap(({ text }) => (before.some((one) => one.text === text && mayGoAt(one)) ? [] : [text]))
}

function movedComments({ file, document, edit, result }: Made): readonly string[] {
  const allowed = linesAllowed(file.text, document, edit)
  const after = neighboursOf(result.text)
  return [...neighboursOf(file.text)].flatMap(([comment, { neighbour, from }]) => {
    const there = after.get(comment)
    if (there === undefined || there.neighbour === neighbour) return []
    return allowed?.({ from, to: from + 1, text: '' }) === false ? [comment] : []
  })
}

const READERS: readonly (readonly [string, (text: string) => unknown[]])[] = [
  ['js-yaml as 1.2', (text) => load(text, jsYaml.CORE_SCHEMA)],
  ['js-yaml by its defaults', (text) => load(text, jsYaml.DEFAULT_SCHEMA)],
  ['yaml as 1.1', (text) => parsed(text, '1.1')],
  ['yaml as 1.2', (text) => parsed(text, '1.2')],
]

function load(text: string, schema: jsYaml.Schema): unknown[] {
  return jsYaml.loadAll(text, undefined, { schema })
}

function parsed(text: string, version: '1.1' | '1.2'): unknown[] {
  return (
    yaml.parseAllDocuments(text, { version, merge: true, intAsBigInt: true, logLevel: 'silent' }) as yaml.Document[]
  ).map((document): unknown => {
    if (document.errors.length > 0) throw new Error('not read')
    return document.toJS({ maxAliasCount: 10_000 })
  })
}

/** Another reader that read the text as we do before reads it as we do afterwards. */
function readsSame(made: Made, reader: (text: string) => unknown[]): boolean {
  const wanted = (values: readonly Value[]) => JSON.stringify(values.filter((value) => value !== null).map(comparable))
  // A byte order mark is no part of what readers are given.
  const given = (text: string) =>
    JSON.stringify(
      reader(text.replace(/^\ufeff/, ''))
        .filter((value) => value !== null && value !== undefined)
        .map(comparable),
    )
  try {
    if (given(made.file.text) !== wanted(made.file.documents.map(({ value }) => value))) return true
  } catch {
    return true
  }
  return given(made.result.text) === wanted(valuesAfter(made))
}

/** Numbers as numbers, keys sorted, so that readers can be compared. */
function comparable(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (isList(value)) return value.map(comparable)
  if (value instanceof Date) return `date ${String(value)}`
  if (!isMapping(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, comparable(item)]),
  )
}
