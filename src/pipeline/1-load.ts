import type { Host } from '../host.ts'
import type { Composition } from '../model/composition.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf } from '../model/origin.ts'
import type { Package } from '../model/package.ts'
import type { Converters } from '../schema/convert.ts'
import { loadCompositions, type Compositions } from './compositions.ts'
import { loadConverters, type LoadedConverters } from './converters.ts'
import { discoverSources, type Discovered } from './discover.ts'
import type { Head, KnownHeads } from './heads.ts'
import { readKinds, type Kinds } from './kinds.ts'
import { locator, type Locate } from './locate.ts'
import { collectOverrides, NO_OVERRIDES, type Overrides } from './overrides.ts'
import { schemaCache } from './schema-cache.ts'
import { readSourceFile, type Reading, type SourceFile, type SourceObject } from './source-files.ts'

/** Everything that render works on: the package, its kinds and compositions, and its source objects. */
export interface Program {
  readonly package: Package
  readonly host: Host
  readonly kinds: Kinds
  /** By kindKey. */
  readonly compositions: ReadonlyMap<string, Composition>
  /** The modules of Conversions. */
  readonly converters: Converters
  /** Loads the compositions that were put off (LoadOptions.mayWait); what was wrong with them. */
  readonly ready: Compositions['ready']
  /** By file, document and item. Read once more when they are asked for, where they were let go. */
  readonly sources: () => readonly SourceObject[]
  readonly overrides: Overrides
  /** Every source file, read or not, by code unit. */
  readonly files: readonly string[]
  readonly locate: Locate
  /** True where every source file was read whole: only then may outputs be removed. */
  readonly isWhole: boolean
  readonly diagnostics: readonly Diagnostic[]
}

/** How to load. */
export interface LoadOptions {
  /** False under `--no-code`: no composition is loaded. */
  readonly mayRunCode: boolean
  /** True where someone else reads the sources, and overrides with them. */
  readonly isWithoutSources?: boolean
  /** A private folder for compiled compositions. */
  readonly codeCache?: string
  /** A private folder for schemas that were checked. */
  readonly schemaFolder?: string | undefined
  /** What earlier runs found in files: those are read only where an object is asked for. */
  readonly heads?: KnownHeads | undefined
  /** Called with the number of source files before they are read. */
  readonly expect?: ((files: number) => void) | undefined
  /** True for a composition that is put off until ready(). */
  readonly mayWait?: (composition: Pick<Composition, 'file' | 'digest'>) => boolean
}

/** A package whose sources are yet to be read. */
export interface Opened {
  /** Without sources, and without the overrides that stand among them. */
  readonly program: Program
  /** The source files in order, each read when it is its turn. */
  readonly read: () => Generator<SourceFile, void>
  /** The source objects of some files, read once more. */
  readonly readAgain: (files: Iterable<string>) => readonly SourceObject[]
  /** The program when all files have been read. Without `sources` they were let go. */
  readonly whole: (sources?: readonly SourceObject[]) => Program
}

/** Stage 1: files to kinds, compositions and source objects. One bad file never hides another's errors. */
export async function load(host: Host, found: Package, options: LoadOptions): Promise<Program> {
  const opened = await open(host, found, options)
  const sources: SourceObject[] = []
  for (const { objects } of opened.read()) for (const object of objects) sources.push(object)
  return opened.whole(sources)
}

/** Stage 1 without the source objects: each file is read when it is asked for, so that none has to be held. */
export async function open(host: Host, found: Package, options: LoadOptions): Promise<Opened> {
  const { schemaFolder } = options
  const kinds = readKinds(host, found, schemaFolder === undefined ? undefined : schemaCache(host, schemaFolder))
  const compositions = options.mayRunCode
    ? await loadCompositions(host, found, { kinds: kinds.declared, ...options })
    : NO_COMPOSITIONS
  const modules = options.mayRunCode
    ? await loadConverters(host, found, { kinds: kinds.declared, ...options })
    : NO_MODULES
  const discovered = options.isWithoutSources === true ? NO_FILES : discoverSources(host, found)
  options.expect?.(discovered.files.length)
  const program: Program = {
    package: found,
    host,
    kinds,
    compositions: compositions.byKind,
    converters: modules.converters,
    ready: compositions.ready,
    sources: () => [],
    overrides: NO_OVERRIDES,
    files: discovered.files,
    locate: locator(host, found.root),
    isWhole: !discovered.diagnostics.some(({ severity }) => severity === 'error'),
    diagnostics: [
      ...kinds.diagnostics(),
      ...compositions.diagnostics,
      ...modules.diagnostics,
      ...discovered.diagnostics,
    ],
  }
  return openedOf(program, options.heads)
}

const NO_COMPOSITIONS: Compositions = { byKind: new Map(), diagnostics: [], ready: () => Promise.resolve([]) }

const NO_MODULES: LoadedConverters = { converters: {}, diagnostics: [] }

const NO_HEADS: KnownHeads = new Map<string, readonly Head[]>()

const NO_FILES = { files: [], diagnostics: [] } as const satisfies Discovered

function openedOf(program: Program, heads: KnownHeads = NO_HEADS): Opened {
  const { host, package: found, kinds, locate, files } = program
  const collector = (): Reading['overrides'] => collectOverrides(locate, () => host.now())
  const overrides = collector()
  const reading: Reading = { host, found, kinds, locate, overrides, heads }
  const diagnostics: Diagnostic[] = []
  let unchecked = 0
  let { isWhole } = program
  const readAgain: Opened['readAgain'] = (again) => {
    const anew: Reading = { ...reading, overrides: collector() }
    return [...again].flatMap((file) => readSourceFile(anew, file).objects)
  }
  return {
    program,
    *read() {
      for (const file of files) {
        const read = readSourceFile(reading, file)
        diagnostics.push(...read.diagnostics)
        isWhole &&= read.isWhole
        for (const { kind } of read.objects) if (kind === undefined) unchecked++
        yield read
      }
    },
    readAgain,
    whole(sources) {
      let held = sources
      // Kinds that sources named first, or that units looked up, may have had something wrong with them.
      const late = kinds.diagnostics().filter((each) => !program.diagnostics.includes(each))
      const notes = unchecked > 0 ? [uncheckedNote(unchecked, found)] : []
      return {
        ...program,
        sources: () => (held ??= readAgain(files)),
        overrides: overrides.overrides(),
        isWhole,
        diagnostics: [...program.diagnostics, ...late, ...diagnostics, ...notes, ...overrides.diagnostics()],
      }
    },
  }
}

function uncheckedNote(count: number, found: Package): Diagnostic {
  const what = count === 1 ? '1 raw resource' : `${count} raw resources`
  return diagnostic('source/unchecked', `${what} of ${found.unchecked.join(', ')} passed without a schema.`, {
    origin: startOf('motif.yaml'),
  })
}
