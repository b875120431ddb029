// `npm run bench:check`: the checking alone, against ajv in this process and kubeconform as a whole command.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Ajv } from 'ajv'
import type { Kind, Schema } from '../src/model/kind.ts'
import { groupVersion } from '../src/model/resource.ts'
import { isMapping, ownText, type Mapping } from '../src/model/value.ts'
import { readKind } from '../src/schema/crd.ts'
import { checkerOf } from '../src/schema/validate.ts'
import { read } from '../src/yaml/read.ts'
import { resourcesOf, specOf } from './job/resources.mjs'
import { compare, type Command } from './measure.ts'

const ROOT = resolve(import.meta.dirname, '..')
const RUNS = Number(process.env['RUNS'] ?? 5)
const COUNT = 10_000
const CRDS = [
  'pubsub.cnrm.cloud.google.com/pubsubtopic',
  'pubsub.cnrm.cloud.google.com/pubsubsubscription',
  'iam.cnrm.cloud.google.com/iampolicymember',
  'iam.cnrm.cloud.google.com/iamserviceaccount',
]

const kinds = CRDS.map(kindAt)
const resources = Array.from({ length: COUNT }, (_, index) => resourcesOf(specOf(index)) as Mapping[]).flat()

againstAjv()
againstKubeconform()

function kindAt(name: string): Kind {
  const file = `schemas/crds/${name}.yaml`
  const document = read(file, readFileSync(join(ROOT, file), 'utf8')).documents[0]?.value
  const { kind } = readKind(isMapping(document) ? document : {}, file, 'crd')
  if (kind === undefined) throw new Error(`${file} declares no kind`)
  return kind
}

/** Both see the same parsed objects. ajv checks no metadata, no unknown fields beyond its strict schema, and no CEL. */
function againstAjv(): void {
  const ajv = new Ajv({ strict: false, validateFormats: false })
  const compiled = new Map(kinds.map((kind) => [kind.kind, ajv.compile(closed(schemaOf(kind)))]))
  const checkers = new Map(kinds.map((kind) => [kind.kind, checkerOf(kind, kind.storage)]))
  const ours = () => resources.filter((each) => checkers.get(ownText(each, 'kind'))?.check(each).problems.length !== 0)
  const theirs = () => resources.filter((each) => compiled.get(ownText(each, 'kind'))?.(each) !== true)
  if (ours().length > 0 || theirs().length > 0) throw new Error('a resource of the job is refused')
  const planted = [{ ...resources[0], spec: { displayName: 5 } } as Mapping]
  if (checkers.get('IAMServiceAccount')?.check(planted[0] ?? {}).problems.length !== 1)
    throw new Error('nothing is checked')
  const pairs = Array.from({ length: RUNS }, () => [rateOf(ours), rateOf(theirs)] as const)
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN
  const [mine, other] = [median(pairs.map(([a]) => a)), median(pairs.map(([, b]) => b))]
  console.log(
    `| checker, resources a second | ${thousands(mine)} | ajv ${thousands(other)} | ${(mine / other).toFixed(2)}x |`,
  )
}

function rateOf(run: () => unknown): number {
  const start = process.hrtime.bigint()
  run()
  return resources.length / (Number(process.hrtime.bigint() - start) / 1e9)
}

function thousands(rate: number): string {
  return `${Math.round(rate / 1000)},000`
}

function schemaOf(kind: Kind): Schema {
  const version = kind.versions.find(({ name }) => name === kind.storage)
  if (version === undefined) throw new Error(`${kind.kind} has no storage version`)
  return version.schema
}

/** The schema as JSON Schema that refuses unknown fields, which is what strict field validation does. */
function closed(schema: Schema): object {
  const { properties, items } = schema
  const isOpen = schema.additionalProperties !== undefined || schema['x-kubernetes-preserve-unknown-fields'] === true
  return {
    ...schema,
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([key, child]) => [key, key === 'metadata' ? child : closed(child)]),
          ),
        }),
    ...(items === undefined ? {} : { items: closed(items) }),
    ...(properties === undefined || isOpen ? {} : { additionalProperties: false }),
  }
}

/** motif validates raw resources whole: reading, checking, linking. kubeconform reads and checks, on all cores. */
function againstKubeconform(): void {
  const kubeconform = join(ROOT, 'bench/.peers/kubeconform')
  if (!existsSync(kubeconform)) return console.log('skipped: kubeconform is absent (bench/peers.sh builds it)')
  const folder = mkdtempSync(join(tmpdir(), 'motif-bench-check-'))
  try {
    const text = resources.map((each) => JSON.stringify(each).replace('motif.dev/', 'example.com/')).join('\n---\n')
    mkdirSync(join(folder, 'specs'))
    writeFileSync(join(folder, 'specs/all.yaml'), `${text}\n`)
    const spec = `spec: { schemas: schemas }`
    writeFileSync(
      join(folder, 'motif.yaml'),
      `apiVersion: motif.dev/v1alpha1\nkind: Package\nmetadata: { name: bench }\n${spec}\n`,
    )
    for (const kind of kinds) {
      const { group } = groupVersion(`${kind.group}/${kind.storage}`)
      mkdirSync(join(folder, 'json'), { recursive: true })
      mkdirSync(join(folder, 'schemas/crds', group), { recursive: true })
      const name = kind.kind.toLowerCase()
      writeFileSync(join(folder, 'json', `${name}_${kind.storage}.json`), JSON.stringify(closed(schemaOf(kind))))
      writeFileSync(join(folder, 'schemas/crds', group, `${name}.yaml`), JSON.stringify(kind.source))
    }
    const schemas = join(folder, 'json/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json')
    const peer: Command = {
      name: 'kubeconform',
      words: [kubeconform, '-schema-location', schemas, '-summary', join(folder, 'specs')],
    }
    const ours: Command = {
      name: 'motif',
      words: [process.execPath, join(ROOT, 'dist/cli.js'), 'validate', '--no-cache', '--quiet', '--package', folder],
    }
    const { a, b, ratio } = compare(ours, peer, RUNS)
    const [mine, other] = [a.wallMs.median, b.wallMs.median].map((ms) => `${ms.toFixed(0)} ms`)
    console.log(
      `| ${resources.length} raw resources, whole command | ${mine ?? ''} | kubeconform ${other ?? ''} | ${ratio.median.toFixed(2)}x |`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
