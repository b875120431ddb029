import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'

/** Runs git in a folder; throws with what it said where it fails. */
export function git(folder: string, args: readonly string[], input = ''): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  const { status, stdout, stderr } = spawnSync('git', [...args], { cwd: folder, input, encoding: 'utf8', env })
  if (status !== 0) throw new Error(`git ${args.join(' ')} failed:\n${stderr}`)
  return stdout
}

/** Runs `body` in a new, empty folder, with its links resolved, and removes it. */
export function inFolder<T>(body: (folder: string) => T): T {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'motif-git-')))
  try {
    return body(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
