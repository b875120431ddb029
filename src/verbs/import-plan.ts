import { join } from 'node:path'
import type { Host } from '../host.ts'
import { diagnostic, diagnosticOf, type Diagnostic, type Problem, type Related } from '../model/diagnostic.ts'
import type { Kind, ReferenceTarget } from '../model/kind.ts'
import { startOf, type Origin } from '../model/origin.ts'
import type { Package } from '../model/package.ts'
import { isSameValue } from '../model/value.ts'
import { readAllCrds, readKinds } from '../pipeline/kinds.ts'
import { compactCrd, type CompactCrd, type CompactOptions } from '../schema/compact.ts'
import { readKind } from '../schema/crd.ts'
import { positions } from '../yaml/positions.ts'
import { writeManifest } from '../yaml/write.ts'
import { crdFile, type CrdInput } from './crd-inputs.ts'

/** What an import asks for. */
export interface ImportRequest {
  readonly inputs: readonly CrdInput[]
  /** `Kind` or `Kind.group`; all where there are none. */
  readonly wanted: readonly string[]
  readonly prose: CompactOptions['prose']
}

/** A kind as a file of the package. */
export interface ImportedKind {
  /** Relative to the package. */
  readonly path: string
  readonly text: string
  readonly action: 'written' | 'unchanged'
}

/** What an import will write. */
export interface ImportPlan {
  /** By path. */
  readonly kinds: readonly ImportedKind[]
  /** Every kind that the inputs declare, wanted or not. */
  readonly declared: readonly { readonly group: string; readonly kind: string }[]
  readonly references: CompactCrd['references']
  readonly immutable: number
  /** Codes: kind/schema, import/conflict. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Turns CRDs into files of the package. Kinds that would share a file, or that the package declares itself, are
 * conflicts and left out; so is a CRD that no cluster would take. Nothing is written here.
 */
export function planImport(host: Host, found: Package, { inputs, wanted, prose }: ImportRequest): ImportPlan {
  const read = inputs.map((input) => ({ input, ...readKind(input.value, input.file, 'crd') }))
  const declared = read.flatMap(({ declares }) => (declares ? [declares] : []))
  const isWanted = ({ group, kind }: { group: string; kind: string }): boolean =>
    wanted.length === 0 || wanted.includes(kind) || wanted.includes(`${kind}.${group}`)
  const chosen = read.filter(({ declares }) => declares === undefined || isWanted(declares))
  const problems = chosen.flatMap(({ input, problems }) => located(input, problems))
  const standing = readAllCrds(host, found).kinds
  const known = knownKinds([...standing, ...read.flatMap(({ kind }) => (kind ? [kind] : []))])
  const compacted = chosen.flatMap(({ input, kind }) =>
    kind ? [{ input, kind, compact: compactCrd(kind, { known, prose }) }] : [],
  )
  const { kept, conflicts } = settle(compacted, [...readKinds(host, found).declared, ...standing], found.schemas)
  return {
    kinds: kept.map(({ path, compact }) => fileOf(host, found, path, compact)),
    declared,
    references: {
      told: sum(kept, ({ compact }) => compact.references.told),
      untold: sum(kept, ({ compact }) => compact.references.untold),
    },
    immutable: sum(kept, ({ compact }) => compact.immutable),
    diagnostics: [...problems, ...conflicts],
  }
}

function located(input: CrdInput, problems: readonly Problem[]): readonly Diagnostic[] {
  if (problems.length === 0) return []
  const places = positions(input.file, input.text)
  return problems.map((problem) => {
    const path = [...input.path, ...problem.path]
    return diagnosticOf({ ...problem, path }, { origin: places.locate(input.document, path, problem.at) })
  })
}

/** Groups by kind: of the CRDs at hand, or else as an earlier import told them from prose that may be gone. */
function knownKinds(kinds: readonly Kind[]): ReadonlyMap<string, readonly string[]> {
  const declared = groupsByKind(kinds)
  const targets = kinds.flatMap(({ versions }) => versions.flatMap(({ references }) => [...references.values()]))
  const told = groupsByKind(targets.flatMap((each) => each ?? []))
  return new Map([...told, ...declared])
}

function groupsByKind(kinds: readonly ReferenceTarget[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, Set<string>>()
  for (const { group, kind } of kinds) groups.set(kind, (groups.get(kind) ?? new Set()).add(group))
  return new Map([...groups].map(([kind, set]) => [kind, [...set].sort()]))
}

interface Candidate {
  readonly input: CrdInput
  readonly kind: Kind
  readonly compact: CompactCrd
}

interface Settled {
  /** By path. */
  readonly kept: readonly (Candidate & { readonly path: string })[]
  readonly conflicts: readonly Diagnostic[]
}

/** One candidate a file. The same CRD twice is once; anything else that would share a file is a conflict. */
function settle(candidates: readonly Candidate[], standing: readonly Kind[], schemas: string): Settled {
  const byPath = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const path = crdFile(schemas, candidate.kind.group, candidate.kind.kind)
    byPath.set(path, [...(byPath.get(path) ?? []), candidate])
  }
  const kept: (Candidate & { path: string })[] = []
  const conflicts: Diagnostic[] = []
  for (const [path, [first, ...others]] of [...byPath].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (first === undefined) continue
    const other = others.find(({ compact }) => !isSameValue(compact.document, first.compact.document))
    const inTheWay = standing.find((kind) => isInTheWay(kind, first.kind, path))
    if (other) conflicts.push(conflict(other, first.kind.kind, originOf(first.input)))
    else if (inTheWay) conflicts.push(conflictWithStanding(first, inTheWay))
    else kept.push({ ...first, path })
  }
  return { kept, conflicts }
}

/** The package's own kind of that name, or another kind whose file differs in letter case alone. */
function isInTheWay(standing: Kind, kind: Kind, path: string): boolean {
  const isSame = standing.group === kind.group && standing.kind === kind.kind
  return standing.ships === 'package' ? isSame : standing.file === path && !isSame
}

function conflict({ kind, input }: Candidate, other: string, otherOrigin: Origin): Diagnostic {
  const message =
    other === kind.kind
      ? `${kind.kind} of ${kind.group} is declared twice, and the two differ; neither was imported.`
      : `${kind.kind} and ${other} of ${kind.group} would share a file; neither was imported.`
  return importConflict(message, input, { message: `${other} is declared here`, origin: otherOrigin })
}

function conflictWithStanding({ kind, input }: Candidate, standing: Kind): Diagnostic {
  const message =
    standing.ships === 'package'
      ? `${kind.kind} of ${kind.group} is a kind of this package itself, so it was not imported.`
      : `${kind.kind} of ${kind.group} would overwrite ${standing.kind}, so it was not imported.`
  return importConflict(message, input, {
    message: `${standing.kind} is declared here`,
    origin: startOf(standing.file),
  })
}

function importConflict(message: string, input: CrdInput, other: Related): Diagnostic {
  const help = 'import the one that the cluster has.'
  return diagnostic('import/conflict', message, { origin: originOf(input), related: [other], help })
}

function originOf({ file, text, document, path }: CrdInput): Origin {
  return positions(file, text).locate(document, path)
}

function fileOf(host: Host, found: Package, path: string, { document }: CompactCrd): ImportedKind {
  const text = writeManifest(document)
  const absolute = join(found.root, path)
  const isSame = host.entry(absolute) === 'file' && new TextDecoder().decode(host.read(absolute)) === text
  return { path, text, action: isSame ? 'unchanged' : 'written' }
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0)
}
