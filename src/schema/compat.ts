import type { Kind, KindVersion } from '../model/kind.ts'
import { kindKey } from '../model/kind.ts'
import type { ValuePath } from '../model/value.ts'
import { addedFields } from './compat/carry.ts'
import { compareConversions, type Trips } from './compat/conversions.ts'
import { nextVersion, type Change, type CompatCode, type Place } from './compat/change.ts'
import { compareNode } from './compat/node.ts'

export { isBreaking, type Change } from './compat/change.ts'

/**
 * Every difference between the kinds of an old and of a new release, with a name that never changes: by group and kind,
 * then by version in the new order, then by field in the order of the old schema.
 */
export function compareKinds(
  old: readonly Kind[],
  now: readonly Kind[],
  trips: readonly Trips[] = [],
): readonly Change[] {
  const later = byKey(now)
  const earlier = byKey(old)
  const keys = [...new Set([...earlier.keys(), ...later.keys()])].sort()
  return keys.flatMap((key) => {
    const [before, after] = [earlier.get(key), later.get(key)]
    const changes = compareKind(before, after)
    if (after === undefined) return changes
    const tried = trips.filter(({ kind }) => kindKey(kind.group, kind.kind) === key)
    return [...changes, ...compareConversions(before, after, tried)]
  })
}

/** What differs between two schemas, as if they were the same version of a kind in two releases. */
export function compareVersions(
  kind: Pick<Kind, 'group' | 'kind'>,
  old: KindVersion,
  now: KindVersion,
): readonly Change[] {
  const [before, after] = [rootOf(0), rootOf(0)]
  return compareSchemas({ ...namesOf(kind), version: now.name, before, after }, old, now)
}

function byKey(kinds: readonly Kind[]): ReadonlyMap<string, Kind> {
  return new Map(kinds.map((kind) => [kindKey(kind.group, kind.kind), kind]))
}

function compareKind(old: Kind | undefined, now: Kind | undefined): readonly Change[] {
  if (old === undefined) return now === undefined ? [] : [whole(now, 'compat/kind-added')]
  if (now === undefined) return [whole(old, 'compat/kind-removed')]
  const changes: Change[] = []
  if (old.scope !== now.scope) {
    changes.push({
      ...atKind(now, 'compat/scope-changed', ['spec', 'scope']),
      message: `${now.kind} is ${scopeWord(now)}, where it was ${scopeWord(old)}.`,
      help: 'declare another kind with the new scope: the objects of one cannot become those of the other.',
    })
  }
  return [...changes, ...compareLists(old, now)]
}

function whole(kind: Kind, code: 'compat/kind-added' | 'compat/kind-removed'): Change {
  const isNew = code === 'compat/kind-added'
  const place: ValuePath = ['spec', 'names', 'kind']
  return {
    ...namesOf(kind),
    code,
    path: '',
    message: `${kind.kind} of ${kind.group} is ${isNew ? 'new' : 'gone'}.`,
    ...(isNew
      ? { after: place }
      : { before: place, help: 'keep it until no spec uses it, then waive its removal in motif.yaml.' }),
  }
}

function compareLists(old: Kind, now: Kind): readonly Change[] {
  const changes = now.versions.flatMap((version, index): readonly Change[] => {
    const position = old.versions.findIndex(({ name }) => name === version.name)
    const earlier = old.versions[position]
    if (earlier === undefined) return [versionAdded(now, version, index)]
    const place = { ...namesOf(now), version: version.name, before: rootOf(position), after: rootOf(index) }
    return [...compareStates(now, earlier, { version, place }), ...compareSchemas(place, earlier, version)]
  })
  const gone = old.versions.flatMap((version, index) =>
    now.versions.some(({ name }) => name === version.name) ? [] : [versionRemoved(old, version, { index, now })],
  )
  return [...changes, ...gone]
}

type Root = Pick<Place, 'group' | 'kind' | 'version' | 'before' | 'after'>

function compareSchemas(root: Root, old: KindVersion, now: KindVersion): readonly Change[] {
  const found: Change[] = []
  const place: Place = { ...root, field: [], added: addedFields(old.schema, now.schema), found }
  compareNode(old.schema, now.schema, place)
  return [...found, ...compareMarks(root, old, now)]
}

/** What prose alone says of immutability, which import keeps as data. */
function compareMarks({ group, kind, version, before, after }: Root, old: KindVersion, now: KindVersion): Change[] {
  const change = (code: CompatCode, path: string, says: string): Change => ({
    ...{ code, group, kind, version, path, before, after },
    message: `${kind} ${version}: ${path} ${says}.`,
  })
  const made = now.immutable.filter((path) => !old.immutable.includes(path))
  const undone = old.immutable.filter((path) => !now.immutable.includes(path))
  return [
    ...made.map((path) => change('compat/field-made-immutable', path, 'is marked immutable')),
    ...undone.map((path) => change('compat/field-made-mutable', path, 'is not marked immutable any more')),
  ]
}

interface State {
  readonly version: KindVersion
  readonly place: Root
}

/** Served, stored, deprecated. */
function compareStates(kind: Kind, old: KindVersion, { version, place }: State): Change[] {
  const changes: Change[] = []
  const say = (code: CompatCode, key: string, more: Pick<Change, 'message' | 'help'>): void => {
    const at = (path: ValuePath): ValuePath => [...path.slice(0, 3), key]
    const { name } = version
    changes.push({
      ...namesOf(kind),
      code,
      version: name,
      path: '',
      before: at(place.before),
      after: at(place.after),
      ...more,
    })
  }
  const { kind: name } = kind
  if (old.served && !version.served) {
    const help = `wait until no spec uses it (\`motif migrate ${name}\` rewrites them), then waive it in motif.yaml.`
    say('compat/version-switched-off', 'served', { message: `${name} ${version.name} is not served any more.`, help })
  }
  if (!old.served && version.served)
    say('compat/version-switched-on', 'served', { message: `${name} ${version.name} is served.` })
  if (old.deprecated !== version.deprecated) {
    const message = `${name} ${version.name} is ${version.deprecated ? 'deprecated' : 'not deprecated any more'}.`
    say('compat/version-deprecated', 'deprecated', { message })
  }
  if (!old.storage && version.storage)
    say('compat/storage-changed', 'storage', { message: `${name} ${version.name} is what compositions receive.` })
  return changes
}

function versionAdded(kind: Kind, { name }: KindVersion, index: number): Change {
  const message = `${kind.kind} ${name} is new.`
  return {
    ...namesOf(kind),
    code: 'compat/version-added',
    version: name,
    path: '',
    message,
    after: ['spec', 'versions', index, 'name'],
  }
}

function versionRemoved(
  kind: Kind,
  { name }: KindVersion,
  { index, now }: { readonly index: number; readonly now: Kind },
): Change {
  return {
    ...namesOf(kind),
    code: 'compat/version-removed',
    version: name,
    path: '',
    message: `${kind.kind} ${name} is gone.`,
    help: `keep it, served, with a conversion to ${now.storage === name ? nextVersion(name) : now.storage}, until no spec uses it; then waive its removal in motif.yaml.`,
    before: ['spec', 'versions', index, 'name'],
    after: ['spec', 'versions'],
  }
}

function rootOf(index: number): ValuePath {
  return ['spec', 'versions', index, 'schema', 'openAPIV3Schema']
}

function namesOf({ group, kind }: Pick<Kind, 'group' | 'kind'>): Pick<Change, 'group' | 'kind'> {
  return { group, kind }
}

function atKind(kind: Kind, code: CompatCode, place: ValuePath): Omit<Change, 'message'> {
  return { ...namesOf(kind), code, path: '', before: place, after: place }
}

function scopeWord({ scope }: Kind): string {
  return scope === 'Cluster' ? 'cluster-scoped' : 'namespaced'
}
