/** What a type is, apart from its parameters. */
export type TypeKind =
  | 'dyn'
  | 'error'
  | 'null_type'
  | 'bool'
  | 'int'
  | 'uint'
  | 'double'
  | 'string'
  | 'bytes'
  | 'timestamp'
  | 'duration'
  | 'list'
  | 'map'
  | 'type'
  | 'param'
  | 'object'
  | 'opaque'

/** A type as the checker sees it. */
export interface Type {
  readonly kind: TypeKind
  /** The name of a parameter, object or opaque type; otherwise CEL's name of the kind. */
  readonly name: string
  /** list: item; map: key and value; type: what it is the type of; opaque: its own. */
  readonly params: readonly Type[]
  /** An object's fields by their escaped names. */
  readonly fields?: Pick<ReadonlyMap<string, Type>, 'get'>
}

const simple = (kind: TypeKind, name: string = kind): Type => Object.freeze({ kind, name, params: [] })

export const DYN = simple('dyn')
export const ERROR = simple('error', '!error!')
export const NULL = simple('null_type')
export const BOOL = simple('bool')
export const INT = simple('int')
export const UINT = simple('uint')
export const DOUBLE = simple('double')
export const STRING = simple('string')
export const BYTES = simple('bytes')
export const TIMESTAMP = simple('timestamp', 'google.protobuf.Timestamp')
export const DURATION = simple('duration', 'google.protobuf.Duration')

/** A list of `item`. */
export function listType(item: Type): Type {
  return { kind: 'list', name: 'list', params: [item] }
}

/** A map from `key` to `value`. */
export function mapType(key: Type, value: Type): Type {
  return { kind: 'map', name: 'map', params: [key, value] }
}

/** The type of `type` as a value. */
export function typeType(type: Type): Type {
  return { kind: 'type', name: 'type', params: [type] }
}

/** A type variable. */
export function paramType(name: string): Type {
  return { kind: 'param', name, params: [] }
}

/** A type known by name alone, such as kubernetes.Quantity or optional_type(T). */
export function opaqueType(name: string, ...params: readonly Type[]): Type {
  return { kind: 'opaque', name, params }
}

/** optional(T). */
export function optionalType(of: Type): Type {
  return opaqueType('optional_type', of)
}

/** The T of optional(T), or undefined for any other type. */
export function unwrapOptional(type: Type): Type | undefined {
  return type.kind === 'opaque' && type.name === 'optional_type' ? type.params[0] : undefined
}

/** True where both are the same type, parameters included. */
export function isSameType(a: Type, b: Type): boolean {
  if (a === b) return true
  if (a.kind !== b.kind || a.name !== b.name || a.params.length !== b.params.length) return false
  return a.params.every((param, index) => isSameType(param, b.params[index] as Type))
}

/** The type as the server's messages write it. */
export function formatType(type: Type): string {
  switch (type.kind) {
    case 'null_type':
      return 'null'
    case 'timestamp':
    case 'duration':
      return type.kind
    case 'list':
    case 'map':
    case 'type':
    case 'opaque':
      return type.params.length === 0 ? type.name : `${type.name}(${type.params.map(formatType).join(', ')})`
    case 'dyn':
    case 'error':
    case 'bool':
    case 'int':
    case 'uint':
    case 'double':
    case 'string':
    case 'bytes':
    case 'param':
    case 'object':
      return type.name
  }
}
