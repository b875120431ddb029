import { join } from 'node:path'
import { markBuiltIns } from '../composers/built-ins.ts'
import { withPurity } from '../composers/purity.ts'
import type { Host } from '../host.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import type { Conversion } from '../model/conversion.ts'
import type { Kind } from '../model/kind.ts'
import { startOf } from '../model/origin.ts'
import type { Package } from '../model/package.ts'
import type { Converters, ModuleFunctions } from '../schema/convert.ts'
import { isInside } from './inside.ts'
import { locator } from './locate.ts'

/** The modules of Conversions, and what was wrong with them. */
export interface LoadedConverters {
  readonly converters: Converters
  readonly diagnostics: readonly Diagnostic[]
}

/** Whose modules to load. */
export interface ConverterOptions {
  readonly kinds: readonly Kind[]
  readonly codeCache?: string
}

/** Loads the modules of the kinds' Conversions, as compositions are loaded: this runs code of the package. */
export async function loadConverters(
  host: Host,
  found: Package,
  { kinds, codeCache }: ConverterOptions,
): Promise<LoadedConverters> {
  const modules = new Map<string, ModuleFunctions>()
  const diagnostics: Diagnostic[] = []
  const tried = new Set<string>()
  for (const kind of kinds) {
    for (const conversion of kind.conversions ?? []) {
      const { by } = conversion
      if (by.way !== 'module' || tried.has(by.file)) continue
      tried.add(by.file)
      const absent = absentModule(host, found, { conversion, file: by.file })
      if (absent !== undefined) {
        diagnostics.push(absent)
        continue
      }
      const { loadConversionModule } = await import('../composers/conversion-module.ts')
      const cached = codeCache === undefined ? {} : { codeCache }
      const loaded = await loadConversionModule({ host, root: found.root, file: by.file, kind, ...cached })
      if (loaded.ok) modules.set(by.file, loaded.functions)
      else diagnostics.push(...loaded.diagnostics)
    }
  }
  return { converters: { modules }, diagnostics }
}

/**
 * Runs what converts many objects outside of a compilation, and tells where modules changed the built-in objects
 * (conversion/impure). Guards are dear to install, and cheap where they stand.
 */
export function runConverters<T>(
  { converters: { modules } }: LoadedConverters,
  run: () => T,
): { readonly value: T; readonly diagnostics: readonly Diagnostic[] } {
  const [file] = modules?.keys() ?? []
  if (file === undefined) return { value: run(), diagnostics: [] }
  return withPurity(() => {
    const putBack = markBuiltIns()
    let changed: string | undefined
    let value: T
    try {
      value = run()
    } finally {
      changed = putBack()
    }
    if (changed === undefined) return { value, diagnostics: [] }
    const message = `${[...(modules?.keys() ?? [])].join(' or ')} changes ${changed}, which all code shares.`
    const help = 'write a function of your own in its place, and import it where it is needed.'
    return { value, diagnostics: [diagnostic('conversion/impure', message, { origin: startOf(file), help })] }
  })
}

function absentModule(
  host: Host,
  { root }: Package,
  { conversion, file }: { readonly conversion: Conversion; readonly file: string },
): Diagnostic | undefined {
  const path = join(root, file)
  const isFile = host.stat(path)?.type === 'file'
  if (isFile && isInside(host.realPath(path), host.realPath(root))) return undefined
  const origin = locator(host, root)(conversion, ['spec', 'module'])
  const message = isFile ? `${file} leads out of the package.` : `There is no ${file}.`
  const help = 'write it: a module that exports the functions up(object) and down(object).'
  return diagnostic('conversion/load', message, { origin, ...(isFile ? {} : { help }) })
}
