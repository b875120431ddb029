import { compareDiagnostics, diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import type { OutputOptions } from '../model/package.ts'
import { identityKey, type Identity } from '../model/resource.ts'
import type { Build, BuildEntry, Reference, Unit } from '../model/unit.ts'
import type { Program } from './1-load.ts'
import { dangling } from './dangling.ts'
import type { Finding } from './finding.ts'
import { identityMap, type IdentityMap } from './identity-map.ts'
import { fileFindings, type LayoutOptions } from './layout.ts'
import { applyOrder, type Ordered } from './order.ts'
import { unusedOverrides } from './override-problems.ts'
import { withSeverities } from './severity.ts'

/** Stage 6: units to a Build. Looks across units: the same resource twice, references that lead nowhere. */
export function link(program: Program, units: readonly Unit[]): Build {
  const { severity, output } = program.package
  const findings = findingsOf(program, units, output)
  const loading = [
    ...program.diagnostics,
    ...program.kinds.diagnostics().filter((each) => !program.diagnostics.includes(each)),
  ]
  const found = [
    ...loading,
    ...units.flatMap((unit) => unit.diagnostics),
    ...findings.map((finding) => finding.diagnostic),
  ]
  const isError = (diagnostics: readonly Diagnostic[]): boolean =>
    withSeverities(diagnostics, severity).some((each) => each.severity === 'error')
  const failed = new Set(
    findings.filter((finding) => isError([finding.diagnostic])).flatMap((finding) => finding.units),
  )
  const linked = units.map((unit) =>
    failed.has(unit) || isError(unit.diagnostics) ? { ...unit, text: '', digest: '' } : unit,
  )
  let order: readonly BuildEntry[] | undefined
  return {
    units: linked,
    diagnostics: withSeverities(found, severity).sort(compareDiagnostics),
    // Only the layouts that mix units ask for it.
    get order() {
      return (order ??= orderOf(linked))
    },
  }
}

function findingsOf(program: Program, units: readonly Unit[], output: OutputOptions): readonly Finding[] {
  const rendered = indexResources(units)
  return [
    ...rendered.repeats.map((repeat) => ({
      diagnostic: duplicate(program, repeat),
      units: [repeat.first, repeat.second],
    })),
    ...dangling(program, units, rendered.units),
    ...unusedOverrides(program, units),
    ...fileFindings(units, output, {
      isDeclared: layoutOf(program).isDeclared,
      locate: (unit) => program.locate(unit.source, ['metadata', 'name']),
    }),
  ]
}

/** A resource that a second unit renders too. */
interface Repeat {
  readonly identity: Identity
  /** What makes it in the second. */
  readonly part: string
  readonly first: Unit
  readonly second: Unit
}

interface Rendered {
  /** The unit that renders a resource. */
  readonly units: Pick<IdentityMap<Unit>, 'get'>
  readonly repeats: readonly Repeat[]
}

function indexResources(units: readonly Unit[]): Rendered {
  const found = identityMap<Unit>()
  const repeats: Repeat[] = []
  for (const unit of units) {
    for (const { identity, part } of unit.index) {
      const first = found.add(identity, unit)
      if (first !== undefined) repeats.push({ identity, part, first, second: unit })
    }
  }
  return { units: found, repeats }
}

function duplicate(program: Program, { identity, part, first, second }: Repeat): Diagnostic {
  const where = identity.namespace === '' ? '' : ` in namespace ${identity.namespace}`
  const what = `${identity.kind} "${identity.name}"${where}`
  if (first === second) {
    return diagnostic('link/duplicate', `${what} is rendered twice by ${nameOf(first)}.`, {
      origin: program.locate(first.source, ['metadata', 'name']),
      help: 'two parts of it lead to one name; give one of them another.',
    })
  }
  const isWritten = first.role === 'raw' && second.role === 'raw'
  const how = isWritten ? 'written twice' : `rendered twice, by ${nameOf(first)} and by ${nameOf(second)}`
  return diagnostic('link/duplicate', `${what} is ${how}.`, {
    origin: program.locate(second.source, ['metadata', 'name']),
    related: [
      {
        message: `${isWritten ? 'written' : 'rendered'} here first`,
        origin: program.locate(first.source, ['metadata', 'name']),
      },
    ],
    help: 'give one of the two another name; a name is an identity, so take the newer one.',
    about: {
      source: second.source,
      part,
      path: ['metadata', 'name'],
      ...(first === second ? {} : { first: 'metadata' }),
    },
  })
}

function nameOf({ identity }: Unit): string {
  return `${identity.kind} "${identity.name}"`
}

/** What decides the names of a package's output files. */
export function layoutOf(program: Program): LayoutOptions {
  return {
    ...program.package.output,
    isDeclared: (group, kind) => program.kinds.find(group, kind)?.ships === 'package',
  }
}

function orderOf(units: readonly Unit[]): readonly BuildEntry[] {
  const entries: BuildEntry[] = []
  const at = identityMap<number>()
  units.forEach(({ index }, unit) => {
    index.forEach(({ identity }, entry) => at.set(identity, entries.push({ unit, entry }) - 1))
  })
  const items: Ordered[] = []
  for (const unit of units) {
    for (const { identity, dependsOn, references } of unit.index) {
      const before = dependsOn.flatMap((key) => positionIn(unit, key, at) ?? [])
      items.push({ identity, dependsOn: before, refersTo: named(references, at) })
    }
  }
  const result = applyOrder(items)
  // Declared dependencies stay inside a unit, where finish has reported their cycles.
  return (result.ok ? result.order : [...entries.keys()]).flatMap((position) => entries[position] ?? [])
}

const NONE: readonly number[] = []

/** The positions of what the references name. */
function named(references: readonly Reference[], at: Pick<IdentityMap<number>, 'get'>): readonly number[] {
  if (references.length === 0) return NONE
  const found: number[] = []
  for (const { namespace, name, targets } of references) {
    for (const { group, kind } of targets ?? []) {
      const position = group === null ? undefined : at.get({ group, kind, namespace, name })
      if (position !== undefined) found.push(position)
    }
  }
  return found
}

/** Where the entry of that identity key stands. */
function positionIn({ index }: Unit, key: string, at: Pick<IdentityMap<number>, 'get'>): number | undefined {
  const found = index.find(({ identity }) => identityKey(identity) === key)
  return found && at.get(found.identity)
}
