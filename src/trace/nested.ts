import type { Kind } from '../model/kind.ts'
import { groupVersion } from '../model/resource.ts'
import { ownText, valueAt, type Mapping, type ValuePath } from '../model/value.ts'
import type { Program } from '../pipeline/1-load.ts'
import type { SourceObject } from '../pipeline/source-files.ts'
import type { Finished } from '../pipeline/4-finish.ts'
import { renderWith, type NestedObject, type Rendering } from '../pipeline/trial.ts'
import { checkerOf } from '../schema/validate.ts'
import { changesOf, type Change } from './changes.ts'
import { compareValues, type Difference } from './compare.ts'
import { changed, pathKey } from './edit.ts'
import { pairResources } from './pairing.ts'

/** A default of a nested kind that moves a field of a resource. */
export interface NestedMove {
  readonly kind: Kind
  readonly version: string
  /** The field of the nested composite that the default filled in. */
  readonly field: ValuePath
  readonly path: ValuePath
  readonly difference: Difference
}

const MOST_VALID = 3

/**
 * What the defaults of nested composites move, by part: each nested composite is given other values for what its composition left
 * to the schema. `before` is the rendering without overrides.
 */
export function nestedMoves(
  program: Program,
  source: SourceObject,
  before: Rendering,
): ReadonlyMap<string, readonly NestedMove[]> {
  const found = new Map<string, NestedMove[]>()
  const nested: NestedObject[] = []
  if (before.resources.every(({ part }) => part?.via.length === 0)) return found
  renderWith(program, source, { manifest: source.manifest, nested: (each) => void nested.push(each) })
  nested.forEach((each, position) => {
    const version = groupVersion(ownText(each.manifest, 'apiVersion')).version
    if (!each.kind.versions.some(({ name }) => name === version)) return
    const object = checkerOf(each.kind, version).check(each.manifest).value
    const valid = new Map<string, number>()
    for (const change of defaultsOf(each, version, object)) {
      const key = pathKey(change.field)
      if ((valid.get(key) ?? 0) >= MOST_VALID) continue
      const after = renderChanged({ program, source, position }, changed(object, change.put))
      if (after === undefined) continue
      valid.set(key, (valid.get(key) ?? 0) + 1)
      note(found, { before, after }, { kind: each.kind, version, field: change.field })
    }
  })
  return found
}

/** Changes of what is not written but there. */
function defaultsOf({ kind, manifest }: NestedObject, version: string, object: Mapping): readonly Change[] {
  const schema = kind.versions.find(({ name }) => name === version)?.schema ?? {}
  const isDefaulted = ({ field, type }: Change): boolean =>
    (type === 'other' || type === 'more') && field[0] !== 'metadata' && valueAt(manifest, field) === undefined
  return changesOf(object, schema).filter(isDefaulted)
}

interface Changing {
  readonly program: Program
  readonly source: SourceObject
  /** Which nested composite, in the order in which they are made. */
  readonly position: number
}

function renderChanged({ program, source, position }: Changing, object: Mapping): Rendering | undefined {
  let at = -1
  return renderWith(program, source, {
    manifest: source.manifest,
    overrides: 'none',
    nested: () => (++at === position ? object : undefined),
  })
}

interface Compared {
  readonly before: Rendering
  readonly after: Rendering
}

function note(
  found: Map<string, NestedMove[]>,
  { before, after }: Compared,
  move: Omit<NestedMove, 'path' | 'difference'>,
): void {
  const pairs: ReadonlyMap<Finished, Finished> = pairResources(before.resources, after.resources, 'part')
  for (const [resource, other] of pairs) {
    const part = resource.part?.part ?? ''
    compareValues(resource.manifest, other.manifest, (path, difference) => {
      found.set(part, [...(found.get(part) ?? []), { ...move, path, difference }])
    })
  }
}
