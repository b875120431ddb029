// Rows beside a cold render: nothing changed, one spec changed, threads, and other jobs.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { read } from '../src/yaml/read.ts'
import { clean, CLI, CRDS, motif, packageOf, peer, ROOT, row, RUNS, WORK, yamlOf, type Row } from './job-package.ts'
import { specOf } from './job/resources.mjs'
import { compare, type Command } from './measure.ts'

/** A tree without what the floor alone reads, rendered, with everything known. */
function renderedPackage(count: number): string {
  const folder = packageOf(count, { name: `noop${count}` })
  clean(join(folder, 'json'))
  for (let run = 0; run < 2; run++) succeed(folder, [process.execPath, CLI, 'render', '--quiet', '--package', folder])
  return folder
}

function succeed(cwd: string, [command = '', ...words]: readonly string[]): void {
  const { status, stderr } = spawnSync(command, words, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}:\n${stderr}`)
}

/** Units and metadata cached, as on any second run; the script lists and lstats the same tree, and git is printed beside. */
export function noopRows(count: number): Row[] {
  const folder = renderedPackage(count)
  const ours: Command = { name: 'motif', words: [process.execPath, CLI, 'render', '--quiet', '--package', folder] }
  const script: Command = { name: 'lstat', words: [process.execPath, join(ROOT, 'bench/job/lstat.mjs'), folder] }
  const spec = join(folder, 'specs/orders-7.yaml')
  let round = 0
  const changed: Command = {
    ...ours,
    name: 'one changed',
    before: () => writeFileSync(spec, yamlOf(specOf(7)).replace(/owner: .*/, `owner: team-${100 + round++}`)),
  }
  const rows = [
    row(
      `no-op render of ${count}, against a Node script that lists and lstats the tree`,
      compare(ours, script, RUNS),
      'at most 1.5x',
    ),
  ]
  for (const words of [
    ['init', '-q'],
    ['add', '-A'],
    ['-c', 'user.name=b', '-c', 'user.email=b@b', 'commit', '-qm', 'b'],
  ])
    succeed(folder, ['git', ...words])
  const status: Command = { name: 'git status', words: ['git', '-C', folder, 'status', '--porcelain'] }
  rows.push(row('the same, against git status', compare(ours, status, RUNS), 'beside it'))
  // Each change makes the next run the first after it, so the no-op is measured against a script's time here.
  const one = compare(changed, script, RUNS)
  const noop = compare(ours, script, RUNS)
  const ratio = {
    min: one.ratio.min / noop.ratio.max,
    median: one.ratio.median / noop.ratio.median,
    max: one.ratio.max / noop.ratio.min,
  }
  rows.push(row(`one spec changed in ${count}, against the no-op`, { a: one.a, b: noop.a, ratio }, 'at most 3x'))
  return rows
}

export function workersRow(count: number): Row {
  const folder = packageOf(count)
  const result = compare(motif(folder, '--jobs', '1'), motif(folder, '--jobs', '2'), RUNS)
  return row(`${count} x 5 on 1 thread, against 2 (motif both)`, result, 'at least 1.6x')
}

/** What kubeconform adds to those that check nothing: it checks the resources that motif has rendered, and no specs. */
export function kubeconformRow(count: number): Row[] {
  const kubeconform = peer('kubeconform')
  if (kubeconform === undefined) return []
  const folder = packageOf(count, { isOneFile: true })
  const output = join(WORK, 'kubeconform')
  const ours: Command = { ...motif(folder, '--stdout'), stdout: join(WORK, 'motif.yaml') }
  succeed(folder, ['sh', '-c', `${ours.words.join(' ')} > ${join(WORK, 'motif.yaml')}`])
  mkdirSync(output, { recursive: true })
  for (const kind of CRDS) writeFileSync(join(output, `${kind}.json`), JSON.stringify(jsonSchemaOf(folder, kind)))
  const words = [
    kubeconform,
    '-schema-location',
    join(output, '{{.ResourceKind}}.json'),
    '-n',
    '2',
    join(WORK, 'motif.yaml'),
  ]
  return [
    row(
      `${count} x 5 to stdout, against kubeconform on them alone`,
      compare(ours, { name: 'kubeconform', words }, RUNS),
      'told',
    ),
  ]
}

function jsonSchemaOf(folder: string, kind: string): unknown {
  const group = kind.startsWith('iam') ? 'iam.cnrm.cloud.google.com' : 'pubsub.cnrm.cloud.google.com'
  const file = join(folder, 'schemas/crds', group, `${kind}.yaml`)
  const value = read(file, readFileSync(file, 'utf8')).documents[0]?.value as unknown as Crd
  return value.spec.versions.find(({ storage }) => storage)?.schema.openAPIV3Schema
}

interface Crd {
  readonly spec: { readonly versions: readonly { storage: boolean; schema: { openAPIV3Schema: unknown } }[] }
}

/** Both read the same CRDs and write a class for each version of each kind; cdk8s reads one file, all it can be given. */
export function generateRow(): Row[] {
  const crds = resolve(ROOT, '../shared/data/config-connector/crds')
  const cdk8s = peer('cdk8s')
  if (cdk8s === undefined || !existsSync(crds)) {
    if (!existsSync(crds)) console.log('skipped: generate, ../shared/data is absent')
    return []
  }
  const folder = packageOf(3, { name: 'generate' })
  clean(join(folder, 'schemas'))
  succeed(folder, [process.execPath, CLI, 'import', 'crds', crds, '--quiet', '--package', folder])
  const files = readdirSync(crds).filter((file) => file.endsWith('.yaml'))
  const [input, output] = [join(WORK, 'crds.yaml'), join(WORK, 'imports')]
  writeFileSync(input, files.map((file) => readFileSync(join(crds, file), 'utf8')).join('\n---\n'))
  const ours: Command = {
    name: 'motif',
    words: [process.execPath, CLI, 'generate', '--quiet', '--package', folder],
    before: () => clean(join(folder, 'generated')),
  }
  const options = ['--no-check-upgrade', '--no-save', '-l', 'typescript', '-o', output]
  const theirs: Command = {
    name: 'cdk8s import',
    words: [cdk8s, 'import', input, ...options],
    before: () => clean(output),
  }
  const result = compare(ours, theirs, Math.min(RUNS, 3))
  const [mine, other] = [classesIn(join(folder, 'generated/crds')), classesIn(output)]
  if (mine !== other || mine < files.length) throw new Error(`not the same classes: ${mine}, ${other}`)
  return [row('generate for all CRDs, against cdk8s import', result, 'at most 1/3')]
}

function classesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .reduce((sum, file) => sum + readFileSync(join(folder, file), 'utf8').split('extends ApiObject ').length - 1, 0)
}
