import { dirname, join, posix, relative, resolve, sep } from 'node:path'

import { HostError, isTemporary, type Entry, type Host } from '../host.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf } from '../model/origin.ts'
import { isInside } from './inside.ts'

/**
 * What stands at a path of the output folder: nothing, a file, a link, something else (`other`: a folder, a pipe, or a
 * file under a name that differs in case), or it is out of reach (`blocked`), because what is above it is no
 * folder that can be read.
 */
export type State = 'absent' | 'file' | 'link' | 'other' | 'blocked'

/** A look at the output folder before anything in it changes. Each folder is listed once; no link in it is followed. */
export interface OutputFolder {
  /** Absolute, links above it resolved. */
  readonly real: string
  /** What it is called: its path relative to the package, with forward slashes. */
  readonly shown: string
  readonly stateOf: (path: string) => State
  /** What killed writes left behind in the folders that were looked at, relative to the output folder. */
  readonly leftovers: () => readonly string[]
}

/**
 * Opens the output folder, which need not exist. One that lies in the package must do so after links too
 * (package/path); one outside is where the command line put it.
 */
export function openOutput(host: Host, root: string, dir: string): OutputFolder | Diagnostic {
  const path = resolve(root, dir)
  const shown = relative(root, path).split(sep).join('/') || '.'
  try {
    const real = realFolder(host, path)
    if (real === undefined) return refused('emit/write', `${shown} is not a folder.`, shown)
    if (isInside(path, root) && !isInside(real, host.realPath(root))) {
      return refused('package/path', `The output folder ${shown} leads out of the package through a link.`, shown)
    }
    return viewOf(host, real, shown)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return refused('emit/write', `The output folder ${shown} cannot be read: ${error.code}.`, shown)
  }
}

function refused(code: 'emit/write' | 'package/path', message: string, shown: string): Diagnostic {
  return diagnostic(code, message, { origin: startOf(shown), help: 'name another folder under spec.output.dir.' })
}

/** The real path that the folder has, or will have; undefined where something else is in its place. */
function realFolder(host: Host, path: string): string | undefined {
  const type = host.entry(path)
  if (type === undefined) {
    const above = dirname(path) === path ? undefined : realFolder(host, dirname(path))
    return above === undefined ? undefined : join(above, relative(dirname(path), path))
  }
  return host.stat(path)?.type === 'folder' ? host.realPath(path) : undefined
}

interface Listing {
  /** Undefined where this is no folder that may be entered. */
  readonly types?: ReadonlyMap<string, Entry['type']>
  /** The names in lower case, to notice what a file system that ignores case would take for the same. */
  readonly folded?: ReadonlySet<string>
  /** What killed writes left behind. */
  readonly leftovers?: readonly string[]
}

function viewOf(host: Host, real: string, shown: string): OutputFolder {
  const listings = new Map<string, Listing>()
  const leftovers: string[] = []
  const listingOf = (folder: string): Listing => {
    const known = listings.get(folder)
    if (known) return known
    const state = folder === '' ? topState(host, real) : entryState(folder)
    const listing = state === 'folder' ? list(host, join(real, folder)) : state === 'absent' ? EMPTY : {}
    listings.set(folder, listing)
    leftovers.push(...(listing.leftovers ?? []).map((name) => posix.join(folder, name)))
    return listing
  }
  const entryState = (path: string): Entry['type'] | 'absent' | 'blocked' => {
    const slash = path.lastIndexOf('/')
    const { types, folded } = listingOf(slash < 0 ? '' : path.slice(0, slash))
    if (!types) return 'blocked'
    const name = path.slice(slash + 1)
    const isElsewhere = !types.has(name) && folded?.has(name) === true && host.entry(join(real, path)) !== undefined
    return isElsewhere ? 'other' : (types.get(name) ?? 'absent')
  }
  listingOf('.motif')
  return { real, shown, stateOf: (path) => stateFrom(() => entryState(path)), leftovers: () => leftovers }
}

function stateFrom(entryState: () => Entry['type'] | 'absent' | 'blocked'): State {
  try {
    const state = entryState()
    return state === 'folder' ? 'other' : state
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return 'blocked'
  }
}

function list(host: Host, folder: string): Listing {
  const entries = host.list(folder)
  return {
    types: new Map(entries.map(({ name, type }) => [name, type])),
    folded: new Set(entries.map(({ name }) => name.toLowerCase())),
    leftovers: entries.filter(({ name, type }) => type === 'file' && isTemporary(name)).map(({ name }) => name),
  }
}

const EMPTY: Listing = { types: new Map(), folded: new Set() }

function topState(host: Host, real: string): 'folder' | 'absent' {
  return host.entry(real) === undefined ? 'absent' : 'folder'
}
