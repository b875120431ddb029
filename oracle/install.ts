import { own, ownText, type Mapping } from '../src/model/value.ts'
import { fromJson, toJson } from './json.ts'
import { each, type Server } from './server.ts'
import type { Declaration, Subject } from './subjects.ts'

const CRDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'
const PATIENCE_MS = 60_000

/** A CRD that we take and the server doesn't, or the other way about. */
export interface Unwanted {
  readonly declaration: Declaration
  readonly message: string
}

/** Gives the server the CRDs that we take, and the namespaces of the objects; those that it does not take are named. */
export async function install(
  server: Server,
  declarations: readonly Declaration[],
  subjects: readonly Subject[],
): Promise<readonly Unwanted[]> {
  const known = declarations.filter(({ kind }) => kind !== undefined)
  const unwanted: Unwanted[] = []
  await each(known, async (declaration) => {
    const { status, text } = await server.request('POST', CRDS, toJson(declaration.document))
    const message = `we take it, the server: ${ownText(fromJson(text), 'message')}`
    if (status >= 400 && status !== 409) unwanted.push({ declaration, message })
  })
  const refused = declarations.filter(({ kind }) => kind === undefined)
  await each(refused, async (declaration) => {
    const { status } = await server.request('POST', POST_CRD, toJson(declaration.document))
    if (status < 300) unwanted.push({ declaration, message: 'we refuse it, the server does not' })
  })
  await each([...new Set(subjects.map(({ base }) => namespaceOf(base)))], async (name) => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }
    await server.request('POST', '/api/v1/namespaces', toJson(namespace))
  })
  const taken = known.filter((declaration) => !unwanted.some((one) => one.declaration === declaration))
  await each(taken, async ({ kind }) => {
    for (const { name, served } of kind?.versions ?? []) {
      if (served) await untilServed(server, `/apis/${kind?.group ?? ''}/${name}/${kind?.plural ?? ''}?limit=1`)
    }
  })
  return unwanted
}

async function untilServed(server: Server, path: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    const { status } = await server.request('GET', path)
    if (status === 200) return
    if (Date.now() > end) throw new Error(`the server does not serve ${path}: ${status}`)
    await new Promise((done) => setTimeout(done, 100))
  }
}

/** The namespace in which an object is made. */
export function namespaceOf(object: Mapping): string {
  const namespace = ownText(own(object, 'metadata'), 'namespace')
  return namespace === '' ? 'default' : namespace
}

/** Where an object of the subject is posted, as a strict dry run. */
export function postPath({ kind, version, base }: Subject): string {
  const root = kind.group === '' ? `/api/${version}` : `/apis/${kind.group}/${version}`
  const scope = kind.scope === 'Namespaced' ? `/namespaces/${namespaceOf(base)}` : ''
  return `${root}${scope}/${kind.plural}?dryRun=All&fieldValidation=Strict`
}

/** Where a CustomResourceDefinition is posted, as a strict dry run. */
export const POST_CRD = `${CRDS}?dryRun=All&fieldValidation=Strict`
