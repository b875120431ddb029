import { identityKey, type Identity, type Manifest } from '../model/resource.ts'
import type { Unit, UnitEntry } from '../model/unit.ts'
import { isMapping } from '../model/value.ts'
import { read } from '../yaml/read.ts'

/** A resource on one side of a comparison. */
export interface SideResource {
  readonly identity: Identity
  readonly key: string
  readonly apiVersion: string
  /** The unit that renders it, and its construct path there; not known of a file of manifests. */
  readonly unit?: Unit
  readonly entry?: UnitEntry
  /** Equal texts are equal resources. */
  text(): string
  manifest(): Manifest
}

/** A resource that is on both sides, and not the same. */
export interface Both {
  readonly before: SideResource
  readonly after: SideResource
}

/** How two sides differ. */
export interface Compared {
  readonly created: readonly SideResource[]
  readonly deleted: readonly SideResource[]
  /** Those whose texts differ; their data may still be equal. */
  readonly updated: readonly Both[]
  readonly unchanged: number
}

/** The resources of a unit. Their manifests are read when asked for. */
export function resourcesOf(unit: Unit): readonly SideResource[] {
  return unit.index.map((entry) => {
    const text = (): string => unit.text.slice(entry.offset, entry.offset + entry.length)
    const { identity, apiVersion } = entry
    return { identity, key: identityKey(identity), apiVersion, unit, entry, text, manifest: () => manifestOf(text()) }
  })
}

function manifestOf(text: string): Manifest {
  const [document] = read('', text).documents
  return isMapping(document?.value) ? document.value : {}
}

/** Compares by identity; of several resources with one identity the first of a side counts. In the order of the sides. */
export function compareSides(before: readonly SideResource[], after: readonly SideResource[]): Compared {
  const old = new Map<string, SideResource>()
  for (const resource of before) if (!old.has(resource.key)) old.set(resource.key, resource)
  const created: SideResource[] = []
  const updated: Both[] = []
  const seen = new Set<string>()
  let unchanged = 0
  for (const resource of after) {
    const { key } = resource
    if (seen.has(key)) continue
    seen.add(key)
    const other = old.get(key)
    if (other === undefined) created.push(resource)
    else if (other.text() === resource.text()) unchanged++
    else updated.push({ before: other, after: resource })
  }
  return { created, updated, unchanged, deleted: [...old.values()].filter(({ key }) => !seen.has(key)) }
}

/** Compares units, of which those that are the same in memory, or in text, are not looked into. */
export function compareUnits(before: readonly Unit[], after: readonly Unit[]): Compared {
  const texts = new Map(after.map((unit) => [sourceKey(unit), unit]))
  const same = new Set<Unit>()
  let unchanged = 0
  for (const unit of before) {
    const other = texts.get(sourceKey(unit))
    if (other === undefined || same.has(other) || other.text !== unit.text || unit.text === '') continue
    same.add(unit).add(other)
    unchanged += unit.index.length
  }
  const rest = (units: readonly Unit[]): readonly SideResource[] =>
    units.filter((unit) => !same.has(unit) && unit.text !== '').flatMap(resourcesOf)
  const compared = compareSides(rest(before), rest(after))
  return { ...compared, unchanged: compared.unchanged + unchanged }
}

/** What a unit's source object is known by on both sides. */
export function sourceKey({ identity, role }: Pick<Unit, 'identity' | 'role'>): string {
  return `${role} ${identityKey(identity)}`
}
