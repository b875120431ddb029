import type { Plan } from './change.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { Value } from './value.ts'

/** 0 done; 1 errors; 2 the command line; 3 no error, but changes that were asked about. */
export type ExitCode = 0 | 1 | 2 | 3

/** What a verb returns: report/ turns it into text, cli.ts into an exit code. */
export interface Outcome {
  /** The kind of the `--json` report: RenderReport, ImportReport ... */
  readonly report: string
  readonly exitCode: ExitCode
  /** Counts and short facts, in the order they are shown. */
  readonly summary: Readonly<Record<string, Value>>
  /** The absolute folder that the paths of the report are relative to; the current folder where nothing is said. */
  readonly root?: string
  /** Sorted by file, offset and code. */
  readonly diagnostics: readonly Diagnostic[]
  /** What else the verb's `--json` report holds, by key: files, changes, answers. */
  readonly details: Readonly<Record<string, Value>>
  /** One or more lines for a person: what was done, and where to look. */
  readonly lines: readonly string[]
  /** What `plan` found: every report form has its own view of it. */
  readonly plan?: Plan
  /**
   * What goes to stdout as it is; the lines then go to stderr (`--stdout`, a diff, completion). From another thread as
   * bytes of UTF-8, which need not be copied.
   */
  readonly output?: string | Uint8Array
}
