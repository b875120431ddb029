import { isList, isMapping, type Value, type ValuePath } from '../src/model/value.ts'
import { read } from '../src/yaml/read.ts'

/** The value as JSON text, every digit of a whole number kept. */
export function toJson(value: Value): string {
  if (typeof value === 'bigint') return String(value)
  if (isList(value)) return `[${value.map(toJson).join(',')}]`
  if (!isMapping(value)) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}:${toJson(item)}`)
    .join(',')}}`
}

/** The value of JSON text. Numbers of many digits are read by the exact reader, which is slow. */
export function fromJson(text: string): Value {
  if (!/\d{16}/.test(text)) return JSON.parse(text) as Value
  return read('answer.json', text).documents[0]?.value ?? (JSON.parse(text) as Value)
}

/** Stands for a field that is taken out. */
export const REMOVED: unique symbol = Symbol('removed')

/** The same value with another at `path`, or without what is there. A path that leads through a scalar changes nothing. */
export function withValue(value: Value, path: ValuePath, put: Value | typeof REMOVED): Value {
  const [step, ...rest] = path
  if (step === undefined) return put === REMOVED ? {} : put
  if (typeof step === 'number') {
    if (!isList(value) || step > value.length) return value
    if (rest.length === 0 && put === REMOVED) return value.toSpliced(step, 1)
    const copy = [...value]
    copy[step] = withValue(value[step] ?? null, rest, put)
    return copy
  }
  if (!isMapping(value)) return value
  if (rest.length > 0 && !Object.hasOwn(value, step)) return value
  const copy: Record<string, Value> = { ...value }
  if (rest.length > 0 || put !== REMOVED) copy[step] = withValue(value[step] ?? null, rest, put)
  else Reflect.deleteProperty(copy, step)
  return copy
}
