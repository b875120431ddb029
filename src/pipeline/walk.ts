import { join, relative, resolve } from 'node:path'

import { HostError, type Entry, type Host } from '../host.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf } from '../model/origin.ts'
import { own } from '../model/value.ts'
import { decode } from '../yaml/decode.ts'
import { read } from '../yaml/read.ts'
import { isInside } from './inside.ts'

/** A file that may be a source. */
export interface Candidate {
  /** Relative to the package, with forward slashes. */
  readonly path: string
  /** Absolute, with every link resolved. */
  readonly real: string
}

/** Where a walk begins, and what it keeps out of. */
export interface WalkOptions {
  readonly host: Host
  /** The package's folder, absolute, links resolved. */
  readonly root: string
  /** Absolute, links resolved: no link may lead out of it. */
  readonly border: string
  /** Folders that hold no sources, absolute, links resolved. The walk adds the outputs of packages it meets. */
  readonly excluded: Set<string>
}

interface Folder {
  readonly path: string
  readonly real: string
}

/**
 * Every YAML and JSON file below `start` (relative to the package; a folder), each real file once, under its own name
 * where it has one inside. Dot files, dot folders, node_modules and the outputs of packages are left out. Links are
 * followed to files and folders inside the border; others are `source/link`, and no loop is walked twice.
 */
export function walk(
  options: WalkOptions,
  start: string,
): { readonly files: readonly Candidate[]; readonly diagnostics: readonly Diagnostic[] } {
  const files = new Map<string, Candidate>()
  const diagnostics: Diagnostic[] = []
  const seen = new Set<string>()
  const links: Folder[] = []
  const folders: Folder[] = []
  const found: Found = {
    file: (file) => (files.has(file.real) ? undefined : files.set(file.real, file)),
    folder: (folder) => folders.push(folder),
    link: (link) => links.push(link),
    problem: (problem) => diagnostics.push(problem),
  }
  follow(options, { path: start, real: join(options.root, start) }, found)
  // Links wait until no plain folder is left, so that a file is found under its own name first.
  for (;;) {
    const folder = folders.pop()
    if (folder) {
      if (!seen.has(folder.real)) visit(options, folder, found)
      seen.add(folder.real)
      continue
    }
    const link = links.shift()
    if (!link) return { files: [...files.values()], diagnostics }
    follow(options, link, found)
  }
}

/** True for the name of a file that is read as a source. */
export function isSourceName(name: string): boolean {
  return /\.(?:ya?ml|json)$/.test(name)
}

/** Adds the output folder of the package at `folder`, if there is one, to what is excluded. */
export function excludeOutput({ host, excluded }: Pick<WalkOptions, 'host' | 'excluded'>, folder: string): void {
  const file = join(folder, 'motif.yaml')
  if (host.entry(file) !== 'file') return
  const output = resolve(folder, outputOf(host, file) ?? 'manifests')
  // A package owns nothing outside itself: it can't take the sources of another away.
  if (output !== folder && isInside(output, folder) && host.stat(output)) excluded.add(host.realPath(output))
}

/** True where the path, absolute and links resolved, is in one of the folders. */
export function isExcluded(excluded: ReadonlySet<string>, real: string): boolean {
  return [...excluded].some((folder) => isInside(real, folder))
}

interface Found {
  readonly file: (file: Candidate) => void
  readonly folder: (folder: Folder) => void
  readonly link: (link: Folder) => void
  readonly problem: (problem: Diagnostic) => void
}

function visit(options: WalkOptions, folder: Folder, found: Found): void {
  const entries = listOf(options.host, folder, found)
  if (entries.some(({ name, type }) => name === 'motif.yaml' && type === 'file')) excludeOutput(options, folder.real)
  const isOutput = entries.some(({ name }) => name === '.motif') && hasInventory(options.host, folder.real)
  if (isOutput || options.excluded.has(folder.real)) return
  const above = folder.path === '.' ? '' : `${folder.path}/`
  for (const { name, type } of entries) {
    if (name.startsWith('.') || name === 'node_modules') continue
    const entry = { path: `${above}${name}`, real: `${folder.real}/${name}` }
    if (type === 'folder') found.folder(entry)
    else if (type === 'link') found.link(entry)
    else if (!isSourceName(name)) continue
    else if (type === 'file') found.file(entry)
    else found.problem(unreadable(entry.path, 'it is neither a file nor a folder'))
  }
}

function hasInventory(host: Host, folder: string): boolean {
  return host.entry(join(folder, '.motif', 'inventory')) === 'file'
}

function listOf(host: Host, folder: Folder, found: Found): readonly Entry[] {
  try {
    return host.list(folder.real)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    found.problem(unreadable(folder.path, error.code))
    return []
  }
}

function unreadable(path: string, why: string): Diagnostic {
  return diagnostic('file/unreadable', `${path} cannot be read: ${why}.`, { origin: startOf(path) })
}

function follow(options: WalkOptions, link: Folder, found: Found): void {
  const { host, root, border, excluded } = options
  const real = realPathOf(host, link.real)
  const type = real === undefined ? undefined : host.stat(real)?.type
  if (real === undefined || type === undefined) {
    // A broken link that is no source (an editor's lock, say) is nobody's trouble.
    if (isSourceName(link.path)) found.problem(brokenLink(link, 'leads nowhere'))
  } else if (type === 'folder' || isSourceName(link.path)) {
    if (!isInside(real, border)) return found.problem(brokenLink(link, 'leads out of the repository'))
    if (isLeftOut(relative(root, real)) || isExcluded(excluded, real)) return
    if (type === 'folder') found.folder({ path: link.path, real })
    else if (type === 'file') found.file({ path: link.path, real })
    else found.problem(unreadable(link.path, 'it is neither a file nor a folder'))
  }
}

function realPathOf(host: Host, path: string): string | undefined {
  try {
    return host.realPath(path)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return undefined
  }
}

/** True for a path with a dot folder or node_modules in it. */
function isLeftOut(path: string): boolean {
  return path.split(/[/\\]/).some((name) => name === 'node_modules' || /^\.[^.]/.test(name))
}

function brokenLink({ path }: Folder, what: string): Diagnostic {
  return diagnostic('source/link', `The link ${path} ${what}.`, {
    origin: startOf(path),
    help: 'put the file itself in its place, or leave it out with a "!" entry in spec.sources.',
  })
}

function outputOf(host: Host, file: string): string | undefined {
  try {
    const decoded = decode(file, host.read(file))
    const value = decoded.ok ? read(file, decoded.text).documents[0]?.value : undefined
    const dir = own(own(own(value, 'spec'), 'output'), 'dir')
    return typeof dir === 'string' && dir !== '' && !dir.includes('\0') ? dir : undefined
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return undefined
  }
}
