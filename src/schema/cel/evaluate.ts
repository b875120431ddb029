import type { Evaluate } from '../../model/edit.ts'
import { compileExpression, type CompiledExpression } from './compile.ts'

/**
 * Evaluates the expressions of edits and selectors: `self`, and `item` under `[*]`, without a schema, so that whole
 * numbers are ints. Each expression is compiled once.
 */
export function evaluator(): Evaluate {
  const known = new Map<string, CompiledExpression>()
  return (cel, self, item) => {
    const compiled = known.get(cel) ?? compileExpression(cel, ['self', 'item'])
    known.set(cel, compiled)
    const result = compiled.evaluate(item === undefined ? { self } : { self, item })
    return 'error' in result ? { ok: false, message: result.error } : { ok: true, value: result.value }
  }
}
