import type { Rule, Schema } from '../../model/kind.ts'
import { isSameValue } from '../../model/value.ts'
import { note, type Place } from './change.ts'

const KEYWORD = 'x-kubernetes-validations'
/** `self == oldSelf`, or one field of it: nothing but a promise that a value never changes. */
const IMMUTABLE = /^self((?:\.\w+)*)\s*==\s*oldSelf\1$|^oldSelf((?:\.\w+)*)\s*==\s*self\2$/

/** Notes CEL rules that come and go; one that only keeps a value as it is makes the field immutable. */
export function compareRules(old: Schema, now: Schema, place: Place): void {
  const [was, is] = [old[KEYWORD] ?? [], now[KEYWORD] ?? []]
  is.forEach((rule, index) => {
    const earlier = was.find((each) => isSameRule(each, rule))
    const places = { before: placeOf(was, earlier, place), after: [...place.after, KEYWORD, index] }
    if (earlier === undefined) noteNew(place, rule, places.after)
    else if (!isSameValue({ ...earlier }, { ...rule })) {
      note(place, 'compat/rule-reworded', {
        message: `has another message for the rule ${rule.rule.trim()}`,
        ...places,
      })
    }
  })
  was.forEach((rule, index) => {
    if (is.some((each) => isSameRule(each, rule))) return
    const before = [...place.before, KEYWORD, index]
    const isMark = IMMUTABLE.test(rule.rule.trim())
    const message = isMark ? 'may change' : `need not keep the rule ${rule.rule.trim()} any more`
    note(place, isMark ? 'compat/field-made-mutable' : 'compat/rule-removed', { message, before, after: place.after })
  })
}

function isSameRule(a: Rule, b: Rule): boolean {
  return a.rule.trim() === b.rule.trim() && (a.optionalOldSelf === true) === (b.optionalOldSelf === true)
}

function placeOf(rules: readonly Rule[], rule: Rule | undefined, { before }: Place): Place['before'] {
  return rule === undefined ? before : [...before, KEYWORD, rules.indexOf(rule)]
}

function noteNew(place: Place, { rule, message }: Rule, after: Place['after']): void {
  const before = place.before
  if (IMMUTABLE.test(rule.trim())) {
    const help = 'waive it if no object in use will change there; a change would make the resource anew.'
    return note(place, 'compat/field-made-immutable', { message: 'can never change any more', before, after, help })
  }
  const said = message === undefined || message === '' ? '' : `: ${message}`
  note(place, 'compat/rule-added', { message: `must keep the rule ${rule.trim()}${said}`, before, after })
}
