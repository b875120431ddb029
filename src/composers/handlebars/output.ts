import type { Origin } from '../../model/origin.ts'
import type { Value } from '../../model/value.ts'
import type { StaticPath } from './scope.ts'
import type { Loc } from './syntax.ts'

/** A value, or undefined for one that is absent. */
export type Filling = Value | undefined

/** The context that statements run in; its twin while checking is a Scope. */
export interface Frame {
  readonly context: Filling
  readonly parent?: Frame
  /** The values of the names after `as |...|`. */
  readonly named: readonly Filling[]
  /** Set for the body of an #each. */
  readonly loop?: Loop
}

/** Where an #each is. */
export interface Loop {
  readonly index: number
  readonly key: string | number
  readonly isLast: boolean
  /** The place of its items in the composite, where the template tells. */
  readonly items?: StaticPath | undefined
}

/** A place in one of the files that a template is made of. */
export interface Place {
  readonly file: string
  readonly loc: Loc
}

/**
 * What a run of a template writes: text in which every value is a placeholder, and the values. The same branches give
 * the same text, whatever the values are, and no value ever meets the YAML parser.
 */
export interface Output {
  text: string
  readonly values: Filling[]
  /** For each value, where it is written and how, for messages. */
  readonly expressions: Expressed[]
  readonly chunks: Chunk[]
  /** What the blocks around the statement that is run depend on. */
  conditions: readonly StaticPath[]
}

/** An expression whose value was put out. */
export interface Expressed extends Place {
  readonly label: string
  readonly reads: readonly StaticPath[]
}

/** A piece of text with the statement it comes from. */
export interface Chunk {
  readonly offset: number
  readonly place: Place
  readonly frame: Frame
  /** White space put before each line, inside a partial. */
  readonly indent: string
  /** What the blocks around it depend on. */
  readonly conditions: readonly StaticPath[]
}

/** Stands for a value: two characters of the private use area around its number. */
export const PLACEHOLDER = /\uE000(\d+)\uE001/

/** The characters that placeholders are made of: no template may contain them. */
export const RESERVED = /[\uE000\uE001]/

/** An empty output. */
export function emptyOutput(): Output {
  return { text: '', values: [], expressions: [], chunks: [], conditions: [] }
}

/** Puts a value out. */
export function putValue(output: Output, value: Filling, expressed: Expressed): void {
  output.text += `\uE000${output.values.length}\uE001`
  output.values.push(value)
  output.expressions.push(expressed)
}

/** The chunk that a place in the text belongs to. */
export function chunkAt({ chunks }: Output, offset: number): Chunk | undefined {
  let low = 0
  let high = chunks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((chunks[middle]?.offset ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return chunks[low - 1]
}

/** The place of the template that wrote the text at `offset`. */
export function originAt(output: Output, offset: number): Origin | undefined {
  const chunk = chunkAt(output, offset)
  if (!chunk) return undefined
  const { file, loc } = chunk.place
  const lines = output.text.slice(chunk.offset, offset).split('\n')
  const ahead = (lines.at(-1) ?? '').length
  const line = loc.start.line + lines.length - 1
  const column = 1 + (lines.length === 1 ? loc.start.column + ahead : Math.max(0, ahead - chunk.indent.length))
  return { file, line, column, endLine: line, endColumn: column + 1 }
}
