import { diagnostic, diagnosticOf, type Diagnostic } from '../model/diagnostic.ts'
import type { Kind, KindVersion } from '../model/kind.ts'
import { groupVersion, identity, identityKey, type Identity, type Manifest } from '../model/resource.ts'
import type { Reference } from '../model/unit.ts'
import { isMapping, own, ownText, type Value } from '../model/value.ts'
import type { Part } from './3-compose.ts'
import type { Kinds } from './kinds.ts'
import { applyOrder } from './order.ts'
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
  const diagnostics = parts.flatMap(reservedInOutput)
  const resources = parts.map((part) => finishPart(part, finishing))
  const result = applyOrder(
    resources.map(({ identity, references }, index) => ({
      identity,
      dependsOn: parts[index]?.dependsOn ?? [],
      refersTo: references.flatMap((reference) => matches(resources, reference)),
    })),
  )
  if (!result.ok) {
    const first = result.cycle[0] ?? 0
    const origin = parts[first]?.locate()
    const names = [...result.cycle, first].map((index) => nameOf(resources[index])).join(' -> ')
    const message = `Declared dependencies form a cycle: ${names}.`
    diagnostics.push(diagnostic('link/cycle', message, origin === undefined ? {} : { origin }))
    return { resources: [], diagnostics }
  }
  const ordered = result.order.flatMap((index) => {
    const resource = resources[index]
    if (resource === undefined) return []
    const before = parts[index]?.dependsOn ?? []
    return before.length === 0
      ? resource
      : { ...resource, dependsOn: before.flatMap((other) => keyOf(resources[other])) }
  })
  return { resources: ordered, diagnostics }
}

function keyOf(resource: Finished | undefined): readonly string[] {
  return resource === undefined ? [] : [identityKey(resource.identity)]
}

/** A raw resource: its namespace is filled in, overrides are made, nothing else is touched. */
export function finishRaw(manifest: Manifest, { kinds, namespace, overrides }: Omit<Finishing, 'stamp'>): Finished {
  const kind = kindOf(kinds, manifest)
  return describe(placed(manifest, kind, namespace), kind, overrides)
}

function finishPart(part: Part, { kinds, stamp, namespace, overrides }: Finishing): Finished {
  const kind = kindOf(kinds, part.manifest)
  const inPlace = placed(part.manifest, kind, part.namespace ?? namespace)
  const metadata = own(inPlace, 'metadata')
  const annotations = own(metadata, 'annotations')
  const stamped: Manifest = {
    ...inPlace,
    metadata: {
      ...(isMapping(metadata) ? metadata : {}),
      annotations: { ...(isMapping(annotations) ? annotations : {}), [COMPOSITE_ANNOTATION]: stamp },
    },
  }
  return { ...describe(stamped, kind, overrides), part }
}

function kindOf(kinds: Kinds, manifest: Manifest): Kind | undefined {
  return kinds.find(groupVersion(ownText(manifest, 'apiVersion')).group, ownText(manifest, 'kind'))
}

function describe(placed: Manifest, kind: Kind | undefined, overrides: Overrides): Finished {
  const wanted = groupVersion(ownText(placed, 'apiVersion')).version
  const version = kind?.versions.find(({ name }) => name === wanted)
  const { manifest, ...overridden } = override(placed, version, overrides)
  const references = version === undefined ? [] : referencesOf(manifest, version)
  const self = identity(manifest)
  return { manifest, identity: self, kind, version, references, part: undefined, dependsOn: [], overridden }
}

/** Namespaced objects without a namespace get `namespace`; cluster-scoped ones lose what a library gave them. */
function placed(manifest: Manifest, kind: Kind | undefined, namespace: string | undefined): Manifest {
  const metadata = own(manifest, 'metadata')
  if (!isMapping(metadata)) return manifest
  const given = own(metadata, 'namespace')
  if (kind?.scope === 'Cluster') {
    if (given === undefined) return manifest
    const rest: Record<string, Value> = { ...metadata }
    delete rest['namespace']
    return { ...manifest, metadata: rest }
  }
  if (given !== undefined || namespace === undefined) return manifest
  return { ...manifest, metadata: { ...metadata, namespace } }
}

function matches(resources: readonly Finished[], reference: Reference): number[] {
  return resources.flatMap(({ identity }, index) =>
    identity.name === reference.name &&
    identity.namespace === reference.namespace &&
    (reference.targets?.some(({ group, kind }) => group === identity.group && kind === identity.kind) ?? false)
      ? [index]
      : [],
  )
}

function reservedInOutput(part: Part): Diagnostic[] {
  return reservedKeys(part.manifest).map((problem) =>
    diagnosticOf(problem, { origin: part.locate(), name: nameOf({ identity: identity(part.manifest) }) }),
  )
}

function nameOf(resource: { readonly identity: Identity } | undefined): string {
  return resource === undefined ? '' : `${resource.identity.kind} "${resource.identity.name}"`
}
