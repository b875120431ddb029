// Compares what we say of mutated objects with what a real API server says. Run: npm run oracle -- --seed 1
import { kindKey } from '../src/model/kind.ts'
import { caseOf, type Case } from './cases.ts'
import { group } from './group.ts'
import { install } from './install.ts'
import { judge, type Judgement } from './judge.ts'
import { readOptions, type Options } from './options.ts'
import { caseText, reportOf } from './report.ts'
import { connect, each, startServer, type Server } from './server.ts'
import { readMaterial, type Material, type Subject } from './subjects.ts'

const options = readOptions(process.argv.slice(2))
const material = readMaterial(options, [])
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
  await install(server, material.declarations, material.subjects)
  const groups = groupsOf(material.subjects, options.kinds)
  const begun = Date.now()
  const judgements: Judgement[] = []
  const cases = options.only === undefined ? Array.from({ length: options.count }, (_, index) => index) : [options.only]
  await each(cases, async (index) => {
    if (Date.now() - begun > options.limitMs) return
    const one: Case = caseOf(groups, options.seed, index)
    judgements.push(await judge(server, one, material.rendered))
  })
  const report = reportOf({ seed: options.seed, judgements, seconds: (Date.now() - begun) / 1000 })
  if (options.only !== undefined) console.log(judgements.map(caseText).join('\n'))
  console.log(report.text)
  return report.unexplained === 0 ? 0 : 1
}

/** A group of subjects for each kind of material; each has the same share of the cases. */
function groupsOf(subjects: readonly Subject[], kinds: string): readonly (readonly Subject[])[] {
  const chosen = subjects.filter(({ kind }) => kindKey(kind.group, kind.kind).includes(kinds))
  const groups = group(chosen, ({ kind, from }) =>
    kind.ships === 'core'
      ? 'core'
      : from.startsWith('examples')
        ? 'examples'
        : /^(made|oracle)/.test(from)
          ? 'made'
          : 'samples',
  )
  return [...groups.values()]
}
