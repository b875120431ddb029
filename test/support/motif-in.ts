import { main } from '../../src/cli.ts'
import { nodeHost } from '../../src/node-host.ts'

/** What a command line said, and how it ended. */
export interface Ran {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs motif in a folder, with its caches below that of the repository's git. `env` is laid over the environment. */
export async function motifIn(
  folder: string,
  line: string,
  { env = {}, isTerminal = false }: { env?: Readonly<Record<string, string>>; isTerminal?: boolean } = {},
): Promise<Ran> {
  const host = nodeHost(folder)
  let stdout = ''
  let stderr = ''
  const variables: Readonly<Record<string, string>> = { XDG_CACHE_HOME: `${folder}/../cache`, ...env }
  const exitCode = await main(line.split(' '), {
    host: { ...host, env: (name) => variables[name] ?? (name === 'PATH' ? host.env(name) : undefined) },
    stdout: (text) => void (stdout += String(text)),
    stderr: (text) => void (stderr += text),
    isTerminal,
  })
  return { exitCode, stdout, stderr }
}
