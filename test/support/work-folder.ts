import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { main } from '../../src/cli.ts'
import { nodeHost } from '../../src/node-host.ts'

/** A package in a temporary folder, on which words of the command line are run. */
export interface WorkFolder {
  readonly root: string
  /** The JSON report of `motif <args> --json`. */
  run(...args: readonly string[]): Promise<Report>
  remove(): void
}

/** What `--json` prints. */
export interface Report {
  readonly ok: boolean
  readonly summary: Readonly<Record<string, unknown>>
  readonly diagnostics: readonly { code: string; severity: string; message: string; path?: string; file?: string }[]
}

/** A temporary folder that holds a copy of what is in `template`. */
export function workFolder(template: string): WorkFolder {
  const outside = realpathSync(mkdtempSync(join(tmpdir(), 'motif-work-')))
  const root = join(outside, 'package')
  cpSync(template, root, { recursive: true })
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  const host = nodeHost(root)
  const env = (name: string): string | undefined =>
    name === 'XDG_CACHE_HOME' ? join(outside, 'cache') : host.env(name)
  return {
    root,
    async run(...args) {
      let printed = ''
      const stdout = (text: string): void => void (printed += text)
      await main([...args, '--json'], { host: { ...host, env }, stdout, stderr: stdout, isTerminal: false })
      return JSON.parse(printed) as Report
    },
    remove: () => rmSync(outside, { recursive: true, force: true }),
  }
}
