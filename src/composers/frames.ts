import { SourceMap, type SourceMapPayload } from 'node:module'
import { posix } from 'node:path'
import type { Origin } from '../model/origin.ts'

/** Running code of an author, as stacks show it. */
export interface AuthorCode {
  /** The file name that its frames have. */
  readonly scriptName: string
  /** The composition, relative to the package. */
  readonly file: string
  /** From the script's lines to the author's. */
  readonly sourceMap: () => SourceMap
}

/** A source map that is decoded when it is first asked for. */
export function lazySourceMap(json: string): () => SourceMap {
  let decoded: SourceMap | undefined
  return () => (decoded ??= new SourceMap(JSON.parse(json) as SourceMapPayload))
}

/** The author's own places in a stack, innermost first; frames of libraries, Node and motif are left out. */
export function authorFrames(stack: string, code: AuthorCode): readonly Origin[] {
  const origins: Origin[] = []
  for (const frame of stack.split('\n')) {
    const start = frame.indexOf(`${code.scriptName}:`)
    const place = start < 0 ? null : /^:(\d+):(\d+)/.exec(frame.slice(start + code.scriptName.length))
    if (!place) continue
    const entry = code.sourceMap().findEntry(Number(place[1]) - 1, Number(place[2]) - 1)
    if (!('originalSource' in entry)) continue
    const line = entry.originalLine + 1
    const column = entry.originalColumn + 1
    // In a source map files are URLs.
    const file = posix.normalize(decodeURIComponent(entry.originalSource))
    origins.push({ file, line, column, endLine: line, endColumn: column + 1 })
  }
  return origins
}

/**
 * The frame to name first: the innermost in the composition's folder, because classes generated from schemas and
 * shared code elsewhere only pass on what the composition says.
 */
export function nearestFrame(frames: readonly Origin[], code: AuthorCode): Origin | undefined {
  const folder = posix.dirname(code.file)
  return frames.find(({ file }) => folder === '.' || file.startsWith(`${folder}/`)) ?? frames[0]
}
