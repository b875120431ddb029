// Emit against the plain floor: the same files by writeFileSync. Run: node --import tsx bench/emit.ts [files]
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { nodeHost } from '../src/node-host.ts'
import { emit } from '../src/pipeline/7-emit.ts'
import type { OutputFile } from '../src/pipeline/layout.ts'

const COUNT = Number(process.argv[2] ?? 10_000)
const ROUNDS = 5
const NAMESPACES = 20

const root = mkdtempSync(join(tmpdir(), 'motif-bench-emit-'))
const rows = [
  compare('first render', { before: undefined, now: 1 }),
  compare('every file changed', { before: 1, now: 2 }),
  compare('nothing changed', { before: 1, now: 1 }),
]
rmSync(root, { recursive: true })
console.log(`${COUNT} files of ${filesOf(1)[0]?.text.length ?? 0} bytes, median of ${ROUNDS}`)
for (const { title, floor, ours } of rows) {
  console.log(`${title}: ${line('wall', ours.wallMs, floor.wallMs)}; ${line('CPU', ours.cpuMs, floor.cpuMs)}`)
}

/** CPU time beside wall clock: what neighbours on the machine do shows less in it. */
interface Times {
  readonly wallMs: number
  readonly cpuMs: number
}

function line(what: string, oursMs: number, floorMs: number): string {
  return `${what} emit ${oursMs.toFixed(0)} ms, writeFileSync ${floorMs.toFixed(0)} ms, ratio ${(oursMs / floorMs).toFixed(2)}`
}

function compare(title: string, { before, now }: { before: number | undefined; now: number }) {
  const floor: Times[] = []
  const ours: Times[] = []
  for (let round = 0; round < ROUNDS; round++) {
    floor.push(
      inFolder(
        (dir) => writePlainly(dir, before),
        (dir) => writePlainly(dir, now),
      ),
    )
    ours.push(
      inFolder(
        (dir) => emitFiles(dir, before),
        (dir) => emitFiles(dir, now),
      ),
    )
  }
  return { title, floor: medians(floor), ours: medians(ours) }
}

function inFolder(prepare: (dir: string) => void, measured: (dir: string) => void): Times {
  const dir = mkdtempSync(join(root, 'run-'))
  prepare(dir)
  const startedMs = performance.now()
  const startedCpu = process.cpuUsage()
  measured(dir)
  const { user, system } = process.cpuUsage(startedCpu)
  const wallMs = performance.now() - startedMs
  rmSync(dir, { recursive: true })
  return { wallMs, cpuMs: (user + system) / 1000 }
}

function writePlainly(dir: string, version: number | undefined): void {
  const made = new Set<string>()
  for (const { path, text } of filesOf(version)) {
    const folder = path.slice(0, path.indexOf('/'))
    if (!made.has(folder)) mkdirSync(join(dir, folder), { recursive: true })
    made.add(folder)
    writeFileSync(join(dir, path), text)
  }
}

function emitFiles(dir: string, version: number | undefined): void {
  if (version === undefined) return
  const { diagnostics } = emit(filesOf(version), {
    host: nodeHost(dir),
    root: dir,
    outputDir: '.',
    isPartial: false,
    mayRemove: true,
    discardEdits: false,
    allowEmpty: false,
    isCheck: false,
    failed: new Set(),
  })
  if (diagnostics.length > 0) throw new Error(diagnostics[0]?.message)
}

function filesOf(version: number | undefined): readonly OutputFile[] {
  if (version === undefined) return []
  return Array.from({ length: COUNT }, (_, index) => ({
    path: `team-${index % NAMESPACES}/app-${index}.yaml`,
    text: `apiVersion: acme.dev/v1\nkind: App\nversion: ${version}\nname: app-${index}\n`.repeat(20),
    units: [index],
  }))
}

function medians(times: readonly Times[]): Times {
  return { wallMs: median(times.map(({ wallMs }) => wallMs)), cpuMs: median(times.map(({ cpuMs }) => cpuMs)) }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}
