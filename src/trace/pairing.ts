import { identityKey } from '../model/resource.ts'
import type { Finished } from '../pipeline/4-finish.ts'

/** How resources of two renderings of one composite are taken for the same: by what made them first, or by name first. */
export type PairBy = 'part' | 'name'

/**
 * For each resource before, the one after: of the same construct path (or of the same name), then the other way round, then
 * those of one kind that are left, in order. What has no partner is gone, or new.
 */
export function pairResources(
  before: readonly Finished[],
  after: readonly Finished[],
  by: PairBy,
): ReadonlyMap<Finished, Finished> {
  const pairs = new Map<Finished, Finished>()
  const taken = new Set<Finished>()
  const pair = (keyOf: (resource: Finished) => string): void => {
    const free = new Map<string, Finished[]>()
    for (const each of after) if (!taken.has(each)) free.set(keyOf(each), [...(free.get(keyOf(each)) ?? []), each])
    for (const each of before) {
      const other = pairs.has(each) ? undefined : free.get(keyOf(each))?.shift()
      if (other === undefined) continue
      pairs.set(each, other)
      taken.add(other)
    }
  }
  const ways = by === 'part' ? [partOf, nameOf] : [nameOf, partOf]
  ways.forEach(pair)
  pair(kindOf)
  return pairs
}

function partOf(resource: Finished): string {
  return `${kindOf(resource)} ${resource.part?.part ?? ''}`
}

function nameOf(resource: Finished): string {
  return `${kindOf(resource)} ${identityKey(resource.identity)}`
}

function kindOf({ identity: { group, kind } }: Finished): string {
  return `${group}/${kind}`
}
