import { Script } from 'node:vm'
import { purityMark } from './purity.ts'

const SLOT = Symbol.for('motif.dev/limit')
const CALL = new Script(`globalThis[Symbol.for('motif.dev/limit')]()`, { filename: 'motif:limit' })

/** What a limited run gave: its value, or that it was cut off. */
export type Limited<T> = { readonly ok: true; readonly value: T } | { readonly ok: false }

/**
 * Runs a function and cuts it off after `limitMs` milliseconds, even inside an endless loop. Its `finally` blocks then don't
 * run; the purity guards are put back here. What the function throws comes through. A call costs about 0.05 ms, so
 * run many composites under one limit, and each by itself only to find out which one it was.
 */
export function withLimit<T>(limitMs: number, run: () => T): Limited<T> {
  const restore = purityMark()
  const slots = globalThis as { [SLOT]?: () => void }
  const outer = slots[SLOT]
  let value: T | undefined
  slots[SLOT] = () => {
    value = run()
  }
  try {
    CALL.runInThisContext({ timeout: Math.max(1, Math.ceil(limitMs)), displayErrors: false })
    return { ok: true, value: value as T }
  } catch (thrown) {
    if (!isTimeout(thrown)) throw thrown
    restore()
    return { ok: false }
  } finally {
    if (outer) slots[SLOT] = outer
    else Reflect.deleteProperty(slots, SLOT)
  }
}

function isTimeout(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
