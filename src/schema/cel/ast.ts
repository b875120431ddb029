import type { Cel } from './value.ts'

/**
 * An expression after macros are expanded. Operators are calls with CEL's own names (`_+_`, `_&&_`, `_?_:_`, `@in`),
 * so that the checker, the planner and the estimator know one form only. `id` numbers the nodes of one expression.
 */
export type Node = Const | Ident | Select | Call | ListLiteral | MapLiteral | StructLiteral | Fold

/** A literal. */
export interface Const {
  readonly kind: 'const'
  readonly id: number
  readonly value: Cel
}

/** A variable, or a dotted name's first part; a leading dot stays in the name. */
export interface Ident {
  readonly kind: 'ident'
  readonly id: number
  readonly name: string
}

/** `operand.field`, or has(operand.field) where `isTest`. */
export interface Select {
  readonly kind: 'select'
  readonly id: number
  readonly operand: Node
  readonly field: string
  readonly isTest: boolean
}

/** `name(args)` or `target.name(args)`. */
export interface Call {
  readonly kind: 'call'
  readonly id: number
  readonly name: string
  readonly target: Node | undefined
  readonly args: readonly Node[]
}

/** `[a, ?b]`: `optional` holds the positions of items written with `?`. */
export interface ListLiteral {
  readonly kind: 'list'
  readonly id: number
  readonly items: readonly Node[]
  readonly optional: readonly number[]
}

/** One `key: value` of a map literal. */
export interface MapEntry {
  readonly key: Node
  readonly value: Node
  readonly isOptional: boolean
}

/** `{a: b, ?c: d}`. */
export interface MapLiteral {
  readonly kind: 'map'
  readonly id: number
  readonly entries: readonly MapEntry[]
}

/** `Name{field: value}`: no type that can be built so is known here; the checker says so. */
export interface StructLiteral {
  readonly kind: 'struct'
  readonly id: number
  readonly name: string
}

/** What macros expand to: fold over the items of a list or the keys of a map. */
export interface Fold {
  readonly kind: 'fold'
  readonly id: number
  readonly range: Node
  readonly item: string
  /** The second variable of `all(i, v, ...)` and its like. */
  readonly item2: string | undefined
  readonly accu: string
  readonly init: Node
  readonly condition: Node
  readonly step: Node
  readonly result: Node
}

/** What a parser is told apart from other failures by: its message is the text a user reads. */
export class SyntaxProblem extends Error {
  readonly offset: number
  constructor(message: string, offset: number) {
    super(message)
    this.name = 'SyntaxProblem'
    this.offset = offset
  }
}
