import type { Cause, Change, ChangeGroup, FieldChange, Plan } from '../model/change.ts'
import { shortText } from '../model/short-text.ts'
import { visible } from './escape.ts'

/** A group of changes as a reader sees it, in any form of report. Everything is visible text on one line each. */
export interface GroupView {
  /** What a plan begins each line of a kind of action with: `+`, `~`, `-`, `±` for what is created anew. */
  readonly sign: '+' | '~' | '-' | '±'
  /** `41 StorageBucket`, `SQLInstance payments/orders`. */
  readonly subject: string
  readonly risks: ChangeGroup['risks']
  readonly fields: readonly FieldView[]
  /** Where it comes from, and where it happens. */
  readonly facts: readonly string[]
}

/** One field of a group: the first example's, which stands for all. */
export interface FieldView {
  readonly path: string
  readonly before: string
  readonly after: string
  readonly because: string
}

const MOST_FIELDS = 20
const MOST_NAMES = 6
const MOST_PLACES = 4

/** `3 to create, 41 to update, 1 to delete; 512 unchanged`. */
export function countsText({ changes, unchanged }: Plan): string {
  const count = (action: Change['action']): number => changes.filter((change) => change.action === action).length
  const parts = (['create', 'update', 'delete'] as const).map((action) => `${count(action)} to ${action}`)
  return `${parts.join(', ')}; ${unchanged} unchanged`
}

/** A group as a reader sees it. */
export function groupView(group: ChangeGroup): GroupView {
  const [first] = group.examples
  const sign = group.risks.includes('recreate') ? '±' : SIGNS[group.action]
  if (first === undefined) return { sign, subject: visible(group.title), risks: group.risks, fields: [], facts: [] }
  const fields = first.fields.slice(0, MOST_FIELDS).map((field, index) => fieldView(field, causesAt(group, index)))
  const more = first.fields.length - fields.length
  return {
    sign,
    subject: group.count === 1 ? `${first.identity.kind} ${nameOf(first)}` : `${group.count} ${first.identity.kind}`,
    risks: group.risks,
    fields,
    facts: [
      ...(more > 0 ? [`and ${more} more fields`] : []),
      ...(group.action === 'update' ? [] : because(group)),
      ...(group.count === 1 ? [] : whereabouts(group)),
    ].map(visible),
  }
}

const SIGNS = { create: '+', update: '~', delete: '-' } as const

function nameOf({ identity: { namespace, name } }: Change): string {
  return visible(namespace === '' ? name : `${namespace}/${name}`)
}

function fieldView({ path, before, after }: FieldChange, causes: Causes): FieldView {
  const say = (value: FieldChange['before']): string => (value === undefined ? '(absent)' : visible(shortText(value)))
  return { path: visible(path), before: say(before), after: say(after), because: visible(placesText(causes)) }
}

/** The causes of each change that is shown, and whether there are changes that are not. */
interface Causes {
  readonly each: readonly (readonly Cause[])[]
  readonly hasMore: boolean
}

/** The same field stands at the same index in every change of a group. */
function causesAt({ examples, count }: ChangeGroup, index: number): Causes {
  const each = examples.map(({ fields }) => fields[index]?.causes ?? [])
  return { each, hasMore: count > examples.length }
}

function because({ examples, count }: ChangeGroup): readonly string[] {
  const places = placesText({ each: examples.map(({ causes }) => causes), hasMore: count > examples.length })
  return places === '' ? [] : [`because ${places}`]
}

function placesText({ each, hasMore }: Causes): string {
  const [first = []] = each
  const places = [...new Set(each.flat().map(placeText))]
  const differ = places.length > new Set(first.map(placeText)).size
  // How many others there are is not known where not every change is at hand.
  if (differ && hasMore) return `${places.slice(0, MOST_PLACES).join(', ')} and others`
  const more = places.length > MOST_PLACES ? ` and ${places.length - MOST_PLACES} more` : ''
  return places.slice(0, MOST_PLACES).join(', ') + more
}

function placeText({ file, line, ref }: Cause): string {
  return `${file}:${line}${ref === undefined ? '' : ` (${ref})`}`
}

function whereabouts({ namespaces, composites, examples, count }: ChangeGroup): readonly string[] {
  const named = namespaces.filter(([name]) => name !== '')
  const kinds = composites.filter(([name]) => name !== '')
  const such = examples.map(nameOf).join(', ')
  return [
    ...(named.length > 0 ? [`in ${listed(named)}`] : []),
    ...(kinds.length > 0 ? [`of ${listed(kinds)}`] : []),
    count > examples.length ? `such as ${such}` : such,
  ]
}

function listed(names: readonly (readonly [string, number])[]): string {
  const shown = names.slice(0, MOST_NAMES).map(([name, number]) => `${name} ${number}`)
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''
  return shown.join(', ') + more
}
