import { closest } from './model/closest.ts'
import { HostError, type Exit, type Host } from './host.ts'

/** What stands at a path of a commit. */
export interface TreeFile {
  readonly type: 'file' | 'link' | 'submodule'
  readonly oid: string
}

/** The files of one commit, read from the object store: nothing is checked out. */
export interface Tree {
  /** The repository's top folder: absolute, links resolved. */
  readonly top: string
  /** As the user named it: `main`, `main...`. */
  readonly ref: string
  readonly commit: string
  /** By path from `top`, with forward slashes, in git's order. */
  readonly files: ReadonlyMap<string, TreeFile>
  /** The bytes of blobs by oid, all in one go; what the object store lacks, or is larger than `most`, is left out. */
  read(oids: readonly string[], most?: number): ReadonlyMap<string, Uint8Array>
}

/** Why there is no tree: a sentence, and the next step, which is the line to type where fetching helps. */
export interface TreeRefusal {
  readonly reason: 'no-git' | 'no-repository' | 'no-ref' | 'no-merge-base'
  readonly message: string
  readonly help: string
}

/** A tree, or why there is none. */
export type OpenedTree =
  { readonly ok: true; readonly tree: Tree } | { readonly ok: false; readonly refusal: TreeRefusal }

/**
 * The tree of a ref of the repository around `folder`; `REF...` is the commit where HEAD left REF, as in `git diff`.
 * Only plumbing runs: no hook, file watcher, filter or network, and git's own variables have no effect. A ref reaches git
 * as an operand of `rev-parse --verify --end-of-options` alone; every other command gets the commit.
 */
export function openTree(host: Host, folder: string, ref: string): OpenedTree {
  try {
    return open(gitIn(host, folder), ref)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    const message = error.code === 'ENOENT' ? 'git is not installed here.' : `git does not run here: ${error.code}.`
    return refuse('no-git', message, 'install git, or name a folder of manifests.')
  }
}

/** Runs git with these arguments and that input. */
type Git = (args: readonly string[], input?: string) => Exit

/** What git may know of the machine. Its own variables (GIT_DIR, GIT_CONFIG_COUNT, GIT_EXTERNAL_DIFF ...) are not there. */
const KEPT = ['PATH', 'HOME', 'XDG_CONFIG_HOME', 'USERPROFILE', 'SystemRoot', 'SYSTEMROOT', 'TMPDIR', 'TEMP']
const OURS = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
}
const SAFE = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.pager=cat', 'core.quotePath=false']

function gitIn(host: Host, folder: string): Git {
  const kept = KEPT.flatMap((name) => {
    const value = host.env(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  const env = { ...Object.fromEntries(kept), ...OURS }
  const settings = SAFE.flatMap((setting) => ['-c', setting])
  return (args, input) =>
    host.exec('git', ['--no-pager', ...settings, ...args], {
      cwd: folder,
      env,
      ...(input === undefined ? {} : { input }),
    })
}

function open(git: Git, ref: string): OpenedTree {
  const top = git(['rev-parse', '--show-toplevel'])
  if (top.status !== 0) return noRepository(top.stderr)
  const base = ref.endsWith('...') ? ref.slice(0, -3) : ref
  const commit = commitOf(git, base)
  if (commit === undefined) return noRef(git, base, ref === base ? '--depth=1 ' : '--unshallow ')
  const at = ref === base ? commit : mergeBase(git, commit)
  if (at === undefined) return noMergeBase(git, base)
  const read: Tree['read'] = (oids, most) => readBlobs(git, most === undefined ? oids : upTo(git, oids, most))
  return { ok: true, tree: { top: top.stdout.replace(/\r?\n$/, ''), ref, commit: at, files: filesOf(git, at), read } }
}

function commitOf(git: Git, ref: string): string | undefined {
  // What git itself takes for no name, so that no part of it is ever read as an option, a range or a path.
  if (ref === '' || /^-|\.\.|[\0-\x1f\x7f]/.test(ref)) return undefined
  const { status, stdout } = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
  return status === 0 ? oidOf(stdout) : undefined
}

function mergeBase(git: Git, commit: string): string | undefined {
  const { status, stdout } = git(['merge-base', commit, 'HEAD'])
  return status === 0 ? oidOf(stdout) : undefined
}

function oidOf(text: string): string | undefined {
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.exec(text.trim())?.[0]
}

const TYPES: Readonly<Record<string, TreeFile['type']>> = { '120000': 'link', '160000': 'submodule' }

function filesOf(git: Git, commit: string): ReadonlyMap<string, TreeFile> {
  const { status, stdout, stderr } = git(['ls-tree', '-r', '-z', '--full-tree', commit])
  if (status !== 0) throw new HostError(stderr.split('\n')[0] ?? '', commit, stderr)
  const files = new Map<string, TreeFile>()
  for (const line of stdout.split('\0')) {
    const tab = line.indexOf('\t')
    const [mode = '', , oid = ''] = line.slice(0, tab).split(' ')
    if (tab > 0) files.set(line.slice(tab + 1), { type: TYPES[mode] ?? 'file', oid })
  }
  return files
}

const OIDS_AT_ONCE = 20_000

function readBlobs(git: Git, oids: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>()
  for (let from = 0; from < oids.length; from += OIDS_AT_ONCE) {
    const some = oids.slice(from, from + OIDS_AT_ONCE)
    parseBatch(git(['cat-file', '--batch'], some.join('\n') + '\n').bytes, blobs)
  }
  return blobs
}

/** Those that are there and no larger than `most` bytes. */
function upTo(git: Git, oids: readonly string[], most: number): readonly string[] {
  if (oids.length === 0) return []
  const { stdout } = git(['cat-file', '--batch-check'], oids.join('\n') + '\n')
  return stdout.split('\n').flatMap((line) => {
    const [oid = '', type, size] = line.split(' ')
    return type === 'blob' && Number(size) <= most ? [oid] : []
  })
}

/** `<oid> blob <size>\n<bytes>\n` for each, or `<oid> missing\n`. */
function parseBatch(bytes: Uint8Array, blobs: Map<string, Uint8Array>): void {
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at)
    if (end < 0) return
    const [oid = '', type, size] = new TextDecoder().decode(bytes.subarray(at, end)).split(' ')
    at = end + 1
    if (type === 'missing' || size === undefined) continue
    if (type === 'blob') blobs.set(oid, bytes.subarray(at, at + Number(size)))
    at += Number(size) + 1
  }
}

function noRepository(stderr: string): OpenedTree {
  const reason = /^fatal: (.*)$/m.exec(stderr)?.[1] ?? ''
  if (/not a git repository/i.test(reason)) {
    return refuse(
      'no-repository',
      'The package is in no git repository.',
      'name a folder of manifests instead of a ref.',
    )
  }
  return refuse(
    'no-repository',
    `git does not open the repository: ${reason}.`,
    'run `git status` to see what git wants.',
  )
}

/** `reach`: what a shallow clone has to fetch of the ref, as an option. */
function noRef(git: Git, ref: string, reach: string): OpenedTree {
  if (/\.\./.test(ref)) {
    const help =
      'name one ref, or `REF...` for the commit where HEAD left it: the other side is always the working tree.'
    return refuse('no-ref', `${ref} is a range.`, help)
  }
  const message = `This repository has no ${ref || 'ref without a name'}.`
  const [tip = '', back] = ref.split(/(?=[~^])/)
  if (back !== undefined && isShallow(git) && commitOf(git, tip) !== undefined) {
    return refuse('no-ref', message, unshallow(git, tip))
  }
  const fetchLine = /^[\w][\w./-]*$/.test(ref) ? fetchLineOf(git, ref, reach) : undefined
  const near = closest(ref, refNames(git))
  const help = [
    ...(near === undefined ? [] : [`the closest ref is ${near}.`]),
    fetchLine === undefined ? 'name a branch, a tag or a commit.' : `if it is on the remote, fetch it: ${fetchLine}`,
  ]
  return refuse('no-ref', message, help.join('\n'))
}

function noMergeBase(git: Git, ref: string): OpenedTree {
  const message = `${ref} and HEAD have no commit in common.`
  if (!isShallow(git)) return refuse('no-merge-base', message, `compare with ${ref} itself: leave out the dots.`)
  return refuse('no-merge-base', message, unshallow(git, ref))
}

function unshallow(git: Git, ref: string): string {
  return `this clone is shallow; fetch the history: git fetch --unshallow ${remoteOf(git, ref)?.name ?? 'origin'}`
}

/** The line that brings a ref into this clone under the very name that was asked for. */
function fetchLineOf(git: Git, ref: string, reach: string): string | undefined {
  const remote = remoteOf(git, ref)
  if (remote === undefined) return undefined
  const depth = isShallow(git) ? reach : ''
  const { name, branch } = remote
  if (/^[0-9a-f]{7,64}$/.test(ref)) return `git fetch ${depth}${name} ${ref}`
  if (branch !== ref) return `git fetch ${depth}${name} ${branch}:refs/remotes/${name}/${branch}`
  const isTag = /^v?\d+(\.\d+)+/.test(ref)
  return `git fetch ${depth}${name} ${isTag ? `tag ${ref}` : `${ref}:${ref}`}`
}

/** The remote that `origin/main` names, with what comes after; else the one there is, `origin` before others. */
function remoteOf(git: Git, ref: string): { readonly name: string; readonly branch: string } | undefined {
  const names = git(['remote'])
    .stdout.split('\n')
    .filter((name) => /^[\w][\w./-]*$/.test(name))
  const named = names.find((name) => ref.startsWith(`${name}/`))
  if (named !== undefined) return { name: named, branch: ref.slice(named.length + 1) }
  const name = names.includes('origin') ? 'origin' : names[0]
  return name === undefined ? undefined : { name, branch: ref }
}

function isShallow(git: Git): boolean {
  return git(['rev-parse', '--is-shallow-repository']).stdout.trim() === 'true'
}

function refNames(git: Git): readonly string[] {
  const names = ['refs/heads', 'refs/remotes', 'refs/tags']
  return git(['for-each-ref', '--format=%(refname:short)', ...names])
    .stdout.split('\n')
    .filter((name) => name !== '')
}

function refuse(reason: TreeRefusal['reason'], message: string, help: string): OpenedTree {
  return { ok: false, refusal: { reason, message, help } }
}
