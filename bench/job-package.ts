// The benchmarks' package, and a row of their table.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Command, Comparison, Summary } from './measure.ts'
import { specOf, type Spec } from './job/resources.mjs'

export const ROOT = resolve(import.meta.dirname, '..')
export const CLI = join(ROOT, 'dist/cli.js')
export const WORK = mkdtempSync(join(tmpdir(), 'motif-bench-'))
export const RUNS = Number(process.env['RUNS'] ?? 5)
export const CRDS = ['pubsubtopic', 'pubsubsubscription', 'iampolicymember', 'iamserviceaccount']

/** One row of the table, as text. */
export interface Row {
  readonly row: string
  readonly motif: string
  readonly peer: string
  readonly ratio: string
  readonly wanted: string
}

/** A peer that bench/peers.sh has installed; undefined, and said so, where it is absent. */
export function peer(name: string): string | undefined {
  const file = join(ROOT, 'bench/.peers', name)
  if (existsSync(file)) return file
  console.log(`skipped: ${name} is absent (bench/peers.sh installs it)`)
  return undefined
}

/** A package of `count` specs, one file each, or all in one file. */
export function packageOf(count: number, { isOneFile = false, name = `p${count}` } = {}): string {
  const folder = join(WORK, isOneFile ? `${name}-one` : name)
  if (existsSync(folder)) return folder
  for (const part of ['schemas', 'compositions', 'specs', 'json']) mkdirSync(join(folder, part), { recursive: true })
  const spec = 'spec: { unchecked: [] }'
  writeFileSync(
    join(folder, 'motif.yaml'),
    `apiVersion: motif.dev/v1alpha1\nkind: Package\nmetadata: { name: bench }\n${spec}\n`,
  )
  copyFileSync(join(ROOT, 'bench/job/schema.yaml'), join(folder, 'schemas/event-endpoint.yaml'))
  copyFileSync(join(ROOT, 'bench/job/composition.ts'), join(folder, 'compositions/event-endpoint.ts'))
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  for (const kind of CRDS) {
    const group = kind.startsWith('iam') ? 'iam.cnrm.cloud.google.com' : 'pubsub.cnrm.cloud.google.com'
    mkdirSync(join(folder, 'schemas/crds', group), { recursive: true })
    const file = join('schemas/crds', group, `${kind}.yaml`)
    copyFileSync(join(ROOT, file), join(folder, file))
  }
  const specs = Array.from({ length: count }, (_, index) => specOf(index))
  if (isOneFile) writeFileSync(join(folder, 'specs/all.yaml'), specs.map(yamlOf).join('---\n'))
  else {
    specs.forEach((each, index) => {
      writeFileSync(join(folder, `specs/orders-${index}.yaml`), yamlOf(each))
      writeFileSync(join(folder, `json/orders-${index}.json`), JSON.stringify(each))
    })
  }
  return folder
}

/** A spec as a user writes it. */
export function yamlOf({ apiVersion, kind, metadata, spec }: Spec): string {
  const lines = (part: object) => Object.entries(part).map(([key, value]) => `  ${key}: ${String(value)}\n`)
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n${lines(metadata).join('')}spec:\n${lines(spec).join('')}`
}

/** `motif render` of a package that has no output yet. */
export function motif(folder: string, ...more: string[]): Command {
  const words = [process.execPath, CLI, 'render', '--no-cache', '--quiet', '--package', folder, ...more]
  return { name: 'motif', words, before: () => clean(join(folder, 'manifests')) }
}

/** Removes a folder. */
export function clean(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** A row, also said at once. */
export function row(name: string, { a, b, ratio }: Comparison, wanted: string): Row {
  const spread = `${shown(ratio.median)} (${shown(ratio.min)} to ${shown(ratio.max)})`
  const [motif, peer] = [timeOf(a), timeOf(b)]
  console.log(`${name}: ${motif}; ${peer}; ${spread}`)
  return { row: name, motif, peer, ratio: spread, wanted }
}

function shown(ratio: number): string {
  return ratio < 0.3 ? `1/${(1 / ratio).toFixed(1)}` : `${ratio.toFixed(2)}x`
}

function timeOf({ wallMs, peakMb }: Summary): string {
  return `${wallMs.median.toFixed(0)} ms${peakMb === undefined ? '' : `, ${peakMb.toFixed(0)} MB`}`
}
