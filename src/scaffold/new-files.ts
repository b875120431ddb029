import { HostError, type Host } from '../host.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf } from '../model/origin.ts'

/** A file to be made: its path below the folder in question, with forward slashes. */
export interface NewFile {
  readonly path: string
  readonly text: string
}

/** Writes all the files, or none where one is there already (scaffold/exists for each). Links count as being there. */
export function writeNewFiles(host: Host, root: string, files: readonly NewFile[]): readonly Diagnostic[] {
  const standing = files.filter(({ path }) => isTaken(host, `${root}/${path}`))
  if (standing.length > 0) {
    return standing.map(({ path }) =>
      diagnostic('scaffold/exists', `${path} is there already, so nothing was made.`, {
        origin: startOf(path),
        help: 'move it out of the way, or choose another name.',
      }),
    )
  }
  for (const { path, text } of files) host.write(`${root}/${path}`, text)
  return []
}

function isTaken(host: Host, path: string): boolean {
  try {
    return host.entry(path) !== undefined
  } catch (error) {
    if (error instanceof HostError) return true
    throw error
  }
}
