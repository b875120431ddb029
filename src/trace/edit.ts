import { isList, isMapping, type Mapping, type Value, type ValuePath } from '../model/value.ts'

/** One change to a value: what stands at `path` is replaced, made, or taken away where `value` is undefined. */
export interface Put {
  readonly path: ValuePath
  readonly value: Value | undefined
}

/** The document with the changes made one after another, each with the paths that the one before left. */
export function changed(document: Mapping, puts: readonly Put[]): Mapping {
  return puts.reduce((value, put) => replace(value, put.path, put.value) as Mapping, document)
}

/** Mappings on the way are made; an item that is taken away closes its gap; nothing goes through a scalar. */
function replace(target: Value | undefined, [step, ...rest]: ValuePath, value: Value | undefined): Value | undefined {
  if (step === undefined) return value
  if (typeof step === 'number') {
    const items = isList(target) ? [...target] : []
    const item = replace(items[step], rest, value)
    items.splice(step, 1, ...(item === undefined ? [] : [item]))
    return items
  }
  if (target !== undefined && target !== null && !isMapping(target)) return target
  const result: Record<string, Value> = { ...target }
  const inner = replace(Object.hasOwn(result, step) ? result[step] : undefined, rest, value)
  if (inner === undefined) Reflect.deleteProperty(result, step)
  else Object.defineProperty(result, step, { value: inner, enumerable: true, writable: true, configurable: true })
  return result
}

/** One string for a path: equal strings, equal paths. */
export function pathKey(path: ValuePath): string {
  return JSON.stringify(path)
}

/** True where `inner` is `outer` or below it. */
export function isWithin(inner: ValuePath, outer: ValuePath): boolean {
  return outer.length <= inner.length && outer.every((step, index) => inner[index] === step)
}
