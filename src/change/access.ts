import { identity, type Manifest } from '../model/resource.ts'
import { isList, isMapping, own, valueAt, type Value } from '../model/value.ts'
import { ACCESS, rowOf, type AccessRow } from './risk-table.ts'

/** The parts of one grant: who may do what with what. `*` in a part of an RBAC rule stands for everything. */
export type Grant = readonly string[]

/** What a resource grants, and what it denies. */
export interface Access {
  readonly grants: readonly Grant[]
  readonly denials: readonly Grant[]
}

const NONE: Access = { grants: [], denials: [] }

/** What a resource of any kind grants and denies, by the table of kinds; nothing for a kind that is not in it. */
export function accessOf(manifest: Manifest | undefined): Access {
  const row = manifest === undefined ? undefined : rowOf(ACCESS, identity(manifest))
  if (manifest === undefined || row === undefined) return NONE
  const found = grantsOf(manifest, row)
  return row.grants === 'denials' ? { grants: [], denials: found } : { grants: found, denials: [] }
}

/** One text for a grant: equal texts, equal grants. */
export function grantKey(grant: Grant): string {
  return JSON.stringify(grant)
}

/**
 * True where some grant of `after` is covered by none of `before` and not among `moved` (grantKey: what other resources
 * granted), or where a denial of `before` is gone.
 */
export function isWidened(before: Access, after: Access, moved: ReadonlySet<string> = new Set()): boolean {
  const isNew = (grant: Grant): boolean =>
    !before.grants.some((old) => covers(old, grant)) && !moved.has(grantKey(grant))
  return (
    after.grants.some(isNew) || before.denials.some((denial) => !after.denials.some((other) => covers(denial, other)))
  )
}

function covers(old: Grant, grant: Grant): boolean {
  return old.length === grant.length && old.every((part, index) => part === grant[index] || part === ANY)
}

const ANY = '*'
/** A `*` that is no wildcard. */
const text = (value: Value | undefined): string => (value === ANY ? '"*"' : (JSON.stringify(plain(value)) ?? ''))

function grantsOf(manifest: Manifest, row: AccessRow): readonly Grant[] {
  const spec = own(manifest, 'spec')
  const { namespace } = identity(manifest)
  const place = [namespace, text(own(spec, 'resourceRef'))]
  switch (row.grants) {
    case 'member':
      return [[...place, text(own(spec, 'role')), memberOf(spec), text(own(spec, 'condition'))]]
    case 'bindings':
      return itemsOf(own(spec, 'bindings')).flatMap((binding) =>
        itemsOf(own(binding, 'members')).map((member) => [
          ...[...place, text(own(binding, 'role'))],
          ...[memberOf(member), text(own(binding, 'condition'))],
        ]),
      )
    case 'rules':
      // Who holds the role is not known here: what another one allows is no grant that only moves.
      return [...itemsOf(own(manifest, 'rules')).flatMap(ruleGrants), ...aggregated(manifest)].map((grant) =>
        whole(manifest).concat(grant),
      )
    case 'subjects': {
      const role = text(own(manifest, 'roleRef'))
      return itemsOf(own(manifest, 'subjects')).map((subject) => [namespace, role, text(subject)])
    }
    case 'items':
    case 'denials':
      return itemsOf(valueAt(manifest, row.path ?? [])).map((item) => [...whole(manifest), text(item)])
    case 'whole':
      return [[...whole(manifest), text(spec)]]
  }
}

function whole(manifest: Manifest): string[] {
  const { group, kind, namespace, name } = identity(manifest)
  return [group, kind, namespace, name]
}

function memberOf(value: Value | undefined): string {
  return own(value, 'member') === undefined ? text(own(value, 'memberFrom')) : text(own(value, 'member'))
}

/** Beyond this many, a rule is compared as it is written. */
const MOST = 10_000

/** A rule as one grant for each group, resource, verb and name. */
function ruleGrants(rule: Value): readonly Grant[] {
  const names = (key: string): readonly string[] =>
    itemsOf(own(rule, key)).map((item) => (typeof item === 'string' ? item : text(item)))
  const verbs = names('verbs')
  const urls = names('nonResourceURLs').map((url) => ['', '', '', url])
  const named = names('resourceNames').map((name) => `=${name}`)
  // An empty list of names allows every name.
  const resourceNames = named.length === 0 ? [ANY] : named
  const size = names('apiGroups').length * names('resources').length * resourceNames.length * verbs.length
  if (size > MOST) return [[text(rule)]]
  const resources = names('apiGroups').flatMap((group) =>
    names('resources').flatMap((resource) => resourceNames.map((name) => [group, resource, name, ''])),
  )
  return [...resources, ...urls].flatMap((what) => verbs.map((verb) => [verb, ...what]))
}

function aggregated(manifest: Manifest): readonly Grant[] {
  const selectors = itemsOf(own(own(manifest, 'aggregationRule'), 'clusterRoleSelectors'))
  return selectors.map((selector) => ['aggregated', text(selector)])
}

function itemsOf(value: Value | undefined): readonly Value[] {
  return isList(value) ? value : []
}

/** With keys in order, so that equal data is equal text; bigints as JSON can hold them. */
function plain(value: Value | undefined): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (isList(value)) return value.map(plain)
  if (!isMapping(value)) return value
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, plain(value[key])]))
}
