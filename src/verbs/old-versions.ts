import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { identity } from '../model/resource.ts'
import type { Program } from '../pipeline/1-load.ts'
import type { SourceObject } from '../pipeline/source-files.ts'
import { counted } from './build.ts'

/** Specs in versions that are to be switched off: one note each, and a line for each version. */
export interface OldVersions {
  readonly notes: readonly Diagnostic[]
  readonly lines: readonly string[]
}

/** Who still uses a version that is deprecated, among the composites of these files. */
export function oldVersions(program: Program, files: ReadonlySet<string>): OldVersions {
  const users = new Map<string, { readonly what: string; count: number }>()
  const notes: Diagnostic[] = []
  for (const source of program.sources()) {
    const { kind, version, ref } = source
    const isOld = kind?.versions.some(({ name, deprecated }) => name === version && deprecated === true) === true
    if (kind === undefined || !isOld || source.role !== 'composite' || !files.has(ref.file)) continue
    notes.push(note(program, source, kind.storage))
    const key = `${kind.group}/${kind.kind}/${version}`
    const known = users.get(key) ?? { what: `${kind.kind} ${version} (deprecated)`, count: 0 }
    known.count++
    users.set(key, known)
  }
  const lines = [...users.values()].map(({ what, count }) => `${what} is still used by ${counted(count, 'spec')}.`)
  return { notes, lines }
}

function note({ locate }: Program, { ref, manifest, version }: SourceObject, storage: string): Diagnostic {
  const { kind, name } = identity(manifest)
  return diagnostic('source/old-version', `${kind} "${name}" is written in ${version}, which is deprecated.`, {
    origin: locate(ref, ['apiVersion']),
    help: `\`motif migrate ${kind}\` shows how it reads in ${storage}, with --write it rewrites it.`,
  })
}
