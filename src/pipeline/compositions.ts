import { join, posix } from 'node:path'
import { composers } from '../composers/index.ts'
import type { Composer, Identified, LoadRequest } from '../composers/composer.ts'
import type { Host } from '../host.ts'
import type { Composition, LoadedComposition } from '../model/composition.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { kindKey, type Kind } from '../model/kind.ts'
import { startOf } from '../model/origin.ts'
import type { Package } from '../model/package.ts'

/** The compositions of a package by kindKey, and what was wrong with them. */
export interface Compositions {
  readonly byKind: ReadonlyMap<string, Composition>
  readonly diagnostics: readonly Diagnostic[]
  /** Loads those that were put off; before that they compose nothing. Its answer is what was wrong with them. */
  readonly ready: () => Promise<readonly Diagnostic[]>
}

/** Which compositions to load, and how. */
export interface CompositionOptions {
  readonly kinds: readonly Kind[]
  readonly codeCache?: string
  /** True for a composition that can wait until someone composes. */
  readonly mayWait?: (composition: Identified) => boolean
}

interface CompositionFile {
  readonly file: string
  readonly basename: string
  readonly composer: Composer
}

/** Finds each declared kind's composition by basename and loads it; languages load side by side. */
export async function loadCompositions(host: Host, found: Package, options: CompositionOptions): Promise<Compositions> {
  const files = compositionFiles(host, found)
  const basenames = new Map(options.kinds.map((kind) => [basenameOf(kind), kind]))
  const diagnostics: Diagnostic[] = files
    .filter(({ basename }) => !basenames.has(basename) && !hasSchema(host, found, basename))
    .map((file) => orphan(file, found))
  const waiting: Waiting[] = []
  const loaded = await Promise.all(
    options.kinds.map(async (kind): Promise<[string, Composition] | undefined> => {
      const own = files.filter(({ basename }) => basename === basenameOf(kind))
      const [only, second] = own
      if (only === undefined || second !== undefined) {
        diagnostics.push(only === undefined ? missing(kind, found) : twice(kind, own))
        return undefined
      }
      const { codeCache } = options
      const cached = codeCache === undefined ? {} : { codeCache }
      const request = { host, root: found.root, file: only.file, kind, ...cached }
      const result = await loadOrWait(only.composer, request, { waiting, mayWait: options.mayWait })
      diagnostics.push(...(result.ok ? result.warnings : result.diagnostics))
      return result.ok ? [kindKey(kind.group, kind.kind), result.composition] : undefined
    }),
  )
  const byKind = new Map(loaded.filter((entry) => entry !== undefined))
  const ready = async () => {
    const results = await Promise.all(waiting.splice(0).map(async ({ kind, load }) => ({ kind, result: await load() })))
    // A composition that does not load is no composition, as if it had not waited.
    for (const { kind, result } of results) if (!result.ok) byKind.delete(kindKey(kind.group, kind.kind))
    return results.flatMap(({ result }) => (result.ok ? result.warnings : result.diagnostics))
  }
  return { byKind, diagnostics, ready }
}

/** A composition that is loaded later. */
interface Waiting {
  readonly kind: Kind
  readonly load: () => Promise<LoadedComposition>
}

/** Loads a composition, or a stand-in for one that can wait: it can say who it is. */
async function loadOrWait(
  composer: Composer,
  request: LoadRequest,
  { waiting, mayWait }: { readonly waiting: Waiting[]; readonly mayWait: CompositionOptions['mayWait'] },
): Promise<LoadedComposition> {
  const identified = mayWait === undefined ? undefined : await composer.identify?.(request)
  if (identified === undefined || mayWait?.(identified) !== true) return composer.load(request)
  let loaded: LoadedComposition | undefined
  waiting.push({ kind: request.kind, load: async () => (loaded = await composer.load(request)) })
  const composition = (): Composition => {
    if (loaded?.ok !== true) throw new Error(`${request.file} is not loaded`)
    return loaded.composition
  }
  const standIn: Composition = {
    ...identified,
    compose: (composite) => composition().compose(composite),
    locate: (composite, part) => composition().locate(composite, part),
  }
  return { ok: true, composition: standIn, warnings: [] }
}

/** The basename that a kind's schema and composition share. */
export function basenameOf(kind: Kind): string {
  return posix.basename(kind.file).replace(/\.(ya?ml|json)$/, '')
}

/** A schema with errors declares no kind, and what is wrong with it has been said. */
function hasSchema(host: Host, found: Package, basename: string): boolean {
  const file = join(found.root, found.schemas, basename)
  return ['.yaml', '.yml', '.json'].some((ending) => host.stat(file + ending)?.type === 'file')
}

/** The file that expands a kind, relative to the package, whether or not it loads; undefined where there is none. */
export function compositionOf(host: Host, found: Package, kind: Kind): string | undefined {
  return compositionFiles(host, found).find(({ basename }) => basename === basenameOf(kind))?.file
}

function compositionFiles(host: Host, found: Package): CompositionFile[] {
  const folder = join(found.root, found.compositions)
  if (host.stat(folder)?.type !== 'folder') return []
  return host.list(folder).flatMap(({ name, type }) => {
    const composer = composers.find(({ suffixes }) => suffixes.some((suffix) => name.endsWith(suffix)))
    if (type === 'folder' || composer === undefined || /^\.|\.d\.ts$|\.test\.ts$/.test(name)) return []
    const suffix = composer.suffixes.find((ending) => name.endsWith(ending)) ?? ''
    return [{ file: posix.join(found.compositions, name), basename: name.slice(0, -suffix.length), composer }]
  })
}

function orphan({ file, basename }: CompositionFile, found: Package): Diagnostic {
  const message = `${file} expands no kind: there is no ${found.schemas}/${basename}.yaml.`
  const help = 'give it the basename of its schema; shared code goes into a folder below compositions.'
  return diagnostic('composition/no-kind', message, { origin: startOf(file), help })
}

function missing(kind: Kind, found: Package): Diagnostic {
  const names = composers.flatMap(({ suffixes }) => suffixes).map((suffix) => `${basenameOf(kind)}${suffix}`)
  const help = `write ${names.map((name) => `${found.compositions}/${name}`).join(' or ')}.`
  return diagnostic('kind/no-composition', `${kind.kind} has no composition.`, { origin: startOf(kind.file), help })
}

function twice(kind: Kind, files: readonly CompositionFile[]): Diagnostic {
  const [first, ...others] = files.map(({ file }) => file)
  return diagnostic('kind/two-compositions', `${kind.kind} has ${files.length} compositions.`, {
    origin: startOf(first ?? kind.file),
    related: others.map((file) => ({ message: 'and here', origin: startOf(file) })),
    help: 'keep one of them.',
  })
}
