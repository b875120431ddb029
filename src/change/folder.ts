import { join } from 'node:path'

import { HostError, type Host } from '../host.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf } from '../model/origin.ts'
import { identity, identityKey } from '../model/resource.ts'
import type { Build, Unit } from '../model/unit.ts'
import { isList, isMapping, own, ownText, type Mapping, type Value } from '../model/value.ts'
import { readInventory } from '../pipeline/inventory.ts'
import type { OutputFile } from '../pipeline/layout.ts'
import { decode } from '../yaml/decode.ts'
import { read } from '../yaml/read.ts'
import { writeManifest } from '../yaml/write.ts'
import { compareSides, resourcesOf, type Compared, type SideResource } from './resources.ts'

/** A folder of manifests to compare with. */
export interface ManifestFolder {
  readonly host: Host
  /** Absolute. */
  readonly path: string
  /** What messages call it. */
  readonly shown: string
}

/** How a folder of manifests differs from a build; what could not be read is in `diagnostics`. */
export interface FolderCompared extends Compared {
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Compares the manifests of a folder (those that its inventory names, or all where it has none) with a build. A file that
 * has the very bytes that render would write is not read further.
 */
export function compareFolder(folder: ManifestFolder, build: Build, files: readonly OutputFile[]): FolderCompared {
  const wanted = new Map(files.map((file) => [file.path, file]))
  const diagnostics: Diagnostic[] = []
  const before: SideResource[] = []
  const same = new Set<number>()
  for (const path of filesOf(folder)) {
    const text = textOf(folder, path, diagnostics)
    const file = wanted.get(path)
    if (text === undefined) continue
    // Only where a unit has one file does its file say everything about it.
    if (file?.text === text && file.units.length === 1 && isWhole(build.units[file.units[0] ?? -1], text)) {
      same.add(file.units[0] ?? -1)
    } else before.push(...readResources(folder, { path, text }, diagnostics))
  }
  const after = build.units.flatMap((unit, index) => (same.has(index) || unit.text === '' ? [] : resourcesOf(unit)))
  const unchanged = [...same].reduce((sum, index) => sum + (build.units[index]?.index.length ?? 0), 0)
  const compared = compareSides(before, after)
  return { ...compared, unchanged: compared.unchanged + unchanged, diagnostics }
}

function isWhole(unit: Unit | undefined, text: string): boolean {
  return unit?.text === text
}

function filesOf({ host, path, shown }: ManifestFolder): readonly string[] {
  if (host.stat(path)?.type !== 'folder') return []
  const { recorded } = readInventory(host, path, shown)
  if (recorded.size > 0) {
    return [...recorded.keys()].filter((file) => host.entry(join(path, file)) === 'file').sort()
  }
  const found: string[] = []
  const walk = (folder: string): void => {
    for (const { name, type } of host.list(join(path, folder))) {
      if (name.startsWith('.') || name === 'node_modules') continue
      const file = folder === '' ? name : `${folder}/${name}`
      if (type === 'folder') walk(file)
      else if (type === 'file' && /\.(?:ya?ml|json)$/.test(name)) found.push(file)
    }
  }
  walk('')
  return found.sort()
}

function textOf({ host, path, shown }: ManifestFolder, file: string, diagnostics: Diagnostic[]): string | undefined {
  const name = `${shown}/${file}`
  try {
    const decoded = decode(name, host.read(join(path, file)))
    if (decoded.ok) return decoded.text
    diagnostics.push(decoded.diagnostic)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    diagnostics.push(diagnostic('file/unreadable', `${name} cannot be read: ${error.code}.`, { origin: startOf(name) }))
  }
  return undefined
}

function readResources(
  { shown }: ManifestFolder,
  { path, text }: { readonly path: string; readonly text: string },
  diagnostics: Diagnostic[],
): readonly SideResource[] {
  const result = read(`${shown}/${path}`, text)
  diagnostics.push(...result.diagnostics)
  return result.documents.flatMap(({ value }) => itemsOf(value).filter(isResource).map(resourceOf))
}

function itemsOf(value: Value): readonly Value[] {
  const items = own(value, 'items')
  return ownText(value, 'kind') === 'List' && isList(items) ? items : [value]
}

const LOCAL = /^(?:kpt\.dev|kustomize\.config\.k8s\.io|motif\.dev)\//

function isResource(value: Value): value is Mapping {
  const apiVersion = ownText(value, 'apiVersion')
  return isMapping(value) && apiVersion !== '' && ownText(value, 'kind') !== '' && !LOCAL.test(apiVersion)
}

function resourceOf(manifest: Mapping): SideResource {
  const self = identity(manifest)
  return {
    identity: self,
    key: identityKey(self),
    apiVersion: ownText(manifest, 'apiVersion'),
    text: () => writeManifest(manifest),
    manifest: () => manifest,
  }
}
