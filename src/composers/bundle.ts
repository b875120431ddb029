import type { BuildFailure, BuildOptions, Loader, Message, Metafile, Plugin } from 'esbuild'
import { isBuiltin } from 'node:module'
import { dirname, extname, join, relative, resolve, sep } from 'node:path'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf, type Origin } from '../model/origin.ts'
import { digestOf, readEntry, writeEntry, type BundleEntry } from './bundle-cache.ts'
import type { Identified, LoadRequest } from './composer.ts'
import { findUpwards, packageOf, packageVersions, type PackageImport } from './packages.ts'

/** A composition and everything of its own that it imports, as one CommonJS text. */
export interface Bundle {
  readonly code: string
  /** The source map, as JSON text; its sources are relative to the package. */
  readonly map: string
  /** Files of the package it was made from, the composition first, then by path. */
  readonly files: readonly string[]
  /** What it imports from packages and from Node, in the order of the code. */
  readonly imports: readonly PackageImport[]
  /** SHA-256 over the code, the files and the versions of the packages. */
  readonly digest: string
}

/** What bundling gave. */
export type Bundled =
  { readonly ok: true; readonly bundle: Bundle } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** Files that are imported as their text; whatever else esbuild knows keeps its meaning. */
const LOADERS: Readonly<Record<string, Loader>> = Object.freeze({
  '.ts': 'ts',
  '.mts': 'ts',
  '.cts': 'ts',
  '.tsx': 'tsx',
  '.js': 'js',
  '.mjs': 'js',
  '.cjs': 'js',
  '.jsx': 'jsx',
  '.json': 'json',
  '.txt': 'text',
  '.yaml': 'text',
  '.yml': 'text',
  '.sh': 'text',
  '.sql': 'text',
  '.conf': 'text',
  '.md': 'text',
})

/** Which composition a file is; undefined where it cannot be bundled. */
export async function identify(given: LoadRequest): Promise<Identified | undefined> {
  const request = { ...given, root: given.host.realPath(given.root) }
  const bundled = await bundle(request)
  return bundled.ok ? { file: request.file, digest: bundled.bundle.digest, files: bundled.bundle.files } : undefined
}

/** Bundles a composition with esbuild, or takes the bundle from `codeCache`: then esbuild isn't even started. */
export async function bundle(request: LoadRequest): Promise<Bundled> {
  const cached = readEntry(request)
  if (cached) return { ok: true, bundle: complete(request, cached) }
  const { build } = await import('esbuild')
  const digests = new Map<string, string>()
  try {
    const result = await build(buildOptions(request, digests))
    const entry = entryOf(request, result, digests)
    writeEntry(request, entry)
    return { ok: true, bundle: complete(request, entry) }
  } catch (thrown) {
    const diagnostics = isBuildFailure(thrown)
      ? thrown.errors.map((message) => explain(request, message))
      : [explainStart(request, thrown)]
    return { ok: false, diagnostics }
  }
}

/** The author's tsconfig.json is left out on purpose: the same source gives the same code everywhere. */
function buildOptions(request: LoadRequest, digests: Map<string, string>) {
  return {
    absWorkingDir: request.root,
    entryPoints: [entryName(request)],
    outfile: join(request.root, 'composition.js'),
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    sourcemap: 'external',
    sourcesContent: false,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: '{}',
    // The author's own code sees the `process` and `console` that script.ts hands it, however it names them.
    define: Object.fromEntries(
      ['process', 'console'].flatMap((name) => ['globalThis', 'global'].map((owner) => [`${owner}.${name}`, name])),
    ),
    plugins: [readThroughHost(request, digests)],
  } as const satisfies BuildOptions
}

/** What stands for a composition that esbuild cannot be told by its path. */
const UNSPEAKABLE = 'motif:composition'

/**
 * A path with a `*` is a pattern to esbuild, so the folder of the package, which may have one, is left out of it. Only such
 * a path goes by another name: esbuild finds the `type` of the package.json only for files that it resolves itself.
 */
function entryName({ file }: LoadRequest): string {
  return file.includes('*') ? UNSPEAKABLE : `./${file}`
}

/** Hands esbuild the very bytes that are digested, so that a file saved meanwhile can't be cached as another. */
function readThroughHost({ host, root, file }: LoadRequest, digests: Map<string, string>): Plugin {
  return {
    name: 'host',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${UNSPEAKABLE}$`) }, ({ kind }) =>
        kind === 'entry-point' ? resolveIn(host, { path: file, resolveDir: root }) : undefined,
      )
      // esbuild itself resolves no path with a `*`.
      const filter = host.isOverlay ? /^\.{0,2}\// : /^\.{0,2}\/.*\*/
      build.onResolve({ filter }, (asked) => resolveIn(host, asked))
      build.onLoad({ filter: /.*/, namespace: 'file' }, ({ path }) => {
        const bytes = host.read(path)
        digests.set(packageRelative(root, path), digestOf(bytes))
        return { contents: bytes, loader: LOADERS[extname(path)] ?? 'default' }
      })
    },
  }
}

/** What esbuild would resolve an import of a file to, among the files of the host. */
function resolveIn(host: LoadRequest['host'], asked: { readonly path: string; readonly resolveDir: string }) {
  const base = resolve(asked.resolveDir, asked.path)
  const written = RESOLVED_ENDINGS.map((ending) => base + ending)
  const rewritten = /\.[cm]?jsx?$/.test(base) ? [base.replace(/js(x?)$/, 'ts$1'), base.replace(/js$/, 'tsx')] : []
  const inFolder = RESOLVED_ENDINGS.slice(1).map((ending) => join(base, `index${ending}`))
  const path = [...written, ...rewritten, ...inFolder].find((file) => host.stat(file)?.type === 'file')
  return path === undefined
    ? { errors: [{ text: `Could not resolve "${asked.path}"` }] }
    : { path: host.realPath(path) }
}

interface BuildOutput {
  readonly metafile: Metafile
  readonly outputFiles: readonly { readonly path: string; readonly text: string }[]
}

function entryOf(request: LoadRequest, result: BuildOutput, digests: ReadonlyMap<string, string>): BundleEntry {
  const text = (ending: string) => result.outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? ''
  const imports: PackageImport[] = []
  const absent = new Set<string>()
  for (const [from, input] of Object.entries(result.metafile.inputs)) {
    for (const { path, external, original } of input.imports) {
      if (external) imports.push({ specifier: path, from })
      else if (original !== undefined) tried(request, from, { original, path }).forEach((file) => absent.add(file))
    }
  }
  const others = [...digests.keys()].filter((file) => file !== request.file).sort()
  return {
    sources: [request.file, ...others].map((file) => [
      file,
      digests.get(file) ?? digestOf(request.host.read(join(request.root, file))),
    ]),
    settings: settingsOf(request, [...digests.keys()]),
    absent: [...absent].sort(),
    imports,
    code: text('.js'),
    map: text('.map'),
  }
}

const RESOLVED_ENDINGS = ['', '.tsx', '.ts', '.jsx', '.js', '.css', '.json']

/** Files that esbuild would have preferred had they been there, for an import that doesn't name its file exactly. */
function tried(request: LoadRequest, from: string, found: { original: string; path: string }): readonly string[] {
  const base = resolve(request.root, dirname(from), found.original)
  const target = resolve(request.root, found.path)
  const candidates = [
    ...RESOLVED_ENDINGS.map((ending) => base + ending),
    ...RESOLVED_ENDINGS.slice(1).map((ending) => join(base, `index${ending}`)),
  ]
  const position = candidates.indexOf(target)
  const preferred = candidates.slice(0, position < 0 ? candidates.length : position)
  return preferred
    .filter((file) => request.host.stat(file)?.type !== 'file')
    .map((file) => packageRelative(request.root, file))
}

/** The package.json files whose `type`, `imports` and `sideEffects` esbuild heeds, with their digests. */
function settingsOf({ host, root }: LoadRequest, files: readonly string[]): readonly (readonly [string, string])[] {
  const folders = new Set(files.map((file) => dirname(join(root, file))))
  const found = [...folders].map((folder) => findUpwards(host, folder, 'package.json'))
  const known = [...new Set(found.filter((file) => file !== undefined))].sort()
  return known.map((file) => [packageRelative(root, file), digestOf(host.read(file))])
}

function complete({ host, root, file }: LoadRequest, entry: BundleEntry): Bundle {
  const named = entry.imports.map(({ specifier }) => specifier).filter((specifier) => !isBuiltin(specifier))
  const packages = new Set(['cdk8s', 'constructs', ...named.map(packageOf)])
  packages.delete('motif')
  const versions = packageVersions(host, dirname(join(root, file)), [...packages])
  return {
    code: entry.code,
    map: entry.map,
    files: entry.sources.map(([name]) => name),
    imports: entry.imports,
    digest: digestOf(JSON.stringify([entry.code, entry.sources, versions])),
  }
}

/** A path relative to the package, with forward slashes. */
function packageRelative(root: string, path: string): string {
  return relative(root, path).split(sep).join('/')
}

function isBuildFailure(thrown: unknown): thrown is BuildFailure {
  return thrown instanceof Error && 'errors' in thrown && Array.isArray(thrown.errors)
}

function explainStart({ file }: LoadRequest, thrown: unknown): Diagnostic {
  const reason = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown)
  const message = `${file} cannot be compiled, because esbuild does not run here: ${reason}`
  const help = 'install motif again on this machine, optional dependencies included.'
  return diagnostic('composition/load', message, { origin: startOf(file), help })
}

function explain({ file, root }: LoadRequest, message: Message): Diagnostic {
  const origin = originOf(message.location, file)
  const related = message.notes.map((note) => ({ message: note.text, origin: originOf(note.location, file) }))
  return diagnostic(
    'composition/load',
    `${file} cannot be compiled: ${message.text.replaceAll(`${root}/`, '')}.`.replace(/\.\.$/, '.'),
    {
      origin,
      ...(related.length > 0 ? { related } : {}),
      ...(MISSING_GENERATED.test(message.text) ? { help: 'run `motif generate`, which writes it.' } : {}),
    },
  )
}

const MISSING_GENERATED = /^Could not resolve "[^"]*\bgenerated\//

/** esbuild counts columns from 0 and in bytes of UTF-8. */
function originOf(location: Message['location'], file: string): Origin {
  if (!location) return startOf(file)
  const bytes = Buffer.from(location.lineText)
  const units = (length: number) => bytes.subarray(0, length).toString().length
  return {
    file: location.file,
    line: location.line,
    column: units(location.column) + 1,
    endLine: location.line,
    endColumn: units(location.column + location.length) + 1,
  }
}
