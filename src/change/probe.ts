import type { Schema } from '../model/kind.ts'
import { identityKey, type Manifest } from '../model/resource.ts'
import type { Unit } from '../model/unit.ts'
import { differences } from './fields.ts'
import { resourcesOf } from './resources.ts'
import { overlaps } from './risk.ts'

/** What is asked about: a resource, or one of its fields. */
export interface Target {
  readonly key: string
  readonly path?: string
}

/** Says whether two units differ at a target. A unit with errors differs from nothing: it says nothing. */
export type Probe = (a: Unit | undefined, b: Unit | undefined, target: Target) => boolean

/** A probe that reads each resource once; paths are told by the schemas of the resources. */
export function makeProbe(schemaOf: (manifest: Manifest) => Schema | undefined): Probe {
  const manifests = new WeakMap<Unit, Map<string, Manifest>>()
  const paths = new WeakMap<Manifest, WeakMap<Manifest, readonly string[]>>()
  const read = (unit: Unit, key: string): Manifest | undefined => {
    const known = manifests.get(unit) ?? new Map<string, Manifest>()
    manifests.set(unit, known)
    if (known.has(key)) return known.get(key)
    const found = resourcesOf(unit).find(({ identity }) => identityKey(identity) === key)
    if (found !== undefined) known.set(key, found.manifest())
    return known.get(key)
  }
  const pathsOf = (a: Manifest, b: Manifest): readonly string[] => {
    const known = paths.get(a) ?? new WeakMap<Manifest, readonly string[]>()
    paths.set(a, known)
    const found = known.get(b) ?? differences(a, b, { schema: schemaOf(b) }).map(({ path }) => path)
    known.set(b, found)
    return found
  }
  return (a, b, { key, path }) => {
    if (a === undefined || b === undefined || a.text === '' || b.text === '') return false
    const [one, other] = [read(a, key), read(b, key)]
    if (one === undefined || other === undefined) return one !== other
    return path !== undefined && pathsOf(one, other).some((each) => overlaps(each, path))
  }
}
