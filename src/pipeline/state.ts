import { hash } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { Host } from '../host.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Value } from '../model/value.ts'
import { forgetOldest } from './cache-folder.ts'
import { PASSING } from './passing.ts'
import { seal, unseal } from './seal.ts'
import { packStamps, unpackStamps, type Stamps } from './stamps.ts'
import type { Question, Testimony } from './witness.ts'

/** What the last run of a command found: every answer that the machine gave, and, if it tried to change nothing, its Outcome. */
export interface State {
  readonly stamps: Stamps
  readonly questions: readonly Question[]
  readonly outcome: Outcome | undefined
  /** SHA-256 of the file: another run may replace it at any time. */
  readonly revision: string
}

const FORMAT = 'motif-state/1'
/** What is printed to stdout is not kept beyond this size. */
const LONGEST_OUTPUT = 1_000_000
const MOST_FILES = 64

/** The file in `folder` for runs of one command, which is all that `command` holds. */
export function stateFile(folder: string, command: Value): string {
  return join(folder, hash('sha256', JSON.stringify([FORMAT, command])))
}

/** The state in a file; undefined for anything that is not whole. */
export function readState(host: Host, file: string): State | undefined {
  try {
    if (host.entry(file) !== 'file') return undefined
    const sealed = unseal(FORMAT, host.read(file))
    if (sealed === undefined) return undefined
    const { body, digest: revision } = sealed
    const headEnd = body.indexOf('\n')
    const head = JSON.parse(body.toString('utf8', 0, headEnd)) as Head
    const details = body.subarray(headEnd + 1, headEnd + 1 + head.detailsLength)
    const stamps = unpackStamps(body.subarray(headEnd + 1 + head.detailsLength), host.cwd)
    return { stamps, questions: head.questions, outcome: head.outcome && withDetails(head.outcome, details), revision }
  } catch {
    return undefined
  }
}

interface Head {
  readonly questions: readonly Question[]
  readonly outcome?: Omit<Outcome, 'details'>
  readonly detailsLength: number
}

/** Only a report in JSON asks for the details, which are long. */
function withDetails(outcome: Omit<Outcome, 'details'>, bytes: Buffer): Outcome {
  return {
    ...outcome,
    get details() {
      return JSON.parse(bytes.toString('utf8')) as Readonly<Record<string, Value>>
    },
  }
}

/** Keeps what was found; a failure to write is no error. Of many commands the oldest are forgotten. */
export function writeState(
  host: Host,
  file: string,
  { stamps, questions, isRepeatable, outcome }: Testimony & { readonly outcome: Outcome },
): void {
  const { details, ...rest } = outcome
  const isPassing = outcome.diagnostics.some(({ code }) => PASSING.has(code))
  const isKept = isRepeatable && !isPassing && (outcome.output?.length ?? 0) <= LONGEST_OUTPUT
  const detailBytes = Buffer.from(isKept ? JSON.stringify(details) : '')
  const head: Head = {
    questions: isKept ? questions : [],
    ...(isKept ? { outcome: rest } : {}),
    detailsLength: detailBytes.length,
  }
  const headBytes = Buffer.from(`${JSON.stringify(head)}\n`)
  try {
    host.write(file, seal(FORMAT, headBytes, detailBytes, ...packStamps(stamps, host.cwd)))
    forgetOldest(host, dirname(file), MOST_FILES)
  } catch {
    return
  }
}
