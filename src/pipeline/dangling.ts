import { closest } from '../model/closest.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { parsePath } from '../model/path.ts'
import type { Identity } from '../model/resource.ts'
import type { Reference, Unit, UnitEntry } from '../model/unit.ts'
import type { Program } from './1-load.ts'
import type { Finding } from './finding.ts'
import { identityMap, type IdentityMap } from './identity-map.ts'

/** What references can be held against: what is rendered here or owned by others. */
interface Known {
  has(identity: Identity): boolean
  /** By namespace; made when the first message needs it. */
  inNamespace(namespace: string): readonly Identity[]
  /** A name in a namespace, of a kind of any group, or of any kind. */
  hasName(namespace: string, name: string, kind?: string): boolean
}

type Rendered = Pick<IdentityMap<Unit>, 'get'>

/** Suggestions cost a comparison with every name of the namespace, so only the first messages have one. */
const MOST_SUGGESTIONS = 50

/**
 * References to resources that nothing here renders and no `externals` names: link/dangling in namespaces that this
 * package renders into, link/outside elsewhere. Nothing is said while a source has errors: what it would have rendered
 * cannot be told.
 *
 * @param rendered the unit that renders a resource
 */
export function dangling(program: Program, units: readonly Unit[], rendered: Rendered): readonly Finding[] {
  if (!program.isWhole || units.some(({ index }) => index.length === 0)) return []
  const known = knownResources(program, units, rendered)
  const found: { readonly unit: Unit; readonly entry: UnitEntry; readonly reference: Reference }[] = []
  for (const unit of units) {
    for (const entry of unit.index) {
      for (const reference of entry.references) if (!isKnown(known, reference)) found.push({ unit, entry, reference })
    }
  }
  return found.map(({ unit, entry, reference }, index) => ({
    diagnostic: explain(program, unit, { entry, reference, known, mayCompare: index < MOST_SUGGESTIONS }),
    units: [unit],
  }))
}

function knownResources(program: Program, units: readonly Unit[], rendered: Rendered): Known {
  const { externals } = program.package
  const owned = identityMap<true>()
  for (const external of externals) owned.set(external, true)
  const all = () => [...units.flatMap(({ index }) => index.map(({ identity }) => identity)), ...externals]
  let names: ReadonlySet<string> | undefined
  let namespaces: ReadonlyMap<string, readonly Identity[]> | undefined
  return {
    has: (identity) => rendered.get(identity) !== undefined || owned.get(identity) !== undefined,
    inNamespace: (namespace) => (namespaces ??= byNamespace(all())).get(namespace) ?? [],
    hasName(namespace, name, kind = '') {
      names ??= new Set(
        all().flatMap((each) => [`${each.namespace}/${each.name}/`, `${each.namespace}/${each.name}/${each.kind}`]),
      )
      return names.has(`${namespace}/${name}/${kind}`)
    },
  }
}

function byNamespace(identities: readonly Identity[]): ReadonlyMap<string, readonly Identity[]> {
  const groups = new Map<string, Identity[]>()
  for (const identity of identities) {
    const group = groups.get(identity.namespace)
    if (group === undefined) groups.set(identity.namespace, [identity])
    else group.push(identity)
  }
  return groups
}

/** Where nothing tells the kind, any kind of that name will do. */
function isKnown(known: Known, { namespace, name, targets }: Reference): boolean {
  if (targets === null) return known.hasName(namespace, name)
  return targets.some(({ group, kind }) =>
    group === null ? known.hasName(namespace, name, kind) : known.has({ group, kind, namespace, name }),
  )
}

/** A reference that leads nowhere, and the resource that holds it. */
interface Unknown {
  readonly entry: UnitEntry
  readonly reference: Reference
  readonly known: Known
  readonly mayCompare: boolean
}

function explain(program: Program, unit: Unit, { entry, reference, known, mayCompare }: Unknown): Diagnostic {
  const { path, namespace, name, targets } = reference
  const what = targets === null ? 'a resource' : targets.map(({ kind }) => kind).join(' or ')
  const where = namespace === '' ? '' : ` in namespace ${namespace}`
  const others = known.inNamespace(namespace)
  const candidates = mayCompare ? others.filter(({ kind }) => targets?.some((each) => each.kind === kind) ?? true) : []
  const near = closest(name, new Set(candidates.map((each) => each.name)))
  const holder = `${entry.identity.kind} "${entry.identity.name}"`
  const message = `${holder}: ${path} names ${what} "${name}"${where}, and nothing here renders it.`
  const part = unit.role === 'raw' ? undefined : entry.part
  const owned = 'if others own it, list it under spec.externals in motif.yaml.'
  return diagnostic(others.length > 0 ? 'link/dangling' : 'link/outside', message, {
    origin: program.locate(unit.source, unit.role === 'raw' ? pathOf(path) : ['metadata', 'name']),
    path,
    ...(part === undefined ? {} : { about: { source: unit.source, part, path: [...pathOf(path), 'name'] } }),
    help: near === undefined ? owned : `the closest name is "${near}". ${owned}`,
  })
}

function pathOf(path: string): (string | number)[] {
  return (parsePath(path) ?? []).flatMap((step) =>
    step.type === 'key' ? step.key : step.type === 'index' ? step.index : [],
  )
}
