import handlebars from 'handlebars'
import { diagnostic, type Diagnostic } from '../../model/diagnostic.ts'
import type { Origin } from '../../model/origin.ts'

/** A place in a template as Handlebars counts: lines from 1, columns from 0. */
export interface Loc {
  readonly start: { readonly line: number; readonly column: number }
  readonly end: { readonly line: number; readonly column: number }
}

/** A run of statements. */
export interface Program {
  readonly body: readonly Statement[]
  readonly blockParams?: readonly string[]
}

/** Text outside of braces; `value` is what whitespace control leaves of `original`. */
export interface Content {
  readonly type: 'ContentStatement'
  readonly value: string
  readonly original: string
  readonly loc: Loc
}

/** `{{path}}` or `{{helper params}}`. */
export interface Mustache extends Call {
  readonly type: 'MustacheStatement'
}

/** `{{#each list}}...{{else}}...{{/each}}`. */
export interface Block extends Call {
  readonly type: 'BlockStatement'
  readonly program?: Program
  readonly inverse?: Program
}

/** `{{> name context key=value}}`. */
export interface Partial extends Omit<Call, 'path'> {
  readonly type: 'PartialStatement'
  readonly name: Expression
  /** The white space before a partial that stands on a line of its own. */
  readonly indent: string
}

/** Anything that is written with a name, values and `key=value` pairs. */
export interface Call {
  readonly path: Expression
  readonly params: readonly Expression[]
  readonly hash?: { readonly pairs: readonly HashPair[] }
  readonly loc: Loc
}

/** `key=value` in a call. */
export interface HashPair {
  readonly key: string
  readonly value: Expression
  readonly loc: Loc
}

/** `spec.tier`, `../name`, `@index`. */
export interface Path {
  readonly type: 'PathExpression'
  readonly data: boolean
  readonly depth: number
  readonly parts: readonly string[]
  readonly original: string
  readonly loc: Loc
}

/** `(eq a b)` inside another call. */
export interface SubExpression extends Call {
  readonly type: 'SubExpression'
}

/** A value written in the template. */
export type Literal =
  | { readonly type: 'StringLiteral'; readonly value: string; readonly loc: Loc }
  | { readonly type: 'NumberLiteral'; readonly value: number; readonly loc: Loc }
  | { readonly type: 'BooleanLiteral'; readonly value: boolean; readonly loc: Loc }
  | { readonly type: 'UndefinedLiteral' | 'NullLiteral'; readonly loc: Loc }

/** What has a value. */
export type Expression = Path | SubExpression | Literal

/** What Handlebars has and compositions may not use. */
export interface Forbidden {
  readonly type: 'PartialBlockStatement' | 'Decorator' | 'DecoratorBlock'
  readonly loc: Loc
}

/** What a template consists of. */
export type Statement =
  Content | Mustache | Block | Partial | Forbidden | { readonly type: 'CommentStatement'; readonly loc: Loc }

/** A template's syntax tree, or why there is none. */
export type Parsed =
  { readonly ok: true; readonly program: Program } | { readonly ok: false; readonly diagnostic: Diagnostic }

/** Parses a template; of Handlebars only the parser is used. Adds template/syntax. */
export function parseTemplate(file: string, text: string): Parsed {
  try {
    return { ok: true, program: handlebars.parse(text) as unknown as Program }
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown
    const origin = originAt(file, text, offsetOf(text, thrown.message))
    return { ok: false, diagnostic: diagnostic('template/syntax', `${file}: ${explain(thrown.message)}`, { origin }) }
  }
}

/** The origin of a place in a template. */
export function originOf(file: string, { start, end }: Loc): Origin {
  return { file, line: start.line, column: start.column + 1, endLine: end.line, endColumn: end.column + 1 }
}

const UNEXPECTED: Readonly<Record<string, string>> = Object.freeze({
  EOF: 'the template ends inside a block or an expression that is still open.',
  INVALID: 'this cannot be read as a Handlebars expression.',
  OPEN_ENDBLOCK: 'this closes a block that is not open.',
  INVERSE: '{{else}} stands outside of a block.',
  CLOSE: 'the expression ends too early.',
})

function explain(message: string): string {
  const got = /got '([A-Z_]+)'/.exec(message)?.[1]
  if (got === undefined) return explainOther(message.replace(/ - \d+:\d+$/, ''))
  return UNEXPECTED[got] ?? `unexpected ${got.toLowerCase().replaceAll('_', ' ')}.`
}

function explainOther(message: string): string {
  const [, opened, closed] = /^(\S+) doesn't match (\S+)$/.exec(message) ?? []
  if (opened !== undefined && closed !== undefined) return `{{#${opened}}} is closed by {{/${closed}}}.`
  return message.startsWith('Invalid path: ') ? `${message.slice(14)} is not a path.` : `${message}.`
}

/**
 * Handlebars names the line and shows the 20 characters around the place without their line breaks; errors beyond
 * grammar end in ` - line:column`.
 */
function offsetOf(text: string, message: string): number {
  const place = / - (\d+):(\d+)$/.exec(message)
  if (place) return offsetOfLine(text, Number(place[1])) + Number(place[2])
  const line = offsetOfLine(text, Number(/on line (\d+)/.exec(message)?.[1] ?? 1))
  const [, shown = '', arrow = '^'] = message.split('\n')
  const before = shown.slice(0, arrow.length - 1).replace(/^\.\.\./, '')
  const offsets = charactersOf(text)
  const joined = offsets.map((offset) => text[offset]).join('')
  let best: number | undefined
  for (let at = joined.indexOf(before); at >= 0 && before !== ''; at = joined.indexOf(before, at + 1)) {
    const offset = offsets[at + before.length] ?? text.length
    if (best === undefined || Math.abs(offset - line) < Math.abs(best - line)) best = offset
  }
  return best ?? line
}

/** Offsets of everything but line breaks. */
function charactersOf(text: string): readonly number[] {
  const offsets: number[] = []
  for (let offset = 0; offset < text.length; offset += 1) {
    if (text[offset] !== '\n' && text[offset] !== '\r') offsets.push(offset)
  }
  return offsets
}

function offsetOfLine(text: string, line: number): number {
  let offset = 0
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf('\n', offset)
    if (end < 0) return text.length
    offset = end + 1
  }
  return offset
}

function originAt(file: string, text: string, offset: number): Origin {
  const before = text.slice(0, offset).split('\n')
  const column = (before.at(-1) ?? '').length + 1
  return { file, line: before.length, column, endLine: before.length, endColumn: column + 1 }
}
