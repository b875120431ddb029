// Compares what we say of mutated objects with what a real API server says. Run: npm run oracle -- --seed 1
import { kindKey } from '../src/model/kind.ts'
import { caseOf } from './cases.ts'
import { chanceDocuments } from './chance.ts'
import { crdCaseOf } from './crd-cases.ts'
import { judgeCrd, type CrdJudgement } from './judge-crd.ts'
import { group } from './group.ts'
import { install } from './install.ts'
import { judge } from './judge.ts'
import { madeDocuments } from './made.ts'
import { readOptions, type Options } from './options.ts'
import { caseText, crdReportOf, reportOf } from './report.ts'
import { connect, each, startServer, type Server } from './server.ts'
import { readMaterial, type Material, type Subject } from './subjects.ts'

const options = readOptions(process.argv.slice(2))
const material = readMaterial(options, [...madeDocuments(), ...chanceDocuments(options.seed)])
const server = options.kubeconfig === undefined ? startServer(options.tools) : connect(options.kubeconfig)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.stop()
    process.exit(130)
  })
}
try {
  process.exitCode = await run(server, material, options)
} finally {
  server.stop()
}

async function run(server: Server, material: Material, options: Options): Promise<number> {
  const unwanted = await install(server, material.declarations, material.subjects)
  for (const { declaration, message } of unwanted) console.log(`${declaration.file}: ${message}`)
  const crds = await judgeCrds(server, material, options)
  const isTaken = ({ kind }: Subject): boolean => !unwanted.some(({ declaration }) => declaration.kind === kind)
  const groups = groupsOf(material.subjects.filter(isTaken), options.kinds)
  const begun = Date.now()
  const judgements = await within(options.limitMs - crds.tookMs, indexes(options.count, options.only), (index) =>
    judge(server, caseOf(groups, options.seed, index), material.rendered),
  )
  const asked = options.only === undefined ? options.count : 1
  const report = reportOf({ seed: options.seed, asked, judgements, seconds: (Date.now() - begun) / 1000 })
  if (options.only !== undefined) console.log(judgements.map(caseText).join('\n'))
  console.log(report.text)
  const isEnough = isMost(judgements.length, asked) && isMost(crds.judged, crds.asked)
  if (!isEnough)
    console.log(`time ran out before a tenth was compared: give it more than --limit ${options.limitMs / 1000}`)
  return isEnough && report.unexplained + crds.unexplained + unwanted.length === 0 ? 0 : 1
}

/** A machine that is busy compares less in its time; to have compared next to nothing proves nothing. */
function isMost(judged: number, asked: number): boolean {
  return judged >= asked / 10
}

function indexes(count: number, only: number | undefined): readonly number[] {
  return only === undefined ? Array.from({ length: count }, (_, index) => index) : [only]
}

/** What came of the items that were begun within the time. */
async function within<T>(
  limitMs: number,
  items: readonly number[],
  work: (item: number) => Promise<T>,
): Promise<readonly T[]> {
  const end = Date.now() + limitMs
  const results: T[] = []
  await each(items, async (item) => {
    if (Date.now() < end) results.push(await work(item))
  })
  return results
}

interface CrdFindings {
  readonly asked: number
  readonly judged: number
  readonly unexplained: number
  readonly tookMs: number
}

/** CRDs have a quarter of the time. */
async function judgeCrds(
  server: Server,
  { declarations }: Material,
  { seed, crdCount, only, limitMs }: Options,
): Promise<CrdFindings> {
  const begun = Date.now()
  const asked = only === undefined ? crdCount : 0
  const judgements: readonly CrdJudgement[] = await within(limitMs / 4, indexes(asked, undefined), (index) =>
    judgeCrd(server, crdCaseOf(declarations, seed, index)),
  )
  const report = crdReportOf({ seed, asked, judgements })
  if (asked > 0) console.log(report.text)
  return { asked, judged: judgements.length, unexplained: report.unexplained, tookMs: Date.now() - begun }
}

/** A group of subjects for each kind of material; each has the same share of the cases. */
function groupsOf(subjects: readonly Subject[], kinds: string): readonly (readonly Subject[])[] {
  const chosen = subjects.filter(({ kind }) => kindKey(kind.group, kind.kind).includes(kinds))
  const groups = group(chosen, ({ kind, from }) =>
    kind.ships === 'core'
      ? 'core'
      : from.startsWith('examples')
        ? 'examples'
        : kind.kind.startsWith('Chance')
          ? 'chance'
          : /^(made|oracle)/.test(from)
            ? 'made'
            : 'samples',
  )
  return [...groups.values()]
}
