import type { Schema } from '../../model/kind.ts'
import type { Value } from '../../model/value.ts'

const ZEROS: Readonly<Record<string, Value>> = {
  object: {},
  array: [],
  string: '',
  integer: 0,
  number: 0,
  boolean: false,
}

/** What Go has where nothing is written: the zero value of the type. */
export function zeroOf(schema: Schema): Value {
  return schema['x-kubernetes-int-or-string'] === true ? 0 : (ZEROS[schema.type ?? ''] ?? null)
}
