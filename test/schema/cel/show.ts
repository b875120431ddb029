import { adaptUntyped } from '../../../src/schema/cel/adapt.ts'
import { newFrame } from '../../../src/schema/cel/frame.ts'
import { formatAddress, type Address } from '../../../src/schema/cel/library/address.ts'
import { formatDouble } from '../../../src/schema/cel/library/number.ts'
import { compileProgram } from '../../../src/schema/cel/program.ts'
import { formatDuration, formatTimestamp } from '../../../src/schema/cel/time.ts'
import { DYN, formatType } from '../../../src/schema/cel/type.ts'
import {
  CelError,
  CostExceeded,
  entryOf,
  itemsOf,
  keysOf,
  type Cel,
  type Opaque,
} from '../../../src/schema/cel/value.ts'
import type { Value } from '../../../src/model/value.ts'

/** What an expression came to: its value as text, an error while running, or a refusal before; and its cost. */
export interface Verdict {
  readonly value?: string
  readonly error?: string
  readonly refused?: string
  readonly cost?: number
}

/** Evaluates an expression over `self` within the server's limit for one call. */
export function judge(expression: string, self: Value): Verdict {
  const program = compileProgram(expression, new Map([['self', DYN]]))
  if ('error' in program) return { refused: program.error }
  const frame = newFrame([adaptUntyped(self)], 1_000_000)
  try {
    const value = show(program.evaluate(frame))
    return { value, cost: frame.cost }
  } catch (problem) {
    if (!(problem instanceof CelError) && !(problem instanceof CostExceeded)) throw problem
    return { error: problem.message, cost: frame.cost }
  }
}

/** A value with its type, in the notation of test/fixtures/cel. */
export function show(value: Cel): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value !== 'object') return String(value)
  switch (value.tag) {
    case 'double':
      return `double(${formatDouble(value.value)})`
    case 'uint':
      return `${value.value}u`
    case 'bytes':
      return `bytes(${Buffer.from(value.value).toString('hex')})`
    case 'timestamp':
      return `timestamp(${formatTimestamp(value)})`
    case 'duration':
      return `duration(${formatDuration(value)})`
    case 'list':
      return `[${itemsOf(value).map(show).join(', ')}]`
    case 'map':
      return `{${keysOf(value)
        .map((key) => `${show(key)}: ${show(entryOf(value, key) ?? null)}`)
        .sort()
        .join(', ')}}`
    case 'optional':
      return value.value === undefined ? 'none' : `optional(${show(value.value)})`
    case 'type':
      return `type(${formatType(value.type)})`
    case 'opaque':
      return showOpaque(value)
  }
}

function showOpaque({ name, data }: Opaque): string {
  switch (name) {
    case 'net.IP':
      return `ip(${formatAddress(data as Address)})`
    case 'net.CIDR': {
      const { address, bits } = data as { readonly address: Address; readonly bits: number }
      return `cidr(${formatAddress(address)}/${bits})`
    }
    case 'kubernetes.URL':
      return `url(${(data as { readonly text: string }).text})`
    case 'kubernetes.NamedFormat':
      return `format(${(data as { readonly name: string }).name})`
    default:
      return name
  }
}
