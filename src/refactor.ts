import { diagnosticOf, type Diagnostic } from './model/diagnostic.ts'
import type { Selector } from './model/edit.ts'
import type { Mapping, Value } from './model/value.ts'
import { nodeHost } from './node-host.ts'
import { walkPaths } from './refactor/paths.ts'
import type { PlacedRefactor } from './refactor/plan.ts'
import { readRefactorFile, type RefactorFile } from './refactor/read-file.ts'
import { readRefactor } from './refactor/read-refactor.ts'
import { refactorFiles, type EditCounts, type EditedFile } from './refactor/run.ts'

export type { Diagnostic, EditCounts, EditedFile, Selector, Value }

/** An edit as YAML writes it: `{ set: { path: 'spec.tier', value: 'BASIC' } }`. */
export type EditDocument =
  | { readonly set: { readonly path: string; readonly value: Value } }
  | { readonly default: { readonly path: string; readonly value: Value } }
  | { readonly delete: { readonly path: string } }
  | { readonly rename: { readonly path: string; readonly to: string } }
  | { readonly move: { readonly path: string; readonly to: string } }
  | { readonly insert: { readonly path: string; readonly value: Value; readonly at?: InsertPlace } }
  | { readonly remove: { readonly path: string; readonly value: Value } }
  | { readonly map: { readonly path: string; readonly values: Readonly<Record<string, Value>> } }
  | { readonly wrap: { readonly path: string; readonly to: string } }
  | { readonly unwrap: { readonly path: string; readonly to: string } }
  | { readonly compute: { readonly path: string; readonly cel: string } }

/** Where `insert` puts its item; at the end where nothing is said. */
export type InsertPlace = 'start' | 'end' | { readonly before: Value } | { readonly after: Value }

/** The spec of a Refactor document. */
export interface RefactorSpec {
  /** What messages call it. */
  readonly name?: string
  readonly select: Selector | readonly Selector[]
  readonly edits: readonly EditDocument[]
  /** How many documents it has to change; nothing is written where it changes another number. */
  readonly expect?: { readonly changed: number } | { readonly min?: number; readonly max?: number }
  readonly reason?: string
}

/** What to refactor. */
export interface RefactorOptions {
  /** Refactors in order; or a file of Refactor documents, relative to `cwd`. */
  readonly refactors: readonly RefactorSpec[] | { readonly file: string }
  /** The current folder where nothing is said. */
  readonly cwd?: string
  /** Files and folders inside `cwd`; all of it where nothing is said. */
  readonly paths?: readonly string[]
  /** Writes the files; otherwise only the diff is made. */
  readonly write?: boolean
  /** `ignore` finishes a run that was interrupted: then fewer documents are left to change than `expect` says. */
  readonly expect?: 'judge' | 'ignore'
  readonly progress?: (done: number, total: number, what: string) => void
}

/** What a refactor came to: what `motif refactor --json` reports, typed. */
export interface RefactorReport {
  /** False where there is an error; files that are not refused are then written all the same, unless `isBlocked`. */
  readonly ok: boolean
  /** True where `expect` or `edit/not-idempotent` kept every file from being written. */
  readonly isBlocked: boolean
  readonly files: readonly EditedFile[]
  readonly counts: EditCounts
  /** A unified diff of all files, relative to `cwd`, that `git apply` takes; '' where `isBlocked`. */
  readonly diff: string
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * `motif refactor` as a function, for bots: the same edits in every document that is selected, in any folder of files.
 * Runs no code of theirs. Throws where a path or the file of Refactors is not there; whatever else is wrong is in the
 * diagnostics.
 */
export function refactor(options: RefactorOptions): RefactorReport {
  const host = nodeHost(options.cwd ?? process.cwd())
  const places = walkPaths(host, options.paths ?? [])
  if (!places.ok) throw new Error(`${places.message} ${places.help}`)
  const { refactors } = options
  const read = 'file' in refactors ? readRefactorFile(refactors.file, host.read(refactors.file)) : fromSpecs(refactors)
  if (read.diagnostics.length > 0) {
    return { ok: false, isBlocked: true, files: [], counts: NOTHING, diff: '', diagnostics: read.diagnostics }
  }
  const { progress } = options
  const { files, counts, diagnostics, isBlocked } = refactorFiles(
    {
      host,
      paths: places.paths,
      mode: options.write === true ? 'write' : 'show',
      diffs: 'make',
      ...(progress === undefined ? {} : { progress }),
    },
    read.refactors,
    options.expect ?? 'judge',
  )
  const ok = !diagnostics.some(({ severity }) => severity === 'error')
  const diff = isBlocked ? '' : files.map((file) => file.diff ?? '').join('')
  return { ok, isBlocked, files, counts, diff, diagnostics }
}

const NOTHING: EditCounts = {
  changed: 0,
  unchanged: 0,
  refused: 0,
  documents: 0,
  edits: 0,
  unmapped: 0,
  templates: 0,
  rendered: 0,
  links: 0,
}

function fromSpecs(specs: readonly RefactorSpec[]): RefactorFile {
  const refactors: PlacedRefactor[] = []
  const diagnostics: Diagnostic[] = []
  for (const [index, { name = `refactor ${index + 1}`, ...spec }] of specs.entries()) {
    const document = { apiVersion: 'motif.dev/v1alpha1', kind: 'Refactor', metadata: { name }, spec }
    const found = readRefactor(document as unknown as Mapping)
    if (found.ok) refactors.push({ refactor: found.refactor })
    else diagnostics.push(...found.problems.map((problem) => diagnosticOf(problem, { name })))
  }
  return { refactors, diagnostics }
}
