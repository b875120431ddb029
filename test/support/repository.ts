import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** A git repository in a temporary folder, on branch main, with node_modules of this one. */
export interface Repository {
  readonly root: string
  readonly git: (...args: readonly string[]) => string
  /** Writes files by path; undefined removes one. */
  readonly write: (files: Readonly<Record<string, string | undefined>>) => void
  /** Adds everything and commits it. */
  readonly commit: (message?: string) => string
}

/** Runs `body` in a new repository that holds `files` in its first commit, and removes it. */
export async function withRepository<T>(
  files: Readonly<Record<string, string>>,
  body: (repository: Repository) => T | Promise<T>,
): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'motif-repository-')))
  const repository = repositoryIn(join(folder, 'main'))
  try {
    mkdirSync(repository.root)
    repository.git('init', '-q', '-b', 'main')
    repository.write({ '.gitignore': 'node_modules\n', ...files })
    repository.commit('first')
    symlinkSync(resolve('node_modules'), join(repository.root, 'node_modules'))
    return await body(repository)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A folder that is, or is to be, a repository. */
export function repositoryIn(root: string): Repository {
  const git = (...args: readonly string[]): string => {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'protocol.file.allow=always']
    const env = { PATH: process.env['PATH'], HOME: root, GIT_CONFIG_NOSYSTEM: '1' }
    return execFileSync('git', [...who, ...args], { cwd: root, env, encoding: 'utf8', stdio: 'pipe' }).trim()
  }
  return {
    root,
    git,
    write(given) {
      for (const [path, text] of Object.entries(given)) {
        const file = join(root, path)
        mkdirSync(dirname(file), { recursive: true })
        if (text === undefined) rmSync(file)
        else writeFileSync(file, text)
      }
    },
    commit(message = 'next') {
      git('add', '-A')
      git('commit', '-q', '--allow-empty', '-m', message)
      return git('rev-parse', 'HEAD')
    },
  }
}
