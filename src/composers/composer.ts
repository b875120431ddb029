import type { Host } from '../host.ts'
import type { Composition, LoadedComposition } from '../model/composition.ts'
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

/** Which composition it is. */
export type Identified = Pick<Composition, 'file' | 'digest' | 'files'>

/** One composition language. The pipeline knows languages only through this record. */
export interface Composer {
  readonly language: string
  /** File name endings, the dot included: a composition's name less its ending is its basename. */
  readonly suffixes: readonly string[]
  /** Tells what load() would load, without running or even loading any of it, where it can: undefined where it can't. */
  identify?(request: LoadRequest): Promise<Identified | undefined>
  /** Reads, compiles and checks a composition; a user's mistake is a diagnostic in the answer. */
  load(request: LoadRequest): Promise<LoadedComposition>
}
