import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A command to be timed: its words, what to do before each run, and where its output goes. */
export interface Command {
  readonly name: string
  readonly words: readonly string[]
  readonly before?: () => void
  /** Standard output goes into this file; nowhere without one. */
  readonly stdout?: string
}

/** One run as a whole process: wall clock in milliseconds, peak memory in MB where /usr/bin/time tells it. */
export interface Run {
  readonly wallMs: number
  readonly peakMb: number | undefined
}

const TIME = '/usr/bin/time'

/** Runs a command once. Throws where it exits with an error, since a failed run is no measurement. */
export function runOnce({ name, words, before, stdout }: Command): Run {
  before?.()
  const folder = mkdtempSync(join(tmpdir(), 'motif-bench-'))
  const report = join(folder, 'time')
  const timed = existsSync(TIME) ? [TIME, '-f', '%M', '-o', report, ...words] : [...words]
  const shell = `${timed.map(quoted).join(' ')} > ${quoted(stdout ?? '/dev/null')}`
  const start = process.hrtime.bigint()
  const result = spawnSync('sh', ['-c', shell], { stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 28 })
  const wallMs = Number(process.hrtime.bigint() - start) / 1e6
  const peakMb = existsSync(report) ? Number(readFileSync(report, 'utf8').trim().split('\n').at(-1)) / 1024 : undefined
  rmSync(folder, { recursive: true })
  if (result.status !== 0) throw new Error(`${name} failed:\n${result.stderr.toString().slice(0, 2000)}`)
  return { wallMs, peakMb }
}

/** Two commands in turn, A B A B ..., after one warm-up each: medians, and the ratio A/B pair by pair. */
export interface Comparison {
  readonly a: Summary
  readonly b: Summary
  readonly ratio: Spread
}

/** What several runs of one command gave. */
export interface Summary {
  readonly name: string
  readonly wallMs: Spread
  readonly peakMb: number | undefined
}

/** Minimum, median and maximum. */
export interface Spread {
  readonly min: number
  readonly median: number
  readonly max: number
}

/** Compares two commands over `runs` pairs. */
export function compare(a: Command, b: Command, runs: number): Comparison {
  runOnce(a)
  runOnce(b)
  const pairs = Array.from({ length: runs }, () => ({ a: runOnce(a), b: runOnce(b) }))
  return {
    a: summary(
      a.name,
      pairs.map((pair) => pair.a),
    ),
    b: summary(
      b.name,
      pairs.map((pair) => pair.b),
    ),
    ratio: spread(pairs.map((pair) => pair.a.wallMs / pair.b.wallMs)),
  }
}

/** What `runs` runs of one command give, after a warm-up. */
export function measure(command: Command, runs: number): Summary {
  runOnce(command)
  return summary(
    command.name,
    Array.from({ length: runs }, () => runOnce(command)),
  )
}

function summary(name: string, runs: readonly Run[]): Summary {
  const memory = runs.map(({ peakMb }) => peakMb).filter((peak) => peak !== undefined)
  return {
    name,
    wallMs: spread(runs.map(({ wallMs }) => wallMs)),
    peakMb: memory.length === 0 ? undefined : Math.max(...memory),
  }
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((x, y) => x - y)
  const middle = (sorted.length - 1) / 2
  const median = ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2
  return { min: sorted[0] ?? NaN, median, max: sorted.at(-1) ?? NaN }
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}
