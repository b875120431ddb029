import type { KindVersion, ReferenceTarget } from '../model/kind.ts'
import { formatPath, parsePath, type Step } from '../model/path.ts'
import { groupVersion, identityKey, identity, type Manifest } from '../model/resource.ts'
import type { Reference } from '../model/unit.ts'
import { isList, isMapping, own, ownText, type Value, type ValuePath } from '../model/value.ts'

/** The keys of one reference path, `[*]` for every item, and what the field may name. */
interface ReferenceField {
  readonly steps: readonly Step[]
  readonly targets: readonly ReferenceTarget[] | null
}

const FIELDS = new WeakMap<KindVersion, readonly ReferenceField[]>()

/** The reference fields of a resource that name another object, by path; `external` ones name none. */
export function referencesOf(manifest: Manifest, version: KindVersion): readonly Reference[] {
  if (version.references.size === 0) return NONE
  const found: Reference[] = []
  for (const { steps, targets } of fieldsOf(version)) {
    visit(manifest, { steps, path: [] }, (value, path) => {
      const reference = referenceIn(value, { manifest, path, targets })
      if (reference !== undefined) found.push(reference)
    })
  }
  return found
}

const NONE: readonly Reference[] = []

function fieldsOf(version: KindVersion): readonly ReferenceField[] {
  let fields = FIELDS.get(version)
  if (fields === undefined) {
    fields = [...version.references].map(([path, targets]) => ({ steps: parsePath(path) ?? [], targets }))
    FIELDS.set(version, fields)
  }
  return fields
}

/** A walk along the steps of a written path; `path` is where it is now. */
interface Walk {
  readonly steps: readonly Step[]
  readonly path: (string | number)[]
}

function visit(value: Value | undefined, walk: Walk, found: (value: Value, path: ValuePath) => void): void {
  const { steps, path } = walk
  if (value === undefined) return
  const step = steps[path.length]
  if (step === undefined) return found(value, path)
  const into = (next: Value | undefined, key: string | number): void => {
    path.push(key)
    visit(next, walk, found)
    path.pop()
  }
  if (step.type === 'key') into(own(value, step.key), step.key)
  else if (isList(value)) value.forEach(into)
  else if (isMapping(value)) for (const key of Object.keys(value)) into(value[key], key)
}

interface Field {
  readonly manifest: Manifest
  readonly path: ValuePath
  readonly targets: readonly ReferenceTarget[] | null
}

function referenceIn(value: Value, { manifest, path, targets }: Field): Reference | undefined {
  const name = own(value, 'name')
  if (typeof name !== 'string' || name === '' || own(value, 'external') !== undefined) return undefined
  const self = identity(manifest)
  const namespace = own(value, 'namespace')
  return {
    from: identityKey(self),
    path: formatPath(path),
    namespace: typeof namespace === 'string' ? namespace : self.namespace,
    name,
    targets: narrowed(value, targets),
  }
}

/** What the value's own `kind` and `apiVersion` leave of the targets. */
function narrowed(value: Value, targets: readonly ReferenceTarget[] | null): Reference['targets'] {
  const kind = ownText(value, 'kind')
  if (kind === '') return targets !== null && targets.length > 0 ? targets : null
  const apiVersion = ownText(value, 'apiVersion')
  if (apiVersion !== '') return [{ group: groupVersion(apiVersion).group, kind }]
  const told = targets?.filter((target) => target.kind === kind) ?? []
  return told.length > 0 ? told : [{ group: null, kind }]
}
