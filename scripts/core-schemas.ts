import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import https from 'node:https'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/*
 * Writes src/schema/core/: the schemas of Kubernetes' own kinds, read from a real API server. `npm run core-schemas`
 * takes the folder with its `up` and `down` from KUBE_TOOLS, or ../shared/tools/kube.
 */

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Definition = { [key: string]: Json }

interface Resource {
  readonly name: string
  readonly kind: string
  readonly namespaced: boolean
  readonly verbs: readonly string[]
}

interface CoreFile {
  readonly kubernetes: string
  readonly group: string
  readonly version: string
  readonly kinds: Record<string, { plural: string; scope: 'Namespaced' | 'Cluster'; definition: string }>
  readonly definitions: Record<string, Definition>
}

const OUT = resolve('src/schema/core')
const TOOLS = resolve(process.env.KUBE_TOOLS ?? '../shared/tools/kube')

/** What the decoder takes as it comes, so that nothing below is known. */
const OPEN =
  /\.(RawExtension|FieldsV1|Patch|JSON|JSONSchemaPropsOrArray|JSONSchemaPropsOrBool|JSONSchemaPropsOrStringArray)$/

type Get = (path: string) => Promise<Definition>

function client(kubeconfig: string): Get {
  const base = /server: "([^"]+)"/.exec(kubeconfig)?.[1] ?? ''
  const token = /token: "([^"]+)"/.exec(kubeconfig)?.[1] ?? ''
  return (path) =>
    new Promise((done, failed) => {
      const options = { rejectUnauthorized: false, headers: { authorization: `Bearer ${token}` } }
      https
        .get(`${base}${path}`, options, (response) => {
          let text = ''
          response.setEncoding('utf8').on('data', (part: string) => (text += part))
          response.on('end', () => done(JSON.parse(text) as Definition)).on('error', failed)
        })
        .on('error', failed)
    })
}

async function writeAll(get: Get): Promise<void> {
  const { gitVersion } = (await get('/version')) as { gitVersion: string }
  const groups = (await get('/apis')) as unknown as { groups: { name: string; versions: { version: string }[] }[] }
  const wanted = [
    { group: '', version: 'v1' },
    ...groups.groups.flatMap(({ name, versions }) => versions.map(({ version }) => ({ group: name, version }))),
  ]
  const files: CoreFile[] = []
  for (const { group, version } of wanted) {
    const path = group === '' ? `api/${version}` : `apis/${group}/${version}`
    const { resources } = (await get(`/${path}`)) as unknown as { resources: Resource[] }
    const document = (await get(`/openapi/v3/${path}`)) as unknown as {
      components: { schemas: Record<string, Definition> }
    }
    const file = coreFile({ kubernetes: gitVersion, group, version }, resources, document.components.schemas)
    if (Object.keys(file.kinds).length > 0) files.push(file)
  }
  mkdirSync(OUT, { recursive: true })
  for (const name of readdirSync(OUT)) if (name.endsWith('.json')) rmSync(join(OUT, name))
  const shared = takeShared(files)
  for (const file of files) write(`${file.group === '' ? 'core' : file.group}.${file.version}.json`, file)
  write('shared.json', { kubernetes: gitVersion, definitions: shared })
  write('index.json', indexOf(gitVersion, files))
}

/** Kinds that can be made and found again; reviews, which are only asked, are not among them. */
function coreFile(
  about: Pick<CoreFile, 'kubernetes' | 'group' | 'version'>,
  resources: readonly Resource[],
  schemas: Readonly<Record<string, Definition>>,
): CoreFile {
  const kinds: CoreFile['kinds'] = {}
  const definitions: CoreFile['definitions'] = {}
  for (const { name, kind, namespaced, verbs } of resources) {
    if (name.includes('/') || !verbs.includes('create') || !verbs.includes('delete')) continue
    const found = Object.entries(schemas).find(([, schema]) => isKind(schema, { ...about, kind }))
    if (found === undefined) continue
    kinds[kind] = { plural: name, scope: namespaced ? 'Namespaced' : 'Cluster', definition: shortName(found[0]) }
    collect(found[0], schemas, definitions)
  }
  return { ...about, kinds, definitions }
}

function isKind(
  schema: Definition,
  { group, version, kind }: { group: string; version: string; kind: string },
): boolean {
  const kinds = (schema['x-kubernetes-group-version-kind'] ?? []) as { group: string; version: string; kind: string }[]
  return kinds.length === 1 && kinds.some((one) => one.group === group && one.version === version && one.kind === kind)
}

function collect(name: string, schemas: Readonly<Record<string, Definition>>, into: Record<string, Definition>): void {
  const short = shortName(name)
  if (Object.hasOwn(into, short) || short === 'meta.v1.ObjectMeta') return
  into[short] = {}
  const compact = compacted(schemas[name] ?? {}, name)
  into[short] = compact
  for (const below of referencesOf(schemas[name] ?? {})) collect(below, schemas, into)
}

function referencesOf(schema: Json): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(referencesOf)
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value.replace('#/components/schemas/', '')] : referencesOf(value),
  )
}

function shortName(name: string): string {
  return name.replace(/^io\.k8s\.(api|apimachinery\.pkg\.apis|apimachinery\.pkg|[a-z-]+\.pkg\.apis)\./, '')
}

/** A definition in the dialect of CustomResourceDefinitions, with `$ref` left as the name of another. */
function compacted(schema: Definition, name: string): Definition {
  if (name.endsWith('.resource.Quantity')) return { 'x-kubernetes-int-or-string': true, format: 'quantity' }
  if (name.endsWith('.IntOrString')) return { 'x-kubernetes-int-or-string': true }
  if (name.endsWith('.meta.v1.Duration')) return { type: 'string', format: 'duration' }
  if (name.endsWith('.meta.v1.ObjectMeta')) return { type: 'object' }
  if (OPEN.test(name)) return { 'x-kubernetes-preserve-unknown-fields': true }
  return narrowed(schema)
}

const KEPT = [
  'type',
  'format',
  'enum',
  'required',
  'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-map-type',
]

/** Without descriptions and defaults: what the server fills in is not written into manifests. */
function narrowed(schema: Definition): Definition {
  const reference = schema.$ref ?? (schema.allOf as { $ref?: Json }[] | undefined)?.[0]?.$ref
  if (typeof reference === 'string') return { $ref: shortName(reference.replace('#/components/schemas/', '')) }
  const kept: Definition = {}
  for (const key of KEPT) if (schema[key] !== undefined) kept[key] = schema[key]
  if (schema.properties) {
    kept.properties = Object.fromEntries(
      Object.entries(schema.properties as Record<string, Definition>).map(([key, child]) => [key, narrowed(child)]),
    )
  }
  if (schema.items) kept.items = narrowed(schema.items as Definition)
  if (typeof schema.additionalProperties === 'object') {
    kept.additionalProperties = narrowed(schema.additionalProperties as Definition)
  }
  return kept
}

/** Takes the definitions that several files have out of them. */
function takeShared(files: readonly CoreFile[]): Record<string, Definition> {
  const seen = new Map<string, number>()
  for (const { definitions } of files)
    for (const name of Object.keys(definitions)) seen.set(name, (seen.get(name) ?? 0) + 1)
  const shared: Record<string, Definition> = {}
  for (const { definitions } of files) {
    for (const [name, definition] of Object.entries(definitions)) {
      if (seen.get(name) === 1) continue
      shared[name] = definition
      Reflect.deleteProperty(definitions, name)
    }
  }
  return shared
}

function indexOf(kubernetes: string, files: readonly CoreFile[]): Definition {
  const kinds: Record<string, Json[]> = {}
  for (const { group, version, kinds: ofFile } of files) {
    for (const kind of Object.keys(ofFile)) (kinds[`${group}/${kind}`] ??= []).push(version)
  }
  return { kubernetes, kinds }
}

/** One definition a line, keys in order, so that an update is read as a diff. */
function write(name: string, content: object): void {
  const lines = Object.entries(content).map(
    ([key, value]: [string, Json]) => `${JSON.stringify(key)}: ${section(value)}`,
  )
  writeFileSync(join(OUT, name), `{\n${lines.join(',\n')}\n}\n`)
}

function section(value: Json): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value)
  const lines = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${JSON.stringify(value[key])}`)
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n}`
}

const folder = mkdtempSync(join(tmpdir(), 'core-schemas-'))
try {
  const kubeconfig = readFileSync(execFileSync(join(TOOLS, 'up'), [folder], { encoding: 'utf8' }).trim(), 'utf8')
  await writeAll(client(kubeconfig))
} finally {
  execFileSync(join(TOOLS, 'down'), [folder])
  rmSync(folder, { recursive: true, force: true })
}
