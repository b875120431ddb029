import { FORMATS, LIBRARY } from './library-signature.ts'
import { ORDERED, RELATIONS, STANDARD } from './signature.ts'
import * as types from './type.ts'
import type { Type } from './type.ts'

/** One way to call a function. */
export interface Overload {
  readonly id: string
  readonly isMember: boolean
  /** The receiver first, where it is a member. */
  readonly args: readonly Type[]
  readonly result: Type
  /** Names of the type variables in it. */
  readonly variables: readonly string[]
}

const NAMED: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['dyn', types.DYN],
  ['bool', types.BOOL],
  ['int', types.INT],
  ['uint', types.UINT],
  ['double', types.DOUBLE],
  ['string', types.STRING],
  ['bytes', types.BYTES],
  ['timestamp', types.TIMESTAMP],
  ['duration', types.DURATION],
  ['Quantity', types.opaqueType('kubernetes.Quantity')],
  ['URL', types.opaqueType('kubernetes.URL')],
  ['Format', types.opaqueType('kubernetes.NamedFormat')],
  ['Semver', types.opaqueType('kubernetes.Semver')],
  ['IP', types.opaqueType('net.IP')],
  ['CIDR', types.opaqueType('net.CIDR')],
])

/** Every function by name, with its overloads in the order in which the server tries them. */
export const FUNCTIONS: ReadonlyMap<string, readonly Overload[]> = declare()

function declare(): ReadonlyMap<string, readonly Overload[]> {
  const table = new Map<string, Overload[]>()
  let overloads: Overload[] = []
  for (const line of `${STANDARD}${LIBRARY}${formats()}${relations()}`.split('\n')) {
    if (line === '') continue
    if (!line.startsWith(' ')) table.set(line, (overloads = table.get(line) ?? []))
    else if (line.includes('{}')) overloads.push(...ORDERED.map((type) => signature(line.replaceAll('{}', type))))
    else overloads.push(signature(line))
  }
  return table
}

function formats(): string {
  return FORMATS.map((name) => `format.${name}\n  format.${name}: () Format\n`).join('')
}

/** Kubernetes allows comparisons across the numeric types. */
function relations(): string {
  const numbers = ['int', 'uint', 'double']
  const pairs = ['bool', 'string', 'bytes', 'timestamp', 'duration'].map((type) => [type, type])
  for (const left of numbers) for (const right of numbers) pairs.push([left, right])
  const overloads = (name: string): string =>
    pairs
      .map(([left, right]) => `  ${name}_${left ?? ''}_${right ?? ''}: (${left ?? ''}, ${right ?? ''}) bool\n`)
      .join('')
  return RELATIONS.trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([operator, name]) => `${operator ?? ''}\n${overloads(name ?? '')}`)
    .join('')
}

function signature(line: string): Overload {
  const [, id, receiver, inside, result] = /^ *([^:]+): (?:(.*)\.)?\((.*)\) (.+)$/.exec(line) ?? []
  const args = splitArguments(inside ?? '')
  const all = receiver === undefined ? args : [receiver, ...args]
  const variables = new Set(`${all.join(' ')} ${result ?? ''}`.match(/\b[A-Z]\b/g))
  return {
    id: id ?? '',
    isMember: receiver !== undefined,
    args: all.map(typeOf),
    result: typeOf(result ?? ''),
    variables: [...variables],
  }
}

function typeOf(text: string): Type {
  const [, name, inside] = /^([^(]+)(?:\((.*)\))?$/.exec(text) ?? []
  const params = splitArguments(inside ?? '').map(typeOf)
  if (name === 'list') return types.listType(params[0] as Type)
  if (name === 'map') return types.mapType(params[0] as Type, params[1] as Type)
  if (name === 'type') return types.typeType(params[0] as Type)
  if (name === 'optional') return types.optionalType(params[0] as Type)
  return NAMED.get(text) ?? types.paramType(text)
}

/** Splits at the commas that no parenthesis encloses. */
function splitArguments(text: string): readonly string[] {
  return text === '' ? [] : text.split(/, (?![^(]*\))/)
}
