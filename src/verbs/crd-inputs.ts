import { join, posix, relative, resolve } from 'node:path'
import { HostError, type Host } from '../host.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf } from '../model/origin.ts'
import { isList, isMapping, own, type Mapping, type Value, type ValuePath } from '../model/value.ts'
import { isCrd } from '../schema/crd.ts'
import { decode } from '../yaml/decode.ts'
import { positions } from '../yaml/positions.ts'
import { read } from '../yaml/read.ts'
import type { Invocation } from './verb.ts'

/** One CustomResourceDefinition among the inputs of an import. */
export interface CrdInput {
  /** Its file as reports name it: relative to the package, a URL, or stdin. */
  readonly file: string
  readonly text: string
  /** Which document of the file, and where in it: [] or an item of a list. */
  readonly document: number
  readonly path: ValuePath
  readonly value: Mapping
}

/** Every CRD of the inputs, in their order, and what was no CRD. */
export interface CrdInputs {
  readonly crds: readonly CrdInput[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads files, folders (*.yaml, *.yml and *.json at any depth, by name), http(s) URLs and `-` for stdin. Several
 * documents in a file and the items of lists are read one by one. What cannot be read is import/unreachable. A file
 * without any CRD is import/not-crd, an error; beside CRDs, a document that is none draws the same code as a warning.
 */
export async function readCrdInputs({ host, positionals, progress }: Invocation, root: string): Promise<CrdInputs> {
  const crds: CrdInput[] = []
  const diagnostics: Diagnostic[] = []
  const files = positionals.flatMap((input) => filesOf(host, root, input))
  for (const [index, { file, load }] of files.entries()) {
    progress(index, files.length, 'files')
    const loaded = await loadText(file, load)
    if (!loaded.ok) {
      diagnostics.push(loaded.diagnostic)
      continue
    }
    const found = crdsOf(file, loaded.text)
    crds.push(...found.crds)
    diagnostics.push(...found.diagnostics)
  }
  return { crds, diagnostics }
}

interface InputFile {
  readonly file: string
  readonly load: () => Promise<Uint8Array> | Uint8Array
}

function filesOf(host: Host, root: string, input: string): readonly InputFile[] {
  if (input === '-') return [{ file: 'stdin', load: () => host.readStdin() }]
  if (/^https?:\/\//i.test(input)) return [{ file: input, load: () => host.fetch(input) }]
  const path = resolve(host.cwd, input)
  const paths = host.stat(path)?.type === 'folder' ? filesBelow(host, path) : [path]
  return paths.map((each) => ({
    file: relative(root, each).replaceAll('\\', '/'),
    load: () => host.read(each),
  }))
}

function filesBelow(host: Host, folder: string): readonly string[] {
  return host.list(folder).flatMap(({ name, type }) => {
    const path = join(folder, name)
    if (name.startsWith('.') || name === 'node_modules') return []
    if (type === 'folder') return filesBelow(host, path)
    return type === 'file' && /\.(?:ya?ml|json)$/.test(name) ? [path] : []
  })
}

async function loadText(file: string, load: InputFile['load']): Promise<ReturnType<typeof decode>> {
  try {
    return decode(file, await load())
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    const message = error.code === 'ENOENT' ? `There is no ${file}.` : `${file} cannot be read: ${error.message}.`
    return { ok: false, diagnostic: diagnostic('import/unreachable', message, { origin: startOf(file) }) }
  }
}

function crdsOf(file: string, text: string): Pick<CrdInputs, 'crds' | 'diagnostics'> {
  const { documents, diagnostics } = read(file, text)
  if (diagnostics.some(({ severity }) => severity === 'error')) return { crds: [], diagnostics }
  const objects = documents.flatMap(({ index, value }) => unlisted(value, []).map((object) => ({ ...object, index })))
  const crds: CrdInput[] = []
  const others: typeof objects = []
  for (const object of objects) {
    const { value, path, index } = object
    if (isCrd(value)) crds.push({ file, text, document: index, path, value })
    else others.push(object)
  }
  if (crds.length === 0 && objects.length === 0) return { crds, diagnostics: [...diagnostics, nothingIn(file)] }
  const places = others.length > 0 ? positions(file, text) : undefined
  const severity = crds.length === 0 ? 'error' : 'warning'
  const notCrds = others.map(({ value, path, index }): Diagnostic => {
    const origin = places?.locate(index, path) ?? startOf(file)
    return { ...diagnostic('import/not-crd', sayNotCrd(value), { origin, ...helpFor(value) }), severity }
  })
  return { crds, diagnostics: [...diagnostics, ...notCrds] }
}

/** A v1 List, and a CustomResourceDefinitionList, is its items. */
function unlisted(value: Value, path: ValuePath): readonly { readonly value: Value; readonly path: ValuePath }[] {
  const kind = own(value, 'kind')
  const items = own(value, 'items')
  if (typeof kind !== 'string' || !kind.endsWith('List') || !isList(items)) return [{ value, path }]
  return items.flatMap((item, index) => unlisted(item, [...path, 'items', index]))
}

function nothingIn(file: string): Diagnostic {
  return diagnostic('import/not-crd', `${file} holds no CustomResourceDefinition.`, { origin: startOf(file) })
}

const CRD = 'CustomResourceDefinition'
const OLD = 'apiextensions.k8s.io/v1beta1'

function sayNotCrd(value: Value): string {
  const kind = own(value, 'kind')
  const name = own(own(value, 'metadata'), 'name')
  const named = typeof kind === 'string' && typeof name === 'string' ? `${kind} "${name}"` : undefined
  if (isOld(value)) return `${named ?? `A ${CRD}`} is of ${OLD}, which clusters no longer serve.`
  if (typeof kind === 'string') return `${named ?? `A ${kind}`} is not a ${CRD} of apiextensions.k8s.io/v1.`
  return `A document ${isMapping(value) ? 'without a kind' : 'that is no object'} is not a ${CRD}.`
}

function helpFor(value: Value): { readonly help: string } {
  if (isOld(value)) return { help: 'take its apiextensions.k8s.io/v1 form, which `kubectl get crd -o yaml` prints.' }
  return { help: 'name the files that hold CRDs.' }
}

function isOld(value: Value): boolean {
  return own(value, 'kind') === CRD && own(value, 'apiVersion') === OLD
}

/** Where the CRD of a kind stands in a package: below schemas/crds, by group and kind in lower case. */
export function crdFile(schemas: string, group: string, kind: string): string {
  return posix.join(schemas, 'crds', group, `${kind.toLowerCase()}.yaml`)
}
