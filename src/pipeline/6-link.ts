import { closest } from '../model/closest.ts'
import { compareDiagnostics, diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import type { ReferenceTarget } from '../model/kind.ts'
import type { Package } from '../model/package.ts'
import { parsePath } from '../model/path.ts'
import { identityKey, type Identity } from '../model/resource.ts'
import type { Build, BuildEntry, Reference, Unit } from '../model/unit.ts'
import type { Program } from './1-load.ts'
import { sharedFiles, type LayoutOptions } from './layout.ts'
import { applyOrder } from './order.ts'
import { withSeverities } from './severity.ts'

/** Stage 6: units to a Build. Looks across units: the same resource twice, references that lead nowhere. */
export function link(program: Program, units: readonly Unit[]): Build {
  const found = [
    ...program.diagnostics,
    ...program.kinds.diagnostics().filter((each) => !program.diagnostics.includes(each)),
    ...units.flatMap((unit) => unit.diagnostics),
    ...duplicates(program, units),
    ...dangling(program, units),
    ...sharedFiles(units, program.package.output, {
      isDeclared: layoutOf(program).isDeclared,
      locate: (unit) => program.locate(unit.source, ['metadata', 'name']),
    }),
  ]
  let order: readonly BuildEntry[] | undefined
  return {
    units,
    diagnostics: withSeverities(found, program.package.severity).sort(compareDiagnostics),
    // Only the layouts that mix units ask for it.
    get order() {
      return (order ??= orderOf(units))
    },
  }
}

/** What decides the names of a package's output files. */
export function layoutOf(program: Program): LayoutOptions {
  return {
    ...program.package.output,
    isDeclared: (group, kind) => program.kinds.find(group, kind)?.ships === 'package',
  }
}

function orderOf(units: readonly Unit[]): readonly BuildEntry[] {
  const entries = units.flatMap(({ index }, unit) => index.map((_, entry) => ({ unit, entry })))
  const at = new Map(entries.map(({ unit, entry }, position) => [keyAt(units, { unit, entry }), position]))
  const refersTo = entries.map((): number[] => [])
  for (const { references } of units) {
    for (const { from, namespace, name, targets } of references) {
      for (const target of targets ?? []) {
        const position = at.get(identityKey({ ...target, namespace, name }))
        if (position !== undefined) refersTo[at.get(from) ?? 0]?.push(position)
      }
    }
  }
  const result = applyOrder(
    entries.map(({ unit, entry }, position) => {
      const resource = units[unit]?.index[entry]
      return {
        identity: resource?.identity ?? NOBODY,
        dependsOn: resource?.dependsOn.flatMap((key) => at.get(key) ?? []) ?? [],
        refersTo: refersTo[position] ?? [],
      }
    }),
  )
  // Declared dependencies stay inside a unit, where finish has reported their cycles.
  return (result.ok ? result.order : [...entries.keys()]).flatMap((position) => entries[position] ?? [])
}

const NOBODY: Identity = { group: '', kind: '', namespace: '', name: '' }

function keyAt(units: readonly Unit[], { unit, entry }: BuildEntry): string {
  return identityKey(units[unit]?.index[entry]?.identity ?? NOBODY)
}

function duplicates(program: Program, units: readonly Unit[]): Diagnostic[] {
  const first = new Map<string, Unit>()
  const found: Diagnostic[] = []
  for (const unit of units) {
    for (const { identity } of unit.index) {
      const key = identityKey(identity)
      const other = first.get(key)
      if (other === undefined) {
        first.set(key, unit)
        continue
      }
      const where = identity.namespace === '' ? '' : ` in namespace ${identity.namespace}`
      const message = `${identity.kind} "${identity.name}"${where} is rendered twice, by ${nameOf(other)} and by ${nameOf(unit)}.`
      found.push(
        diagnostic('link/duplicate', message, {
          origin: program.locate(unit.source, ['metadata', 'name']),
          related: [{ message: 'rendered here first', origin: program.locate(other.source, ['metadata', 'name']) }],
          help: 'Give one of the two another name; a name is an identity, so take the newer one.',
        }),
      )
    }
  }
  return found
}

function nameOf({ identity }: Unit): string {
  return `${identity.kind} "${identity.name}"`
}

/** What this package renders, and what it was told that others own. */
interface Known {
  readonly keys: ReadonlySet<string>
  readonly namespaces: ReadonlySet<string>
  /** Rendered and external identities, by kind name. */
  readonly byKind: ReadonlyMap<string, readonly Identity[]>
}

function dangling(program: Program, units: readonly Unit[]): Diagnostic[] {
  if (units.every(({ references }) => references.length === 0)) return []
  const known = knownResources(units, program.package)
  // What a source that failed would have rendered cannot be told, so nothing is said of what may be missing.
  const isComplete = units.every(({ index }) => index.length > 0) && program.isWhole
  return units.flatMap((unit) =>
    unit.references.flatMap((reference) => {
      if (isKnown(known, reference) || !isComplete) return []
      return [explain(program, unit, { reference, known })]
    }),
  )
}

function knownResources(units: readonly Unit[], { externals }: Package): Known {
  const rendered = units.flatMap(({ index }) => index.map(({ identity }) => identity))
  const byKind = new Map<string, Identity[]>()
  for (const identity of [...rendered, ...externals]) {
    const others = byKind.get(identity.kind)
    if (others === undefined) byKind.set(identity.kind, [identity])
    else others.push(identity)
  }
  return {
    keys: new Set([...rendered, ...externals].map(identityKey)),
    namespaces: new Set(rendered.map(({ namespace }) => namespace)),
    byKind,
  }
}

function isKnown({ keys, byKind }: Known, { namespace, name, targets }: Reference): boolean {
  // Where nothing tells the kind, any kind of that name will do.
  if (targets === null) {
    return [...byKind.values()].some((all) => all.some((each) => each.name === name && each.namespace === namespace))
  }
  return targets.some(({ group, kind }) => keys.has(identityKey({ group, kind, namespace, name })))
}

function explain(
  program: Program,
  unit: Unit,
  { reference, known }: { readonly reference: Reference; readonly known: Known },
): Diagnostic {
  const { from, path, namespace, name, targets } = reference
  const [, fromKind = '', , fromName = ''] = from.split('/')
  const what = targets === null ? 'a resource' : targets.map(({ kind }) => kind).join(' or ')
  const where = namespace === '' ? '' : ` in namespace ${namespace}`
  const isOurs = known.namespaces.has(namespace)
  const message = `${fromKind} "${fromName}": ${path} names ${what} "${name}"${where}, and nothing here renders it.`
  const near = nearestName(known, targets, { namespace, name })
  const owned = 'If others own it, list it under spec.externals in motif.yaml.'
  const help = near === undefined ? owned : `The closest name is "${near}". ${owned}`
  const origin = program.locate(unit.source, unit.role === 'raw' ? pathOf(path) : ['metadata', 'name'])
  return diagnostic(isOurs ? 'link/dangling' : 'link/outside', message, { origin, path, help })
}

function nearestName(
  { byKind }: Known,
  targets: readonly ReferenceTarget[] | null,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): string | undefined {
  const candidates = (targets ?? []).flatMap(({ kind }) => byKind.get(kind) ?? [])
  return closest(
    name,
    candidates.filter((each) => each.namespace === namespace).map((each) => each.name),
  )
}

function pathOf(path: string): (string | number)[] {
  return (parsePath(path) ?? []).flatMap((step) =>
    step.type === 'key' ? step.key : step.type === 'index' ? step.index : [],
  )
}
