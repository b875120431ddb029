import type { Schema } from '../../model/kind.ts'
import { compilePattern, type Pattern } from '../pattern.ts'
import { formatOf } from './formats.ts'
import { compareQuantities, isQuantity } from './quantity.ts'
import { count, HIDDEN, showValue } from './say.ts'
import { report, type Check, type Context, type Walk } from './walk.ts'

/** Lengths in code points, patterns, formats, bounds of quantities. Undefined where the schema says nothing of strings. */
export function textCheck(schema: Schema, context: Context): Check | undefined {
  const checks = [
    lengthCheck(schema),
    patternCheck(schema),
    formatCheck(schema, context),
    quantityCheck(schema, context),
  ]
  const present = checks.filter((check) => check !== undefined)
  if (present.length === 0) return undefined
  const shown = (text: string): string => (context.isSecret ? HIDDEN : showValue(text, schema))
  return (value, walk) => {
    if (typeof value !== 'string') return
    for (const check of present) check(value, walk, shown)
  }
}

type TextCheck = (text: string, walk: Walk, shown: (text: string) => string) => void

function lengthCheck({ minLength = 0, maxLength = Infinity }: Schema): TextCheck | undefined {
  if (minLength === 0 && maxLength === Infinity) return undefined
  return (text, walk) => {
    if (text.length > maxLength) {
      const length = lengthOf(text)
      if (length > maxLength) {
        const limit = count(maxLength, 'character')
        report(walk, 'schema/bounds', `must be at most ${limit} long, but has ${length}`)
      }
    }
    if (text.length < minLength * 2) {
      const length = lengthOf(text)
      if (length < minLength) {
        const has = length === 0 ? 'is empty' : `has ${length}`
        report(walk, 'schema/bounds', `must be at least ${count(minLength, 'character')} long, but ${has}`)
      }
    }
  }
}

/** In code points, as Go counts runes. */
function lengthOf(text: string): number {
  let length = text.length
  for (let index = 1; index < text.length; index++) {
    if (isLow(text.charCodeAt(index)) && isHigh(text.charCodeAt(index - 1))) length--
  }
  return length
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000

function patternCheck({ pattern }: Schema): TextCheck | undefined {
  if (pattern === undefined || pattern === '') return undefined
  let compiled: Pattern | { readonly error: string } | undefined
  return (text, walk, shown) => {
    compiled ??= compilePattern(pattern)
    if ('error' in compiled) {
      report(walk, 'schema/pattern', `cannot be checked, because ${showValue(pattern)} is not RE2: ${compiled.error}`)
    } else if (!compiled.test(text)) {
      report(walk, 'schema/pattern', `must match the pattern ${pattern.slice(0, 200)}, got ${shown(text)}`)
    }
  }
}

function formatCheck(schema: Schema, { dialect }: Context): TextCheck | undefined {
  const format = formatOf(schema, dialect)
  if (format === undefined) return undefined
  return (text, walk, shown) => {
    if (format.accepts(text)) return
    const help = format.example === undefined ? undefined : `for example: ${format.example}`
    report(walk, 'schema/format', `must be ${format.words}, got ${shown(text)}`, { help })
  }
}

/** What `minimum` says of numbers, said of quantities that are texts. */
function quantityCheck({ format, minimum, exclusiveMinimum }: Schema, { dialect }: Context): TextCheck | undefined {
  if (dialect !== 'core' || format !== 'quantity' || minimum === undefined) return undefined
  const words = exclusiveMinimum === true ? 'more than' : 'at least'
  return (text, walk, shown) => {
    if (!isQuantity(text)) return
    const compared = compareQuantities(text, String(minimum))
    if (exclusiveMinimum === true ? compared > 0 : compared >= 0) return
    report(walk, 'schema/bounds', `must be ${words} ${minimum}, got ${shown(text)}`)
  }
}
