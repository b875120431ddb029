import type { Schema } from '../../model/kind.ts'
import type { Value } from '../../model/value.ts'
import { firstProblem, passes, report, type Check, type Context, type Walk } from './walk.ts'

const MOST_FORMS = 4

/** allOf, anyOf, oneOf and not. Undefined where the schema has none. */
export function unionCheck(schema: Schema, context: Context): Check | undefined {
  const below: Context = { ...context, role: 'nested', declared: context.declared ?? schema }
  const checks = [
    allCheck(schema.allOf ?? [], below),
    isIntOrString(schema) ? undefined : anyCheck(schema.anyOf ?? [], below),
    oneCheck(schema.oneOf ?? [], below),
    notCheck(schema.not, below),
  ].filter((check) => check !== undefined)
  if (checks.length === 0) return undefined
  return (value, walk) => {
    for (const check of checks) check(value, walk)
  }
}

/** True for the anyOf that only repeats what x-kubernetes-int-or-string says. */
function isIntOrString(schema: Schema): boolean {
  if (schema['x-kubernetes-int-or-string'] !== true) return false
  return (schema.anyOf ?? []).every((form) => Object.keys(form).join() === 'type')
}

function allCheck(forms: readonly Schema[], context: Context): Check | undefined {
  if (forms.length === 0) return undefined
  const checks = forms.map((form) => lazily(form, context))
  return (value, walk) => {
    for (const check of checks) check(value, walk)
  }
}

function anyCheck(forms: readonly Schema[], context: Context): Check | undefined {
  if (forms.length === 0) return undefined
  const checks = forms.map((form) => lazily(form, context))
  return (value, walk) => {
    for (const check of checks) if (passes(check, value, walk)) return
    reportNone(checks, value, walk)
  }
}

function oneCheck(forms: readonly Schema[], context: Context): Check | undefined {
  if (forms.length === 0) return undefined
  const checks = forms.map((form) => lazily(form, context))
  return (value, walk) => {
    let fitting = 0
    for (const check of checks) if (passes(check, value, walk)) fitting++
    if (fitting === 0) reportNone(checks, value, walk)
    if (fitting < 2) return
    const which = checks.flatMap((check, index) =>
      passes(check, value, walk) ? [describe(forms[index] ?? {}, index)] : [],
    )
    const help = `keep what one of them needs: ${which.slice(0, MOST_FORMS).join('; ')}.`
    report(walk, 'schema/union', `fits ${fitting} forms, and the schema allows exactly one at a time`, { help })
  }
}

function reportNone(checks: readonly Check[], value: Value, walk: Walk): void {
  const what = checks.length === 1 ? 'does not fit the form' : `fits none of the ${checks.length} forms`
  const help = walk.isSilent ? undefined : explain(checks, value, walk)
  report(walk, 'schema/union', `${what} that the schema allows`, { help })
}

function notCheck(form: Schema | undefined, context: Context): Check | undefined {
  if (form === undefined) return undefined
  const check = lazily(form, context)
  return (value, walk) => {
    if (!passes(check, value, walk)) return
    const required = form.required ?? []
    const predicate =
      required.length > 0 ? `must not have ${required.join(' and ')}` : 'has a form that the schema rules out'
    report(walk, 'schema/union', required.length > 1 ? `${predicate} together` : predicate)
  }
}

function lazily(schema: Schema, context: Context): Check {
  let check: Check | undefined
  return (value, walk) => (check ??= context.compile(schema, context).check)(value, walk)
}

function describe(form: Schema, index: number): string {
  const required = form.required ?? []
  return required.length > 0 ? required.join(' and ') : `form ${index + 1}`
}

function explain(checks: readonly Check[], value: Value, walk: Walk): string {
  const reasons = [...new Set(checks.map((check) => firstProblem(check, value, walk)))]
  const shown = reasons.slice(0, MOST_FORMS).join(' ')
  if (reasons.length === 1) return shown
  const more = reasons.length - MOST_FORMS
  return `what keeps it from each form: ${shown}${more > 0 ? ` And ${more} more.` : ''}`
}
