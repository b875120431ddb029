import { HostError, type Host } from '../host.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import type { Evaluate } from '../model/edit.ts'
import { startOf } from '../model/origin.ts'
import type { Mapping } from '../model/value.ts'
import { evaluator } from '../schema/cel/evaluate.ts'
import { findFiles, type FoundFiles } from './find-files.ts'
import { mentionsOf, type Mentions } from './mentions.ts'
import { planOf, type PlacedRefactor } from './plan.ts'
import { reasonOf, rewriteFile, type ChangedFile, type Plan, type RewrittenFile } from './rewrite.ts'

/** What to do with the files of some folders. */
export interface FileEdits {
  readonly host: Host
  /** Relative to the host's folder, inside it, links resolved. */
  readonly paths: readonly string[]
  readonly mode: 'write' | 'show'
  /** Whether somebody will read the diffs: they take time, and memory. */
  readonly diffs: 'make' | 'leave'
  readonly progress?: (done: number, total: number, what: string) => void
}

/** What became of a file. */
export interface EditedFile {
  readonly path: string
  readonly status: 'changed' | 'unchanged' | 'refused'
  /** How many of its documents change; an item of a List is one. */
  readonly documents: number
  /** How many changes were made in them. */
  readonly edits: number
  /** Where diffs are made and the file changes. */
  readonly diff?: string
  /** Why it is refused. */
  readonly code?: string
  readonly reason?: string
}

/** Many files after their edits. */
export interface EditedFiles {
  /** By path; templates and rendered files are not among them. */
  readonly files: readonly EditedFile[]
  readonly diagnostics: readonly Diagnostic[]
  readonly counts: EditCounts
  /** True where nothing was written, or is to be applied, though files would change. */
  readonly isBlocked: boolean
}

/** How many files and documents. */
export interface EditCounts {
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
  readonly documents: number
  readonly edits: number
  /** Values that no `map` names, and that stayed. */
  readonly unmapped: number
  /** Templates that mention the kinds; files that an inventory names; links. All were left alone. */
  readonly templates: number
  readonly rendered: number
  readonly links: number
}

/** Makes Refactors, in order, in the files below some paths; `ignore` lets `expect` say what it wants. */
export function refactorFiles(
  edits: FileEdits,
  refactors: readonly PlacedRefactor[],
  expect: 'judge' | 'ignore',
): EditedFiles {
  const evaluate: Evaluate = evaluator()
  const kinds = refactors.flatMap(({ refactor }) => refactor.select.map(({ kind }) => kind))
  return editFiles(edits, {
    mentions: mentionsOf(kinds),
    plan: planOf(refactors, evaluate),
    judge: (changed) => (expect === 'ignore' ? [] : expectations(refactors, changed)),
  })
}

/** What decides the edits of each file, and whether they may be made together. */
export interface Editor {
  readonly mentions: Mentions
  readonly plan: (object: Mapping) => Plan
  /** Errors that stop everything before the first byte is written. */
  readonly judge: (changed: readonly ChangedFile[]) => readonly Diagnostic[]
}

/** Works out all edits in memory, and only then writes: each file in one step. */
export function editFiles(edits: FileEdits, { mentions, plan, judge }: Editor): EditedFiles {
  const { host, paths, mode, diffs } = edits
  const found = findFiles(host, paths)
  const rewritten = found.files.map((file, index) => {
    edits.progress?.(index, found.files.length, 'files')
    return rewriteFile({ host, mentions, plan, diffs, mode }, file)
  })
  const changed = rewritten.filter((file) => file.status === 'changed')
  const judged = judge(changed)
  const isBlocked = judged.length > 0 || rewritten.some(isNotIdempotent)
  if (mode === 'write' && !isBlocked) tidyUp(host, found.leftovers)
  const results = rewritten.map((file, index) => {
    if (isBlocked || file.status !== 'changed' || file.write === undefined) return file
    edits.progress?.(index, rewritten.length, 'files written')
    return written(host, file, file.write)
  })
  const files = results.flatMap((file) => (file.status === 'template' ? [] : [editedFile(file)]))
  const diagnostics = [...found.diagnostics, ...judged, ...results.flatMap(diagnosticsOf), ...results.flatMap(secretIn)]
  return { files, diagnostics, counts: countsOf(found, results), isBlocked: isBlocked && changed.length > 0 }
}

/** What a killed run left is of no use to anyone; that it can't be removed is no error. */
function tidyUp(host: Host, leftovers: readonly string[]): void {
  for (const path of leftovers) {
    try {
      host.remove(path)
    } catch (error) {
      if (!(error instanceof HostError)) throw error
    }
  }
}

function isNotIdempotent(file: RewrittenFile): boolean {
  return file.status === 'refused' && file.diagnostics.some(({ code }) => code === 'edit/not-idempotent')
}

function expectations(refactors: readonly PlacedRefactor[], changed: readonly ChangedFile[]): readonly Diagnostic[] {
  const counts = refactors.map(() => 0)
  for (const { objects } of changed) {
    for (const by of objects) for (const position of by) counts[position] = (counts[position] ?? 0) + 1
  }
  return refactors.flatMap(({ refactor: { name, expect }, locate }, position) => {
    const count = counts[position] ?? 0
    if (expect === undefined || (count >= expect.min && count <= expect.max)) return []
    const message = `Refactor "${name}" changes ${count} document${count === 1 ? '' : 's'}, and expects ${expectText(expect)}.`
    return diagnostic('refactor/expect', message, {
      ...(locate === undefined ? {} : { origin: locate('expect') }),
      path: 'spec.expect',
      help: 'look at the files that --json lists; --no-expect finishes a run that was interrupted.',
    })
  })
}

function expectText({ min, max }: { readonly min: number; readonly max: number }): string {
  if (min === max) return `${min}`
  return max === Number.MAX_SAFE_INTEGER ? `at least ${min}` : `${min} to ${max}`
}

function written(host: Host, file: ChangedFile, { text, over }: NonNullable<ChangedFile['write']>): RewrittenFile {
  const { path } = file
  const refused = (code: 'refactor/stale' | 'emit/write', message: string, help?: string): RewrittenFile => ({
    status: 'refused',
    path,
    diagnostics: [diagnostic(code, message, { origin: startOf(path), ...(help === undefined ? {} : { help }) })],
  })
  try {
    if (host.entry(path) !== 'file' || Buffer.compare(over, host.read(path)) !== 0) {
      const help = 'it is as somebody else left it; run the refactor again with --no-expect.'
      return refused('refactor/stale', `${path} was changed by somebody else meanwhile.`, help)
    }
    host.write(path, text)
    return file
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return refused('emit/write', `${path} cannot be written: ${error.code}.`)
  }
}

function editedFile(file: Exclude<RewrittenFile, { status: 'template' }>): EditedFile {
  const { path } = file
  switch (file.status) {
    case 'changed': {
      const diff = file.diff === undefined ? {} : { diff: file.diff }
      return { path, status: 'changed', documents: file.objects.length, edits: file.edits, ...diff }
    }
    case 'refused':
      return { path, status: 'refused', documents: 0, edits: 0, ...reasonOf(file.diagnostics) }
    default:
      return { path, status: 'unchanged', documents: 0, edits: 0 }
  }
}

function diagnosticsOf(file: RewrittenFile): readonly Diagnostic[] {
  return file.status === 'refused' ? file.diagnostics : []
}

/** A diff has to apply, so it can't hide what a Secret holds: it is said at least. */
function secretIn(file: RewrittenFile): readonly Diagnostic[] {
  if (file.status !== 'changed' || !file.showsSecret) return []
  const help = 'take care where it goes: a log or a pull request keeps it.'
  const message = `The diff of ${file.path} shows values of a Secret.`
  return [diagnostic('refactor/secret', message, { origin: startOf(file.path), help })]
}

function countsOf({ rendered, links }: FoundFiles, results: readonly RewrittenFile[]): EditCounts {
  const changed = results.filter((file) => file.status === 'changed')
  const count = (status: RewrittenFile['status']) => results.filter((file) => file.status === status).length
  const sum = (of: (file: ChangedFile) => number) => changed.reduce((total, file) => total + of(file), 0)
  return {
    changed: changed.length,
    unchanged: count('unchanged'),
    refused: count('refused'),
    documents: sum(({ objects }) => objects.length),
    edits: sum((file) => file.edits),
    unmapped: results.reduce((total, file) => total + ('unmapped' in file ? file.unmapped : 0), 0),
    templates: count('template'),
    rendered,
    links,
  }
}
