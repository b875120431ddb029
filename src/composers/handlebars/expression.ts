import { closest } from '../../model/closest.ts'
import { isList, isMapping } from '../../model/value.ts'
import { note, TemplateError, type Compiler } from './compiler.ts'
import { HELPERS, HelperError, type TemplateHelper } from './helpers.ts'
import type { Filling, Frame } from './output.ts'
import { stepInto, suggest, TEXT, WHOLE, type Scope, type Shape, type StaticPath } from './scope.ts'
import type { Call, Expression, Path } from './syntax.ts'

/** A compiled expression. */
export interface Compiled {
  readonly evaluate: (frame: Frame) => Filling
  readonly shape: Shape
  /** As the template writes it, for messages. */
  readonly label: string
  /** Its place in the composite; absent where it is computed. */
  readonly path?: StaticPath | undefined
  /** The places of the composite that it is made from. */
  readonly reads: readonly StaticPath[]
}

const UNKNOWN: Compiled = { evaluate: () => undefined, shape: null, label: '', reads: [] }

/** Compiles what has a value, and notes paths that the schema doesn't have. */
export function compileExpression(compiler: Compiler, scope: Scope, node: Expression): Compiled {
  switch (node.type) {
    case 'PathExpression':
      return compilePath(compiler, scope, node)
    case 'SubExpression':
      return compileCall(compiler, scope, node)
    case 'UndefinedLiteral':
      return { ...UNKNOWN, label: 'undefined' }
    case 'NullLiteral':
      return { evaluate: () => null, shape: null, label: 'null', reads: [] }
    default: {
      const { value } = node
      return { evaluate: () => value, shape: { type: typeof value }, label: JSON.stringify(value), reads: [] }
    }
  }
}

/** Compiles `helper value value`; a name without values is a path. */
export function compileCall(compiler: Compiler, scope: Scope, call: Call): Compiled {
  const { path, params, hash, loc } = call
  if (params.length === 0 && !hash) return compileExpression(compiler, scope, path)
  const name = path.type === 'PathExpression' ? path.original : 'a value'
  const helper = path.type === 'PathExpression' && path.parts.length === 1 ? HELPERS.get(name) : undefined
  if (!helper) return unknownHelper(compiler, call, name)
  if (hash) {
    const message = `${name} takes values, not ${hash.pairs[0]?.key ?? 'key'}=value.`
    note(compiler, hash.pairs[0]?.loc ?? loc, { code: 'template/forbidden', message })
  }
  const [least, most] = helper.takes
  if (params.length < least || params.length > most) {
    const takes = least === most ? `${least}` : most === Infinity ? `${least} or more` : `${least} or ${most}`
    const message = `${name} takes ${takes} ${takes === '1' ? 'value' : 'values'}, and here are ${params.length}.`
    note(compiler, loc, { code: 'template/syntax', message })
  }
  return callOf(name, helper, { compiler, scope, call })
}

interface CallSite {
  readonly compiler: Compiler
  readonly scope: Scope
  readonly call: Call
}

function callOf(name: string, helper: TemplateHelper, { compiler, scope, call }: CallSite): Compiled {
  const given = call.params.map((param) => compileExpression(compiler, scope, param))
  const place = { file: compiler.file, loc: call.loc }
  const label = [name, ...given.map((value) => value.label)].join(' ')
  const evaluate = (frame: Frame): Filling => {
    try {
      return helper.call(...given.map((value) => value.evaluate(frame)))
    } catch (thrown) {
      if (!(thrown instanceof HelperError)) throw thrown
      const code = thrown.isAbsent ? 'template/absent' : 'template/value'
      const help = thrown.isAbsent ? absenceHelp(given[0]?.label ?? 'value') : undefined
      throw new TemplateError(code, `{{${label}}}: ${name} ${thrown.message}.`, { place, ...(help ? { help } : {}) })
    }
  }
  return { evaluate, shape: null, label, reads: given.flatMap((value) => value.reads) }
}

/** The next step where a value may be absent and must not. */
export function absenceHelp(label: string): string {
  return `guard it with {{#if ${label}}}...{{/if}}, or say what stands in for it: (default ${label} "...").`
}

function unknownHelper(compiler: Compiler, { loc }: Call, name: string): Compiled {
  const names = [...HELPERS.keys()]
  const near = closest(name, names)
  const help = near === undefined ? `the helpers are ${names.join(', ')}.` : `did you mean ${near}?`
  note(compiler, loc, { code: 'template/forbidden', message: `There is no helper ${name} in templates.`, help })
  return UNKNOWN
}

function compilePath(compiler: Compiler, scope: Scope, path: Path): Compiled {
  const start = path.data ? startAtData(compiler, scope, path) : startAtContext(compiler, scope, path)
  if (!start) return UNKNOWN
  const { keys } = start
  const shape = checkedShape(compiler, path, start)
  const place = start.path === undefined ? undefined : [...start.path, ...keys]
  const reads = place === undefined ? start.reads : [place]
  compiler.reads.push(...reads)
  const evaluate = (frame: Frame): Filling => {
    let value = start.evaluate(frame)
    for (const key of keys) value = childOf(value, key)
    return value
  }
  return { evaluate: keys.length === 0 ? start.evaluate : evaluate, shape, label: path.original, path: place, reads }
}

/** Where a path begins: a value, what is known about it, and the keys that are left. */
interface Start extends Compiled {
  readonly keys: readonly string[]
}

function startAtContext(compiler: Compiler, scope: Scope, path: Path): Start | undefined {
  const isScoped = path.depth > 0 || /^(this|\.)(\/|\.|$)/.test(path.original)
  const named = isScoped ? undefined : findNamed(scope, path.parts[0] ?? '')
  if (named) return { ...named, keys: path.parts.slice(1) }
  let target: Scope | undefined = scope
  for (let depth = 0; depth < path.depth; depth += 1) target = target?.parent
  if (!target) {
    note(compiler, path.loc, {
      code: 'template/unknown-path',
      message: `${path.original} leads above the template's top.`,
    })
    return undefined
  }
  const evaluate = (frame: Frame) => frameAbove(frame, path.depth)?.context
  return { evaluate, shape: target.shape, label: target.label, path: target.path, reads: [], keys: path.parts }
}

function findNamed(scope: Scope, name: string): Compiled | undefined {
  let hops = 0
  for (let at: Scope | undefined = scope; at; at = at.parent, hops += 1) {
    const index = at.names.findIndex((named) => named.name === name)
    const named = at.names[index]
    if (!named) continue
    const depth = hops
    const { shape, path } = named
    return { evaluate: (frame) => frameAbove(frame, depth)?.named[index], shape, label: name, path, reads: [] }
  }
  return undefined
}

const LOOP_DATA: Readonly<Record<string, Shape>> = Object.freeze({
  index: WHOLE,
  key: null,
  first: { type: 'boolean' },
  last: { type: 'boolean' },
})

function startAtData(compiler: Compiler, scope: Scope, path: Path): Start | undefined {
  const [name = '', ...keys] = path.parts
  if (name === 'root')
    return {
      evaluate: (frame) => rootOf(frame).context,
      shape: rootOf(scope).shape,
      label: '',
      path: [],
      reads: [],
      keys,
    }
  let depth = 0
  let loops = path.depth
  for (let at: Scope | undefined = scope; at; at = at.parent, depth += 1) {
    if (!at.isLoop || loops-- > 0) continue
    if (!Object.hasOwn(LOOP_DATA, name)) break
    const hops = depth
    const shape = name === 'key' ? TEXT : (LOOP_DATA[name] ?? null)
    const reads = at.path === undefined ? [] : [at.path.slice(0, -1)]
    return { evaluate: (frame) => loopData(frameAbove(frame, hops), name), shape, label: '', reads, keys }
  }
  const message = `${path.original} has no meaning here: inside {{#each}} there are @key, @index, @first and @last.`
  note(compiler, path.loc, { code: 'template/unknown-path', message })
  return undefined
}

function loopData(frame: Frame | undefined, name: string): Filling {
  const loop = frame?.loop
  if (!loop) return undefined
  if (name === 'key') return loop.key
  if (name === 'index') return loop.index
  return name === 'first' ? loop.index === 0 : loop.isLast
}

function checkedShape(compiler: Compiler, path: Path, start: Start): Shape {
  let shape = start.shape
  const walked = start.label === '' ? [] : [start.label]
  for (const key of start.keys) {
    const step = stepInto(shape, key)
    if (!step.ok) {
      const full = [...walked, key].join('.')
      const message = `{{${path.original}}}: the schema of ${compiler.kindName} has no ${full}.`
      note(compiler, path.loc, { code: 'template/unknown-path', message, help: suggest(key, step.known) })
      return null
    }
    walked.push(key)
    shape = step.shape
  }
  return shape
}

/** Own keys only: what a prototype holds is absent. */
function childOf(value: Filling, key: string): Filling {
  if (isMapping(value)) return Object.hasOwn(value, key) ? value[key] : undefined
  if (!isList(value)) return undefined
  return key === 'length' ? value.length : /^\d+$/.test(key) ? value[Number(key)] : undefined
}

function frameAbove(frame: Frame, depth: number): Frame | undefined {
  let at: Frame | undefined = frame
  for (let step = 0; step < depth; step += 1) at = at?.parent
  return at
}

function rootOf<T extends { readonly parent?: T }>(from: T): T {
  let at = from
  while (at.parent) at = at.parent
  return at
}
