import { join, posix, resolve } from 'node:path'

import type { Host } from '../host.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf, type Origin } from '../model/origin.ts'
import type { Package } from '../model/package.ts'
import { formatPath } from '../model/path.ts'
import { decode } from '../yaml/decode.ts'
import { positions, type Positions } from '../yaml/positions.ts'
import { globOf, isGlob, type Glob } from './glob.ts'
import { isInside, repositoryOf } from './inside.ts'
import { excludeOutput, isExcluded, isSourceName, walk, type Candidate, type WalkOptions } from './walk.ts'

/** The source files of a package. */
export interface Discovered {
  /** Relative to the package, with forward slashes, sorted by code unit. */
  readonly files: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The files that spec.sources names: folders (their *.yaml, *.yml and *.json at any depth), files, globs, and "!"
 * entries that leave files out wherever they stand in the list. Codes: source/no-match, source/link, file/unreadable.
 */
export function discoverSources(host: Host, found: Package): Discovered {
  const search = searchIn(host, found)
  const files = new Map<string, string>()
  const diagnostics = new Map<string, Diagnostic>()
  const locate = entryLocator(host, found)
  const leftOut = found.sources.filter((entry) => entry.startsWith('!')).map((entry) => matcherOf(entry.slice(1)))
  found.sources.forEach((entry, index) => {
    if (isTooWide(entry)) {
      // Also of one that leaves out: without it files would be rendered that are not meant to be.
      diagnostics.set(`entry ${index}`, tooWide(entry, index, locate(index)))
      return
    }
    if (entry.startsWith('!')) return
    const result = search(entry)
    const isAbsentDefault = entry === 'specs' && found.sources.length === 1
    if (result.isMissing && !isAbsentDefault) {
      diagnostics.set(`entry ${index}`, noMatch(entry, index, locate(index)))
    }
    const isIn = (path: string): boolean => !leftOut.some((matches) => matches(path))
    for (const { path, real } of result.files) if (isIn(path) && !files.has(real)) files.set(real, path)
    for (const problem of result.diagnostics) {
      if (problem.origin && isIn(problem.origin.file)) diagnostics.set(problem.message, problem)
    }
  })
  return { files: [...files.values()].sort(compareText), diagnostics: [...diagnostics.values()] }
}

interface SearchResult {
  readonly files: readonly Candidate[]
  readonly diagnostics: readonly Diagnostic[]
  readonly isMissing: boolean
}

const NOTHING: SearchResult = { files: [], diagnostics: [], isMissing: true }

function searchIn(host: Host, found: Package): (entry: string) => SearchResult {
  const repository = repositoryOf(host, found.root)
  const excluded = new Set(
    [found.schemas, found.compositions, found.generated, found.output.dir]
      .map((folder) => resolve(found.root, folder))
      .filter((folder) => host.stat(folder))
      .map((folder) => host.realPath(folder)),
  )
  const options: WalkOptions = { host, root: host.realPath(found.root), border: host.realPath(repository), excluded }
  const walked = new Map<string, ReturnType<typeof walk>>()
  const walkOnce = (start: string) => {
    const known = walked.get(start)
    if (known) return known
    for (const folder of foldersAbove(resolve(found.root, start), repository)) excludeOutput(options, folder)
    const result = walk(options, start)
    walked.set(start, result)
    return result
  }
  return (entry) => {
    const path = normal(entry)
    if (isHidden(path)) return NOTHING
    const type = host.stat(join(found.root, path))?.type
    if (type === 'folder') {
      // The walk comes upon the outputs of other packages: only then is it known whether this is one.
      const result = walkOnce(path)
      const isMissing = isExcluded(excluded, host.realPath(join(found.root, path)))
      return isMissing ? NOTHING : { ...result, isMissing }
    }
    if (type !== undefined) return isSourceName(path) ? onlyFile(walkOnce(path)) : NOTHING
    const glob = isGlob(path) ? globOf(path) : undefined
    if (!glob || isHidden(glob.base) || host.stat(join(found.root, glob.base))?.type !== 'folder') return NOTHING
    return chosen(walkOnce(normal(glob.base)), glob)
  }
}

function onlyFile(result: ReturnType<typeof walk>): SearchResult {
  return { ...result, isMissing: result.files.length + result.diagnostics.length === 0 }
}

function chosen({ files, diagnostics }: ReturnType<typeof walk>, glob: Glob): SearchResult {
  const matching = files.filter(({ path }) => glob.matches(path))
  const problems = diagnostics.filter(({ origin }) => origin && glob.matches(origin.file))
  return { files: matching, diagnostics: problems, isMissing: matching.length + problems.length === 0 }
}

/** From `path` up to `top`, both absolute; only `top` where the one is not inside the other. */
function foldersAbove(path: string, top: string): string[] {
  const folders: string[] = []
  for (let folder = path; folder !== top && isInside(folder, top); folder = resolve(folder, '..')) folders.push(folder)
  return [...folders, top]
}

function normal(path: string): string {
  return posix.normalize(path === '' ? '.' : path).replace(/(?<=.)\/$/, '')
}

function isHidden(path: string): boolean {
  return path.split('/').some((name) => name === 'node_modules' || (/^\./.test(name) && name !== '.' && name !== '..'))
}

function isTooWide(entry: string): boolean {
  return globOf(normal(entry)) === undefined
}

/** Entries that leave out: a glob, or a file or folder by its path. */
function matcherOf(entry: string): (path: string) => boolean {
  const path = normal(entry)
  const glob = globOf(path)
  return (file) => file === path || file.startsWith(`${path}/`) || (glob?.matches(file) ?? false)
}

function tooWide(entry: string, index: number, origin: Origin): Diagnostic {
  return diagnostic('source/no-match', `The braces of "${entry}" in spec.sources stand for more than 1,000 paths.`, {
    origin,
    path: formatPath(['spec', 'sources', index]),
    help: 'use * for what they have in common, or several entries.',
  })
}

function noMatch(entry: string, index: number, origin: Origin): Diagnostic {
  return diagnostic('source/no-match', `spec.sources names "${entry}", and no source file is there.`, {
    origin,
    path: formatPath(['spec', 'sources', index]),
    help: 'name a folder, a file, or a glob of *, **, ? and {a,b}, relative to motif.yaml; or take the entry out.',
  })
}

/** Where an entry of spec.sources stands; motif.yaml is read for it once, and only if someone asks. */
function entryLocator(host: Host, { root }: Package): (index: number) => Origin {
  const file = 'motif.yaml'
  let places: Positions | undefined
  return (index) => {
    const decoded =
      places || host.entry(join(root, file)) !== 'file' ? undefined : decode(file, host.read(join(root, file)))
    if (decoded?.ok) places = positions(file, decoded.text)
    return places?.locate(0, ['spec', 'sources', index]) ?? startOf(file)
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : 1
}
