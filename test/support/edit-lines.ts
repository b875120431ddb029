import * as yaml from 'yaml'
import type { GroundEdit } from '../../src/model/edit.ts'
import type { ValuePath } from '../../src/model/value.ts'
import type { Patch } from '../../src/yaml/edit/patch.ts'

/** A comment and where it begins. */
export interface Comment {
  readonly text: string
  readonly from: number
}

/** Every comment of a text, by the `yaml` library's lexer. */
export function commentsOf(text: string): readonly Comment[] {
  const comments: Comment[] = []
  let at = 0
  let inScalar = false
  for (const lexeme of new yaml.Lexer().lex(text)) {
    // The lexer's marks for documents and scalars are no characters of the text.
    if (lexeme === '\x02' || lexeme === '\x18' || lexeme === '\x1f') {
      if (lexeme === '\x1f') inScalar = true
      continue
    }
    if (!inScalar && lexeme.startsWith('#')) comments.push({ text: lexeme.trimEnd(), from: at })
    inScalar = false
    at += lexeme.length
  }
  return comments
}

/** What a comment belongs to, and where that begins. */
export interface Neighbour {
  readonly neighbour: string
  readonly from: number
}

/** The content that each comment which stands once belongs to: before it on its line, else below it. */
export function neighboursOf(text: string): ReadonlyMap<string, Neighbour> {
  const found = new Map<string, Neighbour>()
  const twice = new Set<string>()
  const comments = commentsOf(text)
  const starts = new Set(comments.map(({ from }) => lineOf(text, from)))
  for (const { text: comment, from } of comments) {
    if (found.has(comment)) twice.add(comment)
    const line = lineOf(text, from)
    let neighbour = text.slice(text.lastIndexOf('\n', from - 1) + 1, from).trim()
    let at = from
    for (let next = line + 1; neighbour === '' && at >= 0; next++) {
      at = text.indexOf('\n', at)
      if (at < 0) break
      at++
      const end = text.indexOf('\n', at)
      const content = text.slice(at, end < 0 ? text.length : end).trim()
      if (content !== '' && !(starts.has(next) && content.startsWith('#'))) neighbour = content.replace(/\s+#.*$/, '')
    }
    found.set(comment, { neighbour, from: at })
  }
  for (const comment of twice) found.delete(comment)
  return found
}

/**
 * Which patches an edit may have, computed from the nodes of the `yaml` library alone: the lines of what it names, with
 * their comments; the lines of brackets around that; those of a collection that is emptied or filled; and text put in
 * without taking any away, inside the collection that it goes to. Undefined where an alias leads elsewhere.
 */
export function linesAllowed(text: string, index: number, edit: GroundEdit): ((patch: Patch) => boolean) | undefined {
  const document = documentsOf(text)[index]
  if (!document || /[&*][\w-]+/.test(text)) return undefined
  const lines = new Set<number>()
  const addPath = (path: ValuePath): void => spanOf(text, document, path).forEach((line) => lines.add(line))
  const inside = new Set<number>()
  const targets =
    edit.op === 'move' ? [edit.path, edit.to] : [edit.op === 'insert' ? [...edit.path, edit.index] : edit.path]
  for (const path of targets) {
    let known = path
    while (known.length > 0 && !document.hasIn(known)) known = known.slice(0, -1)
    // What is emptied or filled changes as a whole, and what is in brackets stands on their lines.
    addPath(
      known.length === path.length && !(edit.op === 'insert')
        ? emptiedAbove(document, path, edit.op)
        : known.length < path.length && sizeOf(document, known) > 0
          ? path
          : known,
    )
    for (let above = known; above.length > 0; above = above.slice(0, -1)) {
      if (yaml.isCollection(document.getIn(above, true)) && (document.getIn(above, true) as yaml.YAMLMap).flow)
        addPath(above)
    }
    const parent = edit.op === 'insert' ? edit.path : known.length === path.length ? path.slice(0, -1) : known
    spanOf(text, document, parent).forEach((line) => inside.add(line))
  }
  return ({ from, to }) => {
    const first = lineOf(text, from)
    // The first of a compact collection goes with the indentation of the next.
    const isIndent = /^[ ]*$/.test(text.slice(text.lastIndexOf('\n', to - 1) + 1, to))
    const last = lineOf(text, to > from ? to - 1 : from) - (isIndent && to > from && text[to - 1] === ' ' ? 1 : 0)
    if (from === to) return inside.size === 0 || inside.has(first) || inside.has(first - 1)
    for (let line = first; line <= last; line++) {
      // The break of the line above goes with a last line that has none.
      const isOnlyBreak = line === first && /^\r?\n/.test(text.slice(from, from + 2))
      if (!lines.has(line) && !isOnlyBreak) return false
    }
    return true
  }
}

function sizeOf(document: yaml.Document, path: ValuePath): number {
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  return yaml.isCollection(node) ? node.items.length : 0
}

/** A move empties every mapping with one key above it, a deletion of the last part its collection. */
function emptiedAbove(document: yaml.Document, path: ValuePath, op: GroundEdit['op']): ValuePath {
  if (op !== 'move' && op !== 'delete') return path
  let top = path
  while (top.length > 1 && sizeOf(document, top.slice(0, -1)) === 1) {
    top = top.slice(0, -1)
    if (op === 'delete') break
  }
  return top.length === 1 && sizeOf(document, []) === 1 ? [] : top
}

/** The lines of a field or item, with the comments above in its column and those below that are deeper. */
function spanOf(text: string, document: yaml.Document, path: ValuePath): readonly number[] {
  if (path.length === 0) return between(0, lineOf(text, text.length))
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const key = path.at(-1)
  if (!yaml.isCollection(parent)) return []
  const part: unknown =
    typeof key === 'number'
      ? parent.items[key]
      : parent.items.find((item) => yaml.isPair(item) && String((item.key as yaml.Scalar).source) === key)
  const node = (yaml.isPair(part) ? part.key : part) as yaml.Node | null | undefined
  const value = (yaml.isPair(part) ? part.value : part) as yaml.Node | null | undefined
  const start = node?.range?.[0] ?? value?.range?.[0] ?? 0
  const end = Math.max(value?.range?.[1] ?? start, node?.range?.[1] ?? start)
  const rows = text.split('\n')
  let first = lineOf(text, start)
  // A dash may stand on a line of its own.
  if (typeof key === 'number' && /^\s*$/.test((rows[first] ?? '').slice(0, start - offsetOf(rows, first))))
    first = dashLine(rows, first)
  let last = lineOf(text, Math.max(start, text.slice(0, end).trimEnd().length - 1))
  const column = (rows[first] ?? '').search(/\S/)
  while (first > 0 && /^\s*#/.test(rows[first - 1] ?? '')) first--
  for (let line = last + 1; line < rows.length && /^\s*(#|\r?$)/.test(rows[line] ?? ''); line++) {
    if ((rows[line] ?? '').search(/#/) > column) last = line
  }
  // The blank lines that a kept block ends with are its own.
  while (value && yaml.isScalar(value) && value.type?.startsWith('BLOCK') === true && offsetOf(rows, last + 1) < end)
    last++
  return between(first, last)
}

function dashLine(rows: readonly string[], from: number): number {
  let line = from
  while (line > 0 && !/^\s*-(\s|$)/.test(rows[line] ?? '')) line--
  return line
}

function offsetOf(rows: readonly string[], line: number): number {
  let offset = 0
  for (let i = 0; i < line; i++) offset += (rows[i]?.length ?? 0) + 1
  return offset
}

function between(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
}

function lineOf(text: string, offset: number): number {
  let line = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}

function documentsOf(text: string): readonly yaml.Document[] {
  return yaml.parseAllDocuments(text, { schema: 'failsafe', logLevel: 'silent', uniqueKeys: false })
}
