import { dirname, join, posix } from 'node:path'
import { HostError, isTemporary, type Entry, type Host } from '../host.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf } from '../model/origin.ts'
import { INVENTORY, NEXT_INVENTORY, parseInventory } from '../pipeline/inventory.ts'
import { isSourceName } from '../pipeline/walk.ts'

/** A file that may hold what is looked for. */
export interface FoundFile {
  /** Relative to the current folder, with forward slashes. */
  readonly path: string
  /** True where its name or its place says that it is a template and no manifest. */
  readonly isTemplate: boolean
}

/** The files below the paths, and what was passed by. */
export interface FoundFiles {
  /** By path, in code units; each once. */
  readonly files: readonly FoundFile[]
  /** Files that an inventory names: the output of render. */
  readonly rendered: number
  /** Links, which are not followed. */
  readonly links: number
  /** What killed runs of motif have left half written. */
  readonly leftovers: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The YAML and JSON files at or below `paths` (relative to the current folder, links resolved). Passed by are .git,
 * node_modules, links, and files that an inventory names. Adds `file/unreadable`.
 */
export function findFiles(host: Host, paths: readonly string[]): FoundFiles {
  const walk: Walk = {
    host,
    files: new Map(),
    rendered: new Set(),
    passed: new Set(),
    links: 0,
    leftovers: [],
    diagnostics: [],
  }
  for (const path of paths) {
    noteInventoriesAbove(walk, path)
    if (host.stat(path)?.type === 'folder') walkFolder(walk, { path, isTemplate: isBelowChart(host, path) })
    else addFile(walk, { path, isTemplate: isBelowChart(host, posix.dirname(path)) })
  }
  const files = [...walk.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  const { links, leftovers, diagnostics } = walk
  return { files, rendered: walk.passed.size, links, leftovers, diagnostics }
}

interface Walk {
  readonly host: Host
  readonly files: Map<string, FoundFile>
  /** Paths that inventories name. */
  readonly rendered: Set<string>
  /** Those of them that were met. */
  readonly passed: Set<string>
  links: number
  readonly leftovers: string[]
  readonly diagnostics: Diagnostic[]
}

interface Folder {
  readonly path: string
  readonly isTemplate: boolean
}

const SKIPPED = new Set(['.git', 'node_modules'])
/** `deploy.yaml.gotmpl`, `_helpers.tpl`: never YAML. */
const TEMPLATE_NAME =
  /(?:\.(?:ya?ml|json)\.(?:hbs|handlebars|mustache|tmpl|tpl|gotmpl|j2|jinja2?|erb|ejs|liquid)|\.tpl)$/

function walkFolder(walk: Walk, start: Folder): void {
  const folders = [start]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = listOf(walk, folder.path)
    if (entries.some(({ name, type }) => name === '.motif' && type === 'folder')) noteInventory(walk, folder.path)
    const isChart = entries.some(({ name, type }) => name === 'Chart.yaml' && type === 'file')
    for (const { name, type } of entries) {
      if (SKIPPED.has(name)) continue
      const path = folder.path === '.' ? name : `${folder.path}/${name}`
      const isTemplate = folder.isTemplate || (isChart && name === 'templates')
      if (type === 'folder') folders.push({ path, isTemplate })
      else if (type === 'link') walk.links++
      else if (type === 'file' && isTemporary(name)) walk.leftovers.push(path)
      else if (type === 'file') addFile(walk, { path, isTemplate })
    }
  }
}

function addFile(walk: Walk, { path, isTemplate }: FoundFile): void {
  const isNamedTemplate = TEMPLATE_NAME.test(path)
  if (!isSourceName(path) && !isNamedTemplate) return
  if (walk.rendered.has(path)) walk.passed.add(path)
  else walk.files.set(path, { path, isTemplate: isTemplate || isNamedTemplate })
}

function listOf({ host, diagnostics }: Walk, path: string): readonly Entry[] {
  try {
    return host.list(path)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    diagnostics.push(diagnostic('file/unreadable', `${path} cannot be read: ${error.code}.`, { origin: startOf(path) }))
    return []
  }
}

/** An output folder may be above the path that was named, up to the top of the file system. */
function noteInventoriesAbove(walk: Walk, path: string): void {
  const { host } = walk
  for (let folder = join(host.cwd, path); folder !== dirname(folder); folder = dirname(folder)) {
    const shown = posix.relative(host.cwd, dirname(folder)) || '.'
    if (host.entry(join(dirname(folder), '.motif')) === 'folder') noteInventory(walk, shown)
    if (host.entry(join(folder, '.git')) !== undefined) return
  }
}

function noteInventory({ host, rendered }: Walk, folder: string): void {
  for (const name of [INVENTORY, NEXT_INVENTORY]) {
    const file = posix.join(folder, name)
    if (host.entry(file) !== 'file') continue
    for (const path of parseInventory(host.read(file), file).recorded.keys()) rendered.add(posix.join(folder, path))
  }
}

/** True inside the templates of a Helm chart, when the walk begins there. */
function isBelowChart(host: Host, path: string): boolean {
  for (let folder = join(host.cwd, path); folder !== dirname(folder); folder = dirname(folder)) {
    if (posix.basename(folder) === 'templates' && host.entry(join(dirname(folder), 'Chart.yaml')) === 'file')
      return true
  }
  return false
}
