import { isList, isMapping, type Mapping, type Value } from '../model/value.ts'
import { orderedKeys, roleBelow, type Role } from './key-order.ts'
import { isSimple, writeBlock, writeNumber, writeText } from './write-scalar.ts'

/** Deeper values are cycles, or what no reader would take. */
const DEPTH_LIMIT = 500
/** go-yaml takes no key of more than 1024 bytes on one line; a character may be four of them. */
const ONE_LINE_KEY_LIMIT = 256

const TOO_DEEP = `A value that holds itself, or is nested deeper than ${DEPTH_LIMIT} levels, cannot be written`

const SPACES: readonly string[] = Array.from({ length: 2 * DEPTH_LIMIT + 4 }, (_, count) => ' '.repeat(count))

/**
 * One manifest as canonical YAML: apiVersion, kind, metadata (name and namespace first), spec, all other keys by code
 * unit, at every depth; the items of a v1 List are ordered as manifests too. No `---`, LF, a newline at the end. Every
 * reader of YAML 1.1 and 1.2 reads the same data. Keys whose value is undefined are dropped. Throws for what is no data:
 * NaN, infinities, functions, dates, undefined in a list, cycles.
 */
export function writeManifest(value: Mapping): string {
  return written(value, 'manifest')
}

/** Manifests in one text, a line `---` between them, and the length of each: of what writeManifest makes of it. */
export function writeManifests(values: readonly Mapping[]): {
  readonly text: string
  readonly lengths: readonly number[]
} {
  const pieces: string[] = []
  const lengths: number[] = []
  for (const value of values) {
    if (lengths.length > 0) pieces.push(SEPARATOR)
    let at = pieces.length
    document(value, { pieces, role: 'manifest' })
    let length = 0
    while (at < pieces.length) length += (pieces[at++] as string).length
    lengths.push(length)
  }
  return { text: pieces.join(''), lengths }
}

/** What stands between two documents. */
export const SEPARATOR = '---\n'

/** Any value as one YAML document: as writeManifest does, but with the keys of every mapping in their own order. */
export function writeValue(value: Value): string {
  return written(value, 'given')
}

/** Any value as JSON, two spaces a level, a newline at the end; keys ordered as writeManifest orders them, bigints exact. */
export function writeJson(value: Value): string {
  const pieces: string[] = []
  json(value, '\n', { pieces, role: 'manifest' })
  pieces.push('\n')
  return pieces.join('')
}

/** Where text goes, piece by piece: a string that grows is a tree inside, and dearer to flatten than to write. */
interface Out {
  readonly pieces: string[]
  /** Of the value that is written. */
  readonly role: Role
}

function below(out: Out, map: Mapping, key: string): Out {
  const role = out.role === 'sorted' ? out.role : roleBelow(out.role, map, key)
  return role === out.role ? out : { pieces: out.pieces, role }
}

function written(value: Value, role: Role): string {
  const pieces: string[] = []
  document(value, { pieces, role })
  return pieces.join('')
}

function document(value: Value, out: Out): void {
  const { pieces } = out
  const first = pieces.length
  if (isList(value) && value.length > 0) list(value, startAt(0), out)
  else if (!isMapping(value) || !mapping(value, startAt(0), out)) {
    const alone = scalar(value, 2)
    // Readers differ in what the indentation of a block is relative to where nothing is around it.
    pieces.push('\n', typeof value === 'string' && alone.startsWith('|2') ? writeText(value) : alone)
  }
  // Every line brings the end of the one above.
  pieces[first] = pieces[first]?.slice(1) ?? ''
  pieces.push('\n')
}

/** The lines of a mapping, the first at `first`; false if it has no keys. */
function mapping(map: Mapping, first: Start, out: Out): boolean {
  const { pieces, role } = out
  const { width } = first
  let start = first
  let hasKeys = false
  for (const key of orderedKeys(map, role)) {
    const item = map[key]
    if (item === undefined) continue
    hasKeys = true
    const head = headOf(start, key)
    if (typeof item !== 'object' || item === null) pieces.push(head.inline, scalar(item, width + 2))
    else collection(item, head, below(out, map, key), width)
    if (start === first) start = startAt(width)
  }
  return hasKeys
}

/** A mapping or list behind a key that stands at `width`. */
function collection(value: Mapping | readonly Value[], head: Head, out: Out, width: number): void {
  const { pieces } = out
  const place = pieces.push(head.open) - 1
  const isWritten = isList(value) ? list(value, startAt(width), out) : mapping(value, startAt(width + 2), out)
  if (isWritten) return
  pieces[place] = head.inline
  pieces.push(scalar(value, 0))
}

/** The lines of a list, the first at `first`; false if it has no items. */
function list(items: readonly Value[], first: Start, out: Out): boolean {
  let start = first
  for (const item of items) {
    listItem(item, itemAt(start), out)
    start = startAt(first.width)
  }
  return items.length > 0
}

function listItem(value: Value, start: Start, out: Out): void {
  const isScalar = typeof value !== 'object' || value === null
  const isWritten = !isScalar && (isList(value) ? list(value, start, out) : mapping(value, start, out))
  if (!isWritten) out.pieces.push('\n', start.lead, scalar(value, start.width))
}

/** How a line begins: spaces, and a dash for each list that begins on it. */
interface Start {
  readonly lead: string
  /** Its length: where the lines below begin. */
  readonly width: number
  /** What was written of keys here. */
  readonly heads: Map<string, Head>
  /** With a dash more. */
  item?: Start
}

/** A key with all that stands before it: the end of the line above too. */
interface Head {
  readonly inline: string
  readonly open: string
}

const STARTS: Start[] = []

function startAt(width: number): Start {
  return (STARTS[width] ??= startOf(spaces(width)))
}

function itemAt(start: Start): Start {
  return (start.item ??= startOf(`${start.lead}- `))
}

function startOf(lead: string): Start {
  if (lead.length >= SPACES.length) throw new Error(TOO_DEEP)
  return { lead, width: lead.length, heads: new Map() }
}

/** A package's resources have some hundred keys, each at a few depths. */
const MOST_HEADS = 1000
const LONGEST_KEPT = 64

function headOf(start: Start, key: string): Head {
  const known = start.heads.get(key)
  if (known !== undefined) return known
  const { lead, heads, width } = start
  const text = writeKey(key, spaces(width))
  const head = { inline: `\n${lead}${text}: `, open: `\n${lead}${text}:` }
  if (key.length <= LONGEST_KEPT && heads.size < MOST_HEADS) heads.set(key, head)
  return head
}

function writeKey(key: string, indent: string): string {
  const text = isSimple(key) ? key : writeText(key)
  return text.length > ONE_LINE_KEY_LIMIT ? `? ${text}\n${indent}` : text
}

/** A scalar, or an empty collection, behind a key or a `- `; the lines of a block begin at `column`. */
function scalar(value: Value | undefined, column: number): string {
  switch (typeof value) {
    case 'string':
      if (isSimple(value)) return value
      return (value.includes('\n') ? writeBlock(value, spaces(column)) : undefined) ?? writeText(value)
    case 'number':
      return writeNumber(value)
    case 'boolean':
    case 'bigint':
      return String(value)
    case 'object':
      return value === null ? 'null' : isList(value) ? '[]' : emptyMapping(value)
    default:
      throw new Error(`A ${typeof value} cannot be written: it is not data`)
  }
}

/** A Date or a Map has no keys either, and its data would be lost. */
function emptyMapping(value: object): string {
  const tag = Object.prototype.toString.call(value)
  if (tag !== '[object Object]') throw new Error(`A ${tag.slice(8, -1)} cannot be written: it is not data`)
  return '{}'
}

function spaces(count: number): string {
  const text = SPACES[count]
  if (text === undefined) throw new Error(TOO_DEEP)
  return text
}

function json(value: Value | undefined, newline: string, out: Out): void {
  if (newline.length > 2 * DEPTH_LIMIT) throw new Error(TOO_DEEP)
  const { pieces, role } = out
  const inner = `${newline}  `
  if (typeof value === 'string') pieces.push(jsonText(value))
  else if (typeof value !== 'object' || value === null) pieces.push(scalar(value, 0))
  else if (isList(value)) {
    let before = '['
    for (const item of value) {
      pieces.push(before, inner)
      json(item, inner, out)
      before = ','
    }
    pieces.push(...(before === '[' ? ['[]'] : [newline, ']']))
  } else {
    let before = '{'
    for (const key of orderedKeys(value, role)) {
      if (value[key] === undefined) continue
      pieces.push(before, inner, jsonText(key), ': ')
      json(value[key], inner, below(out, value, key))
      before = ','
    }
    pieces.push(...(before === '{' ? [emptyMapping(value)] : [newline, '}']))
  }
}

function jsonText(text: string): string {
  return isSimple(text) ? `"${text}"` : JSON.stringify(text)
}
