import { SyntaxProblem, type MapEntry, type Node } from './ast.ts'
import { negated, tokenize, type Token } from './lex.ts'
import { expand, type Builder } from './macro.ts'
import { codePoints } from './text.ts'
import type { Cel } from './value.ts'

// Why not a library's parser: @marcbachmann/cel-js ties its nodes to its own evaluator and expands only the one-variable
// macros; @bufbuild/cel doesn't export a parser and has no optional syntax. The grammar is small; the expansion of
// macros must be cel-go's own, because the server's cost counts its nodes.

const MAX_DEPTH = 250
const MAX_CODE_POINTS = 100_000
/** optMap copies its target, so that a short text can stand for a huge tree. */
const MAX_NODES = 200_000
const RESERVED: ReadonlySet<string> = new Set(
  'as break const continue else false for function if import in let loop package namespace null return true var void while'.split(
    ' ',
  ),
)
/** Words that are tokens of their own: not even a field's name after a dot. */
const KEYWORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'in'])
const RELATIONS: ReadonlyMap<string, string> = new Map([
  ['<', '_<_'],
  ['<=', '_<=_'],
  ['>', '_>_'],
  ['>=', '_>=_'],
  ['==', '_==_'],
  ['!=', '_!=_'],
  ['in', '@in'],
])
const SUMS: ReadonlyMap<string, string> = new Map([
  ['+', '_+_'],
  ['-', '_-_'],
])
const PRODUCTS: ReadonlyMap<string, string> = new Map([
  ['*', '_*_'],
  ['/', '_/_'],
  ['%', '_%_'],
])

/** A parsed expression, and where each of its nodes stands, by node id. */
export interface Parsed {
  readonly root: Node
  readonly offsets: readonly number[]
}

interface Parser extends Builder {
  readonly tokens: readonly Token[]
  at: number
  depth: number
}

/** The tree of an expression, macros expanded. Throws SyntaxProblem (CEL specification, "Syntax"). */
export function parse(source: string): Parsed {
  const size = codePoints(source)
  if (size > MAX_CODE_POINTS) {
    throw new SyntaxProblem(`expression code point size exceeds limit: size: ${size}, limit ${MAX_CODE_POINTS}`, 0)
  }
  const offsets: number[] = []
  const nextId = (offset: number): number => (offsets.length < MAX_NODES ? offsets.push(offset) - 1 : tooLarge())
  const parser: Parser = {
    tokens: tokenize(source),
    at: 0,
    depth: 0,
    nextId,
  }
  const root = expression(parser)
  if (peek(parser).type !== 'end') throw unexpected(parser)
  return { root, offsets }
}

function tooDeep(offset: number): SyntaxProblem {
  return new SyntaxProblem(`expression recursion limit exceeded: ${MAX_DEPTH}`, offset)
}

function tooLarge(): never {
  throw new SyntaxProblem('the expression is too large once its macros are expanded', 0)
}

function expression(parser: Parser): Node {
  if (++parser.depth > MAX_DEPTH) {
    throw tooDeep(peek(parser).offset)
  }
  const condition = logical(parser, '||')
  let node = condition
  if (take(parser, '?')) {
    const id = parser.nextId(before(parser))
    const yes = logical(parser, '||')
    expect(parser, ':')
    node = { kind: 'call', id, name: '_?_:_', target: undefined, args: [condition, yes, expression(parser)] }
  }
  parser.depth--
  return node
}

function logical(parser: Parser, operator: '||' | '&&'): Node {
  const terms: Node[] = []
  const ids: number[] = []
  do {
    ids.push(terms.length === 0 ? -1 : parser.nextId(before(parser)))
    terms.push(operator === '||' ? logical(parser, '&&') : relation(parser))
  } while (take(parser, operator))
  return balanced(operator === '||' ? '_||_' : '_&&_', terms, ids)
}

/** A long chain becomes a balanced tree, so that its depth stays small. */
function balanced(name: string, terms: readonly Node[], ids: readonly number[]): Node {
  if (terms.length === 1) return terms[0] as Node
  const middle = terms.length >> 1
  const left = balanced(name, terms.slice(0, middle), ids.slice(0, middle))
  const right = balanced(name, terms.slice(middle), ids.slice(middle))
  return { kind: 'call', id: ids[middle] as number, name, target: undefined, args: [left, right] }
}

function relation(parser: Parser): Node {
  return chain(parser, RELATIONS, (inner) => chain(inner, SUMS, (factor) => chain(factor, PRODUCTS, unary)))
}

function chain(parser: Parser, operators: ReadonlyMap<string, string>, operand: (parser: Parser) => Node): Node {
  let left = operand(parser)
  let links = 0
  for (;;) {
    const token = peek(parser)
    const name = token.type === 'operator' || token.text === 'in' ? operators.get(token.text) : undefined
    if (name === undefined) return left
    if (++links > MAX_DEPTH) throw tooDeep(token.offset)
    parser.at++
    const id = parser.nextId(token.offset)
    left = { kind: 'call', id, name, target: undefined, args: [left, operand(parser)] }
  }
}

function unary(parser: Parser): Node {
  const { text, type, offset } = peek(parser)
  if (type !== 'operator' || (text !== '!' && text !== '-')) return member(parser)
  let count = 0
  while (take(parser, text)) count++
  // One minus before a number is part of it; of several, all are operators.
  if (text === '-' && count === 1 && isNumber(peek(parser))) return postfix(parser, signed(parser))
  const operand = text === '!' ? member(parser) : postfix(parser, primary(parser))
  return wrap(parser, text === '!' ? '!_' : '-_', { operand, isWrapped: count % 2 === 1, offset })
}

function isNumber(token: Token | undefined): boolean {
  return token?.number !== undefined
}

function signed(parser: Parser): Node {
  const value = negated(peek(parser))
  parser.at++
  return literal(parser, value)
}

interface Sign {
  readonly operand: Node
  readonly isWrapped: boolean
  readonly offset: number
}

function wrap(parser: Parser, name: string, form: Sign): Node {
  if (!form.isWrapped) return form.operand
  return { kind: 'call', id: parser.nextId(form.offset), name, target: undefined, args: [form.operand] }
}

function literal(parser: Parser, value: Cel): Node {
  return { kind: 'const', id: parser.nextId(before(parser)), value }
}

function member(parser: Parser): Node {
  const isSigned = peek(parser).text === '-' && isNumber(parser.tokens[parser.at + 1])
  if (isSigned) parser.at++
  return postfix(parser, isSigned ? signed(parser) : primary(parser))
}

function postfix(parser: Parser, operand: Node): Node {
  let node = operand
  let links = 0
  for (;;) {
    if (take(parser, '.')) node = afterDot(parser, node)
    else if (take(parser, '[')) node = index(parser, node)
    else return node
    if (++links > MAX_DEPTH) throw tooDeep(before(parser))
  }
}

function afterDot(parser: Parser, operand: Node): Node {
  const dot = before(parser)
  const isOptional = take(parser, '?')
  const name = identifier(parser)
  if (isOptional) {
    const field: Node = { kind: 'const', id: parser.nextId(before(parser)), value: name }
    return { kind: 'call', id: parser.nextId(dot), name: '_?._', target: undefined, args: [operand, field] }
  }
  const { offset } = peek(parser)
  if (!take(parser, '(')) return { kind: 'select', id: parser.nextId(dot), operand, field: name, isTest: false }
  const args = items(parser, ')')
  const macro = expand({ name, target: operand, args, offset }, parser)
  return macro ?? { kind: 'call', id: parser.nextId(offset), name, target: operand, args }
}

function index(parser: Parser, operand: Node): Node {
  const id = parser.nextId(before(parser))
  const name = take(parser, '?') ? '_[?_]' : '_[_]'
  const key = expression(parser)
  expect(parser, ']')
  return { kind: 'call', id, name, target: undefined, args: [operand, key] }
}

function primary(parser: Parser): Node {
  const token = peek(parser)
  if (token.type === 'literal') {
    parser.at++
    if (token.value === undefined) throw new SyntaxProblem('invalid int literal', token.offset)
    return literal(parser, token.value)
  }
  if (token.type === 'ident' || token.text === '.') return named(parser)
  if (take(parser, '(')) {
    const node = expression(parser)
    expect(parser, ')')
    return node
  }
  if (take(parser, '[')) return listLiteral(parser)
  if (take(parser, '{')) return mapLiteral(parser)
  throw unexpected(parser)
}

function named(parser: Parser): Node {
  const token = peek(parser)
  if (token.text === 'true' || token.text === 'false' || token.text === 'null') {
    parser.at++
    return literal(parser, token.text === 'null' ? null : token.text === 'true')
  }
  const dot = take(parser, '.') ? '.' : ''
  const name = identifier(parser)
  if (RESERVED.has(name)) throw new SyntaxProblem(`reserved identifier: ${name}`, token.offset)
  const struct = structName(parser, name)
  if (struct !== undefined) return struct
  const { offset } = peek(parser)
  if (!take(parser, '(')) return { kind: 'ident', id: parser.nextId(token.offset), name: dot + name }
  const args = items(parser, ')')
  const macro = expand({ name: dot + name, target: undefined, args, offset }, parser)
  return macro ?? { kind: 'call', id: parser.nextId(offset), name: dot + name, target: undefined, args }
}

/** `a.b.C{`: looked for before the dots are taken for selections. */
function structName(parser: Parser, first: string): Node | undefined {
  let at = parser.at
  let name = first
  while (parser.tokens[at]?.text === '.' && parser.tokens[at + 1]?.type === 'ident') {
    name += `.${parser.tokens[at + 1]?.text ?? ''}`
    at += 2
  }
  if (parser.tokens[at]?.text !== '{' || parser.tokens[at]?.type !== 'operator') return undefined
  parser.at = at + 1
  while (!take(parser, '}')) {
    take(parser, '?')
    identifier(parser)
    expect(parser, ':')
    expression(parser)
    if (!take(parser, ',') && peek(parser).text !== '}') throw unexpected(parser)
  }
  return { kind: 'struct', id: parser.nextId(before(parser)), name }
}

function listLiteral(parser: Parser): Node {
  const id = parser.nextId(before(parser))
  const list: Node[] = []
  const optional: number[] = []
  while (!take(parser, ']')) {
    if (take(parser, '?')) optional.push(list.length)
    list.push(expression(parser))
    if (!take(parser, ',') && peek(parser).text !== ']') throw unexpected(parser)
  }
  return { kind: 'list', id, items: list, optional }
}

function mapLiteral(parser: Parser): Node {
  const id = parser.nextId(before(parser))
  const entries: MapEntry[] = []
  while (!take(parser, '}')) {
    const isOptional = take(parser, '?')
    const key = expression(parser)
    expect(parser, ':')
    entries.push({ key, value: expression(parser), isOptional })
    if (!take(parser, ',') && peek(parser).text !== '}') throw unexpected(parser)
  }
  return { kind: 'map', id, entries }
}

function items(parser: Parser, close: string): readonly Node[] {
  const list: Node[] = []
  if (take(parser, close)) return list
  do list.push(expression(parser))
  while (take(parser, ','))
  expect(parser, close)
  return list
}

function identifier(parser: Parser): string {
  const token = peek(parser)
  if (token.type !== 'ident' || KEYWORDS.has(token.text)) throw unexpected(parser)
  parser.at++
  return token.text
}

/** Where the token that was taken last stands. */
function before(parser: Parser): number {
  return parser.tokens[parser.at - 1]?.offset ?? 0
}

function peek(parser: Parser): Token {
  return parser.tokens[parser.at] as Token
}

function take(parser: Parser, operator: string): boolean {
  const token = peek(parser)
  if (token.type !== 'operator' || token.text !== operator) return false
  parser.at++
  return true
}

function expect(parser: Parser, operator: string): void {
  if (!take(parser, operator)) throw unexpected(parser)
}

function unexpected(parser: Parser): SyntaxProblem {
  const token = peek(parser)
  return new SyntaxProblem(`Syntax error: unexpected '${token.text}'`, token.offset)
}
