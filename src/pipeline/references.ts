import type { KindVersion, ReferenceTarget } from '../model/kind.ts'
import { formatPath, parsePath } from '../model/path.ts'
import { groupVersion, type Identity, type Manifest } from '../model/resource.ts'
import type { Reference } from '../model/unit.ts'
import { isList, isMapping, own, textOf, type Mapping, type Value } from '../model/value.ts'

type Targets = readonly ReferenceTarget[] | null

/** The reference paths of a version as one tree of their keys, so that a resource is gone through once. */
interface Fields {
  /** What the field at the end of a path may name, and the path where it leads through no list; undefined where none ends. */
  end?: { readonly targets: Targets; readonly path: string | undefined }
  readonly below: (readonly [key: string, fields: Fields])[]
  /** For `[*]`: every item, or every value of a mapping. */
  each?: Fields
}

const FIELDS = new WeakMap<KindVersion, Fields>()

/** The reference fields of a resource that name another object, by path; `external` ones name none. */
export function referencesOf(manifest: Manifest, version: KindVersion, self: Identity): readonly Reference[] {
  if (version.references.size === 0) return NONE
  const found: Reference[] = []
  collect(manifest, fieldsOf(version), { path: [], self, found })
  return found
}

const NONE: readonly Reference[] = []

function fieldsOf(version: KindVersion): Fields {
  const known = FIELDS.get(version)
  if (known !== undefined) return known
  const root: Fields = { below: [] }
  for (const [path, targets] of version.references) {
    const steps = parsePath(path) ?? []
    const keys = steps.flatMap((step) => (step.type === 'key' ? [step.key] : []))
    let fields = root
    for (const step of steps) {
      fields = step.type === 'key' ? fieldAt(fields, step.key) : (fields.each ??= { below: [] })
    }
    fields.end = { targets, path: keys.length === steps.length ? formatPath(keys) : undefined }
  }
  FIELDS.set(version, root)
  return root
}

function fieldAt({ below }: Fields, key: string): Fields {
  const known = below.find((each) => each[0] === key)
  if (known !== undefined) return known[1]
  const made: Fields = { below: [] }
  below.push([key, made])
  return made
}

/** Where the walk is, whose references it collects, and what it has found. */
interface Walk {
  readonly path: (string | number)[]
  readonly self: Identity
  readonly found: Reference[]
}

function collect(value: Value, fields: Fields, walk: Walk): void {
  if (fields.end !== undefined) {
    const reference = referenceIn(value, fields.end, walk)
    if (reference !== undefined) walk.found.push(reference)
  }
  for (const [key, below] of fields.below) {
    const inside = own(value, key)
    if (inside !== undefined) collectAt(key, inside, below, walk)
  }
  const { each } = fields
  if (each === undefined) return
  if (isList(value)) value.forEach((item, index) => collectAt(index, item, each, walk))
  else if (isMapping(value)) for (const key of Object.keys(value)) collectAt(key, value[key] ?? null, each, walk)
}

function collectAt(step: string | number, value: Value, fields: Fields, walk: Walk): void {
  walk.path.push(step)
  collect(value, fields, walk)
  walk.path.pop()
}

function referenceIn(value: Value, end: NonNullable<Fields['end']>, { path, self }: Walk): Reference | undefined {
  if (!isMapping(value)) return undefined
  const { name, external, namespace } = value
  if (typeof name !== 'string' || name === '' || external !== undefined) return undefined
  return {
    path: end.path ?? formatPath(path),
    namespace: typeof namespace === 'string' ? namespace : self.namespace,
    name,
    targets: narrowed(value, end.targets),
  }
}

/** What the value's own `kind` and `apiVersion` leave of the targets. */
function narrowed(value: Mapping, targets: Targets): Reference['targets'] {
  const kind = textOf(value.kind)
  if (kind === '') return targets !== null && targets.length > 0 ? targets : null
  const apiVersion = textOf(value.apiVersion)
  if (apiVersion !== '') return [{ group: groupVersion(apiVersion).group, kind }]
  const told = targets?.filter((target) => target.kind === kind) ?? []
  return told.length > 0 ? told : [{ group: null, kind }]
}
