import { Composer, isCollection, isScalar, Lexer, Parser, visit } from 'yaml'
import type { Document, DocumentOptions, ParseOptions, SchemaOptions } from 'yaml'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { locatorOf, type Locator } from './lines.ts'
import { syntaxProblem, type SyntaxFault } from './syntax-problem.ts'
import { conflictProblems, foreignCharacters, type Found } from './text-problem.ts'

/** Collections nested deeper than this are refused; the deepest CRD of Config Connector has 36 levels. */
export const DEPTH_LIMIT = 100

/** A document as nodes of the `yaml` library, every scalar still text, and the first thing wrong with its syntax. */
export interface ComposedDocument {
  readonly index: number
  readonly node: Document.Parsed['contents']
  readonly problem?: Diagnostic
}

/** A text as nodes with offsets: what values, positions and messages are made from. */
export interface Composed {
  readonly documents: readonly ComposedDocument[]
  /** What is wrong with the text as a whole. */
  readonly diagnostics: readonly Diagnostic[]
  readonly locate: Locator
}

/** What is said where collections are nested deeper. */
export const TOO_DEEP = {
  code: 'yaml/too-deep',
  message: `Collections are nested deeper than ${DEPTH_LIMIT} levels here.`,
  help: 'nothing after this place was read. No Kubernetes object needs such depth: look for brackets left open.',
} as const

/** How texts are parsed: as written. Tags, merge keys and what a plain scalar says are judged by our own code. */
export const PARSE_OPTIONS = {
  version: '1.2',
  schema: 'failsafe',
  merge: false,
  resolveKnownTags: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const

/** Parses a text; tags, aliases and plain scalars are not resolved yet. Bounded in depth and time; never throws. */
export function compose(file: string, text: string): Composed {
  const locate = locatorOf(file, text)
  const conflicts = conflictProblems(text, locate)
  if (conflicts.length > 0) return { documents: [], diagnostics: conflicts, locate }
  const { parsed, tooDeepAt } = parseBounded(text, PARSE_OPTIONS)
  const foreignIn = foreignCharacters(text, locate)
  const documents = parsed.map((document, index) => {
    const from = index === 0 ? 0 : document.range[0]
    const to = parsed[index + 1]?.range[0] ?? Infinity
    const fault = atOpening(firstFault(document.errors), document)
    const problem = earlier(fault && syntaxProblem(fault, text, locate), foreignIn(from, to))?.diagnostic
    return { index, node: document.contents, ...(problem && { problem }) }
  })
  const deep = tooDeepAt === undefined ? undefined : tooDeep(locate, tooDeepAt)
  return { documents, diagnostics: deep ? [deep] : [], locate }
}

/** Documents of the `yaml` library; with `tooDeepAt`, where collections nest deeper than the limit, those up to there. */
export interface Parsed {
  readonly parsed: readonly Document.Parsed[]
  readonly tooDeepAt?: number
}

/** Feeds the parser token by token, so that hostile nesting stops it before anything recursive begins. */
export function parseBounded(text: string, options: ParseOptions & DocumentOptions & SchemaOptions): Parsed {
  const parser = new Parser()
  const composer = new Composer(options)
  const parsed: Document.Parsed[] = []
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) parsed.push(...composer.next(token))
    if (parser.stack.length > DEPTH_LIMIT && openCollections(parser) > DEPTH_LIMIT) {
      parsed.push(...composer.end())
      return { parsed, tooDeepAt: parser.offset }
    }
  }
  for (const token of parser.end()) parsed.push(...composer.next(token))
  parsed.push(...composer.end(true, text.length))
  return { parsed }
}

/** The stack holds the document too, and the scalar that is being read. */
function openCollections(parser: Parser): number {
  return parser.stack.filter(({ type }) => type === 'block-map' || type === 'block-seq' || type === 'flow-collection')
    .length
}

/** After a first syntax error the structure is guesswork: what a parser says later is about its own guess. */
function firstFault(faults: readonly SyntaxFault[]): SyntaxFault | undefined {
  return faults.reduce(
    (first: SyntaxFault | undefined, one) => (first && first.pos[0] <= one.pos[0] ? first : one),
    undefined,
  )
}

/** A parser misses a closing bracket or quote where its text ends; a reader of the message looks for the opening one. */
function atOpening(fault: SyntaxFault | undefined, document: Document.Parsed): SyntaxFault | undefined {
  if (!fault || !/closing|end with a/.test(fault.message)) return fault
  let opening: number | undefined
  visit(document, {
    Node: (_, node) => {
      const isOpened = isScalar(node) ? node.type !== 'PLAIN' : isCollection(node) && node.flow === true
      if (isOpened && node.range?.[1] === fault.pos[0]) opening = node.range[0]
    },
  })
  return opening === undefined ? fault : { code: fault.code, message: fault.message, pos: [opening, opening + 1] }
}

function earlier(a: Found | undefined, b: Found | undefined): Found | undefined {
  return a && b ? (a.offset <= b.offset ? a : b) : (a ?? b)
}

function tooDeep(locate: Locator, offset: number): Diagnostic {
  const { code, message, help } = TOO_DEEP
  return diagnostic(code, message, { origin: locate(offset, offset + 1), help })
}
