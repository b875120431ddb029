import { posix, relative, resolve } from 'node:path'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Outcome } from '../model/outcome.ts'
import { walkPaths } from '../refactor/paths.ts'
import type { PlacedRefactor } from '../refactor/plan.ts'
import { readRefactorFile } from '../refactor/read-file.ts'
import { refactorFiles, type EditCounts, type EditedFiles } from '../refactor/run.ts'
import { counted, countsOf, failure, hasErrors, sorted } from './build.ts'
import { UsageError, type Invocation, type Verb } from './verb.ts'

/** `motif refactor`: the same edits in every document that is selected, in any folder of files. */
export const refactor: Verb = {
  word: 'refactor',
  usage: '<file or -> [paths]',
  summary: 'make the same edits in many files: a diff, or --write',
  options: {
    write: { type: 'boolean', help: 'write the files instead of printing a diff' },
    'no-expect': { type: 'boolean', help: 'ignore expect: to finish a run that was interrupted' },
    'exit-code': { type: 'boolean', help: 'exit 3 where files change' },
  },
  run: runRefactor,
}

const REPORT = 'RefactorReport'

async function runRefactor(invocation: Invocation): Promise<Outcome> {
  const { host, positionals, values } = invocation
  const [file, ...named] = positionals
  if (file === undefined) {
    throw new UsageError(
      'refactor needs a file of Refactor documents, or - for stdin.',
      'each has a selector and edits: docs/refactor.md shows them.',
    )
  }
  const places = walkPaths(host, named)
  if (!places.ok) throw new UsageError(places.message, places.help)
  const read = await readFile(invocation, file)
  if (read.diagnostics.length > 0)
    return { ...failure(REPORT, read.diagnostics, host.cwd), lines: ['Nothing was changed.'] }
  const isWrite = values['write'] === true
  const isText = values['json'] !== true && (values['report'] ?? 'text') !== 'json'
  const edited = refactorFiles(
    {
      host,
      paths: places.paths,
      mode: isWrite ? 'write' : 'show',
      diffs: isWrite && isText ? 'leave' : 'make',
      progress: invocation.progress,
    },
    read.refactors,
    values['no-expect'] === true ? 'ignore' : 'judge',
  )
  return outcome(edited, { isWrite, isText, isAsked: values['exit-code'] === true })
}

async function readFile(
  { host }: Invocation,
  file: string,
): Promise<{ readonly refactors: readonly PlacedRefactor[]; readonly diagnostics: readonly Diagnostic[] }> {
  if (file === '-') return readRefactorFile('stdin', await host.readStdin())
  if (file.includes('\0') || host.stat(file)?.type !== 'file') {
    throw new UsageError(`There is no file ${file}.`, 'the first word names a file of Refactor documents.')
  }
  const shown = relative(host.cwd, resolve(host.cwd, file))
  return readRefactorFile(posix.normalize(shown), host.read(file))
}

interface Asked {
  readonly isWrite: boolean
  readonly isText: boolean
  readonly isAsked: boolean
}

function outcome({ files, diagnostics, counts, isBlocked }: EditedFiles, { isWrite, isText, isAsked }: Asked): Outcome {
  const all = sorted(diagnostics)
  const isError = hasErrors(all)
  const diff = isBlocked ? '' : files.map((file) => file.diff ?? '').join('')
  return {
    report: REPORT,
    exitCode: isError ? 1 : isAsked && counts.changed > 0 ? 3 : 0,
    summary: { ...counts, written: isWrite && !isBlocked ? counts.changed : 0, ...countsOf(all) },
    diagnostics: all,
    details: { files: files.map((file) => ({ ...file })) },
    lines: linesOf(counts, { isWrite, isBlocked }),
    ...(isWrite || !isText ? {} : { output: diff }),
  }
}

function linesOf(
  counts: EditCounts,
  { isWrite, isBlocked }: { readonly isWrite: boolean; readonly isBlocked: boolean },
): readonly string[] {
  const { changed, unchanged, refused, documents, edits, unmapped } = counts
  const what = `${counted(changed, 'file')} (${counted(documents, 'document')}, ${counted(edits, 'edit')})`
  const rest = `${unchanged} unchanged, ${refused} refused.`
  const lines = [
    isBlocked
      ? `Nothing was written: ${what} would change, ${rest}`
      : isWrite
        ? `Changed ${what}, ${rest}`
        : `Would change ${what}, ${rest}${changed === 0 ? '' : ' --write writes them.'}`,
  ]
  if (unmapped > 0) lines.push(`${counted(unmapped, 'value')} that no map names stayed.`)
  const left = leftAlone(counts)
  if (left !== '') lines.push(`Left alone: ${left}.`)
  return lines
}

function leftAlone({ templates, rendered, links }: EditCounts): string {
  const parts: string[] = []
  if (templates > 0) parts.push(`${counted(templates, 'template')} with such a kind`)
  if (rendered > 0) parts.push(`${counted(rendered, 'file')} that an inventory names`)
  if (links > 0) parts.push(counted(links, 'link'))
  return parts.join(', ')
}
