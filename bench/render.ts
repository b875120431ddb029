// `npm run bench`: render as a whole command, against a floor and peers, in one run. bench/README.md says what is fair.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { compare, type Command, type Comparison, type Summary } from './measure.ts'
import { bucketText, REFACTOR } from './job/fleet.ts'
import { specOf, type Spec } from './job/resources.mjs'

const ROOT = resolve(import.meta.dirname, '..')
const CLI = join(ROOT, 'dist/cli.js')
const WORK = mkdtempSync(join(tmpdir(), 'motif-bench-'))
const RUNS = Number(process.env['RUNS'] ?? 5)
const CRDS = ['pubsubtopic', 'pubsubsubscription', 'iampolicymember', 'iamserviceaccount']

interface Row {
  readonly row: string
  readonly motif: string
  readonly peer: string
  readonly ratio: string
  readonly wanted: string
}

/** What can be measured, by name; `ROWS=floor,helm` chooses. */
const ROWS: Readonly<Record<string, () => Row[]>> = {
  floor: () => [floorRow(10_000)],
  helm: () => helmRow(10_000),
  cdk8s: () => cdk8sRows(5_000),
  growth: () => growthRows(1_000, 50_000),
  small: () => [smallRow()],
  plan: () => planRows(10_000),
  refactor: () => [refactorRow(10_000)],
}
const CHOSEN = process.env['ROWS']

const rows: Row[] = []
try {
  plantedErrors()
  for (const [name, measured] of Object.entries(ROWS)) {
    if (CHOSEN === undefined || CHOSEN.split(',').includes(name)) rows.push(...measured())
  }
  print(rows)
} finally {
  rmSync(WORK, { recursive: true, force: true })
}

/** A package of `count` specs, one file each, or all in one file. */
function packageOf(count: number, { isOneFile = false, name = `p${count}` } = {}): string {
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

function yamlOf({ apiVersion, kind, metadata, spec }: Spec): string {
  const lines = (part: object) => Object.entries(part).map(([key, value]) => `  ${key}: ${String(value)}\n`)
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n${lines(metadata).join('')}spec:\n${lines(spec).join('')}`
}

function motif(folder: string, ...more: string[]): Command {
  const words = [process.execPath, CLI, 'render', '--no-cache', '--quiet', '--package', folder, ...more]
  return { name: 'motif', words, before: () => clean(join(folder, 'manifests')) }
}

function clean(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** Both ends are checked: a spec and a resource that are wrong are refused, or nothing here is worth measuring. */
function plantedErrors(): void {
  const folder = packageOf(3, { name: 'planted' })
  const bad = join(folder, 'specs/bad.yaml')
  const render = () =>
    spawnSync(process.execPath, [CLI, 'render', '--package', folder, '--stdout'], { encoding: 'utf8' })
  writeFileSync(bad, yamlOf(specOf(7)).replace('retentionDays: 8', 'retentionDays: 99'))
  const spec = render()
  const raw =
    'apiVersion: pubsub.cnrm.cloud.google.com/v1beta1\nkind: PubSubTopic\nmetadata: { name: x, namespace: team }\nspec: { loction: 1 }\n'
  writeFileSync(bad, raw)
  const resource = render()
  rmSync(bad)
  if (!spec.stderr.includes('schema/bounds') || !resource.stderr.includes('resource/schema')) {
    throw new Error(`the planted errors were not found:\n${spec.stderr}${resource.stderr}`)
  }
  console.log('planted: a bad spec and a bad resource were both refused')
}

function floorRow(count: number): Row {
  const folder = packageOf(count)
  const output = join(WORK, 'floor')
  const words = [process.execPath, join(ROOT, 'bench/job/floor.mjs'), join(folder, 'json'), output]
  const floor: Command = { name: 'floor', words, before: () => clean(output) }
  return row(
    `${count} x 5, a file per spec, against the floor (JSON in and out)`,
    compare(motif(folder), floor, RUNS),
    'at most 6x (aim 3x)',
  )
}

function helmRow(count: number): Row[] {
  const helm = [join(ROOT, 'bench/.peers/helm'), '/usr/local/bin/helm'].find((file) => existsSync(file))
  if (helm === undefined) {
    console.log('skipped: helm is absent (bench/peers.sh builds it)')
    return []
  }
  const folder = packageOf(count, { isOneFile: true })
  const values = join(WORK, 'values.json')
  writeFileSync(values, JSON.stringify({ specs: Array.from({ length: count }, (_, index) => specOf(index)) }))
  const words = [helm, 'template', 'bench', join(ROOT, 'bench/job/chart'), '-f', values]
  const peer: Command = { name: 'helm', words, stdout: join(WORK, 'helm.yaml') }
  const ours: Command = { ...motif(folder, '--stdout'), stdout: join(WORK, 'motif.yaml') }
  const result = compare(ours, peer, RUNS)
  sameResources(join(WORK, 'helm.yaml'), join(WORK, 'motif.yaml'), count * 5)
  return [row(`${count} x 5 to stdout, against helm template`, result, 'at most 1x (aim 0.5x)')]
}

function sameResources(a: string, b: string, count: number): void {
  const countOf = (file: string) => (readFileSync(file, 'utf8').match(/^kind: /gm) ?? []).length
  if (countOf(a) !== count || countOf(b) !== count)
    throw new Error(`not the same resources: ${countOf(a)}, ${countOf(b)}`)
}

function cdk8sRows(count: number): Row[] {
  const folder = packageOf(count)
  const output = join(WORK, 'cdk8s')
  const stock = (perChart: number): Command => ({
    name: 'cdk8s',
    words: [process.execPath, join(ROOT, 'bench/job/cdk8s.mjs'), join(folder, 'json'), output, String(perChart)],
    before: () => clean(output),
  })
  return [
    row(`${count} x 5, against cdk8s with a chart per spec`, compare(motif(folder), stock(1), 1), 'at most 1/20'),
    row(
      `${count} x 5, against cdk8s with 100 specs per chart`,
      compare(motif(folder), stock(100), RUNS),
      'at most 1/3',
    ),
  ]
}

function growthRows(small: number, large: number): Row[] {
  const result = compare(motif(packageOf(large)), motif(packageOf(small)), Math.min(RUNS, 3))
  const perSpec = result.ratio.median / (large / small)
  const memory = result.a.peakMb === undefined ? 'not measured' : `${result.a.peakMb.toFixed(0)} MB`
  return [
    {
      ...row(`growth from ${small} to ${large} composites, time per composite`, result, 'at most 1.1x'),
      ratio: `${perSpec.toFixed(2)}x`,
    },
    { row: `peak memory at ${large} x 5`, motif: memory, peer: '', ratio: '', wanted: 'below 1,500 MB' },
  ]
}

function smallRow(): Row {
  const folder = packageOf(5)
  const node: Command = { name: 'node -e 0', words: [process.execPath, '-e', '0'] }
  const ours: Command = { name: 'motif', words: [process.execPath, CLI, 'render', '--quiet', '--package', folder] }
  return row('one small package, warm, against node -e 0', compare(ours, node, RUNS * 2), 'at most 4x (aim 3x)')
}

/** Two refs of one package: render compiles one of them, plan both, less what they share. */
function planRows(count: number): Row[] {
  const folder = packageOf(count, { name: 'plan' })
  const git = (...args: readonly string[]): void => {
    const done = spawnSync('git', ['-C', folder, '-c', 'user.name=b', '-c', 'user.email=b@example.org', ...args])
    if (done.status !== 0) throw new Error(done.stderr.toString())
  }
  writeFileSync(join(folder, '.gitignore'), 'node_modules\njson\nmanifests\n')
  git('init', '-q', '-b', 'main')
  git('add', '-A')
  git('commit', '-q', '-m', 'first')
  const said = join(WORK, 'plan.txt')
  const words = [process.execPath, CLI, 'plan', '--against', 'main', '--package', folder]
  const ours: Command = { name: 'motif plan', words, stdout: said }
  const planned = (name: string, updates: number): Row => {
    const result = compare(ours, motif(folder), RUNS)
    const text = readFileSync(said, 'utf8')
    if (!text.includes(` ${updates} to update, 0 to delete`)) throw new Error(text.slice(0, 1000))
    return row(`plan of ${count} x 5 against a ref, ${name}, against rendering once`, result, 'below 3x')
  }
  for (let index = 0; index < 100; index++) {
    const file = join(folder, `specs/orders-${index}.yaml`)
    writeFileSync(file, readFileSync(file, 'utf8').replace(/ackSeconds: \d+/, 'ackSeconds: 599'))
  }
  const few = planned('100 specs changed', 100)
  git('checkout', '-q', '.')
  const file = join(folder, 'compositions/event-endpoint.ts')
  writeFileSync(file, readFileSync(file, 'utf8').replace('retentionDays * 86400', 'retentionDays * 86401'))
  return [few, planned('a composition changed for all', count)]
}

/** One document a file, each of which changes; both sides find every file anew as it was. */
function refactorRow(count: number): Row {
  const folder = join(WORK, 'fleet')
  const files = join(folder, 'files')
  mkdirSync(files, { recursive: true })
  writeFileSync(join(folder, 'refactor.yaml'), REFACTOR)
  const texts = Array.from({ length: count }, (_, index) => bucketText(index))
  const before = (): void => texts.forEach((text, index) => writeFileSync(join(files, `bucket-${index}.yaml`), text))
  const words = [process.execPath, CLI, 'refactor', 'refactor.yaml', 'files', '--write']
  const ours: Command = { name: 'motif', words: ['env', '-C', folder, ...words], before, stdout: join(WORK, 'said') }
  const floor: Command = {
    name: 'read and write',
    words: [process.execPath, join(ROOT, 'bench/job/rewrite.mjs'), files],
    before,
  }
  const result = compare(ours, floor, RUNS)
  if (!readFileSync(join(WORK, 'said'), 'utf8').startsWith(`Changed ${count} files`)) throw new Error('not all changed')
  return row(
    `refactor of ${count} files, all of which change, against reading and writing them`,
    result,
    'at most 8x (aim 5x)',
  )
}

function row(name: string, { a, b, ratio }: Comparison, wanted: string): Row {
  const spread = `${shown(ratio.median)} (${shown(ratio.min)} to ${shown(ratio.max)})`
  console.log(`${name}: ${spread}`)
  return { row: name, motif: timeOf(a), peer: timeOf(b), ratio: spread, wanted }
}

function shown(ratio: number): string {
  return ratio < 0.3 ? `1/${(1 / ratio).toFixed(1)}` : `${ratio.toFixed(2)}x`
}

function timeOf({ wallMs, peakMb }: Summary): string {
  return `${wallMs.median.toFixed(0)} ms${peakMb === undefined ? '' : `, ${peakMb.toFixed(0)} MB`}`
}

function print(all: readonly Row[]): void {
  console.log('\n| row | motif | peer | ratio | wanted |\n| --- | --- | --- | --- | --- |')
  for (const { row: name, motif: ours, peer, ratio, wanted } of all)
    console.log(`| ${name} | ${ours} | ${peer} | ${ratio} | ${wanted} |`)
}
