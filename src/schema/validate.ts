import type { Problem } from '../model/diagnostic.ts'
import type { Kind, KindVersion, Schema } from '../model/kind.ts'
import { own, type Mapping } from '../model/value.ts'
import { advised } from './advice.ts'
import { compileNode, topContext } from './check/node.ts'
import { nameRuleOf } from './check/names.ts'
import { asResource, topOf } from './check/resource.ts'
import { rulesCheck } from './check/rules.ts'
import { fieldsOnly, subresourcesOf } from './check/subresources.ts'
import { startSilentWalk, startWalk, type Check, type Context, type Walk } from './check/walk.ts'

/** A value as the API server would take it in, and everything it would refuse it for. */
export interface Checked {
  /** Nulls that may not be are dropped, then defaults are filled in; the same object where nothing changes. */
  readonly value: Mapping
  /** In the order of the value. The path of a missing field ends in its key. */
  readonly problems: readonly Problem[]
}

/** The check for objects of one version of one kind. */
export interface Checker {
  check(value: Mapping): Checked
}

const checkers = new WeakMap<KindVersion, Checker>()

/**
 * The check that a kube-apiserver makes of a new object, with strict field validation: nulls, defaults, unknown
 * fields, types, bounds, formats, metadata and CEL rules, all reported at once. Compiled at the first check.
 *
 * @throws Error where the kind has no such version.
 */
export function checkerOf(kind: Kind, version: string): Checker {
  const found = kind.versions.find(({ name }) => name === version)
  if (found === undefined) throw new Error(`${kind.kind} has no version ${version}`)
  const known = checkers.get(found)
  if (known !== undefined) return known
  const made = makeChecker(kind, found)
  checkers.set(found, made)
  return made
}

function makeChecker(kind: Kind, version: KindVersion): Checker {
  let compiled: Compiled | undefined
  return {
    check(value) {
      compiled ??= compile(kind, version)
      if (compiled.passes(value)) return { value, problems: NONE }
      const prepared = compiled.prepare(value)
      if (prepared !== value && compiled.passes(prepared)) return { value: prepared, problems: NONE }
      const walk = startWalk()
      compiled.check(prepared, walk)
      return { value: prepared, problems: walk.problems.map((problem) => advised(version.schema, problem)) }
    },
  }
}

const NONE: readonly Problem[] = []

/** A check in its two steps. */
interface Compiled {
  /** True where prepare() would change nothing and check() find nothing. */
  passes(value: Mapping): boolean
  prepare(value: Mapping): Mapping
  check(value: Mapping, walk: Walk): void
}

function compile(kind: Kind, version: KindVersion): Compiled {
  const context = contextOf(kind)
  const apiVersion = kind.group === '' ? version.name : `${kind.group}/${version.name}`
  const finalizers = kind.ships === 'core' && !isCheckedAlike(kind) ? 'known' : 'qualified'
  const names = { nameRule: nameRuleOf(kind), scope: kind.scope, finalizers } as const
  const top = topOf({ apiVersion, kind: kind.kind, ...names }, context)
  const node = compileNode({ ...asResource(version.schema), 'x-kubernetes-validations': [] }, context)
  const rules = rulesCheck(version.schema, context, { isRoot: true })
  const { dropsStatus, checkScale } = subresourcesOf(kind, version.name)
  const status = dropsStatus ? statusNode(version.schema, context) : undefined
  return {
    passes(value) {
      if (status !== undefined && value.status !== undefined) return false
      const walk = startSilentWalk()
      if (!top.passes(value, walk) || !node.passes(value, walk)) return false
      checkScale(value, walk)
      if (walk.found !== 0) return false
      rules?.(value, walk)
      return walk.broken === 0
    },
    prepare: (value) => top.prepare((node.prepare?.(value) ?? value) as Mapping),
    check(value, walk) {
      const dropped = status === undefined ? undefined : own(value, 'status')
      const whole = dropped === undefined ? value : without(value, 'status')
      top.check(whole, walk)
      node.check(whole, walk)
      if (dropped !== undefined) status?.({ status: dropped }, walk)
      checkScale(whole, walk)
      if (walk.found === 0) rules?.(whole, walk)
    },
  }
}

function isCheckedAlike({ group, kind }: Kind): boolean {
  return CHECKED_ALIKE.has(group) || (group === '' && kind === 'Event')
}

/** Groups of core kinds whose metadata is checked as that of custom resources. */
const CHECKED_ALIKE: ReadonlySet<string> = new Set([
  'policy',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
])

function contextOf(kind: Kind): Context {
  const isSecret = kind.ships === 'core' && kind.group === '' && kind.kind === 'Secret'
  const top = topContext(kind.ships === 'core' ? 'core' : 'crd')
  return isSecret ? { ...top, secretFields: ['data', 'stringData'] } : top
}

/** Undefined where the schema has no status: then it is an unknown field like any other. */
function statusNode({ properties }: Schema, context: Context): Check | undefined {
  const status = properties?.status
  if (status === undefined) return undefined
  let made: Check | undefined
  return (value, walk) => {
    made ??= compileNode({ properties: { status: fieldsOnly(status) } }, context).check
    made(value, walk)
  }
}

function without(value: Mapping, dropped: string): Mapping {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== dropped))
}
