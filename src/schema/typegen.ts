import { kindKey, type Kind } from '../model/kind.ts'
import { classesText, type KindInVersion } from './typegen/classes.ts'
import { literal } from './typegen/names.ts'
import { typesText } from './typegen/types.ts'

/** The first words of every generated file: what begins with them is ours, and may be replaced or removed. */
export const GENERATED_MARK = '// Made by motif generate from '

/** What is generated from. */
export interface GenerateRequest {
  /** The package's own kinds. */
  readonly declared: readonly Kind[]
  /** The kinds of schemas/crds. */
  readonly crds: readonly Kind[]
  /** Kubernetes' own kinds, and the Kubernetes version that they are of. */
  readonly core: readonly Kind[]
  readonly kubernetes: string
}

/**
 * The generated files by path below generated/, sorted: `kinds/<basename>.ts` with the types of the package's own kinds,
 * `crds/<group>/<version>.ts` and `core/<group>/<version>.ts` with a construct for every kind, and an index for each
 * group that holds its versions as namespaces. The text of a file depends on the kinds in it alone, not on their order.
 */
export async function generateFiles(request: GenerateRequest): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const [basename, kinds] of grouped(request.declared, ({ file }) => basenameOf(file))) {
    files.set(`kinds/${basename}.ts`, header(kinds[0]?.file ?? '') + (await typesText(kinds)))
  }
  await addClasses(files, 'crds', [...request.declared, ...request.crds], (group) => `the schemas of ${group}`)
  await addClasses(files, 'core', request.core, () => `the schemas of Kubernetes ${request.kubernetes}`)
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function header(source: string): string {
  return `${GENERATED_MARK}${source.replace(/[\r\n\u2028\u2029]/g, ' ')}; do not edit.\n/* eslint-disable */\n\n`
}

function basenameOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
}

async function addClasses(
  files: Map<string, string>,
  folder: 'crds' | 'core',
  kinds: readonly Kind[],
  source: (group: string) => string,
): Promise<void> {
  const parts = folder === 'core' ? new Map<string, Promise<string>>() : undefined
  for (const [group, ofGroup] of grouped(distinct(kinds), ({ group }) => group)) {
    const all = ofGroup.flatMap((kind) => kind.versions.map((version): KindInVersion => ({ kind, version })))
    const versions = [...grouped(all, ({ version }) => version.name)].sort(([a], [b]) => (a < b ? -1 : 1))
    const place = `${folder}/${group === '' ? 'core' : group}`
    files.set(`${place}/index.ts`, header(source(group)) + versions.map(([version]) => reexport(version)).join(''))
    for (const [version, ofVersion] of versions) {
      files.set(`${place}/${version}.ts`, header(source(group)) + (await classesText(ofVersion, parts)))
    }
  }
}

function reexport(version: string): string {
  return `export * as ${version.replaceAll('-', '_')} from ${literal(`./${version}.ts`)}\n`
}

/** A kind that the package declares and imports too is its own. */
function distinct(kinds: readonly Kind[]): readonly Kind[] {
  const table = new Map<string, Kind>()
  for (const kind of kinds)
    if (!table.has(kindKey(kind.group, kind.kind))) table.set(kindKey(kind.group, kind.kind), kind)
  return [...table.values()]
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
