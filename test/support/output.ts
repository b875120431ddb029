import type { Host } from '../../src/host.ts'
import { emit, type EmitOptions, type Emitted } from '../../src/pipeline/7-emit.ts'
import { digestOf } from '../../src/pipeline/inventory.ts'
import type { OutputFile } from '../../src/pipeline/layout.ts'
import type { MemoryHost } from './memory-host.ts'

/** Emits files, written as path -> text, into /repo/manifests of the package /repo. */
export function emitTo(
  host: Host,
  files: Readonly<Record<string, string>>,
  options: Partial<Omit<EmitOptions, 'host'>> = {},
): Emitted {
  const wanted = Object.entries(files).map(([path, text]): OutputFile => ({ path, text, units: [0] }))
  return emit(wanted, {
    host,
    root: '/repo',
    outputDir: 'manifests',
    isPartial: false,
    mayRemove: true,
    discardEdits: false,
    allowEmpty: false,
    isCheck: false,
    failed: new Set(),
    ...options,
  })
}

/** Lines of an inventory for files written as path -> text. */
export function inventoryOf(files: Readonly<Record<string, string>>): string {
  return Object.keys(files)
    .sort()
    .map((path) => `${digestOf(files[path] ?? '')}  ${path}\n`)
    .join('')
}

/** What /repo/manifests holds, without its inventory, as path -> text. */
export function outputOf(host: Pick<MemoryHost, 'files' | 'text'>): Record<string, string> {
  const prefix = '/repo/manifests/'
  const paths = [...host.files.keys()].filter((path) => path.startsWith(prefix) && path !== `${prefix}.motif/inventory`)
  return Object.fromEntries(paths.sort().map((path) => [path.slice(prefix.length), host.text(path) ?? '']))
}

/** `code path` for each diagnostic, and `action path` for each file. */
export function brief({ files, diagnostics }: Emitted): { files: string[]; problems: string[] } {
  return {
    files: files.map(({ action, path }) => `${action} ${path}`),
    problems: diagnostics.map(({ code, origin }) => `${code} ${origin?.file ?? ''}:${origin?.line ?? 0}`),
  }
}
