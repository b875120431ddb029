import { RISKS, type Cause, type Change, type ChangeGroup, type FieldChange } from '../model/change.ts'
import { isList, isMapping, type Value } from '../model/value.ts'
import { shortText } from '../model/short-text.ts'

/** A change before it has been put into a group. */
export type Ungrouped = Omit<Change, 'groupId'>

/** Changes with the ids of their groups, and the groups. */
export interface Grouped {
  /** In the order they were given in. */
  readonly changes: readonly Change[]
  /** The gravest first, then the largest, then by title. */
  readonly groups: readonly ChangeGroup[]
}

const MOST_EXAMPLES = 3

/**
 * Puts changes that are the same into one group: what happens, to which kind, in which fields, from which values to which,
 * with which risks, and because of which lines; the names of the resource and its composite count as the same in all.
 */
export function groupChanges(changes: readonly Ungrouped[]): Grouped {
  const members = groupBy(changes, keyOf)
  const sorted = [...members.values()].map((all) => ({ all, title: titleOf(all) })).sort(byWeight)
  const ids = new Map(sorted.flatMap(({ all }, index) => all.map((change) => [change, `g${index + 1}`] as const)))
  const grouped = new Map(changes.map((change) => [change, { ...change, groupId: ids.get(change) ?? '' }]))
  const groups = sorted.map(({ all, title }) =>
    groupOf(
      all.flatMap((change) => grouped.get(change) ?? []),
      title,
    ),
  )
  return { changes: [...grouped.values()], groups }
}

/** Items by what `keyOf` says of them, both in the order they come in. */
export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

interface Titled {
  readonly all: readonly Ungrouped[]
  readonly title: string
}

function byWeight(left: Titled, right: Titled): number {
  const [a, b] = [left.all[0], right.all[0]]
  if (a === undefined || b === undefined) return 0
  return weight(a) - weight(b) || right.all.length - left.all.length || (left.title < right.title ? -1 : 1)
}

function weight({ risks, action }: Ungrouped): number {
  const [gravest] = risks
  if (gravest !== undefined) return RISKS.indexOf(gravest)
  return action === 'create' ? RISKS.length : RISKS.length - 1
}

function groupOf(members: readonly Change[], title: string): ChangeGroup {
  const [first] = members
  if (first === undefined) throw new Error('a group has members')
  return {
    id: first.groupId,
    title,
    action: first.action,
    count: members.length,
    risks: first.risks,
    namespaces: counts(members.map(({ identity }) => identity.namespace)),
    composites: counts(members.map(({ composite }) => composite.split('/')[1] ?? '')),
    examples: members.slice(0, MOST_EXAMPLES),
  }
}

function counts(names: readonly string[]): readonly (readonly [string, number])[] {
  const found = new Map<string, number>()
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1)
  return [...found].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
}

const MOST_FIELDS = 2

/** `41 StorageBucket: spec.location EU -> US, because compositions/data-endpoint.ts:18`. */
function titleOf(members: readonly Ungrouped[]): string {
  const [first] = members
  if (first === undefined) return ''
  const { action, identity, fields } = first
  const subject = members.length === 1 ? `${identity.kind} ${identity.name}` : `${members.length} ${identity.kind}`
  const shown = fields.slice(0, MOST_FIELDS).map((field) => fieldText(field, members.length > 1 ? first : undefined))
  const more = fields.length > MOST_FIELDS ? [counted(fields.length - MOST_FIELDS, 'more field')] : []
  const what = action === 'update' ? [...shown, ...more].join('; ') : `${action}d`
  const because = becauseText(members)
  return `${subject}: ${what}${because === '' ? '' : `, because ${because}`}`
}

function fieldText({ path, before, after }: FieldChange, named: Ungrouped | undefined): string {
  const say = (value: Value | undefined): string =>
    value === undefined ? '(absent)' : shortText(named === undefined ? value : nameless(value, named))
  return `${named === undefined ? path : (nameless(path, named) as string)} ${say(before)} -> ${say(after)}`
}

function becauseText(members: readonly Ungrouped[]): string {
  const causes = members.flatMap(causesOf)
  const places = [...new Set(causes.map(placeText))]
  if (places.length <= 2) return places.join(' and ')
  const code = [...new Set(causes.filter((cause) => cause.is !== 'spec').map(placeText))]
  const paths = new Set(causes.filter((cause) => cause.is === 'spec').map(({ path }) => path ?? ''))
  const files = new Set(causes.filter((cause) => cause.is === 'spec').map(({ file }) => file))
  const [path = ''] = paths
  const specs =
    files.size === 0 ? [] : [`${paths.size === 1 && path !== '' ? `${path} in ` : ''}${counted(files.size, 'spec')}`]
  const shown = [...code.slice(0, 2), ...specs]
  return shown.join(' and ') + (code.length > 2 ? ` and ${counted(code.length - 2, 'more line')}` : '')
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

/** Every cause of a change, each once. */
export function causesOf({ fields, causes }: Ungrouped): readonly Cause[] {
  const all = [...causes, ...fields.flatMap((field) => field.causes)]
  const seen = new Map(all.map((cause) => [`${placeText(cause)} ${cause.path ?? ''}`, cause]))
  return [...seen.values()]
}

/** `specs/orders.yaml:8`, or `specs/orders.yaml:8 (main)` for a line that only the ref has. */
export function placeText({ file, line, ref }: Cause): string {
  return `${file}:${line}${ref === undefined ? '' : ` (${ref})`}`
}

function keyOf(change: Ungrouped): string {
  const { action, identity, risks, fields, causes } = change
  const because = (some: readonly Cause[]): string[] =>
    some.map((cause) => (cause.is === 'spec' ? `spec ${cause.path ?? ''}` : placeText(cause)))
  const of = fields.map(({ path, before, after, causes: why }) => [
    nameless(path, change),
    before === undefined ? [] : [nameless(before, change)],
    after === undefined ? [] : [nameless(after, change)],
    because(why),
  ])
  return JSON.stringify([action, identity.group, identity.kind, risks, of, because(causes)], (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  )
}

/** A value with the names of the resource and its composite taken out: `orders-dlq` is `<name>-dlq`. */
export function nameless(value: Value, { identity, composite }: Pick<Ungrouped, 'identity' | 'composite'>): Value {
  const names: [string, string][] = [
    [identity.name, '<name>'],
    [composite.split('/')[3] ?? '', '<composite>'],
    [identity.namespace, '<namespace>'],
  ]
  const known = names.filter(([name]) => name.length > 1).sort(([a], [b]) => b.length - a.length)
  return known.length === 0 ? value : replaced(value, known)
}

function replaced(value: Value, names: readonly (readonly [string, string])[]): Value {
  if (typeof value === 'string') return names.reduce((text, [name, mark]) => withMark(text, name, mark), value)
  if (isList(value)) return value.map((item) => replaced(item, names))
  if (!isMapping(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [replaced(key, names) as string, replaced(item, names)]),
  )
}

/** Only whole words: `a` is not taken out of `data`. */
function withMark(text: string, name: string, mark: string): string {
  if (!text.includes(name)) return text
  return text
    .split(name)
    .reduce((left, right) => left + (/[a-z0-9]$/i.test(left) || /^[a-z0-9]/i.test(right) ? name : mark) + right)
}
