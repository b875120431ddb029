import type { Evaluate } from '../model/edit.ts'
import { compileExpression } from './cel/compile.ts'

/**
 * An Evaluate with Kubernetes' CEL library, over `self` and, under `[*]`, `item`. Values have no schema: a whole number is
 * an int. Each expression is compiled once.
 */
export function evaluator(): Evaluate {
  const known = new Map<string, ReturnType<typeof compileExpression>>()
  return (cel, self, item) => {
    const name = `${item === undefined ? 'self' : 'item'} ${cel}`
    const compiled = known.get(name) ?? compileExpression(cel, item === undefined ? ['self'] : ['self', 'item'])
    known.set(name, compiled)
    const result = compiled.evaluate(item === undefined ? { self } : { self, item })
    return 'error' in result ? { ok: false, message: result.error } : { ok: true, value: result.value }
  }
}
