import { isAbsolute, join, posix, resolve } from 'node:path'
import type { Host } from '../host.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import type { Origin } from '../model/origin.ts'
import type { Package } from '../model/package.ts'
import { formatPath } from '../model/path.ts'
import type { ValuePath } from '../model/value.ts'
import { isInside, repositoryOf } from './inside.ts'

/** One path of motif.yaml, and the folder that it may not leave. */
interface PackagePath {
  readonly path: ValuePath
  readonly value: string
  readonly border: string
}

/**
 * What is wrong with the paths of motif.yaml (package/path): the output stays inside the package; schemas,
 * compositions, generated and sources inside the repository, all after symbolic links; the output folder, which render
 * owns, holds none of the others; and the generated one, of which generate removes what is old, is below the package or
 * beside it.
 */
export function packagePathProblems(
  host: Host,
  found: Package,
  at: (path: ValuePath) => Origin,
): readonly Diagnostic[] {
  const paths = pathsOf(found, repositoryOf(host, found.root))
  const escaping = paths.flatMap((each) => {
    const reason = escapes(host, join(found.root, each.value), each)
    if (reason === undefined) return []
    const within = each.border === found.root ? 'the package' : 'the repository'
    return [said(each, at, { reason, help: `name a folder inside ${within}, relative to motif.yaml.` })]
  })
  if (escaping.length > 0) return escaping
  const above = paths.filter((each) => each.path[1] === 'generated' && holdsPackage(found, each))
  const help = 'name a folder of its own, such as generated.'
  return [...above.map((each) => said(each, at, { reason: ABOVE, help })), ...overlaps(found, paths, at)]
}

const ABOVE = 'holds the package itself, and generate removes old files from its folder'

function holdsPackage({ root }: Package, { value }: PackagePath): boolean {
  return isInside(root, resolve(root, value))
}

/** Why a folder inside the package, relative to it, can't take the place of spec.output.dir: a phrase; undefined where it can. */
export function outputDirProblem(host: Host, found: Package, dir: string): string | undefined {
  const [output, ...others] = pathsOf({ ...found, output: { ...found.output, dir } }, repositoryOf(host, found.root))
  if (output === undefined) return undefined
  return escapes(host, join(found.root, dir), output) ?? overlapReasons(found, output, others)[0]
}

function pathsOf(found: Package, repository: string): readonly PackagePath[] {
  const path = (name: string, value: string): PackagePath => ({ path: ['spec', name], value, border: repository })
  return [
    { path: ['spec', 'output', 'dir'], value: found.output.dir, border: found.root },
    path('schemas', found.schemas),
    path('compositions', found.compositions),
    path('generated', found.generated),
    ...found.sources.flatMap((source, index): PackagePath[] => {
      // As discover takes it: what leads up leaves a wildcard before it, too.
      const value = posix.normalize(source).replace(/[*?{].*$/s, '')
      return source.startsWith('!') ? [] : [{ path: ['spec', 'sources', index], value, border: repository }]
    }),
  ]
}

function escapes(host: Host, path: string, { value, border }: PackagePath): string | undefined {
  if (isAbsolute(value) || /^[A-Za-z]:|\\|\0/.test(value)) return 'is not a relative path with forward slashes'
  if (value.split('/').some((part) => part === '.git' || part === 'node_modules'))
    return 'lies in a folder of other tools'
  if (!isInside(resolve(path), border)) return 'leads out of the package'
  let existing = resolve(path)
  while (host.entry(existing) === undefined && existing !== resolve(existing, '..')) existing = resolve(existing, '..')
  const real = isInside(existing, border) ? realPath(host, existing) : border
  if (real === undefined) return 'is a link that leads nowhere'
  return isInside(real, realPath(host, border) ?? border) ? undefined : 'leads out of the package through a link'
}

function realPath(host: Host, path: string): string | undefined {
  try {
    return host.realPath(path)
  } catch {
    return undefined
  }
}

function overlaps(found: Package, paths: readonly PackagePath[], at: (path: ValuePath) => Origin): Diagnostic[] {
  const [output, ...others] = paths
  if (output === undefined) return []
  const help = 'name a folder of its own, such as manifests.'
  return overlapReasons(found, output, others).map((reason) => said(output, at, { reason, help }))
}

function overlapReasons(found: Package, output: PackagePath, others: readonly PackagePath[]): string[] {
  if (placeOf(output.value) === '.') return ['is the package itself, and render owns its output folder']
  return others
    .filter(({ value }) => isInside(resolve(found.root, value), resolve(found.root, output.value)))
    .map((other) => `holds ${formatPath(other.path)} "${other.value}", and render owns its output folder`)
}

function placeOf(value: string): string {
  return posix.normalize(value).replace(/\/$/, '')
}

function said(
  { path, value }: PackagePath,
  at: (path: ValuePath) => Origin,
  { reason, help }: { readonly reason: string; readonly help: string },
): Diagnostic {
  return diagnostic('package/path', `${formatPath(path)} "${value}" ${reason}.`, {
    origin: at(path),
    path: formatPath(path),
    help,
  })
}
