import { RE2JS } from 're2js'

/** A compiled pattern. `test` is true where the pattern matches anywhere in the text. */
export interface Pattern {
  test(text: string): boolean
  /** The parts of the text that match, from the left, at most `limit` of them; all where that is negative. */
  findAll(text: string, limit: number): readonly string[]
}

/**
 * A pattern in the syntax and with the meaning of RE2, which is Go's and so the API server's: no backtracking, time
 * linear in the text. Gives `{ error }` where the pattern is not RE2.
 */
export function compilePattern(source: string): Pattern | { readonly error: string } {
  try {
    const compiled = RE2JS.compile(source)
    return { test: (text) => compiled.test(text), findAll: (text, limit) => findAll(compiled, text, limit) }
  } catch (thrown) {
    return { error: thrown instanceof Error ? thrown.message : String(thrown) }
  }
}

/** As Go does, an empty match that touches the one before is left out. */
function findAll(compiled: RE2JS, text: string, limit: number): readonly string[] {
  const matcher = compiled.matcher(text)
  const found: string[] = []
  let end = -1
  while ((limit < 0 || found.length < limit) && matcher.find()) {
    const part = matcher.group() ?? ''
    if (part !== '' || matcher.start() !== end) found.push(part)
    end = matcher.end()
  }
  return found
}
