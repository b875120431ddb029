import { visible } from './escape.ts'

/** A line on the terminal that says how far long work has come. */
export interface Progress {
  update(done: number, total: number, what: string): void
  /** Takes the line away: before anything else is printed. */
  clear(): void
}

const FIRST_AFTER_MS = 1000
const EVERY_MS = 100
const CLEAR = '\r\u001b[K'

/** Draws nothing in the first second, and then at most ten times a second; `width` columns at most. */
export function progressLine(now: () => number, write: (text: string) => void, width: number): Progress {
  let nextMs = now() + FIRST_AFTER_MS
  let isShown = false
  return {
    update(done, total, what) {
      const nowMs = now()
      if (nowMs < nextMs) return
      nextMs = nowMs + EVERY_MS
      isShown = true
      const count = total > 0 ? `${done}/${total} ` : ''
      write(CLEAR + (count + visible(what)).slice(0, Math.max(1, width - 1)))
    },
    clear() {
      if (isShown) write(CLEAR)
      isShown = false
    },
  }
}
