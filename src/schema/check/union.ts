import type { Problem } from '../../model/diagnostic.ts'
import type { Schema } from '../../model/kind.ts'
import { attempt, report, type Check, type Context } from './walk.ts'

const MOST_FORMS = 4

/** allOf, anyOf, oneOf and not. Undefined where the schema has none. */
export function unionCheck(schema: Schema, context: Context): Check | undefined {
  const below: Context = { ...context, role: 'nested' }
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
    const failures: (readonly Problem[])[] = []
    for (const check of checks) {
      const problems = attempt(check, value, walk)
      if (problems.length === 0) return
      failures.push(problems)
    }
    const what = forms.length === 1 ? 'does not fit the form' : `fits none of the ${forms.length} forms`
    report(walk, 'schema/union', `${what} that the schema allows`, { help: explain(failures) })
  }
}

function oneCheck(forms: readonly Schema[], context: Context): Check | undefined {
  if (forms.length === 0) return undefined
  const checks = forms.map((form) => lazily(form, context))
  return (value, walk) => {
    const outcomes = checks.map((check) => attempt(check, value, walk))
    const fitting = outcomes.flatMap((problems, index) => (problems.length === 0 ? [index] : []))
    if (fitting.length === 1) return
    if (fitting.length === 0) {
      const what = forms.length === 1 ? 'does not fit the form' : `fits none of the ${forms.length} forms`
      report(walk, 'schema/union', `${what} that the schema allows`, { help: explain(outcomes) })
    } else {
      const which = fitting.slice(0, MOST_FORMS).map((index) => describe(forms[index] ?? {}, index))
      const help = `Keep what one of them needs: ${which.join('; ')}.`
      report(walk, 'schema/union', `fits ${fitting.length} forms, and the schema allows exactly one at a time`, {
        help,
      })
    }
  }
}

function notCheck(form: Schema | undefined, context: Context): Check | undefined {
  if (form === undefined) return undefined
  const check = lazily(form, context)
  return (value, walk) => {
    if (attempt(check, value, walk).length > 0) return
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

function explain(failures: readonly (readonly Problem[])[]): string {
  const reasons = new Set(failures.map((problems) => problems[0]?.message ?? '').filter((reason) => reason !== ''))
  const shown = [...reasons].slice(0, MOST_FORMS)
  const more = reasons.size - shown.length
  return shown.length === 1
    ? shown.join()
    : `Any of these would do, mended: ${shown.join(' ')}${more > 0 ? ` And ${more} more.` : ''}`
}
