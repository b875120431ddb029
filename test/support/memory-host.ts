import { posix } from 'node:path'

import { HostError, type Entry, type Host, type Stat } from '../../src/host.ts'
import { nodeHost } from '../../src/node-host.ts'

/** How a MemoryHost differs from an empty, faultless machine. */
export interface MemoryHostOptions {
  /** '/repo' where nothing is said. */
  readonly cwd?: string
  /** Symbolic links: path -> target, as `ln -s` takes it. */
  readonly links?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
  /** What fetch answers, by address. */
  readonly remote?: Readonly<Record<string, string | Uint8Array>>
  readonly nowMs?: number
  /** The user who owns every file. */
  readonly uid?: number
  /**
   * Stops the step that changes the disk for the `at`-th time, counted from 1: a write takes two (the temporary file,
   * then the rename), a remove one. `fail` refuses that one step with ENOSPC; `kill` ends the machine: what was half
   * written stays, and every later call throws Killed.
   */
  readonly interrupt?: { readonly at: number; readonly how: 'fail' | 'kill' }
}

/** A Host whose disk is a Map: absolute path -> bytes. The only double that tests use. */
export interface MemoryHost extends Host {
  readonly files: Map<string, Uint8Array>
  /** Every folder, empty ones too. */
  readonly folders: Set<string>
  /** The text of a file, or undefined; the path may be relative to cwd. */
  text(path: string): string | undefined
  /** How many steps have changed the disk so far. */
  steps(): number
}

/** The machine stopped in the middle of a step. */
export class Killed extends Error {}

const LINK_LIMIT = 40

/** A machine in memory that holds `files` (paths absolute or relative to cwd) and behaves like a POSIX one. */
export function memoryHost(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: MemoryHostOptions = {},
): MemoryHost {
  const disk = makeDisk(files, options)
  const change = makeSteps(options.interrupt)
  const alive = <A extends unknown[], R>(action: (...args: A) => R) => {
    return (...args: A): R => {
      change.assertAlive()
      return action(...args)
    }
  }
  return {
    cwd: disk.cwd,
    files: disk.files,
    folders: disk.folders,
    text: (path) => textOf(disk.files.get(disk.at(path))),
    steps: change.count,
    read: alive((path) => readFrom(disk, path)),
    stat: alive((path) => statOf(disk, path, options)),
    entry: alive((path) => entryOf(disk, path)),
    list: alive((path) => listOf(disk, path)),
    realPath: alive((path) => existing(disk, path)),
    write: alive((path, bytes) => writeTo(disk, path, { bytes: toBytes(bytes), change })),
    remove: alive((path) => removeFrom(disk, path, change)),
    exec: (command) => {
      throw new HostError('ENOENT', command, `no such command: ${command}`)
    },
    fetch: (url) => {
      const body = options.remote !== undefined && Object.hasOwn(options.remote, url) ? options.remote[url] : undefined
      return body === undefined
        ? Promise.reject(new HostError('ENOTFOUND', url, `no such address: ${url}`))
        : Promise.resolve(toBytes(body))
    },
    readStdin: () => Promise.resolve(toBytes(options.stdin ?? '')),
    load: (url) => import(url) as Promise<unknown>,
    asset: (path) => nodeHost('/').asset(path),
    env: (name) => (options.env !== undefined && Object.hasOwn(options.env, name) ? options.env[name] : undefined),
    now: () => options.nowMs ?? 0,
  }
}

interface Disk {
  readonly cwd: string
  readonly files: Map<string, Uint8Array>
  readonly folders: Set<string>
  readonly links: Map<string, string>
  at(path: string): string
}

interface Steps {
  readonly assertAlive: () => void
  readonly count: () => number
  /** Does the step, or what is left of it when the machine stops in its middle. */
  readonly step: (path: string, whole: () => void, half?: () => void) => void
}

function makeDisk(files: Readonly<Record<string, string | Uint8Array>>, options: MemoryHostOptions): Disk {
  const cwd = options.cwd ?? '/repo'
  const at = (path: string): string => posix.resolve(cwd, path)
  const disk: Disk = { cwd, files: new Map(), folders: new Set(['/']), links: new Map(), at }
  makeFolders(disk, cwd)
  for (const [path, bytes] of Object.entries(files)) {
    makeFolders(disk, posix.dirname(at(path)))
    disk.files.set(at(path), toBytes(bytes))
  }
  for (const [path, target] of Object.entries(options.links ?? {})) {
    makeFolders(disk, posix.dirname(at(path)))
    disk.links.set(at(path), target)
  }
  return disk
}

function makeSteps(interrupt: MemoryHostOptions['interrupt']): Steps {
  let count = 0
  let isDead = false
  const assertAlive = (): void => {
    if (isDead) throw new Killed('the machine is off')
  }
  const step: Steps['step'] = (path, whole, half) => {
    count++
    if (count !== interrupt?.at) return whole()
    if (interrupt.how === 'fail') throw new HostError('ENOSPC', path, `no space left on device: ${path}`)
    isDead = true
    half?.()
    throw new Killed(`killed at step ${count}: ${path}`)
  }
  return { assertAlive, count: () => count, step }
}

function makeFolders(disk: Disk, path: string): void {
  if (disk.files.has(path)) throw new HostError('ENOTDIR', path, `not a directory: ${path}`)
  if (disk.folders.has(path)) return
  makeFolders(disk, posix.dirname(path))
  disk.folders.add(path)
}

/** The path with links resolved; its last part need not exist. */
function resolved(disk: Disk, path: string, followLast = true): string {
  let rest = disk.at(path).split('/').filter(Boolean)
  let real = '/'
  for (let links = 0; rest.length > 0;) {
    const next = posix.join(real, rest[0] ?? '')
    rest = rest.slice(1)
    const target = disk.links.get(next)
    if (target !== undefined && (rest.length > 0 || followLast)) {
      if (++links > LINK_LIMIT) throw new HostError('ELOOP', path, `too many symbolic links: ${path}`)
      rest = [...posix.resolve(real, target).split('/').filter(Boolean), ...rest]
      real = '/'
    } else {
      if (disk.files.has(next) && rest.length > 0) throw new HostError('ENOTDIR', path, `not a directory: ${path}`)
      real = next
    }
  }
  return real
}

function existing(disk: Disk, path: string): string {
  const real = resolved(disk, path)
  if (!disk.files.has(real) && !disk.folders.has(real)) {
    throw new HostError('ENOENT', path, `no such file or directory: ${path}`)
  }
  return real
}

function readFrom(disk: Disk, path: string): Uint8Array {
  const bytes = disk.files.get(existing(disk, path))
  if (bytes === undefined) throw new HostError('EISDIR', path, `is a directory: ${path}`)
  return bytes
}

function orNothing<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch (error) {
    if (error instanceof HostError && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined
    throw error
  }
}

function statOf(disk: Disk, path: string, options: MemoryHostOptions): Stat | undefined {
  const real = orNothing(() => existing(disk, path))
  if (real === undefined) return undefined
  const bytes = disk.files.get(real)
  const times = { modifiedMs: 0, changedMs: 0, inode: 0 }
  return { type: bytes ? 'file' : 'folder', size: bytes?.length ?? 0, ...times, uid: options.uid ?? 1000 }
}

function entryOf(disk: Disk, path: string): Entry['type'] | undefined {
  const real = orNothing(() => resolved(disk, path, false))
  return real === undefined ? undefined : typeAt(disk, real)
}

function typeAt(disk: Disk, real: string): Entry['type'] | undefined {
  if (disk.links.has(real)) return 'link'
  if (disk.files.has(real)) return 'file'
  return disk.folders.has(real) ? 'folder' : undefined
}

function listOf(disk: Disk, path: string): readonly Entry[] {
  const real = existing(disk, path)
  if (disk.files.has(real)) throw new HostError('ENOTDIR', path, `not a directory: ${path}`)
  return children(disk, real)
    .map((name): Entry => ({ name, type: typeAt(disk, posix.join(real, name)) ?? 'other' }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function children(disk: Disk, folder: string): string[] {
  return [...disk.files.keys(), ...disk.folders, ...disk.links.keys()]
    .filter((path) => path !== '/' && posix.dirname(path) === folder)
    .map((path) => posix.basename(path))
}

function writeTo(disk: Disk, path: string, { bytes, change }: { bytes: Uint8Array; change: Steps }): void {
  const folder = resolved(disk, posix.dirname(disk.at(path)))
  makeFolders(disk, folder)
  const real = posix.join(folder, posix.basename(disk.at(path)))
  const temporary = posix.join(folder, `.motif-1-${change.count()}.tmp`)
  change.step(
    path,
    () => disk.files.set(temporary, bytes),
    () => disk.files.set(temporary, bytes.subarray(0, bytes.length >> 1)),
  )
  try {
    change.step(path, () => {
      if (disk.folders.has(real)) throw new HostError('EISDIR', path, `is a directory: ${path}`)
      disk.links.delete(real)
      disk.files.set(real, bytes)
      disk.files.delete(temporary)
    })
  } catch (error) {
    if (error instanceof HostError) disk.files.delete(temporary)
    throw error
  }
}

function removeFrom(disk: Disk, path: string, change: Steps): void {
  const real = resolved(disk, path, false)
  const type = typeAt(disk, real)
  if (type === undefined) throw new HostError('ENOENT', path, `no such file or directory: ${path}`)
  if (type === 'folder' && children(disk, real).length > 0) {
    throw new HostError('ENOTEMPTY', path, `directory not empty: ${path}`)
  }
  change.step(path, () => {
    disk.files.delete(real)
    disk.folders.delete(real)
    disk.links.delete(real)
  })
}

function toBytes(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? new TextEncoder().encode(data) : data
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}
