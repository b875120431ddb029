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

/** Beyond a composite's own limit: a busy machine, and the time that a thread takes to start. */
const GRACE_MS = 5_000

/** The wait for a thread's next sign of life. */
export interface Lifeline {
  /** No composite takes longer than `limitMs` without one: then, after some grace, `lost` is called. */
  readonly expect: (limitMs: number, lost: () => void) => void
  /** Nothing is waited for any more. */
  readonly rest: () => void
}

/** A wait that has not begun. A sign that came while this thread slept, or was busy, is heard before the thread is lost. */
export function lifeline(): Lifeline {
  let timer: NodeJS.Timeout | undefined
  const rest = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  return {
    rest,
    expect(limitMs, lost) {
      rest()
      const own = setTimeout(() => {
        setImmediate(() => {
          if (timer === own) lost()
        })
      }, limitMs + GRACE_MS)
      timer = own
    },
  }
}
