// Compares what we say of mutated objects with what a real API server says. Run: npm run oracle -- --seed 1
import { kindKey } from '../src/model/kind.ts'
import { caseOf } from './cases.ts'
import { chanceDocuments } from './chance.ts'
import { crdCaseOf } from './crd-cases.ts'
import { judgeCrd, type CrdJudgement } from './judge-crd.ts'
import { group } from './group.ts'
import { install } from './install.ts'
import { judge, type Judgement } from './judge.ts'
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
  const end = Date.now() + options.limitMs
  const crds = await judgeCrds(server, material, { ...options, end })
  const isTaken = ({ kind }: Subject): boolean => !unwanted.some(({ declaration }) => declaration.kind === kind)
  const groups = groupsOf(material.subjects.filter(isTaken), options.kinds)
  const begun = Date.now()
  const judgements: Judgement[] = []
  await each(indexes(options.count, options.only), async (index) => {
    if (Date.now() > end) return
    judgements.push(await judge(server, caseOf(groups, options.seed, index), material.rendered))
  })
  const report = reportOf({ seed: options.seed, judgements, seconds: (Date.now() - begun) / 1000 })
  if (options.only !== undefined) console.log(judgements.map(caseText).join('\n'))
  console.log(report.text)
  return report.unexplained + crds + unwanted.length === 0 ? 0 : 1
}

function indexes(count: number, only: number | undefined): readonly number[] {
  return only === undefined ? Array.from({ length: count }, (_, index) => index) : [only]
}

async function judgeCrds(
  server: Server,
  { declarations }: Material,
  { seed, crdCount, only, end }: Options & { readonly end: number },
): Promise<number> {
  const judgements: CrdJudgement[] = []
  await each(indexes(only === undefined ? crdCount : 0, undefined), async (index) => {
    if (Date.now() < end) judgements.push(await judgeCrd(server, crdCaseOf(declarations, seed, index)))
  })
  const report = crdReportOf(judgements, seed)
  if (judgements.length > 0) console.log(report.text)
  return report.unexplained
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
