import { isList, isMapping } from '../../model/value.ts'
import { note, TemplateError, type Compiler } from './compiler.ts'
import { compileCall, compileExpression, type Compiled } from './expression.ts'
import { describe, isTruthy } from './helpers.ts'
import { putValue, RESERVED, type Filling, type Frame, type Output } from './output.ts'
import { itemsOf, TEXT, WHOLE, type Scope, type Shape, type StaticPath } from './scope.ts'
import type { Block, Content, Expression, Mustache, Partial, Program, Statement } from './syntax.ts'

/** A compiled run of statements: writes what they write. */
export type Emit = (frame: Frame, output: Output) => void

/** Compiles a program. What it reads is checked against the scope's schema; problems are noted in the compiler. */
export function compileProgram(compiler: Compiler, scope: Scope, program: Program | undefined): Emit {
  const emits = (program?.body ?? []).map((statement) => compileStatement(compiler, scope, statement))
  return (frame, output) => {
    for (const emit of emits) emit(frame, output)
  }
}

const NOTHING: Emit = () => undefined

function compileStatement(compiler: Compiler, scope: Scope, statement: Statement): Emit {
  switch (statement.type) {
    case 'ContentStatement':
      return compileContent(compiler, statement)
    case 'CommentStatement':
      return NOTHING
    case 'MustacheStatement':
      return compileMustache(compiler, scope, statement)
    case 'BlockStatement':
      return compileBlock(compiler, scope, statement)
    case 'PartialStatement':
      return compilePartial(compiler, scope, statement)
    default: {
      const message = 'Decorators, inline partials and partial blocks have no place in a composition.'
      note(compiler, statement.loc, { code: 'template/forbidden', message })
      return NOTHING
    }
  }
}

function compileContent(compiler: Compiler, content: Content): Emit {
  const { value, original, loc } = content
  if (RESERVED.test(value)) {
    const message = 'The characters U+E000 and U+E001 stand for values while a template is read.'
    note(compiler, loc, { code: 'template/forbidden', message, help: 'leave them out.' })
  }
  if (value === '') return NOTHING
  const place = { file: compiler.file, loc: after(loc, original.slice(0, Math.max(0, original.indexOf(value)))) }
  return (frame, output) => {
    output.chunks.push({ offset: output.text.length, place, frame, indent: '', conditions: output.conditions })
    output.text += value
  }
}

/** Where content begins once white space before it was taken away. */
function after(loc: Content['loc'], stripped: string): Content['loc'] {
  const lines = stripped.split('\n')
  const column = (lines.at(-1) ?? '').length
  const start = {
    line: loc.start.line + lines.length - 1,
    column: lines.length === 1 ? loc.start.column + column : column,
  }
  return { start, end: loc.end }
}

function compileMustache(compiler: Compiler, scope: Scope, mustache: Mustache): Emit {
  const { evaluate, label, reads } = compileCall(compiler, scope, mustache)
  const expressed = { file: compiler.file, loc: mustache.loc, label, reads }
  return (frame, output) => {
    const { conditions } = output
    output.chunks.push({ offset: output.text.length, place: expressed, frame, indent: '', conditions })
    putValue(output, evaluate(frame), expressed)
  }
}

function compileBlock(compiler: Compiler, scope: Scope, block: Block): Emit {
  const name = block.path.type === 'PathExpression' ? block.path.original : ''
  switch (name) {
    case 'if':
      return compileCondition(compiler, scope, block)
    case 'unless':
      return compileCondition(compiler, scope, { ...block, ...swapped(block) })
    case 'each':
      return compileEach(compiler, scope, block)
    case 'with':
      return compileWith(compiler, scope, block)
    default: {
      const message = `There is no block {{#${name}}} in templates.`
      const help = `the blocks are {{#if ${name}}}, {{#unless ${name}}}, {{#each ${name}}} and {{#with ${name}}}.`
      note(compiler, block.loc, { code: 'template/forbidden', message, help })
      return NOTHING
    }
  }
}

function swapped({ program, inverse }: Block): Pick<Block, 'program' | 'inverse'> {
  return { program: inverse ?? { body: [] }, inverse: program ?? { body: [] } }
}

function compileCondition(compiler: Compiler, scope: Scope, block: Block): Emit {
  const { evaluate, reads } = compileSubject(compiler, scope, block)
  const zeroCounts = (block.hash?.pairs ?? []).some(({ value }) => value.type === 'BooleanLiteral' && value.value)
  const yes = compileProgram(compiler, scope, block.program)
  const no = compileProgram(compiler, scope, block.inverse)
  return dependingOn(reads, (frame, output) => {
    const value = evaluate(frame)
    if (isTruthy(value) || (zeroCounts && (value === 0 || value === 0n))) yes(frame, output)
    else no(frame, output)
  })
}

/** All that is written inside is noted as depending on what was read for the block. */
function dependingOn(reads: readonly StaticPath[], emit: Emit): Emit {
  return (frame, output) => {
    const outer = output.conditions
    output.conditions = [...outer, ...reads]
    emit(frame, output)
    output.conditions = outer
  }
}

function compileWith(compiler: Compiler, scope: Scope, block: Block): Emit {
  const subject = compileSubject(compiler, scope, block)
  const names = (block.program?.blockParams ?? []).map((name) => ({ name, shape: subject.shape, path: subject.path }))
  const label = subject.label.replace(/^(this\.|\.\/)/, '')
  const inner = { shape: subject.shape, label, ...placed(subject.path), parent: scope, names, isLoop: false }
  const yes = compileProgram(compiler, inner, block.program)
  const no = compileProgram(compiler, scope, block.inverse)
  return dependingOn(subject.reads, (frame, output) => {
    const context = subject.evaluate(frame)
    const isThere = isTruthy(context) || context === 0 || context === 0n
    if (isThere) yes({ context, parent: frame, named: names.map(() => context) }, output)
    else no(frame, output)
  })
}

function placed(path: StaticPath | undefined): Pick<Scope, 'path'> {
  return path === undefined ? {} : { path }
}

function compileEach(compiler: Compiler, scope: Scope, block: Block): Emit {
  const subject = compileSubject(compiler, scope, block)
  const items = itemsOf(subject.shape)
  if (items === undefined) {
    const message = `{{#each ${subject.label}}} takes a list or a mapping, and ${subject.label} is neither in the schema.`
    note(compiler, block.loc, { code: 'template/value', message })
  }
  const keyShape: Shape = subject.shape?.type === 'array' ? WHOLE : subject.shape?.type === 'object' ? TEXT : null
  const itemPath = subject.path && [...subject.path, null]
  const places = [
    { shape: items ?? null, path: itemPath },
    { shape: keyShape, path: undefined },
  ]
  const names = (block.program?.blockParams ?? []).map((name, index) => ({ name, shape: null, ...places[index] }))
  const label = `${subject.label}[*]`
  const inner = { shape: items ?? null, label, ...placed(itemPath), parent: scope, names, isLoop: true }
  const body = compileProgram(compiler, inner, block.program)
  const none = compileProgram(compiler, scope, block.inverse)
  const place = { file: compiler.file, loc: block.loc }
  return dependingOn(subject.reads, (frame, output) => {
    const value = subject.evaluate(frame)
    if (value !== undefined && value !== null && typeof value !== 'object') {
      const message = `{{#each ${subject.label}}} takes a list or a mapping, not ${describe(value)}.`
      throw new TemplateError('template/value', message, { place })
    }
    const entries = entriesOf(value)
    entries.forEach(([key, context], index) => {
      const loop = { index, key, isLast: index === entries.length - 1, items: itemPath }
      body({ context, parent: frame, named: [context, key], loop }, output)
    })
    if (entries.length === 0) none(frame, output)
  })
}

function entriesOf(value: Filling): readonly (readonly [string | number, Filling])[] {
  if (isList(value)) return value.map((item, index) => [index, item])
  return isMapping(value) ? Object.entries(value) : []
}

/** The one value that a block is about. */
function compileSubject(compiler: Compiler, scope: Scope, block: Block): Compiled {
  const [subject] = block.params
  const name = block.path.type === 'PathExpression' ? block.path.original : ''
  if (block.params.length !== 1 || !subject) {
    const message = `{{#${name}}} takes 1 value, and here are ${block.params.length}.`
    note(compiler, block.loc, {
      code: 'template/syntax',
      message,
      help: 'put a call in parentheses: {{#if (eq a b)}}.',
    })
  }
  for (const { key, loc } of block.hash?.pairs ?? []) {
    if (key === 'includeZero' && name === 'if') continue
    note(compiler, loc, { code: 'template/forbidden', message: `{{#${name}}} takes no ${key}=value.` })
  }
  return compileExpression(compiler, scope, subject ?? { type: 'UndefinedLiteral', loc: block.loc })
}

function compilePartial(compiler: Compiler, scope: Scope, partial: Partial): Emit {
  const name = partialName(partial.name)
  const found = name === undefined ? undefined : compiler.partial(name, { file: compiler.file, loc: partial.loc })
  if (name === undefined || !found) {
    if (name === undefined) {
      const message = 'A partial is named by its path below the folder of compositions, not by a value.'
      note(compiler, partial.loc, { code: 'template/forbidden', message, help: 'write {{> shared/labels}}.' })
    }
    return NOTHING
  }
  if (compiler.trail.includes(found.file)) {
    const message = `${found.file} includes itself through ${[...compiler.trail, found.file].join(' -> ')}.`
    note(compiler, partial.loc, { code: 'template/forbidden', message })
    return NOTHING
  }
  const inside = { ...compiler, file: found.file, trail: [...compiler.trail, found.file] }
  const context = partialContext(compiler, scope, partial)
  const body = compileProgram(inside, context?.scope ?? scope, found.program)
  return (frame, output) => indented(partial.indent, output, () => body(context?.enter(frame) ?? frame, output))
}

function partialName(name: Expression): string | undefined {
  if (name.type === 'PathExpression') return name.data || name.depth > 0 ? undefined : name.original
  return name.type === 'StringLiteral' || name.type === 'NumberLiteral' ? String(name.value) : undefined
}

interface PartialContext {
  readonly scope: Scope
  readonly enter: (frame: Frame) => Frame
}

/** `{{> name context key=value}}`: another `this`, with the pairs put over it. */
function partialContext(compiler: Compiler, scope: Scope, partial: Partial): PartialContext | undefined {
  const [param] = partial.params
  const pairs = (partial.hash?.pairs ?? []).map(({ key, value }) => {
    return { key, ...compileExpression(compiler, scope, value) }
  })
  if (!param && pairs.length === 0) return undefined
  const self: Compiled = param
    ? compileExpression(compiler, scope, param)
    : { evaluate: (frame) => frame.context, shape: scope.shape, label: scope.label, path: scope.path, reads: [] }
  const extra = Object.fromEntries(pairs.map(({ key, shape }) => [key, shape ?? {}]))
  const properties = { ...self.shape?.properties, ...extra }
  const shape = pairs.length === 0 || self.shape === null ? self.shape : { ...self.shape, properties }
  const enter = (frame: Frame): Frame => {
    const context = self.evaluate(frame)
    const given = pairs.flatMap(({ key, evaluate }) => {
      const value = evaluate(frame)
      return value === undefined ? [] : [[key, value] as const]
    })
    const merged =
      pairs.length === 0 ? context : { ...(isMapping(context) ? context : {}), ...Object.fromEntries(given) }
    return { context: merged, parent: frame, named: [] }
  }
  const path = pairs.length === 0 ? self.path : undefined
  return { scope: { shape, label: self.label, ...placed(path), parent: scope, names: [], isLoop: false }, enter }
}

/** Puts white space before every line that `run` writes, as Handlebars does for a partial on its own line. */
function indented(indent: string, output: Output, run: () => void): void {
  if (indent === '') return run()
  const before = output.text
  const first = output.chunks.length
  output.text = ''
  run()
  const written = output.text
  let text = ''
  for (let index = first; index < output.chunks.length; index += 1) {
    const chunk = output.chunks[index]
    if (!chunk) continue
    const piece = written.slice(chunk.offset, output.chunks[index + 1]?.offset ?? written.length)
    output.chunks[index] = { ...chunk, offset: before.length + text.length, indent: chunk.indent + indent }
    text += indentLines(piece, indent, text === '' || text.endsWith('\n') ? 0 : 1)
  }
  output.text = before + text
}

function indentLines(text: string, indent: string, from: 0 | 1): string {
  return text
    .split('\n')
    .map((line, index) => (line !== '' && index >= from ? indent + line : line))
    .join('\n')
}
