/** One entry of a folder. Links are not followed: what they are is `link`. */
export interface Entry {
  readonly name: string
  readonly type: 'file' | 'folder' | 'link' | 'other'
}

/** What a path is, links followed. Times in milliseconds. */
export interface Stat {
  readonly type: 'file' | 'folder' | 'other'
  readonly size: number
  readonly modifiedMs: number
  /** When its bytes, name or rights were last changed, which nobody can set back. */
  readonly changedMs: number
  readonly inode: number
  readonly uid: number
}

/** A finished child process. */
export interface Exit {
  readonly status: number
  /** What it wrote, as bytes, and the same read as UTF-8. */
  readonly bytes: Uint8Array
  readonly stdout: string
  readonly stderr: string
}

/** How a child process runs. */
export interface ExecOptions {
  readonly input?: string
  readonly cwd?: string
  /** Its whole environment; motif's own where nothing is said. */
  readonly env?: Readonly<Record<string, string>>
}

/**
 * The machine as an interface: everything that is not a pure function of its inputs comes through here. Paths are
 * absolute or relative to `cwd`. A failure of the file system throws a HostError.
 */
export interface Host {
  readonly cwd: string
  /** True where its files are not those that other programs see: nothing of it may be left to them. */
  readonly isOverlay?: true
  read(path: string): Uint8Array
  /** SHA-256 of a file's bytes in hex, where it can be told for less than by reading them. */
  digest?(path: string): string
  /** Undefined where there is nothing. */
  stat(path: string): Stat | undefined
  /** What the path itself is, links not followed; undefined where there is nothing. */
  entry(path: string): Entry['type'] | undefined
  /** Sorted by name, in code units. */
  list(path: string): readonly Entry[]
  /** The path with every link resolved. */
  realPath(path: string): string
  /**
   * Replaces or makes the file in one step: readers see the old bytes or the new. Makes missing folders and keeps the
   * file's mode. A link at `path` is itself replaced, never followed.
   *
   * @param place `new` where the caller has seen that nothing is there: no mode is looked for.
   */
  write(path: string, bytes: Uint8Array | string, place?: 'new'): void
  /** Removes a file, or an empty folder. */
  remove(path: string): void
  exec(command: string, args: readonly string[], options?: ExecOptions): Exit
  fetch(url: string): Promise<Uint8Array>
  readStdin(): Promise<Uint8Array>
  /** The ES module at a URL, run, with what else it needs. */
  load(url: string): Promise<unknown>
  /** A data file that ships with motif, by its path below src/ (or dist/): `schema/core/apps.v1.json`. */
  asset(path: string): Uint8Array | undefined
  /**
   * Calls `changed` for whatever happens to the entries of these folders, until its answer is called. Names that begin
   * with a dot or end with `~` are not worth a call. A folder that cannot be watched is left out.
   */
  watch?(folders: readonly string[], changed: () => void): () => void
  /** An environment variable of motif's own process. */
  env(name: string): string | undefined
  /** Milliseconds since 1970. */
  now(): number
}

/**
 * True for the name of a file that `write` has begun and a killed process may have left behind. It holds nothing that
 * is of use to anyone.
 */
export function isTemporary(name: string): boolean {
  return /^\.motif-[0-9]+-[0-9]+\.tmp$/.test(name)
}

/** What the file system refused: `code` as Node names it (ENOENT, EACCES ...). */
export class HostError extends Error {
  readonly code: string
  readonly path: string
  constructor(code: string, path: string, message: string) {
    super(message)
    this.name = 'HostError'
    this.code = code
    this.path = path
  }
}
