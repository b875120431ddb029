import { createRequire, isBuiltin, type SourceMap } from 'node:module'
import { dirname, join } from 'node:path'
import { Script } from 'node:vm'
import * as authorsDoor from '../index.ts'
import type { Bundle } from './bundle.ts'
import type { LoadRequest } from './composer.ts'
import { authorConsole, authorProcess } from './author-globals.ts'
import { readsMachine } from './forbidden.ts'
import { lazySourceMap, type AuthorCode } from './frames.ts'
import { importPath } from './import-path.ts'
import { packageOf } from './packages.ts'
import { guarded, loadingLibrary, refuse } from './purity.ts'
import { SCRIPT_ENDING } from './portable-stack.ts'

/** A bundle made ready to run. */
export interface AuthorScript extends AuthorCode {
  /** Runs the top level and answers what it exports. Throws what the author's code throws. */
  run(): Readonly<Record<string, unknown>>
}

/** A package that cannot be loaded, with the import that wants it. */
export class PackageError extends Error {
  readonly specifier: string
  readonly from: string
  readonly isAbsent: boolean
  constructor(at: { specifier: string; from: string }, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.name = 'PackageError'
    this.specifier = at.specifier
    this.from = at.from
    this.isAbsent = codeOf(cause) === 'MODULE_NOT_FOUND' || codeOf(cause) === 'ERR_MODULE_NOT_FOUND'
  }
}

const PREFIX = '(function(exports,require,module,__filename,__dirname,process,console){(()=>{'

/** Loads the packages that a bundle imports from the author's node_modules, and compiles it. */
export async function prepareScript(request: LoadRequest, bundle: Bundle): Promise<AuthorScript> {
  const path = join(request.root, request.file)
  // Relative, as the stacks of errors name it: no name of a folder of this machine can get into a manifest.
  const scriptName = `${request.file}${SCRIPT_ENDING}`
  const packages = await loadPackages(request, bundle)
  const sourceMap: () => SourceMap = lazySourceMap(bundle.map)
  return {
    scriptName,
    file: request.file,
    sourceMap,
    run() {
      const script = new Script(`${PREFIX}${bundle.code}\n})()})`, {
        filename: scriptName,
        columnOffset: -PREFIX.length,
      })
      const wrapper = script.runInThisContext() as (...given: unknown[]) => void
      const module: { exports: Readonly<Record<string, unknown>> } = { exports: {} }
      const load = (specifier: string): unknown =>
        packages.has(specifier) ? packages.get(specifier) : requireUnseen(path, specifier)
      wrapper(module.exports, load, module, request.file, dirname(request.file), authorProcess(), authorConsole())
      return module.exports
    },
  }
}

/** What esbuild does not see: `require(name)`. */
function requireUnseen(path: string, specifier: string): unknown {
  if (readsMachine(specifier)) refuse(`require("${specifier}")`)
  return loadingLibrary(() => requireFrom(path, specifier))
}

/** The module that `specifier` names for the file at `path`; cdk8s and constructs are motif's own where it has none. */
export function requireFrom(path: string, specifier: string): unknown {
  if (specifier === 'motif') return authorsDoor
  if (specifier === 'process' || specifier === 'node:process') return authorProcess()
  try {
    return createRequire(path)(specifier)
  } catch (thrown) {
    const mayFallBack = ['cdk8s', 'constructs'].includes(packageOf(specifier))
    if (!mayFallBack || codeOf(thrown) !== 'MODULE_NOT_FOUND') throw thrown
    return createRequire(import.meta.url)(specifier)
  }
}

async function loadPackages(request: LoadRequest, bundle: Bundle): Promise<ReadonlyMap<string, unknown>> {
  const packages = new Map<string, unknown>()
  for (const { specifier, from } of bundle.imports) {
    if (packages.has(specifier)) continue
    try {
      packages.set(specifier, (await loadPackage(request, specifier)).module)
    } catch (thrown) {
      throw new PackageError({ specifier, from }, thrown)
    }
  }
  return packages
}

const NEEDS_IMPORT = ['ERR_REQUIRE_ESM', 'ERR_REQUIRE_ASYNC_MODULE', 'ERR_PACKAGE_PATH_NOT_EXPORTED']

/**
 * Node's own require loads most ES modules too; `import` takes those that await or export nothing else. In a record,
 * because a module with a `then` would be taken for a promise.
 */
async function loadPackage(
  { host, root, file }: LoadRequest,
  specifier: string,
): Promise<{ readonly module: unknown }> {
  const path = join(root, file)
  const { outcome } = guarded(() => loadingLibrary(() => requireFrom(path, specifier)))
  if (outcome.ok) return { module: outcome.value }
  if (isBuiltin(specifier) || !NEEDS_IMPORT.includes(codeOf(outcome.error) ?? '')) throw outcome.error
  const url = importPath(host, dirname(path), specifier)
  if (url === undefined) throw outcome.error
  return { module: await host.load(url) }
}

function codeOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : undefined
}
