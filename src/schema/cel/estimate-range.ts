/** The least and the most that a size or a cost can be. */
export interface Range {
  readonly min: number
  readonly max: number
}

/** 2^64, where the server's numbers end: what nothing bounds is so large. */
export const UNBOUNDED = 18446744073709551616

/** Nothing is known. */
export const UNKNOWN: Range = { min: 0, max: UNBOUNDED }

/** Exactly so much. */
export function fixed(value: number): Range {
  return { min: value, max: value }
}

/** The sum of all. */
export function plus(...ranges: readonly Range[]): Range {
  return ranges.reduce((a, b) => ({ min: capped(a.min + b.min), max: capped(a.max + b.max) }), fixed(0))
}

/** The product. */
export function times(a: Range, b: Range): Range {
  return { min: product(a.min, b.min), max: product(a.max, b.max) }
}

/** So many per unit, rounded up. */
export function scaled(range: Range, factor: number): Range {
  return { min: capped(Math.ceil(product(range.min, factor))), max: capped(Math.ceil(product(range.max, factor))) }
}

/** From the lesser least to the greater most. */
export function union(a: Range, b: Range): Range {
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) }
}

function product(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : capped(a * b)
}

function capped(value: number): number {
  return Math.min(value, UNBOUNDED)
}
