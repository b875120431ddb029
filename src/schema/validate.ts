import type { Problem } from '../model/diagnostic.ts'
import type { Kind, KindVersion } from '../model/kind.ts'
import type { Mapping } from '../model/value.ts'
import { compileNode } from './check/node.ts'
import { subdomainProblem } from './check/names.ts'
import { asResource, topOf } from './check/resource.ts'
import { startWalk, type Context } from './check/walk.ts'

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
  const context: Context = {
    dialect: kind.ships === 'core' ? 'core' : 'crd',
    role: 'spine',
    isSecret: false,
    keepsUnknown: false,
    compile: compileNode,
  }
  const apiVersion = kind.group === '' ? version.name : `${kind.group}/${version.name}`
  const top = topOf({ apiVersion, kind: kind.kind, nameRule: subdomainProblem }, context)
  const node = compileNode(asResource(version.schema), context)
  return {
    check(value) {
      const prepared = top.prepare((node.prepare?.(value) ?? value) as Mapping)
      const walk = startWalk()
      top.check(prepared, walk)
      node.check(prepared, walk)
      return { value: prepared, problems: walk.problems }
    },
  }
}
