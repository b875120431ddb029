import { join, posix } from 'node:path'
import type { Host } from '../host.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import type { Kind } from '../model/kind.ts'
import { startOf } from '../model/origin.ts'
import type { Package } from '../model/package.ts'
import { readAllCrds, readKinds } from '../pipeline/kinds.ts'
import { GENERATED_MARK, generateFiles, type GenerateRequest } from '../schema/typegen.ts'
import { hasErrors } from './build.ts'
import { refuseOutside } from './inside.ts'
import type { Invocation } from './verb.ts'

/** A file of generated/, relative to the package, and what becomes of it. */
export interface GeneratedFile {
  readonly path: string
  readonly action: 'written' | 'unchanged' | 'removed'
}

/** What is, or would be, done to generated/. With an error nothing is. */
export interface Generated {
  readonly kinds: number
  /** By path. */
  readonly files: readonly GeneratedFile[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Brings a package's generated/ up to date with its schemas; under `check` only says what it would do. Files that are
 * as they should be are left alone, files that an earlier run made and no kind asks for any more are removed. A schema
 * with errors or a file that isn't ours (emit/foreign) stops it before anything is written.
 */
export async function updateGenerated(
  { host, progress }: Pick<Invocation, 'host' | 'progress'>,
  found: Package,
  mode: 'write' | 'check',
): Promise<Generated> {
  const outside = refuseOutside(host, found.root, [found.generated])
  const { request, diagnostics } = readRequest(host, found)
  const kinds = request.declared.length + request.crds.length
  const stop = [...outside, ...diagnostics]
  if (hasErrors(stop)) return { kinds, files: [], diagnostics: stop }
  const texts = await generateFiles(request, (done, total) => progress(done, total, 'generated files'))
  const files = compare(host, found, texts)
  const foreign = [...new Set(files.flatMap(({ foreign: path }) => path ?? []))].map(inTheWay)
  if (mode === 'write' && foreign.length === 0) {
    for (const { path, action, text } of files) {
      if (action === 'written') host.write(join(found.root, path), text ?? '')
      if (action === 'removed') removeFile(host, found, path)
    }
  }
  return {
    kinds,
    files: foreign.length > 0 ? [] : files.map(({ path, action }) => ({ path, action })),
    diagnostics: [...stop, ...foreign],
  }
}

function readRequest(host: Host, found: Package): { request: GenerateRequest; diagnostics: readonly Diagnostic[] } {
  const kinds = readKinds(host, found)
  const crds = readAllCrds(host, found)
  const core = kinds.core.names.map(({ group, kind }) => kinds.core.find(group, kind))
  return {
    request: {
      declared: kinds.declared,
      crds: crds.kinds,
      core: core.filter((kind): kind is Kind => kind !== undefined),
      kubernetes: kinds.core.kubernetes,
    },
    diagnostics: [...kinds.diagnostics(), ...crds.diagnostics],
  }
}

interface Comparison extends GeneratedFile {
  readonly text?: string
  /** What is in its way and isn't ours. */
  readonly foreign?: string | undefined
}

function compare(host: Host, found: Package, texts: ReadonlyMap<string, string>): readonly Comparison[] {
  const standing = filesBelow(host, found, found.generated)
  const wanted = [...texts].map(([name, text]): Comparison => {
    const path = posix.join(found.generated, name)
    const written = { path, action: 'written', text } as const
    if (!standing.has(path)) return { ...written, foreign: obstacleTo(host, found, path) }
    const old = readText(host, found, path)
    if (old === text) return { path, action: 'unchanged' }
    return { ...written, foreign: old.startsWith(GENERATED_MARK) ? undefined : path }
  })
  const paths = new Set(wanted.map(({ path }) => path))
  const stale = [...standing].filter(
    (path) => !paths.has(path) && path.endsWith('.ts') && readText(host, found, path).startsWith(GENERATED_MARK),
  )
  const removed = stale.map((path): Comparison => ({ path, action: 'removed' }))
  return [...wanted, ...removed].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** What stands in the place of a new file, or of a folder on the way to it: a link leads elsewhere, perhaps out of the package. */
function obstacleTo(host: Host, found: Package, path: string): string | undefined {
  const top = posix.normalize(`${found.generated}/`)
  let obstacle: string | undefined
  for (let at = path; `${at}/` !== top; at = posix.dirname(at)) {
    const type = host.entry(join(found.root, at))
    if (type !== undefined && (type !== 'folder' || at === path)) obstacle = at
  }
  return obstacle
}

function filesBelow(host: Host, found: Package, folder: string, files = new Set<string>()): ReadonlySet<string> {
  if (host.entry(join(found.root, folder)) !== 'folder') return files
  for (const { name, type } of host.list(join(found.root, folder))) {
    const path = posix.join(folder, name)
    if (type === 'folder') filesBelow(host, found, path, files)
    else if (type === 'file') files.add(path)
  }
  return files
}

function readText(host: Host, found: Package, path: string): string {
  return new TextDecoder().decode(host.read(join(found.root, path)))
}

function removeFile(host: Host, found: Package, path: string): void {
  host.remove(join(found.root, path))
  const top = posix.normalize(`${found.generated}/`)
  for (let folder = posix.dirname(path); `${folder}/` !== top; folder = posix.dirname(folder)) {
    if (host.list(join(found.root, folder)).length > 0) return
    host.remove(join(found.root, folder))
  }
}

function inTheWay(path: string): Diagnostic {
  return diagnostic('emit/foreign', `${path} is in the way and was not made by motif generate.`, {
    origin: startOf(path),
    help: 'move it out of the generated folder, or remove it.',
  })
}
