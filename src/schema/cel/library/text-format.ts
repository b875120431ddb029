import { compareText } from '../equal.ts'
import { formatDuration, formatTimestamp } from '../time.ts'
import {
  CelError,
  CostExceeded,
  fail,
  itemsOf,
  entryOf,
  isInt,
  keysOf,
  MAX_TEXT,
  type Cel,
  type Bytes,
  type List,
  type MapKey,
  type MapValue,
} from '../value.ts'
import { textOf, typeOfValue } from './convert.ts'
import type { Implementation } from './implementation.ts'
import { formatDouble, formatFixed, formatScientific } from './number.ts'

type Clause = (value: Cel) => string

const DURING = 'error during formatting: '
const DEFAULT_PRECISION = 6

/** `'%d items'.format([3])` (cel-go ext/formatting.go, which Kubernetes' version of the strings library uses). */
export const TEXT_FORMAT: Readonly<Record<string, Implementation>> = {
  string_format: (pattern: string, args: List) => formatWith(pattern, (index) => valueClause(args, index)),
}

/** What a clause's argument becomes, given the clause's letter and precision. */
export type Argument = (index: number) => (letter: string, precision: number | undefined) => string

/** Puts the arguments into the pattern; fails with cel-go's words for a clause it doesn't know or that lacks one. */
export function formatWith(pattern: string, argument: Argument): string {
  let text = ''
  let index = 0
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] !== '%') text += pattern[at] ?? ''
    else if (pattern[at + 1] === '%') {
      text += '%'
      at++
    } else {
      const render = argument(index++)
      if (at + 1 >= pattern.length) return fail('unexpected end of string')
      const { letter, precision, size } = clauseAt(pattern, at + 1)
      text += render(letter, precision)
      if (text.length > MAX_TEXT) throw new CostExceeded()
      at += size
    }
  }
  return text
}

function clauseAt(pattern: string, start: number): { letter: string; precision: number | undefined; size: number } {
  const parsing = 'could not parse formatting clause: '
  const [dotted = ''] = /^\.\d*/.exec(pattern.slice(start, start + 24)) ?? []
  const letter = pattern[start + dotted.length]
  if (letter === undefined) {
    return fail(`${parsing}error while parsing precision: could not find end of precision specifier`)
  }
  if (dotted === '.') {
    const problem = 'error while converting precision to integer: strconv.Atoi: parsing "": invalid syntax'
    return fail(`${parsing}error while parsing precision: ${problem}`)
  }
  if (!/[sdfebxXo]/.test(letter)) return fail(`${parsing}unrecognized formatting clause "${letter}"`)
  const precision = dotted === '' ? undefined : Number(dotted.slice(1))
  return { letter, precision, size: dotted.length + 1 }
}

function valueClause(args: List, index: number): (letter: string, precision: number | undefined) => string {
  if (index >= args.size) return fail(`index ${index} out of range`)
  const value = args.at(index)
  return (letter, precision = DEFAULT_PRECISION) => clauseOf(letter, precision)(value)
}

function clauseOf(letter: string, precision: number): Clause {
  switch (letter) {
    case 's':
      return asText
    case 'd':
      return asDecimal
    case 'f':
      return (value) => formatFixed(numberOf(value, 'fixed-point'), precision)
    case 'e':
      return (value) => formatScientific(numberOf(value, 'scientific'), precision)
    case 'b':
      return (value) => (typeof value === 'boolean' ? (value ? '1' : '0') : inBase(value, 2))
    case 'o':
      return (value) => inBase(value, 8)
    default:
      return (value) => (letter === 'X' ? asHex(value).toUpperCase() : asHex(value))
  }
}

/** What each clause takes, in the words of its error. */
export const ACCEPTED = {
  string:
    'string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps',
  decimal: 'decimal clause can only be used on integers',
  'fixed-point': 'fixed-point clause can only be used on doubles',
  scientific: 'scientific clause can only be used on doubles',
  binary: 'only integers and bools can be formatted as binary',
  octal: 'octal clause can only be used on integers',
  hex: 'only integers, byte buffers, and strings can be formatted as hex',
} as const

function refuse(clause: keyof typeof ACCEPTED, value: Cel): never {
  return fail(`${DURING}${ACCEPTED[clause]}, was given ${typeOfValue(value).name}`)
}

function asText(value: Cel): string {
  if (value === null) return 'null'
  if (typeof value !== 'object') return String(value)
  switch (value.tag) {
    case 'double':
      return formatDouble(value.value)
    case 'uint':
      return String(value.value)
    case 'bytes':
      return bytesText(value)
    case 'list':
      return listText(value)
    case 'map':
      return mapText(value)
    case 'timestamp':
      return formatTimestamp(value)
    case 'duration':
      return formatDuration(value)
    case 'type':
      return value.type.name
    case 'optional':
    case 'opaque':
      return refuse('string', value)
  }
}

function bytesText(value: Bytes): string {
  try {
    return textOf(value)
  } catch (problem) {
    if (!(problem instanceof CelError)) throw problem
    return fail(`${DURING}could not convert argument ${JSON.stringify(problem.message)} to string`)
  }
}

function asDecimal(value: Cel): string {
  if (isInt(value)) return String(value)
  return typeof value === 'object' && value?.tag === 'uint' ? String(value.value) : refuse('decimal', value)
}

function numberOf(value: Cel, clause: 'fixed-point' | 'scientific'): number {
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value)
  return typeof value === 'object' && value?.tag === 'double' ? value.value : refuse(clause, value)
}

function inBase(value: Cel, base: 2 | 8): string {
  if (isInt(value)) return value.toString(base)
  if (typeof value === 'object' && value?.tag === 'uint') return value.value.toString(base)
  return refuse(base === 2 ? 'binary' : 'octal', value)
}

function asHex(value: Cel): string {
  if (isInt(value)) return value.toString(16)
  if (typeof value === 'string') return Buffer.from(value).toString('hex')
  if (typeof value === 'object' && value?.tag === 'bytes') return Buffer.from(value.value).toString('hex')
  return typeof value === 'object' && value?.tag === 'uint' ? value.value.toString(16) : refuse('hex', value)
}

function listText(list: List): string {
  return `[${itemsOf(list).map(literalText).join(', ')}]`
}

function mapText(map: MapValue): string {
  const pairs = keysOf(map).map((key): readonly [string, string] => [
    keyText(key),
    literalText(entryOf(map, key) ?? null),
  ])
  pairs.sort(([a], [b]) => compareText(a, b))
  return `{${pairs.map(([key, value]) => `${key}:${value}`).join(', ')}}`
}

function keyText(key: MapKey): string {
  return typeof key === 'string' ? quoted(key) : String(key)
}

/** A value inside a list or map: as CEL would write it. */
function literalText(value: Cel): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object' || value === null) return asText(value)
  switch (value.tag) {
    case 'bytes':
      return `b${quoted(bytesText(value))}`
    case 'timestamp':
      return `timestamp(${quoted(formatTimestamp(value))})`
    case 'duration':
      return `duration(${quoted(formatDuration(value))})`
    case 'double':
      return Number.isFinite(value.value) ? value.value.toFixed(6) : `"${formatDouble(value.value)}"`
    case 'optional':
    case 'opaque':
      return fail(`${DURING}no formatting function for ${typeOfValue(value).name}`)
    case 'uint':
    case 'list':
    case 'map':
    case 'type':
      return asText(value)
  }
}

/** Go's %q: printable characters as they are. */
function quoted(text: string): string {
  const named: Readonly<Record<string, string>> = { '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\n': '\\n' }
  const more: Readonly<Record<string, string>> = { '\r': '\\r', '\t': '\\t', '\v': '\\v', '\\': '\\\\', '"': '\\"' }
  const inside = text.replace(/[\\"]|[\p{C}\p{Z}]/gu, (char) => {
    if (char === ' ') return char
    const code = char.codePointAt(0) ?? 0
    const known = named[char] ?? more[char]
    if (known !== undefined) return known
    if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
  })
  return `"${inside}"`
}
