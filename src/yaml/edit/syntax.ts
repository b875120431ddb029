/** What stands before a node: its anchor, its tag, or both. Offsets count UTF-16 units; ends are exclusive. */
export interface Properties {
  readonly start: number
  readonly end: number
  readonly anchor?: string
  readonly tag?: string
}

interface Placed {
  /** Where the content begins, behind the properties: a quote, a bracket, a block's indicator, a first key or dash. */
  readonly start: number
  /** Where the content ends. A block scalar ends behind its last line's end, a collection where its last part ends. */
  readonly end: number
  readonly properties?: Properties
}

/** How a scalar is written. `empty` is no text at all: start and end are where one would stand. */
export type ScalarStyle = 'empty' | 'plain' | 'single' | 'double' | 'literal' | 'folded'

/** A scalar; `text` is what it stands for, before any schema. */
export interface ScalarNode extends Placed {
  readonly type: 'scalar'
  readonly style: ScalarStyle
  readonly text: string
}

/** An alias. */
export interface AliasNode extends Placed {
  readonly type: 'alias'
  readonly name: string
}

/** A mapping, its entries in the order of the text, merge keys among them. */
export interface MappingNode extends Placed {
  readonly type: 'mapping'
  readonly isFlow: boolean
  readonly entries: readonly Entry[]
}

/** A list. */
export interface ListNode extends Placed {
  readonly type: 'list'
  readonly isFlow: boolean
  readonly items: readonly Item[]
}

/** A node of a document's text, exact to the character: what edits are made from. */
export type SyntaxNode = ScalarNode | AliasNode | MappingNode | ListNode

/** A key with its value. */
export interface Entry {
  /** Where it begins: its `?`, its key's properties, or its key. */
  readonly start: number
  readonly end: number
  readonly key: SyntaxNode
  /** The key's text; a merge key is told by isMerge. */
  readonly name: string
  readonly isMerge: boolean
  /** Where the colon stands; undefined where there is none ({a}, `? a`). */
  readonly colon?: number
  readonly value: SyntaxNode
}

/** An item of a list; in a block it begins at its dash. */
export interface Item {
  readonly start: number
  readonly end: number
  readonly value: SyntaxNode
}

/** One document's text and what it says. */
export interface SyntaxTree {
  readonly text: string
  readonly root: SyntaxNode
}
