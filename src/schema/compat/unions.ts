import type { Schema } from '../../model/kind.ts'
import type { Value } from '../../model/value.ts'
import { isSameSchema, note, shown, type Place } from './change.ts'

/** Notes branches of anyOf and oneOf that come and go, and what allOf and not add or take away. */
export function compareUnions(old: Schema, now: Schema, place: Place): void {
  compareBranches(old, now, { place, keyword: 'anyOf' })
  compareBranches(old, now, { place, keyword: 'oneOf' })
  const all = differences(old.allOf ?? [], now.allOf ?? [])
  for (const schema of all.gone) noteConstraint(place, 'removed', { keyword: 'allOf', schema })
  for (const schema of all.made) noteConstraint(place, 'added', { keyword: 'allOf', schema })
  if (old.not && !(now.not && isSameSchema(old.not, now.not)))
    noteConstraint(place, 'removed', { keyword: 'not', schema: old.not })
  if (now.not && !(old.not && isSameSchema(old.not, now.not)))
    noteConstraint(place, 'added', { keyword: 'not', schema: now.not })
}

interface Union {
  readonly place: Place
  readonly keyword: 'anyOf' | 'oneOf'
}

function compareBranches(old: Schema, now: Schema, { place, keyword }: Union): void {
  const [was, is] = [old[keyword], now[keyword]]
  if (was === undefined && is === undefined) return
  if (was === undefined || is === undefined) {
    const isNew = was === undefined
    const word = keyword === 'anyOf' ? 'one of several forms' : 'exactly one of several forms'
    return note(place, isNew ? 'compat/constraint-added' : 'compat/constraint-removed', {
      message: isNew ? `must have ${word}` : `need not have ${word} any more`,
      keyword: [keyword],
    })
  }
  const { gone, made } = differences(was, is)
  for (const branch of gone) {
    note(place, 'compat/branch-removed', {
      message: `does not take the form ${textOf(branch)} any more`,
      keyword: [keyword],
    })
  }
  for (const branch of made) {
    // With exactly one of several, a form that old values have too refuses them.
    const mayOverlap = keyword === 'oneOf' && !asksForNewField(branch, old)
    note(place, mayOverlap ? 'compat/constraint-added' : 'compat/branch-added', {
      message: mayOverlap
        ? `must have exactly one form, and ${textOf(branch)} is one too`
        : `takes the form ${textOf(branch)} too`,
      keyword: [keyword],
    })
  }
}

function asksForNewField({ required = [] }: Schema, old: Schema): boolean {
  return required.some((name) => !Object.hasOwn(old.properties ?? {}, name))
}

function differences(old: readonly Schema[], now: readonly Schema[]): Record<'gone' | 'made', readonly Schema[]> {
  const isIn = (list: readonly Schema[], schema: Schema): boolean => list.some((each) => isSameSchema(each, schema))
  return { gone: old.filter((schema) => !isIn(now, schema)), made: now.filter((schema) => !isIn(old, schema)) }
}

function noteConstraint(
  place: Place,
  what: 'added' | 'removed',
  { keyword, schema }: { readonly keyword: 'allOf' | 'not'; readonly schema: Schema },
): void {
  const negation = keyword === 'not' ? 'not ' : ''
  note(place, what === 'added' ? 'compat/constraint-added' : 'compat/constraint-removed', {
    message:
      what === 'added'
        ? `must ${negation}be of the form ${textOf(schema)}`
        : `need not ${negation === '' ? '' : 'differ from '}${negation === '' ? 'be of ' : ''}the form ${textOf(schema)} any more`,
    keyword: [keyword],
  })
}

function textOf(schema: Schema): string {
  const { required } = schema
  if (required !== undefined && Object.keys(schema).length === 1) return `with ${required.join(' and ')}`
  return shown(schema as unknown as Value, schema)
}
