import { closest } from '../model/closest.ts'
import { RISKS, type Change, type ChangeGroup, type Plan, type Risk } from '../model/change.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { ExitCode, Outcome } from '../model/outcome.ts'
import type { Value } from '../model/value.ts'
import { withSeverities } from '../pipeline/severity.ts'
import { makePlan } from '../change/plan.ts'
import { buildPackage, countsOf, hasErrors, sorted } from './build.ts'
import { compareWithFolder, compareWithRef } from './plan-against.ts'
import { UsageError, type Invocation } from './verb.ts'

const REPORT = 'PlanReport'

/** What render would change for the package that the command line means: the PlanReport. */
export async function planPackage(invocation: Invocation): Promise<Outcome> {
  const { positionals, values } = invocation
  const [path] = positionals
  if (path !== undefined) {
    throw new UsageError(
      'plan takes no paths: it compares the whole package.',
      `say --against ${path}, if that is meant.`,
    )
  }
  const risks = risksOf(values['fail-on'])
  const against = typeof values['against'] === 'string' ? values['against'] : undefined
  if (against === '') throw new UsageError('--against names nothing.', 'name a git ref, or a folder of manifests.')
  const built = await buildPackage(invocation, { report: REPORT, twice: 'first' })
  if (!built.ok) return built.outcome
  const isRef = against !== undefined && !/^[./]/.test(against)
  const comparison = await (isRef
    ? compareWithRef(invocation, built, against)
    : Promise.resolve(compareWithFolder(invocation, built, against)))
  const planned = await makePlan({ ...comparison, kindOf: (group, kind) => built.program.kinds.find(group, kind) })
  const { severity, root } = built.package
  const own = withSeverities([...comparison.diagnostics, ...planned.diagnostics], severity)
  const diagnostics = sorted([...built.build.diagnostics, ...own])
  return {
    report: REPORT,
    exitCode: exitCodeOf(planned.plan, diagnostics, { isAsked: values['exit-code'] === true, risks }),
    root,
    summary: { ...summaryOf(planned.plan), ...countsOf(diagnostics) },
    diagnostics,
    details: { changes: planned.plan.changes.map(changeDetail), groups: planned.plan.groups.map(groupDetail) },
    lines: [],
    plan: planned.plan,
  }
}

function risksOf(given: Invocation['values'][string]): ReadonlySet<Risk> {
  if (typeof given !== 'string') return new Set()
  return new Set(
    given.split(',').map((name) => {
      const risk = RISKS.find((each) => each === name.trim())
      if (risk !== undefined) return risk
      const near = closest(name, RISKS)
      const help = `the risks are ${RISKS.join(', ')}.`
      throw new UsageError(
        `There is no risk "${name}".`,
        near === undefined ? help : `the closest risk is ${near}; ${help}`,
      )
    }),
  )
}

function exitCodeOf(
  { changes }: Plan,
  diagnostics: readonly Diagnostic[],
  { isAsked, risks }: { readonly isAsked: boolean; readonly risks: ReadonlySet<Risk> },
): ExitCode {
  if (hasErrors(diagnostics)) return 1
  const isFailing = changes.some((change) => change.risks.some((risk) => risks.has(risk)))
  return isFailing || (isAsked && changes.length > 0) ? 3 : 0
}

function summaryOf({ against, changes, groups, unchanged }: Plan): Readonly<Record<string, Value>> {
  const count = (action: Change['action']) => changes.filter((change) => change.action === action).length
  const risks = RISKS.map((risk) => [risk, changes.filter((change) => change.risks.includes(risk)).length] as const)
  return {
    ...{ against, create: count('create'), update: count('update'), delete: count('delete'), unchanged },
    groups: groups.length,
    risks: Object.fromEntries(risks.filter(([, number]) => number > 0)),
  }
}

function changeDetail(change: Change): Value {
  const { action, apiVersion, identity, risks, composite, groupId, fields, causes } = change
  const { kind, namespace, name } = identity
  const shownFields = fields.map((field) => ({ ...field, causes: field.causes.map((cause) => ({ ...cause })) }))
  const shownCauses = causes.map((cause) => ({ ...cause }))
  return {
    action,
    apiVersion,
    kind,
    namespace,
    name,
    risks,
    composite,
    groupId,
    fields: shownFields,
    causes: shownCauses,
  }
}

function groupDetail({ id, title, action, count, risks, namespaces, composites }: ChangeGroup): Value {
  return {
    ...{ id, title, action, count, risks },
    namespaces: Object.fromEntries(namespaces),
    composites: Object.fromEntries(composites),
  }
}
