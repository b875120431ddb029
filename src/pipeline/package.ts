import { join, resolve } from 'node:path'
import semver from 'semver'
import type { Host } from '../host.ts'
import { CATALOGUE, type Code, type Severity } from '../model/codes.ts'
import { closest } from '../model/closest.ts'
import { diagnostic, diagnosticOf, type Diagnostic, type Problem } from '../model/diagnostic.ts'
import { startOf } from '../model/origin.ts'
import type { Package } from '../model/package.ts'
import { own, ownText, type Mapping, type ValuePath } from '../model/value.ts'
import { MOTIF_VERSION } from '../model/version.ts'
import { checkerOf } from '../schema/validate.ts'
import { decode } from '../yaml/decode.ts'
import { positions } from '../yaml/positions.ts'
import { read } from '../yaml/read.ts'
import { PACKAGE_KIND } from './package-kind.ts'
import { packagePathProblems } from './package-paths.ts'
import { isDay } from './day.ts'

/** A package, or why there is none. With diagnostics of severity error there is no package. */
export interface FoundPackage {
  readonly package?: Package
  /** The folder that the diagnostics' paths are relative to. */
  readonly root: string
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads the motif.yaml of `folder`, or of the nearest folder upwards from the current one: not beyond the folder that
 * holds .git, and none that another user owns.
 */
export function findPackage(host: Host, folder?: string): FoundPackage {
  const root = folder === undefined ? nearestPackage(host) : resolve(host.cwd, folder)
  if (root === undefined || host.stat(join(root, 'motif.yaml'))?.type !== 'file') {
    const where = folder === undefined ? 'this folder or above it' : folder
    const help = 'run `motif init` to make a package here, or name one with `--package DIR`.'
    return {
      root: host.cwd,
      diagnostics: [diagnostic('package/missing', `There is no motif.yaml in ${where}.`, { help })],
    }
  }
  return { root, ...readPackage(host, root) }
}

function nearestPackage(host: Host): string | undefined {
  const owner = host.stat(host.cwd)?.uid
  for (let folder = resolve(host.cwd); ; folder = resolve(folder, '..')) {
    const file = host.stat(join(folder, 'motif.yaml'))
    if (file?.type === 'file' && (file.uid === owner || file.uid === 0)) return folder
    if (host.entry(join(folder, '.git')) !== undefined || folder === resolve(folder, '..')) return undefined
  }
}

function readPackage(host: Host, root: string): Omit<FoundPackage, 'root'> {
  const file = 'motif.yaml'
  const decoded = decode(file, host.read(join(root, file)))
  if (!decoded.ok) return { diagnostics: [decoded.diagnostic] }
  const { documents, diagnostics } = read(file, decoded.text)
  if (diagnostics.length > 0) return { diagnostics }
  const document = documents[0]
  if (documents.length !== 1 || !document || typeof document.value !== 'object') {
    return {
      diagnostics: [diagnostic('package/schema', 'motif.yaml must hold one document.', { origin: startOf(file) })],
    }
  }
  const value = document.value as Mapping
  const places = positions(file, decoded.text)
  const at = (path: ValuePath, key: 'key' | 'value' = 'value') => places.locate(document.index, path, key)
  const found = formProblems(value).map((problem) => diagnosticOf(problem, { origin: at(problem.path, problem.at) }))
  if (found.length > 0) return { diagnostics: found }
  const result = completed(value, root)
  const wrong = [
    ...versionProblems(result, at),
    ...packagePathProblems(host, result, at),
    ...codeProblems(result, at),
    ...waiverProblems(result, at),
  ]
  return wrong.length > 0 ? { diagnostics: wrong } : { package: result, diagnostics: [] }
}

function formProblems(value: Mapping): Problem[] {
  const problem = (path: ValuePath, message: string, help: string): Problem => ({
    code: 'package/schema',
    path,
    message,
    help,
  })
  if (own(value, 'apiVersion') !== 'motif.dev/v1alpha1' || own(value, 'kind') !== 'Package') {
    const help = 'begin it with `apiVersion: motif.dev/v1alpha1` and `kind: Package`.'
    return [problem(['kind'], 'motif.yaml must be a Package of motif.dev/v1alpha1.', help)]
  }
  const name = own(own(value, 'metadata'), 'name')
  const problems: Problem[] = []
  if (typeof name !== 'string' || name === '') {
    problems.push(
      problem(['metadata'], 'metadata.name must name the package.', 'Write metadata: { name: platform-kinds }.'),
    )
  }
  // A package's name is npm's kind of name, so metadata is left to the lines above.
  const { problems: others } = checkerOf(PACKAGE_KIND, 'v1alpha1').check({ ...value, metadata: { name: 'package' } })
  return [...problems, ...others.map((each): Problem => ({ ...each, code: 'package/schema' }))]
}

function completed(value: Mapping, root: string): Package {
  const spec = (own(value, 'spec') ?? {}) as unknown as Partial<Package> & { output?: Partial<Package['output']> }
  return {
    name: ownText(own(value, 'metadata'), 'name'),
    root,
    ...(spec.motif === undefined ? {} : { motif: spec.motif }),
    schemas: spec.schemas ?? 'schemas',
    compositions: spec.compositions ?? 'compositions',
    generated: spec.generated ?? 'generated',
    sources: spec.sources ?? ['specs'],
    output: { dir: 'manifests', layout: 'composite', format: 'yaml', ...spec.output },
    ...(spec.namespace === undefined ? {} : { namespace: spec.namespace }),
    unchecked: spec.unchecked ?? [],
    externals: (spec.externals ?? []).map((external) => ({ ...external, namespace: external.namespace ?? '' })),
    severity: spec.severity ?? {},
    waivers: spec.waivers ?? [],
  }
}

type Locate = (path: ValuePath, at?: 'key' | 'value') => NonNullable<Diagnostic['origin']>

function versionProblems(found: Package, at: Locate): Diagnostic[] {
  if (found.motif === undefined) return []
  const origin = at(['spec', 'motif'])
  if (semver.validRange(found.motif) === null) {
    const help = 'write a range as npm does: ">=0.1 <1".'
    return [diagnostic('package/schema', `"${found.motif}" is not a version range.`, { origin, help })]
  }
  if (semver.satisfies(MOTIF_VERSION, found.motif, { includePrerelease: true })) return []
  const message = `The package takes motif ${found.motif}, and this is motif ${MOTIF_VERSION}.`
  return [
    diagnostic('package/version', message, { origin, help: 'install a version in that range, or widen spec.motif.' }),
  ]
}

function codeProblems(found: Package, at: Locate): Diagnostic[] {
  return Object.entries(found.severity).flatMap(([code, wanted]) => {
    const problem = severityProblem(code, wanted)
    if (problem === undefined) return []
    return [
      diagnostic('package/schema', problem.message, { ...problem, origin: at(['spec', 'severity', code], 'key') }),
    ]
  })
}

function waiverProblems(found: Package, at: Locate): Diagnostic[] {
  const codes = Object.keys(CATALOGUE).filter((code) => code.startsWith('compat/'))
  const dateless = found.waivers.flatMap(({ expires }, index) => {
    if (expires === undefined || isDay(expires)) return []
    const origin = at(['spec', 'waivers', index, 'expires'])
    const help = 'write expires: 2026-12-31.'
    return [diagnostic('package/schema', `A waiver expires on a day, not on "${expires}".`, { origin, help })]
  })
  const unknown = found.waivers.flatMap(({ code }, index) => {
    if (codes.includes(code)) return []
    const near = closest(code, codes)
    const help = near === undefined ? '`motif compat` prints the code of every change.' : `the closest code is ${near}.`
    const message = `spec.waivers names no code of motif compat: "${code}".`
    return [diagnostic('package/schema', message, { origin: at(['spec', 'waivers', index, 'code']), help })]
  })
  return [...unknown, ...dateless]
}

/** Only what is a judgement can be lowered: after any other error something is missing from the output. */
function severityProblem(code: string, wanted: Severity | 'off'): { message: string; help?: string } | undefined {
  if (!isCode(code)) {
    const near = closest(code, Object.keys(CATALOGUE))
    const help =
      near === undefined ? 'codes stand in brackets at the head of every message.' : `the closest code is ${near}.`
    return { message: `spec.severity names no code of motif: "${code}".`, help }
  }
  if (wanted === 'error' || CATALOGUE[code].severity !== 'error') return undefined
  if (code.startsWith('schema/') || code === 'resource/schema') {
    return { message: `${code} says that a cluster would refuse the object, so its severity stays.` }
  }
  if (code.startsWith('compat/')) {
    const help = 'let one change pass with a line in spec.waivers.'
    return { message: `${code} says that specs in use may break, so its severity stays.`, help }
  }
  return { message: `${code} leaves something out of what is rendered, so its severity stays.` }
}

function isCode(code: string): code is Code {
  return Object.hasOwn(CATALOGUE, code)
}
