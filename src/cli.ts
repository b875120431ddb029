#!/usr/bin/env node
import { fileURLToPath } from 'node:url'

import { HostError, type Host } from './host.ts'
import { diagnostic } from './model/diagnostic.ts'
import type { Outcome } from './model/outcome.ts'
import { BUILD, MOTIF_VERSION } from './model/version.ts'
import { nodeHost } from './node-host.ts'
import { visible, visibleLines } from './report/escape.ts'
import { progressLine, type Progress } from './report/progress.ts'
import { report, REPORTS, type ReportForm } from './report/report.ts'
import { standardOutput } from './standard-output.ts'
import { findWord, parseOptions } from './verbs/command-line.ts'
import { UsageError, type Invocation, type Recalled, type Verb } from './verbs/verb.ts'

/** What main talks to: the machine, and where text goes. */
export interface Io {
  readonly host: Host
  /** Takes text; bytes in UTF-8 only where there is a supervise. */
  stdout(text: string | Uint8Array): void
  readonly stderr: (text: string) => void
  /** Whether a person reads stderr on a terminal: colours and a progress line. */
  readonly isTerminal: boolean
  /** Columns of that terminal. */
  readonly columns?: number
  /** Called before a verb runs in this thread. */
  readonly tune?: () => Promise<void>
  /** Carries out a verb that runs code of the package, where that can be cut off; nothing where that is nowhere. */
  readonly supervise?: (verb: Verb, invocation: Invocation, how: Pick<Recalled, 'looking'>) => Promise<Outcome>
}

/** Carries out a command line (without `node` and the script) and answers with the exit code. Never throws. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await run(argv, io)
  } catch (error) {
    if (error instanceof UsageError) {
      io.stderr(usageText(error))
      return 2
    }
    // A worker thread hands on what a composition left behind.
    const { text, exitCode } = strayText(error)
    io.stderr(text)
    return exitCode
  }
}

async function run(argv: readonly string[], io: Io): Promise<number> {
  const found = findWord(argv)
  if (found.is === 'version') {
    io.stdout(`${MOTIF_VERSION}\n`)
    return 0
  }
  if (found.is === 'help') {
    io.stdout((await import('./verbs/help.ts')).generalHelp())
    return 0
  }
  const verb = await found.row.load()
  const { positionals, values } = parseOptions(verb.options, found.rest)
  if (values['help'] === true) {
    io.stdout((await import('./verbs/help.ts')).verbHelp(verb))
    return 0
  }
  const said = { positionals, values }
  return values['watch'] === true ? carryOutForEver(verb, said, io) : carryOut(verb, said, io)
}

/** Carries a verb out again after each change of the package, while the working folder is there. Survives every error. */
async function carryOutForEver(verb: Verb, said: Pick<Invocation, 'positionals' | 'values'>, io: Io): Promise<number> {
  const { watchPackage } = await import('./verbs/watch.ts')
  const folderOf = (option: string): readonly string[] => [said.values[option]].filter((it) => typeof it === 'string')
  const written = [...folderOf('output-dir'), ...folderOf('cache')]
  const watching = watchPackage(io.host, { package: folderOf('package')[0], written })
  while (!watching.isAstray()) {
    watching.renew()
    try {
      await carryOut(verb, said, io)
    } catch (error) {
      if (error instanceof UsageError) throw error
      // Node has nothing but its own errors for a process whose working folder is gone.
      if (watching.isAstray()) break
      io.stderr(strayText(error).text)
    }
    await watching.next()
  }
  io.stderr(`motif: The working folder ${visible(io.host.cwd)} is gone, so nothing is watched any more.\n`)
  return 1
}

async function carryOut(
  verb: Verb,
  { positionals, values }: Pick<Invocation, 'positionals' | 'values'>,
  io: Io,
): Promise<number> {
  const form = formOf(values)
  const { host } = io
  const isTerminal = io.isTerminal && values['no-color'] !== true && !host.env('NO_COLOR')
  const width = io.columns === undefined ? {} : { width: io.columns }
  const progress = io.isTerminal
    ? progressLine(() => host.now(), io.stderr, io.columns ?? 80)
    : { update: () => undefined, clear: () => undefined }
  const folder = values['package']
  const outcome = await runVerb(
    verb,
    {
      host,
      positionals,
      values,
      ...(typeof folder === 'string' ? { packageFolder: folder } : {}),
      mayRunCode: values['no-code'] !== true,
      progress: (done, total, what) => progress.update(done, total, what),
    },
    { progress, supervise: io.supervise, tune: io.tune },
  )
  const printed = await report(outcome, {
    host,
    form,
    volume: values['quiet'] === true ? 'quiet' : 'normal',
    colour: isTerminal ? 'colour' : 'plain',
    ...width,
  })
  if (printed.stderr !== '') io.stderr(printed.stderr)
  if (printed.stdout.length > 0) io.stdout(printed.stdout)
  if (printed.closing !== undefined) io.stderr(printed.closing)
  return outcome.exitCode
}

function formOf(values: Invocation['values']): ReportForm {
  const said = values['json'] === true ? (values['report'] ?? 'json') : (values['report'] ?? 'text')
  const form = REPORTS.find((name) => name === said)
  if (form === undefined) throw new UsageError(`There is no report "${String(said)}".`, `Say ${REPORTS.join(', ')}.`)
  if (values['json'] === true && form !== 'json')
    throw new UsageError(`--json and --report ${form} exclude each other.`)
  if (values['stdout'] === true && form !== 'text' && form !== 'github') {
    throw new UsageError(`--stdout and a ${form} report both want standard output.`, 'Leave one of them out.')
  }
  return form
}

interface Running {
  readonly progress: Progress
  readonly supervise: Io['supervise'] | undefined
  readonly tune: Io['tune'] | undefined
}

async function runVerb(verb: Verb, invocation: Invocation, { progress, supervise, tune }: Running): Promise<Outcome> {
  try {
    const { outcome, checked, looking } = verb.recall?.(invocation) ?? {}
    if (outcome !== undefined) return outcome
    const isElsewhere = verb.runsCode?.(invocation) === true && invocation.mayRunCode && supervise !== undefined
    const next = { ...invocation, checked }
    if (isElsewhere) return await supervise(verb, next, { looking })
    await tune?.()
    return await verb.run(next)
  } catch (error) {
    if (error instanceof HostError) return refusedByMachine(error, invocation.host.cwd)
    throw error
  } finally {
    progress.clear()
  }
}

const LONGEST_REFUSAL = 500

/** The disk or the network said no where no verb expected it: not the user's files, and not a bug. */
function refusedByMachine({ path, message }: HostError, cwd: string): Outcome {
  const shown = path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path
  const text = `${shown} cannot be read or written: ${message.replaceAll(path, shown)}`
  const found = diagnostic('file/unreadable', `${text.slice(0, LONGEST_REFUSAL)}.`)
  return { report: 'Report', exitCode: 1, summary: {}, diagnostics: [found], details: {}, lines: [] }
}

function usageText({ message, help }: Pick<UsageError, 'message' | 'help'>): string {
  return `motif: ${visible(message)}\n${help === undefined ? '' : `  help: ${visibleLines(help).join('\n        ')}\n`}`
}

function lostText(code: string): string {
  const help = 'see that there is room where the output goes, and that it can be written to.'
  return usageText({ message: `Standard output cannot be written: ${code}.`, help })
}

function bugText(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `${visibleLines(stack).join('\n')}

This is a bug in motif ${MOTIF_VERSION} (Node ${process.version}), not a mistake of yours.
  help: report it in motif's repository: the text above, the command line, and the smallest files that show it.
`
}

/** Something that was thrown when nobody was there to catch it: by what a composition left behind, or by motif. */
function strayText(thrown: unknown): { readonly text: string; readonly exitCode: number } {
  const stack = thrown instanceof Error ? String(thrown.stack) : ''
  if (thrown instanceof Error && !stack.includes('.bundle.cjs:')) return { text: bugText(thrown), exitCode: 70 }
  const said = thrown instanceof Error ? thrown.message : String(thrown)
  const where = /([^\s(]+)\.bundle\.cjs:/.exec(stack)?.[1] ?? 'A composition'
  const text = `error[composition/async]: ${visible(`${where} left something behind that failed: ${said}`)}
  help: make the function synchronous: everything it needs is in the composite.
`
  return { text, exitCode: 1 }
}

/** Runs motif in this process. Ends it only when both streams have taken everything. */
async function runHere(): Promise<void> {
  let leastCode = 0
  const stdout = standardOutput((code) => {
    leastCode = 1
    process.stderr.write(lostText(code))
  })
  // Nobody is left to be told.
  process.stderr.on('error', () => undefined)
  // What a composition logs must not stand among manifests or JSON.
  globalThis.console = new console.Console(process.stderr)
  let isStray = false
  const stray = (thrown: unknown): void => {
    if (isStray) return
    isStray = true
    const { text, exitCode } = strayText(thrown)
    process.stderr.write(text, () => process.exit(exitCode))
  }
  process.on('uncaughtException', stray)
  process.on('unhandledRejection', stray)
  const exitCode = await main(process.argv.slice(2), {
    host: nodeHost(process.cwd()),
    stdout,
    stderr: (text) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY,
    ...(process.stderr.isTTY ? { columns: process.stderr.columns } : {}),
    tune: async () => (await import('./optimizer.ts')).tuneOptimizer(),
    // A thread cannot load the sources.
    ...(BUILD === undefined
      ? {}
      : { supervise: async (...given) => (await import('./supervise.ts')).supervise(...given) }),
  })
  // In this order: what fails on the first is said on the second.
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((resolve) => stream.write('', () => resolve()))
  // Not left to the event loop: a composition may have left a timer behind.
  process.exit(exitCode || leastCode)
}

function isExecuted(): boolean {
  const script = process.argv[1]
  const host = nodeHost(process.cwd())
  return (
    script !== undefined && host.stat(script) !== undefined && host.realPath(script) === fileURLToPath(import.meta.url)
  )
}

if (isExecuted()) await runHere()
