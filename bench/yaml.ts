/* Speed of the YAML reader and writer beside their peers, in one run: node --import tsx bench/yaml.ts */
import jsYaml from 'js-yaml'
import * as yaml from 'yaml'
import type { Mapping } from '../src/model/value.ts'
import { readExactly } from '../src/yaml/read-exactly.ts'
import { read } from '../src/yaml/read.ts'
import { writeJson, writeManifest } from '../src/yaml/write.ts'

const DOCUMENTS = 50_000
const ROUNDS = 5

/** A spec of five fields, about 300 bytes as YAML. */
function spec(i: number): Mapping {
  return {
    apiVersion: 'platform.acme.dev/v1alpha1',
    kind: 'ManagedDatabase',
    metadata: {
      name: `orders-${i}`,
      namespace: `team-${i % 40}`,
      labels: { team: `team-${i % 40}`, 'cost-centre': `c-${i % 7}` },
    },
    spec: {
      region: 'europe-west1',
      tier: i % 3 === 0 ? 'PREMIUM' : 'BASIC',
      diskGb: 10 + (i % 90),
      backups: { enabled: i % 2 === 0, retentionDays: 7 },
      users: [
        { name: 'app', role: 'writer' },
        { name: 'report', role: 'reader' },
      ],
    },
  }
}

/** Processor time, the best of a few rounds: what is left when other work on the machine is not counted. */
function bestMs(run: () => void): number {
  let best = Infinity
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(start)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

function compare(
  title: string,
  bytes: number,
  runs: Readonly<Record<string, { readonly share: number; readonly run: () => void }>>,
): void {
  console.log(title)
  let own = 0
  for (const [name, { share, run }] of Object.entries(runs)) {
    const speed = (bytes * share) / 1e6 / (bestMs(run) / 1000)
    own ||= speed
    console.log(
      `  ${name.padEnd(22)} ${speed.toFixed(1).padStart(7)} MB/s   motif is ${(own / speed).toFixed(2)} times as fast`,
    )
  }
}

const values = Array.from({ length: DOCUMENTS }, (_, i) => spec(i))
const texts = values.map((value) => writeManifest(value))
const jsons = values.map((value) => JSON.stringify(value))
const bytes = texts.reduce((sum, text) => sum + text.length, 0)
const few = DOCUMENTS / 50
console.log(`${DOCUMENTS} documents, ${(bytes / DOCUMENTS).toFixed(0)} bytes each`)

compare('read', bytes, {
  'motif read': { share: 1, run: () => texts.forEach((text) => read('a.yaml', text)) },
  'motif, exact reader': {
    share: 1 / 50,
    run: () => texts.slice(0, few).forEach((text) => readExactly('a.yaml', text)),
  },
  'yaml parse': { share: 1 / 50, run: () => texts.slice(0, few).forEach((text) => yaml.parse(text) as unknown) },
  'js-yaml load': { share: 1 / 5, run: () => texts.slice(0, DOCUMENTS / 5).forEach((text) => jsYaml.load(text)) },
  'JSON.parse (of JSON)': { share: 1, run: () => jsons.forEach((text) => JSON.parse(text) as unknown) },
})

compare('write', bytes, {
  'motif writeManifest': { share: 1, run: () => values.forEach((value) => writeManifest(value)) },
  'motif writeJson': { share: 1, run: () => values.forEach((value) => writeJson(value)) },
  'yaml stringify': { share: 1 / 50, run: () => values.slice(0, few).forEach((value) => yaml.stringify(value)) },
  'js-yaml dump': { share: 1 / 5, run: () => values.slice(0, DOCUMENTS / 5).forEach((value) => jsYaml.dump(value)) },
  'JSON.stringify': { share: 1, run: () => values.forEach((value) => JSON.stringify(value)) },
})
