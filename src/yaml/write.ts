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
  return document(value, 'manifest')
}

/** Any value as one YAML document: as writeManifest does, but with the keys of every mapping in their own order. */
export function writeValue(value: Value): string {
  return document(value, 'given')
}

/** Any value as JSON, two spaces a level, a newline at the end; keys ordered as writeManifest orders them, bigints exact. */
export function writeJson(value: Value): string {
  return `${json(value, 'manifest', '\n')}\n`
}

function document(value: Value, role: Role): string {
  if (isList(value) && value.length > 0) return list(value, role, '')
  const text = isMapping(value) ? mapping(value, role, '') : ''
  if (text !== '') return text
  const alone = scalar(value, 2)
  // Readers differ in what the indentation of a block is relative to where nothing is around it.
  return `${typeof value === 'string' && alone.startsWith('|2') ? writeText(value) : alone}\n`
}

/** The lines of a mapping, '' if it has no keys. The first begins with `lead`, the others with as many spaces. */
function mapping(map: Mapping, role: Role, lead: string): string {
  const indent = spaces(lead.length)
  let text = ''
  let prefix = lead
  for (const key of orderedKeys(map, role)) {
    const item = map[key]
    if (item === undefined) continue
    const head = prefix + writeKey(key, indent)
    if (typeof item !== 'object' || item === null) text += `${head}: ${scalar(item, indent.length + 2)}\n`
    else text += `${head}:${collection(item, role === 'sorted' ? role : roleBelow(role, map, key), indent)}`
    prefix = indent
  }
  return text
}

/** What stands behind a key and its colon, up to the end of the lines below. */
function collection(value: Mapping | readonly Value[], role: Role, indent: string): string {
  if (isList(value)) return value.length === 0 ? ' []\n' : `\n${list(value, role, indent)}`
  const lines = mapping(value, role, spaces(indent.length + 2))
  return lines === '' ? ` ${scalar(value, 0)}\n` : `\n${lines}`
}

function list(items: readonly Value[], role: Role, lead: string): string {
  const indent = spaces(lead.length)
  let text = ''
  let prefix = lead
  for (const item of items) {
    text += listItem(item, role, `${prefix}- `)
    prefix = indent
  }
  return text
}

function listItem(value: Value, role: Role, lead: string): string {
  if (typeof value !== 'object' || value === null) return `${lead}${scalar(value, lead.length)}\n`
  if (isList(value)) return value.length === 0 ? `${lead}[]\n` : list(value, role, lead)
  const lines = mapping(value, role, lead)
  return lines === '' ? `${lead}${scalar(value, 0)}\n` : lines
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

function json(value: Value | undefined, role: Role, newline: string): string {
  if (newline.length > 2 * DEPTH_LIMIT) throw new Error(TOO_DEEP)
  if (typeof value === 'string') return jsonText(value)
  if (typeof value !== 'object' || value === null) return scalar(value, 0)
  const inner = `${newline}  `
  let text = ''
  if (isList(value)) {
    for (const item of value) text += `${text === '' ? '[' : ','}${inner}${json(item, role, inner)}`
    return text === '' ? '[]' : `${text}${newline}]`
  }
  for (const key of orderedKeys(value, role)) {
    if (value[key] === undefined) continue
    const item = json(value[key], roleBelow(role, value, key), inner)
    text += `${text === '' ? '{' : ','}${inner}${jsonText(key)}: ${item}`
  }
  return text === '' ? emptyMapping(value) : `${text}${newline}}`
}

function jsonText(text: string): string {
  return isSimple(text) ? `"${text}"` : JSON.stringify(text)
}
