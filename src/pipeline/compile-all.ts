import { markBuiltIns } from '../composers/built-ins.ts'
import { withLimit } from '../composers/limit.ts'
import { withPurity } from '../composers/purity.ts'
import { kindKey, type Kind } from '../model/kind.ts'
import type { Unit } from '../model/unit.ts'
import type { Program } from './1-load.ts'
import type { SourceObject } from './source-files.ts'
import { compile, culprit } from './compile.ts'

/** How to compile. */
export interface CompileOptions {
  readonly format: 'yaml' | 'json'
  /** Which composites are composed twice to see that the answers agree: the first of each kind, or all. */
  readonly twice: 'first' | 'all'
  /** How long one composite may take, in milliseconds. */
  readonly limitMs: number
  readonly progress?: ((done: number, total: number) => void) | undefined
  /** Called where it may take another limit until the next answer. */
  readonly alive?: () => void
}

/** A Unit, and what it was made with beside its source object. */
export interface Compiled {
  readonly unit: Unit
  /** The kinds that were looked up, found or not, by kindKey. */
  readonly kinds: readonly string[]
}

/** A source object, its place among those of the program, and whether it is composed twice. */
export interface Task {
  readonly source: SourceObject
  readonly position: number
  readonly isTwice: boolean
  /** Where it is compiled with overrides: the positions of those that may mean what it renders, and what they do. */
  readonly overrides?: { readonly positions: readonly number[]; readonly keys: readonly string[] } | 'unknown'
}

const BATCH = 512

/** Stages 2 to 5 for every source object, in order: one Unit each. */
export function compileAll(program: Program, options: CompileOptions): readonly Unit[] {
  return compileTasks(program, tasksOf(program.sources(), options.twice), options).map(({ unit }) => unit)
}

/** What is to be compiled: `first` means the first composite of each kind, whatever becomes of it. */
export function tasksOf(sources: readonly SourceObject[], twice: CompileOptions['twice']): readonly Task[] {
  return sources.map(taskMaker(twice))
}

/** Makes tasks of source objects, which come in the order of the program. */
export function taskMaker(twice: CompileOptions['twice']): (source: SourceObject) => Task {
  const seen = new Set<Kind | undefined>()
  let next = 0
  return (source) => {
    const isFirst = source.role === 'composite' && !seen.has(source.kind)
    if (isFirst) seen.add(source.kind)
    return { source, position: next++, isTwice: source.role === 'composite' && (isFirst || twice === 'all') }
  }
}

/**
 * Stages 2 to 5 for some source objects. Batches run under one time limit; where it is exceeded, or built-in objects were
 * changed, the batch runs again one by one and the culprit's Unit says so (composition/limit, composition/impure).
 */
export function compileTasks(
  program: Program,
  tasks: readonly Task[],
  options: Omit<CompileOptions, 'twice'>,
): readonly Compiled[] {
  const compiled: Compiled[] = []
  for (let from = 0; from < tasks.length; from += BATCH) {
    const batch = tasks.slice(from, from + BATCH)
    const all = run(program, batch, options)
    if (all.ok) compiled.push(...all.compiled)
    else {
      for (const task of batch) {
        options.alive?.()
        compiled.push(...compileAlone(program, task, options))
      }
    }
    options.progress?.(Math.min(from + BATCH, tasks.length), tasks.length)
  }
  return compiled
}

function compileAlone(program: Program, task: Task, options: Omit<CompileOptions, 'twice'>): readonly Compiled[] {
  const alone = run(program, [task], options)
  if (alone.ok) return alone.compiled
  return [{ unit: culprit(program, task.source, { ...options, ...alone }), kinds: [] }]
}

/** What a run gave; or what its code changed, undefined where it took too long. */
type Run =
  | { readonly ok: true; readonly compiled: readonly Compiled[] }
  | { readonly ok: false; readonly changed: string | undefined }

function run(program: Program, tasks: readonly Task[], { format, limitMs }: Omit<CompileOptions, 'twice'>): Run {
  const { watched, used } = watchedOf(program)
  const compileOne = ({ source, isTwice }: Task): Compiled => {
    used.clear()
    const unit = compile(watched, source, { format, isTwice })
    return { unit, kinds: [...used] }
  }
  return withPurity(() => {
    const putBack = markBuiltIns()
    try {
      const limited = withLimit(limitMs, () => tasks.map(compileOne))
      const changed = putBack()
      return limited.ok && changed === undefined ? { ok: true, compiled: limited.value } : { ok: false, changed }
    } catch (error) {
      const changed = putBack()
      if (changed === undefined) throw error
      return { ok: false, changed }
    }
  })
}

interface Watched {
  readonly watched: Program
  readonly used: Set<string>
}

const WATCHED = new WeakMap<Program, Watched>()

/** One for all batches: what V8 has compiled for one object, it would compile again for the next. */
function watchedOf(program: Program): Watched {
  const known = WATCHED.get(program)
  if (known !== undefined) return known
  const made = watchKinds(program)
  WATCHED.set(program, made)
  return made
}

/** The program, which notes the kinds that are looked up in it. */
function watchKinds(program: Program): Watched {
  const { kinds } = program
  const used = new Set<string>()
  const keys = new Map<Kind, string>()
  const keyOf = (kind: Kind): string => {
    const key = keys.get(kind) ?? kindKey(kind.group, kind.kind)
    keys.set(kind, key)
    return key
  }
  const find: typeof kinds.find = (group, kind) => {
    const found = kinds.find(group, kind)
    used.add(found === undefined ? kindKey(group, kind) : keyOf(found))
    return found
  }
  return { watched: { ...program, kinds: { ...kinds, find } }, used }
}
