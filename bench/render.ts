// `npm run bench`: render as a whole command, against a floor and peers, in one run. bench/README.md says what is fair.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { compare, runOnce, type Command } from './measure.ts'
import { bucketText, REFACTOR } from './job/fleet.ts'
import { specOf } from './job/resources.mjs'
import { clean, CLI, motif, packageOf, ROOT, row, RUNS, WORK, yamlOf, type Row } from './job-package.ts'
import { cdk8sRows, cueRow, helmRow, jrsonnetRow, kptRow, yttRow } from './peer-rows.ts'
import { generateRow, kubeconformRow, noopRows, workersRow } from './more-rows.ts'

/** What can be measured, by name; `ROWS=floor,helm` chooses. */
const ROWS: Readonly<Record<string, () => Row[]>> = {
  floor: () => [floorRow(10_000)],
  helm: () => helmRow(10_000),
  cue: () => cueRow(10_000),
  ytt: () => yttRow(10_000),
  jrsonnet: () => jrsonnetRow(10_000),
  kpt: () => kptRow(10_000),
  cdk8s: () => cdk8sRows(5_000),
  growth: () => growthRows(1_000, 100_000),
  small: () => [smallRow()],
  noop: () => noopRows(10_000),
  workers: () => [workersRow(10_000)],
  kubeconform: () => kubeconformRow(10_000),
  generate: () => generateRow(),
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

function growthRows(small: number, large: number): Row[] {
  const result = compare(motif(packageOf(large)), motif(packageOf(small)), Math.min(RUNS, 3))
  const perSpec = result.ratio.median / (large / small)
  const keeping = runOnce(keepingAll(packageOf(large)))
  const memoryRow = (what: string, peakMb: number | undefined): Row => {
    const memory = peakMb === undefined ? 'not measured' : `${peakMb.toFixed(0)} MB`
    return { row: `peak memory at ${large} x 5${what}`, motif: memory, peer: '', ratio: '', wanted: 'below 1,500 MB' }
  }
  return [
    {
      ...row(`growth from ${small} to ${large} composites, time per composite`, result, 'at most 1.1x'),
      ratio: `${perSpec.toFixed(2)}x`,
    },
    memoryRow('', result.a.peakMb),
    memoryRow(', where all units are kept for the next run', keeping.peakMb),
  ]
}

/** A first run that keeps all that motif keeps, in an empty folder. */
function keepingAll(folder: string): Command {
  const { name, words, before } = motif(folder)
  const cache = join(WORK, 'kept')
  return {
    name,
    words: ['env', `XDG_CACHE_HOME=${cache}`, ...words.filter((word) => word !== '--no-cache')],
    before() {
      before?.()
      clean(cache)
    },
  }
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

function print(all: readonly Row[]): void {
  console.log('\n| row | motif | peer | ratio | wanted |\n| --- | --- | --- | --- | --- |')
  for (const { row: name, motif: ours, peer, ratio, wanted } of all)
    console.log(`| ${name} | ${ours} | ${peer} | ${ratio} | ${wanted} |`)
}
