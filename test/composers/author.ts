import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { composers } from '../../src/composers/index.ts'
import type { Composition, LoadedComposition } from '../../src/model/composition.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import type { Kind, Schema } from '../../src/model/kind.ts'
import type { Manifest } from '../../src/model/resource.ts'
import { nodeHost } from '../../src/node-host.ts'

const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

const PACKAGES = ['cdk8s', 'cdk8s-plus-33', 'constructs']

/** An author's repository in a temporary folder, with cdk8s installed, which `use` may look into. */
export async function withAuthor(files: Record<string, string>, use: (root: string) => Promise<void>): Promise<void> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'motif-author-')))
  try {
    mkdirSync(join(root, 'node_modules'))
    for (const name of PACKAGES) symlinkSync(join(REPOSITORY, 'node_modules', name), join(root, 'node_modules', name))
    writeFiles(root, { 'package.json': '{"type":"module"}', ...files })
    await use(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** Writes files below a folder. */
export function writeFiles(root: string, files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
}

/** Loads a composition of that author as the pipeline does. */
export async function load(
  root: string,
  file: string,
  more: { readonly kind?: Kind; readonly codeCache?: string } = {},
): Promise<LoadedComposition> {
  const composer = composers.find(({ suffixes }) => suffixes.some((suffix) => file.endsWith(suffix)))
  if (!composer) throw new Error(`no composer for ${file}`)
  const { kind = thingKind(ANYTHING), codeCache } = more
  return composer.load({ host: nodeHost(root), root, file, kind, ...(codeCache === undefined ? {} : { codeCache }) })
}

/** The composition, or an Error that tells why there is none. */
export async function loaded(root: string, file: string, kind?: Kind): Promise<Composition> {
  const result = await load(root, file, kind ? { kind } : {})
  if (!result.ok) throw new Error(result.diagnostics.map(sentence).join('\n'))
  return result.composition
}

/** What a diagnostic says, as `code file:line:column message`. */
export function sentence({ code, message, origin }: Diagnostic): string {
  return `${code} ${origin ? `${origin.file}:${origin.line}:${origin.column} ` : ''}${message}`
}

/** What loading refuses, as sentences; empty where it loads. */
export async function refusals(root: string, file: string, kind?: Kind): Promise<readonly string[]> {
  const result = await load(root, file, kind ? { kind } : {})
  return result.ok ? [] : result.diagnostics.map(sentence)
}

/** The manifests for a composite, or an Error that tells why there are none. */
export function manifests(composition: Composition, composite: Manifest): readonly Manifest[] {
  const { objects, diagnostics } = composition.compose(composite)
  if (diagnostics.length > 0) throw new Error(diagnostics.map(sentence).join('\n'))
  return objects.map(({ manifest }) => manifest)
}

/** What composing says, as sentences. */
export function sentences(composition: Composition, composite: Manifest): readonly string[] {
  return composition.compose(composite).diagnostics.map(sentence)
}

/** Anything is allowed. */
export const ANYTHING: Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }

/** The kind Thing of acme.dev/v1 with that schema of its spec. */
export function thingKind(spec: Schema): Kind {
  const schema: Schema = { type: 'object', properties: { spec } }
  const version = { name: 'v1', served: true, storage: true, schema, references: new Map(), immutable: [] }
  return {
    group: 'acme.dev',
    kind: 'Thing',
    plural: 'things',
    scope: 'Namespaced',
    ships: 'package',
    file: 'schemas/thing.yaml',
    versions: [version],
    storage: 'v1',
    source: {},
  }
}

/** A composite of that kind. */
export function thing(spec: Manifest, name = 'orders'): Manifest {
  return { apiVersion: 'acme.dev/v1', kind: 'Thing', metadata: { name }, spec }
}
