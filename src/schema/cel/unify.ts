import { isSameType, type Type } from './type.ts'

/** What type variables stand for so far. `trail` names those bound, oldest first, with what they were before. */
export interface Bindings {
  readonly bound: Map<string, Type>
  readonly trail: [name: string, before: Type | undefined][]
  fresh: number
}

/** No variable bound. */
export function newBindings(): Bindings {
  return { bound: new Map(), trail: [], fresh: 0 }
}

/** A variable that nothing uses yet. */
export function freshVariable(bindings: Bindings): Type {
  return { kind: 'param', name: `_var${bindings.fresh++}`, params: [] }
}

/** True where each of `from` can stand where the same of `to` is asked; else nothing is bound (cel-go checker/types.go). */
export function isAssignableList(bindings: Bindings, from: readonly Type[], to: readonly Type[]): boolean {
  const mark = bindings.trail.length
  if (fitsList(bindings, from, to)) return true
  while (bindings.trail.length > mark) {
    const [name, before] = bindings.trail.pop() as [string, Type | undefined]
    if (before === undefined) bindings.bound.delete(name)
    else bindings.bound.set(name, before)
  }
  return false
}

/** True where `from` can stand where `to` is asked; else nothing is bound. */
export function isAssignable(bindings: Bindings, from: Type, to: Type): boolean {
  return isAssignableList(bindings, [from], [to])
}

/** The type with bound variables put in. */
export function substitute(bindings: Bindings, type: Type): Type {
  return replace(bindings, type, undefined)
}

/** The type with bound variables put in, and `other` for those that aren't. */
export function substituteAll(bindings: Bindings, type: Type, other: Type): Type {
  return replace(bindings, type, other)
}

/** The more general of two types that agree. */
export function mostGeneral(a: Type, b: Type): Type {
  return isLessSpecific(a, b) ? a : b
}

function replace(bindings: Bindings, type: Type, other: Type | undefined): Type {
  if (type.kind === 'param') {
    const bound = bindings.bound.get(type.name)
    return bound === undefined ? (other ?? type) : replace(bindings, bound, other)
  }
  if (type.params.length === 0) return type
  return { ...type, params: type.params.map((param) => replace(bindings, param, other)) }
}

function bind(bindings: Bindings, name: string, type: Type): void {
  bindings.trail.push([name, bindings.bound.get(name)])
  bindings.bound.set(name, type)
}

function fitsList(bindings: Bindings, from: readonly Type[], to: readonly Type[]): boolean {
  return from.length === to.length && from.every((type, index) => fits(bindings, type, to[index] as Type))
}

function fits(bindings: Bindings, a: Type, b: Type): boolean {
  if (b.kind === 'param') {
    const found = fitsVariable(bindings, a, b)
    if (found !== 'unbound') return found === 'yes'
  }
  if (a.kind === 'param') return fitsVariable(bindings, b, a) === 'yes'
  if (isAnything(a) || isAnything(b)) return true
  if (a.kind === 'null_type') return isNullable(b)
  if (b.kind === 'null_type') return isNullable(a)
  if (a.kind === 'type') return b.kind === 'type'
  if (a.kind === 'list' || a.kind === 'map' || a.kind === 'opaque') {
    return a.kind === b.kind && a.name === b.name && fitsList(bindings, a.params, b.params)
  }
  return isSameType(a, b)
}

/** `unbound` where the variable stands for nothing yet and can't stand for the type. */
function fitsVariable(bindings: Bindings, type: Type, variable: Type): 'yes' | 'no' | 'unbound' {
  if (isSameType(type, variable)) return 'yes'
  const bound = bindings.bound.get(variable.name)
  if (bound === undefined) {
    if (!isFreeOf(bindings, variable, type)) return 'unbound'
    bind(bindings, variable.name, type)
    return 'yes'
  }
  if (isSameType(type, bound)) return 'yes'
  if (!fits(bindings, type, bound)) return 'no'
  const general = mostGeneral(type, bound)
  if (isFreeOf(bindings, variable, general)) bind(bindings, variable.name, general)
  return 'yes'
}

function isFreeOf(bindings: Bindings, variable: Type, within: Type): boolean {
  if (isSameType(variable, within)) return false
  if (within.kind === 'param') {
    const bound = bindings.bound.get(within.name)
    return bound === undefined || isFreeOf(bindings, variable, bound)
  }
  return within.params.every((param) => isFreeOf(bindings, variable, param))
}

function isAnything(type: Type): boolean {
  return type.kind === 'dyn' || type.kind === 'error'
}

function isNullable(type: Type): boolean {
  const { kind } = type
  return kind === 'opaque' || kind === 'object' || kind === 'duration' || kind === 'timestamp' || kind === 'null_type'
}

function isLessSpecific(a: Type, b: Type): boolean {
  if (a.kind === 'dyn' || a.kind === 'param') return true
  if (b.kind === 'dyn' || b.kind === 'param') return false
  if (a.kind !== b.kind) return false
  if (a.kind === 'type') return true
  if (a.kind === 'list' || a.kind === 'map' || a.kind === 'opaque') {
    if (a.name !== b.name || a.params.length !== b.params.length) return false
    return a.params.every((param, index) => isLessSpecific(param, b.params[index] as Type))
  }
  return isSameType(a, b)
}
