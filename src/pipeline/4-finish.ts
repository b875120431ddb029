import { diagnostic, diagnosticOf, type Diagnostic } from '../model/diagnostic.ts'
import type { Kind, KindVersion } from '../model/kind.ts'
import { groupVersion, identity, identityKey, type Identity, type Manifest } from '../model/resource.ts'
import type { Reference } from '../model/unit.ts'
import { isMapping, textOf, withEntries, type Mapping, type Value } from '../model/value.ts'
import type { Part } from './3-compose.ts'
import { kindOf, type Kinds } from './kinds.ts'
import { applyOrder, type Ordered } from './order.ts'
import { override, type Overridden } from './override.ts'
import type { Overrides } from './overrides.ts'
import { referencesOf } from './references.ts'
import { reservedKeys } from './reserved.ts'

/** A resource as it will be written, with what the later stages want to know of it. */
export interface Finished {
  readonly manifest: Manifest
  readonly identity: Identity
  /** Absent where nothing declares the kind. */
  readonly kind: Kind | undefined
  readonly version: KindVersion | undefined
  readonly references: readonly Reference[]
  /** The part it was made from; undefined for a raw resource. */
  readonly part: Part | undefined
  /** Identity keys of what this unit must apply before it. */
  readonly dependsOn: readonly string[]
  /** What overrides made of it. */
  readonly overridden: Pick<Overridden, 'uses' | 'refusals'>
}

/** The resources of one unit in apply order. */
export interface FinishedUnit {
  readonly resources: readonly Finished[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What finish() needs to know of the unit. */
export interface Finishing {
  readonly kinds: Kinds
  /** The value of the motif.dev/composite annotation. */
  readonly stamp: string
  /** For namespaced resources that have none and whose composite has none. */
  readonly namespace: string | undefined
  readonly overrides: Overrides
}

export const COMPOSITE_ANNOTATION = 'motif.dev/composite'

/** Stage 4: namespaces, the composite annotation, overrides, and the unit's apply order. */
export function finish(parts: readonly Part[], finishing: Finishing): FinishedUnit {
  const diagnostics: Diagnostic[] = []
  const resources: Finished[] = []
  for (const part of parts) {
    diagnostics.push(...reservedInOutput(part))
    resources.push(finishPart(part, finishing))
  }
  const result = applyOrder(orderedOf(parts, resources))
  if (!result.ok) {
    const first = result.cycle[0] ?? 0
    const origin = parts[first]?.locate()
    const names = [...result.cycle, first].map((index) => nameOf(resources[index])).join(' -> ')
    const message = `Declared dependencies form a cycle: ${names}.`
    diagnostics.push(diagnostic('link/cycle', message, origin === undefined ? {} : { origin }))
    return { resources: [], diagnostics }
  }
  const ordered: Finished[] = []
  for (const index of result.order) {
    const resource = resources[index]
    if (resource === undefined) continue
    const before = parts[index]?.dependsOn ?? NONE
    const dependsOn = before.length === 0 ? NOTHING : before.flatMap((other) => keyOf(resources[other]))
    ordered.push(before.length === 0 ? resource : { ...resource, dependsOn })
  }
  return { resources: ordered, diagnostics }
}

const NONE: readonly number[] = []

function orderedOf(parts: readonly Part[], resources: readonly Finished[]): readonly Ordered[] {
  const items: Ordered[] = []
  for (const { identity, references } of resources) {
    const dependsOn = parts[items.length]?.dependsOn ?? NONE
    items.push({ identity, dependsOn, refersTo: references.length === 0 ? NONE : namedBy(references, resources) })
  }
  return items
}

function keyOf(resource: Finished | undefined): readonly string[] {
  return resource === undefined ? [] : [identityKey(resource.identity)]
}

/** A raw resource: its namespace is filled in, overrides are made, nothing else is touched. */
export function finishRaw(manifest: Manifest, { kinds, namespace, overrides }: Omit<Finishing, 'stamp'>): Finished {
  const kind = kindOf(kinds, manifest)
  const { metadata } = manifest
  if (!isMapping(metadata)) return describe(manifest, { kind, overrides })
  const wanted = namespaceFor(kind, metadata.namespace, namespace)
  if (wanted === metadata.namespace) return describe(manifest, { kind, overrides })
  const placed = wanted === undefined ? withoutNamespace(metadata) : withEntries(metadata, { namespace: wanted })
  return describe({ ...manifest, metadata: placed }, { kind, overrides })
}

function finishPart(part: Part, { stamp, namespace, overrides }: Finishing): Finished {
  const { manifest, kind } = part
  const given = isMapping(manifest.metadata) ? manifest.metadata : {}
  const wanted = namespaceFor(kind, given.namespace, part.namespace ?? namespace)
  const stamps = { [COMPOSITE_ANNOTATION]: stamp }
  const annotations = isMapping(given.annotations) ? withEntries(given.annotations, stamps) : stamps
  const metadata =
    wanted === undefined
      ? withEntries(withoutNamespace(given), { annotations })
      : withEntries(given, { namespace: wanted, annotations })
  return describe({ ...manifest, metadata }, { kind, overrides, part })
}

/** Namespaced objects without a namespace get `namespace`; cluster-scoped ones lose what a library gave them. */
function namespaceFor(
  kind: Kind | undefined,
  given: Value | undefined,
  namespace: string | undefined,
): Value | undefined {
  return kind?.scope === 'Cluster' ? undefined : (given ?? namespace)
}

function withoutNamespace(metadata: Mapping): Mapping {
  if (metadata.namespace === undefined) return metadata
  const others: Record<string, Value> = { ...metadata }
  Reflect.deleteProperty(others, 'namespace')
  return others
}

interface Describing {
  readonly kind: Kind | undefined
  readonly overrides: Overrides
  readonly part?: Part
}

function describe(made: Manifest, { kind, overrides, part }: Describing): Finished {
  const { version: wanted } = groupVersion(textOf(made.apiVersion))
  const version = kind?.versions.find(({ name }) => name === wanted)
  const overridden = override(made, version, overrides)
  const { manifest } = overridden
  const self = identity(manifest)
  const references = version === undefined ? [] : referencesOf(manifest, version, self)
  return { manifest, identity: self, kind, version, references, part, dependsOn: NOTHING, overridden }
}

const NOTHING: readonly string[] = []

/** The positions of the resources of this unit that these references name. */
function namedBy(references: readonly Reference[], resources: readonly Finished[]): readonly number[] {
  const named: number[] = []
  for (const { name, namespace, targets } of references) {
    if (targets === null) continue
    for (let index = 0; index < resources.length; index++) {
      const { identity } = resources[index] as Finished
      if (identity.name !== name || identity.namespace !== namespace) continue
      if (targets.some(({ group, kind }) => group === identity.group && kind === identity.kind)) named.push(index)
    }
  }
  return named
}

function reservedInOutput(part: Part): readonly Diagnostic[] {
  const problems = reservedKeys(part.manifest)
  if (problems.length === 0) return []
  const origin = part.locate()
  return problems.map((problem) =>
    diagnosticOf(problem, { origin, name: nameOf({ identity: identity(part.manifest) }) }),
  )
}

function nameOf(resource: { readonly identity: Identity } | undefined): string {
  return resource === undefined ? '' : `${resource.identity.kind} "${resource.identity.name}"`
}
