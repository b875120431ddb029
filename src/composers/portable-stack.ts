/** How the name of a composition's script ends, which begins with the composition's path in its package. */
export const SCRIPT_ENDING = '.bundle.cjs'

/**
 * The stack of an Error as every machine shows it: the author's own frames, and above them those of packages without
 * the folders they stand in. Frames of motif and of Node are left out.
 */
export function portableStack(error: unknown, sites: readonly NodeJS.CallSite[]): string {
  const frames = sites.map(frameOf)
  const end = frames.findLastIndex((frame) => frame?.isAuthors ?? false)
  const kept = end < 0 ? frames : frames.slice(0, end + 1)
  return [headOf(error), ...kept.flatMap((frame) => (frame ? [frame.text] : []))].join('\n    at ')
}

/** The stack as V8 writes it. */
export function plainStack(error: unknown, sites: readonly NodeJS.CallSite[]): string {
  return [headOf(error), ...sites.map(textOf)].join('\n    at ')
}

interface Frame {
  readonly isAuthors: boolean
  readonly text: string
}

const PACKAGES = '/node_modules/'

function frameOf(site: NodeJS.CallSite): Frame | undefined {
  const file = site.getFileName()?.replaceAll('\\', '/')
  if (file === undefined) return undefined
  if (file.endsWith(SCRIPT_ENDING)) return { isAuthors: true, text: textOf(site) }
  const start = file.lastIndexOf(PACKAGES)
  if (start < 0) return undefined
  const place = `${file.slice(start + PACKAGES.length)}:${site.getLineNumber()}:${site.getColumnNumber()}`
  return { isAuthors: false, text: `${site.getFunctionName() ?? '<anonymous>'} (${place})` }
}

/** The type of a call site does not say that it has a text of its own. */
function textOf(site: unknown): string {
  return String(site)
}

/** Anything may be an error's name or message, also what throws when it is looked at. */
function headOf(error: unknown): string {
  try {
    return String(error)
  } catch {
    return 'Error'
  }
}
