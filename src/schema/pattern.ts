import { RE2JS } from 're2js'

/** A compiled pattern. `test` is true where the pattern matches anywhere in the text. */
export interface Pattern {
  test(text: string): boolean
}

/**
 * A pattern in the syntax and with the meaning of RE2, which is Go's and so the API server's: no backtracking, time
 * linear in the text. Gives `{ error }` where the pattern is not RE2.
 */
export function compilePattern(source: string): Pattern | { readonly error: string } {
  try {
    const compiled = RE2JS.compile(source)
    return { test: (text) => compiled.test(text) }
  } catch (thrown) {
    return { error: thrown instanceof Error ? thrown.message : String(thrown) }
  }
}
