import type * as ChildProcess from 'node:child_process'
import {
  chmodSync,
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  watch,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

import { HostError, type Entry, type ExecOptions, type Exit, type Host, type Stat } from './host.ts'

const FETCH_LIMIT_BYTES = 256 * 1024 * 1024
const FETCH_LIMIT_MS = 60_000
const EXEC_LIMIT_BYTES = 1024 * 1024 * 1024
const WRITE_ATTEMPTS = 3

/**
 * The machine that runs motif: its file system, its processes, its network. `cwd` is absolute.
 *
 * @param load where this code is no module that can `import`.
 */
export function nodeHost(cwd: string, load: Host['load'] = (url) => import(url) as Promise<unknown>): Host {
  const at = (path: string): string => (isAbsolute(path) ? path : resolve(cwd, path))
  const write = atomicWriter()
  return {
    cwd,
    read: (path) => attempt(path, () => readFileSync(at(path))),
    stat: (path) => attempt(path, () => statOf(at(path))),
    entry: (path) => attempt(path, () => entryOf(at(path))),
    list: (path) => attempt(path, () => listOf(at(path))),
    realPath: (path) => attempt(path, () => realpathSync.native(at(path))),
    write: (path, bytes, place) => attempt(path, () => write(at(path), bytes, place)),
    remove: (path) => attempt(path, () => removeAt(at(path))),
    exec: (command, args, options = {}) => execute(command, args, { ...options, cwd: at(options.cwd ?? '.') }),
    fetch: download,
    readStdin,
    load,
    asset,
    watch: (folders, changed) => watchFolders(folders.map(at), changed),
    env: (name) => process.env[name],
    now: () => Date.now(),
  }
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    throw asHostError(error, path)
  }
}

function asHostError(error: unknown, path: string): HostError {
  if (error instanceof HostError) return error
  if (!(error instanceof Error)) return new HostError('UNKNOWN', path, String(error))
  return new HostError(codeOf(error), path, error.message)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN'
}

function statOf(path: string): Stat | undefined {
  // Without an exception for what is not there: a run that finds nothing changed does little else.
  const stat = orNothing(() => statSync(path, { throwIfNoEntry: false }))
  if (stat === undefined) return undefined
  const { size, mtimeMs, ctimeMs, ino, uid } = stat
  return { type: typeOf(stat), size, modifiedMs: mtimeMs, changedMs: ctimeMs, inode: ino, uid }
}

function entryOf(path: string): Entry['type'] | undefined {
  const stat = orNothing(() => lstatSync(path))
  if (!stat) return undefined
  return stat.isSymbolicLink() ? 'link' : typeOf(stat)
}

function orNothing<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}

function typeOf(entry: { isFile(): boolean; isDirectory(): boolean }): Stat['type'] {
  if (entry.isFile()) return 'file'
  return entry.isDirectory() ? 'folder' : 'other'
}

function listOf(path: string): readonly Entry[] {
  return readdirSync(path, { withFileTypes: true })
    .map((entry): Entry => ({ name: entry.name, type: entry.isSymbolicLink() ? 'link' : typeOf(entry) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function removeAt(path: string): void {
  if (lstatSync(path).isDirectory()) rmdirSync(path)
  else unlinkSync(path)
}

/** A write through a file beside the target. Its count is the one thing that a host remembers. */
function atomicWriter(): (...[path, bytes, place]: Parameters<Host['write']>) => void {
  let count = 0
  const temporaryIn = (folder: string): string => `${folder}/.motif-${process.pid}-${String(count++)}.tmp`
  return (path, bytes, place) => {
    for (let attempts = 1; ; attempts++) {
      try {
        return replace(path, temporaryIn(dirname(path)), { bytes, place })
      } catch (error) {
        // EEXIST: left by a killed process of the same number. ENOENT: no folder yet, or another run has tidied up.
        const code = codeOf(error)
        if (attempts === WRITE_ATTEMPTS || (code !== 'EEXIST' && code !== 'ENOENT')) throw error
        if (code === 'ENOENT') makeFolder(dirname(path))
      }
    }
  }
}

/** With those above it. Node's own way never ends where a file system has no place for a new folder (/proc). */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (error) {
    // Another run was quicker.
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

interface Content {
  readonly bytes: Uint8Array | string
  readonly place: 'new' | undefined
}

function replace(path: string, temporary: string, { bytes, place }: Content): void {
  const old = place === 'new' ? undefined : lstatSync(path, { throwIfNoEntry: false })
  try {
    writeNew(temporary, bytes)
    if (old?.isFile()) chmodSync(temporary, old.mode & 0o7777)
    renameSync(temporary, path)
  } catch (error) {
    // Who left it there tidies up.
    if (codeOf(error) !== 'EEXIST') orNothing(() => unlinkSync(temporary))
    throw error
  }
}

/** A text goes to the system as it is: writeFileSync of Node 20 makes bytes of it first, which takes as long as the rest. */
function writeNew(path: string, bytes: Uint8Array | string): void {
  if (typeof bytes !== 'string') return writeFileSync(path, bytes, { flag: 'wx' })
  const file = openSync(path, 'wx')
  try {
    const written = writeSync(file, bytes)
    if (written < Buffer.byteLength(bytes)) writeFileSync(file, Buffer.from(bytes).subarray(written))
  } finally {
    closeSync(file)
  }
}

function execute(command: string, args: readonly string[], options: ExecOptions & { readonly cwd: string }): Exit {
  // Node takes a while to load it, and few runs start a process.
  const { spawnSync } = createRequire(import.meta.url)('node:child_process') as typeof ChildProcess
  const child = spawnSync(command, args, {
    cwd: options.cwd,
    input: options.input ?? '',
    ...(options.env === undefined ? {} : { env: options.env }),
    maxBuffer: EXEC_LIMIT_BYTES,
    windowsHide: true,
  })
  if (child.error) throw asHostError(child.error, command)
  return {
    status: child.status ?? 1,
    bytes: child.stdout,
    get stdout() {
      return child.stdout.toString()
    },
    stderr: child.stderr.toString(),
  }
}

async function download(url: string): Promise<Uint8Array> {
  if (!/^https?:\/\//i.test(url)) throw new HostError('EPROTO', url, 'only http:// and https:// addresses are fetched')
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_LIMIT_MS) })
    if (!response.ok) {
      throw new HostError(
        `HTTP${response.status}`,
        url,
        `the server answered ${response.status} ${response.statusText}`,
      )
    }
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.length
      if (size > FETCH_LIMIT_BYTES) throw new HostError('EFBIG', url, `more than ${FETCH_LIMIT_BYTES} bytes`)
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } catch (error) {
    throw asFetchError(error, url)
  }
}

function asFetchError(error: unknown, url: string): HostError {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new HostError('ETIMEDOUT', url, `no answer within ${FETCH_LIMIT_MS / 1000} seconds`)
  }
  // fetch says "fetch failed" and keeps what happened in its cause.
  return asHostError(error instanceof Error && error.cause instanceof Error ? error.cause : error, url)
}

function watchFolders(folders: readonly string[], changed: () => void): () => void {
  const watchers = folders.flatMap((folder) => {
    try {
      const watcher = watch(folder, (_, name) => {
        if (name === null || !/^\.|~$/.test(name)) changed()
      })
      watcher.on('error', () => watcher.close())
      return watcher
    } catch {
      return []
    }
  })
  return () => watchers.forEach((watcher) => watcher.close())
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function asset(path: string): Uint8Array | undefined {
  return attempt(path, () => orNothing(() => readFileSync(join(dirname(fileURLToPath(import.meta.url)), path))))
}
