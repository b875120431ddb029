/**
 * Whoever can cut a thread off from outside. That alone helps against code that never gives the thread back: an endless
 * chain of promises, or a list without an end.
 */
export interface Supervision {
  /** Says that the thread is alive, and has to say so again, or rest, within `limitMs` and some grace. */
  readonly alive: (limitMs: number) => void
  /** Says that what follows may take its time. */
  readonly rest: () => void
  /** Says that a worker was cut off: the thread is, too. */
  readonly lost: () => void
  /** True where a first run was cut off: nothing of the package is compiled in this thread, and culprits are looked for. */
  readonly isCareful: boolean
  /** Memory of a thread that compiles, in MB. */
  readonly heapMb: number
}
