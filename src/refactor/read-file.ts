import { diagnostic, diagnosticOf, type Diagnostic } from '../model/diagnostic.ts'
import { startOf } from '../model/origin.ts'
import { decode } from '../yaml/decode.ts'
import { positions } from '../yaml/positions.ts'
import { read } from '../yaml/read.ts'
import type { PlacedRefactor } from './plan.ts'
import { readRefactor } from './read-refactor.ts'

/** The Refactors of a file, in order; with diagnostics, none counts. */
export interface RefactorFile {
  readonly refactors: readonly PlacedRefactor[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads the bytes of a file of Refactors; `file` is what messages call it. */
export function readRefactorFile(file: string, bytes: Uint8Array): RefactorFile {
  const decoded = decode(file, bytes)
  if (!decoded.ok) return { refactors: [], diagnostics: [decoded.diagnostic] }
  const { documents, diagnostics: wrong } = read(file, decoded.text)
  const diagnostics: Diagnostic[] = [...wrong]
  const refactors: PlacedRefactor[] = []
  const places = positions(file, decoded.text)
  for (const { index, value } of documents) {
    const found = readRefactor(value)
    if (found.ok) {
      const locate: PlacedRefactor['locate'] = (part) =>
        places.locate(index, typeof part === 'number' ? ['spec', 'edits', part] : ['spec', part])
      refactors.push({ refactor: found.refactor, locate })
    } else {
      const origin = ({ path, at }: (typeof found.problems)[number]) => places.locate(index, path, at)
      diagnostics.push(...found.problems.map((problem) => diagnosticOf(problem, { origin: origin(problem) })))
    }
  }
  if (documents.length === 0 && diagnostics.length === 0) {
    const help = 'write a document with apiVersion: motif.dev/v1alpha1, kind: Refactor, select and edits.'
    diagnostics.push(diagnostic('refactor/schema', `${file} holds no Refactor.`, { origin: startOf(file), help }))
  }
  return { refactors: diagnostics.length > 0 ? [] : refactors, diagnostics }
}
