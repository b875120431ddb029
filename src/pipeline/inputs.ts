import { hash } from 'node:crypto'
import { join } from 'node:path'
import type { Conversion } from '../model/conversion.ts'
import type { Unit } from '../model/unit.ts'
import type { Program } from './1-load.ts'
import type { Task } from './compile-all.ts'

/** What a unit was made with beside its source object: names and digests, as one text. */
export type Reads = string

/** The inputs of a program by digest, each taken once. */
export interface Inputs {
  /** What the unit rests on; undefined where a schema that it read has problems, which a run has to say. */
  reads(task: Task, kinds: readonly string[], unit: Pick<Unit, 'diagnostics'>): Reads | undefined
  /** True where all of them are as they were. */
  hold(task: Task, reads: Reads): boolean
}

/** A file that stands for itself: a unit that names its lines. */
const HERE = 'here'

/** The inputs of a program. */
export function inputsOf(program: Program): Inputs {
  const digests = new Map<string, string>()
  const verdicts = new Map<Reads, { readonly holds: boolean; readonly place: string | undefined }>()
  const digestOf = (key: string): string => {
    const known = digests.get(key) ?? kindDigest(program, key)
    digests.set(key, known)
    return known
  }
  return {
    reads(task, kinds, { diagnostics }) {
      const { kind } = task.source
      const keys = [...new Set([...kinds, ...(kind === undefined ? [] : [`${kind.group}/${kind.kind}`])])].sort()
      if (keys.some((key) => hasProblems(program, key))) return undefined
      const here = diagnostics.length === 0 ? [] : [[HERE, placeOf(program, task)]]
      return JSON.stringify([...keys.map((key) => [key, digestOf(key)]), ...here])
    },
    hold(task, reads) {
      let verdict = verdicts.get(reads)
      if (verdict === undefined) {
        const all = JSON.parse(reads) as [string, string][]
        const place = all.find(([name]) => name === HERE)?.[1]
        const holds = all.every(
          ([name, digest]) => name === HERE || (digestOf(name) === digest && !hasProblems(program, name)),
        )
        verdict = { holds, place }
        verdicts.set(reads, verdict)
      }
      return verdict.holds && (verdict.place === undefined || verdict.place === placeOf(program, task))
    },
  }
}

/** Where the source object stands, in which bytes: what the lines of its diagnostics rest on. */
function placeOf({ host, package: { root } }: Program, { source: { ref } }: Task): string {
  return hash('sha256', JSON.stringify([ref, fileDigest(host, join(root, ref.file))]), 'base64url')
}

/** What finding the kind gave, and what it is made of: its schema, and its composition where it has one. */
function kindDigest(program: Program, key: string): string {
  const { kinds, compositions, converters, host } = program
  const { root } = program.package
  const slash = key.lastIndexOf('/')
  const [group, kind] = [key.slice(0, slash), key.slice(slash + 1)]
  const isBroken = kinds.isBroken(group, kind)
  const file = kinds.fileOf(group, kind)
  // Kubernetes' own kinds come with motif. While some schema cannot be read, every kind may be broken.
  if (file === undefined) return isBroken ? 'broken' : 'core'
  const schema = fileDigest(host, join(root, file))
  const composition = compositions.get(key)
  const code = composition === undefined ? '' : `${composition.file} ${composition.digest}`
  const converted = kinds.declared.find((each) => each.group === group && each.kind === kind)?.conversions ?? []
  const moduleOf = ({ by }: Conversion): string =>
    by.way === 'module' ? (converters.modules?.get(by.file)?.digest ?? '') : ''
  const conversions = converted.map((each) => [
    ...[each.file, each.document, fileDigest(host, join(root, each.file))],
    moduleOf(each),
  ])
  return hash('sha256', JSON.stringify([file, schema, code, conversions, isBroken]), 'base64url')
}

/** True for a kind whose schema has problems, or the module of whose Conversion. */
function hasProblems({ kinds, converters }: Program, key: string): boolean {
  const slash = key.lastIndexOf('/')
  const [group, kind] = [key.slice(0, slash), key.slice(slash + 1)]
  const declared = kinds.declared.find((each) => each.group === group && each.kind === kind)
  const modules = (declared?.conversions ?? []).flatMap(({ by }) => (by.way === 'module' ? [by.file] : []))
  if (modules.some((file) => converters.modules?.has(file) !== true)) return true
  const diagnostics = kinds.diagnostics()
  if (diagnostics.length === 0) return false
  const file = kinds.fileOf(group, kind)
  return file === undefined || diagnostics.some(({ origin }) => origin?.file === file)
}

/** SHA-256 of a file's bytes in hex. */
export function fileDigest(host: Program['host'], path: string): string {
  return host.digest?.(path) ?? hash('sha256', host.read(path))
}
