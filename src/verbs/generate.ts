import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf } from '../model/origin.ts'
import type { Outcome } from '../model/outcome.ts'
import { findPackage } from '../pipeline/package.ts'
import { counted, countsOf, failure, hasErrors, sorted } from './build.ts'
import { updateGenerated, type GeneratedFile } from './generated.ts'
import { UsageError, type Invocation, type Verb } from './verb.ts'

/** `motif generate`: types and constructs made from the schemas. */
export const generate: Verb = {
  word: 'generate',
  usage: '[--check]',
  summary: 'make types and classes from the schemas',
  options: { check: { type: 'boolean', help: 'write nothing; exit 1 if a file is not what generate would write' } },
  run: runGenerate,
}

const REPORT = 'GenerateReport'

async function runGenerate(invocation: Invocation): Promise<Outcome> {
  const { host, packageFolder, positionals, values } = invocation
  if (positionals.length > 0) throw new UsageError('generate takes no paths: it makes all of the generated folder.')
  const found = findPackage(host, packageFolder)
  if (found.package === undefined) return failure(REPORT, found.diagnostics, found.root)
  const isCheck = values['check'] === true
  const { kinds, files, diagnostics } = await updateGenerated(invocation, found.package, isCheck ? 'check' : 'write')
  const stale = isCheck ? files.filter(({ action }) => action !== 'unchanged').map(staleFile) : []
  const all = sorted([...diagnostics, ...stale])
  const count = (action: GeneratedFile['action']) => files.filter((file) => file.action === action).length
  const [written, unchanged, removed] = [count('written'), count('unchanged'), count('removed')]
  return {
    report: REPORT,
    exitCode: hasErrors(all) ? 1 : 0,
    root: found.package.root,
    summary: { kinds, written, unchanged, removed, ...countsOf(all) },
    diagnostics: all,
    details: { files: files.map(({ path, action }) => ({ path, action })) },
    lines: isCheck
      ? [`Checked ${counted(files.length, 'generated file')}: ${stale.length} stale.`]
      : [
          `Generated from ${counted(kinds, 'kind')}: ${counted(written, 'file')} written, ${unchanged} unchanged, ${removed} removed.`,
        ],
  }
}

function staleFile({ path, action }: GeneratedFile): Diagnostic {
  const message =
    action === 'removed' ? `${path} belongs to no kind any more.` : `${path} is not what motif generate would write.`
  return diagnostic('generate/stale', message, {
    origin: startOf(path),
    help: 'run `motif generate` and commit what it writes.',
  })
}
