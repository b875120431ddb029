import { HostError, type Host } from '../host.ts'

/** The lines of a file, or undefined where it can't be read: read when a frame first asks, and kept. */
export type LinesOf = (file: string) => readonly string[] | undefined

const MAX_BYTES = 64 * 1024 * 1024

/** The lines of files below `root`, through the host. */
export function linesBelow(host: Host, root: string): LinesOf {
  const known = new Map<string, readonly string[] | undefined>()
  return (file) => {
    if (!known.has(file)) known.set(file, readLines(host, `${root}/${file}`))
    return known.get(file)
  }
}

function readLines(host: Host, path: string): readonly string[] | undefined {
  try {
    const stat = host.stat(path)
    if (stat?.type !== 'file' || stat.size > MAX_BYTES) return undefined
    return new TextDecoder().decode(host.read(path)).split(/\r?\n/)
  } catch (error) {
    if (error instanceof HostError) return undefined
    throw error
  }
}
