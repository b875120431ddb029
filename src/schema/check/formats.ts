import type { Schema } from '../../model/kind.ts'

/** What texts of a format look like. */
export interface Format {
  /** Goes on from `must be`. */
  readonly words: string
  readonly example?: string
  accepts(text: string): boolean
}

/** The format that the API server holds strings of this schema to; undefined where it knows none. */
export function formatOf(_schema: Schema, _dialect: 'crd' | 'core'): Format | undefined {
  return undefined
}
