import type { Host } from '../host.ts'
import type { LoadedComposition } from '../model/composition.ts'
import type { Kind } from '../model/kind.ts'

/** What a composer needs to load one composition. */
export interface LoadRequest {
  readonly host: Host
  /** The package's folder, absolute. */
  readonly root: string
  /** The composition's file, relative to `root`. */
  readonly file: string
  /** The kind it expands. */
  readonly kind: Kind
  /** A private folder for compiled code, absolute; nothing is cached without one. */
  readonly codeCache?: string
}

/** One composition language. The pipeline knows languages only through this record. */
export interface Composer {
  readonly language: string
  /** File name endings, the dot included: a composition's name less its ending is its basename. */
  readonly suffixes: readonly string[]
  /** Reads, compiles and checks a composition; a user's mistake is a diagnostic in the answer. */
  load(request: LoadRequest): Promise<LoadedComposition>
}
