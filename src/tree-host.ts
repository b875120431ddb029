import { isAbsolute, join, posix, relative, resolve, sep } from 'node:path'

import type { Tree, TreeFile } from './git.ts'
import { HostError, type Entry, type Host, type Stat } from './host.ts'

/**
 * The machine as it would be with the tree of a commit checked out, for reading alone: files below the tree's top come
 * from the object store, links in it followed. node_modules and whatever lies outside is the working tree's. A write
 * below the top is EROFS; a Git LFS pointer and a submodule cannot be read, and the HostError's code says so in words.
 */
export function treeHost(host: Host, tree: Tree): Host {
  const store = storeOf(tree)
  const look = (path: string): Place => find(store, absolute(host, path))
  const uid = host.stat(tree.top)?.uid ?? 0
  return {
    ...host,
    isOverlay: true,
    read(path) {
      const place = look(path)
      return place.in === 'host' ? host.read(place.path) : readFile(store, place, path)
    },
    stat(path) {
      const place = look(path)
      return place.in === 'host' ? host.stat(place.path) : statOf(store, place, uid)
    },
    entry(path) {
      const place = find(store, absolute(host, path), 'itself')
      return place.in === 'host' ? host.entry(place.path) : place.node && entryType(place.node)
    },
    list(path) {
      const place = look(path)
      return place.in === 'host' ? host.list(place.path) : listOf(tree, place, path)
    },
    realPath(path) {
      const place = look(path)
      if (place.in === 'host') return host.realPath(place.path)
      if (place.node === undefined) throw missing(path)
      return join(tree.top, place.path)
    },
    write: (path, bytes) => host.write(writable(host, look, path), bytes),
    remove: (path) => host.remove(writable(host, look, path)),
  }
}

/** A file, or a folder with what it holds. */
type Node = TreeFile | { readonly type: 'folder'; readonly nodes: Map<string, Node> }

interface Store {
  readonly tree: Tree
  readonly root: Node
  readonly blobs: Map<string, Uint8Array>
  /** Folders whose texts have been read, each ending in a slash. */
  readonly fetched: Set<string>
}

/** Where a path leads: into the tree (`path` from its top, '' for the top itself), or to the machine. */
type Place =
  | { readonly in: 'tree'; readonly path: string; readonly node: Node | undefined }
  | { readonly in: 'host'; readonly path: string }

function storeOf(tree: Tree): Store {
  const root: Node = { type: 'folder', nodes: new Map() }
  for (const [path, file] of tree.files) {
    let nodes = root.nodes
    const names = path.split('/')
    const last = names.pop() ?? ''
    for (const name of names) {
      let next = nodes.get(name)
      if (next?.type !== 'folder') nodes.set(name, (next = { type: 'folder', nodes: new Map() }))
      nodes = next.nodes
    }
    nodes.set(last, file)
  }
  return { tree, root, blobs: new Map(), fetched: new Set() }
}

function absolute(host: Host, path: string): string {
  return isAbsolute(path) ? resolve(path) : resolve(host.cwd, path)
}

const LINK_LIMIT = 40

/** `itself`: a link at the very end is not followed. */
function find(store: Store, path: string, end: 'followed' | 'itself' = 'followed'): Place {
  const { top } = store.tree
  let rest = stepsBelow(top, path)
  let links = 0
  let node: Node | undefined = store.root
  const way: string[] = []
  if (rest === undefined) return { in: 'host', path }
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    node = node?.type === 'folder' ? node.nodes.get(name) : undefined
    way.push(name)
    if (node?.type !== 'link' || (end === 'itself' && rest.length === 0)) continue
    if (++links > LINK_LIMIT) return { in: 'tree', path: way.join('/'), node: undefined }
    const target = resolve(top, ...way.slice(0, -1), new TextDecoder().decode(blobOf(store, node.oid)), ...rest)
    rest = stepsBelow(top, target)
    if (rest === undefined) return { in: 'host', path: target }
    node = store.root
    way.length = 0
  }
  return { in: 'tree', path: way.join('/'), node }
}

/** The names that lead from `top` to `path`; undefined for what is the machine's: outside, node_modules, .git. */
function stepsBelow(top: string, path: string): string[] | undefined {
  if (path === top) return []
  const way = relative(top, path)
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return undefined
  const names = way.split(sep)
  return names.includes('node_modules') || names.includes('.git') ? undefined : names
}

const TEXT = /\.(?:ya?ml|json|hbs|[cm]?[jt]sx?|txt|md|sql|sh|conf)$/
const MOST_FILES = 50_000
const MOST_BYTES = 4 * 1024 * 1024
const LFS = 'version https://git-lfs.github.com/spec/'

function readFile(store: Store, { path, node }: Place & { in: 'tree' }, asked: string): Uint8Array {
  if (node === undefined) throw missing(asked)
  if (node.type === 'folder') throw new HostError('EISDIR', asked, 'it is a folder')
  if (node.type === 'submodule') throw submodule(store.tree, asked)
  if (!store.blobs.has(node.oid)) fetchAround(store, path)
  const bytes = blobOf(store, node.oid)
  if (bytes.length < 1024 && new TextDecoder().decode(bytes.subarray(0, LFS.length)) === LFS) {
    const why = `in ${store.tree.ref} it is a Git LFS pointer`
    throw new HostError(why, asked, why)
  }
  return bytes
}

/** Reads the texts of the largest folder around a file that holds not too many, since one call of git costs as much as a thousand files. */
function fetchAround({ tree, blobs, fetched }: Store, path: string): void {
  const names = path.split('/').slice(0, -1)
  for (let count = 1; count <= names.length; count++) {
    const folder = `${names.slice(0, count).join('/')}/`
    if (fetched.has(folder)) return
    const oids: string[] = []
    for (const [file, { type, oid }] of tree.files) {
      if (type === 'file' && file.startsWith(folder) && TEXT.test(file)) oids.push(oid)
    }
    if (oids.length > MOST_FILES) continue
    fetched.add(folder)
    for (const [oid, bytes] of tree.read([...new Set(oids)], MOST_BYTES)) blobs.set(oid, bytes)
    return
  }
}

function blobOf({ tree, blobs }: Store, oid: string): Uint8Array {
  const known = blobs.get(oid) ?? tree.read([oid]).get(oid)
  if (known === undefined) {
    const code = `this clone lacks it in ${tree.ref}: a partial clone fetches it with \`git fetch --refetch --no-filter\``
    throw new HostError(code, oid, 'the object store lacks it')
  }
  blobs.set(oid, known)
  return known
}

function statOf(store: Store, { path, node }: Place & { in: 'tree' }, uid: number): Stat | undefined {
  if (node === undefined || node.type === 'link') return undefined
  const type = node.type === 'file' ? 'file' : 'folder'
  return {
    type,
    uid,
    modifiedMs: 0,
    changedMs: 0,
    inode: 0,
    // Few ask, and it takes the bytes.
    get size() {
      return node.type === 'file' ? readFile(store, { in: 'tree', path, node }, path).length : 0
    },
  }
}

function entryType(node: Node): Entry['type'] {
  return node.type === 'submodule' ? 'folder' : node.type
}

function listOf(tree: Tree, { node }: Place & { in: 'tree' }, asked: string): readonly Entry[] {
  if (node === undefined) throw missing(asked)
  if (node.type === 'submodule') throw submodule(tree, asked)
  if (node.type !== 'folder') throw new HostError('ENOTDIR', asked, 'it is no folder')
  const entries = [...node.nodes].map(([name, child]): Entry => ({ name, type: entryType(child) }))
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
}

function writable(host: Host, look: (path: string) => Place, path: string): string {
  const place = look(path)
  if (place.in === 'tree') throw new HostError('EROFS', path, 'a commit cannot be written to')
  return absolute(host, path)
}

function submodule({ ref }: Tree, path: string): HostError {
  return new HostError(`in ${ref} it is a submodule`, path, `${posix.basename(path)} is a submodule`)
}

function missing(path: string): HostError {
  return new HostError('ENOENT', path, `no such file or folder: ${path}`)
}
