import type { Severity } from './codes.ts'

/** A resource that others own, which references may name. */
export interface External {
  readonly group: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

/** How output files are laid out. */
export interface OutputOptions {
  readonly dir: string
  readonly layout: 'composite' | 'resource' | 'single'
  readonly format: 'yaml' | 'json'
}

/** What compat lets pass. */
export interface Waiver {
  readonly code: string
  readonly kind: string
  readonly version?: string
  readonly path?: string
  readonly reason: string
  readonly expires?: string
}

/** A motif.yaml, complete with its defaults. Every path is relative to the package's folder, with forward slashes. */
export interface Package {
  readonly name: string
  /** The absolute folder of its motif.yaml. */
  readonly root: string
  /** The range of motif versions it takes, if it says so. */
  readonly motif?: string
  readonly schemas: string
  readonly compositions: string
  readonly generated: string
  readonly sources: readonly string[]
  readonly output: OutputOptions
  readonly namespace?: string
  readonly unchecked: readonly string[]
  readonly externals: readonly External[]
  readonly severity: Readonly<Record<string, Severity | 'off'>>
  readonly waivers: readonly Waiver[]
}
