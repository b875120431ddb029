import { closest } from '../model/closest.ts'
import { diagnostic, type Diagnostic, type Related } from '../model/diagnostic.ts'
import type { Selector } from '../model/edit.ts'
import type { Override, OverrideUse } from '../model/override.ts'
import { formatPath } from '../model/path.ts'
import type { Unit } from '../model/unit.ts'
import type { ValuePath } from '../model/value.ts'
import type { Program } from './1-load.ts'
import type { Finished } from './4-finish.ts'
import type { Finding } from './finding.ts'

/** Overrides that a resource does not take: override/refused and override/forbidden, at the edit. */
export function overrideProblems(
  { overrides, locate }: Pick<Program, 'overrides' | 'locate'>,
  { overridden, identity, part }: Finished,
): readonly Diagnostic[] {
  if (overridden.refusals.length === 0) return NONE
  return overridden.refusals.flatMap((refusal) => {
    const one = overrides.list[refusal.override]
    if (one === undefined) return []
    const { code, message, path, help } = refusal
    const line = part?.locate()
    const text = `The override "${one.name}" cannot be made on ${identity.kind} "${identity.name}": ${message}`
    return diagnostic(code === 'override/forbidden' ? code : 'override/refused', text, {
      origin: locate(one.ref, path),
      path: formatPath(path),
      related: line === undefined ? [] : [{ message: 'rendered here', origin: line }],
      ...(help === undefined ? {} : { help }),
    })
  })
}

const NONE: readonly Diagnostic[] = []

/** The overrides that changed something at, above or below a path of a resource. */
export function overriddenHere(
  { overrides, locate }: Pick<Program, 'overrides' | 'locate'>,
  { overridden }: Finished,
  path: ValuePath,
): readonly Related[] {
  return overridden.uses.flatMap(({ override, changes }) => {
    const one = overrides.list[override]
    const isNear = changes.some(
      (change) => isAlong(change.path, path) || ('to' in change && isAlong(toOf(change), path)),
    )
    return one !== undefined && isNear
      ? [{ message: 'overridden here', origin: locate(one.ref, ['spec', 'edits']) }]
      : []
  })
}

function toOf({ path, to }: { readonly path: ValuePath; readonly to: string | ValuePath }): ValuePath {
  return typeof to === 'string' ? [...path.slice(0, -1), to] : to
}

function isAlong(a: ValuePath, b: ValuePath): boolean {
  return a.slice(0, b.length).every((step, i) => step === b[i])
}

/** What a Unit keeps of a use. */
export function useOf({ override, selectors, counts }: OverrideUse): OverrideUse {
  return { override, selectors, counts }
}

/**
 * Overrides whose target nothing renders (override/target), and edits that change nothing in any resource
 * (override/no-change). Nothing is said where resources are not known: there the target may be.
 */
export function unusedOverrides(program: Program, units: readonly Unit[]): readonly Finding[] {
  const { list } = program.overrides
  if (list.length === 0 || !program.isWhole || units.some(({ overrides }) => overrides === undefined)) return []
  const tallies = list.map((one) => ({
    selectors: new Set<number>(),
    counts: one.edits.map(() => 0),
    units: new Set<Unit>(),
  }))
  for (const unit of units) {
    for (const { override, selectors, counts } of unit.overrides ?? []) {
      const tally = tallies[override]
      if (tally === undefined) continue
      tally.units.add(unit)
      for (const selector of selectors) tally.selectors.add(selector)
      for (const [edit, count] of counts.entries()) tally.counts[edit] = (tally.counts[edit] ?? 0) + count
    }
  }
  return list.flatMap((one, position) => {
    const {
      selectors,
      counts,
      units: meant,
    } = tallies[position] ?? { selectors: new Set(), counts: [], units: new Set<Unit>() }
    const missing = one.target.flatMap((selector, index) =>
      selectors.has(index) ? [] : [noTarget(program, { one, selector, index, units })],
    )
    if (missing.length > 0) return missing.map((found) => ({ diagnostic: found, units: [...meant] }))
    const idle = counts.flatMap((count, edit) => (count > 0 ? [] : [noChange(program, one, edit)]))
    return idle.map((found) => ({ diagnostic: found, units: [...meant] }))
  })
}

interface Missing {
  readonly one: Override
  readonly selector: Selector
  readonly index: number
  readonly units: readonly Unit[]
}

function noTarget(program: Program, missing: Missing): Diagnostic {
  const { one, selector, index } = missing
  const path = ['spec', 'target', ...(one.target.length === 1 ? [] : [index])]
  return diagnostic('override/target', `The override "${one.name}" means ${textOf(selector)}, which nothing renders.`, {
    origin: program.locate(one.ref, [...path, selector.name === undefined ? 'kind' : 'name']),
    path: formatPath(path),
    help: helpFor(program, missing),
  })
}

function textOf({ group, kind, version, namespace, name, where }: Selector): string {
  const what = `${kind} of ${group || 'the core group'}`
  const more = [
    version === undefined ? '' : ` in version ${version}`,
    namespace === undefined ? '' : ` in namespace ${namespace}`,
    where === undefined ? '' : ` where ${where}`,
  ].join('')
  return name === undefined ? `a ${what}${more}` : `${kind} "${name}" of ${group || 'the core group'}${more}`
}

function helpFor({ kinds }: Program, { selector, units }: Missing): string {
  const { group, kind, name, namespace } = selector
  if (kinds.find(group, kind)?.ships === 'package') {
    return `overrides are made on what is rendered, and ${kind} is a kind of this package: change the spec.`
  }
  const all = units.flatMap(({ index }) => index.map(({ identity }) => identity))
  const ofKind = all.filter((each) => each.group === group && each.kind === kind)
  if (ofKind.length === 0) {
    const near = closest(kind, new Set(all.map((each) => each.kind)))
    const other = all.find((each) => each.kind === near)
    if (other === undefined) return `nothing of kind ${kind} is rendered; take the override out.`
    return `the closest kind that is rendered is ${other.kind} of ${other.group || 'the core group'}.`
  }
  const near =
    name === undefined
      ? undefined
      : closest(
          name,
          ofKind.map((each) => each.name),
        )
  const other =
    ofKind.find((each) => each.name === near) ?? ofKind.find((each) => each.namespace === namespace) ?? ofKind[0]
  const where = other?.namespace ? ` in namespace ${other.namespace}` : ''
  return `the closest that is rendered is ${kind} "${other?.name ?? ''}"${where}; if its time is over, take the override out.`
}

function noChange(program: Program, one: Override, edit: number): Diagnostic {
  const path = ['spec', 'edits', edit]
  return diagnostic('override/no-change', `An edit of the override "${one.name}" changes nothing.`, {
    origin: program.locate(one.ref, path),
    path: formatPath(path),
    help: 'what it would make is there already, or its path finds nothing: mend the path, or take the edit out.',
  })
}
