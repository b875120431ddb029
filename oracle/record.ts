// Writes what a real API server says of every construct of a structural schema, for the tests to hold us to.
// Run: node --import tsx oracle/record.ts
import { writeFileSync } from 'node:fs'
import { own, type Mapping, type Value } from '../src/model/value.ts'
import { plainPath, verdictOf, type Verdict } from './answer.ts'
import { CONSTRUCTS } from './constructs.ts'
import { POST_CRD } from './install.ts'
import { toJson } from './json.ts'
import { crdDocument, GROUP } from './made.ts'
import { readOptions } from './options.ts'
import { connect, each, startServer, type Server } from './server.ts'

const FILE = 'test/fixtures/schema/server-constructs.json'
const PATH = `/apis/${GROUP}/v1/namespaces/default/constructs?dryRun=All&fieldValidation=Strict`

const options = readOptions(process.argv.slice(2))
const server = options.kubeconfig === undefined ? startServer(options.tools) : connect(options.kubeconfig)
try {
  writeFileSync(FILE, `[\n${(await recordAll(server)).join(',\n')}\n]\n`)
} finally {
  server.stop()
}

/** A line for each construct: its schema, and for each value what the server made of it, or where it refused it. */
async function recordAll(server: Server): Promise<readonly string[]> {
  const fields = CONSTRUCTS.map(([schema], index): readonly [string, Value] => [`f${index}`, schema as Value])
  const crd = crdDocument('Construct', Object.fromEntries(fields))
  const { status, text } = await server.request('POST', POST_CRD.replace(/\?.*/, ''), toJson(crd))
  if (status >= 300 && status !== 409) throw new Error(text)
  await served(server)
  const lines: string[] = []
  await each(CONSTRUCTS, async ([schema, ...values], index) => {
    const said: Value[] = []
    for (const value of values) said.push({ value, ...(await ask(server, `f${index}`, value)) })
    lines[index] = `  ${toJson({ schema: schema as Value, said })}`
  })
  return lines
}

async function served(server: Server): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if ((await server.request('GET', PATH)).status === 200) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('the server does not serve the kind of the constructs')
}

async function ask(server: Server, field: string, value: Value): Promise<Mapping> {
  const object = { apiVersion: `${GROUP}/v1`, kind: 'Construct', metadata: { name: 'a' }, spec: { [field]: value } }
  const verdict = verdictOf(await server.request('POST', PATH, toJson(object)))
  if (verdict.tag !== 'accepted') return { refused: [...new Set(pathsOf(verdict, field))].sort() }
  const taken = own(own(verdict.object ?? null, 'spec'), field)
  return taken === undefined ? { dropped: true } : { taken }
}

/** The server's paths below the field, steps joined by dots. */
function pathsOf(verdict: Verdict, field: string): readonly string[] {
  const prefix = plainPath(['spec', field])
  const below = (path: string): string => path.slice(prefix.length + 1)
  if (verdict.tag === 'undecoded') return (verdict.unknown.length > 0 ? verdict.unknown : [verdict.field]).map(below)
  return verdict.tag === 'refused' ? verdict.causes.map(({ path }) => below(path)) : []
}
