import type { Diagnostic } from '../model/diagnostic.ts'
import type { Outcome } from '../model/outcome.ts'
import type { NewFile } from '../scaffold/new-files.ts'
import { countsOf } from './build.ts'
import type { Invocation } from './verb.ts'

/** What init and new kind have made. */
export interface Made {
  readonly report: string
  readonly root: string
  readonly files: readonly NewFile[]
  /** Why nothing was made, if so. */
  readonly diagnostics: readonly Diagnostic[]
  readonly lines: readonly string[]
}

/** The outcome of making files: generated/ is brought up to date, and every file made is listed. */
export async function madeOutcome(invocation: Invocation, made: Made): Promise<Outcome> {
  const { report, root, diagnostics } = made
  if (diagnostics.length > 0) {
    const summary = { made: 0, ...countsOf(diagnostics) }
    return { report, exitCode: 1, root, summary, diagnostics, details: { files: [] }, lines: [] }
  }
  const paths = made.files.map(({ path }) => path).sort()
  const { generate } = await import('./generate.ts')
  const generated = await generate.run({ ...invocation, positionals: [], values: {}, packageFolder: root })
  return {
    report,
    exitCode: generated.exitCode,
    root,
    summary: { made: paths.length, ...countsOf(generated.diagnostics) },
    diagnostics: generated.diagnostics,
    details: { files: paths.map((path) => ({ path, action: 'written' })) },
    lines: [...paths.map((path) => `  ${path}`), ...made.lines],
  }
}
