import type { Cel } from '../value.ts'
import type { Implementation } from './index.ts'

const same = (value: Cel): Cel => value

/** Conversions between types. */
export const CONVERSIONS: Readonly<Record<string, Implementation>> = {
  to_dyn: same,
  string_to_string: same,
  int64_to_int64: same,
}
