// Rows against other tools on the same job: the same specs in, the same resources out.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clean, motif, packageOf, peer, ROOT, row, RUNS, WORK, type Row } from './job-package.ts'
import { specOf, type Spec } from './job/resources.mjs'
import { compare, type Command } from './measure.ts'
import { sameResources } from './same.ts'

const JOB = join(ROOT, 'bench/job')
/** For peers of ten seconds and more. */
const FEW_RUNS = Math.min(RUNS, 3)
/** One for each thing that schema.yaml says. */
const BAD_SPECS: readonly Spec[] = [
  { owner: 'ab' },
  { owner: 'a'.repeat(41) },
  { owner: 'Team' },
  { ackSeconds: 9 },
  { ackSeconds: 601 },
  { ackSeconds: 19, ordered: true },
  { retentionDays: 0 },
  { retentionDays: 32 },
  { ordered: 'no' },
  { tier: 'iron' },
  { teir: 'gold' },
].map((fields) => ({ ...specOf(0), spec: { ...specOf(0).spec, ...fields } }))

/** helm checks nothing and writes text. */
export function helmRow(count: number): Row[] {
  const words = (helm: string, specs: string) => [helm, 'template', 'bench', join(JOB, 'chart'), '-f', specs]
  return toStdout('helm', words, { count, runs: RUNS, name: 'helm template', wanted: 'at most 1x (aim 0.5x)' })
}

/** cue checks the five fields, with the bounds and the rule that schema.yaml has. */
export function cueRow(count: number): Row[] {
  const job = join(JOB, 'endpoints.cue')
  const words = (cue: string, specs: string) => [cue, 'export', job, specs, '-e', 'stream', '--out', 'text']
  const name = 'cue export with an input schema'
  return toStdout('cue', words, { count, runs: FEW_RUNS, name, wanted: 'below 1x', isChecked: true })
}

/** ytt checks the same. */
export function yttRow(count: number): Row[] {
  const words = (ytt: string, specs: string) => [ytt, '-f', join(JOB, 'ytt'), '--data-values-file', specs]
  const name = 'ytt with an input schema'
  return toStdout('ytt', words, { count, runs: FEW_RUNS, name, wanted: 'below 1x', isChecked: true })
}

/** jrsonnet checks nothing. */
export function jrsonnetRow(count: number): Row[] {
  const job = join(JOB, 'endpoints.jsonnet')
  const words = (jrsonnet: string, specs: string) => [jrsonnet, '-y', '--tla-code-file', `input=${specs}`, job]
  return toStdout('jrsonnet', words, { count, runs: RUNS, name: 'jrsonnet', wanted: 'told' })
}

/** kpt reads a file per spec and writes a file per spec, through a function that checks nothing. */
export function kptRow(count: number): Row[] {
  const [kpt, made] = [peer('kpt'), peer('kpt-fn')]
  if (kpt === undefined || made === undefined) return []
  const folder = packageOf(count)
  const output = join(WORK, 'kpt')
  const words = [kpt, 'fn', 'eval', join(folder, 'specs'), '--exec', made, '-o', output]
  const result = compare(motif(folder), { name: 'kpt', words, before: () => clean(output) }, FEW_RUNS)
  sameResources(join(folder, 'manifests'), output, count * 5)
  return [row(`${count} x 5, a file per spec, against kpt fn eval with a function in Go`, result, 'below 1x')]
}

/** A chart per spec is what separate units ask for, 100 per chart is the best it does. */
export function cdk8sRows(count: number): Row[] {
  const folder = packageOf(count)
  const output = join(WORK, 'cdk8s')
  const against = (perChart: number, runs: number) => {
    const words = [process.execPath, join(JOB, 'cdk8s.mjs'), join(folder, 'json'), output, String(perChart)]
    const result = compare(motif(folder), { name: 'cdk8s', words, before: () => clean(output) }, runs)
    sameResources(join(folder, 'manifests'), output, count * 5)
    return result
  }
  return [
    row(`${count} x 5, against cdk8s with a chart per spec`, against(1, 1), 'at most 1/20'),
    row(`${count} x 5, against cdk8s with 100 specs per chart`, against(100, RUNS), 'at most 1/3'),
  ]
}

interface Stream {
  readonly count: number
  readonly runs: number
  readonly name: string
  readonly wanted: string
  /** Whether the peer checks its input, which is tried before it is measured. */
  readonly isChecked?: boolean
}

/** All specs in one file on both sides, all resources in one stream into a file. */
function toStdout(
  tool: string,
  words: (tool: string, specs: string) => readonly string[],
  { count, runs, name, wanted, isChecked = false }: Stream,
): Row[] {
  const file = peer(tool)
  if (file === undefined) return []
  if (isChecked) BAD_SPECS.forEach((bad) => refused(words(file, specsIn([bad]))))
  const specs = specsIn(Array.from({ length: count }, (_, index) => specOf(index)))
  const [mine, other] = [join(WORK, 'motif.yaml'), join(WORK, `${tool}.yaml`)]
  const ours: Command = { ...motif(packageOf(count, { isOneFile: true }), '--stdout'), stdout: mine }
  const result = compare(ours, { name: tool, words: words(file, specs), stdout: other }, runs)
  sameResources(mine, other, count * 5)
  return [row(`${count} x 5 to stdout, against ${name}`, result, wanted)]
}

/** The specs in one file as JSON, which every peer reads faster than YAML. */
function specsIn(specs: readonly Spec[]): string {
  const file = join(WORK, 'specs.json')
  writeFileSync(file, JSON.stringify({ specs }))
  return file
}

/** Throws where a peer that is said to check lets a bad spec through. */
function refused([command = '', ...words]: readonly string[]): void {
  const { status } = spawnSync(command, words, { encoding: 'utf8' })
  if (status === 0 || status === null) throw new Error(`a bad spec went through: ${command} ${words.join(' ')}`)
}
