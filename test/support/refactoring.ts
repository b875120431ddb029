import { main } from '../../src/cli.ts'
import { memoryHost, type MemoryHost, type MemoryHostOptions } from './memory-host.ts'

/** A Refactor of StorageBuckets, `edits` a line each; `more` goes into its spec. */
export const refactorOf = (edits: readonly string[], more = ''): string =>
  `apiVersion: motif.dev/v1alpha1\nkind: Refactor\nmetadata: { name: access }\nspec:\n  select: { group: storage.acme.dev, kind: StorageBucket }\n  edits:\n${edits
    .map((edit) => `    - ${edit}\n`)
    .join('')}${more}`

/** The edit that most tests make. */
export const UNIFORM = refactorOf(['set: { path: spec.uniform, value: true }'])

/** A bucket; `spec` in one line. */
export const bucketOf = (name: string, spec = '{ location: EU }'): string =>
  `apiVersion: storage.acme.dev/v1\nkind: StorageBucket\nmetadata:\n  name: ${name} # kept\nspec: ${spec}\n`

/** What a command line said, and the machine it left. */
export interface Refactored {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  readonly host: MemoryHost
}

/** `motif refactor` with words, on a machine that holds the files; r.yaml is the Refactor. */
export async function refactored(
  files: Readonly<Record<string, string | Uint8Array>>,
  words: readonly string[] = [],
  options: MemoryHostOptions = {},
): Promise<Refactored> {
  const host = memoryHost({ 'r.yaml': UNIFORM, ...files }, options)
  return { ...(await refactorOn(host, words)), host }
}

/** `motif refactor r.yaml` with words on a machine. */
export async function refactorOn(host: MemoryHost, words: readonly string[]): Promise<Omit<Refactored, 'host'>> {
  let stdout = ''
  let stderr = ''
  const exitCode = await main(['refactor', 'r.yaml', ...words], {
    host,
    stdout: (text) => void (stdout += String(text)),
    stderr: (text) => void (stderr += text),
    isTerminal: false,
  })
  return { exitCode, stdout, stderr }
}
