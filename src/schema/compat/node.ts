import type { Schema } from '../../model/kind.ts'
import { compareBounds } from './bounds.ts'
import { below, note, type Place } from './change.ts'
import { compareFields } from './fields.ts'
import { compareLists } from './lists.ts'
import { compareRules } from './rules.ts'
import { compareTypes } from './types.ts'
import { compareUnions } from './unions.ts'
import { compareValues } from './values.ts'

/** Notes every difference between two schemas of the same field and of the fields below it. */
export function compareNode(old: Schema, now: Schema, place: Place): void {
  if (old.description !== now.description || old.title !== now.title) describe(old, now, place)
  const types = compareTypes(old, now, place)
  // Below a type that is another one nothing can be compared.
  if (types === 'other') return
  compareValues(old, now, place)
  compareBounds(old, now, place)
  compareRules(old, now, place)
  // A wider type may come with the forms that spell it out, and without the fields that it takes all the same.
  if (types === 'wider') return
  compareUnions(old, now, place)
  compareLists(old, now, place)
  compareFields(old, now, { place, compare: compareNode })
  if (old.items && now.items) compareNode(old.items, now.items, below(place, ['items'], null))
}

function describe(old: Schema, now: Schema, place: Place): void {
  const keyword = old.description === now.description ? 'title' : 'description'
  const verb = old[keyword] === undefined ? 'is given' : now[keyword] === undefined ? 'loses' : 'has another'
  note(place, 'compat/description-changed', {
    message: `${verb} ${verb === 'has another' ? keyword : `its ${keyword}`}`,
    keyword: [keyword],
  })
}
