import { formatDuration, formatTimestamp, parseDuration, parseTimestamp, timestamp } from '../time.ts'
import * as types from '../type.ts'
import type { Type } from '../type.ts'
import {
  double,
  fail,
  int,
  type Bytes,
  type Cel,
  type Double,
  type Duration,
  type Timestamp,
  type Uint,
} from '../value.ts'
import { formatDouble, parseDouble } from './number.ts'
import type { Implementation } from './implementation.ts'

type Int = number | bigint

const same = (value: Cel): Cel => value
const TRUE: ReadonlySet<string> = new Set(['1', 't', 'T', 'TRUE', 'true', 'True'])
const FALSE: ReadonlySet<string> = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False'])
const MAX_UINT = 18446744073709551615n

/** Conversions between types (cel-go common/types). */
export const CONVERSIONS: Readonly<Record<string, Implementation>> = {
  to_dyn: same,
  type: (value: Cel): Cel => ({ tag: 'type', type: typeOfValue(value) }),
  bool_to_bool: same,
  string_to_bool: (text: string) => (TRUE.has(text) ? true : FALSE.has(text) ? false : cannot('string', 'bool')),
  bytes_to_bytes: same,
  string_to_bytes: (text: string): Bytes => ({ tag: 'bytes', value: new TextEncoder().encode(text) }),
  double_to_double: same,
  int64_to_double: (value: Int) => double(Number(value)),
  uint64_to_double: ({ value }: Uint) => double(Number(value)),
  string_to_double: (text: string) => double(parseDouble(text) ?? cannot('string', 'double')),
  duration_to_duration: same,
  // Declared, but nothing stands behind it in cel-go.
  int64_to_duration: () => cannot('int', 'google.protobuf.Duration'),
  string_to_duration: (text: string): Duration => ({
    tag: 'duration',
    nanos: parseDuration(text) ?? cannot('string', 'google.protobuf.Duration'),
  }),
  int64_to_int64: same,
  double_to_int64: ({ value }: Double) => wholeOf(value),
  duration_to_int64: ({ nanos }: Duration) => int(nanos),
  string_to_int64: (text: string) => (/^[+-]?\d+$/.test(text) ? parseInt64(text) : cannot('string', 'int')),
  timestamp_to_int64: ({ seconds }: Timestamp) => seconds,
  uint64_to_int64: ({ value }: Uint) => int(value),
  string_to_string: same,
  bool_to_string: String,
  bytes_to_string: textOf,
  double_to_string: ({ value }: Double) => formatDouble(value),
  duration_to_string: formatDuration,
  int64_to_string: (value: Int) => String(value),
  timestamp_to_string: formatTimestamp,
  uint64_to_string: ({ value }: Uint) => String(value),
  timestamp_to_timestamp: same,
  int64_to_timestamp: (value: Int) => timestamp(Number(value), 0),
  string_to_timestamp: (text: string) => parseTimestamp(text) ?? cannot('string', 'google.protobuf.Timestamp'),
  uint64_to_uint64: same,
  double_to_uint64: ({ value }: Double) => uintOf(Number.isFinite(value) ? BigInt(Math.trunc(value)) : -1n, value),
  int64_to_uint64: (value: Int) => uintOf(BigInt(value), Number(value)),
  string_to_uint64: (text: string) => {
    const value = /^\d+$/.test(text) ? BigInt(text) : -1n
    return value < 0n || value > MAX_UINT ? cannot('string', 'uint') : { tag: 'uint', value }
  },
}

/** The text of UTF-8 bytes. */
export function textOf({ value }: Bytes): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value)
  } catch {
    return fail('invalid UTF-8 in bytes, cannot convert to string')
  }
}

/** The type of a value at run time: what is in lists and maps isn't looked at. */
export function typeOfValue(value: Cel): Type {
  if (value === null) return types.NULL
  if (typeof value === 'boolean') return types.BOOL
  if (typeof value === 'string') return types.STRING
  if (typeof value !== 'object') return types.INT
  switch (value.tag) {
    case 'double':
      return types.DOUBLE
    case 'uint':
      return types.UINT
    case 'bytes':
      return types.BYTES
    case 'list':
      return types.listType(types.DYN)
    case 'map':
      return types.mapType(types.DYN, types.DYN)
    case 'timestamp':
      return types.TIMESTAMP
    case 'duration':
      return types.DURATION
    case 'type':
      return types.typeType(types.DYN)
    case 'optional':
      return types.opaqueType('optional_type')
    case 'opaque':
      return types.opaqueType(value.name)
  }
}

function cannot(from: string, to: string): never {
  return fail(`type conversion error from '${from}' to '${to}'`)
}

function parseInt64(text: string): Cel {
  const value = BigInt(text.replace('+', ''))
  return BigInt.asIntN(64, value) === value ? int(value) : cannot('string', 'int')
}

function wholeOf(value: number): Cel {
  // cel-go refuses both ends of the range, where doubles are too coarse to tell.
  if (!(value > -9223372036854775808 && value < 9223372036854775807)) return fail('integer overflow')
  return int(BigInt(Math.trunc(value)))
}

function uintOf(value: bigint, source: number): Uint {
  const isOutside = value < 0n || value > MAX_UINT || source < 0 || source >= 18446744073709551615
  return isOutside ? fail('unsigned integer overflow') : { tag: 'uint', value }
}
