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
 * `progress` is called before each file.
 */
export async function generateFiles(
  request: GenerateRequest,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<ReadonlyMap<string, string>> {
  const planned = new Map(planFiles(request).sort(([a], [b]) => (a < b ? -1 : 1)))
  const files = new Map<string, string>()
  for (const [path, { source, body }] of planned) {
    progress(files.size, planned.size)
    files.set(path, header(source) + (await body()))
  }
  return files
}

interface PlannedFile {
  /** What it is made from, for its header. */
  readonly source: string
  readonly body: () => Promise<string>
}

function planFiles({ declared, crds, core, kubernetes }: GenerateRequest): [string, PlannedFile][] {
  const types = [...grouped(declared, ({ file }) => basenameOf(file))].map(([name, kinds]): [string, PlannedFile] => [
    `kinds/${name}.ts`,
    { source: kinds[0]?.file ?? '', body: () => typesText(kinds) },
  ])
  const ofCrds = [...grouped(distinct([...declared, ...crds]), ({ group }) => group)]
  const ofCore = [...grouped(core, ({ group }) => (group === '' ? 'core' : group))]
  const parts = new Map<string, Promise<string>>()
  return [
    ...types,
    ...ofCrds.flatMap(([group, kinds]) =>
      planClasses(`crds/${group}`, kinds, (versions) => ({
        source: `the schemas of ${group}`,
        body: () => classesText(versions),
      })),
    ),
    ...ofCore.flatMap(([group, kinds]) =>
      planClasses(`core/${group}`, kinds, (versions) => ({
        source: `the schemas of Kubernetes ${kubernetes}`,
        body: () => classesText(versions, parts),
      })),
    ),
  ]
}

function planClasses(
  folder: string,
  kinds: readonly Kind[],
  plan: (kinds: readonly KindInVersion[]) => PlannedFile,
): [string, PlannedFile][] {
  const all = kinds.flatMap((kind) => kind.versions.map((version): KindInVersion => ({ kind, version })))
  const versions = [...grouped(all, ({ version }) => version.name)].sort(([a], [b]) => (a < b ? -1 : 1))
  const index = versions.map(([version]) => reexport(version)).join('')
  return [
    [`${folder}/index.ts`, { ...plan(all), body: () => Promise.resolve(index) }],
    ...versions.map(([version, ofVersion]): [string, PlannedFile] => [`${folder}/${version}.ts`, plan(ofVersion)]),
  ]
}

function header(source: string): string {
  return `${GENERATED_MARK}${source.replace(/[\r\n\u2028\u2029]/g, ' ')}; do not edit.\n/* eslint-disable */\n\n`
}

function basenameOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
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
