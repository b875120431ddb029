import type { Host } from '../host.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Supervision } from '../pipeline/supervision.ts'
import type { Seen } from '../pipeline/witness.ts'

/** One option of a verb, as node:util parseArgs takes it, with the line that `-h` shows. */
export interface VerbOption {
  readonly type: 'boolean' | 'string'
  readonly multiple?: boolean
  readonly short?: string
  /** The word for the value in the usage: DIR, SECONDS. Nothing for a boolean. */
  readonly value?: string
  readonly help: string
}

/** What the command line said, parsed by the verb's own options. */
export interface Invocation {
  readonly host: Host
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
  /** `--package DIR`, if given. */
  readonly packageFolder?: string
  /** False under `--no-code`: the verb must not run code of the package. */
  readonly mayRunCode: boolean
  /** Called while long work goes on; cli.ts shows it on a terminal only. */
  readonly progress: (done: number, total: number, what: string) => void
  /** What recall() found, for run(). */
  readonly checked?: Checked | undefined
  /** Where the verb runs in a thread of its own: whoever can cut it off. */
  readonly supervision?: Supervision
}

/** The last run of the same command. */
export interface Recalled {
  /** What it came to, if that is still true. */
  readonly outcome?: Outcome
  readonly checked?: Checked
  /** Looks at one file more at each step. */
  readonly looking?: Iterator<unknown> | undefined
}

/** What of the files that the last run read is as it was. */
export interface Checked {
  /** It may become more: whoever looks may not be done. */
  readonly seen: Seen
  /** Of which state of motif's own. */
  readonly revision: string
}

/** One word of the command line. It returns an Outcome and prints nothing. */
export interface Verb {
  /** `render`, `import crds`, `new kind`. */
  readonly word: string
  /** What follows the word: `[paths]`. */
  readonly usage: string
  /** One line for the list of verbs. */
  readonly summary: string
  readonly options: Readonly<Record<string, VerbOption>>
  /** True where run() runs code of the package: it is given a thread of its own, which can be cut off. */
  readonly runsCode?: (said: Pick<Invocation, 'positionals' | 'values'>) => boolean
  /** Asked before run(), in the thread that prints. */
  recall?(invocation: Invocation): Recalled
  run(invocation: Invocation): Promise<Outcome>
}

/** A command line that cannot be carried out: exit 2. Thrown by verbs, caught in cli.ts alone. */
export class UsageError extends Error {
  readonly help: string | undefined
  constructor(message: string, help?: string) {
    super(message)
    this.name = 'UsageError'
    this.help = help
  }
}
