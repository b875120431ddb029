import { isList, isMapping, type Value } from '../../model/value.ts'
import { isSimple, writeBlock, writeNumber, writeText } from '../write-scalar.ts'
import type { Style } from './style.ts'
import type { ScalarStyle } from './syntax.ts'

/** What stands behind a colon or dash: the rest of its line, and whole lines below with their indentation. */
export interface Rendered {
  /** '' where the value begins on the line below. */
  readonly head: string
  readonly below: readonly string[]
}

/** How a value is to be written. */
export interface Manner {
  readonly style: Style
  /** How its neighbours write their texts. */
  readonly quotes?: ScalarStyle | undefined
  /** True where the neighbours' collections stand in brackets. */
  readonly asFlow?: boolean
}

/** Where a value is to be written, in a block. */
export interface Spot {
  /** The column of the key or dash before it. */
  readonly column: number
  /** Behind a dash a collection begins on the line of the dash, `gap` columns behind it. */
  readonly gap?: number
  /** The column that collections and blocks below take, where that is settled already. */
  readonly inner?: number
}

/** A value in a block: behind a key, or behind a dash. */
export function renderInBlock(value: Value, spot: Spot, manner: Manner): Rendered {
  const { style } = manner
  if (typeof value === 'string') return renderText(value, spot, manner)
  if (typeof value !== 'object' || value === null) return { head: writeScalar(value), below: [] }
  if (isEmpty(value) || manner.asFlow === true) return { head: renderInFlow(value, manner), below: [] }
  const column = spot.inner ?? innerColumn(value, spot, style)
  const lines = renderLines(value, column, { style })
  if (spot.gap === undefined) return { head: '', below: lines }
  return { head: (lines[0] ?? '').slice(column), below: lines.slice(1) }
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0
}

function innerColumn(value: Value, { column, gap }: Spot, { step, listStep }: Style): number {
  if (gap !== undefined) return column + gap
  return column + (isList(value) ? listStep : step)
}

function renderText(value: string, spot: Spot, manner: Manner): Rendered {
  const { style, quotes } = manner
  const isBlock = quotes === 'literal' || quotes === 'folded' || value.includes('\n')
  const column = spot.inner ?? spot.column + (spot.gap ?? style.step)
  const block = isBlock && style.mayBlock ? renderBlock(value, column, manner) : undefined
  return block ?? { head: quoteText(value, manner), below: [] }
}

function renderBlock(value: string, column: number, { quotes }: Manner): Rendered | undefined {
  const block = writeBlock(value, ' '.repeat(column))
  // An indentation of its own would have to be said in columns that readers count differently.
  if (block === undefined || /^\|[0-9]/.test(block)) return undefined
  const [header = '', ...below] = block.split('\n')
  const isOneLine = below.length === 1
  return { head: quotes === 'folded' && isOneLine ? header.replace('|', '>') : header, below }
}

/** The lines of a collection that is not empty, each with its indentation. */
export function renderLines(value: Value, column: number, manner: Manner): readonly string[] {
  const indent = ' '.repeat(column)
  const lines: string[] = []
  if (isList(value)) {
    for (const item of value) {
      const { head, below } = renderInBlock(item, { column, gap: 2 }, { style: manner.style })
      lines.push(`${indent}- ${head}`, ...below)
    }
  } else if (isMapping(value)) {
    for (const [key, item] of Object.entries(value)) {
      lines.push(...renderEntry(key, item, { column, manner: { style: manner.style } }))
    }
  }
  return lines
}

/** The lines of one key and its value. */
export function renderEntry(
  key: string,
  value: Value,
  { column, manner, keyQuotes }: { column: number; manner: Manner; keyQuotes?: ScalarStyle | undefined },
): readonly string[] {
  const { head, below } = renderInBlock(value, { column }, manner)
  const name = quoteText(key, { ...manner, quotes: keyQuotes })
  return [`${' '.repeat(column)}${name}:${head === '' ? '' : ` ${head}`}`, ...below]
}

/** A value on one line inside brackets, as JSON in a JSON document. */
export function renderInFlow(value: Value, manner: Manner): string {
  const { style } = manner
  if (typeof value === 'string') return style.isJson ? JSON.stringify(value) : quoteInFlow(value, manner)
  if (typeof value !== 'object' || value === null) return writeScalar(value)
  const inner: Manner = { style }
  const comma = `,${style.commaGap}`
  if (isList(value)) return `[${value.map((item) => renderInFlow(item, inner)).join(comma)}]`
  const pairs = Object.entries(value).map(([key, item]) => renderPair(key, renderInFlow(item, inner), inner))
  if (pairs.length === 0) return '{}'
  const padding = style.isJson ? '' : style.padding
  return `{${padding}${pairs.join(comma)}${padding}}`
}

/** A key and the text of its value inside braces. */
export function renderPair(key: string, value: string, { style, quotes }: Manner): string {
  return `${renderInFlow(key, { style, quotes })}:${style.colonGap}${value}`
}

/** A value inside brackets over several lines: the first where it stands, the others after `indent`. */
export function renderOverLines(value: Value, indent: string, manner: Manner): string {
  if (typeof value !== 'object' || value === null || isEmpty(value)) return renderInFlow(value, manner)
  const { eol } = manner.style
  const inner = indent + manner.style.indent
  const parts = isList(value)
    ? value.map((item) => renderOverLines(item, inner, { style: manner.style }))
    : Object.entries(value).map(([key, item]) =>
        renderPair(key, renderOverLines(item, inner, { style: manner.style }), manner),
      )
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}']
  return `${open}${eol}${parts.map((part) => inner + part).join(`,${eol}`)}${eol}${indent}${close}`
}

/** A text on one line, in the quotes of its neighbours, or those that it needs. */
export function quoteText(value: string, { style, quotes }: Manner): string {
  const written = isSimple(value) ? value : writeText(value)
  if (quotes === 'double') return written.startsWith('"') ? written : doubleQuoted(value)
  const mayBeSingle = !/[^ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u.test(value)
  if (mayBeSingle && (quotes === 'single' || (written !== value && style.quote === 'single'))) {
    return `'${value.replaceAll("'", "''")}'`
  }
  return written
}

/** Inside brackets some more texts need quotes. */
export function quoteInFlow(value: string, manner: Manner): string {
  const written = quoteText(value, manner)
  if (written !== value || !/[,[\]{}]|^[-?:]/.test(value)) return written
  return quoteText(value, { ...manner, quotes: manner.style.quote })
}

function doubleQuoted(value: string): string {
  return writeText(`${value}\n`).replace(/\\n"$/, '"')
}

function writeScalar(value: null | boolean | number | bigint): string {
  return typeof value === 'number' ? writeNumber(value) : String(value)
}
